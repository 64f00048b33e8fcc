"""What was measured against what was expected, in the cells of tables and in sentences."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from core.ledger.measured import Compared, Found
from core.ledger.weather_model import LIMITS, WeatherModel
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from gui.program.sheet_files import Cells

COLUMNS = (
    "id",
    "name",
    "period",
    "by",
    "measured",
    "expected",
    "deviation",
    "band",
    "says",
    "days",
)
_DAYS_SHOWN = 10


def heads(language: Language) -> list[str]:
    """Names of the columns."""
    return [language.text(f"ledger_measured.{name}") for name in COLUMNS]


def rows(found: Sequence[Found], names: Mapping[str, str], language: Language) -> Iterator[Cells]:
    """A row a period of each meter: all of it, its months, what came after its baseline."""
    for one in found:
        for said in (one.whole, *one.months, *one.later):
            yield [one.asset_id, names.get(one.asset_id, ""), *_cells(said, language)]


def _cells(one: Compared, language: Language) -> Cells:
    by = one.deviation
    return [
        period(one), language.text(f"ledger_measured.by.{one.by}"), round(one.measured),
        "" if one.expected is None else round(one.expected),
        "" if by is None else f"{round(100.0 * by, 1) + 0.0:+.1f}%",
        "" if one.band is None else f"±{100.0 * one.band:.1f}%", verdict(one, language),
        days_said(one, language),
    ]  # fmt: skip


def period(one: Compared) -> str:
    """From the first to the last day."""
    return f"{one.begin.isoformat()} – {one.end.isoformat()}"


def verdict(one: Compared, language: Language) -> str:
    """Above, below or inside its band; where there is none, why nothing is said."""
    if one.band is None or one.deviation is None:
        return language.text(f"ledger_measured.open.{one.why}")
    if not one.is_outside:
        return language.text("ledger_measured.inside")
    return language.text(f"ledger_measured.{'above' if one.deviation > 0.0 else 'below'}")


def days_said(one: Compared, language: Language) -> str:
    """The days outside, the first ones of them by their dates."""
    if not one.days:
        return ""
    several = list(_runs(one.days))
    shown = " ".join(several[:_DAYS_SHOWN])
    said = shown if len(several) <= _DAYS_SHOWN else f"{shown} …"
    return language.text("ledger_measured.days_said", count=str(len(one.days)), days=said)


def _runs(days: Sequence[date]) -> Iterator[str]:
    """Days that follow each other as one, month and day: the period beside them says the year."""
    first = last = days[0]
    for day in (*days[1:], None):
        if day is not None and day - last == timedelta(days=1):
            last = day
            continue
        yield f"{first:%m-%d}" if first == last else f"{first:%m-%d}…{last:%m-%d}"
        if day is not None:
            first = last = day


def model_said(one: Found, language: Language) -> str:
    """The model of the weather with its measures of fit, or why there is none."""
    say = language.text
    if one.model is None:
        return say(f"ledger_measured.no_model.{one.no_model}") if one.no_model else ""
    cv_rmse, nmbe = LIMITS[one.step]
    good = "good" if one.model.is_good(one.step) else "not_good"
    fit = say(
        "ledger_measured.fit", cv=f"{100.0 * one.model.cv_rmse:.1f}",
        nmbe=f"{100.0 * one.model.nmbe:+.2f}", cv_limit=f"{100.0 * cv_rmse:g}",
        nmbe_limit=f"{100.0 * nmbe:g}", count=str(one.model.count),
        step=say(f"ledger_measured.step.{one.step}"),
    )  # fmt: skip
    formula = say("ledger_measured.formula", formula=_formula(one.model, language))
    return say("ledger_measured.model", formula=formula, fit=fit,
               good=say(f"ledger_measured.model.{good}"))  # fmt: skip


def _formula(model: WeatherModel, language: Language) -> str:
    """E = b + c·max(T − Tc, 0) + h·max(Th − T, 0), with its figures."""
    parts = [f"E = {language.number(model.base)}"]
    if model.cooling > 0.0:
        parts.append(f"{language.number(model.cooling, 1)}·max(T − {model.cooling_from_c:g}, 0)")
    if model.heating > 0.0:
        parts.append(f"{language.number(model.heating, 1)}·max({model.heating_below_c:g} − T, 0)")
    return " + ".join(parts)


def headline(found: Sequence[Found], language: Language) -> str:
    """How many meters were read, and how many of their periods are outside."""
    every = [said for one in found for said in (one.whole, *one.months, *one.later)]
    judged = [one for one in every if one.band is not None]
    outside = [one for one in judged if one.is_outside]
    return language.text(
        "ledger_measured.headline", meters=str(len(found)), judged=str(len(judged)),
        outside=str(len(outside)), kwh=language.quantity(
            sum(one.whole.measured for one in found) * 1e3, Kind.ENERGY),
    )  # fmt: skip
