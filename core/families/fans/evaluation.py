"""What a year makes of every fan × number of units."""

import numpy as np

from core.families.fans.classes import with_shape
from core.families.fans.columns import columns_of
from core.families.fans.duty import FanDuty
from core.families.fans.record import Fan, FanKind
from core.families.flow_stations.columns import FloatArray, FlowColumns
from core.families.flow_stations.evaluation import AYear
from core.families.flow_stations.evaluation import evaluate as evaluate_machines
from core.families.flow_stations.existing import Existing, of_nameplate
from core.machines.flow_machines.control import FlowControl
from core.machines.flow_machines.fan_energy_index import reference_input_w
from core.selection.family import Evaluation, Pairs, Situation

_S_PER_H = 3600.0


def evaluate(columns: FlowColumns, situation: Situation, pairs: Pairs) -> Evaluation:
    """Run every pair through the year."""
    return evaluate_machines(columns, situation, pairs, _of_fans, EXISTING)


def _of_fans(year: AYear) -> dict[str, FloatArray]:
    duty: FanDuty = year.situation.duty
    drawn = year.design.input_w[:, 0]
    each = duty.flow_m3s / year.carrying
    reference = float(
        reference_input_w(each, duty.pressure_pa, duty.density, static=duty.is_static)
    )
    profile = year.situation.profile
    hours, runs = profile.hours.sum(axis=1), profile.columns["load_w"] > 0.0
    top = year.fleet.machines.top_flow[:, None]
    stalls = (year.run.own_flow < top) & runs
    if duty.control is FlowControl.INLET_VANES:  # they shift the curve, nobody says how far
        stalls = np.zeros_like(stalls)
    return {
        "specific_fan_power": drawn / (duty.flow_m3s * _S_PER_H),
        "fan_energy_index": reference * year.carrying / drawn,
        "stall_hours": stalls @ hours,
    }


def existing_record(duty: FanDuty) -> Fan | None:
    """The fan of a nameplate, which is for standard air; the average curve of its specific speed.

    The nameplate's pressure is the one that the duty speaks of.
    """
    plate = duty.today
    if plate is None:
        return None
    bare = Fan(
        **of_nameplate(plate),
        fan_kind=FanKind.CENTRIFUGAL,
        pressure_kind=duty.pressure_kind,
        rated_pressure_pa=plate.rise,
    )
    return with_shape(bare, plate.flow, plate.rise, plate.efficiency, plate.rpm)


EXISTING = Existing(name="fan", record=existing_record, columns_of=columns_of)
