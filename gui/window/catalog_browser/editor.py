"""The device editor: figures at the left, curves in the middle, charts and doubts at the right."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from catalog.devices.store import Catalog
from core.families.registry import family_of_table
from core.machines.device import Device
from core.machines.table import DeviceTable
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.window.catalog_browser.cell_field import heading
from gui.window.catalog_browser.curve_plot import CurvePlots
from gui.window.catalog_browser.draft import Draft
from gui.window.catalog_browser.forms import CoefficientForm, RecordForm
from gui.window.catalog_browser.kept_dialog import KeptDialog
from gui.window.catalog_browser.points_view import PointsView
from gui.window.parts import look
from gui.window.parts.foot import DialogFoot
from gui.window.parts.pane import Pane
from gui.window.parts.plain_button import plain_button
from gui.window.parts.plain_text import PlainLabel
from gui.window.parts.question import tell_problem
from gui.window.parts.scrolled import scrolled
from gui.window.parts.strips import Strips

USUAL_PX = (1120, 690)
_COLUMNS_PX, _LEAST_PX = (344, 372, 372), (268, 364, 200)
_FINDINGS_PX, _PLOT_PX = 132, 84
POINTS, COEFFICIENTS = 0, 1


class DeviceEditor(KeptDialog):
    """Edits one of the user's devices; a shipped one is shown, with the reason why."""

    copy_wanted = Signal(str)  # id of the shipped device to begin from

    def __init__(
        self,
        catalog: Catalog,
        family: DeviceTable,
        device: Device,
        words: Language,
        parent: QWidget,
        *,
        from_scratch: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words = words
        self._browsing = family_of_table(family.name).window.browsing[family.name]
        self.locked = not catalog.is_own(device.id)
        self.draft = Draft(
            catalog, family, self._browsing, device, words, self, from_scratch=from_scratch
        )
        self.resize(*USUAL_PX)
        named = f"{device.maker} {device.model}".strip()
        self.setWindowTitle(words.text("browser.new").rstrip("…") if from_scratch else named)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self.locked:
            column.addWidget(self._why_locked())
        column.addWidget(self._columns(), 1)
        column.addWidget(self._foot())
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.save)
        self.draft.changed.connect(self._follow)
        self._follow()
        first = self.form.fields["model"].editor
        (self.ways.button(POINTS) if self.locked else first).setFocus()
        if isinstance(first, QLineEdit):
            # All of it, to be typed over, and its beginning in sight.
            QTimer.singleShot(0, first, lambda: _choose_whole(first))

    # Building

    def _why_locked(self) -> QFrame:
        words = self._words
        notice = QFrame(self)
        notice.setProperty("role", "notice")
        row = QHBoxLayout(notice)
        row.setContentsMargins(16, 6, 16, 6)
        keys = ("problem.shipped_fixed", "problem.shipped_fixed.remedy")
        text = words.sentences(map(words.text, keys))
        self.why = PlainLabel(text, notice)
        self.why.setWordWrap(True)
        row.addWidget(self.why, 1)
        self.copy = plain_button(words.text("browser.duplicate"), self._want_copy, notice)
        row.addWidget(self.copy)
        return notice

    def _columns(self) -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setHandleWidth(1)
        self.form = RecordForm(self.draft, self._words, self.locked, splitter)
        widgets = scrolled(self.form, splitter), self._curves(), self._charts()
        for widget, least in zip(widgets, _LEAST_PX, strict=True):
            widget.setMinimumWidth(least)
            splitter.addWidget(widget)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes(list(_COLUMNS_PX))
        for at in range(splitter.count()):  # a small screen takes its share of each
            splitter.setStretchFactor(at, 1)
        return splitter

    def _curves(self) -> Pane:
        words, frame = self._words, Pane(self)
        row = QHBoxLayout()
        row.setSpacing(0)
        self.ways = QButtonGroup(self)
        for number, key in ((POINTS, "points"), (COEFFICIENTS, "coefficients")):
            button = QPushButton(words.text(f"browser.{key}"), frame)
            button.setToolTip(words.text(f"browser.{key}.help"))
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setProperty("role", "way")
            button.setProperty("first", number == POINTS)
            bold = button.font()
            bold.setBold(True)  # as the one pressed is written
            wide = QFontMetrics(bold).horizontalAdvance(button.text())
            button.setMinimumWidth(wide + 6 * look.STEP_PX)
            button.setVisible(any(len(column.path) > 1 for column in self.draft.columns))
            self.ways.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        self.ways.button(POINTS).setChecked(True)
        self.ways.idClicked.connect(self._go_by)
        frame.column.addLayout(row)
        self.stack = QStackedWidget(frame)
        self.stack.addWidget(self._tables())
        self.coefficients = CoefficientForm(self.draft, words, self.locked, self.stack)
        self.stack.addWidget(scrolled(self.coefficients, self.stack))
        frame.column.addWidget(self.stack, 1)
        return frame

    def _tables(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * look.STEP_PX)
        self.tables = {
            table.key: PointsView(table, self.draft, self._words, self.locked, page)
            for table in self.draft.tables
        }
        for view in self.tables.values():
            column.addWidget(view, max(view.model.rowCount(), 1))
        return page

    def _charts(self) -> Pane:
        side = Pane(self)
        self.plots = CurvePlots(self._words, _PLOT_PX, side)
        self.findings_title = heading(self._words.text("browser.editor.findings"), side)
        said = QWidget(side)
        said_column = QVBoxLayout(said)
        said_column.setContentsMargins(0, 0, 8, 0)
        self.findings = Strips(self._words, said)
        said_column.addWidget(self.findings)
        said_column.addStretch(1)
        area = scrolled(said, side)
        area.setViewportMargins(0, 0, 0, 0)
        area.setFixedHeight(_FINDINGS_PX)
        side.column.addWidget(self.plots, 1)
        side.column.addWidget(self.findings_title)
        side.column.addWidget(area)
        return side

    def _foot(self) -> DialogFoot:
        words, foot = self._words, DialogFoot(self)
        self.state = PlainLabel(foot)
        self.state.setProperty("role", "muted")
        foot.row.addWidget(self.state, 1)
        self.paste = foot.button(words.text("browser.sheet"), self._paste)
        self.paste.setToolTip(words.text("browser.sheet.help"))
        self.paste.setVisible(bool(self.draft.sheets) and not self.locked)
        leave = words.text("answer.close" if self.locked else "answer.cancel")
        self.leave = foot.button(leave, self.reject)
        self.keep = foot.button(words.text("answer.save"), self.save, main=True)
        self.keep.setVisible(not self.locked)
        return foot

    # Following the draft

    @Slot()
    def _follow(self) -> None:
        draft = self.draft
        if not draft.touched:
            for table in draft.tables:
                self.tables[table.key].put_anew(table)
        if draft.drawable:
            charts = self._browsing.charts(draft.record)
            self.plots.show_charts(charts, dict(draft.points()))
        for view in self.tables.values():
            view.say(draft.residuals)
        self._say_findings()
        self.keep.setEnabled(not self.locked and draft.sound and draft.dirty)

    def _say_findings(self) -> None:
        draft, words = self.draft, self._words
        said = [("strip-bad", f"{self._title(c)}: {text}") for c, text in draft.faults.items()]
        if draft.problem:
            said.append(("strip-bad", words.problem(draft.problem)))
        if not draft.faults:
            flags = [words.text(f"flag.{flag}") for flag in draft.record.flags]
            said += [("strip-warning", text) for text in flags]
        if not said and draft.dirty:
            said.append(("strip-good", words.text("browser.editor.sound")))
        self.findings.say(said)
        self.findings_title.setVisible(bool(said))

    def _title(self, column: str) -> str:
        """A column's title, the curve it belongs to before it."""
        words = self._words
        found = next(c for c in self.draft.columns if c.name == column)
        if len(found.path) == 1:
            return words.text(f"field.{column}")
        curve = words.text(f"curve.{found.path[0]}").split(" = ")[0]
        end = found.path[-1]
        part = "" if isinstance(end, int) else words.text(f"curve_part.{end}")
        return f"{curve} {part}".strip()

    @Slot(int)
    def _go_by(self, way: int) -> None:
        if self.draft.by_points == (way == POINTS):
            return
        self.draft.use_points(way == POINTS)
        for table in self.draft.tables:
            self.tables[table.key].put(table)
        self.stack.setCurrentIndex(way)

    @Slot()
    def _paste(self) -> None:
        """Fill the form from the data sheet in the clipboard."""
        try:
            self.draft.take_sheet(QGuiApplication.clipboard().text())
        except Problem as problem:
            tell_problem(self, self._words, problem)

    # Leaving

    @property
    def edited(self) -> bool:
        """Whether anything was typed that would be lost."""
        return not self.locked and self.draft.edited

    def kept(self) -> Device:
        """The device as it is kept."""
        return self.draft.save()

    @Slot()
    def _want_copy(self) -> None:
        self.copy_wanted.emit(self.draft.original.id)
        self.accept()


def _choose_whole(line: QLineEdit) -> None:
    """Choose what stands in a line, backwards; not where somebody types already."""
    if not line.isModified():
        line.setSelection(len(line.text()), -len(line.text()))
