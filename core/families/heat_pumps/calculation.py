"""One operating point of heat pumps that heat rooms, step by step: from the curve to the mains."""

import numpy as np

from core.content.blocks import Block, Paragraph, Quantity, say
from core.content.calculation import Step, digits, steps_table
from core.families.heat_pumps.candidate import Run, run_of
from core.families.heat_pumps.performance import LEAST_LIFT_K, ZERO_C_IN_K
from core.selection.models_point import models_calculation
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind

_W_PER_KW = 1000.0


def calculation(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """The point that takes the most electricity, of those that ask for rooms to be heated alone."""
    none = (Paragraph(text=say("calculation.heat_pump.none")),)
    if candidate.is_mixed:
        return models_calculation(selection, candidate)
    if not selection.duty.rooms_heated:
        return none
    done = run_of(candidate.record, candidate.units, selection.situation)
    at = _point(selection, done)
    if at is None:
        return none
    hours = float(selection.profile.hours[at].sum())
    said = say(
        "calculation.point",
        load=Quantity(value=float(done.points.load_w[at]), kind=Kind.HEATING_POWER),
        hours=Quantity(value=hours, kind=Kind.HOURS),
    )
    table = steps_table(
        say("calculation.heat_pump.title"),
        _steps(candidate, done, at),
        say("calculation.heat_pump.caption"),
    )
    return (Paragraph(text=said), table)


def _point(selection: Selection, done: Run) -> int | None:
    points, running = done.points, done.running
    plain = (points.load_w > 0.0) & (running.backup_w[0] <= 0.0) & (running.unmet_w[0] <= 0.0)
    plain &= points.hot_water_w <= 0.0
    if points.cooling_w is not None:
        plain &= points.cooling_w <= 0.0
    if running.hot_water is not None:
        plain &= running.hot_water.busy[0] <= 0.0
    energy = np.where(plain, running.pump_w[0] * selection.profile.hours.sum(axis=1), 0.0)
    return int(energy.argmax()) if energy.max(initial=0.0) > 0.0 else None


def _steps(candidate: Candidate, done: Run, at: int) -> tuple[Step, ...]:
    """Powers in kW."""
    points, running, columns = done.points, done.running, done.bank.columns
    heating, nodes, d = done.bank.heating, done.bank.nodes, digits

    def read(values: np.ndarray) -> float:
        return float(points.of(values)[0, at])

    outdoor, flow = float(points.outdoor_c[at]), float(points.flow_c[at])
    air = bool(np.isnan(columns.rated_source_c[0]))
    source_c = np.broadcast_to(nodes.source_c, nodes.outdoor_c.shape)
    source = outdoor if air else float(np.interp(outdoor, nodes.outdoor_c, source_c))
    full, full_cop = read(heating.full_w) / _W_PER_KW, read(heating.full_cop)
    gain, least = read(heating.gain), read(heating.least)
    carnot = (flow + ZERO_C_IN_K) / max(flow - source, LEAST_LIFT_K)
    load = float(points.load_w[at]) / _W_PER_KW
    units, degradation = float(running.units[0, at]), float(columns.degradation[0])
    share = load / (units * full)
    ratio = min(share / least, 1.0)
    part = 1.0 + gain * (1.0 - max(share, least))
    switched = ratio / (degradation * ratio + 1.0 - degradation)
    cop = full_cop * part * switched
    idle = float(columns.idle_w[0]) / _W_PER_KW
    waiting = candidate.units - units * ratio
    pumps = load / cop + waiting * idle
    circulation = (
        0.0 if running.circulation_w is None else float(running.circulation_w[0, at]) / _W_PER_KW
    )

    def step(key: str, symbol: str, value: float, unit: str = "", formula: str = "",
             inserted: str = "") -> Step:  # fmt: skip
        name = say(f"calculation.heat_pump.{key}")
        return Step(name=name, symbol=symbol, value=value, unit=unit, formula=formula,
                    inserted=inserted)  # fmt: skip

    return (
        step("load", "Q", load, "kW"),
        step("outdoor", "t_o", outdoor, "°C"),
        step("source", "t_q", source, "°C"),
        step("flow", "t_v", flow, "°C"),
        step("capacity", "Q_1", full, "kW"),
        step("carnot", "COP_C", carnot, "", "(t_v + 273.15) / (t_v − t_q)",
             f"({d(flow)} + 273.15) / {d(max(flow - source, LEAST_LIFT_K))}"),
        step("second_law", "ζ", full_cop / carnot),
        step("full_cop", "COP_1", full_cop, "", "ζ · COP_C",
             f"{d(full_cop / carnot)} × {d(carnot)}"),
        step("units", "n", units),
        step("share", "x", share, "", "Q / (n · Q_1)", f"{d(load)} / ({d(units)} × {d(full)})"),
        step("least", "x_min", least),
        step("gain", "g", gain),
        step("part", "k", part, "", "1 + g · (1 − max(x, x_min))",
             f"1 + {d(gain)} × (1 − {d(max(share, least))})"),
        step("ratio", "CR", ratio, "", "min(x / x_min, 1)", f"min({d(share)} / {d(least)}, 1)"),
        step("degradation", "C_d", degradation),
        step("switched", "s", switched, "", "CR / (C_d · CR + 1 − C_d)",
             f"{d(ratio)} / ({d(degradation)} × {d(ratio)} + 1 − {d(degradation)})"),
        step("cop", "COP", cop, "", "COP_1 · k · s", f"{d(full_cop)} × {d(part)} × {d(switched)}"),
        step("idle", "P_0", idle, "kW"),
        step("power", "P_WP", pumps, "kW", "Q / COP + (N − n · CR) · P_0",
             f"{d(load)} / {d(cop)} + ({candidate.units} − {d(units)} × {d(ratio)}) × {d(idle)}"),
        step("circulation", "P_U", circulation, "kW"),
        step("whole", "P", pumps + circulation, "kW", "P_WP + P_U",
             f"{d(pumps)} + {d(circulation)}"),
    )  # fmt: skip
