"""How well a candidate fits its heat duty, as findings."""

from collections.abc import Iterator

from core.families.industrial_heat.feasibility import Verdict, verdict
from core.families.industrial_heat.outcome import IndustrialHeatOutcome
from core.families.industrial_heat.performance import Performance, performance
from core.families.industrial_heat.record import Arrangement, IndustrialHeatPump, Method
from core.machines.plausibility import COP_SHARE_BEST, COP_SHARE_MOST
from core.selection.carried import standby_finding
from core.selection.family import Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_ROUNDING = 1e-9
_ORDER = [Severity.EXCLUDES, Severity.WARNING, Severity.ASSUMED, Severity.INFO]


def match(
    record: IndustrialHeatPump, situation: Situation, outcome: IndustrialHeatOutcome
) -> tuple[Finding, ...]:
    """The verdict first, then the findings, the weightiest first."""
    judged, reasons = verdict(outcome)
    cooled = tuple(_glide(record, situation))
    if any(each.severity is Severity.WARNING for each in cooled):
        reasons = (*cooled, *reasons)
        if judged is Verdict.FEASIBLE:
            judged = Verdict.BORDERLINE
        cooled = ()
    found = [
        *reasons,
        *cooled,
        *_estimate(record, outcome),
        *_hours(situation, outcome),
        *standby_finding(outcome),
        *_stages(record, situation),
        *(finding(f"flag_{flag.value}", Severity.WARNING) for flag in record.flags),
        finding(
            "evidence", Severity.INFO,
            figure("grade", record.evidence.value), figure("year", record.source_year),
        ),
    ]  # fmt: skip
    # That it loses money is said of every family's candidates, before what is said here.
    heads = () if judged is Verdict.NOT_ECONOMICAL else (
        finding(f"verdict_{judged.value}", Severity.WARNING if reasons else Severity.INFO),
    )  # fmt: skip
    return (*heads, *sorted(found, key=lambda each: _ORDER.index(each.severity)))


def _estimate(record: IndustrialHeatPump, outcome: IndustrialHeatOutcome) -> Iterator[Finding]:
    if record.method is Method.MAP:
        return
    yield finding(
        f"estimate_{record.method.value}", Severity.ASSUMED,
        figure("low", outcome.cop_low, Kind.COP),
        figure("high", outcome.cop_high, Kind.COP),
        figure("band", record.cop_band, Kind.SHARE),
        source="Jesper et al. 2021" if record.method is Method.REGRESSION else "",
    )  # fmt: skip


def _glide(record: IndustrialHeatPump, situation: Situation) -> Iterator[Finding]:
    """What the regression, which knows the source's inlet alone, makes of a source cooled far.

    Told above the best that a shipped machine has at full load, from the inlet; a warning above
    what the catalog takes for possible of any machine.
    """
    if record.method is not Method.REGRESSION:
        return
    done = performance(record, situation.study.duty.machine)
    assert isinstance(done, Performance)  # noqa: S101  screened
    worst = max(done.stages, key=lambda stage: stage.carnot_share)
    if worst.carnot_share > COP_SHARE_BEST:
        streams, possible = worst.streams, worst.carnot_share <= COP_SHARE_MOST
        yield finding(
            "source_cooled_far" if possible else "source_cooled_too_far",
            Severity.ASSUMED if possible else Severity.WARNING,
            figure("inlet", streams.source_in_c, Kind.TEMPERATURE),
            figure("outlet", streams.source_out_c, Kind.TEMPERATURE),
            figure("sink", streams.sink_out_c, Kind.TEMPERATURE),
            figure("cop", worst.cop, Kind.COP),
            figure("share", worst.carnot_share, Kind.SHARE),
            figure("limit", COP_SHARE_BEST if possible else COP_SHARE_MOST, Kind.SHARE),
            source="Jesper et al. 2021",
        )  # fmt: skip


def _hours(situation: Situation, outcome: IndustrialHeatOutcome) -> Iterator[Finding]:
    boiler_stays = situation.study.duty.boiler_stays
    able_w = outcome.oversizing * situation.design.peak_w  # of the units that carry the load
    if able_w < situation.design.required_w * (1.0 - _ROUNDING):
        yield finding(
            "sized_by_source", Severity.INFO,
            figure("heat", able_w, Kind.HEATING_POWER),
            figure("required", situation.design.required_w, Kind.HEATING_POWER),
        )  # fmt: skip
    if outcome.left_hours > 0.0 and boiler_stays:
        yield finding(
            "left_to_boiler", Severity.INFO,
            figure("hours", outcome.left_hours, Kind.HOURS),
            figure("energy", outcome.left_heat_wh, Kind.ENERGY),
        )  # fmt: skip
    if outcome.waiting_hours is not None and outcome.order_saving is not None:
        yield finding(
            "boiler_cheaper", Severity.INFO,
            figure("hours", outcome.waiting_hours, Kind.HOURS),
            figure("saving", outcome.order_saving, Kind.MONEY),
        )  # fmt: skip
    if outcome.smer_heat_pump is not None and outcome.smer_hot_air is not None:
        yield finding(
            "dryer_smer", Severity.INFO,
            figure("pump", outcome.smer_heat_pump, Kind.WATER_PER_ENERGY),
            figure("air", outcome.smer_hot_air, Kind.WATER_PER_ENERGY),
            figure("water", outcome.dried_kg or 0.0, Kind.MASS),
        )  # fmt: skip
    if outcome.no_source_hours > 0.0:
        yield finding(
            "no_source", Severity.WARNING, figure("hours", outcome.no_source_hours, Kind.HOURS)
        )
    if outcome.cycling_hours > 0.0:
        yield finding(
            "pump_cycling", Severity.INFO,
            figure("hours", outcome.cycling_hours, Kind.HOURS),
            source="EN 14825",
        )  # fmt: skip


def _stages(record: IndustrialHeatPump, situation: Situation) -> Iterator[Finding]:
    """Where the two stages of a cascade or a series meet, and what each does."""
    if record.arrangement is Arrangement.SINGLE:
        return
    done = performance(record, situation.study.duty.machine)
    assert isinstance(done, Performance)  # noqa: S101  screened
    last, first = done.stages
    middle_c = first.streams.sink_out_c
    yield finding(
        f"stages_{record.arrangement.value}", Severity.INFO,
        figure("middle", middle_c, Kind.TEMPERATURE),
        figure("first", first.cop, Kind.COP),
        figure("last", last.cop, Kind.COP),
    )  # fmt: skip
