"""How well a candidate fits, as findings."""

from collections.abc import Iterator

import numpy as np

from core.families.transformers.ageing import (
    CYCLIC_MOST_C,
    NORMAL_C,
    SHARE_MOST,
    ageing_rate,
    hot_spot_c,
)
from core.families.transformers.current import current_squared
from core.families.transformers.design import TransformerDesign
from core.families.transformers.duty import TransformerDuty
from core.families.transformers.outcome import TransformerOutcome
from core.families.transformers.record import Transformer, TransformerFlag, TransformerUse
from core.selection.family import Situation
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
    use = situation.duty.transformer_use
    if use is not TransformerUse.GENERAL and record.built_for is not use:
        yield finding(f"transformer_for_{use.value}", Severity.WARNING)
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
    yield from _heat(record, situation, outcome)
    yield from _voltage(record, situation, outcome)
    if record.loss_tolerance:
        energy = outcome.annual_energy_wh * (1.0 + record.loss_tolerance)
        yield finding(
            "losses_within_tolerance", Severity.INFO,
            figure("share", record.loss_tolerance, Kind.SHARE),
            figure("energy", energy, Kind.ENERGY),
        )  # fmt: skip
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
    design = situation.design
    assert isinstance(design, TransformerDesign)  # noqa: S101  of the same family
    yield finding(
        "loss_worth", Severity.INFO,
        figure("a", design.no_load_worth, Kind.MONEY),
        figure("b", design.load_loss_worth, Kind.MONEY),
        figure("peak", design.peak_w, Kind.APPARENT_POWER),
    )  # fmt: skip


def _heat(
    record: Transformer, situation: Situation, outcome: TransformerOutcome
) -> Iterator[Finding]:
    """How hot the windings become; what is not known of dry types beyond their rated power."""
    duty: TransformerDuty = situation.duty
    alone = outcome.alone_share or 0.0
    if outcome.hot_spot_c is None or outcome.life_used is None:
        if max(outcome.peak_share, alone) > 1.0:
            yield finding("transformer_overload_unknown", Severity.WARNING)
        return
    hot = outcome.hot_spot_c > NORMAL_C
    yield finding(
        "windings_hot" if hot else "windings_cool", Severity.WARNING if hot else Severity.INFO,
        figure("hottest", outcome.hot_spot_c, Kind.TEMPERATURE),
        figure("life", outcome.life_used, Kind.RATIO),
    )  # fmt: skip
    if 0.0 < alone <= SHARE_MOST:
        warmest = float(situation.climate.dry_bulb_c.max())
        ratio = record.load_loss_w / record.no_load_power_w
        share = np.array([alone * duty.harmonic_loss**0.5])
        there = float(hot_spot_c(np.array([warmest]), share, np.array([ratio]))[0])
        yield finding(
            "one_out_heat",
            Severity.WARNING if there > CYCLIC_MOST_C else Severity.INFO,
            figure("hottest", there, Kind.TEMPERATURE),
            figure("air", warmest, Kind.TEMPERATURE),
            figure("rate", float(ageing_rate(np.array([there]))[0]), Kind.RATIO),
        )  # fmt: skip


def _voltage(
    record: Transformer, situation: Situation, outcome: TransformerOutcome
) -> Iterator[Finding]:
    """By what the drop behind the transformer raises its load loss at the peak."""
    duty: TransformerDuty = situation.duty
    if record.impedance is None or outcome.voltage_drop is None:
        yield finding("voltage_drop_unknown", Severity.ASSUMED)
        return
    supply = 1.0 if duty.supply_voltage is None else duty.supply_voltage
    more = current_squared(
        np.array([outcome.peak_share]), duty.factor,
        np.array([record.load_loss_w / record.rated_va]), np.array([record.impedance]), supply,
    )  # fmt: skip
    yield finding(
        "current_rated" if duty.supply_voltage is None else "current_real", Severity.INFO,
        figure("more", float(more[0]) - 1.0, Kind.SHARE),
        figure("supply", supply, Kind.SHARE),
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
