"""One operating point of a chiller plant, step by step: the curves read, the power they give."""

import numpy as np

from core.content.blocks import Block, Paragraph, Quantity, say
from core.content.calculation import Step, digits, polynomial, steps_table
from core.families.chillers.columns import columns_of
from core.families.chillers.performance import outside_limits
from core.families.chillers.plant import at_design, operation_of
from core.families.chillers.record import Chiller, TemperatureCurve
from core.selection.models_point import models_calculation
from core.selection.operating_point import Steps, not_followed
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind

_NAME = "chiller"
_W_PER_KW = 1000.0
_X, _Y = "t_e", "t_c"  # leaving chilled water, entering condenser
_TERMS = ("", _X, f"{_X}²", _Y, f"{_Y}²", f"{_X}·{_Y}")
_PARTS = ("", "x", "x²", "x³")
_MAKE = Steps(_NAME)


def calculation(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """The point that takes the most electricity; where it cannot be followed by hand, why."""
    if candidate.is_mixed or selection.duty.has_room:
        from core.families.chillers.plant_room.report.calculation import room_calculation

        told = room_calculation(selection, candidate)
        if told or candidate.year is None or selection.duty.has_room:
            return told or not_followed(_NAME)
        return models_calculation(selection, candidate)
    by_curves = not columns_of([candidate.record]).solved
    point = _point(selection, candidate) if by_curves else None
    if point is None:
        return not_followed(_NAME)
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


def chiller_steps(
    record: Chiller, leaving_c: float, condenser_c: float, load_kw: float, units: float
) -> tuple[float, float, tuple[Step, ...]]:
    """Full-load power of a unit, kW, its part-load factor, and the steps to them.

    load_kw: of all its units.
    """
    d, part = digits, record.part_load_curve.coefficients
    rated = float(columns_of([record]).capacity_w[0]) / _W_PER_KW
    capacity_said, capacity_share = _read(record.capacity_curve, leaving_c, condenser_c)
    power_said, power_share = _read(record.power_curve, leaving_c, condenser_c)
    capacity = rated * capacity_share
    full = capacity / record.cop * power_share
    ratio = load_kw / (units * capacity)
    share = sum(one * ratio**power for power, one in enumerate(part))
    surface = "a + b·t_e + c·t_e² + d·t_c + e·t_c² + f·t_e·t_c"
    return full, share, (
        _MAKE.given("load", "Q", load_kw, "kW"),
        _MAKE.given("leaving", _X, leaving_c, "°C"),
        _MAKE.given("condenser", _Y, condenser_c, "°C"),
        _MAKE.taken("rated", "Q_0", rated, "kW", "catalog"),
        _MAKE.taken("cop", "COP_0", record.cop, "", "catalog"),
        _MAKE.worked("capacity_share", "f_Q", capacity_share, "", surface, capacity_said),
        _MAKE.worked("capacity", "Q_1", capacity, "kW", "Q_0 · f_Q",
                     f"{d(rated)} × {d(capacity_share)}"),
        _MAKE.worked("power_share", "f_P", power_share, "", surface, power_said),
        _MAKE.worked("full", "P_1", full, "kW", "Q_1 / COP_0 · f_P",
                     f"{d(capacity)} / {d(record.cop)} × {d(power_share)}"),
        _MAKE.given("units", "n", units),
        _MAKE.worked("ratio", "x", ratio, "", "Q / (n · Q_1)",
                     f"{d(load_kw)} / ({d(units)} × {d(capacity)})"),
        _MAKE.worked("part", "f_x", share, "", "a + b·x + c·x² + d·x³", polynomial(part, _PARTS)),
    )  # fmt: skip


def _steps(selection: Selection, candidate: Candidate, point: int) -> tuple[Step, ...]:
    d, record = digits, candidate.record
    done = operation_of(record, candidate.units, selection.situation)
    reach_k = selection.study.criteria.beyond_limits_k
    load = float(selection.profile.columns["load_w"][point]) / _W_PER_KW
    units = float(done.running[point])
    full, share, steps = chiller_steps(
        record, selection.design.leaving_chilled_c, float(done.condenser_c[point]), load, units
    )
    auxiliary = (
        selection.duty.auxiliary_ratio
        * float(at_design(columns_of([record]), selection.design, reach_k).capacity_w[0, 0])
        / _W_PER_KW
    )
    total = units * (full * share + auxiliary)
    return (
        *steps,
        _MAKE.asked("auxiliary", "P_a", auxiliary, "kW", "auxiliary_ratio"),
        _MAKE.worked("power", "P", total, "kW", "n · (P_1 · f_x + P_a)",
                     f"{d(units)} × ({d(full)} × {d(share)} + {d(auxiliary)})"),
        _MAKE.worked("result", "COP", load / total, "", "Q / P", f"{d(load)} / {d(total)}"),
    )  # fmt: skip
