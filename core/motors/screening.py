"""Which motors go on, on the mains, on a converter or on either; and why the others do not."""

import numpy as np

from core.family import Pairs, Screening, Situation
from core.finding import Finding
from core.motors.bank import Bank
from core.motors.checks import Check, common, on_mains
from core.motors.converter_checks import on_converter

MAINS, CONVERTER = 0, 1  # variants of a pair
_OTHER_WAY = frozenset(["feed_differs", "speed_varies"])  # the other way is asked for


def screen(bank: Bank, situation: Situation) -> Screening:
    """Every machine in every way it may be fed."""
    study, design, load = situation.study, situation.design, situation.load
    by_variant = {
        MAINS: [
            *common(bank, design, situation.duty, study.criteria, design.required_w),
            *on_mains(bank, design, situation.duty, load),
        ],
        CONVERTER: [
            *common(bank, design, situation.duty, study.criteria, design.controlled_required_w),
            *on_converter(bank, design, situation.duty, load, design.controlled_required_w),
        ],
    }
    admitted = {
        variant: ~np.any([check.failed for check in checks], axis=0)
        for variant, checks in by_variant.items()
    }
    machine = np.concatenate([np.flatnonzero(admitted[v]) for v in (MAINS, CONVERTER)])
    variant = np.concatenate(
        [np.full(int(admitted[v].sum()), v, dtype=np.int64) for v in (MAINS, CONVERTER)]
    )
    order = np.lexsort((variant, machine))
    nobody = np.flatnonzero(~(admitted[MAINS] | admitted[CONVERTER]))
    return Screening(
        pairs=Pairs(
            machine=machine[order],
            units=np.ones(len(machine), dtype=np.int64),
            variant=variant[order],
        ),
        left_out={int(m): _reasons(bank, by_variant, int(m)) for m in nobody},
        refused={},
    )


def _reasons(bank: Bank, by_variant: dict[int, list[Check]], machine: int) -> tuple[Finding, ...]:
    """Why a machine does not go on: as it is rated, or the other way where that says more."""
    own = CONVERTER if bank.columns.on_converter[machine] else MAINS
    found = _failed(by_variant[own], machine)
    if {one.code for one in found} & _OTHER_WAY:
        other = _failed(by_variant[1 - own], machine)
        if not {one.code for one in other} & _OTHER_WAY:
            return other
    return found


def _failed(checks: list[Check], machine: int) -> tuple[Finding, ...]:
    return tuple(check.say(machine) for check in checks if check.failed[machine])
