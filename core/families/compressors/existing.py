"""The compressors there are today: their year as they are run now, and what is saved against it.

They are one model, switched in order by a pressure cascade. Where they are not stopped those that
are not needed run unloaded as long as there is any demand. Where the energy of a year was measured,
it stands, and what the computed one is of it is told.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.compressors.columns import columns_of
from core.families.compressors.demand import air_of_year, highest_power
from core.families.compressors.design import CompressorDesign
from core.families.compressors.duty import CompressorDuty
from core.families.compressors.record import AirCompressor, CompressorKind
from core.families.compressors.station import run, units_of
from core.machines.device import UNNAMED, Evidence
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


def existing_record(duty: CompressorDuty) -> AirCompressor | None:
    """One of them; None where none is told."""
    flow, power = duty.today_free_air_m3s, duty.today_package_w
    if not duty.known_today or flow is None or power is None:
        return None
    return AirCompressor(
        id="existing",
        maker=UNNAMED,
        model="",
        compressor_kind=CompressorKind.SCREW,
        air_control=duty.today_air_control,
        package_cooling=duty.today_cooling,
        motor_rating_w=duty.today_package_motor_w or power,
        discharge_pa=duty.today_discharge_pa,
        free_air_m3s=flow,
        specific_power=power / flow,
        no_load_share=duty.today_no_load,
        source="nameplate",
        source_year="",
        evidence=Evidence.D,
    )


def nameplate(duty: CompressorDuty) -> AirCompressor | None:
    """The same where its grade can be looked up: the rating of its motor is told."""
    return None if duty.today_package_motor_w is None else existing_record(duty)


def existing_year(situation: Situation) -> ExistingYear | None:
    """Its year; None where none is told."""
    duty, profile = situation.duty, situation.profile
    record = existing_record(duty)
    if record is None:
        return None
    flow, hours = profile.columns["load_w"], profile.hours
    drawn = _drawn(record, situation)
    energy = float(drawn @ hours.sum(axis=1))
    measured = duty.today_measured_wh
    factor = 1.0 if measured is None or energy <= 0.0 else measured / energy
    drawn = drawn * factor
    peaks = highest_power(drawn[None], profile)
    charged = float(demand_charge(peaks, situation.study.economics)[0])
    short = float(hours.sum(axis=1)[flow > record.free_air_m3s * duty.today_machines].sum())
    return ExistingYear(
        input_w=drawn,
        monthly_wh=drawn @ hours,
        cost=float(drawn @ profile.price_hours) / _W_PER_KW + charged,
        energy_wh=energy * factor,
        findings=tuple(_findings(situation, energy * factor, factor, short)),
    )


def _drawn(record: AirCompressor, situation: Situation) -> FloatArray:
    """Input of all of them at each point, W."""
    duty: CompressorDuty = situation.duty
    design: CompressorDesign = situation.design
    flow = situation.profile.columns["load_w"]
    steps_pa = (duty.today_machines - 1) * duty.cascade_step_pa
    wider = CompressorDesign(
        peak_w=design.peak_w,
        required_w=design.required_w,
        lowest_pa=design.lowest_pa,
        highest_pa=design.lowest_pa + duty.today_band_pa,
        inlet_pa=design.inlet_pa,
        receiver_m3=design.receiver_m3,
        running_hours=design.running_hours,
    )
    units = units_of(columns_of([record]), wider, len(flow), steps_pa)
    done = run(units, flow, duty.today_machines, Staging.IN_ORDER)
    drawn: FloatArray = done.input_w[0]
    if duty.today_all_run:
        idle = duty.today_machines - done.running[0]
        full = units.scale_w[0]
        drawn = drawn + np.where(flow > 0.0, idle * full * duty.today_no_load, 0.0)
    return drawn


def _findings(
    situation: Situation, energy: float, factor: float, short: float
) -> Iterator[Finding]:
    design: CompressorDesign = situation.design
    duty: CompressorDuty = situation.duty
    able = (duty.today_free_air_m3s or 0.0) * duty.today_machines
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
            figure("computed", energy / factor, Kind.ENERGY),
            figure("share", 1.0 / factor, Kind.SHARE),
        )  # fmt: skip
    if short > 0.0:
        yield finding(
            "compressors_today_short", Severity.WARNING, figure("hours", short, Kind.HOURS)
        )
