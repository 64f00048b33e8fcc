"""The dialog of a nameplate: fields, what is made of them and what is missing, the curves."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from catalog.devices.store import Catalog
from core.families.registry import family_of_table
from core.machines.device import Device
from core.machines.maker_tables import FittedModel, Remark
from core.machines.table import DeviceTable
from core.selection.outcome import in_per_cent
from core.vocabulary.language import Language
from gui.program.maker_tables_text import fit_rows
from gui.window.catalog_browser.cell_field import CellField, heading
from gui.window.catalog_browser.curve_plot import CurvePlots
from gui.window.catalog_browser.device_view import Pairs
from gui.window.catalog_browser.kept_dialog import KeptDialog
from gui.window.nameplates.draft import NameplateDraft
from gui.window.parts import look
from gui.window.parts.foot import DialogFoot
from gui.window.parts.pane import Pane
from gui.window.parts.plain_text import PlainLabel
from gui.window.parts.scrolled import scrolled
from gui.window.parts.strips import Strips

_USUAL_PX = (1180, 700)
_COLUMNS_PX, _PLOT_PX = (350, 400, 400), 108
_MISSING = "nameplate_missing"


class NameplateDialog(KeptDialog):
    """Types a machine from its nameplate; an own one that was made so is changed so."""

    def __init__(
        self,
        catalog: Catalog,
        family: DeviceTable,
        words: Language,
        parent: QWidget,
        original: Device | None = None,
        *,
        anew: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words = words
        self._browsing = family_of_table(family.name).window.browsing[family.name]
        self.draft = NameplateDraft(catalog, family, words, self, original, anew=anew)
        self.setWindowTitle(words.text("browser.nameplate").rstrip("…"))
        self.resize(*_USUAL_PX)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for widget in (self._form(), self._result(), self._charts()):
            splitter.addWidget(widget)
        splitter.setSizes(list(_COLUMNS_PX))
        for at in (1, 2):  # what a small screen takes from both
            splitter.setStretchFactor(at, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(splitter, 1)
        column.addWidget(self._foot())
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.save)
        self.draft.changed.connect(self._follow)
        self._follow()
        self.fields[self.draft.plates.groups[0][1][0]].editor.setFocus()

    # Building

    def _form(self) -> QScrollArea:
        words, columns = self._words, self.draft.columns
        form = QWidget(self)
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 8, 8)
        column.setSpacing(look.STEP_PX)
        self.fields: dict[str, CellField] = {}
        for title, keys in self.draft.plates.groups:
            column.addSpacing(2 * look.STEP_PX if self.fields else 0)
            column.addWidget(heading(words.text(title), form))
            for key in keys:
                field = CellField(
                    columns[key], words.text(f"role.{key}"), self.draft, words, form
                )  # fmt: skip
                self.fields[key] = field
                column.addWidget(field)
        column.addStretch(1)
        return scrolled(form, self)

    def _result(self) -> Pane:
        frame = Pane(self)
        self.band = PlainLabel(frame)
        self.band.setProperty("role", "group")
        self.band.setWordWrap(True)
        said = QWidget(frame)
        said_column = QVBoxLayout(said)
        said_column.setContentsMargins(0, 0, 8, 0)
        said_column.setSpacing(2 * look.STEP_PX)
        self.fit_title = heading(self._words.text("nameplate.fit"), said)
        self.fit = Pairs(said)
        self.remarks = Strips(self._words, said)
        self.better_title = heading(self._words.text("nameplate.better"), said)
        self.better = Strips(self._words, said)
        for widget in (self.fit_title, self.fit, self.remarks, self.better_title, self.better):
            said_column.addWidget(widget)
        said_column.addStretch(1)
        area = scrolled(said, frame)
        area.setViewportMargins(0, 0, 0, 0)
        frame.column.addWidget(self.band)
        frame.column.addWidget(area, 1)
        return frame

    def _charts(self) -> Pane:
        side = Pane(self)
        self.plots = CurvePlots(self._words, _PLOT_PX, side)
        self.no_plots = PlainLabel(self._words.text("nameplate.no_curves"), side)
        self.no_plots.setProperty("role", "muted")
        self.no_plots.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.no_plots.setWordWrap(True)
        side.column.addWidget(self.plots, 1)
        side.column.addWidget(self.no_plots, 1)
        return side

    def _foot(self) -> DialogFoot:
        words, foot = self._words, DialogFoot(self)
        note = PlainLabel(words.text("nameplate.note"), foot)
        note.setProperty("role", "muted")
        note.setWordWrap(True)
        foot.row.addWidget(note, 1)
        self.leave = foot.button(words.text("answer.cancel"), self.reject)
        self.keep = foot.button(words.text("answer.save"), self.save, main=True)
        return foot

    # Following the draft

    @Slot()
    def _follow(self) -> None:
        draft, words = self.draft, self._words
        fitted, drawn = draft.fitted, draft.record is not None and not draft.faults
        for field in self.fields.values():
            field.follow()
        self.plots.setVisible(drawn)
        self.no_plots.setVisible(not drawn)
        if drawn:
            self.plots.show_charts(self._browsing.charts(draft.record), {})
        pairs = list(fit_rows(fitted, words)) if drawn else []
        self.fit.say(pairs)
        self.fit_title.setVisible(bool(pairs))
        self.remarks.say(self._said(fitted))
        better = fitted.better if drawn else ()
        asked = [("strip-info", self._text(one)) for one in better]
        self.better.say(asked)
        self.better_title.setVisible(bool(asked))
        self.band.setText(self._band(fitted))
        self.keep.setEnabled(draft.sound)

    def _band(self, fitted: FittedModel) -> str:
        if fitted.band is None or self.draft.faults:
            empty = "nameplate.begin" if self.draft.is_empty else "nameplate.waiting"
            return self._words.text(empty)
        if fitted.by_use:
            said = (self._text(one) for one in fitted.by_use)
            return "\n".join((self._words.text("nameplate.band_by_use"), *said))
        one, several = map(in_per_cent, fitted.band)
        return self._words.text("nameplate.band", one=one, several=several)

    def _said(self, fitted: FittedModel) -> list[tuple[str, str]]:
        """What cannot be, what is missing, what was assumed."""
        words = self._words
        said = [("strip-bad", text) for text in self._strange_faults()]
        open_ = [one for one in fitted.missing if one.code == _MISSING]
        if open_:
            titles = [words.text(f"role.{one.figures[0].value}") for one in open_]
            fields = words.text("catalog.separator").join(titles)
            said.append(("strip-warning", words.text("nameplate.open", fields=fields)))
        if self.draft.is_empty or said:
            return said
        said = [("strip-bad", self._text(one)) for one in fitted.missing]
        for number, one in enumerate(fitted.assumed):
            role = "strip-warning" if one.doubtful else "strip-info" if number else "strip-good"
            said.append((role, self._text(one)))
        return said

    def _strange_faults(self) -> list[str]:
        """Faults of figures that have no field here."""
        return [text for column, text in self.draft.faults.items() if column not in self.fields]

    def _text(self, one: Remark) -> str:
        return self._words.text(f"makers.{one.code}", **self._words.figures(one.figures))

    # Leaving

    @property
    def edited(self) -> bool:
        """Whether anything was typed that would be lost."""
        return self.draft.edited

    def kept(self) -> Device:
        """The machine as it is kept."""
        return self.draft.save()
