"""What is found of an asset, line by line, each with what it rests on: for the window and paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from core.ledger.age import Answer
from core.ledger.diagnosis import Diagnosis
from core.ledger.elimination import Listing
from core.ledger.grading import BELOW
from core.ledger.nameplate import Fact
from core.ledger.plan import Plan
from core.ledger.unplaced import unplaced_hits
from core.ledger.worth import MoneyTerms, Worth
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from gui.program.ledger.ledger_text import LedgerText

_SAID_AS = {"voltage_kv": "voltage", "steam_t_h": "size"}
Weight = Literal["bad", "warning", "good", "info"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence, and what it rests on."""

    said: str
    basis: str
    weight: Weight = "info"


def lines(one: Diagnosis, text: LedgerText) -> Iterator[Line]:
    """Listing, grade, age, energy, replacement, in this order."""
    say = text.language.text
    yield _listing(one, text)
    if one.motor_listing is not None:
        yield _motor(one, text)
    yield _grade(one, text)
    yield _age(one, text)
    yield _energy(one, text.language)
    if one.energy.saving_kwh is not None:
        yield _saving(one, text)
    if one.asset.from_text:
        yield _from_text(one, text)
    asks = text.to_ask(one)
    if asks:
        yield Line(said=say("ledger_trace.ask", what=asks), basis="", weight="warning")


def plate_facts(one: Diagnosis, language: Language) -> list[str]:
    """What the model says, fact by fact; what our tables add is marked."""
    found = []
    plate = one.plate
    for name, value in plate.facts.items():
        key = f"ledger_trace.fact.{name}"
        if not language.has(key):
            continue
        said = language.text(key, value=_fact(value))
        mark = language.text("ledger_trace.guessed") if name in plate.guessed else ""
        found.append(f"{said}{mark}")
    series = [plate.series] if plate.series else []
    return [*series, *found]


def _fact(value: Fact) -> str:
    return f"{value:g}" if isinstance(value, int | float) else str(value)


def _listing(one: Diagnosis, text: LedgerText) -> Line:
    found, say = one.listing, text.language.text
    said = say("ledger_trace.listing", verdict=text.listing(one))
    basis = ""
    if found.row is not None:
        basis = say("ledger_trace.listed_as", model=found.row.model)
    elif found.listing is Listing.NONE:
        basis = say("ledger_trace.not_carried")
    weights: dict[Listing, Weight] = {
        Listing.HIT: "bad", Listing.SUSPECT: "warning", Listing.ENCOURAGED: "warning",
        Listing.OPEN: "warning",
    }  # fmt: skip
    return Line(said=said, basis=basis, weight=weights.get(found.listing, "info"))


def _motor(one: Diagnosis, text: LedgerText) -> Line:
    """What the lists say of the motor of what it drives."""
    found = one.motor_listing
    assert found is not None  # noqa: S101  asked before
    said = text.language.text(
        "ledger_trace.motor", model=one.asset.motor_model, verdict=text.verdict(found)
    )
    listed = found.listing in (Listing.HIT, Listing.SUSPECT)
    return Line(said=said, basis="", weight="warning" if listed else "info")


def _from_text(one: Diagnosis, text: LedgerText) -> Line:
    """Fields that no column states."""
    say = text.language.text
    names = (_SAID_AS.get(key, key) for key in one.asset.from_text)
    fields = say("verdict.separator").join(
        dict.fromkeys(say(f"ledger.ask.{name}") for name in names)
    )
    return Line(said=say("ledger_trace.from_text", fields=fields), basis="", weight="warning")


def _grade(one: Diagnosis, text: LedgerText) -> Line:
    found, say = one.grade, text.language.text
    if not found.grade:
        return Line(said=say("ledger_trace.grade_open"), basis="", weight="warning")
    tier = say(f"ledger_trace.tier.{found.tier}") if found.tier else say("ledger_trace.tier.none")
    said = say("ledger_trace.grade", grade=text.grade_words(one), tier=tier)
    parts = [" ".join(part for part in (found.edition, found.row) if part)]
    if one.efficiency_pct is not None:
        value = f"{one.efficiency_pct:g}"
        if one.expected.efficiency_pct is not None:
            basis = one.expected.basis
            parts.append(say("ledger_trace.efficiency_assumed", value=value, basis=basis))
        elif one.asset.efficiency_tested:
            parts.append(say("ledger_trace.efficiency_tested", value=value))
        else:
            parts.append(say("ledger_trace.efficiency_plate", value=value))
    if found.labelled:
        parts.append(say("ledger_trace.labelled"))
    if found.by_bound:
        parts.append(say("ledger_trace.by_bound"))
    if found.assumed:
        parts.append(say("ledger_trace.every_way"))
    weight: Weight = "info"
    if found.grade == BELOW:
        weight = "warning"
    elif found.qualified:
        weight = "good"
    return Line(said=said, basis=text.language.text("verdict.separator").join(parts), weight=weight)


def _age(one: Diagnosis, text: LedgerText) -> Line:
    say, found = text.language.text, one.age
    day = text.rules.day.isoformat()
    given = one.asset.commissioned or "–"
    basis = say("ledger_trace.age_basis", given=given, day=day)
    if found.ten_or_more is Answer.REFUSED:
        return Line(said=say("ledger_trace.age_future"), basis=basis, weight="warning")
    if found.ten_or_more is Answer.OPEN:
        return Line(said=say("ledger_trace.age_open"), basis=basis, weight="warning")
    ten = found.ten_or_more is Answer.YES
    if found.years is None:
        said = say("ledger_trace.age_over_ten" if ten else "ledger_trace.age_under_ten")
    else:
        key = "ledger_trace.age_ten" if ten else "ledger_trace.age_less"
        said = say(key, years=str(found.years))
    return Line(said=said, basis=basis)


def _energy(one: Diagnosis, language: Language) -> Line:
    asset, used, say = one.asset, one.energy, language.text
    if used.kwh is None:
        return Line(said=say("ledger_trace.energy_open"), basis="", weight="warning")
    value = language.quantity(used.kwh * 1e3, Kind.ENERGY)
    band = language.number(100.0 * used.band)
    if asset.family == "transformer":
        basis = say("ledger_trace.energy_losses", load=f"{asset.load_factor:g}")
        if one.losses_basis:
            usual = say("ledger_trace.losses_usual", p0=f"{asset.p0_kw:g}", pk=f"{asset.pk_kw:g}",
                        basis=one.losses_basis)  # fmt: skip
            basis = say("verdict.separator").join((basis, usual))
    elif asset.measured_kwh is not None:
        basis = say("ledger_trace.energy_measured")
    elif asset.measured_kw is not None:
        power, hours = f"{asset.measured_kw:,g}", f"{asset.hours_per_year:,g}"
        basis = say("ledger_trace.energy_met", count=str(asset.count), power=power, hours=hours)
    else:
        load = "0.7" if asset.load_factor is None else f"{asset.load_factor:g}"
        key = "ledger_trace.energy_assumed" if used.load_assumed else "ledger_trace.energy_load"
        basis = say(key, load=load, hours=f"{asset.hours_per_year:,g}", count=str(asset.count),
                    size=f"{asset.size:,g}", efficiency=f"{one.efficiency_pct:g}")  # fmt: skip
    return Line(said=say("ledger_trace.energy", value=value, band=band), basis=basis)


def _saving(one: Diagnosis, text: LedgerText) -> Line:
    language, asset = text.language, one.asset
    better = asset.replacement
    saving = language.quantity((one.energy.saving_kwh or 0.0) * 1e3, Kind.ENERGY)
    said = language.text(
        "ledger_trace.saving",
        saving=saving,
        yuan=language.sum_said(one.saving_yuan or 0.0),
        cost="–" if better is None else language.sum_said(better.cost),
        years=language.quantity(one.payback_years, Kind.PAYBACK),
    )
    basis = ""
    if better is not None:
        figures = [
            f"{value:g}{unit}"
            for value, unit in (
                (better.size, " kW"),
                (better.efficiency_pct, "%"), (better.specific_power, " kW/(m³/min)"),
                (better.iplv, " IPLV"), (better.p0_kw, " kW P0"), (better.pk_kw, " kW Pk"),
            )
            if value is not None
        ]  # fmt: skip
        price = f"{text.rules.price_per_kwh:g}"
        figures_said = language.text("verdict.separator").join(figures)
        basis = language.text("ledger_trace.saving_basis", figures=figures_said, price=price)
    return Line(said=said, basis=basis, weight="good")


def worth_line(worth: Worth, terms: MoneyTerms, language: Language) -> str:
    """The net present value of the replacement, and what is in it beside the electricity."""
    parts = (
        ("carbon", worth.carbon_yuan), ("demand", worth.demand_yuan), ("subsidy", worth.subsidy),
        ("tax_credit", worth.tax_credit), ("residual", worth.residual_value),
    )  # fmt: skip
    several = [
        language.text(f"ledger_trace.worth.{key}", yuan=language.sum_said(yuan))
        for key, yuan in parts
        if yuan
    ]
    said = language.text(
        "ledger_trace.worth", npv=language.sum_said(worth.npv),
        life=str(terms.life_years), rate=f"{100.0 * terms.discount_rate:g}",
    )  # fmt: skip
    return "\n".join(
        [said, language.text("verdict.separator").join(several)] if several else [said]
    )


def planned_line(one: Diagnosis, made: Plan, language: Language) -> str:
    """In which year it is renewed, or why in none."""
    for year in made.years:
        if one.asset.id in year.ids:
            return language.text("ledger_trace.planned", year=str(year.year))
    if one.asset.id in made.not_planned:
        return language.text("ledger_trace.payback_long")
    if one.asset.id in made.loses:
        return language.text("ledger_trace.loses")
    if one.asset.id in made.left:
        return language.text("ledger_trace.no_money")
    (each,) = unplaced_hits([one], made) or (None,)
    if each is not None and each.missing:
        fields = "/".join(language.text(f"ledger.ask.{name}") for name in each.missing)
        return language.text("ledger_trace.unplaced", fields=fields)
    return language.text("ledger_trace.not_asked")
