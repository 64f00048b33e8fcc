"""Many devices at once: a file is judged beside the window, its results looked at and saved."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from catalog.collection import kept
from catalog.files.verdicts import NOT_USED, PRODUCT, DeviceFile, open_devices
from core.standards.inputs import inputs_of
from core.standards.library import Standards
from core.standards.naming import Names
from core.standards.wording import Wording
from core.vocabulary.language import LANGUAGES, Language
from core.vocabulary.problem import Problem
from gui.program.reader import open_language
from gui.program.saving import write
from gui.program.templates.verdicts import verdict_template
from gui.program.templates.workbook import template_workbook
from gui.program.verdict_table import Batch, Cells, write_rows
from gui.window.catalog_browser.import_dialog import TableOfTexts
from gui.window.parts import look
from gui.window.parts.question import tell_problem
from gui.window.parts.save_dialog import ask_where
from gui.window.parts.strips import selectable
from gui.window.parts.work import Ticket, Work

_FILES = "CSV, XLSX (*.csv *.xlsx *.xlsm *.xls *.ods *.txt)"
_ROWS_MEASURED = 20  # for the widths of the columns
_OUT = "XLSX (*.xlsx);;CSV (*.csv)"
_TEMPLATE_PRODUCT = "chiller"  # of which the table to fill in has the columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A file of devices with its results, and how many rows have faults instead.

    meanings: of the file's columns, and what they may be taken for, by key with the title.
    """

    path: Path
    place: str
    header: Cells
    rows: list[Cells]
    unused: tuple[str, ...]
    faulty: int
    meanings: tuple[str, ...]
    offered: dict[str, str]


_NAMING = 2  # columns of a file, as a rule the product and a tag


class BatchPage(QWidget):
    """Open a file, see the results or the faults by row and column, save them as columns."""

    def __init__(
        self, standards: Standards, words: Language, folder: Path, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._standards, self._words, self._folder = standards, words, folder
        self.judged: Judged | None = None
        self._chosen: dict[str, str] = {}  # heading -> what the user takes it for
        self._work = Work(self)
        self._work.done.connect(self._show)
        self._work.failed.connect(self._refuse)
        self._work.busy_changed.connect(self._tell_busy)
        self._saving = Work(self)
        self._saving.done.connect(self._tell_saved)
        self._saving.failed.connect(self._refuse)
        self._saving.busy_changed.connect(self._tell_saving)
        self.told = selectable(self, "muted")
        self.told.setText(words.text("verdict_page.batch.hint"))
        self.table = QTableView(self)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setResizeContentsPrecision(_ROWS_MEASURED)
        self.table.setAccessibleName(words.text("verdict_page.batch"))
        self.table.horizontalHeader().setSectionsClickable(True)
        self.table.horizontalHeader().sectionClicked.connect(self.offer_meanings)
        self.buttons = {key: QPushButton(words.text(f"verdict_page.{key}"), self)
                        for key in ("template", "open", "save")}  # fmt: skip
        self.buttons["open"].setProperty("role", "main")
        self.buttons["template"].clicked.connect(self._ask_template)
        self.buttons["open"].clicked.connect(self._ask_open)
        self.buttons["save"].clicked.connect(self._ask_save)
        self.buttons["save"].setEnabled(False)
        foot = QHBoxLayout()
        foot.setSpacing(2 * look.STEP_PX)
        foot.addWidget(self.told, 1)
        for button in self.buttons.values():
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(2 * look.STEP_PX)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def judge_file(self, path: Path, day: date | None = None) -> None:
        """Read and judge a file beside the window."""
        self._chosen = {}
        self._start(path, day)

    def _start(self, path: Path, day: date | None = None) -> None:
        chosen = dict(self._chosen)
        self._work.start(_judge, path, self._standards, self._words, day or date.today(), chosen)

    @Slot(int)
    def offer_meanings(self, column: int) -> None:
        """Let the user say what a column of the file is."""
        if self.judged is None or column >= len(self.judged.meanings):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, title in self.judged.offered.items():
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(key == self.judged.meanings[column])
            action.triggered.connect(partial(self.take_as, column, key))
        header = self.table.horizontalHeader()
        at = QPoint(header.sectionViewportPosition(column), header.height())
        menu.popup(header.mapToGlobal(at))

    def take_as(self, column: int, meaning: str, _: bool = False) -> None:
        """Take a column of the file for another input, and judge anew."""
        if self.judged is None:
            return
        if meaning == PRODUCT:
            self._chosen = {k: v for k, v in self._chosen.items() if v != PRODUCT}
        self._chosen[str(self.judged.header[column])] = meaning
        self._start(self.judged.path)

    def stop(self) -> None:
        """End the work under way; what is being written is written."""
        self._work.wait()
        self._saving.finish()

    @property
    def busy(self) -> bool:
        """Whether a file is being judged or written."""
        return self._work.busy or self._saving.busy

    @Slot(object)
    def _show(self, judged: Judged) -> None:
        words = self._words
        self.judged = judged
        self.buttons["save"].setEnabled(True)
        header = tuple(
            f"{cell}\n▸ {judged.offered[judged.meanings[at]]}"
            if at < len(judged.meanings)
            else f"{cell}\n "
            for at, cell in enumerate(judged.header)
        )
        count = words.number(len(judged.rows) - judged.faulty)
        told = [words.text("verdict_page.judged", count=count, file=judged.place)]
        if judged.faulty:
            told.append(words.text("verdict.left_out", count=words.number(judged.faulty)))
        if judged.unused:
            told.append(words.text("verdict.unused", columns=", ".join(judged.unused)))
        self.told.setText(words.sentences(told))
        self.table.setModel(TableOfTexts(header, judged.rows, frozenset(), self))
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.resizeColumnsToContents()
        for column in range(len(header)):
            self.table.setColumnWidth(column, min(self.table.columnWidth(column), 360))
        self._show_results_first(len(judged.meanings), len(header))

    def _show_results_first(self, read: int, columns: int) -> None:
        """What was found stands behind the first columns of the file, which name the device."""
        header = self.table.horizontalHeader()
        for at in range(read, columns):
            header.moveSection(header.visualIndex(at), min(_NAMING, read) + at - read)

    @Slot(bool)
    def _tell_busy(self, busy: bool) -> None:
        self.buttons["open"].setEnabled(not busy)
        if busy:
            self.told.setText(self._words.text("verdict_page.reading"))

    # Files

    def _ask_open(self) -> None:
        dialog = QFileDialog(self, self._words.text("verdict_page.open"), str(self._folder), _FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.judge_file(Path(name)))
        dialog.open()

    def _ask_save(self) -> None:
        self._ask_where("save", "verdicts.xlsx", _OUT).fileSelected.connect(self.save)

    def _ask_template(self) -> None:
        dialog = self._ask_where("template", "devices.xlsx", "XLSX (*.xlsx)")
        dialog.fileSelected.connect(self.write_template)

    @Slot(str)
    def write_template(self, name: str) -> None:
        """Write a table to fill in."""
        standards, words = self._standards, self._words
        names, wording = _names(standards), Wording(words, standards)
        table = verdict_template(_TEMPLATE_PRODUCT, standards, names, wording)
        self._write(Path(name), template_workbook(table, words))

    def _ask_where(self, key: str, name: str, kinds: str) -> QFileDialog:
        title = self._words.text(f"verdict_page.{key}")
        return ask_where(self, title, self._folder / name, kinds)

    @Slot(str)
    def save(self, name: str) -> None:
        """Write the results as columns behind those of the file, beside the window."""
        if self.judged is not None:
            self._saving.start(_save, self.judged, Path(name))

    @Slot(object)
    def _tell_saved(self, path: Path) -> None:
        self.told.setText(self._words.text("verdict_page.saved", file=str(path)))

    @Slot(bool)
    def _tell_saving(self, busy: bool) -> None:
        self.buttons["save"].setEnabled(not busy)

    def _write(self, path: Path, content: bytes) -> bool:
        try:
            write(path, content, endings=(".xlsx",))
        except Problem as problem:
            self._refuse(problem)
            return False
        return True

    @Slot(object)
    def _refuse(self, problem: Problem) -> None:
        self.told.setText(self._words.text("verdict_page.batch.hint"))
        self.problem_dialog = tell_problem(self, self._words, problem)


def _save(_: Ticket, judged: Judged, path: Path) -> Path:
    write_rows([judged.header], judged.rows, path)
    return path


def _judge(
    ticket: Ticket, path: Path, standards: Standards, words: Language, day: date,
    chosen: dict[str, str],
) -> Judged:  # fmt: skip
    wording = Wording(words, standards)
    rows: list[Cells] = []
    with kept():
        file = open_devices(path, standards, _names(standards), chosen)
        batch = Batch(file, standards, wording, day, trace=False)
        for row in batch.rows():
            if ticket.cancelled:
                break
            rows.append(row)
    return Judged(
        path=path, place=path.name, header=batch.header(), rows=rows, unused=file.unused,
        faulty=batch.faulty, meanings=file.meanings(), offered=_offered(file, standards, wording),
    )  # fmt: skip


def _offered(file: DeviceFile, standards: Standards, wording: Wording) -> dict[str, str]:
    """What a column may be: nothing, the product, the inputs of the products there."""
    text = wording.language.text
    found = {NOT_USED: text("verdict_page.column.unused"), PRODUCT: text("verdict.product")}
    for product in file.products or tuple(standards.products):
        for one in inputs_of(standards, product):
            unit = f" ({one.unit})" if one.unit else ""
            found.setdefault(one.name, f"{wording.input(one.name)}{unit}")
    return found


def _names(standards: Standards) -> Names:
    return Names(standards, [Wording(open_language(code), standards) for code in LANGUAGES])
