"""How well a candidate fits its duty, as findings."""

import math
from collections.abc import Iterator

from core.families.chillers.classes import class_file, kind_key
from core.families.chillers.columns import columns_of
from core.families.chillers.duty import ChillerDuty
from core.families.chillers.evaluation import CYCLING_SHARE, LOW_LOAD_SHARE
from core.families.chillers.outcome import ChillerOutcome
from core.families.chillers.ratings import iplv
from core.families.chillers.record import Chiller, Flag
from core.families.chillers.supply import age_findings, supply_findings
from core.selection.carried import standby_finding
from core.selection.family import Situation
from core.standards.rating_methods import RATING_METHODS
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

INSTALLED_RATIO_MAX = 1.1  # GB 50189-2015 4.2.8: installed over computed cooling load
_SHOWN_DECIMALS = 3  # of a share shown in per cent with one decimal
_DIFFERENCE = Kind.TEMPERATURE_DIFFERENCE
# Flags that are said in words of their own elsewhere, or that bar a machine altogether.
_SAID_ELSEWHERE = {Flag.RATING_POINTS_OUTSIDE, Flag.PART_LOAD_PLACEHOLDER, Flag.NO_CAPACITY}


def match(record: Chiller, situation: Situation, outcome: ChillerOutcome) -> tuple[Finding, ...]:
    """Findings of one candidate, the weightiest first."""
    found = [
        *_class(record, outcome),
        *_stand_in(record, outcome),
        *_nameplate(record, outcome),
        *_unmet(record, situation, outcome),
        *standby_finding(outcome),
        *_free_cooling(outcome),
        *_ice(record, situation),
        *_limits(record, situation, outcome),
        *supply_findings(record),
        *_size(situation, outcome),
        *_part_load(situation, outcome),
        *age_findings(record),
        *_flags(record),
        *_solved(record),
        _evidence(record),
    ]
    order = [Severity.EXCLUDES, Severity.WARNING, Severity.ASSUMED, Severity.INFO]
    return tuple(sorted(found, key=lambda f: order.index(f.severity)))


def _evidence(record: Chiller) -> Finding:
    grade = figure("grade", record.evidence.value)
    if record.source_year in ("", "–"):
        return finding("evidence_undated", Severity.INFO, grade)
    return finding("evidence", Severity.INFO, grade, figure("year", record.source_year))


def _solved(record: Chiller) -> Iterator[Finding]:
    """What its figures are computed from, where it is more than three curves."""
    if record.grid is not None:
        yield finding(
            "solved_grid", Severity.INFO, figure("points", record.grid.points, Kind.COUNT)
        )
    elif record.leaving_condenser is not None:
        reference = record.leaving_condenser.leaving_condenser_c
        at = figure("leaving", reference, Kind.TEMPERATURE)
        yield finding("solved_leaving", Severity.INFO, at)


def _class(record: Chiller, outcome: ChillerOutcome) -> Iterator[Finding]:
    """That it is a class, what it was fitted to, and how far its year may be off."""
    if record.class_level is not None and outcome.energy_band is not None:
        yield finding(
            "class_machine", Severity.ASSUMED,
            figure("level", record.class_level.value, word="choice"),
            figure("cop", record.cop, Kind.COP),
            figure("iplv", outcome.iplv or _own_iplv(record), Kind.COP),
            figure("band", outcome.energy_band, Kind.SHARE),
            source="GB/T 18430.1-2007",
        )  # fmt: skip


def _own_iplv(record: Chiller) -> float:
    """Of a machine that stands beside others, whose plant has none."""
    method = RATING_METHODS[class_file().iplv_method]
    (rating,) = iplv(columns_of([record]), method, 0.0)
    return math.nan if rating.value is None else rating.value


def _stand_in(record: Chiller, outcome: ChillerOutcome) -> Iterator[Finding]:
    """That the curves of its kind are another kind's."""
    key = None if outcome.energy_band is None else kind_key(record)
    kind = None if key is None else class_file().kinds[key]
    if kind is not None and kind.curves_of:
        yield finding(
            "class_stand_in", Severity.ASSUMED,
            figure("kind", str(key), word="chiller_kind"),
            figure("of", kind.curves_of, word="chiller_kind"),
        )  # fmt: skip


def _nameplate(record: Chiller, outcome: ChillerOutcome) -> Iterator[Finding]:
    """That only its nameplate is known, what its curve was fitted to, how far the year is off."""
    key = kind_key(record)
    if record.nameplate_method is not None and outcome.energy_band is not None and key is not None:
        name, rated = "IPLV", record.nameplate_iplv
        if rated is None:
            name, rated = "NPLV", record.nameplate_nplv or math.nan
        yield finding(
            "nameplate_machine", Severity.ASSUMED,
            figure("machines", class_file().kinds[key].machines, Kind.COUNT),
            figure("capacity", record.capacity_w or math.nan, Kind.COOLING_POWER),
            figure("cop", record.cop, Kind.COP),
            figure("name", name),
            figure("rated", rated, Kind.COP),
            figure("band", outcome.energy_band, Kind.SHARE),
            source=RATING_METHODS[record.nameplate_method].edition,
        )  # fmt: skip


def _unmet(record: Chiller, situation: Situation, outcome: ChillerOutcome) -> Iterator[Finding]:
    if outcome.no_figure_hours > 0:
        yield finding(
            "no_figure", Severity.WARNING,
            figure("hours", outcome.no_figure_hours, Kind.HOURS),
            figure("limit", record.condenser_limits_c[1], Kind.TEMPERATURE),
            figure(
                "reach",
                situation.study.criteria.beyond_limits_k,
                Kind.TEMPERATURE_DIFFERENCE,
            ),
        )  # fmt: skip
    short_hours = outcome.unmet_hours - outcome.no_figure_hours
    if short_hours > 0:
        yield finding(
            "unmet", Severity.WARNING,
            figure("hours", short_hours, Kind.HOURS),
            figure("energy", outcome.unmet_energy_wh, Kind.ENERGY),
        )  # fmt: skip


def _free_cooling(outcome: ChillerOutcome) -> Iterator[Finding]:
    """What an exchanger between towers and chilled water carries, where one was asked for."""
    if outcome.free_cooling_wh is not None:
        yield finding(
            "free_cooling", Severity.INFO,
            figure("cooling", outcome.free_cooling_wh, Kind.ENERGY),
            figure("full", outcome.free_cooling_full_hours or 0.0, Kind.HOURS),
            figure("partial", outcome.free_cooling_partial_hours or 0.0, Kind.HOURS),
        )  # fmt: skip


def _ice(record: Chiller, situation: Situation) -> Iterator[Finding]:
    """That ice is wanted of a machine whose figures do not reach its temperature."""
    duty: ChillerDuty = situation.duty
    lowest = record.leaving_limits_c[0]
    if duty.has_cold_store and duty.makes_ice and lowest > duty.ice_charging_c:
        yield finding(
            "ice_below_limits", Severity.WARNING,
            figure("asked", duty.ice_charging_c, Kind.TEMPERATURE),
            figure("limit", lowest, Kind.TEMPERATURE),
        )  # fmt: skip


def _size(situation: Situation, outcome: ChillerOutcome) -> Iterator[Finding]:
    """GB 50189-2015 4.2.8: what the duty units give over the computed cooling load.

    A margin that the user entered is what the clause forbids to add, and counts. The one that
    the program takes by itself does not: it belongs to the load. A standby unit is none of
    the installed ones here. The ratio is tested as it is shown, in tenths of a per cent.
    """
    design = situation.design
    assumed = "duty.margin" in situation.study.assumed
    load_w = design.required_w if assumed else design.peak_w
    carrying_w = outcome.oversizing * design.peak_w
    ratio = round(carrying_w / load_w, _SHOWN_DECIMALS)
    if ratio > INSTALLED_RATIO_MAX:
        yield finding(
            "installed_above_limit", Severity.WARNING,
            figure("capacity", carrying_w, Kind.COOLING_POWER),
            figure("load", load_w, Kind.COOLING_POWER),
            figure("ratio", ratio, Kind.SHARE),
            figure("limit", INSTALLED_RATIO_MAX, Kind.SHARE),
            source="GB 50189-2015 4.2.8",
        )  # fmt: skip


def _part_load(situation: Situation, outcome: ChillerOutcome) -> Iterator[Finding]:
    profile = situation.profile
    hours = float(profile.hours[profile.columns["load_w"] > 0.0].sum())
    if outcome.cycling_hours > 0:
        share = outcome.cycling_hours / hours
        yield finding(
            "cycling", Severity.WARNING if share > CYCLING_SHARE else Severity.INFO,
            figure("hours", outcome.cycling_hours, Kind.HOURS),
            figure("share", share, Kind.SHARE),
            source="AHRI 551/591, CD = 1.13 − 0.13·LF",
        )  # fmt: skip
    if outcome.false_loading_hours > 0:
        yield finding(
            "false_loading", Severity.WARNING,
            figure("hours", outcome.false_loading_hours, Kind.HOURS),
        )  # fmt: skip
    if outcome.low_load_hours > LOW_LOAD_SHARE * hours:
        yield finding(
            "low_load", Severity.WARNING,
            figure("hours", outcome.low_load_hours, Kind.HOURS),
            figure("share", outcome.low_load_hours / hours, Kind.SHARE),
        )  # fmt: skip


def _limits(record: Chiller, situation: Situation, outcome: ChillerOutcome) -> Iterator[Finding]:
    low, high = record.condenser_limits_c
    entering = situation.design.entering_condenser_c
    if not low <= entering <= high:
        yield finding(
            "design_beyond_limit", Severity.WARNING,
            figure("condenser", entering, Kind.TEMPERATURE),
            figure("beyond", max(low - entering, entering - high), _DIFFERENCE),
            figure("low", low, Kind.TEMPERATURE),
            figure("high", high, Kind.TEMPERATURE),
        )  # fmt: skip
    leaving_low, leaving_high = record.leaving_limits_c
    leaving = situation.design.leaving_chilled_c
    if not leaving_low <= leaving <= leaving_high:
        yield finding(
            "leaving_beyond_limit", Severity.WARNING,
            figure("leaving", leaving, Kind.TEMPERATURE),
            figure("beyond", max(leaving_low - leaving, leaving - leaving_high), _DIFFERENCE),
            figure("low", leaving_low, Kind.TEMPERATURE),
            figure("high", leaving_high, Kind.TEMPERATURE),
        )  # fmt: skip
    if outcome.beyond_limits_hours > 0:
        yield finding(
            "hours_beyond_limits", Severity.INFO,
            figure("hours", outcome.beyond_limits_hours, Kind.HOURS),
            figure("low", low, Kind.TEMPERATURE),
            figure("high", high, Kind.TEMPERATURE),
        )  # fmt: skip


def _flags(record: Chiller) -> Iterator[Finding]:
    for flag in record.flags:
        if flag not in _SAID_ELSEWHERE:
            yield finding(f"flag_{flag.value}", Severity.WARNING)
