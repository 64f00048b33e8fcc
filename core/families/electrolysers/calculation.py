"""One operating point of electrolysers, step by step: direct current at part load, all else."""

import numpy as np

from core.content.blocks import Block
from core.content.calculation import Step, digits
from core.families.electrolysers.columns import columns_of, mean_fade, stack_and_rest, units_of
from core.families.electrolysers.part_load import CURVES
from core.plant.equal_units import Run
from core.selection.equal_units import run_of
from core.selection.models_point import models_calculation
from core.selection.operating_point import Steps, busiest, not_followed, written_out
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind

_NAME = "electrolyser"
_S_PER_H = 3600.0


def calculation(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """The point that takes the most electricity, at no less than the least load."""
    load = selection.profile.columns["load_w"]
    if candidate.is_mixed:
        return models_calculation(selection, candidate)
    if "power_w" in selection.profile.columns:
        return not_followed(_NAME)
    columns = columns_of([candidate.record])
    units = units_of(columns, np.zeros(1, dtype=np.int64), selection.duty, len(load))
    done = run_of(selection.situation, units, load, candidate.units)
    point = busiest(selection, done.input_w[0], done.plr[0] >= float(columns.least_load[0]))
    if point is None:
        return not_followed(_NAME)
    steps = tuple(_steps(selection, candidate, done, point))
    return written_out(selection, point, Kind.HYDROGEN_FLOW, _NAME, steps)


def _steps(selection: Selection, candidate: Candidate, done: Run, point: int) -> list[Step]:
    """Flows in Nm³/h, consumptions in kWh/Nm³, powers in kW."""
    d, make, record, duty = digits, Steps(_NAME), candidate.record, selection.duty
    columns = columns_of([record])
    stack, rest = (float(one[0]) for one in stack_and_rest(columns, duty))
    fade = float(mean_fade(columns, duty)[0])
    flow = float(done.output_w[0, point]) * _S_PER_H
    number, rated = float(done.running[0, point]), float(record.hydrogen_m3s) * _S_PER_H
    share = flow / (number * rated)
    steps = [
        make.given("load", "V", flow, "Nm³/h"),
        make.given("units", "n", number),
        make.given("rated", "V_N", rated, "Nm³/h"),
        make.worked("share", "x", share, "", "V / (n·V_N)",
                    f"{d(flow)} / ({d(number)} × {d(rated)})"),
    ]  # fmt: skip
    if record.system_kwh_m3 is None:
        stated, rectified = float(record.stack_kwh_m3), float(duty.rectifier_efficiency)
        steps += [
            make.given("stack", "e_0", stated, "kWh/Nm³"),
            make.given("rectifier", "η_r", rectified),
            make.worked("each", "e_s", stack, "kWh/Nm³", "e_0 / η_r",
                        f"{d(stated)} / {d(rectified)}"),
        ]  # fmt: skip
    else:
        stated = float(record.system_kwh_m3)
        steps += [
            make.given("system", "e_0", stated, "kWh/Nm³"),
            make.worked("each", "e_s", stack, "kWh/Nm³", "e_0 − e_b", f"{d(stated)} − {d(rest)}"),
        ]
    relative, read = _relative(record.electrolyser_kind, share, make)
    total = flow * stack * (1.0 + fade) * relative + number * rated * rest
    return [
        *steps,
        make.given("rest", "e_b", rest, "kWh/Nm³"),
        make.given("fade", "f", fade),
        *read,
        make.worked("power", "P", total, "kW", "V·e_s·(1 + f)·r + n·V_N·e_b",
                    f"{d(flow)} × {d(stack)} × (1 + {d(fade)}) × {d(relative)}"
                    f" + {d(number)} × {d(rated)} × {d(rest)}"),
        make.worked("result", "e", total / flow, "kWh/Nm³", "P / V", f"{d(total)} / {d(flow)}"),
    ]  # fmt: skip


def _relative(kind: object, share: float, make: Steps) -> tuple[float, list[Step]]:
    """Consumption at a load over that at rated output, as it is read off the class curve."""
    curve = next((points for key, points in CURVES.items() if key is kind), None)
    if curve is None:
        return 1.0, [make.given("constant", "r", 1.0)]
    at = min(max(int(np.searchsorted(curve[0], share)), 1), len(curve[0]) - 1)
    (x1, x2), (r1, r2) = curve[0][at - 1 : at + 1], curve[1][at - 1 : at + 1]
    relative = r1 + (r2 - r1) * (share - x1) / (x2 - x1)
    return relative, [
        make.given("low", "r_1", r1, share=digits(x1)),
        make.given("high", "r_2", r2, share=digits(x2)),
        make.worked("relative", "r", relative, "", "r_1 + (r_2 − r_1)·(x − x_1)/(x_2 − x_1)",
                    f"{digits(r1)} + ({digits(r2)} − {digits(r1)}) × ({digits(share)}"
                    f" − {digits(x1)}) / ({digits(x2)} − {digits(x1)})"),
    ]  # fmt: skip
