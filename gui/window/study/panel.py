"""The study's panel: what is needed, in foldable groups, edited live."""

import msgspec
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.load.kinds import LoadFile
from core.load.series import LoadSeries
from core.study.criteria import BY_WEIGHTS
from core.study.study import SECTIONS, Study, without_effect
from core.vocabulary.field import Field, criteria_of
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind
from gui.window.document.amend import (
    amended,
    as_many_times,
    place_of,
    refusal,
    restored,
    section_at,
)
from gui.window.document.session import Session
from gui.window.settings import Settings
from gui.window.study.fold import Fold
from gui.window.study.form import Form, Weights
from gui.window.study.kinds import Kinds
from gui.window.study.load_view import LoadView
from gui.window.study.row import AnyRow, Desk, Row
from gui.window.study.site import SiteFigures

_OPEN_AT_FIRST = ("project", "site", "duty", "load", "plant", "criteria")
_OPEN, _SHUT = "open", "shut"  # as the settings keep it
_EDGE_PX, _SCROLL_SIDE_PX = 16, 8  # the scroll bar has its place beside the rows


class StudyPanel(QScrollArea):
    """Project, site, duty, load, criteria, economics."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self._study = session.document.study
        self._problem_at = ""
        self._retrying = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(280)
        self._build()
        session.document.changed.connect(self._show_study)
        session.document.path_changed.connect(self._show_study)  # paths may be told from elsewhere
        session.document.replaced.connect(self._begin_again)
        session.selected.connect(self._show_selection)
        session.failed.connect(self._show_problem)

    @property
    def words(self) -> Language:
        """The reader's language, with the study's currency."""
        return self._settings.reader_of(self._session.document.study)

    # Building

    @Slot()
    def _build(self) -> None:
        """Build all groups anew; what was typed and refused goes with the old ones."""
        words, study = self.words, self._session.document.study
        self._built_for = study
        at = self.verticalScrollBar().value()
        self._desk = Desk(
            session=self._session,
            words=words,
            enter=self._enter,
            restore=self._restore,
            is_open=self._is_open,
            keep_open=self._keep_fold,
        )
        self.folds: dict[str, Fold] = {}
        surface = QFrame()
        surface.setProperty("role", "panel")
        column = QVBoxLayout(surface)
        column.setContentsMargins(_EDGE_PX, 8, _SCROLL_SIDE_PX, _EDGE_PX)
        column.setSpacing(4)
        for name in SECTIONS:
            fold = Fold(name, words.text(f"section.{name}"), self._is_open(name), surface)
            fold.folded.connect(self._keep_fold)
            self.folds[name] = fold
            column.addWidget(fold)
        column.addStretch(1)
        self._fill(study)
        focused = next((r.place.path for r in self._old_rows() if r.editor.hasFocus()), "")
        old = self.takeWidget()
        self.setWidget(surface)
        if old:
            old.deleteLater()  # an edit in one of its rows may be what brought us here
        self._show_study()
        self._show_selection()
        self.verticalScrollBar().setValue(at)
        row = self.row(focused) if focused else None
        if row:
            row.editor.setFocus()

    @Slot()
    def _begin_again(self) -> None:
        """Another study has its rows built anew, unless they say the same and were not touched."""
        study = self._session.document.study
        fresh = study == self._built_for and not any(row.wrong for row in self.all_rows())
        if not fresh and not self._speaks_otherwise(study):
            self._build()

    def _speaks_otherwise(self, study: Study) -> bool:
        """Whether a study asks for other rows or words: the window then makes another panel."""
        built = self._built_for
        return (study.economics.currency, type(study.duty)) != (
            built.economics.currency,
            type(built.duty),
        )

    def _old_rows(self) -> list[AnyRow]:
        old = self.widget()
        return old.findChildren(Row) if old else []

    def _fill(self, study: Study) -> None:
        self.forms = {name: self._form(name, study) for name in SECTIONS if name != "load"}
        self.site_figures = SiteFigures(self._desk, self.forms["site"])
        self.forms["site"].put_after("station", self.site_figures)
        self.weights = Weights(self._desk, self.forms["criteria"])
        self.forms["criteria"].put_after("rank_by", self.weights)
        self.tariff = self._kinds("economics.tariff", study, self.forms["economics"])
        self.forms["economics"].put_after("currency", self.tariff)
        body = self.folds["load"]
        self.load = self._kinds("load", study, body.body)
        self.load.file_wanted.connect(self.open_load_editor)
        self.load_view = LoadView(self.words, body.body)
        self.load_button = QPushButton(self.words.text("study.load.edit"), body.body)
        self.load_button.clicked.connect(self.open_load_editor)
        for widget in (self.load, self.load_view, self.load_button):
            body.rows.addWidget(widget)
        thermal = LoadFile in study.duty.loads  # the editor and the strip show a year of heat
        self.load_view.strip.setVisible(thermal)
        self.load_button.setVisible(thermal)

    def _form(self, name: str, study: Study) -> Form:
        fold = self.folds[name]
        form = Form(name, section_at(study, name), self._desk, fold.body)
        fold.rows.addWidget(form)
        return form

    def _kinds(self, path: str, study: Study, parent: QWidget) -> Kinds:
        kinds = Kinds(path, section_at(study, path), self._desk, parent)
        kinds.rebuilt.connect(self._show_selection)
        return kinds

    def row(self, path: str) -> AnyRow | None:
        """The row of a value, where it has one."""
        section, _, key = path.rpartition(".")
        for form in (*self.forms.values(), self.load.form, self.tariff.form):
            if form.path == section:
                return form.rows.get(key)
        return None

    def all_rows(self) -> list[AnyRow]:
        """Every row there is, in the order of the sections."""
        forms = (*self.forms.values(), self.load.form, self.tariff.form)
        return [row for form in forms for row in form.rows.values()]

    def _is_open(self, name: str) -> bool:
        kept = self._settings.kept(f"fold.{name}")
        return kept == _OPEN if kept else name in _OPEN_AT_FIRST

    @Slot(str, bool)
    def _keep_fold(self, name: str, is_open: bool) -> None:
        self._settings.keep(f"fold.{name}", _OPEN if is_open else _SHUT)

    # Showing

    @Slot()
    def _show_study(self) -> None:
        study = self._session.document.study
        if self._speaks_otherwise(study):
            return
        self._study = study
        self.load.show_study(study)
        self.tariff.show_study(study)
        for form in self.forms.values():
            form.show_study(study)
        idle = without_effect(study)
        for name, form in (("plant", self.forms["plant"]), ("load", self.load.form)):
            self.folds[name].setVisible(not form.paths or not idle.issuperset(form.paths))
        self.weights.show_study(study)
        self.site_figures.show_station(study.site.station)

    @Slot()
    def _show_selection(self) -> None:
        selection = self._session.selection
        self._clear_problem()
        for form in (*self.forms.values(), self.load.form, self.tariff.form):
            form.show_selection(selection)
        self.site_figures.show_selection(selection)
        load = selection.load if selection else None
        kind = selection.capacity_kind if selection else Kind.COOLING_POWER
        self.load_view.show_load(load if isinstance(load, LoadSeries) else None, kind)

    @Slot()
    def _show_problem(self) -> None:
        """Mark the field that keeps the study from being selected for."""
        self._clear_problem()
        problem = self._session.problem
        place = place_of(problem, self._session.document.study) if problem else None
        row = self.row(place) if place else None
        if problem and row and not row.wrong:
            row.refuse(self._reason(problem))
            self._problem_at = row.place.path
        elif problem and place and place.split(".")[0] == "load":
            self.load_view.refuse(self._reason(problem))

    def _clear_problem(self) -> None:
        row = self.row(self._problem_at) if self._problem_at else None
        self._problem_at = ""
        if row:
            row.refuse("")
        self.load_view.refuse("")

    def _reason(self, problem: Problem) -> str:
        words = self.words
        figures = dict(words.figures(problem.figures))
        remedy = words.text(f"problem.{problem.code}.remedy", **figures)
        return words.sentences((words.text(f"problem.{problem.code}", **figures), remedy))

    # Editing

    def _enter(self, path: str, value: object) -> str:
        """Put a value into the study; the reason where it does not go with the others."""
        document = self._session.document
        new = _completed(as_many_times(amended(document.study, path, value), path))
        if refused := refusal(new):
            return self._rule(refused)
        document.swap(new, path)
        self._retry(path)
        return ""

    def _retry(self, path: str) -> None:
        """Another value may now fit that was refused before; once round, not on and on."""
        if self._retrying:
            return
        self._retrying = True
        try:
            for row in self.all_rows():
                if row.place.path != path:
                    row.retry()
        finally:
            self._retrying = False

    def _rule(self, problem: Problem) -> str:
        """What the values must hold to, without a word on how to mend it: it is being typed."""
        return self.words.text(f"problem.{problem.code}", **self.words.figures(problem.figures))

    def _restore(self, path: str, field: Field) -> None:
        document = self._session.document
        new = restored(document.study, path, field)
        if refused := refusal(new):
            row = self.row(path)
            if row:
                row.refuse(self._rule(refused))
            return
        document.swap(new, f"{path}.restored")

    @Slot()
    def open_load_editor(self) -> None:
        """Open the load editor."""
        from gui.window.load_editor.dialog import LoadEditor  # not needed for the start

        LoadEditor(self._session, self._settings, self).open()


def _completed(study: Study) -> Study:
    """Ranking by weights needs weights: to begin with, equal ones of what is known of everyone."""
    criteria = study.criteria
    if criteria.rank_by != BY_WEIGHTS or any(criteria.weights.values()):
        return study
    declared = criteria_of(study.duty.outcome)
    weights = {word: 1.0 for word in study.duty.ranked_by() if not declared[word].optional}
    criteria = msgspec.structs.replace(criteria, weights=weights)
    return msgspec.structs.replace(study, criteria=criteria)
