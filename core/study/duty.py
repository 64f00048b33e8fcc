"""What every family's duty tells the study besides its own fields.

A study holds one duty, tagged with the family it belongs to. The duty's type is where a family
says which loads go with it, by what its candidates can be ranked, and with which defaults of
the shared sections its studies begin.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, ClassVar

import msgspec

from core.load.kind import LoadKind


class Duty(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="family",
):
    """A duty; families inherit and name their tag.

    loads: the kinds of load that go with it, the usual one first; ranked_by: criteria that say
    something of its candidates; defaults: by path (`economics.price_per_kw`), where the
    family's differ from the section's own; heats: whether its load is heat, not cold.
    """

    loads: ClassVar[tuple[type[LoadKind], ...]] = ()
    ranked_by: ClassVar[tuple[str, ...]] = ("life_cycle_cost", "annual_energy", "coverage",
                                            "carbon")  # fmt: skip
    defaults: ClassVar[Mapping[str, Any]] = {}
    heats: ClassVar[bool] = False

    def disagreements(self, load: LoadKind) -> Iterator[tuple[str, str]]:  # noqa: ARG002
        """Keys of the duty and the load whose values do not go together, and why in short."""
        yield from ()

    @property
    def entered_peak_w(self) -> float | None:
        """The peak that was entered, W; None where none was or the family asks for none."""
        return None

    @property
    def most_units(self) -> int:
        """How many units of one machine may carry the load together."""
        return 1

    def without_effect(self) -> frozenset[str]:
        """Paths of fields that change nothing for this duty: forms leave them out."""
        return frozenset()


class Redundancy(StrEnum):
    """What must still be carried with machines out of service."""

    NONE = "none"
    N_PLUS_1 = "n_plus_1"
