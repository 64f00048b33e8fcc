"""Devices told through what was found of one like them read as if each were judged by itself."""

from collections.abc import Mapping
from datetime import date
from math import log, nan
from random import Random

import pytest

from core.standards.courses import Courses
from core.standards.formulas import Figures
from core.standards.judge import Device, judge
from core.standards.library import shipped_standards
from core.standards.watched import Watched, as_number, computed
from core.standards.wording import Wording
from core.vocabulary.language import Language
from gui.program.verdict_words import Form, WithGaps, joined, parts_of
from tests.core.standards.devices import near_the_limits, random_devices

DAYS = (date(2018, 6, 1), date(2026, 6, 1))


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("code", ["zh", "en"])
def test_every_word_is_that_of_judging_one_by_one(
    languages: Mapping[str, Language], code: str, day: date
) -> None:
    standards, wording = shipped_standards(), Wording(languages[code], shipped_standards())

    def form(device: Device) -> Form:
        gaps = WithGaps(languages[code], standards)
        verdicts = judge(standards, device.product, device.figures, day)
        return Form(parts_of(verdicts, gaps, trace=True), gaps)

    courses = Courses(form)
    told = 0
    for device in near_the_limits(random_devices(6_000)):
        found = courses.of(device)
        if found is None:
            continue
        verdicts = judge(standards, device.product, device.figures, day)
        parts = parts_of(verdicts, wording, trace=True)
        assert found.filled(device.figures) == [joined(one, wording) for one in parts], device
        told += 1
    assert told > 5_000


def grade(figures: Figures) -> tuple[str, float]:
    """A judging of a kind that no edition has: by a ratio, a formula and a whole number."""
    power, losses, poles = (as_number(figures[key]) for key in ("power", "losses", "poles"))
    ideal = computed(lambda one: log(float(one["power"])), figures)
    level = "good" if losses < 0.1 * power else "fair" if round(losses, 1) <= ideal else "poor"
    return f"{level} {int(poles) % 4}", power - losses


def test_what_is_computed_rounded_and_counted_keeps_devices_apart() -> None:
    worked: list[Device] = []

    def work(device: Device) -> tuple[str, float]:
        worked.append(device)
        return grade(device.figures)

    courses = Courses(work)
    random = Random(11)  # noqa: S311
    for _ in range(3_000):
        figures = {
            "power": random.uniform(0.5, 60.0),
            "losses": random.uniform(0.0, 6.0),
            "poles": random.choice((2.0, 4.0, 6.0, 8.0)),
        }
        found = courses.of(Device("motor", figures))
        assert found is not None
        level, rest = grade(figures)
        assert found[0] == level
        assert isinstance(found[1], Watched)
        assert found[1].take(figures) == rest
    assert len(worked) == 3 * 4  # levels, numbers of poles


def test_what_is_no_number_is_never_taken_for_another() -> None:
    courses = Courses(lambda device: device.figures["power"] >= 7.5)  # type: ignore[operator]
    assert courses.of(Device("motor", {"power": 7.5})) is True
    assert courses.of(Device("motor", {"power": 9.0})) is True
    assert courses.of(Device("motor", {"power": 7.4})) is False
    assert courses.of(Device("motor", {"power": nan})) is None


def test_devices_that_are_all_different_are_given_up() -> None:
    """Where the exact figure counts, what is kept has an end."""
    courses = Courses(lambda device: f"{device.figures['power']:.3f}")
    found = [courses.of(Device("motor", {"power": float(one)})) for one in range(1_000)]
    assert found[5] == "5.000"
    assert found[-1] is None
    assert courses.of(Device("motor", {"power": 5.0})) == "5.000"
