"""What is decided for all devices that are judged alike is what each of them alone comes to."""

from datetime import date

import pytest

from core.families.registry import FAMILIES
from core.selection.admission import bearing_of, standing_of
from core.selection.grader import Grader
from core.standards.judge import Device, judge
from core.standards.judging import Judging
from core.standards.library import shipped_standards
from core.standards.project import Project
from core.study.compliance import Compliance, Least
from tests.core.standards.devices import near_the_limits, random_devices
from tests.families.registered import shipped

DAYS = (date(2018, 6, 1), date(2026, 6, 1))
ASKED = (
    Compliance(),
    Compliance(project_class=Project.NEW_OR_STATE_FUNDED, tiers_move_up=True),
    Compliance(project_class=Project.SATURATED_INDUSTRY, override_reason="the room is there"),
    Compliance(least_tier=Least.SAVING, least_grade=2),
)


@pytest.mark.parametrize("day", DAYS)
def test_devices_judged_alike_come_to_the_same(day: date) -> None:
    """Of every product, with figures on, beside and between limits and bounds."""
    judging, known = Judging(shipped_standards(), day), {}
    devices = near_the_limits(random_devices(8_000, seed=17))
    for device in devices:
        verdicts = judge(shipped_standards(), device.product, device.figures, day)
        own = tuple(bearing_of(standing_of(verdicts, one)) for one in ASKED)
        assert known.setdefault(judging.mark(device), own) == own, device
    assert 100 < len(known) < len(devices) * 0.8  # some are alike, others are not


def test_what_differs_in_a_figure_that_no_limit_lies_between_is_judged_alike() -> None:
    """GB 19577-2024 table 1, row 3: water-cooled, 528 to 1,163 kW: 8.1, 7.5 and 6.2."""
    judging = Judging(shipped_standards(), DAYS[1])

    def mark(iplv: float, kw: float = 1000.0) -> object:
        figures = {"condenser": "water", "compressor": "screw", "cooling_capacity": kw,
                   "iplv": iplv, "iplv_method": "gb_18430_1_2007"}  # fmt: skip
        return judging.mark(Device("chiller", figures))

    assert mark(7.51) == mark(7.6) == mark(7.6, 600.0)
    assert len({mark(6.1), mark(7.49), mark(7.5), mark(8.1), mark(7.6, 500.0)}) == 5


@pytest.mark.parametrize("key", FAMILIES)
def test_every_record_bears_on_the_selection_as_its_own_standing_does(key: str) -> None:
    family, records = FAMILIES[key], shipped(key)
    for asked in ASKED:
        standings = Grader(shipped_standards()).standings(family, records, asked, DAYS[1])
        standings.prepare(range(len(records)))
        for row, record in enumerate(records):
            (verdicts,) = family.grade(shipped_standards(), (record,), DAYS[1])
            assert standings[row].verdicts == verdicts
            assert standings.bearing(row) == bearing_of(standing_of(verdicts, asked))
