"""Which motors go on, in which of the ways they may be used; and why the others do not."""

import numpy as np
from numpy.typing import NDArray

from core.families.motors.bank import Bank
from core.families.motors.checks import class_through_gear, common, on_mains
from core.families.motors.columns import BoolArray
from core.families.motors.converter_checks import on_converter
from core.families.motors.situation import required_w
from core.families.motors.ways import suits_shaft, variants_of, way_of
from core.selection.at_need import Reasons
from core.selection.checks import Check
from core.selection.family import Pairs, Screening, Situation
from core.vocabulary.finding import Finding

_OTHER_WAY = frozenset(["feed_differs", "speed_varies"])  # the other feed is asked for
_FEED = 1  # the bit of a variant that changes with the feed


def screen(bank: Bank, situation: Situation) -> Screening:
    """Every machine in every way it may be used."""
    variants = variants_of(situation.duty)
    by_variant = {variant: _checks(bank, situation, variant) for variant in variants}
    suits = suits_shaft(bank, situation.duty, situation.design.speed_rpm)
    failed = {v: np.any([c.failed for c in checks], axis=0) for v, checks in by_variant.items()}
    for variant in variants:
        if not way_of(situation.duty, variant).direct:
            failed[variant] |= suits  # it turns at the load's speed: a gear would only lose
    machine = np.concatenate([np.flatnonzero(~failed[v]) for v in variants])
    used = np.concatenate([np.full(int((~failed[v]).sum()), v) for v in variants])
    order = np.lexsort((used, machine))
    nobody = np.flatnonzero(np.all([failed[v] for v in variants], axis=0))
    return Screening(
        pairs=Pairs(
            machine=machine[order],
            units=np.ones(len(machine), dtype=np.int64),
            variant=used[order].astype(np.int64),
        ),
        left_out=_why_out(bank, by_variant, suits, nobody),
        refused={},
    )


def _checks(bank: Bank, situation: Situation, variant: int) -> list[Check]:
    """What stands against each machine used in one way."""
    duty, design, load = situation.duty, situation.design, situation.load
    way = way_of(duty, variant)
    needed = required_w(duty, load, design.peak_w, way)
    checks = common(bank, design, duty, situation.study.criteria, needed)
    if way.converter:
        checks += on_converter(bank, design, duty, load, needed, way)
    else:
        checks += on_mains(bank, design, duty, load, way)
    if not way.direct:
        checks.append(class_through_gear(bank))
    return checks


def _why_out(
    bank: Bank,
    by_variant: dict[int, list[Check]],
    suits: BoolArray,
    machines: NDArray[np.int64],
) -> Reasons[int]:
    """Why machines do not go on: as each is rated, or fed the other way where that says more.

    One that turns at the load's speed is called coupled directly, another as geared.
    """
    through = np.where(suits, 0, max(by_variant) & ~_FEED)
    way = through + bank.columns.on_converter
    otherwise = {v: _fails(checks, _OTHER_WAY) for v, checks in by_variant.items()}
    turned = _of_way(otherwise, way) & ~_of_way(otherwise, way ^ _FEED)
    way = np.where(turned, way ^ _FEED, way)
    codes: dict[int, str] = dict.fromkeys(machines.tolist(), "")
    for variant, checks in by_variant.items():
        here = machines[way[machines] == variant]
        for check in reversed(checks):  # of several the first one stays
            codes.update(dict.fromkeys(here[check.failed[here]].tolist(), check.code))
    return Reasons(codes, lambda machine: _failed(by_variant[int(way[machine])], machine))


def _fails(checks: list[Check], codes: frozenset[str]) -> BoolArray:
    """Which machines fail a check of one of the codes, (machines,)."""
    failed: BoolArray = np.zeros(len(checks[0].failed), dtype=bool)
    for check in checks:
        if check.code in codes:
            failed = failed | check.failed
    return failed


def _of_way(by_variant: dict[int, BoolArray], way: NDArray[np.int64]) -> BoolArray:
    """Of every machine what holds in the way it is used, (machines,)."""
    found = np.zeros(len(way), dtype=bool)
    for variant, holds in by_variant.items():
        found |= holds & (way == variant)
    return found


def _failed(checks: list[Check], machine: int) -> tuple[Finding, ...]:
    return tuple(check.say(machine) for check in checks if check.failed[machine])
