"""One operating point of air conditioners, step by step: curves read, stages or speed, power."""

import numpy as np

from core.content.blocks import Block
from core.content.calculation import Step, digits, polynomial
from core.families.vrf.columns import VrfColumns, columns_of
from core.families.vrf.performance import DEGRADATION
from core.families.vrf.running import running
from core.families.vrf.sizing import capacity_factors
from core.selection.operating_point import FloatArray, Steps, busiest, not_followed, written_out
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind

_NAME = "vrf"
_W_PER_KW = 1000.0
_IN, _OUT = "t_i", "t_o"  # indoor wet bulb, outdoor dry bulb
_TERMS = ("", _IN, f"{_IN}²", _OUT, f"{_OUT}²", f"{_IN}·{_OUT}")
_MAKE = Steps(_NAME)


def calculation(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """The cooling point of most electricity inside the limits of the curves."""
    columns, wet = columns_of([candidate.record]), selection.design.indoor_wet_bulb_c
    done = running(selection, candidate)
    outdoor = selection.profile.columns["outdoor_c"]
    inside = (outdoor >= columns.outdoor_min_c[0]) & (outdoor <= columns.outdoor_max_c[0])
    inside &= columns.indoor_min_c[0] <= wet <= columns.indoor_max_c[0]
    point = busiest(selection, done.power_w, inside & _plain(columns, done.plr))
    if candidate.is_mixed or point is None:
        return not_followed(_NAME)
    steps = tuple(_steps(selection, candidate, point))
    return written_out(selection, point, Kind.COOLING_POWER, _NAME, steps)


def _plain(columns: VrfColumns, plr: FloatArray) -> np.ndarray:
    """Where variable speed does not cycle; machines in stages between the last two of them."""
    if columns.modulating[0]:
        return np.asarray(plr >= columns.plr_min[0])
    shares = columns.share[0]
    before = shares[-2] if len(shares) > 1 and shares[-2] < shares[-1] else 0.0
    return np.asarray((plr > before / shares[-1] * 1.1) & (plr < 1.0))


def _steps(selection: Selection, candidate: Candidate, point: int) -> list[Step]:
    """Powers in kW, temperatures in °C."""
    d, columns = digits, columns_of([candidate.record])
    wet = float(selection.design.indoor_wet_bulb_c)
    outdoor = float(selection.profile.columns["outdoor_c"][point])
    load = float(selection.profile.columns["load_w"][point]) / _W_PER_KW
    number = float(candidate.units)
    factor = float(capacity_factors(columns, selection.duty)[0])
    each = load / number
    stages = len(columns.share[0])
    used = [stages - 1]
    if not columns.modulating[0] and stages > 1 and columns.share[0, -2] < columns.share[0, -1]:
        used = [stages - 2, stages - 1]
    steps = [
        _MAKE.given("load", "Q", load, "kW"),
        _MAKE.given("wet", _IN, wet, "°C"),
        _MAKE.given("outdoor", _OUT, outdoor, "°C"),
        _MAKE.given("units", "n", number),
        _MAKE.worked("each", "q", each, "kW", "Q / n", f"{d(load)} / {d(number)}"),
        _MAKE.given("rated", "Q_N", float(columns.cooling_w[0]) / _W_PER_KW, "kW"),
        _MAKE.given("stated", "P_r", float(columns.power_w[0]) / _W_PER_KW, "kW"),
        _MAKE.given("factor", "k", factor),
    ]
    found = []
    for number_of, stage in enumerate(used, 1):
        capacity, power, read = _stage(columns, stage, number_of, wet, outdoor, factor)
        found.append((capacity, power))
        steps += read
    power, read = _at_load(columns, found, each)
    total = number * power
    return [
        *steps,
        *read,
        _MAKE.worked("power", "P", total, "kW", "n·p", f"{d(number)} × {d(power)}"),
        _MAKE.worked("result", "COP", load / total, "", "Q / P", f"{d(load)} / {d(total)}"),
    ]


def _stage(
    columns: VrfColumns, stage: int, number: int, wet: float, outdoor: float, factor: float
) -> tuple[float, float, list[Step]]:
    """Capacity and power of a stage at the point, from its two biquadratics."""
    d = digits
    terms = np.array([1.0, wet, wet**2, outdoor, outdoor**2, wet * outdoor])
    share = float(columns.share[0, stage])
    rated, stated = (float(one[0]) / _W_PER_KW for one in (columns.cooling_w, columns.power_w))
    c_terms, e_terms = columns.capacity[0, stage], columns.input[0, stage]
    c, e = float(c_terms @ terms), float(e_terms @ terms)
    capacity, power = share * rated * c * factor, share * stated * c * e
    n = str(number)
    return capacity, power, [
        _MAKE.given("stage", f"s_{n}", share, stage=n),
        _MAKE.worked("capacity_curve", f"C_{n}", c, "", "C(t_i, t_o)",
                     _inserted(tuple(c_terms.tolist()), wet, outdoor)),
        _MAKE.worked("input_curve", f"E_{n}", e, "", "E(t_i, t_o)",
                     _inserted(tuple(e_terms.tolist()), wet, outdoor)),
        _MAKE.worked("capacity", f"q_{n}", capacity, "kW", f"s_{n}·Q_N·C_{n}·k",
                     f"{d(share)} × {d(rated)} × {d(c)} × {d(factor)}"),
        _MAKE.worked("input", f"p_{n}", power, "kW", f"s_{n}·P_r·C_{n}·E_{n}",
                     f"{d(share)} × {d(stated)} × {d(c)} × {d(e)}"),
    ]  # fmt: skip


def _inserted(coefficients: tuple[float, ...], wet: float, outdoor: float) -> str:
    """A biquadratic with its figures."""
    said = polynomial(coefficients, _TERMS)
    return said.replace(_IN, f"({digits(wet)})").replace(_OUT, f"({digits(outdoor)})")


def _at_load(
    columns: VrfColumns, found: list[tuple[float, float]], each: float
) -> tuple[float, list[Step]]:
    """Power of one unit at its load."""
    d = digits
    if len(found) == 2:
        (q1, p1), (q2, p2) = found
        power = p1 + (p2 - p1) * (each - q1) / (q2 - q1)
        return power, [
            _MAKE.worked("between", "p", power, "kW", "p_1 + (p_2 − p_1)·(q − q_1)/(q_2 − q_1)",
                         f"{d(p1)} + ({d(p2)} − {d(p1)}) × ({d(each)} − {d(q1)})"
                         f" / ({d(q2)} − {d(q1)})"),
        ]  # fmt: skip
    ((full, drawn),) = found
    share = each / full
    ratio = _MAKE.worked("share", "x", share, "", "q / q_1", f"{d(each)} / {d(full)}")
    if not columns.modulating[0]:
        most, fall = DEGRADATION
        power = drawn * share * (most - fall * share)
        return power, [
            ratio,
            _MAKE.worked("cycling", "p", power, "kW", f"p_1·x·({most} − {fall}·x)",
                         f"{d(drawn)} × {d(share)} × ({most} − {fall} × {d(share)})"),
        ]  # fmt: skip
    terms = tuple(float(one) for one in columns.part_load[0])
    part = float(np.polyval(terms[::-1], share)) / sum(terms)
    said = polynomial(terms, ("", "x", "x²", "x³")).replace("x", f"({d(share)})")
    power = drawn * part
    return power, [
        ratio,
        _MAKE.worked("part", "g", part, "", "(a + b·x + c·x² + d·x³) / (a + b + c + d)",
                     f"({said}) / {d(sum(terms))}"),
        _MAKE.worked("running", "p", power, "kW", "p_1·g", f"{d(drawn)} × {d(part)}"),
    ]  # fmt: skip
