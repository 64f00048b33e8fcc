"""Pumps of a plant room at one point, step by step: flow, head, power."""

from core.content.calculation import Step, digits
from core.families.chillers.duty import ChilledPumping, ChillerDuty, CondenserPumping
from core.families.chillers.plant_room.units.pumping import (
    CHILLED_J_KGK,
    CHILLED_KG_M3,
    COOLING_J_KGK,
    COOLING_KG_M3,
)
from core.selection.operating_point import Steps
from core.vocabulary.by_definition import GRAVITY

_S_PER_H, _W_PER_KW, _J_PER_KJ = 3600.0, 1000.0, 1000.0
_MAKE = Steps("room")


def cooling_pump(duty: ChillerDuty, heat_kw: float, share: float) -> tuple[float, list[Step]]:
    """The cooling-water pump of a unit, kW; heat_kw: of the unit at design."""
    d, head = digits, duty.condenser_head_m
    flow, flow_step = _flow(
        "cooling_flow", "V_k", "H_A", heat_kw, "R_A", duty.tower_range_k, COOLING_KG_M3,
        COOLING_J_KGK,
    )  # fmt: skip
    steps = [flow_step, _MAKE.asked("cooling_head", "Z_A", head, "m", "condenser_head_m")]
    symbols = ("V_k", "Z_A")
    if duty.condenser_pumping is CondenserPumping.VARIABLE:
        lift, full_flow, full_head = duty.cooling_lift_m, flow, head
        flow, head = flow * share, lift + (head - lift) * share**2
        symbols = ("V_s", "Z_s")
        steps += [
            _MAKE.asked("cooling_lift", "Z_0", lift, "m", "condenser_lift_m"),
            _MAKE.worked("slow_flow", "V_s", flow, "m³/h", "V_k · s",
                         f"{d(full_flow)} × {d(share)}"),
            _MAKE.worked("slow_head", "Z_s", head, "m", "Z_0 + (Z_A − Z_0)·s²",
                         f"{d(lift)} + ({d(full_head)} − {d(lift)}) × {d(share)}²"),
        ]  # fmt: skip
    power, worked = _power(
        "cooling_pump", "P_p", flow, head, duty.pumping_efficiency, COOLING_KG_M3, symbols
    )
    efficiency = _MAKE.asked("efficiency", "η", duty.pumping_efficiency, "", "pumping_efficiency")
    return power, [*steps, efficiency, worked]


def full_fan(duty: ChillerDuty, heat_kw: float) -> tuple[float, Step]:
    """The fan of a unit's cells, or of its dry cooler, at full speed, kW."""
    d, each = digits, duty.tower_fan_kwh_per_m3
    if duty.rejects_dry:
        share = duty.dry_cooler_fan_share
        return heat_kw * share, _MAKE.worked(
            "full_fan", "P_v", heat_kw * share, "kW", "e_v · H_A", f"{d(share)} × {d(heat_kw)}"
        )
    per_kw = _S_PER_H / (COOLING_KG_M3 * COOLING_J_KGK / _J_PER_KJ * duty.tower_range_k)
    flow = heat_kw * per_kw
    return flow * each, _MAKE.worked(
        "full_fan", "P_v", flow * each, "kW", "e_v · V_k", f"{d(each)} × {d(flow)}"
    )


def fan_each(duty: ChillerDuty) -> Step:
    """What a fan takes at full speed: of a tower for its water, of a dry cooler for its heat."""
    if duty.rejects_dry:
        return _MAKE.asked(
            "dry_fan_each", "e_v", duty.dry_cooler_fan_share, "", "dry_cooler_fan_share"
        )
    return _MAKE.asked(
        "fan_each", "e_v", duty.tower_fan_kwh_per_m3, "kWh/m³", "tower_fan_kwh_per_m3"
    )


def chilled_of_unit(
    duty: ChillerDuty, rated_kw: float, load_kw: float, more: float
) -> tuple[float, list[Step]]:
    """What pumps of chilled water need for a running unit, kW.

    rated_kw: of the unit at design; load_kw: what it gives; more: water over that of design.
    """
    span = duty.entering_chilled_c - duty.leaving_chilled_c
    variable = duty.chilled_pumping is ChilledPumping.VARIABLE
    d, least = digits, duty.chilled_flow_least
    cooling, symbol, head, steps = rated_kw, "Q_A", duty.chilled_head_m, list[Step]()
    if variable:
        cooling, symbol, head = least * rated_kw - load_kw * more, "Q_m", duty.chilled_set_head_m
        if cooling <= 0.0 or not duty.has_towers:
            return 0.0, []
        steps = [
            _MAKE.asked("flow_least", "r", least, "", "chilled_flow_least"),
            _MAKE.worked("missing", "Q_m", cooling, "kW", "r·Q_A − m·Q/n",
                         f"{d(least)} × {d(rated_kw)} − {d(more)} × {d(load_kw)}"),
        ]  # fmt: skip
    if duty.chilled_pumping is ChilledPumping.TWO_STAGES:
        head = duty.primary_head_m
    flow, flow_step = _flow(
        "bypass_flow" if variable else "unit_flow", "V_e", symbol, cooling, "ΔT", span,
        CHILLED_KG_M3, CHILLED_J_KGK,
    )  # fmt: skip
    efficiency = duty.pumping_efficiency
    power, worked = _power(
        "bypass" if variable else "unit_pump", "P_e", flow, head, efficiency, CHILLED_KG_M3,
        ("V_e", "Z_e"),
    )  # fmt: skip
    return power, [
        *steps,
        _MAKE.asked("span", "ΔT", span, "K", "entering_chilled_c leaving_chilled_c"),
        flow_step,
        _MAKE.asked(
            "set_head" if variable else "unit_head",
            "Z_e",
            head,
            "m",
            "chilled_set_head_m" if variable else "chilled_head_m primary_head_m",
        ),
        _MAKE.asked("efficiency", "η", efficiency, "", "pumping_efficiency"),
        worked,
    ]


def chilled_of_plant(
    duty: ChillerDuty, peak_kw: float, load_kw: float, more: float
) -> tuple[float, list[Step]]:
    """Chilled-water pumps whose speed follows the load of the plant, kW; none of constant speed."""
    if duty.chilled_pumping is ChilledPumping.CONSTANT:
        return 0.0, []
    d, static, full = digits, duty.chilled_set_head_m, duty.variable_head_m
    span = duty.entering_chilled_c - duty.leaving_chilled_c
    water = (CHILLED_KG_M3, CHILLED_J_KGK)
    most, most_step = _flow("most_flow", "V_A", "Q_p", peak_kw, "ΔT", span, *water)
    flow, flow_step = _flow("plant_flow", "V", "m·Q", load_kw * more, "ΔT", span, *water)
    head = static + (full - static) * (flow / most) ** 2
    power, worked = _power(
        "plant_pump", "P_s", flow, head, duty.pumping_efficiency, CHILLED_KG_M3, ("V", "Z")
    )
    return power, [
        _MAKE.given("peak", "Q_p", peak_kw, "kW"),
        _MAKE.asked("span", "ΔT", span, "K", "entering_chilled_c leaving_chilled_c"),
        most_step,
        *([] if more == 1.0 else [_MAKE.given("more", "m", more)]),
        flow_step if more != 1.0 else _flow("plant_flow", "V", "Q", load_kw, "ΔT", span, *water)[1],
        _MAKE.asked("set_head", "Z_0", static, "m", "chilled_set_head_m"),
        _MAKE.asked("plant_head", "Z_A", full, "m", "chilled_head_m primary_head_m"),
        _MAKE.worked("head", "Z", head, "m", "Z_0 + (Z_A − Z_0)·(V/V_A)²",
                     f"{d(static)} + ({d(full)} − {d(static)}) × ({d(flow)} / {d(most)})²"),
        _MAKE.asked("efficiency", "η", duty.pumping_efficiency, "", "pumping_efficiency"),
        worked,
    ]  # fmt: skip


def _flow(
    key: str, symbol: str, of: str, heat_kw: float, span_symbol: str, span_k: float,
    kg_m3: float, j_kgk: float,
) -> tuple[float, Step]:  # fmt: skip
    """Water of a heat, m³/h."""
    kj_kgk = j_kgk / _J_PER_KJ
    flow = _S_PER_H * heat_kw / (kg_m3 * kj_kgk * span_k)
    return flow, _MAKE.worked(
        key, symbol, flow, "m³/h", f"3600·{of} / (ρ·c·{span_symbol})",
        f"3600 × {digits(heat_kw)} / ({kg_m3:g} × {kj_kgk:g} × {digits(span_k)})",
    )  # fmt: skip


def _power(
    key: str, symbol: str, flow_m3h: float, head_m: float, efficiency: float, kg_m3: float,
    symbols: tuple[str, str],
) -> tuple[float, Step]:  # fmt: skip
    """Electric power of a pump, kW."""
    d, (flow, head) = digits, symbols
    power = kg_m3 * GRAVITY * flow_m3h * head_m / (_S_PER_H * _W_PER_KW * efficiency)
    return power, _MAKE.worked(
        key, symbol, power, "kW", f"ρ·9.80665·{flow}·{head} / (3.6×10⁶·η)",
        f"{kg_m3:g} × 9.80665 × {d(flow_m3h)} × {d(head_m)} / (3600000 × {d(efficiency)})",
    )  # fmt: skip
