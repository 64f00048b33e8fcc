"""Packs of devices in the window: which are installed, and what can be done with them."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from catalog.devices.store import Catalog
from catalog.packs.installed import Installed, Packs
from catalog.packs.manifest import Manifest
from catalog.packs.pack_file import ENDING, pack_of
from core.families.registry import DEVICE_TABLES
from core.machines.device import is_own
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind
from gui.program.pack_text import alike_lines, difference_lines, installed_lines, pack_rows
from gui.program.saving import write
from gui.window.catalog_browser.import_dialog import TableOfTexts
from gui.window.parts import look
from gui.window.parts.fitting_dialog import FittingDialog
from gui.window.parts.plain_text import PlainLabel
from gui.window.parts.question import Question, tell_problem
from gui.window.parts.save_dialog import ask_where
from gui.window.parts.work import Ticket, Work

_USUAL_PX = (900, 420)
_MARGIN_PX = 32
_BUTTONS = ("install", "update", "remove", "create")
_WORDS = ("name", "version", "maker", "heading", "note")


class PacksDialog(FittingDialog):
    """The list of packs; `changed` tells that devices have come or gone."""

    changed = Signal()

    def __init__(self, catalog: Catalog, words: Language, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._catalog, self._words, self._folder = catalog, words, folder
        self.setWindowTitle(words.text("packs.title"))
        self.resize(*_USUAL_PX)
        self._work = Work(self)
        self._work.done.connect(self._done)
        self._work.failed.connect(self._refuse)
        self._work.busy_changed.connect(self._hold)
        self.table = QTableView(self)
        self.table.setAccessibleName(words.text("packs.title"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(look.ROW_PX)
        self.told = self._label("plain", "")
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(2 * look.STEP_PX)
        column.addWidget(self._label("heading", words.text("packs.title")))
        column.addWidget(self._label("muted", words.text("packs.lead")))
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        column.addLayout(self._foot())
        self._show()

    def _label(self, role: str, text: str) -> PlainLabel:
        label = PlainLabel(text, self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * look.STEP_PX)
        for key in _BUTTONS:
            self.buttons[key] = self._button(f"packs.{key}")
            row.addWidget(self.buttons[key])
        self.buttons["update"].setToolTip(self._words.text("packs.update.help"))
        row.addStretch(1)
        close = self._button("answer.close")
        close.setDefault(True)
        row.addWidget(close)
        self.buttons["install"].clicked.connect(self._ask_install)
        self.buttons["update"].clicked.connect(self.update_all)
        self.buttons["remove"].clicked.connect(self.ask_remove)
        self.buttons["create"].clicked.connect(self.ask_create)
        close.clicked.connect(self.reject)
        return row

    def _button(self, key: str) -> QPushButton:
        button = QPushButton(self._words.text(key), self)
        button.setAutoDefault(False)
        return button

    def _show(self) -> None:
        """What is installed now."""
        packs = Packs(self._catalog).all()
        header, rows = pack_rows(packs, self._words)
        self.model = TableOfTexts(header, rows, frozenset({3}), self)
        self.table.setModel(self.model)
        heads = self.table.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setStretchLastSection(True)
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        named = max(self.table.sizeHintForColumn(0), heads.sectionSizeHint(0))
        heads.resizeSection(0, named + _MARGIN_PX)
        if not packs:
            self.told.setText(self._words.text("packs.none"))
        if packs:
            self.table.selectRow(0)
        for key in ("update", "remove"):
            self.buttons[key].setEnabled(bool(packs))

    def _hold(self, busy: bool) -> None:
        for button in self.buttons.values():
            button.setEnabled(not busy)
        if not busy:
            self._show()

    @property
    def chosen(self) -> str:
        """The name of the pack that is looked at; empty for none."""
        index = self.table.currentIndex()
        return str(self.model.rows[index.row()][0]) if index.isValid() else ""

    # Installing and updating

    @Slot()
    def _ask_install(self) -> None:
        kinds = f"LoadFit (*{ENDING})"
        title = self._words.text("packs.choose")
        dialog = QFileDialog(self, title, str(self._folder), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.install)
        dialog.open()

    @Slot(str)
    def install(self, name: str) -> None:
        """Install a file, or put it in the place of an older version."""
        self._work.start(_install, self._catalog, Path(name), self._words)

    @Slot()
    def update_all(self) -> None:
        """Read again the files that the packs came from."""
        self._work.start(_update, self._catalog, self._words)

    @Slot(object)
    def _done(self, told: "Installed | list[str]") -> None:
        if isinstance(told, Installed):
            lines = [
                *installed_lines(told, self._words),
                *difference_lines(told.difference, self._words),
                *alike_lines(told, self._words),
            ]
        else:
            lines = told
        self.told.setText("\n".join(lines))
        self._show()
        self.changed.emit()

    # Removing

    @Slot()
    def ask_remove(self) -> None:
        """Take the pack out, once that is confirmed."""
        name = self.chosen
        if not name:
            return
        count = self._words.quantity(Packs(self._catalog).pack(name).devices, Kind.COUNT)
        heading = self._words.text("packs.remove.ask", name=name)
        more = self._words.text("packs.remove.more", count=count)
        self.question = Question(
            self, self._words, heading, [(more, "muted")], ("delete", "cancel")
        )
        self.question.setProperty("pack", name)
        self.question.answered.connect(self._remove)
        self.question.open()

    @Slot(str)
    def _remove(self, answer: str) -> None:
        if answer == "delete":
            self._work.start(
                _remove, self._catalog, str(self.question.property("pack")), self._words
            )

    # Making one

    @Slot()
    def ask_create(self) -> None:
        """Ask for the words of a pack of one's own devices."""
        self.making = MakingDialog(self._words, self)
        self.making.wanted.connect(self._ask_where)
        self.making.open()

    @Slot(object)
    def _ask_where(self, manifest: Manifest) -> None:
        self._manifest = manifest
        proposed = self._folder / f"{manifest.name}-{manifest.version}{ENDING}"
        dialog = ask_where(
            self, self._words.text("packs.make.title"), proposed, f"LoadFit (*{ENDING})"
        )
        dialog.fileSelected.connect(self.make)

    @Slot(str)
    def make(self, name: str) -> None:
        """Write the pack."""
        self._work.start(_create, self._catalog, self._manifest, Path(name), self._words)

    @Slot(object)
    def _refuse(self, problem: Problem) -> None:
        self.problem_dialog = tell_problem(self, self._words, problem)

    def done(self, result: int) -> None:
        """Let the work under way come to its end, then close."""
        self._work.finish()
        super().done(result)


class MakingDialog(FittingDialog):
    """The words of a pack: `wanted` tells them."""

    wanted = Signal(object)

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.text("packs.make.title"))
        self.setMinimumWidth(460)
        form = QFormLayout()
        self.fields = {}
        for key in _WORDS:
            self.fields[key] = QLineEdit(self)
            form.addRow(words.text(f"packs.make.{key}"), self.fields[key])
        self.fields["version"].setText("1.0")
        row = QHBoxLayout()
        row.addStretch(1)
        self.leave = QPushButton(words.text("answer.cancel"), self)
        self.leave.clicked.connect(self.reject)
        self.save = QPushButton(words.text("packs.make.save"), self)
        self.save.setProperty("role", "main")
        self.save.setDefault(True)
        self.save.clicked.connect(self._accept)
        row.addWidget(self.leave)
        row.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.addLayout(form)
        column.addLayout(row)
        self.fields["name"].setFocus()

    @Slot()
    def _accept(self) -> None:
        said = {key: field.text().strip() for key, field in self.fields.items()}
        self.wanted.emit(
            Manifest(
                name=said["name"], version=said["version"], maker=said["maker"],
                title=said["heading"], made=date.today().isoformat(), note=said["note"],
                members=(),
            )
        )  # fmt: skip
        self.accept()


def _install(_: Ticket, catalog: Catalog, path: Path, words: Language) -> Installed | list[str]:
    packs = Packs(catalog)
    try:
        return packs.install(path)
    except Problem as problem:
        if problem.code != "pack_installed":
            raise
    return packs.update(path) or [words.text("pack.current", file=str(path))]


def _update(_: Ticket, catalog: Catalog, words: Language) -> list[str]:
    """A line or more for every pack; a file that cannot be read keeps none of the others back."""
    packs, lines = Packs(catalog), []
    for one in packs.all():
        try:
            found = packs.update(Path(one.origin))
        except Problem as problem:
            lines.append(words.problem(problem))
            continue
        if found is None:
            lines.append(words.text("pack.current", file=one.origin))
        else:
            lines += [
                *installed_lines(found, words), *difference_lines(found.difference, words)
            ]  # fmt: skip
    return lines


def _remove(_: Ticket, catalog: Catalog, name: str, words: Language) -> list[str]:
    gone = Packs(catalog).remove(name)
    count = words.quantity(gone.devices, Kind.COUNT)
    return [words.text("pack.removed", name=gone.name, version=gone.version, count=count)]


def _create(
    _: Ticket, catalog: Catalog, manifest: Manifest, path: Path, words: Language
) -> list[str]:
    own = [d for family in DEVICE_TABLES for d in catalog.devices(family) if is_own(d.id)]
    if not own:
        raise Problem("devices_none_own", manifest.name)
    write(path, pack_of(manifest, own, catalog.sources()))
    return [words.text("cli.written", file=str(path))]
