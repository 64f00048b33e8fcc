"""How well a candidate fits, as findings."""

from collections.abc import Iterator

import numpy as np

from core.families.compressors.demand import mean_flow
from core.families.compressors.design import CompressorDesign
from core.families.compressors.duty import CompressorDuty
from core.families.compressors.evaluation import OFTEN
from core.families.compressors.outcome import CompressorOutcome
from core.families.compressors.pressure import work
from core.families.compressors.record import AirCompressor, AirControl, CompressorFlag
from core.selection.family import Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_LARGE = 1.4  # flow of the machines on duty over the peak
_STEP_PA = 1.4e4  # for which the price of pressure is told
_LOW_MEAN = 0.4  # mean flow over what the station can give
_SMALL_RECEIVER_MIN = 0.25
_TOLD = frozenset({CompressorFlag.SPEED_SHAPE_ASSUMED, CompressorFlag.AT_LIMIT})


def match(
    record: AirCompressor, situation: Situation, outcome: CompressorOutcome
) -> tuple[Finding, ...]:
    """What speaks for and against a compressor on this duty."""
    return tuple(_said(record, situation, outcome))


def _said(
    record: AirCompressor, situation: Situation, outcome: CompressorOutcome
) -> Iterator[Finding]:
    yield from _size(situation, outcome)
    yield from _gap(situation, outcome)
    yield from _control(record, situation, outcome)
    yield from _pressure(situation, outcome)
    yield from _heat(situation, outcome)
    for flag in record.flags:
        severity = Severity.ASSUMED if flag in _TOLD else Severity.WARNING
        yield finding(f"flag_{flag.value}", severity)


def _size(situation: Situation, outcome: CompressorOutcome) -> Iterator[Finding]:
    design: CompressorDesign = situation.design
    mean = mean_flow(situation.profile)
    able = outcome.oversizing * design.peak_w
    if outcome.oversizing > _LARGE:
        yield finding(
            "compressor_too_large", Severity.WARNING,
            figure("ratio", outcome.oversizing, Kind.RATIO),
            figure("mean", mean / able, Kind.SHARE),
        )  # fmt: skip
    elif mean < _LOW_MEAN * able:
        yield finding("air_mean_low", Severity.INFO, figure("mean", mean / able, Kind.SHARE))


def _gap(situation: Situation, outcome: CompressorOutcome) -> Iterator[Finding]:
    hours = outcome.gap_hours
    if hours is not None and np.isfinite(hours) and hours > 0.0:
        share = hours / situation.design.running_hours
        yield finding(
            "control_gap", Severity.WARNING if share > OFTEN else Severity.INFO,
            figure("hours", hours, Kind.HOURS), figure("share", share, Kind.SHARE),
        )  # fmt: skip


def _control(
    record: AirCompressor, situation: Situation, outcome: CompressorOutcome
) -> Iterator[Finding]:
    design: CompressorDesign = situation.design
    share = outcome.air_cycling_hours / design.running_hours if design.running_hours else 0.0
    if record.air_control is AirControl.SPEED and outcome.gap_hours is not None and share > 0.0:
        yield finding(
            "air_below_turndown", Severity.WARNING if share > OFTEN else Severity.INFO,
            figure("hours", outcome.air_cycling_hours, Kind.HOURS),
            figure("share", share, Kind.SHARE),
        )  # fmt: skip
    each = outcome.unit_capacity_w
    cycles = record.air_control in (AirControl.LOAD_UNLOAD, AirControl.MODULATION_UNLOAD)
    if cycles and each is not None and record.compressor_kind.has_sump:
        minutes = design.receiver_m3 / (each * 60.0)
        if minutes < _SMALL_RECEIVER_MIN:
            yield finding(
                "receiver_small", Severity.WARNING,
                figure("volume", design.receiver_m3, Kind.TANK_VOLUME),
                figure("least", _SMALL_RECEIVER_MIN * each * 60.0, Kind.TANK_VOLUME),
            )  # fmt: skip
    saved = outcome.sequence_saving_wh
    if saved is not None and saved > 0.0:
        yield finding(
            "staging_saves", Severity.INFO,
            figure("order", saved, Kind.ENERGY),
            figure("cascade", outcome.cascade_saving_wh or 0.0, Kind.ENERGY),
        )  # fmt: skip


def _heat(situation: Situation, outcome: CompressorOutcome) -> Iterator[Finding]:
    """What heat is used of that given off at the same time, and what it costs today."""
    duty: CompressorDuty = situation.duty
    used = outcome.heat_used_wh
    if used is not None and np.isfinite(used) and outcome.annual_energy_wh > 0.0:
        yield finding(
            "air_heat_used", Severity.INFO,
            figure("heat", used, Kind.ENERGY),
            figure("share", used / outcome.annual_energy_wh, Kind.SHARE),
            figure("usable", duty.heat_usable, Kind.SHARE),
            figure("saved", outcome.heat_used_cost or 0.0, Kind.MONEY),
        )  # fmt: skip


def _pressure(situation: Situation, outcome: CompressorOutcome) -> Iterator[Finding]:
    """What the pressure band costs, and what a lower pressure would save, by the formula."""
    duty: CompressorDuty = situation.duty
    design: CompressorDesign = situation.design
    at = work(design.lowest_pa, design.inlet_pa)
    band = float(work(design.lowest_pa + 0.5 * duty.band_pa, design.inlet_pa) / at) - 1.0
    step = 1.0 - float(work(design.lowest_pa - _STEP_PA, design.inlet_pa) / at)
    yield finding(
        "pressure_costs", Severity.INFO,
        figure("band", band, Kind.SHARE),
        figure("step", _STEP_PA, Kind.GAUGE_PRESSURE),
        figure("share", step, Kind.SHARE),
        figure("saved", step * (outcome.annual_energy_wh - (outcome.dryer_wh or 0.0)), Kind.ENERGY),
    )  # fmt: skip
