"""Standings of a catalog's devices, kept while studies are edited or follow one another.

Grades and tiers rest on the device and the day alone, not on the load; whether a project may use
a device, on its compliance too. Each is worked out for the devices that are asked about, when
they are first asked about: most of a catalog is out before anybody asks for a grade.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import overload

from core.keeping.keeping import Latest
from core.machines.device import Device, made_to_size_among
from core.machines.plausibility import disbelief
from core.selection.admission import Bearing, Standing, bearing_of, standing_of
from core.selection.at_need import ListAtNeed
from core.selection.family import Family, Sized
from core.selection.grading import Grades
from core.selection.made_to_size import Classes, Field, field_of
from core.standards.library import Standards
from core.standards.verdict import Verdict
from core.study.compliance import Compliance
from core.vocabulary.finding import Finding

# Families with a day, their classes apart, and ways to ask of each: for studies of all by turns.
_KEPT = 32
_ALIKE = 4096  # marks of devices that are judged alike: of a catalog there are tens
Bearings = dict[tuple[Compliance, Hashable], Bearing]  # by the mark of what is judged alike
Unchecked = Callable[[Sequence[Device]], Iterable[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Believed:
    """The devices of a table whose figures can be true, and why the others are not believed."""

    devices: Sequence[Device]
    others: tuple[tuple[Device, tuple[Finding, ...]], ...] = ()


class _Graded:
    """The verdicts of a day on a family's devices, as far as they were asked for."""

    def __init__(
        self,
        family: Family,
        standards: Standards,
        devices: Sequence[Device],
        day: date,
        bearings: "Bearings",
    ) -> None:
        """bearings: of all devices of the family that are judged on the day, here or elsewhere."""
        self.devices, self.bearings = devices, bearings
        self._family, self._standards, self._day = family, standards, day
        self._grades: dict[int, tuple[Grades, int]] = {}  # and the row in them
        self._standings = Latest[Compliance, Standings](_KEPT)

    def prepare(self, machines: Iterable[int]) -> None:
        """Put the figures together by which some devices are judged: cheaper than one by one."""
        unknown = [one for one in machines if one not in self._grades]
        if unknown:
            records = tuple(self.devices[one] for one in unknown)
            found = self._family.grade(self._standards, records, self._day)
            self._grades |= {one: (found, at) for at, one in enumerate(unknown)}

    def verdicts(self, machine: int) -> tuple[Verdict, ...]:
        """Those of a device."""
        grades, at = self._row(machine)
        return grades[at]

    def mark(self, machine: int) -> Hashable:
        """The same for devices of which the same is said, but for the figures that are told."""
        grades, at = self._row(machine)
        return grades.marks[at]

    def _row(self, machine: int) -> tuple[Grades, int]:
        if machine not in self._grades:
            self.prepare((machine,))
        return self._grades[machine]

    def standings(self, compliance: Compliance) -> "Standings":
        """The standings of all its devices, as a study asks."""
        return self._standings.of(compliance, lambda: Standings(self, compliance))


class Standings(ListAtNeed[Standing]):
    """The standings of a family's devices, in their order, each made when it is asked for."""

    def __init__(self, graded: _Graded, compliance: Compliance) -> None:
        super().__init__(len(graded.devices), self._made_of)
        self._graded, self._compliance = graded, compliance

    def _made_of(self, machine: int) -> Standing:
        return standing_of(self._graded.verdicts(machine), self._compliance)

    def prepare(self, machines: Iterable[int]) -> None:
        """Look at some devices together: that is cheaper than one by one."""
        self._graded.prepare(machines)

    def bearing(self, machine: int) -> Bearing:
        """What its standing means for the selection, which is the same for all judged alike."""
        key = self._compliance, self._graded.mark(machine)
        bearings = self._graded.bearings
        found = bearings.get(key)
        if found is None:
            found = bearing_of(self[machine])
            if len(bearings) >= _ALIKE:
                bearings.clear()
            bearings[key] = found
        return found


class Together(Sequence[Standing]):
    """The standings of a catalog's devices, then those of classes made to size."""

    def __init__(self, own: Standings, made: Standings) -> None:
        self._own, self._made = own, made

    def prepare(self, machines: Iterable[int]) -> None:
        """Look at some devices together."""
        every, first = list(machines), len(self._own)
        self._own.prepare(one for one in every if one < first)
        self._made.prepare(one - first for one in every if one >= first)

    def bearing(self, machine: int) -> Bearing:
        """What the standing of a device means for the selection."""
        first = len(self._own)
        own = machine < first
        return self._own.bearing(machine) if own else self._made.bearing(machine - first)

    def __len__(self) -> int:
        return len(self._own) + len(self._made)

    @overload
    def __getitem__(self, machine: int) -> Standing: ...

    @overload
    def __getitem__(self, machine: slice) -> tuple[Standing, ...]: ...

    def __getitem__(self, machine: int | slice) -> Standing | tuple[Standing, ...]:
        if isinstance(machine, slice):
            return tuple(self[one] for one in range(len(self))[machine])
        at, first = range(len(self))[machine], len(self._own)
        return self._own[at] if at < first else self._made[at - first]


def _every(devices: Sequence[Device]) -> Iterable[int]:
    return range(len(devices))


class Grader:
    """Standings of a catalog's devices; those of every family, and of the latest days, are kept."""

    def __init__(self, standards: Standards, unchecked: Unchecked = _every) -> None:
        """unchecked: the places of devices whose figures nobody checked when they were brought."""
        self.standards = standards
        self._unchecked = unchecked
        self._believed = Latest[str, tuple[Sequence[Device], Believed]](_KEPT)
        self._graded = Latest[tuple[str, date], _Graded](_KEPT)
        self._bearings = Latest[tuple[str, date], Bearings](_KEPT)
        self._classes = Latest[str, tuple[Sequence[Device], Mapping[int, Device]]](_KEPT)
        self._fields = Latest[str, tuple[Sequence[Device], Sequence[Sized], Field]](_KEPT)

    def believed(self, family: Family, table: str, devices: Sequence[Device]) -> Believed:
        """The devices of a table that go on; what breaks a rule of plausibility not."""
        return self._believed.of(
            table, lambda: (devices, self._without_disbelieved(family, devices)), _of(devices)
        )[1]

    def _without_disbelieved(self, family: Family, devices: Sequence[Device]) -> Believed:
        broken = {
            index: disbelief(faults)
            for index in self._unchecked(devices)
            if (faults := tuple(family.faults(devices[index])))
        }
        if not broken:
            # All of them, as they are: what rests on the same devices is kept, see standings.
            return Believed(devices=devices)
        return Believed(
            devices=tuple(one for i, one in enumerate(devices) if i not in broken),
            others=tuple((devices[i], findings) for i, findings in broken.items()),
        )

    def classes(self, family: Family, devices: Sequence[Device]) -> Mapping[int, Device]:
        """The classes of machines among a family's devices, by row."""

        def made_to_size() -> tuple[Sequence[Device], Mapping[int, Device]]:
            return devices, Classes((row, devices[row]) for row in made_to_size_among(devices))

        return self._classes.of(family.key, made_to_size, _of(devices))[1]

    def field(self, family: Family, devices: Sequence[Device], made: Sequence[Sized]) -> Field:
        """The devices with the classes made to size; kept while the same are made."""
        classes = self.classes(family, devices)
        return self._fields.of(
            family.key,
            lambda: (devices, made, field_of(devices, classes, made)),
            lambda kept: kept[0] is devices and kept[1] == made,
        )[2]

    def standings(
        self, family: Family, devices: Sequence[Device], compliance: Compliance, today: date
    ) -> Standings:
        """The standing of every device, in their order."""
        key = (family.key, compliance.judged_on or today)
        graded = self._graded.of(
            key,
            lambda: self._graded_by(family, devices, key[1]),
            lambda kept: kept.devices is devices,
        )
        return graded.standings(compliance)

    def together(
        self,
        family: Family,
        devices: Sequence[Device],
        made: Sequence[Sized],
        compliance: Compliance,
        today: date,
    ) -> "Standings | Together":
        """Those of the catalog's devices, then those of the classes that were made to size."""
        own = self.standings(family, devices, compliance, today)
        if not made:
            return own
        records = tuple(one.record for one in made)
        return Together(own, self._of_made(family, records, compliance, today))

    def _of_made(
        self, family: Family, devices: Sequence[Device], compliance: Compliance, today: date
    ) -> Standings:
        """The standings of classes made to size, kept while the same are made."""
        day = compliance.judged_on or today
        key = (f"{family.key} made", day)
        graded = self._graded.of(
            key,
            lambda: self._graded_by(family, devices, day),
            lambda kept: kept.devices == devices,
        )
        return graded.standings(compliance)

    def _graded_by(self, family: Family, devices: Sequence[Device], day: date) -> _Graded:
        alike = self._bearings.of((family.key, day), Bearings)
        return _Graded(family, self.standards, devices, day, alike)


def _of(devices: Sequence[Device]) -> Callable[[tuple[Sequence[Device], object]], bool]:
    """Whether what is kept is of these very devices: another catalog has others."""
    return lambda kept: kept[0] is devices
