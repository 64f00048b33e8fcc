"""What a family of equipment adds to the report beyond its declared fields.

Records, duties and outcomes are printed from their declared fields; only what has a form
of its own (rating tables, part-load curves) is asked of the family, here.
"""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from core.content.blocks import Block, Cell, Message, Plot, Property, Quantity
from core.content.charts import FloatArray, PartLoadUse
from core.content.left_open import LeftOpen
from core.content.operating_hours import OperatingField, UnitHours
from core.content.requirement import Requirement
from core.selection.selection import Candidate, Group, Selection
from core.vocabulary.quantity import Kind


class FamilyReport(Protocol):
    """The parts of a report that only a family can write."""

    @property
    def ranking(self) -> tuple[str, ...]:
        """Outcome fields of the ranking table, in order; those nobody has are left out."""
        ...

    @property
    def cards(self) -> tuple[str, ...]:
        """Outcome fields set large: the first four that are known."""
        ...

    @property
    def left_open(self) -> tuple[LeftOpen, ...]:
        """What a tender asks for besides `schedule`, with figures that the designer enters."""
        ...

    @property
    def point_kinds(self) -> Mapping[str, Kind]:
        """Kinds of the columns a profile may have; their titles are `report.sheet.<column>`."""
        ...

    def kind_of(self, record: Any) -> Cell:
        """The kind of machine in a few words."""
        ...

    def way(self, outcome: Any) -> Cell | None:
        """How the machine of an outcome is used, where it may be used in several ways."""
        ...

    @property
    def has_part_load(self) -> bool:
        """Whether `part_load` has a curve for its candidates."""
        ...

    def asked(self, selection: Selection) -> Message:
        """What is asked for, in a sentence."""
        ...

    def required(self, selection: Selection) -> Quantity:
        """What the machines must be able to do at design conditions."""
        ...

    def ratings(self, group: Group) -> tuple[Block, ...]:
        """The ratings of a machine by the study's method, with every point shown."""
        ...

    def other_ratings(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """The ratings by other methods: shown only where they are asked for."""
        ...

    def rating_values(
        self, selection: Selection, candidate: Candidate
    ) -> tuple[tuple[str, str, float | None], ...]:
        """Kind, method and value of the ratings by every method, the study's own first."""
        ...

    def part_load(self, selection: Selection, candidate: Candidate) -> PartLoadUse | None:
        """Efficiency over part load and the hours spent there, where it depends on that alone."""
        ...

    def operation(
        self, selection: Selection, candidate: Candidate
    ) -> tuple[FloatArray, FloatArray]:
        """Units running and power, W, at each point of the profile; each (points,)."""
        ...

    def schedule(
        self, selection: Selection, candidate: Candidate, group: Group
    ) -> tuple[Requirement, ...]:
        """What makers are asked for so that a machine does what this one does; name first.

        How many, and the grade and tier, are added to it.
        """
        ...

    def plots(self, selection: Selection, candidate: Candidate) -> tuple[Plot, ...]:
        """Plots of the family's own, of charts any family can draw (core.content.curves).

        Of a plant of several models only what holds for the plant, no curves of one machine.
        """
        ...

    def own_blocks(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """What else only this family tells of a candidate, after the figures of its year."""
        ...

    def short_blocks(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """What of `own_blocks` the short report has: what a checker decides by."""
        ...

    def calculation(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """One operating point step by step, for a checker; where there is none to follow, why."""
        ...

    def method_notes(self, selection: Selection) -> tuple[Property, ...]:
        """Methods of this family for the calculation annex."""
        ...


class WithoutOwnBlocks:
    """For families that tell of a candidate what all tell."""

    def own_blocks(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:  # noqa: ARG002
        """None."""
        return ()

    def short_blocks(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:  # noqa: ARG002
        """None."""
        return ()


class WholeInShort:
    """For families whose own blocks are few: the short report has all of them."""

    def own_blocks(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """Told by the family."""
        raise NotImplementedError

    def short_blocks(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """All."""
        return self.own_blocks(selection, candidate)


class WithoutPartLoad:
    """For families whose efficiency does not depend on part load alone: their own plots show it."""

    has_part_load = False

    def part_load(self, selection: Selection, candidate: Candidate) -> None:  # noqa: ARG002
        """None."""
        return


class UsedOneWay:
    """For families whose machines are used in one way, or in the one that the study names."""

    def way(self, outcome: Any) -> Cell | None:  # noqa: ARG002
        """None to tell."""
        return None


class WithoutRatings:
    """For families whose machines no standard rates at part load by a method of its own."""

    def ratings(self, group: Group) -> tuple[Block, ...]:  # noqa: ARG002
        """None beyond the figures of the record."""
        return ()

    def other_ratings(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:  # noqa: ARG002
        """None."""
        return ()

    def rating_values(
        self,
        selection: Selection,  # noqa: ARG002
        candidate: Candidate,  # noqa: ARG002
    ) -> tuple[tuple[str, str, float | None], ...]:
        """None: there is one method, and its figures are outcomes."""
        return ()


class FamilyOperating(Protocol):
    """Where a candidate of a family spends its hours; has_field: whether `field` has one."""

    @property
    def has_field(self) -> bool:
        """Whether load and a temperature span a field worth a map."""
        ...

    def unit_hours(self, selection: Selection, candidate: Candidate) -> UnitHours:
        """The part-load ratio of running units at the points with load."""
        ...

    def field(self, selection: Selection, candidate: Candidate) -> OperatingField:
        """Load hours over load and the temperature that matters most, with the limits."""
        ...


class WithoutField:
    """For families where load and a temperature span no field."""

    has_field = False

    def field(self, selection: Selection, candidate: Candidate) -> OperatingField:
        """Never asked for."""
        raise NotImplementedError


class SharedLoad(WithoutField):
    """Where units spend their hours that share every load alike, whatever the weather.

    shares: of a candidate at loads, (points,), the load of a unit over the most it can.
    """

    def __init__(self, shares: Callable[[Candidate, FloatArray], FloatArray]) -> None:
        self._shares = shares

    def unit_hours(self, selection: Selection, candidate: Candidate) -> UnitHours:
        """The hours with load."""
        load, hours = selection.profile.columns["load_w"], selection.profile.hours.sum(axis=1)
        some = (hours > 0.0) & (load > 0.0)
        return UnitHours(plr=self._shares(candidate, load)[some], hours=hours[some])
