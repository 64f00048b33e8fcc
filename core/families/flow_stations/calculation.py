"""One operating point of a station, step by step: system, speed, curve, shaft, mains."""

from collections.abc import Callable

import numpy as np

from core.content.blocks import Block, Paragraph, Quantity, say
from core.content.calculation import Step, digits, steps_table
from core.families.flow_stations.duty import FlowDuty
from core.families.flow_stations.fleet import Fleet, fleet_of
from core.families.flow_stations.station import StationRun, station
from core.machines.flow_machines.control import FlowControl
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind

_W_PER_KW, _S_PER_H = 1000.0, 3600.0
_G = 9.80665  # standard gravity, ISO 80000-3
# By-passed, switched and behind vanes a machine works where its curve meets the system.
_FOLLOWED = frozenset(
    {
        FlowControl.THROTTLE,
        FlowControl.CONSTANT_PRESSURE,
        FlowControl.PROPORTIONAL_PRESSURE,
        FlowControl.SYSTEM_CURVE,
    }
)


def calculation(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """The point that takes the most electricity; where it cannot be followed by hand, why."""
    duty: FlowDuty = selection.duty
    none = (Paragraph(text=say("calculation.station.none")),)
    if candidate.is_mixed or duty.control not in _FOLLOWED:
        return none
    group = candidate.groups[0]
    fleet = fleet_of(selection.columns, np.array([group.machine]), duty)
    flow, hours = selection.profile.columns["load_w"], selection.profile.hours.sum(axis=1)
    run = station(fleet, flow, group.units - group.standby, selection.study.plant.staging)
    plain = (run.running[0] > 0.0) & ~run.least[0] & (run.unmet[0] <= 0.0)
    energy = np.where(plain, run.input_w[0] * hours, 0.0)
    if fleet.of_unit[0] or not energy.max(initial=0.0) > 0.0:
        return none
    at = int(energy.argmax())
    said = say(
        "calculation.point",
        load=Quantity(value=float(flow[at]), kind=duty.flow_kind),
        hours=Quantity(value=float(hours[at]), kind=Kind.HOURS),
    )
    steps = _steps(fleet, run, float(flow[at]), at)
    table = steps_table(say("calculation.station.title"), steps, say("calculation.station.caption"))
    return (Paragraph(text=said), table)


def _kept(
    fleet: Fleet,
    step: Callable[..., Step],
    letter: str,
    unit: str,
    known: tuple[float, float, float],
) -> tuple[Step, ...]:
    """What the control keeps at the machines; known: asked, at design, flow over that of design."""
    duty, d = fleet.duty, digits
    asked, design, share = known
    if duty.control is FlowControl.CONSTANT_PRESSURE:
        return (
            step("kept", f"{letter}_k", max(asked, design), unit,
                 f"max({letter}_V, {letter}_d)", f"max({d(asked)}, {d(design)})"),
        )  # fmt: skip
    if duty.control is FlowControl.PROPORTIONAL_PRESSURE:
        rest = duty.kept_at_rest
        kept = max(asked, design * (rest + (1.0 - rest) * share))
        return (
            step("at_rest", "k", rest),
            step("kept", f"{letter}_k", kept, unit,
                 f"max({letter}_V, {letter}_d · (k + (1 − k) · V / V_d))",
                 f"max({d(asked)}, {d(design)} × ({d(rest)} + (1 − {d(rest)}) × {d(share)}))"),
        )  # fmt: skip
    return ()


def _steps(fleet: Fleet, run: StationRun, flow: float, at: int) -> tuple[Step, ...]:
    """Flows in m³/h, power in kW."""
    duty, d = fleet.duty, digits
    pumps = duty.rise_kind is Kind.HEAD
    rise_unit, letter = ("m", "H") if pumps else ("Pa", "p")
    units, speed = float(run.running[0, at]), float(run.speed[0, at])
    whole, each = flow * _S_PER_H, flow * _S_PER_H / units
    rise = float(run.rise[0, at])
    own_flow = float(run.own_flow[0, at])
    own_rise = float(fleet.machines.rise_at(np.array([[own_flow]]))[0, 0])
    rate = float(fleet.machines.efficiency_at(np.array([[own_flow]]))[0, 0])
    work = float(fleet.machines.work[0])
    useful = work * each / _S_PER_H * rise / _W_PER_KW
    shaft = useful / rate
    drawn = float(run.input_w[0, at]) / _W_PER_KW
    chain = float(run.shaft_w[0, at]) / float(run.input_w[0, at])
    static, design = float(np.asarray(fleet.system.static)), duty.flow_m3s * _S_PER_H
    whole_rise = float(fleet.system.rise(duty.flow_m3s))
    density = work / _G if pumps else work
    asked = float(fleet.system.rise(flow))

    def step(key: str, symbol: str, value: float, unit: str = "", formula: str = "",
             inserted: str = "") -> Step:  # fmt: skip
        name = say(f"calculation.station.{key}")
        return Step(name=name, symbol=symbol, value=value, unit=unit, formula=formula,
                    inserted=inserted)  # fmt: skip

    hydraulic = (
        (
            "ρ · g · q / 3600 · H / 1000",
            f"{d(density)} × {_G} × {d(each)} / 3600 × {d(rise)} / 1000",
        )
        if pumps
        else ("q / 3600 · p / 1000", f"{d(each)} / 3600 × {d(rise)} / 1000")
    )
    return (
        step("flow", "V", whole, "m³/h"),
        step("design_flow", "V_d", design, "m³/h"),
        step("design_rise", f"{letter}_d", whole_rise, rise_unit),
        step("static_rise", f"{letter}_s", static, rise_unit),
        step("asked", f"{letter}_V", asked, rise_unit,
             f"{letter}_s + ({letter}_d − {letter}_s) · (V / V_d)²",
             f"{d(static)} + ({d(whole_rise)} − {d(static)}) × ({d(whole)} / {d(design)})²"),
        *_kept(fleet, step, letter, rise_unit, (asked, whole_rise, flow / duty.flow_m3s)),
        step("units", "n", units),
        step("each", "q", each, "m³/h", "V / n", f"{d(whole)} / {d(units)}"),
        step("speed", "s", speed),
        step("own_flow", "q'", own_flow * _S_PER_H, "m³/h", "q / s", f"{d(each)} / {d(speed)}"),
        step("own_rise", f"{letter}'", own_rise, rise_unit),
        step("rise", letter, rise, rise_unit, f"{letter}' · s²",
             f"{d(own_rise)} × {d(speed)}²"),
        step("efficiency", "η", rate),
        step("useful", "P_u", useful, "kW", *hydraulic),
        step("shaft", "P_s", shaft, "kW", "P_u / η", f"{d(useful)} / {d(rate)}"),
        step("chain", "η_M", chain),
        step("power", "P", drawn, "kW", "n · P_s / η_M",
             f"{d(units)} × {d(shaft)} / {d(chain)}"),
    )  # fmt: skip
