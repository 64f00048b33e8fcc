"""One operating point of power supplies, step by step: load of each, loss read off, its cooling."""

import numpy as np

from core.content.blocks import Block
from core.content.calculation import Step, digits
from core.selection.operating_point import Steps, busiest, not_followed, written_out
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind

_NAME = "power_supply"
_W_PER_KW = 1000.0


def calculation(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """The point that loses the most energy."""
    _, power = selection.family.report.operation(selection, candidate)
    point = busiest(selection, power)
    if point is None:
        return not_followed(_NAME)
    steps = tuple(_steps(selection, candidate, point))
    return written_out(selection, point, Kind.ELECTRIC_POWER, _NAME, steps)


def _steps(selection: Selection, candidate: Candidate, point: int) -> list[Step]:
    """Powers in kW; losses over the rated output stand between two loads of the record."""
    d, make, record = digits, Steps(_NAME), candidate.record
    load = float(selection.profile.columns["load_w"][point]) / _W_PER_KW
    rated, number = float(record.supply_w) / _W_PER_KW, float(candidate.units)
    share = load / (number * rated)
    lost, read = _lost(record.supply_loads, record.supply_efficiencies, share, make)
    losses = number * rated * lost
    steps = [
        make.given("load", "Q", load, "kW"),
        make.given("units", "n", number),
        make.taken("rated", "P_r", rated, "kW", "catalog"),
        make.worked("share", "x", share, "", "Q / (n·P_r)",
                    f"{d(load)} / ({d(number)} × {d(rated)})"),
        *read,
        make.worked("losses", "P_v", losses, "kW", "n·P_r·v",
                    f"{d(number)} × {d(rated)} × {d(lost)}"),
    ]  # fmt: skip
    cop, total = selection.duty.room_cop, losses
    if cop is None:
        steps.append(make.worked("power", "P", total, "kW", "P_v", d(losses)))
    else:
        cooling = losses / cop
        total = losses + cooling
        steps += [
            make.asked("cop", "COP", cop, "", "room_cop"),
            make.worked("cooling", "P_c", cooling, "kW", "P_v / COP", f"{d(losses)} / {d(cop)}"),
            make.worked("power", "P", total, "kW", "P_v + P_c", f"{d(losses)} + {d(cooling)}"),
        ]
    result = make.worked("result", "η", load / (load + losses), "", "Q / (Q + P_v)",
                         f"{d(load)} / ({d(load)} + {d(losses)})")  # fmt: skip
    return [*steps, result]


def _lost(
    loads: tuple[float, ...], efficiencies: tuple[float, ...], share: float, make: Steps
) -> tuple[float, list[Step]]:
    """Loss over the rated output at a load: a straight line between the losses at two loads."""
    d = digits
    held = min(max(share, loads[0]), loads[-1])
    high = min(max(int(np.searchsorted(loads, held)), 1), len(loads) - 1)
    steps, ends = list[Step](), list[tuple[float, float]]()
    for number, row in enumerate((high - 1, high), 1):
        x, rate = float(loads[row]), float(efficiencies[row])
        loss = x * (1.0 / rate - 1.0)
        ends.append((x, loss))
        steps += [
            make.taken("efficiency", f"η_{number}", rate, "", "catalog", share=d(x)),
            make.worked("loss", f"v_{number}", loss, "", f"x_{number}·(1/η_{number} − 1)",
                        f"{d(x)} × (1 / {d(rate)} − 1)", share=d(x)),
        ]  # fmt: skip
    (x1, v1), (x2, v2) = ends
    lost = v1 + (v2 - v1) * (held - x1) / (x2 - x1)
    line = make.worked("between", "v", lost, "", "v_1 + (v_2 − v_1)·(x − x_1)/(x_2 − x_1)",
                       f"{d(v1)} + ({d(v2)} − {d(v1)}) × ({d(held)} − {d(x1)})"
                       f" / ({d(x2)} − {d(x1)})")  # fmt: skip
    return lost, [*steps, line]
