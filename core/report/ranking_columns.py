"""Which outcomes the ranking on the first page has room for."""

from collections.abc import Sequence

from core.selection.selection import Candidate, Selection
from core.vocabulary.field import Field, fields_of

_MOST = 5  # outcomes of a row of the ranking; more would leave the machine's name no room


def ranking_fields(selection: Selection, shown: Sequence[Candidate]) -> tuple[Field, ...]:
    """Of the family's ranking what some of them have and what tells them apart.

    Where there are more than have room, the first figures give way.
    """
    declared = {field.key: field for field in fields_of(selection.family.outcome)}
    keys = [key for key in selection.family.report.ranking if key in declared]
    known = [k for k in keys if any(c.outcome.figure(k) is not None for c in shown)]
    fields = [declared[k] for k in known if _tells(declared[k], shown)]
    figures = [field for field in fields if field.kind is not None]
    spared = figures[: max(len(fields) - _MOST, 0)]
    return tuple(field for field in fields if field not in spared)


def _tells(field: Field, shown: Sequence[Candidate]) -> bool:
    """Whether a column is worth its room: one of words is, where they differ."""
    return field.kind is not None or len({field.of(c.outcome) for c in shown}) > 1
