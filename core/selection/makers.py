"""Makers whom the study leaves out: the same rule for every family."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.machines.device import Device
from core.selection.checks import Check, Said
from core.study.criteria import Criteria
from core.vocabulary.finding import Finding, Severity, figure, finding

_CODE = "maker_left_out"


def maker_left_out(record: Device, criteria: Criteria) -> Finding | None:
    """Why a machine is left out for its maker; None: it is not."""
    if record.maker not in criteria.makers_left_out:
        return None
    return finding(_CODE, Severity.EXCLUDES, figure("maker", record.maker))


def of_makers_left_out(records: Sequence[Device], criteria: Criteria) -> NDArray[np.bool_]:
    """Which machines are of such a maker, (machines,)."""
    unwanted = criteria.makers_left_out
    if not unwanted:  # as it nearly always is, for catalogs of 100,000
        return np.zeros(len(records), dtype=bool)
    return np.array([one.maker in unwanted for one in records], dtype=bool)


def check_of_makers(records: Sequence[Device], criteria: Criteria) -> Check:
    """The same as a check on columns."""
    return Check(
        failed=of_makers_left_out(records, criteria),
        say=Said(_CODE, lambda machine: [figure("maker", records[machine].maker)]),
    )
