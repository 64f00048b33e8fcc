"""Classes of pumps made to the flow and head of a duty."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from core.families.pumps.classes import (
    BAND_BY_SPEED,
    BAND_THROTTLED,
    BestPoint,
    least_efficiency,
    made,
    stages_for,
)
from core.families.pumps.duty import PumpDuty
from core.families.pumps.record import Pump
from core.machines.device import ClassLevel
from core.machines.flow_machines.viscous import thickness
from core.selection.family import Situation, Sized
from core.selection.made_to_size import by_series, nearest_size
from core.standards.library import shipped_standards

_STEP_M3S = 0.1 / 3600.0
_ROUNDS = 4  # what the liquid takes hardly changes with the size of the pump
_AS_OF = date(2026, 3, 1)  # the edition that the classes are of came into force


def sized(classes: Mapping[int, Pump], situation: Situation) -> list[Sized]:
    """Every class, made for each number of units on duty: its best point is the design point.

    Of what the formula of the grade does not speak (its flows, its specific speeds) there is none;
    it stays in the size of the catalog, and screening says why it does not go on.
    """
    asked = [
        one for rows, several in by_series(classes) for one in _of_series(rows, several, situation)
    ]
    duty: PumpDuty = situation.duty
    band = BAND_BY_SPEED if duty.by_speed else BAND_THROTTLED
    records = made([one.best_point for one in asked])
    return [
        Sized(
            machine=one.machine,
            units=one.units,
            record=msgspec.structs.replace(
                record,
                id=one.id,
                model=f"{record.model} {record.rated_flow_m3s * 3600:.0f} m³/h "
                f"{record.rated_head_m:.0f} m",
                class_band_one=band,
                class_band_several=band,
            ),
        )
        for one, record in zip(asked, records, strict=True)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A class to be made for a number of units; machine: its row, id: that of its series."""

    machine: int
    units: int
    id: str
    best_point: BestPoint


def _of_series(
    rows: Sequence[int], records: Sequence[Pump], situation: Situation
) -> Iterator[_Asked]:
    plant, design = situation.plant, situation.design
    duty: PumpDuty = situation.duty
    for units in plant.numbers:
        carrying = plant.carrying(units)
        if carrying < 1:
            continue
        wanted = [design.required_w / carrying] * len(records)
        index, flow = nearest_size(records, wanted, _STEP_M3S)
        record = records[index]
        level = record.class_level or ClassLevel.GRADE_3
        flow, head = _with_water(record, flow, duty.head_m / duty.in_series, duty)
        least = least_efficiency(
            shipped_standards(), _AS_OF, record.pump_kind, level, flow, head, record.speed_rpm,
        )  # fmt: skip
        if least is None:
            continue
        yield _Asked(
            machine=rows[index],
            units=units,
            id=records[0].id,
            best_point=BestPoint(record=record, flow_m3s=flow, head_m=head, efficiency=least),
        )


def _with_water(record: Pump, flow: float, head: float, duty: PumpDuty) -> tuple[float, float]:
    """The best point with water of a pump that gives that flow and head with the duty's liquid."""
    if duty.viscosity_mm2_s is None:
        return flow, head
    kind, rpm, water = record.pump_kind, record.speed_rpm, (flow, head)
    for _ in range(_ROUNDS):
        stages = stages_for(kind, *water, rpm)
        liquid = thickness(water[0], water[1] / stages, rpm, duty.viscosity_mm2_s)
        water = flow / float(liquid.flow), head / float(liquid.flow)
    return water
