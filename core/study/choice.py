"""What a person makes of the ranking: it changes no figure, and is kept with the study."""

from typing import Annotated

import msgspec

from core.vocabulary.field import declare


class Choice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Candidates by their ids (core.selection.selection.Candidate.id).

    chosen: what the report is about, None: the first of the ranking; reason: why, in the
    person's own words; compared: side by side, in the order they were put there.
    """

    chosen: Annotated[str | None, declare()] = None
    reason: Annotated[str, declare()] = ""
    compared: tuple[str, ...] = ()
