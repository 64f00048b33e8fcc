"""How well a candidate fits, as findings."""

from collections.abc import Iterator

from core.families.transformers.design import TransformerDesign
from core.families.transformers.duty import TransformerDuty
from core.families.transformers.outcome import TransformerOutcome
from core.families.transformers.performance import loss_factors
from core.families.transformers.record import Transformer, TransformerFlag
from core.selection.family import Situation
from core.selection.prices import annuity
from core.study.plant import Staging
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_LOW = 0.3  # greatest load over the rated power: below it the unit is too large for its load
_TOLD = frozenset({TransformerFlag.AT_LIMIT})


def match(
    record: Transformer, situation: Situation, outcome: TransformerOutcome
) -> tuple[Finding, ...]:
    """What speaks for and against a transformer on this duty."""
    return tuple(_said(record, situation, outcome))


def _said(
    record: Transformer, situation: Situation, outcome: TransformerOutcome
) -> Iterator[Finding]:
    yield from _size(situation, outcome)
    yield finding(
        "best_share_no_size", Severity.INFO,
        figure("best", outcome.best_share, Kind.SHARE),
        figure("rms", outcome.rms_share, Kind.SHARE),
    )  # fmt: skip
    yield from _worth(situation)
    yield from _switching(situation, outcome)
    if outcome.alone_share is not None:
        yield finding(
            "one_out_carried", Severity.INFO,
            figure("essential", situation.duty.essential_share, Kind.SHARE),
            figure("share", outcome.alone_share, Kind.SHARE),
        )  # fmt: skip
    if outcome.voltage_drop is None:
        yield finding("voltage_drop_unknown", Severity.ASSUMED)
    if situation.duty.reactive_equivalent > 0.0 and record.no_load_current is None:
        yield finding("reactive_unknown", Severity.ASSUMED)
    if record.load_loss_c is None:
        yield finding("load_loss_temperature", Severity.WARNING)
    for flag in record.flags:
        severity = Severity.ASSUMED if flag in _TOLD else Severity.WARNING
        yield finding(f"flag_{flag.value}", severity)


def _size(situation: Situation, outcome: TransformerOutcome) -> Iterator[Finding]:
    """Too large where it is not for what must be carried with one unit out."""
    alone = outcome.alone_share
    duty: TransformerDuty = situation.duty
    if outcome.peak_share < _LOW and (alone is None or alone < duty.alone_share_max / 2.0):
        yield finding(
            "transformer_oversized", Severity.WARNING,
            figure("share", outcome.peak_share, Kind.SHARE),
            figure("ratio", outcome.oversizing, Kind.RATIO),
        )  # fmt: skip


def _worth(situation: Situation) -> Iterator[Finding]:
    """What a kW of each loss is worth over the life: a price below it pays."""
    economics, design = situation.study.economics, situation.design
    assert isinstance(design, TransformerDesign)  # noqa: S101  of the same family
    profile = situation.profile
    price = float(profile.price_hours.sum() / profile.hours.sum())
    # Load loss comes mostly in dear hours: the hours at the peak that would cost as much.
    dear = float(profile.price_hours @ (profile.columns["load_w"] / design.peak_w) ** 2)
    worth = annuity(economics.discount_rate, economics.life_years, economics.energy_price_rise)
    units = figure("peak", design.peak_w, Kind.APPARENT_POWER)
    a, b = loss_factors(worth, price, dear / price if price > 0.0 else 0.0, 1.0)
    yield finding(
        "loss_worth", Severity.INFO,
        figure("a", a, Kind.MONEY), figure("b", b, Kind.MONEY), units,
    )  # fmt: skip


def _switching(situation: Situation, outcome: TransformerOutcome) -> Iterator[Finding]:
    change, saved = outcome.change_over_va, outcome.switching_saving_wh
    if change is None or saved is None:
        return
    switched = situation.plant.staging is Staging.OPTIMUM
    yield finding(
        "second_unit_switched" if switched else "second_unit_always", Severity.INFO,
        figure("load", change, Kind.APPARENT_POWER),
        figure("saved", saved, Kind.ENERGY),
    )  # fmt: skip
