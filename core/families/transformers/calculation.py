"""One operating point of transformers, step by step: no-load loss, load loss, efficiency."""

import numpy as np

from core.content.blocks import Block
from core.content.calculation import Step, digits
from core.families.transformers.columns import columns_of
from core.families.transformers.current import current_squared
from core.families.transformers.curves import run_of
from core.families.transformers.running import windings_of
from core.selection.operating_point import Steps, busiest, not_followed, written_out
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind

_NAME = "transformer"
_W_PER_KW = 1000.0


def calculation(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """The point that loses the most energy."""
    done = run_of(selection, candidate, selection.profile.columns["load_w"])
    point = busiest(selection, done.loss_w[0])
    if point is None:
        return not_followed(_NAME)
    steps = tuple(_steps(selection, candidate, point))
    return written_out(selection, point, Kind.APPARENT_POWER, _NAME, steps)


def _steps(selection: Selection, candidate: Candidate, point: int) -> list[Step]:
    """Powers in kW and kVA."""
    d, make, duty = digits, Steps(_NAME), selection.duty
    columns = columns_of([candidate.record])
    windings = windings_of(columns, selection.situation)
    load = float(selection.profile.columns["load_w"][point]) / _W_PER_KW
    done = run_of(selection, candidate, selection.profile.columns["load_w"])
    units = float(done.units[0, point])
    rated = float(windings.rated_va[0]) / _W_PER_KW
    p0, pk = (float(one[0]) / _W_PER_KW for one in (windings.p0_w, windings.pk_w))
    share = load / (units * rated)
    current = 1.0
    if windings.supply is not None:
        current = current_squared(
            np.array([share]), windings.factor, windings.resistive, windings.impedance,
            windings.supply,
        ).item()  # fmt: skip
    no_load, load_loss = units * p0, units * pk * share**2 * current
    cooling = float(done.cooling_w[0, point]) / _W_PER_KW
    total = no_load + load_loss + cooling
    factor = float(duty.factor)
    active = load * factor
    as_stated_p0, as_stated_pk = (float(one[0]) / _W_PER_KW for one in (columns.p0_w, columns.pk_w))
    steps = [
        make.given("load", "S", load, "kVA"),
        make.given("units", "n", units),
        make.given("rated", "S_N", rated, "kVA"),
        make.given("p0_stated", "P_00", as_stated_p0, "kW"),
        make.given("pk_stated", "P_k0", as_stated_pk, "kW"),
        make.asked("harmonics", "K", float(duty.harmonic_loss), "", "current_thd"),
    ]
    equivalent = float(duty.reactive_equivalent)
    if equivalent > 0.0:
        i0, uk = float(columns.no_load_current[0]), float(windings.impedance[0])
        steps += [
            make.given("equivalent", "k", equivalent),
            make.given("i0", "i_0", i0),
            make.given("uk", "u_k", uk),
            make.worked("p0", "P_0", p0, "kW", "P_00 + k·i_0·S_N",
                        f"{d(as_stated_p0)} + {d(equivalent)} × {d(i0)} × {d(rated)}"),
            make.worked("pk", "P_k", pk, "kW", "K·P_k0 + k·u_k·S_N",
                        f"{d(float(duty.harmonic_loss))} × {d(as_stated_pk)}"
                        f" + {d(equivalent)} × {d(uk)} × {d(rated)}"),
        ]  # fmt: skip
    else:
        steps += [
            make.worked("p0", "P_0", p0, "kW", "P_00", d(as_stated_p0)),
            make.worked("pk", "P_k", pk, "kW", "K·P_k0",
                        f"{d(float(duty.harmonic_loss))} × {d(as_stated_pk)}"),
        ]  # fmt: skip
    steps += [
        make.worked("share", "β", share, "", "S / (n·S_N)",
                    f"{d(load)} / ({d(units)} × {d(rated)})"),
        make.worked("no_load", "P_1", no_load, "kW", "n·P_0", f"{d(units)} × {d(p0)}"),
        make.given("current", "c", current),
        make.worked("load_loss", "P_2", load_loss, "kW", "n·P_k·β²·c",
                    f"{d(units)} × {d(pk)} × {d(share)}² × {d(current)}"),
        make.given("cooling", "P_3", cooling, "kW"),
        make.worked("power", "P", total, "kW", "P_1 + P_2 + P_3",
                    f"{d(no_load)} + {d(load_loss)} + {d(cooling)}"),
        make.asked("factor", "cosφ", factor, "", "load_power_factor"),
        make.worked("result", "η", active / (active + total), "", "S·cosφ / (S·cosφ + P)",
                    f"{d(load)} × {d(factor)} / ({d(load)} × {d(factor)} + {d(total)})"),
    ]  # fmt: skip
    return steps
