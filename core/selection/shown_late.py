"""What a family shows, imported from its room when it is first asked for.

A selection alone needs none of it. Of a room `report` holds REPORT and OPERATING, and `browsing`
holds WINDOW. The room is that of the family's record.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

import msgspec

if TYPE_CHECKING:
    from core.content.browsing import FamilyWindow
    from core.selection.family_report import FamilyOperating, FamilyReport


class ShownLate:
    """For families in a room of their own."""

    record: type[msgspec.Struct]

    @property
    def report(self) -> "FamilyReport":
        """What it adds to reports."""
        return cast("FamilyReport", self._of_room("report", "REPORT"))

    @property
    def operating(self) -> "FamilyOperating":
        """Where its candidates spend their hours."""
        return cast("FamilyOperating", self._of_room("report", "OPERATING"))

    @property
    def window(self) -> "FamilyWindow":
        """What it adds to the window."""
        return cast("FamilyWindow", self._of_room("browsing", "WINDOW"))

    def _of_room(self, module: str, name: str) -> Any:
        room = self.record.__module__.rpartition(".")[0]
        return getattr(import_module(f"{room}.{module}"), name)
