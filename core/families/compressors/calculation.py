"""One operating point of compressors, step by step: pressure, part load by the control, dryer."""

from math import exp, log

import numpy as np

from core.content.blocks import Block
from core.content.calculation import Step, digits
from core.families.compressors.columns import CompressorColumns, columns_of
from core.families.compressors.control import part_load_tables
from core.families.compressors.cycling import BLOW_DOWN_LEFT, RELOAD_S, SHUT_INLET, stored_seconds
from core.families.compressors.demand import dryer_w
from core.families.compressors.operating import at_flows
from core.families.compressors.pressure import EXPONENT, RATED_INLET_PA
from core.families.compressors.record import AirControl
from core.families.compressors.station import full_power
from core.selection.models_point import models_calculation
from core.selection.operating_point import Steps, busiest, not_followed, written_out
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind

_NAME = "compressor"
_W_PER_KW, _S_PER_MIN, _PA_PER_BAR = 1000.0, 60.0, 1e5
_SAME = 1e-4  # of the power: what the year has, and what follows from the steps
_E = 2.718282
_MAKE = Steps(_NAME)


def calculation(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """The point that takes the most electricity with one machine running."""
    if candidate.is_mixed:
        return models_calculation(selection, candidate)
    flow = selection.profile.columns["load_w"]
    done = at_flows(selection, candidate, flow)
    each = candidate.groups[0].unit_capacity_w
    power = done.input_w + dryer_w(selection.profile, selection.duty)
    point = busiest(selection, power, (done.running == 1.0) & (flow <= each))
    if point is None:
        return not_followed(_NAME)
    steps = _steps(selection, candidate, point)
    said = next(step.value for step in steps if step.symbol == "P")
    if abs(said * _W_PER_KW - power[point]) > _SAME * power[point]:
        return not_followed(_NAME)  # read off a curve that is no formula
    return written_out(selection, point, Kind.FREE_AIR_FLOW, _NAME, tuple(steps))


def _steps(selection: Selection, candidate: Candidate, point: int) -> list[Step]:
    """Flows in m³/min, pressures in bar (gauge), the inlet in bar (absolute), powers in kW."""
    d, design, columns = digits, selection.design, columns_of([candidate.record])
    flow = float(selection.profile.columns["load_w"][point]) * _S_PER_MIN
    rated = float(columns.flow_m3s[0]) * _S_PER_MIN
    share = flow / rated
    low, high = design.lowest_pa / _PA_PER_BAR, design.highest_pa / _PA_PER_BAR
    inlet, reference = design.inlet_pa / _PA_PER_BAR, RATED_INLET_PA / _PA_PER_BAR
    net = low if columns.by_speed[0] else (low + high) / 2.0
    stated_at, stated = (
        float(columns.rated_pa[0]) / _PA_PER_BAR,
        float(columns.full_w[0]) / _W_PER_KW,
    )
    full = float(full_power(columns, design, 0.0)[0]) / _W_PER_KW
    part, read = _part(selection, columns, share)
    dryer = float(dryer_w(selection.profile, selection.duty)[point]) / _W_PER_KW
    total = full * part + dryer
    power = f"{EXPONENT:g}"
    return [
        _MAKE.given("load", "q", flow, "m³/min"),
        _MAKE.given("rated", "q_N", rated, "m³/min"),
        _MAKE.worked("share", "x", share, "", "q / q_N", f"{d(flow)} / {d(rated)}"),
        _MAKE.given("low", "p_u", low, "bar"),
        _MAKE.given("high", "p_o", high, "bar"),
        _MAKE.worked("net", "p", net, "bar", *_net(columns, low, high)),
        _MAKE.given("inlet", "p_a", inlet, "bar"),
        _MAKE.given("stated_at", "p_N", stated_at, "bar"),
        _MAKE.given("stated", "P_0", stated, "kW"),
        _MAKE.worked(
            "full", "P_f", full, "kW",
            f"P_0·p_a·((1 + p/p_a)^{power} − 1)"
            f" / ({reference:g}·((1 + p_N/{reference:g})^{power} − 1))",
            f"{d(stated)} × {d(inlet)} × ((1 + {d(net)} / {d(inlet)})^{power} − 1)"
            f" / ({reference:g} × ((1 + {d(stated_at)} / {reference:g})^{power} − 1))",
        ),
        *read,
        _MAKE.given("dryer", "P_d", dryer, "kW"),
        _MAKE.worked("power", "P", total, "kW", "P_f·g + P_d",
                     f"{d(full)} × {d(part)} + {d(dryer)}"),
        _MAKE.worked("result", "e", total / flow, "kW/(m³/min)", "P / q",
                     f"{d(total)} / {d(flow)}"),
    ]  # fmt: skip


def _net(columns: CompressorColumns, low: float, high: float) -> tuple[str, str]:
    """Machines of variable speed hold the lower end, the others stand in the middle."""
    if columns.by_speed[0]:
        return "p_u", digits(low)
    return "(p_u + p_o) / 2", f"({digits(low)} + {digits(high)}) / 2"


def _part(
    selection: Selection, columns: CompressorColumns, share: float
) -> tuple[float, list[Step]]:
    """Power over that at full flow, by the control."""
    design, control = selection.design, columns.records[0].air_control
    band = design.highest_pa - design.lowest_pa
    d, no_load, closed = digits, float(columns.no_load[0]), float(columns.closed_inlet[0])
    if share >= 1.0:
        return 1.0, [_MAKE.given("at_full", "g", 1.0)]
    if control is AirControl.LOAD_UNLOAD and columns.blow_down_s[0] > 0.0:
        stored = float(
            stored_seconds(design.receiver_m3, band, design.inlet_pa, columns.flow_m3s)[0]
        )
        return _by_turns(share, no_load, stored, float(columns.blow_down_s[0]))
    if control in (AirControl.STEPS, AirControl.LOAD_UNLOAD):  # without a sump to blow down
        part = no_load + (1.0 - no_load) * share
        return part, [
            _MAKE.given("no_load", "g_0", no_load),
            _MAKE.worked("part", "g", part, "", "g_0 + (1 − g_0)·x",
                         f"{d(no_load)} + (1 − {d(no_load)}) × {d(share)}"),
        ]  # fmt: skip
    if control is AirControl.MODULATION:
        part = closed + (1.0 - closed) * share
        return part, [
            _MAKE.given("closed", "g_0", closed),
            _MAKE.worked("part", "g", part, "", "g_0 + (1 − g_0)·x",
                         f"{d(closed)} + (1 − {d(closed)}) × {d(share)}"),
        ]  # fmt: skip
    table = part_load_tables(columns, design.receiver_m3, band, design.inlet_pa)[0]
    part = float(np.interp(share, np.linspace(0.0, 1.0, len(table)), table))
    return part, [_MAKE.given("read", "g", part)]


def _by_turns(
    share: float, no_load: float, stored_s: float, blow_down_s: float
) -> tuple[float, list[Step]]:
    """Loaded and unloaded in turn against the receiver, with the sump blown down each time."""
    d = digits
    unloaded = stored_s / share
    decay = blow_down_s / log(1.0 / BLOW_DOWN_LEFT)
    left = exp(-unloaded / decay)
    shut = max(SHUT_INLET, no_load) - no_load
    off = no_load * unloaded + shut * decay * (1.0 - left)
    reload_s = RELOAD_S * (1.0 - left)
    again = reload_s * (no_load + shut * left + 1.0) / 2.0
    loaded = (stored_s + reload_s * share) / (1.0 - share)
    part = (off + again + loaded) / (unloaded + reload_s + loaded)
    return part, [
        _MAKE.given("no_load", "g_0", no_load),
        _MAKE.given("stored", "t_s", stored_s, "s"),
        _MAKE.given("blow_down", "t_b", blow_down_s, "s"),
        _MAKE.worked("unloaded", "t_u", unloaded, "s", "t_s / x", f"{d(stored_s)} / {d(share)}"),
        _MAKE.given("decay", "τ", decay, "s"),
        _MAKE.worked("left", "L", left, "", "e^(−t_u/τ)",
                     f"{_E} ^ (−{d(unloaded)} / {d(decay)})"),
        _MAKE.given("shut", "g_s", shut),
        _MAKE.worked("off", "w_u", off, "s", "g_0·t_u + g_s·τ·(1 − L)",
                     f"{d(no_load)} × {d(unloaded)} + {d(shut)} × {d(decay)} × (1 − {d(left)})"),
        _MAKE.worked("reload", "t_r", reload_s, "s", f"{RELOAD_S:g}·(1 − L)",
                     f"{RELOAD_S:g} × (1 − {d(left)})"),
        _MAKE.worked("again", "w_r", again, "s", "t_r·(g_0 + g_s·L + 1)/2",
                     f"{d(reload_s)} × ({d(no_load)} + {d(shut)} × {d(left)} + 1) / 2"),
        _MAKE.worked("loaded", "t_l", loaded, "s", "(t_s + t_r·x)/(1 − x)",
                     f"({d(stored_s)} + {d(reload_s)} × {d(share)}) / (1 − {d(share)})"),
        _MAKE.worked("part", "g", part, "", "(w_u + w_r + t_l)/(t_u + t_r + t_l)",
                     f"({d(off)} + {d(again)} + {d(loaded)})"
                     f" / ({d(unloaded)} + {d(reload_s)} + {d(loaded)})"),
    ]  # fmt: skip
