"""What every kind of load is to a study."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec


class LoadKind(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"
):
    """A kind of load; each names its tag. How it becomes a year: core.load.making."""

    def disagreements(self, peak_w: float | None) -> Iterator[tuple[str, str]]:  # noqa: ARG002
        """What does not go together, or with the duty's peak, by path, and why in short."""
        yield from ()

    @classmethod
    def renewed(cls, raw: dict[str, Any]) -> tuple[dict[str, Any], Mapping[str, str]]:
        """What a file says of it in the form of today, and the paths that were renamed."""
        return raw, {}
