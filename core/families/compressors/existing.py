"""The compressors there are today: their year as they are run now, and what is saved against it.

They are switched in the order of the list by a pressure cascade, each further one a step higher.
Where they are not stopped those of fixed speed that are not needed run unloaded as long as there is
any demand. Where the energy of a year was measured, it stands, and what the computed one is of it
is told.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.families.compressors.columns import CompressorColumns, columns_of
from core.families.compressors.demand import air_of_year, dryer_w, highest_power
from core.families.compressors.design import CompressorDesign
from core.families.compressors.duty import CompressorDuty
from core.families.compressors.gap import gap_hours, of_station
from core.families.compressors.record import AirCompressor, AirControl, CompressorKind
from core.families.compressors.station import units_of
from core.families.compressors.today import TodayCompressor
from core.machines.device import UNNAMED, Evidence
from core.plant.sharing import shared
from core.selection.demand_charge import demand_charge
from core.selection.family import Situation
from core.study.plant import Staging
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_W_PER_KW = 1000.0
_LARGE = 1.3  # installed today over what is required: the next size down is worth a look


@dataclass(frozen=True, slots=True, kw_only=True)
class ExistingYear:
    """A year of the compressors there are, as they are run today; cost: with a demand charge."""

    input_w: FloatArray  # (points,)
    monthly_wh: FloatArray  # (12,)
    cost: float
    energy_wh: float
    findings: tuple[Finding, ...]


def existing_records(duty: CompressorDuty) -> tuple[AirCompressor, ...]:
    """Each of them, in the order of the list."""
    return tuple(_record(one, duty) for one in duty.today_compressors)


def _record(one: TodayCompressor, duty: CompressorDuty) -> AirCompressor:
    return AirCompressor(
        id="existing",
        maker=UNNAMED,
        model="",
        compressor_kind=CompressorKind.SCREW,
        air_control=AirControl.SPEED if one.by_speed else duty.today_air_control,
        package_cooling=duty.today_cooling,
        motor_rating_w=one.today_package_motor_w or one.today_package_w,
        discharge_pa=one.rated_pa,
        free_air_m3s=one.today_free_air_m3s,
        specific_power=one.today_package_w / one.today_free_air_m3s,
        least_flow_m3s=one.today_least_m3s,
        no_load_share=one.no_load,
        source="nameplate",
        source_year="",
        evidence=Evidence.D,
    )


def nameplate(duty: CompressorDuty) -> AirCompressor | None:
    """The largest whose motor rating is stated: its grade can be looked up."""
    told = [one for one in duty.today_compressors if one.today_package_motor_w is not None]
    largest = max(told, key=lambda one: one.today_free_air_m3s, default=None)
    return None if largest is None else _record(largest, duty)


def existing_year(situation: Situation) -> ExistingYear | None:
    """Its year; None where none is stated."""
    duty, profile = situation.duty, situation.profile
    if not duty.today_compressors:
        return None
    flow, hours = profile.columns["load_w"], profile.hours
    columns = columns_of(existing_records(duty))
    drawn, idle = _drawn(columns, situation)
    idle_wh = float(idle @ hours.sum(axis=1))
    energy = float(drawn @ hours.sum(axis=1))
    measured = duty.today_measured_wh
    factor = 1.0 if measured is None or energy <= 0.0 else measured / energy
    drawn = drawn * factor + dryer_w(profile, duty)
    energy = float(drawn @ hours.sum(axis=1))
    peaks = highest_power(drawn[None], profile)
    charged = float(demand_charge(peaks, situation.study.economics)[0])
    able = float(columns.flow_m3s.sum())
    short = float(hours.sum(axis=1)[flow > able].sum())
    steps, ranges = of_station(columns, np.ones(len(columns), dtype=np.int64))
    gap = gap_hours(situation, steps, ranges) if ranges else 0.0
    return ExistingYear(
        input_w=drawn,
        monthly_wh=drawn @ hours,
        cost=float(drawn @ profile.price_hours) / _W_PER_KW + charged,
        energy_wh=energy,
        findings=(
            *_findings(situation, able, energy, factor, short, gap),
            *_of_idling(duty, idle_wh, energy),
        ),
    )


def _drawn(columns: CompressorColumns, situation: Situation) -> tuple[FloatArray, FloatArray]:
    """Input of all of them at each point, W, and what of it those draw that are not needed."""
    duty: CompressorDuty = situation.duty
    design: CompressorDesign = situation.design
    flow = situation.profile.columns["load_w"]
    wider = msgspec.structs.replace(design, highest_pa=design.lowest_pa + duty.today_band_pa)
    steps_pa = (len(columns) - 1) * duty.cascade_step_pa
    units = units_of(columns, wider, len(flow), steps_pa)
    every = np.arange(len(columns))[None]
    done = shared(units, flow, every, np.ones_like(every), Staging.IN_ORDER)
    drawn: FloatArray = done.input_w[0].sum(axis=0)
    idle = np.zeros_like(drawn)
    if duty.today_all_run:
        stopped = (done.running[0] <= 0.0) & ~columns.by_speed[:, None] & (flow > 0.0)
        idle = (columns.no_load * units.scale_w[:, 0]) @ stopped
    return drawn + idle, idle


def _of_idling(duty: CompressorDuty, idle_wh: float, energy_wh: float) -> Iterator[Finding]:
    """What of the savings is there only if no compressor of today stops: no meter has said so."""
    if idle_wh > 0.0 and duty.today_measured_wh is None:
        yield finding(
            "compressors_today_idle", Severity.ASSUMED,
            figure("energy", idle_wh, Kind.ENERGY),
            figure("share", idle_wh / energy_wh, Kind.SHARE),
        )  # fmt: skip


def _findings(
    situation: Situation, able: float, energy: float, factor: float, short: float, gap: float
) -> Iterator[Finding]:
    design: CompressorDesign = situation.design
    if able > _LARGE * design.required_w:
        yield finding(
            "compressors_today_large", Severity.WARNING,
            figure("flow", able, Kind.FREE_AIR_FLOW),
            figure("ratio", able / design.peak_w, Kind.RATIO),
            figure("needed", design.required_w, Kind.FREE_AIR_FLOW),
        )  # fmt: skip
    specific = energy / (air_of_year(situation.profile) * _W_PER_KW)
    yield finding(
        "compressors_today", Severity.INFO,
        figure("energy", energy, Kind.ENERGY),
        figure("specific", specific, Kind.ENERGY_PER_VOLUME),
    )  # fmt: skip
    if factor != 1.0:
        yield finding(
            "compressors_today_measured", Severity.INFO,
            figure("computed", (situation.duty.today_measured_wh or 0.0) / factor, Kind.ENERGY),
            figure("share", 1.0 / factor, Kind.SHARE),
        )  # fmt: skip
    if short > 0.0:
        yield finding(
            "compressors_today_short", Severity.WARNING, figure("hours", short, Kind.HOURS)
        )
    if gap > 0.0:
        yield finding("compressors_today_gap", Severity.WARNING, figure("hours", gap, Kind.HOURS))
