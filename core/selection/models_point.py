"""One operating point of a plant of several models, step by step, whatever its family.

A family says of every machine how much it can give at a point, what it takes at full load there
and how its input follows its load; from that alone a plant's year is made (core.plant.unit), and
so its point is followed: the load of each model, its part load, the input read off, the sum.
"""

import numpy as np

from core.content.blocks import Block, Paragraph, Quantity, Words, say
from core.content.calculation import Step, digits, steps_table
from core.machines.device import device_name
from core.plant.plant_year import PlantYear
from core.selection.operating_point import Steps, not_followed
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind, System, unit

_NAME = "models"
_MAKE = Steps(_NAME)
_CLOSE = 0.005  # of the year's power: that is calculated from curves, this from tables of them
_TRIED = 60  # points, those of most energy first
_FULL = 1e-6  # of a unit's capacity
_W_PER_KW = 1000.0
_FLOWS = (Kind.FREE_AIR_FLOW, Kind.HYDROGEN_FLOW)


def models_calculation(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """The point of most energy whose load is carried and that comes to the year's power."""
    year = candidate.year
    if year is None:
        return not_followed(_NAME)
    mixing, run = year.mixing, year.run
    carried = run.unmet_w <= _FULL * mixing.load_w
    energy = np.where(carried, year.drawn_w * mixing.hours, 0.0)
    for point in np.argsort(-energy)[:_TRIED].tolist():
        told = _told(selection, candidate, year, point) if energy[point] > 0.0 else ()
        if told:
            return told
    return not_followed(_NAME)


def _told(
    selection: Selection, candidate: Candidate, year: PlantYear, point: int
) -> tuple[Block, ...]:
    """The tables of one point; none where they come to something else than the year has."""
    kind, mixing = selection.capacity_kind, year.mixing
    load = float(mixing.load_w[point])
    tables, drawn = list[Block](), list[float]()
    for at, group in enumerate(candidate.groups):
        power, steps = _of_model(year, at, point, kind)
        drawn.append(power)
        title = say("calculation.models.title", machine=Words(text=device_name(group.record)))
        tables.append(steps_table(title, tuple(steps), say("calculation.models.caption")))
    shared = np.broadcast_to(year.shared_w, mixing.load_w.shape)[point] / _W_PER_KW
    total, of_year = sum(drawn) + float(shared), float(year.drawn_w[point]) / _W_PER_KW
    if abs(total - of_year) > _CLOSE * of_year:
        return ()
    said = say(
        "calculation.point",
        load=Quantity(value=load, kind=kind),
        hours=Quantity(value=float(mixing.hours[point]), kind=Kind.HOURS),
    )
    whole = _plant(load, kind, drawn, float(shared), of_year)
    return (Paragraph(text=said), *tables, steps_table(say("calculation.models.plant"), whole))


def _of_model(year: PlantYear, at: int, point: int, kind: Kind) -> tuple[float, list[Step]]:
    """Input of the units of a model at a point, kW, and the steps to it."""
    d, units, group = digits, year.mixing.units, year.groups[at]
    shown = unit(kind, System.SI)
    able = float(units.capacity_w[group.row, point]) * shown.scale
    given = float(year.run.output_w[at, point]) * shown.scale
    number, whole = float(year.run.running[at, point]), float(group.units)
    off = _at(units.off_w, group.row, point)
    idle = whole - number
    steps = [_MAKE.taken("given", "Q_i", given, shown.symbol, "control")]
    if number <= 0.0:
        return whole * off, [
            *steps,
            _MAKE.given("units_off", "n_0", whole),
            _MAKE.given("off", "P_0", off, "kW"),
            _MAKE.worked("power", "P_i", whole * off, "kW", "n_0·P_0", f"{d(whole)} × {d(off)}"),
        ]
    scale = float(units.scale_w[group.row, point]) / _W_PER_KW
    own = _at(units.auxiliary_w, group.row, point)
    table = units.table[units.kind[point], group.row]
    steps += [
        _MAKE.taken("units", "n", number, "", "control"),
        _MAKE.given("able", "Q_N", able, shown.symbol),
        _MAKE.given("scale", "P_N", scale, "kW"),
    ]
    full, at_full = 0.0, float(table[-1])
    if units.trimmed:  # all but one are full
        full = min(np.floor(given / able + _FULL), number)
    rest = given - full * able
    share = rest / ((number - full) * able) if number > full else 1.0
    if full:
        steps += [
            _MAKE.taken("full", "n_1", full, "", "control"),
            _MAKE.given("at_full", "r_1", at_full),
        ]
    ratio = at_full
    if number > full:
        formula, put = "Q_i / (n·Q_N)", f"{d(given)} / ({d(number)} × {d(able)})"
        if full:
            formula = "(Q_i − n_1·Q_N) / ((n − n_1)·Q_N)"
            put = f"({d(given)} − {d(full)} × {d(able)}) / (({d(number)} − {d(full)}) × {d(able)})"
        steps.append(_MAKE.worked("share", "x", share, "", formula, put))
        ratio, read = _read(table.tolist(), share)
        steps += read
    part, power = number - full, scale * (full * at_full + (number - full) * ratio)
    terms = ["(n − n_1)·P_N·r" if full else "n·P_N·r"]
    figures = [f"{d(part)} × {d(scale)} × {d(ratio)}"]
    if full:
        terms.insert(0, "n_1·P_N·r_1")
        figures.insert(0, f"{d(full)} × {d(scale)} × {d(at_full)}")
    if own:
        steps.append(_MAKE.given("own", "P_a", own, "kW"))
        power += number * own
        terms.append("n·P_a")
        figures.append(f"{d(number)} × {d(own)}")
    if off and idle:
        steps += [_MAKE.given("units_off", "n_0", idle), _MAKE.given("off", "P_0", off, "kW")]
        power += idle * off
        terms.append("n_0·P_0")
        figures.append(f"{d(idle)} × {d(off)}")
    formula, put = " + ".join(terms), " + ".join(figures)
    steps.append(_MAKE.worked("power", "P_i", power, "kW", formula, put))
    return power, steps


def _at(values: np.ndarray, row: int, point: int) -> float:
    """One of an array (machines, points or 1), kW."""
    return float(values[row, point if values.shape[1] > 1 else 0]) / _W_PER_KW


def _read(table: list[float], share: float) -> tuple[float, list[Step]]:
    """Input over that at full load at a part load: a straight line between two of the table."""
    d, steps = digits, len(table) - 1
    low = min(int(share * steps), steps - 1)
    x1, x2 = low / steps, (low + 1) / steps
    r1, r2 = table[low], table[low + 1]
    ratio = r1 + (r2 - r1) * (share - x1) / (x2 - x1)
    return ratio, [
        _MAKE.given("ratio_at", "r_a", r1, share=d(x1)),
        _MAKE.given("ratio_at", "r_b", r2, share=d(x2)),
        _MAKE.worked("ratio", "r", ratio, "", "r_a + (r_b − r_a)·(x − x_a)/(x_b − x_a)",
                     f"{d(r1)} + ({d(r2)} − {d(r1)}) × ({d(share)} − {d(x1)})"
                     f" / ({d(x2)} − {d(x1)})"),
    ]  # fmt: skip


def _plant(
    load: float, kind: Kind, drawn: list[float], shared: float, of_year: float
) -> tuple[Step, ...]:
    """The sum, and what it gives for its input."""
    d, shown = digits, unit(kind, System.SI)
    asked = load * shown.scale
    names = [f"P_{number}" for number in range(1, len(drawn) + 1)]
    steps = [_MAKE.taken("group", name, one, "kW", "above")
             for name, one in zip(names, drawn, strict=True)]  # fmt: skip
    parts = list(drawn)
    if shared:
        steps.append(_MAKE.given("shared", "P_s", shared, "kW"))
        names, parts = [*names, "P_s"], [*parts, shared]
    total = sum(parts)
    result = _MAKE.worked("result", "ε", asked / total, "", "Q / P", f"{d(asked)} / {d(total)}")
    if kind in _FLOWS:
        result = _MAKE.worked("specific", "e", total / asked, f"kW/({shown.symbol})", "P / Q",
                              f"{d(total)} / {d(asked)}")  # fmt: skip
    return (
        _MAKE.given("load", "Q", asked, shown.symbol),
        *steps,
        _MAKE.worked("power", "P", total, "kW", " + ".join(names), " + ".join(map(d, parts))),
        result,
        _MAKE.taken("of_year", "P_y", of_year, "kW", "year"),
    )
