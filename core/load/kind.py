"""What every kind of load is to a study."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

import msgspec


class LoadKind(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"
):
    """A kind of load; each names its tag. How it becomes a year: core.load.making.

    courses: keys of the rows of figures that a study may leave as the kind begins with them.
    """

    courses: ClassVar[tuple[str, ...]] = ()

    @property
    def typical_courses(self) -> tuple[str, ...]:
        """Those of the courses that are as the kind begins with them, and so not this plant's."""
        if getattr(self, "path", ""):  # the figures are the file's
            return ()
        begins = {field.name: field.default for field in msgspec.structs.fields(type(self))}
        return tuple(key for key in self.courses if getattr(self, key) == begins[key])

    def disagreements(self, peak_w: float | None) -> Iterator[tuple[str, str]]:  # noqa: ARG002
        """What does not go together, or with the duty's peak, by path, and why in short."""
        yield from ()

    @classmethod
    def renewed(cls, raw: dict[str, Any]) -> tuple[dict[str, Any], Mapping[str, str]]:
        """What a file says of it in the form of today, and the paths that were renamed."""
        return raw, {}
