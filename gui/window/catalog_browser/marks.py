"""What a user marks in the catalog: devices to compare, favourites, a company's approved list."""

from collections.abc import Collection, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from catalog.files.approved_list import approved_bytes, read_approved
from core.selection.approved import ApprovedList
from core.vocabulary.problem import Problem
from gui.program.saving import write
from gui.window.catalog_browser.columns import APPROVED, STAR, TICK
from gui.window.settings import Settings

COMPARED_MOST = 4
_FAVOURITES, _APPROVED = "catalog_favourites", "catalog_approved"


class Marks(QObject):
    """The marks; ticks are of the moment, favourites the user's, the list a file of its own."""

    changed = Signal()
    refused = Signal(object)  # a Problem: the list cannot be written

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self.ticked: tuple[str, ...] = ()
        self.favourites = frozenset(settings.kept(_FAVOURITES).split("\n")) - {""}
        self.path: Path | None = None
        self.approved: ApprovedList | None = None
        kept = settings.kept(_APPROVED)
        if kept:
            try:
                self._open(Path(kept))
            except Problem:  # moved, perhaps: it is opened again from the menu
                settings.keep(_APPROVED, "")

    def ids(self, mark: str) -> Collection[str]:
        """The devices that bear a mark, by the column it stands in."""
        approved = self.approved.devices if self.approved else frozenset[str]()
        return {TICK: self.ticked, STAR: self.favourites, APPROVED: approved}[mark]

    def set(self, mark: str, device_id: str, wanted: bool) -> bool:
        """Set a mark or take it away; whether that could be done."""
        if mark == TICK:
            return self.tick(device_id, wanted)
        if mark == STAR:
            self.favour(device_id, wanted)
        else:
            self.approve((device_id,), wanted)
        return True

    def tick(self, device_id: str, wanted: bool) -> bool:
        """Mark a device to be compared, or take the mark away; whether there was room for it."""
        kept = tuple(one for one in self.ticked if one != device_id)
        if wanted and len(kept) >= COMPARED_MOST:
            return False
        self.ticked = (*kept, device_id) if wanted else kept
        self.changed.emit()
        return True

    def untick_all(self) -> None:
        """Take all marks for the comparison away."""
        if self.ticked:
            self.ticked = ()
            self.changed.emit()

    def favour(self, device_id: str, wanted: bool) -> None:
        """Make a device a favourite, or no longer."""
        self.favourites = self.favourites | {device_id} if wanted else self.favourites - {device_id}
        self._settings.keep(_FAVOURITES, "\n".join(sorted(self.favourites)))
        self.changed.emit()

    # The approved list

    def open_list(self, path: Path) -> None:
        """Open a list. Raises Problem `approved_missing`, `approved_damaged` …"""
        self._open(path)
        self._settings.keep(_APPROVED, str(path))
        self.changed.emit()

    def begin_list(self, path: Path) -> None:
        """Begin an empty list, named as its file. Raises what `write` does."""
        write(path, approved_bytes(path.stem, ()))
        self.open_list(path)

    def close_list(self) -> None:
        """Leave the list; its file stays."""
        self.path = self.approved = None
        self._settings.keep(_APPROVED, "")
        self.changed.emit()

    def approve(self, ids: Iterable[str], wanted: bool) -> None:
        """Put devices on the list that is open, or take them off; its file is written at once."""
        if self.path is None or self.approved is None:
            return
        now = self.approved.devices | {*ids} if wanted else self.approved.devices - {*ids}
        try:
            write(self.path, approved_bytes(self.approved.name, now))
        except Problem as problem:
            self.refused.emit(problem)
            return
        self.approved = ApprovedList(name=self.approved.name, devices=now)
        self.changed.emit()

    def _open(self, path: Path) -> None:
        self.approved = read_approved(path)
        self.path = path
