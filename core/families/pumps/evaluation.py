"""What a year makes of every pump × number of units."""

import numpy as np

from core.families.flow_stations.columns import FloatArray, FlowColumns
from core.families.flow_stations.evaluation import AYear
from core.families.flow_stations.evaluation import evaluate as evaluate_machines
from core.families.flow_stations.existing import Existing, of_nameplate
from core.families.pumps.classes import BestPoint, specific_speed, with_shapes
from core.families.pumps.columns import columns_of
from core.families.pumps.duty import PumpDuty
from core.families.pumps.npsh import npsh_required
from core.families.pumps.record import Pump, PumpKind
from core.selection.family import Evaluation, Pairs, Situation


def evaluate(columns: FlowColumns, situation: Situation, pairs: Pairs) -> Evaluation:
    """Run every pair through the year."""
    return evaluate_machines(columns, situation, pairs, _suction, EXISTING)


def _suction(year: AYear) -> dict[str, FloatArray]:
    duty: PumpDuty = year.situation.duty
    records = [year.fleet.columns.records[i] for i in year.fleet.machine]
    needed = npsh_required(records, year.design.own_flow[:, 0], year.design.speed[:, 0])
    available = np.nan if duty.npsh_available_m is None else duty.npsh_available_m
    profile, run = year.situation.profile, year.run
    hours, runs = profile.hours.sum(axis=1), profile.columns["load_w"] > 0.0
    through_year = npsh_required(records, run.own_flow, run.speed)
    short = (through_year + duty.npsh_margin_m > available) & runs
    return {"npsh_spare_m": available - needed, "npsh_short_hours": short @ hours}


def existing_record(duty: PumpDuty) -> Pump | None:
    """The pump of a nameplate, with the average curve of its specific speed."""
    plate = duty.today
    if plate is None:
        return None
    bare = Pump(**of_nameplate(plate), pump_kind=PumpKind.END_SUCTION, rated_head_m=plate.rise)
    ns = specific_speed(PumpKind.END_SUCTION, plate.flow, plate.rise, plate.rpm)
    best = BestPoint(
        record=bare, flow_m3s=plate.flow, head_m=plate.rise, efficiency=plate.efficiency
    )
    return with_shapes([best], [float(np.clip(ns, 15.0, 400.0))])[0]


EXISTING = Existing(name="pump", record=existing_record, columns_of=columns_of)
