"""One operating point of servers, step by step: load of each, input read off, the room."""

import numpy as np

from core.content.blocks import Block
from core.content.calculation import Step, digits
from core.families.servers.columns import columns_of
from core.selection.operating_point import Steps, busiest, not_followed, written_out
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind

_NAME = "server"
_W_PER_KW = 1000.0
_MILLION = 1e6


def calculation(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """The point that takes the most electricity."""
    load = selection.profile.columns["load_w"]
    _, power = selection.family.report.operation(selection, candidate)
    installed = candidate.units * columns_of([candidate.record]).work[0]
    point = busiest(selection, power, load <= installed)
    if point is None:
        return not_followed(_NAME)
    return written_out(
        selection, point, Kind.WORK_RATE, _NAME, tuple(_steps(selection, candidate, point))
    )


def _steps(selection: Selection, candidate: Candidate, point: int) -> list[Step]:
    """Work in million ssj_ops, input of a server in W, of all in kW."""
    d, make, columns = digits, Steps(_NAME), columns_of([candidate.record])
    work = float(selection.profile.columns["load_w"][point]) / _MILLION
    each, number = float(columns.work[0]) / _MILLION, float(candidate.units)
    share = work / (number * each)
    tenths = np.linspace(0.0, 1.0, columns.curve_w.shape[1])
    at = min(max(int(np.searchsorted(tenths, share)), 1), len(tenths) - 1)
    x1, x2 = (float(one) for one in tenths[at - 1 : at + 1])
    w1, w2 = (float(one) for one in columns.curve_w[0, at - 1 : at + 1])
    input_w = w1 + (w2 - w1) * (share - x1) / (x2 - x1)
    servers = number * input_w / _W_PER_KW
    pue = float(selection.duty.pue)
    return [
        make.given("load", "W", work, "M ssj_ops"),
        make.given("units", "n", number),
        make.given("rated", "W_N", each, "M ssj_ops"),
        make.worked("share", "x", share, "", "W / (n·W_N)",
                    f"{d(work)} / ({d(number)} × {d(each)})"),
        make.given("low", "p_1", w1, "W", share=d(x1)),
        make.given("high", "p_2", w2, "W", share=d(x2)),
        make.worked("each", "p", input_w, "W", "p_1 + (p_2 − p_1)·(x − x_1)/(x_2 − x_1)",
                    f"{d(w1)} + ({d(w2)} − {d(w1)}) × ({d(share)} − {d(x1)})"
                    f" / ({d(x2)} − {d(x1)})"),
        make.worked("servers", "P_s", servers, "kW", "n·p / 1000",
                    f"{d(number)} × {d(input_w)} / 1000"),
        make.asked("pue", "PUE", pue, "", "pue"),
        make.worked("power", "P", servers * pue, "kW", "P_s·PUE", f"{d(servers)} × {d(pue)}"),
        make.worked("result", "e", work * _MILLION / (servers * _W_PER_KW), "ssj_ops/W",
                    "W·10^6 / (1000·P_s)",
                    f"{d(work)} × 10^6 / (1000 × {d(servers)})"),
    ]  # fmt: skip
