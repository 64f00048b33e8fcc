"""One operating point of a station, step by step: system, speed, curve, shaft, mains."""

from dataclasses import dataclass

import numpy as np

from core.content.blocks import Block, Paragraph, Quantity, Words, say
from core.content.calculation import Step, digits, steps_table
from core.families.flow_stations.duty import FlowDuty
from core.families.flow_stations.fleet import Fleet, each_at, fleet_of, header
from core.families.flow_stations.station import station
from core.machines.device import device_name
from core.machines.flow_machines.control import FlowControl
from core.selection.operating_point import Steps, busiest, not_followed, written_out
from core.selection.selection import Candidate, Selection
from core.vocabulary.by_definition import GRAVITY
from core.vocabulary.quantity import Kind

_NAME = "station"
_MAKE = Steps(_NAME)
_W_PER_KW, _S_PER_H = 1000.0, 3600.0
_CLOSE = 0.005  # of the year's power: it is read at classes of flow
_CARRIED = 1e-6
# By-passed, switched and behind vanes a machine works where its curve meets the system.
_FOLLOWED = frozenset(
    {
        FlowControl.THROTTLE,
        FlowControl.CONSTANT_PRESSURE,
        FlowControl.PROPORTIONAL_PRESSURE,
        FlowControl.SYSTEM_CURVE,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _UnitsAt:
    """Units of one model at a point: m³/s of all of them and of one on its curve, W of all."""

    units: float
    flow: float
    own_flow: float
    speed: float
    rise: float
    shaft_w: float
    input_w: float


def calculation(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """The point that takes the most electricity; where it cannot be followed by hand, why."""
    duty: FlowDuty = selection.duty
    none = not_followed(_NAME)
    if duty.control not in _FOLLOWED:
        return none
    machine = np.array([group.machine for group in candidate.groups])
    fleet = fleet_of(selection.columns, machine, duty)
    if candidate.is_mixed:
        return _of_models(selection, candidate, fleet) or none
    if fleet.of_unit[0]:  # known from the mains, not at its shaft
        return none
    group = candidate.groups[0]
    flow = selection.profile.columns["load_w"]
    run = station(fleet, flow, group.units - group.standby, selection.study.plant.staging)
    plain = (run.running[0] > 0.0) & ~run.least[0] & (run.unmet[0] <= 0.0)
    at = busiest(selection, run.input_w[0], plain)
    if at is None:
        return none
    whole = float(flow[at])
    point = _UnitsAt(
        units=float(run.running[0, at]),
        flow=whole,
        own_flow=float(run.own_flow[0, at]),
        speed=float(run.speed[0, at]),
        rise=float(run.rise[0, at]),
        shaft_w=float(run.shaft_w[0, at]),
        input_w=float(run.input_w[0, at]),
    )
    steps = (*_of_system(duty, whole), *_of_units(fleet, 0, point, "V"))
    return written_out(selection, at, duty.flow_kind, _NAME, steps)


def _of_models(selection: Selection, candidate: Candidate, fleet: Fleet) -> tuple[Block, ...]:
    """A station of several models: each with its part of the flow, on one header."""
    duty, year = selection.duty, candidate.year
    if year is None:
        return ()
    running, output, flows = year.run.running, year.run.output_w, year.mixing.load_w
    runs, rise = running > 0.0, header(fleet, flows, 1)
    one = each_at(fleet, output / np.maximum(running, 1.0), rise)
    drawn = np.where(runs, one.input_w * running, 0.0)
    of_year = year.run.input_w.sum(axis=0)
    total = drawn.sum(axis=0)
    plain = ~(runs & (one.least | ~one.able | fleet.of_unit[:, None])).any(axis=0) & (of_year > 0.0)
    plain &= output.sum(axis=0) >= flows * (1.0 - _CARRIED)
    plain &= np.abs(np.nan_to_num(total) - of_year) <= _CLOSE * of_year
    energy = np.where(plain, of_year * year.mixing.hours, 0.0)
    if not energy.max(initial=0.0) > 0.0:
        return ()
    at = int(energy.argmax())
    tables = [steps_table(say("calculation.station.system.title"),
                          _of_system(duty, float(flows[at])))]  # fmt: skip
    rows = np.flatnonzero(runs[:, at]).tolist()
    for row in rows:
        units = float(running[row, at])
        point = _UnitsAt(
            units=units,
            flow=float(output[row, at]),
            own_flow=float(one.own_flow[row, at]),
            speed=float(one.speed[row, at]),
            rise=float(one.rise[row, at]),
            shaft_w=float(one.shaft_w[row, at]) * units,
            input_w=float(drawn[row, at]),
        )
        machine = Words(text=device_name(candidate.groups[row].record))
        given = _MAKE.taken("part", "V_i", point.flow * _S_PER_H, "m³/h", "control")
        tables.append(
            steps_table(
                say("calculation.station.model.title", machine=machine),
                (given, *_of_units(fleet, row, point, "V_i")),
                say("calculation.station.caption"),
            )
        )
    parts = [float(drawn[row, at]) / _W_PER_KW for row in rows]
    symbols = [f"P_{number}" for number in range(1, len(rows) + 1)]
    whole, put = float(total[at]) / _W_PER_KW, " + ".join(map(digits, parts))
    steps = [
        *(_MAKE.taken("power", symbol, part, "kW", "above")
          for symbol, part in zip(symbols, parts, strict=True)),
        _MAKE.worked("whole", "P", whole, "kW", " + ".join(symbols), put),
        _MAKE.taken("of_year", "P_y", float(of_year[at]) / _W_PER_KW, "kW", "year"),
    ]  # fmt: skip
    said = say(
        "calculation.point",
        load=Quantity(value=float(flows[at]), kind=duty.flow_kind),
        hours=Quantity(value=float(year.mixing.hours[at]), kind=Kind.HOURS),
    )
    sum_up = steps_table(
        say("calculation.station.whole.title"),
        tuple(steps),
        say("calculation.station.whole.caption"),
    )
    return (Paragraph(text=said), *tables, sum_up)


def _of_system(duty: FlowDuty, flow: float) -> tuple[Step, ...]:
    """What the system asks for at a flow, and what the control keeps; m³/h."""
    d, (rise_unit, letter) = digits, _rise(duty)
    whole, design = flow * _S_PER_H, duty.flow_m3s * _S_PER_H
    static, whole_rise = (
        float(np.asarray(duty.system.static)),
        float(duty.system.rise(duty.flow_m3s)),
    )
    asked = float(duty.system.rise(flow))
    return (
        _MAKE.given("flow", "V", whole, "m³/h"),
        _MAKE.given("design_flow", "V_d", design, "m³/h"),
        _MAKE.given("design_rise", f"{letter}_d", whole_rise, rise_unit),
        _MAKE.given("static_rise", f"{letter}_s", static, rise_unit),
        _MAKE.worked("asked", f"{letter}_V", asked, rise_unit,
             f"{letter}_s + ({letter}_d − {letter}_s) · (V / V_d)²",
             f"{d(static)} + ({d(whole_rise)} − {d(static)}) × ({d(whole)} / {d(design)})²"),
        *_kept(duty, (asked, whole_rise, flow / duty.flow_m3s)),
    )  # fmt: skip


def _rise(duty: FlowDuty) -> tuple[str, str]:
    """Unit and letter of head or pressure."""
    return ("m", "H") if duty.rise_kind is Kind.HEAD else ("Pa", "p")


def _kept(duty: FlowDuty, known: tuple[float, float, float]) -> tuple[Step, ...]:
    """What the control keeps at the machines; known: asked, at design, flow over that of design."""
    d, (unit, letter) = digits, _rise(duty)
    asked, design, share = known
    if duty.control is FlowControl.CONSTANT_PRESSURE:
        return (
            _MAKE.worked("kept", f"{letter}_k", max(asked, design), unit,
                 f"max({letter}_V, {letter}_d)", f"max({d(asked)}, {d(design)})"),
        )  # fmt: skip
    if duty.control is FlowControl.PROPORTIONAL_PRESSURE:
        rest = duty.kept_at_rest
        kept = max(asked, design * (rest + (1.0 - rest) * share))
        return (
            _MAKE.given("at_rest", "k", rest),
            _MAKE.worked("kept", f"{letter}_k", kept, unit,
                 f"max({letter}_V, {letter}_d · (k + (1 − k) · V / V_d))",
                 f"max({d(asked)}, {d(design)} × ({d(rest)} + (1 − {d(rest)}) × {d(share)}))"),
        )  # fmt: skip
    return ()


def _of_units(fleet: Fleet, row: int, point: _UnitsAt, of: str) -> tuple[Step, ...]:
    """Units of one model at their flow, whose symbol is `of`: curve, shaft, mains; m³/h, kW."""
    d, duty = digits, fleet.duty
    rise_unit, letter = _rise(duty)
    each, rise, own = point.flow * _S_PER_H / point.units, point.rise, fleet.take(np.array([row]))
    own_flow = np.array([[point.own_flow]])
    own_rise = float(own.machines.rise_at(own_flow)[0, 0])
    rate = float(own.machines.efficiency_at(own_flow)[0, 0])
    work = float(own.machines.work[0])
    useful = work * each / _S_PER_H * rise / _W_PER_KW
    shaft, drawn = useful / rate, point.input_w / _W_PER_KW
    chain = point.shaft_w / point.input_w
    hydraulic = "q / 3600 · p / 1000", f"{d(each)} / 3600 × {d(rise)} / 1000"
    if duty.rise_kind is Kind.HEAD:
        hydraulic = (
            "ρ · g · q / 3600 · H / 1000",
            f"{d(work / GRAVITY)} × {GRAVITY} × {d(each)} / 3600 × {d(rise)} / 1000",
        )
    return (
        _MAKE.given("units", "n", point.units),
        _MAKE.worked("each", "q", each, "m³/h", f"{of} / n",
                     f"{d(point.flow * _S_PER_H)} / {d(point.units)}"),
        _MAKE.given("speed", "s", point.speed),
        _MAKE.worked("own_flow", "q'", point.own_flow * _S_PER_H, "m³/h", "q / s",
                     f"{d(each)} / {d(point.speed)}"),
        _MAKE.given("own_rise", f"{letter}'", own_rise, rise_unit),
        _MAKE.worked("rise", letter, rise, rise_unit, f"{letter}' · s²",
                     f"{d(own_rise)} × {d(point.speed)}²"),
        _MAKE.given("efficiency", "η", rate),
        _MAKE.worked("useful", "P_u", useful, "kW", *hydraulic),
        _MAKE.worked("shaft", "P_s", shaft, "kW", "P_u / η", f"{d(useful)} / {d(rate)}"),
        _MAKE.given("chain", "η_M", chain),
        _MAKE.worked("power", "P", drawn, "kW", "n · P_s / η_M",
                     f"{d(point.units)} × {d(shaft)} / {d(chain)}"),
    )  # fmt: skip
