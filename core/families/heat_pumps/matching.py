"""How well heat pumps fit their duty, as findings."""

from collections.abc import Iterator, Sequence

from core.families.heat_pumps.baseline import WANTED_GAIN, gain_over_baseline, meets
from core.families.heat_pumps.class_findings import of_class, of_nameplate
from core.families.heat_pumps.columns import chosen, climate_for, columns_of, declared_c
from core.families.heat_pumps.cooling.findings import of_cooling
from core.families.heat_pumps.demands import after_heat_share, reached_c
from core.families.heat_pumps.duty import Backup
from core.families.heat_pumps.evaluation import CYCLING_SHARE, hours_asked
from core.families.heat_pumps.outcome import HeatPumpOutcome
from core.families.heat_pumps.outlet import LOW_C, MEDIUM_C, nearer_flow_c
from core.families.heat_pumps.performance import FULL_LOAD_BAND, ONE_FLOW_BAND
from core.families.heat_pumps.record import HeatPump, HeatSource, PumpFlag, SeasonalRating
from core.selection.carried import standby_finding
from core.selection.family import Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

LOW_COP = 2.0  # at design: from there down the reader is told what it means; no rule limits it
_NEAR_DESIGN_K = 5.0  # outdoor temperatures that count as those of the design
BACKUP_ENERGY_MAX = 0.10  # of the year's heat: a bivalent plant is usually sized for no more
DEVIATION_MAX = 0.05  # of the recalculated SCOP from the declared one
_ORDER = [Severity.EXCLUDES, Severity.WARNING, Severity.ASSUMED, Severity.INFO]


def match(record: HeatPump, situation: Situation, outcome: HeatPumpOutcome) -> tuple[Finding, ...]:
    """Findings of one candidate, the weightiest first."""
    if not situation.duty.gives_heat:
        return _ordered([*_unmet(situation, outcome), *standby_finding(outcome),
                         *of_cooling(record, situation, outcome), _evidence(record)])  # fmt: skip
    climate = climate_for(situation.design.outdoor_c)
    rated = chosen(record, climate, LOW_C), chosen(record, climate, MEDIUM_C)
    after = _after_heat(record, situation)
    found = [
        *_unmet(situation, outcome),
        *_limits(record, situation, rated, outcome),
        *standby_finding(outcome),
        *_bivalence(situation, outcome, after),
        *_cold_cop(record, situation, outcome),
        *_cycling(situation, outcome),
        *(() if record.is_of_kind else _basis(situation, rated)),
        *of_class(record, situation, outcome),
        *of_nameplate(record, situation, outcome),
        *_scop(record, situation, outcome),
        *(finding(f"flag_{flag.value}", Severity.WARNING) for flag in _flags(record, rated)),
        *of_cooling(record, situation, outcome),
        _evidence(record),
    ]
    return _ordered(found)


def _ordered(found: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(found, key=lambda one: _ORDER.index(one.severity)))


def _evidence(record: HeatPump) -> Finding:
    return finding(
        "evidence", Severity.INFO,
        figure("grade", record.evidence.value), figure("year", record.source_year),
    )  # fmt: skip


def _unmet(situation: Situation, outcome: HeatPumpOutcome) -> Iterator[Finding]:
    if outcome.cooling_unmet_hours is not None and outcome.unmet_hours > 0.0:
        yield finding(
            "heat_or_cooling_unmet", Severity.WARNING,
            figure("hours", outcome.unmet_hours, Kind.HOURS),
            figure("energy", outcome.unmet_energy_wh, Kind.ENERGY),
            figure("cooling_hours", outcome.cooling_unmet_hours, Kind.HOURS),
        )  # fmt: skip
    elif outcome.unmet_hours > 0.0:
        yield finding(
            "heat_unmet", Severity.WARNING,
            figure("hours", outcome.unmet_hours, Kind.HOURS),
            figure("energy", outcome.unmet_energy_wh, Kind.ENERGY),
        )  # fmt: skip
    if outcome.outside_hours > 0.0:
        alone = situation.duty.backup is Backup.NONE or outcome.unmet_hours > 0.0
        yield finding(
            "outside_limits_unmet" if alone else "outside_limits", Severity.WARNING,
            figure("hours", outcome.outside_hours, Kind.HOURS),
        )  # fmt: skip


def _after_heat(record: HeatPump, situation: Situation) -> tuple[float, float]:
    """How hot a machine makes hot water, °C, and the heat of a year above that, Wh."""
    duty, design, profile = situation.duty, situation.design, situation.profile
    if not duty.makes_hot_water:
        return duty.hot_water_c, 0.0
    reached = reached_c(columns_of([record], climate_for(design.outdoor_c)), duty)
    share = float(after_heat_share(reached, duty, design.cold_water_c)[0])
    heat_wh = float(profile.columns["hot_water_w"] @ profile.hours.sum(axis=1))
    return float(reached[0]), share * heat_wh


def _bivalence(
    situation: Situation, outcome: HeatPumpOutcome, after: tuple[float, float]
) -> Iterator[Finding]:
    duty, (reached, after_wh) = situation.duty, after
    if outcome.bivalent_c is None:
        yield finding(
            "monovalent", Severity.INFO,
            figure("outdoor", situation.design.outdoor_c, Kind.TEMPERATURE),
        )  # fmt: skip
    else:
        yield finding(
            f"bivalent_{duty.backup.value}", Severity.INFO,
            figure("bivalent", outcome.bivalent_c, Kind.TEMPERATURE),
            figure("share", outcome.design_share or 0.0, Kind.SHARE),
        )  # fmt: skip
    if duty.backup is Backup.NONE or outcome.backup_hours <= 0.0:
        return
    yield finding(
        "backup_heat", Severity.INFO,
        figure("energy", outcome.backup_heat_wh, Kind.ENERGY),
        figure("share", outcome.backup_share or 0.0, Kind.SHARE),
        figure("hours", outcome.backup_hours, Kind.HOURS),
        figure("peak", outcome.backup_peak_w, Kind.HEATING_POWER),
    )  # fmt: skip
    if after_wh > 0.0:
        yield finding(
            "hot_water_after_heated", Severity.WARNING,
            figure("reached", reached, Kind.TEMPERATURE),
            figure("asked", duty.hot_water_c, Kind.TEMPERATURE),
            figure("energy", after_wh, Kind.ENERGY),
        )  # fmt: skip
    # What is too hot for a machine does not tell that it is too small.
    share = (outcome.backup_share or 0.0) * (1.0 - min(after_wh / outcome.backup_heat_wh, 1.0))
    if share > BACKUP_ENERGY_MAX:
        yield finding(
            "backup_large", Severity.WARNING,
            figure("share", share, Kind.SHARE),
            figure("limit", BACKUP_ENERGY_MAX, Kind.SHARE),
        )  # fmt: skip


def _cold_cop(
    record: HeatPump, situation: Situation, outcome: HeatPumpOutcome
) -> Iterator[Finding]:
    """What a low COP in the cold of the design means: how much of the year's heat it concerns."""
    cop, columns = outcome.design_cop, situation.profile.columns
    if cop is None or cop >= LOW_COP or record.heat_source is not HeatSource.OUTDOOR_AIR:
        return
    heat = columns["load_w"] * situation.profile.hours.sum(axis=1)
    if not heat.sum() > 0.0:  # hot water alone: no heat goes by the outdoor air
        return
    near = situation.design.outdoor_c + _NEAR_DESIGN_K
    yield finding(
        "design_cop_low", Severity.WARNING,
        figure("outdoor", situation.design.outdoor_c, Kind.TEMPERATURE),
        figure("cop", cop, Kind.COP),
        figure("near", near, Kind.TEMPERATURE),
        figure("share", float(heat[columns["outdoor_c"] <= near].sum() / heat.sum()), Kind.SHARE),
    )  # fmt: skip


def _cycling(situation: Situation, outcome: HeatPumpOutcome) -> Iterator[Finding]:
    if outcome.cycling_hours <= 0.0:
        return
    hours = max(hours_asked(situation.profile), outcome.cycling_hours)
    share = outcome.cycling_hours / hours
    cools = "cooling_w" in situation.profile.columns
    yield finding(
        "pumps_cycling_both" if cools else "pumps_cycling",
        Severity.WARNING if share > CYCLING_SHARE else Severity.INFO,
        figure("hours", outcome.cycling_hours, Kind.HOURS),
        figure("share", share, Kind.SHARE),
        source="EN 14825",
    )  # fmt: skip


def _limits(
    record: HeatPump,
    situation: Situation,
    rated: tuple[SeasonalRating | None, SeasonalRating | None],
    outcome: HeatPumpOutcome,
) -> Iterator[Finding]:
    """What is read beyond the declared outdoor temperatures, on whichever side of them."""
    outdoor, beyond_k = situation.design.outdoor_c, outcome.design_beyond_k
    if beyond_k > 0.0:
        coldest, warmest = declared_c(record, rated)
        warm = outdoor > warmest
        yield finding(
            "design_warmer_than_points" if warm else "design_beyond_points", Severity.WARNING,
            figure("outdoor", outdoor, Kind.TEMPERATURE),
            figure("end", warmest if warm else coldest, Kind.TEMPERATURE),
            figure("beyond", beyond_k, Kind.TEMPERATURE_DIFFERENCE),
        )  # fmt: skip
    if outcome.beyond_limits_hours > 0.0:
        yield finding(
            "hours_beyond_points", Severity.INFO,
            figure("hours", outcome.beyond_limits_hours, Kind.HOURS),
        )  # fmt: skip


def _basis(situation: Situation, rated: Sequence[SeasonalRating | None]) -> Iterator[Finding]:
    """What the COPs rest on, where it is less than declared points at both flows."""
    known = [one for one in rated if one is not None]
    if not known:
        yield finding("full_load_only", Severity.WARNING,
                      figure("band", FULL_LOAD_BAND, Kind.SHARE))  # fmt: skip
        return
    if len(known) == 1:
        yield finding(
            "one_flow_rated", Severity.WARNING,
            figure("flow", known[0].flow_c, Kind.TEMPERATURE),
            figure("band", ONE_FLOW_BAND, Kind.SHARE),
        )  # fmt: skip
    wanted = climate_for(situation.design.outdoor_c)
    others = {one.climate for one in known} - {wanted}
    if others:
        yield finding(f"rated_for_{sorted(others)[0]}", Severity.ASSUMED, source="EN 14825")


def _scop(record: HeatPump, situation: Situation, outcome: HeatPumpOutcome) -> Iterator[Finding]:
    declared, again = outcome.scop_declared, outcome.scop_recalculated
    if declared is None:
        return
    flow = nearer_flow_c(situation.design.supply_c)
    if again is not None:
        apart = again / declared - 1.0
        yield finding(
            "scop_beside", Severity.WARNING if abs(apart) > DEVIATION_MAX else Severity.INFO,
            figure("declared", declared, Kind.COP),
            figure("again", again, Kind.COP),
            source="EN 14825",
        )  # fmt: skip
    climate = climate_for(situation.design.outdoor_c)
    rating = chosen(record, climate, flow) or chosen(
        record, climate, LOW_C if flow == MEDIUM_C else MEDIUM_C
    )
    gain = gain_over_baseline(record.heat_source, rating)
    if gain is not None:
        yield finding(
            "baseline_met" if meets(gain) else "baseline_missed", Severity.INFO,
            figure("gain", gain, Kind.SHARE),
            figure("wanted", WANTED_GAIN, Kind.SHARE),
        )  # fmt: skip


def _flags(record: HeatPump, rated: Sequence[SeasonalRating | None]) -> list[PumpFlag]:
    """Flags of the record and of the ratings that are computed with, each once."""
    known = dict.fromkeys(flag for one in rated if one is not None for flag in one.flags)
    of_ratings = {flag for one in record.ratings for flag in one.flags}
    said = {PumpFlag.SINGLE_FLOW, PumpFlag.NO_PART_LOAD}  # in words of their own
    return [*known, *(f for f in record.flags if f not in of_ratings | said)]
