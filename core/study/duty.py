"""What every family's duty tells the study besides its own fields.

A study holds one duty, tagged with the family it belongs to. The duty's type is where a family
says which loads go with it, what a selection says of its candidates (and so by what they can be
ranked), and with which defaults of the shared sections its studies begin.
"""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

import msgspec

from core.load.kind import LoadKind
from core.study.criteria import BY_WEIGHTS, USUAL
from core.study.plant import EQUAL_LOADS, WITH_ONE_OUT, Redundancy, Staging
from core.vocabulary.field import criteria_of


class Duty(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="family",
):
    """A duty; families inherit and name their tag.

    loads: the kinds of load that go with it, the usual one first; outcome: what is said of its
    candidates; defaults: by path (`economics.price_per_kw`), where the
    family's differ from the section's own; heats: whether its load is heat, not cold;
    files: fields of its own that name a file beside the study;
    in_plants: fields of the study's plant that say something of its candidates; stagings: the
    ways of staging that its plants are run in; redundancies: what its plants may keep in reserve.
    """

    loads: ClassVar[tuple[type[LoadKind], ...]] = ()
    outcome: ClassVar[type[msgspec.Struct]]
    defaults: ClassVar[Mapping[str, Any]] = {}
    heats: ClassVar[bool] = False
    files: ClassVar[tuple[str, ...]] = ()
    in_plants: ClassVar[frozenset[str]] = frozenset()
    stagings: ClassVar[tuple[Staging, ...]] = EQUAL_LOADS
    redundancies: ClassVar[tuple[Redundancy, ...]] = WITH_ONE_OUT

    @property
    def subjects(self) -> tuple[str, ...]:
        """What is spoken of besides its family, nearest first, for Language.about."""
        return ()

    @classmethod
    def ranked_by(cls) -> tuple[str, ...]:
        """The criteria its outcome declares, the usual one first."""
        return tuple(sorted(criteria_of(cls.outcome), key=lambda word: word != USUAL))

    @classmethod
    def rankings(cls) -> tuple[str, ...]:
        """The words that `criteria.rank_by` may hold."""
        return (*cls.ranked_by(), BY_WEIGHTS)

    @property
    def sets(self) -> int:
        """How many times the plant is built: what is selected is one of them."""
        return 1

    def disagreements(self, load: LoadKind) -> Iterator[tuple[str, str]]:  # noqa: ARG002
        """Keys of the duty and the load whose values do not go together, and why in short."""
        yield from ()

    @classmethod
    def staged_before(cls, duty: Mapping[str, Any]) -> tuple[dict[str, Any], Staging]:
        """A duty as written in schema 1, without what told the staging; and how units ran then."""
        return dict(duty), Staging.SEQUENTIAL

    @property
    def entered_peak_w(self) -> float | None:
        """The peak that was entered; None where none was or the family asks for none.

        In W, or in the unit of what the family delivers (core.selection.outcome.Design).
        """
        return None

    def without_effect(self) -> frozenset[str]:
        """Paths of fields that change nothing for this duty: forms leave them out."""
        return frozenset()
