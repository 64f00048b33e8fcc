"""One operating point of a chiller plant, step by step: the curves read, the power they give."""

import numpy as np

from core.content.blocks import Block, Paragraph, Quantity, say
from core.content.calculation import Step, digits, polynomial, steps_table
from core.families.chillers.columns import columns_of
from core.families.chillers.performance import outside_limits
from core.families.chillers.plant import at_design, operation_of
from core.families.chillers.record import Chiller, TemperatureCurve
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind

_W_PER_KW = 1000.0
_X, _Y = "t_e", "t_c"  # leaving chilled water, entering condenser
_TERMS = ("", _X, f"{_X}²", _Y, f"{_Y}²", f"{_X}·{_Y}")
_PARTS = ("", "x", "x²", "x³")


def calculation(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """The point that takes the most electricity; where it cannot be followed by hand, why."""
    record: Chiller = candidate.record
    by_curves = not columns_of([record]).solved
    if candidate.is_mixed or selection.duty.has_room or not by_curves:
        return (Paragraph(text=say("calculation.chiller.none")),)
    point = _point(selection, candidate)
    if point is None:
        return (Paragraph(text=say("calculation.chiller.none")),)
    hours = float(selection.profile.hours[point].sum())
    return (
        Paragraph(
            text=say(
                "calculation.point",
                load=Quantity(
                    value=float(selection.profile.columns["load_w"][point]), kind=Kind.COOLING_POWER
                ),
                hours=Quantity(value=hours, kind=Kind.HOURS),
            )
        ),
        steps_table(
            say("calculation.chiller.title"),
            _steps(selection, candidate, point),
            say("calculation.chiller.caption"),
        ),
    )


def _point(selection: Selection, candidate: Candidate) -> int | None:
    """Of the points inside the limits at which units run without cycling, that of most energy."""
    columns = columns_of([candidate.record])
    done = operation_of(candidate.record, candidate.units, selection.situation)
    outside = outside_limits(columns, selection.design.leaving_chilled_c, done.condenser_c[None])
    plain = (done.plr >= columns.step_min[0]) & ~outside[0]
    plain &= done.plr <= min(1.0, float(columns.curve_plr_max[0]))
    energy = np.where(plain, done.power_w * selection.profile.hours.sum(axis=1), 0.0)
    return int(energy.argmax()) if energy.max(initial=0.0) > 0.0 else None


def _read(curve: TemperatureCurve, leaving_c: float, condenser_c: float) -> tuple[str, float]:
    """A biquadratic with its figures, and its value."""
    x, y = leaving_c, condenser_c
    terms = np.array([1.0, x, x * x, y, y * y, x * y])
    value = float(np.array(curve.coefficients) @ terms)
    return polynomial(curve.coefficients, _TERMS), value


def _steps(selection: Selection, candidate: Candidate, point: int) -> tuple[Step, ...]:
    record: Chiller = candidate.record
    done = operation_of(record, candidate.units, selection.situation)
    reach_k = selection.study.criteria.beyond_limits_k
    leaving, condenser = selection.design.leaving_chilled_c, float(done.condenser_c[point])
    load = float(selection.profile.columns["load_w"][point]) / _W_PER_KW
    units = float(done.running[point])
    rated = float(columns_of([record]).capacity_w[0]) / _W_PER_KW
    capacity_said, capacity_share = _read(record.capacity_curve, leaving, condenser)
    power_said, power_share = _read(record.power_curve, leaving, condenser)
    capacity = rated * capacity_share
    full = capacity / record.cop * power_share
    ratio = load / (units * capacity)
    part = record.part_load_curve.coefficients
    share = sum(one * ratio**power for power, one in enumerate(part))
    auxiliary = (
        selection.duty.auxiliary_ratio
        * float(at_design(columns_of([record]), selection.design, reach_k).capacity_w[0, 0])
        / _W_PER_KW
    )
    total = units * (full * share + auxiliary)

    def step(key: str, symbol: str, value: float, unit: str = "", formula: str = "",
             inserted: str = "") -> Step:  # fmt: skip
        name = say(f"calculation.chiller.{key}")
        return Step(name=name, symbol=symbol, value=value, unit=unit, formula=formula,
                    inserted=inserted)  # fmt: skip

    d = digits
    return (
        step("load", "Q", load, "kW"),
        step("leaving", _X, leaving, "°C"),
        step("condenser", _Y, condenser, "°C"),
        step("rated", "Q_0", rated, "kW"),
        step("cop", "COP_0", record.cop),
        step("capacity_share", "f_Q", capacity_share,
             formula="a + b·t_e + c·t_e² + d·t_c + e·t_c² + f·t_e·t_c", inserted=capacity_said),
        step("capacity", "Q_1", capacity, "kW", "Q_0 · f_Q", f"{d(rated)} × {d(capacity_share)}"),
        step("power_share", "f_P", power_share,
             formula="a + b·t_e + c·t_e² + d·t_c + e·t_c² + f·t_e·t_c", inserted=power_said),
        step("full", "P_1", full, "kW", "Q_1 / COP_0 · f_P",
             f"{d(capacity)} / {d(record.cop)} × {d(power_share)}"),
        step("units", "n", units),
        step("ratio", "x", ratio, "", "Q / (n · Q_1)",
             f"{d(load)} / ({d(units)} × {d(capacity)})"),
        step("part", "f_x", share, "", "a + b·x + c·x² + d·x³", polynomial(part, _PARTS)),
        step("auxiliary", "P_a", auxiliary, "kW"),
        step("power", "P", total, "kW", "n · (P_1 · f_x + P_a)",
             f"{d(units)} × ({d(full)} × {d(share)} + {d(auxiliary)})"),
        step("result", "COP", load / total, "", "Q / P", f"{d(load)} / {d(total)}"),
    )  # fmt: skip
