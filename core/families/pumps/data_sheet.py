"""The data sheet of a pump: what its curve gives, where it may work, its motor, its liquid."""

from collections.abc import Iterator

import numpy as np

from core.content.blocks import (
    Beside,
    Block,
    Cell,
    Message,
    Properties,
    Property,
    Quantity,
    Words,
    say,
)
from core.families.flow_stations.duty import FlowDuty
from core.families.flow_stations.evaluation import PREFERRED
from core.families.flow_stations.fleet import Fleet, fleet_of, together
from core.families.flow_stations.record import PowerBasis
from core.families.pumps.duty import PumpDuty
from core.families.pumps.npsh import npsh_required
from core.families.pumps.record import Pump
from core.selection.selection import Candidate, Group, Selection
from core.vocabulary.quantity import Kind


def data_sheet(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """Of each model its curve and motor; of a station of one model its duty point as well."""
    return tuple(
        Beside(
            left=(Properties(title=_title(candidate, group), items=tuple(left)),),
            right=(Properties(title=say("report.pump.sheet.range"), items=tuple(right)),),
        )
        for group in candidate.groups
        for left, right in (_of(selection, candidate, group),)
    )


def _title(candidate: Candidate, group: Group) -> Message:
    model = group.record.model
    return say("report.pump.sheet.of" if candidate.is_mixed else "report.pump.sheet", model=model)


def _of(
    selection: Selection, candidate: Candidate, group: Group
) -> tuple[list[Property], list[Property]]:
    fleet = fleet_of(selection.columns, np.array([group.machine]), selection.duty)
    record: Pump = group.record
    left = [
        Property(title=say("report.pump.sheet.model"), value=Words(text=record.model)),
        Property(title=say("field.pump_kind"), value=say(f"choice.{record.pump_kind.value}")),
    ]
    if not candidate.is_mixed:
        left += _duty_point(selection, fleet, group)
    left += _motor(fleet)
    return left, list(_range(fleet, record))


def _duty_point(selection: Selection, fleet: Fleet, group: Group) -> Iterator[Property]:
    """One of the pumps on duty, at the design flow."""
    duty: PumpDuty = selection.duty
    carrying = group.units - group.standby
    pumps = carrying * duty.series
    run = together(fleet, np.array([duty.flow_m3s]), carrying)
    own, speed = run.own_flow[:, 0], run.speed[:, 0]
    each, rise = duty.flow_m3s / carrying, float(run.rise[0, 0]) / duty.series
    shaft = float(run.shaft_w[0, 0]) / pumps
    rate = float(fleet.machines.efficiency_at(own[:, None])[0, 0])
    yield _figure("report.pump.sheet.flow", each, Kind.WATER_FLOW)
    yield _figure("report.pump.sheet.head", rise, Kind.HEAD)
    yield _figure("report.pump.sheet.efficiency", rate, Kind.SHARE)
    if not fleet.of_unit[0]:
        yield _figure("report.pump.sheet.hydraulic", _water_w(duty, each, rise), Kind.SHAFT_POWER)
        yield _figure("report.pump.sheet.shaft", shaft, Kind.SHAFT_POWER)
    drawn = float(run.input_w[0, 0]) / pumps
    yield _figure("report.pump.sheet.electric", drawn, Kind.ELECTRIC_POWER)
    rpm = float(speed[0] * fleet.columns.speed_rpm[fleet.machine[0]])
    yield _figure("report.pump.sheet.speed", rpm, Kind.SPEED)
    needed = float(npsh_required([group.record], own, speed)[0])
    if np.isfinite(needed):
        yield _figure("report.pump.sheet.npsh", needed, Kind.HEAD)
    else:
        yield Property(
            title=say("report.pump.sheet.npsh"), value=say("report.pump.sheet.not_stated")
        )
    if duty.npsh_available_m is not None:
        yield _figure("field.npsh_available_m", duty.npsh_available_m, Kind.HEAD)


def _water_w(duty: FlowDuty, flow: float, rise: float) -> float:
    return duty.work_of_rise * flow * rise


def _motor(fleet: Fleet) -> Iterator[Property]:
    if fleet.of_unit[0]:
        yield Property(title=say("field.motor_w"), value=say("report.pump.sheet.built_in"))
        return
    motors = fleet.motors
    yield _figure("field.motor_w", float(motors.power_w[0]), Kind.SHAFT_POWER)
    yield Property(
        title=say("report.pump.sheet.motor"),
        value=say(
            "report.pump.sheet.motor.text",
            level=fleet.duty.motor_class.value,
            poles=str(int(motors.poles[0])),
            efficiency=Quantity(value=float(motors.efficiency[0]), kind=Kind.SHARE),
        ),
    )
    if fleet.by_speed:
        yield Property(
            title=say("report.pump.sheet.drive"), value=say("report.pump.sheet.drive.text")
        )


def _range(fleet: Fleet, record: Pump) -> Iterator[Property]:
    """From shut-off to run-out, all at the speed of the curve."""
    pumps, series = fleet.machines, fleet.duty.series
    best = float(pumps.best_flow[0])
    low, high = float(pumps.flow_min[0]), float(pumps.flow_max[0])
    yield _figure("field.speed_rpm", record.speed_rpm, Kind.SPEED)
    if record.impeller_mm is not None:
        yield Property(title=say("field.impeller_mm"), value=Words(text=f"{record.impeller_mm:g}"))
    if record.pump_stages > 1:
        yield _figure("field.pump_stages", record.pump_stages, Kind.COUNT)
    yield _figure("report.pump.sheet.best_flow", best, Kind.WATER_FLOW)
    yield _figure("report.pump.sheet.best_head", float(pumps.best_rise[0]) / series, Kind.HEAD)
    title = (
        "report.pump.sheet.best"
        if record.power_basis is PowerBasis.SHAFT
        else ("report.pump.sheet.best_unit")
    )
    yield _figure(title, float(pumps.best_efficiency[0]), Kind.SHARE)
    yield Property(
        title=say("report.pump.sheet.preferred"),
        value=_between(PREFERRED[0] * best, min(PREFERRED[1] * best, high)),
    )
    if low <= _SHUT_OFF * best:
        yield _figure("report.pump.sheet.shut_off", float(pumps.rise[0, 0]) / series, Kind.HEAD)
    else:
        yield _figure("report.pump.sheet.least_flow", low, Kind.WATER_FLOW)
        yield _figure("report.pump.sheet.highest", float(pumps.rise[0].max()) / series, Kind.HEAD)
    yield _figure("report.pump.sheet.run_out", high, Kind.WATER_FLOW)
    yield _figure("report.pump.sheet.end_head", float(pumps.rise[0, -1]) / series, Kind.HEAD)
    key = "report.pump.sheet.most_unit" if fleet.of_unit[0] else "report.pump.sheet.most_power"
    yield _figure(key, float(pumps.power_w[0].max()) / series, Kind.SHAFT_POWER)


_SHUT_OFF = 0.02  # of the best flow: a curve that begins lower has its shut-off head


def _between(low: float, high: float) -> Cell:
    return say(
        "report.pump.sheet.between",
        low=Quantity(value=low, kind=Kind.WATER_FLOW),
        high=Quantity(value=high, kind=Kind.WATER_FLOW),
    )


def _figure(key: str, value: float, kind: Kind) -> Property:
    shown = value if np.isfinite(value) else None
    return Property(title=say(key), value=Quantity(value=shown, kind=kind))
