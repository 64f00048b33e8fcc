"""One operating point of base stations, step by step: a cell, asleep where it may be; all sites."""

from core.content.blocks import Block
from core.content.calculation import Step, digits
from core.selection.operating_point import Steps, busiest, not_followed, written_out
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind

_NAME = "base_station"
_W_PER_KW = 1000.0


def calculation(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """The point of most energy; of those at which cells sleep, where there are such."""
    duty, load = selection.duty, selection.profile.columns["load_w"]
    _, power = selection.family.report.operation(selection, candidate)
    quiet = load < duty.quiet_below * (duty.entered_peak_w or 0.0)
    point = None
    if duty.sleep_share or duty.shut_share:
        point = busiest(selection, power, quiet)
    said = "point" if point is None else "base_station.point"
    point = busiest(selection, power) if point is None else point
    if point is None:
        return not_followed(_NAME)
    steps = tuple(_steps(selection, candidate, point, is_quiet=bool(quiet[point])))
    return written_out(selection, point, Kind.IDLE_POWER, _NAME, steps, said=said)


def _steps(selection: Selection, candidate: Candidate, point: int, *, is_quiet: bool) -> list[Step]:
    """Powers of a cell in W, of all sites in kW."""
    d, make, record, duty = digits, Steps(_NAME), candidate.record, selection.duty
    sent, rated = float(selection.profile.columns["load_w"][point]), float(record.radio_w)
    share = min(sent / rated, 1.0)
    full, ratio = float(record.full_input_w), float(record.power_ratio)
    idle, asleep, off = (
        float(one)
        for one in (record.radio_idle_share, record.radio_asleep_share, record.radio_off_share)
    )
    slept = float(duty.sleep_share) if is_quiet else 0.0
    shut = float(duty.shut_share) if is_quiet else 0.0
    traffic = full * (1.0 - idle) * share
    awake = full * (idle - slept * (idle - asleep) - shut * (idle - off))
    baseband, pue, cells = float(duty.baseband_w), float(duty.site_pue), float(duty.cells)
    cell = traffic + awake + baseband
    sites = cells * cell * pue / _W_PER_KW
    return [
        make.given("load", "p", sent, "W"),
        make.taken("rated", "p_N", rated, "W", "catalog"),
        make.worked("share", "x", share, "", "min(p / p_N, 1)", f"min({d(sent)} / {d(rated)}, 1)"),
        make.taken("ratio", "ρ", ratio, "", "catalog"),
        make.worked("full", "P_f", full, "W", "p_N / ρ", f"{d(rated)} / {d(ratio)}"),
        make.taken("idle", "i", idle, "", "catalog"),
        make.taken("asleep", "a", asleep, "", "catalog"),
        make.taken("off", "o", off, "", "catalog"),
        make.asked("slept", "s", slept, "", "sleep_share"),
        make.asked("shut", "z", shut, "", "shut_share"),
        make.worked("traffic", "P_t", traffic, "W", "P_f·(1 − i)·x",
                    f"{d(full)} × (1 − {d(idle)}) × {d(share)}"),
        make.worked("awake", "P_i", awake, "W", "P_f·(i − s·(i − a) − z·(i − o))",
                    f"{d(full)} × ({d(idle)} − {d(slept)} × ({d(idle)} − {d(asleep)})"
                    f" − {d(shut)} × ({d(idle)} − {d(off)}))"),
        make.asked("baseband", "P_b", baseband, "W", "baseband_w"),
        make.worked("cell", "P_z", cell, "W", "P_t + P_i + P_b",
                    f"{d(traffic)} + {d(awake)} + {d(baseband)}"),
        make.asked("cells", "n", cells, "", "cells"),
        make.asked("pue", "k", pue, "", "site_pue"),
        make.worked("power", "P", sites, "kW", "n·P_z·k / 1000",
                    f"{d(cells)} × {d(cell)} × {d(pue)} / 1000"),
    ]  # fmt: skip
