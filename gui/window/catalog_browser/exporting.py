"""Devices written to files from the catalog's window, and the packs of devices."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from catalog.devices.store import Catalog
from catalog.files.giving import endings_of, file_of
from core.machines.device import Device, is_own
from core.machines.table import DeviceTable
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.program.saving import write
from gui.window.catalog_browser.packs_dialog import PacksDialog
from gui.window.parts.question import tell_problem
from gui.window.parts.save_dialog import ask_where


class Exporting(QWidget):
    """A menu of what can be given away; `changed`: packs have brought devices, or taken some."""

    changed = Signal()

    def __init__(
        self, catalog: Catalog, family: DeviceTable, words: Language, folder: Path, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.hide()
        self._catalog, self._family, self._words, self._folder = catalog, family, words, folder
        self._devices: list[Device] = []
        self.packs: PacksDialog | None = None

    def offer(self, button: QPushButton, device_id: str) -> None:
        """Show the menu above a button; device_id: what is looked at, empty for nothing."""
        own = any(is_own(one) for one in self._ids())
        self.menu = QMenu(self)
        self.menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, able, run in (
            ("one", bool(device_id), lambda: self._ask([self._catalog.device(device_id)])),
            ("own", own, self._ask_own),
            ("packs", True, self.open_packs),
        ):
            self.menu.addAction(self._words.text(f"browser.export.{key}"), run).setEnabled(able)
        above = self.menu.sizeHint().height()
        self.menu.popup(button.mapToGlobal(QPoint(0, -above)))

    def _ids(self) -> tuple[str, ...]:
        return self._catalog.listing(self._family.name).texts(self._family.key).words

    @Slot()
    def _ask_own(self) -> None:
        self._ask([one for one in self._catalog.devices(self._family.name) if is_own(one.id)])

    def _ask(self, devices: list[Device]) -> None:
        self._devices = devices
        title = self._words.text("browser.export.title")
        proposed = self._folder / f"{self._family.name}.csv"
        kinds = ";;".join(f"{ending} (*{ending})" for ending in endings_of(self._family))
        ask_where(self, title, proposed, kinds).fileSelected.connect(self.export)

    @Slot(str)
    def export(self, name: str) -> None:
        """Write the devices that were chosen, in the form of the ending."""
        path = Path(name)
        try:
            write(path, file_of(self._devices, self._family, path.name))
        except Problem as problem:
            self.problem_dialog = tell_problem(self, self._words, problem)

    @Slot()
    def open_packs(self) -> None:
        """Show the packs that are installed."""
        self.packs = PacksDialog(self._catalog, self._words, self._folder, self.window())
        self.packs.changed.connect(self.changed)
        self.packs.open()
