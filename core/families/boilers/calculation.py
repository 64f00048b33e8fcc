"""One operating point of boilers, step by step: load of each, efficiency read off, fuel."""

import numpy as np

from core.content.blocks import Block
from core.content.calculation import Step, digits
from core.families.boilers.columns import columns_of, units_of
from core.families.boilers.record import Boiler
from core.families.boilers.situation import return_of
from core.plant.equal_units import Run
from core.selection.equal_units import run_of
from core.selection.models_point import models_calculation
from core.selection.operating_point import Steps, busiest, not_followed, written_out
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind

_NAME = "boiler"
_W_PER_KW, _TENTH = 1000.0, 10.0


def calculation(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """The point that takes the most fuel, at no less than the least load of firing."""
    if candidate.is_mixed:
        return models_calculation(selection, candidate)
    load = selection.profile.columns["load_w"]
    units = units_of(
        columns_of([candidate.record]), np.zeros(1, dtype=np.int64),
        return_of(selection.situation, load),
    )  # fmt: skip
    done = run_of(selection.situation, units, load, candidate.units)
    point = busiest(selection, done.input_w[0], done.plr[0] >= candidate.record.turndown)
    if point is None:
        return not_followed(_NAME)
    steps = tuple(_steps(selection, candidate, done, point))
    return written_out(selection, point, Kind.HEATING_POWER, _NAME, steps)


def _steps(selection: Selection, candidate: Candidate, done: Run, point: int) -> list[Step]:
    """Powers in kW; the return to a tenth of a kelvin, as the year is calculated."""
    d, make, record = digits, Steps(_NAME), candidate.record
    load = float(done.output_w[0, point]) / _W_PER_KW
    number, rated = float(done.running[0, point]), float(record.boiler_output_w) / _W_PER_KW
    back = float(return_of(selection.situation, selection.profile.columns["load_w"])[point])
    back = round(back * _TENTH) / _TENTH
    share = load / (number * rated)
    (low, high), at = _around(record.load_shares, share)
    below, above = (_at_return(record, one, back) for one in (low, high))
    low_share, high_share = record.load_shares[low], record.load_shares[high]
    rate = below + (above - below) * at
    fired = load / rate
    waiting = candidate.units - number
    standby = (record.standby_share or 0.0) * rated
    steps = [
        make.given("load", "Q", load, "kW"),
        make.given("return", "t_r", back, "°C"),
        make.given("units", "n", number),
        make.given("rated", "Q_N", rated, "kW"),
        make.worked(
            "share", "x", share, "", "Q / (n·Q_N)", f"{d(load)} / ({d(number)} × {d(rated)})"
        ),
        make.given("low", "η_1", below, "", share=digits(low_share)),
        make.given("high", "η_2", above, "", share=digits(high_share)),
    ]  # fmt: skip
    if high > low:
        steps.append(
            make.worked("rate", "η", rate, "", "η_1 + (η_2 − η_1)·(x − x_1)/(x_2 − x_1)",
                        f"{d(below)} + ({d(above)} − {d(below)}) × ({d(share)} − {d(low_share)})"
                        f" / ({d(high_share)} − {d(low_share)})")
        )  # fmt: skip
    else:
        steps.append(make.worked("rate", "η", rate, "", "η_1", d(below)))
    steps.append(make.worked("fired", "F", fired, "kW", "Q / η", f"{d(load)} / {d(rate)}"))
    total = fired + waiting * standby
    steps += [
        make.given("waiting", "n_w", waiting),
        make.given("standby", "P_w", standby, "kW"),
        make.worked("power", "P", total, "kW", "F + n_w·P_w",
                    f"{d(fired)} + {d(waiting)} × {d(standby)}"),
        make.worked("result", "η_p", load / total, "", "Q / P", f"{d(load)} / {d(total)}"),
    ]  # fmt: skip
    return steps


def _around(steps: tuple[float, ...], value: float) -> tuple[tuple[int, int], float]:
    """The places of the steps around a value, and the share of the way; held at both ends."""
    if len(steps) == 1:
        return (0, 0), 0.0
    held = min(max(value, steps[0]), steps[-1])
    low = min(max(int(np.searchsorted(steps, held, side="right")) - 1, 0), len(steps) - 2)
    return (low, low + 1), (held - steps[low]) / (steps[low + 1] - steps[low])


def _at_return(record: Boiler, row: int, back_c: float) -> float:
    """The stated efficiency of a load at a return, on the net heating value."""
    rates = [float(one) * record.to_net for one in np.atleast_1d(record.efficiencies[row])]
    (cold, warm), at = _around(record.return_steps_c or (0.0,), back_c)
    return rates[cold] + (rates[warm] - rates[cold]) * at
