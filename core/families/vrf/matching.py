"""How well a candidate fits its duty, as findings."""

from collections.abc import Iterator

from core.families.vrf.outcome import VrfOutcome
from core.families.vrf.record import AirConditioner, System
from core.families.vrf.sizing import MOST_CONNECTED, pipe_factor
from core.selection.family import Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

CYCLING_SHARE = 0.10  # of load hours; above it the finding is a warning


def match(record: AirConditioner, situation: Situation, outcome: VrfOutcome) -> tuple[Finding, ...]:
    """Findings of one candidate, the weightiest first."""
    found = [
        *_compared_only(record),
        *_unmet(situation, outcome),
        *_limits(record, situation, outcome),
        *_cycling(situation, outcome),
        *_pipes(record, situation),
        *(finding(f"flag_{flag.value}", Severity.WARNING) for flag in record.flags),
        *_binding(situation, outcome),
        finding(
            "evidence", Severity.INFO,
            figure("grade", record.evidence.value), figure("year", record.source_year),
        ) if record.source_year
        else finding("evidence_undated", Severity.INFO, figure("grade", record.evidence.value)),
    ]  # fmt: skip
    order = [Severity.EXCLUDES, Severity.WARNING, Severity.ASSUMED, Severity.INFO]
    return tuple(sorted(found, key=lambda one: order.index(one.severity)))


def _compared_only(record: AirConditioner) -> Iterator[Finding]:
    """Of a multi-split no kWh is promised."""
    if record.system is System.MULTI_SPLIT:
        yield finding("multi_split_compared_only", Severity.WARNING)


def _unmet(situation: Situation, outcome: VrfOutcome) -> Iterator[Finding]:
    if outcome.no_figure_hours > 0.0:
        reach = situation.study.criteria.beyond_limits_k
        yield finding(
            "no_figure_outdoors", Severity.WARNING,
            figure("hours", outcome.no_figure_hours, Kind.HOURS),
            figure("reach", reach, Kind.TEMPERATURE_DIFFERENCE),
        )  # fmt: skip
    short = outcome.unmet_hours - outcome.no_figure_hours
    if short > 0.0:
        yield finding(
            "unmet", Severity.WARNING,
            figure("hours", short, Kind.HOURS),
            figure("energy", outcome.unmet_energy_wh, Kind.ENERGY),
        )  # fmt: skip


def _limits(record: AirConditioner, situation: Situation, outcome: VrfOutcome) -> Iterator[Finding]:
    if outcome.design_beyond_k > 0.0:
        yield finding(
            "design_beyond_curves", Severity.WARNING,
            figure("outdoor", situation.design.summer_outdoor_c, Kind.TEMPERATURE),
            figure("indoor", situation.design.indoor_wet_bulb_c, Kind.TEMPERATURE),
            figure("beyond", outcome.design_beyond_k, Kind.TEMPERATURE_DIFFERENCE),
        )  # fmt: skip
    if outcome.beyond_limits_hours > 0.0:
        yield finding(
            "hours_beyond_curves", Severity.INFO,
            figure("hours", outcome.beyond_limits_hours, Kind.HOURS),
            figure("low", record.outdoor_min_c, Kind.TEMPERATURE),
            figure("high", record.outdoor_max_c, Kind.TEMPERATURE),
        )  # fmt: skip


def _cycling(situation: Situation, outcome: VrfOutcome) -> Iterator[Finding]:
    profile = situation.profile
    hours = float(profile.hours[profile.columns["load_w"] > 0.0].sum())
    if outcome.cycling_hours > 0.0 and hours > 0.0:
        share = outcome.cycling_hours / hours
        yield finding(
            "cycling", Severity.WARNING if share > CYCLING_SHARE else Severity.INFO,
            figure("hours", outcome.cycling_hours, Kind.HOURS),
            figure("share", share, Kind.SHARE),
            source="AHRI 340/360, CD = 1.13 − 0.13·LF",
        )  # fmt: skip


def _pipes(record: AirConditioner, situation: Situation) -> Iterator[Finding]:
    duty = situation.duty
    if record.system is not System.MULTI_SPLIT:
        return
    if duty.pipe_length_m is not None:
        length = figure("length", duty.pipe_length_m, Kind.DISTANCE)
        if record.pipe:
            share = figure("share", pipe_factor(record, duty), Kind.SHARE)
            yield finding("pipe_corrected", Severity.INFO, length, share)
        else:
            yield finding("pipe_not_told", Severity.WARNING, length)
    if duty.connected_ratio > 1.0 and not record.connected:
        ratio = figure("ratio", duty.connected_ratio, Kind.RATIO)
        yield finding("connected_not_told", Severity.WARNING, ratio)
    elif duty.connected_ratio > MOST_CONNECTED:
        yield finding(
            "connected_above", Severity.WARNING,
            figure("ratio", duty.connected_ratio, Kind.RATIO),
            figure("most", MOST_CONNECTED, Kind.RATIO),
        )  # fmt: skip


def _binding(situation: Situation, outcome: VrfOutcome) -> Iterator[Finding]:
    """Whether heat or cold decides the size, where both are asked for."""
    design = situation.design
    if design.heating_required_w is None or outcome.heating_installed_w is None:
        return
    cold = outcome.installed_w / design.required_w
    heat = outcome.heating_installed_w / design.heating_required_w
    yield finding(
        "heat_binds" if heat < cold else "cold_binds", Severity.INFO,
        figure("cooling", cold, Kind.SHARE), figure("heating", heat, Kind.SHARE),
    )  # fmt: skip
