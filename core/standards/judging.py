"""Devices judged on one day, and which of them are judged alike.

What is said of devices that are judged alike differs in the figures that are told, and in nothing
that is decided by it: of thousands in a catalog, tens are judged, and the words of the others are
found when somebody reads them.
"""

from collections.abc import Hashable
from datetime import date
from itertools import count

from core.keeping.keeping import keep_latest
from core.standards.courses import Courses
from core.standards.judge import Device, Judge
from core.standards.library import Standards
from core.standards.verdict import Verdict

_DAYS = 4  # that are kept, each of a library
# Never the same number twice: who keeps what is judged alike may outlive the judging of a day, and
# the next judging of that day must not speak of other devices by the numbers of the first.
_NUMBERS = count(1)


class Judging:
    """Devices of any product on one day."""

    def __init__(self, standards: Standards, as_of: date) -> None:
        self._judge = Judge(standards, as_of)
        self._courses: Courses[int] = Courses(self._numbered)

    def verdicts(self, device: Device) -> tuple[Verdict, ...]:
        """What every edition in force says of it; raises Problem `product_unknown`."""
        return self._judge.judge(device)

    def mark(self, device: Device) -> Hashable:
        """The same for devices that are judged alike; raises Problem `product_unknown`."""
        found = self._courses.of(device)
        # One like no other is alike to those of the very same figures alone.
        return (device.product, *device.figures.items()) if found is None else found

    def _numbered(self, device: Device) -> int:
        """Another number for what is judged in another way; the device's figures are watched."""
        self._judge.judge(device)
        return next(_NUMBERS)


@keep_latest(_DAYS)
def judging(standards: Standards, as_of: date) -> Judging:
    """The judging of a day, kept: what was found alike once need not be looked at again."""
    return Judging(standards, as_of)
