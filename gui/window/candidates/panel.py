"""The panel of candidates: the ranking with its plots, and what was left out."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from core.report.cells import makers_of
from core.report.economy import economy_said
from core.report.tie_order import tie_order_said
from core.report.why import is_explained
from core.report.wording import cell
from core.selection.selection import Candidate, Selection
from gui.window.candidates.bar import RankingBar
from gui.window.candidates.columns import ALWAYS, PLACE, Column, columns_of, giving_way, usual
from gui.window.candidates.computing import ComputingPage
from gui.window.candidates.first_look import FirstLook
from gui.window.candidates.left_out import LeftOutPage, summary
from gui.window.candidates.menus import ColumnsMenu, MakersMenu, makers_in
from gui.window.candidates.model import RankingModel
from gui.window.candidates.none_fit import NothingPage
from gui.window.candidates.table import RankingTable
from gui.window.candidates.under import RankingAndPlots
from gui.window.document.session import Session
from gui.window.parts import look
from gui.window.parts.elided import Elided
from gui.window.parts.folding_strip import FoldingStrip
from gui.window.parts.plain_text import PlainLabel
from gui.window.settings import Settings

_FILTER = "ranking filter"  # of the session, so that it outlives a change of language
_COLUMNS, _ORDER = "ranking_columns", "ranking_order"
_DESCENDING = "descending"
_LOW_PX = 400  # less high, what orders a tie is said at the places alone


class CandidatesPanel(QWidget):
    """The ranking table and what belongs to it."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self._words = settings.reader_of(session.document.study)
        self._all_columns: tuple[Column, ...] = ()
        self.model = RankingModel(session, self._words, self)
        self.table = RankingTable(self.model, session, self)
        self.table.setAccessibleName(self._words.text("tab.candidates"))
        self.makers = MakersMenu(session, self._words, self)
        self.columns = ColumnsMenu(self._words, self.choose_columns, self)
        self.bar = RankingBar(self._words, self.makers, self.columns, self)
        self.problem = PlainLabel(self)
        self.problem.setProperty("role", "strip-bad")
        self.problem.setWordWrap(True)
        self.problem.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.problem.hide()
        self.economy = FoldingStrip("strip-bad", self)
        self.order = FoldingStrip("strip-warning", self)
        for strip in (self.economy, self.order):
            strip.hide()
        self.ties = Elided(self)
        self.ties.setProperty("role", "muted")
        self.ties.hide()
        self.preview = FirstLook(self._words, self.table)
        self.left_out = LeftOutPage(self._words, self)
        self.nothing = NothingPage(self._words, self)
        self.computing = ComputingPage(session, self._words, self)
        self._lay_out()
        self._connect()
        self._recall()
        self._show()
        if session.problem:
            self._refuse()

    def _lay_out(self) -> None:
        self.splitter = RankingAndPlots(self.table, self._session, self._settings, self)
        self.pages = QStackedWidget(self)
        for page in (self.splitter, self.left_out, self.nothing, self.computing):
            self.pages.addWidget(page)
        if self._session.selection is None:
            self.pages.setCurrentWidget(self.computing)
        column = QVBoxLayout(self)
        edge = 3 * look.STEP_PX
        column.setContentsMargins(edge, 2 * look.STEP_PX, edge, edge)
        column.setSpacing(2 * look.STEP_PX)
        column.addWidget(self.economy)
        column.addWidget(self.order)
        column.addWidget(self.bar)
        column.addWidget(self.problem)
        column.addWidget(self.ties)
        column.addWidget(self.pages, 1)
        by_eye = (
            self.bar.filter, self.bar.makers, self.bar.columns, self.bar.left_out, self.table,
            self.left_out.reasons, self.left_out.back, self.left_out.table,
        )  # fmt: skip
        for before, after in pairwise(by_eye):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self._session.ranked.connect(self._show)
        self._session.previewed.connect(self._look)
        self._session.failed.connect(self._refuse)
        self.bar.filter.textChanged.connect(self._filter)
        self.bar.filter.returnPressed.connect(self.table.setFocus)
        self.bar.left_out.toggled.connect(self._turn_page)
        self.left_out.back_wanted.connect(self._close_left_out)
        self.nothing.reason_wanted.connect(self.list_left_out)
        self.columns.aboutToShow.connect(self._fill_columns)
        self.table.menu_wanted.connect(self._open_menu)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._keep_order)

    def _recall(self) -> None:
        """Take up order and filter as they were left."""
        key, _, direction = self._settings.kept(_ORDER).partition(" ")
        self.model.sort_key = key or PLACE
        self.model.descending = direction == _DESCENDING
        self.bar.filter.setText(str(self._session.property(_FILTER) or ""))

    # What the session says

    @Slot(object)
    def _look(self, selection: Selection) -> None:
        """Who leads at a first look lies over the old ranking until the whole one is there."""
        self.preview.show_selection(selection)

    @Slot()
    def _show(self) -> None:
        selection = self._session.selection
        self.problem.hide()
        self.preview.hide()
        if selection is None:
            self._empty()
            return
        order = tie_order_said(selection, selection.candidates)
        self.ties.say("" if order is None else cell(order, self._words))
        self._all_columns = columns_of(selection, self._words)
        self._put(selection)
        self._say_first(selection)
        self.bar.left_out.say(*summary(selection, self._words))
        makers = makers_in(selection)
        hidden = set(selection.study.criteria.makers_left_out) & set(makers)
        self.bar.say_makers(len(makers) - len(hidden), len(makers))
        self._turn_page()
        self.table.paint_now()

    def _empty(self) -> None:
        """Show no candidate: there is no selection yet, or none of this document."""
        self.model.show((), ())
        for strip in (self.economy, self.order, self.ties):
            strip.say("")
        self.ties.hide()
        self.bar.left_out.say("", [])
        self.bar.say_found(0, 0)
        self.bar.say_makers(0, 0)

    def _put(self, selection: Selection) -> None:
        wanted = set(self._wanted(selection))
        giving = giving_way(selection) if wanted == set(usual(selection)) else ()
        self.model.show([c for c in self._all_columns if c.key in wanted], selection.candidates)
        if self.model.column_of(self.model.sort_key) < 0:
            self.model.sort_by(PLACE, descending=False)
        self.table.show_order()
        self.table.fit_columns(giving_way=giving)
        self.table.point_at_chosen()
        self.bar.say_found(self.model.rowCount(), len(selection.candidates))

    def _say_first(self, selection: Selection) -> None:
        """That the first one loses money, or none carries the load, stands above everything."""
        said = economy_said(selection)
        money = "" if said is None else cell(said, self._words)
        order = self._words.sentences(map(self._words.finding, selection.ranking_findings))
        self.economy.say(money)
        self.order.say(order)

    @Slot()
    def _refuse(self) -> None:
        problem = self._session.problem
        self.preview.hide()
        if problem:
            self.pages.setCurrentWidget(self.splitter)
            self.problem.setText(self._words.problem(problem))
            self.problem.show()
            self.model.show_stale()

    # Pages

    @Slot()
    def _turn_page(self) -> None:
        """Show the ranking, the machines left out, or why there is no candidate."""
        selection = self._session.selection
        if selection is None:
            return
        if self.bar.left_out.isChecked():
            self.left_out.show_selection(selection)
            self.pages.setCurrentWidget(self.left_out)
        elif not selection.candidates:
            self.nothing.show_selection(selection)
            self.pages.setCurrentWidget(self.nothing)
        else:
            waited = self.window().focusWidget() in (None, self.computing)
            self.pages.setCurrentWidget(self.splitter)
            self.splitter.share_height()
            if waited:
                self.table.setFocus()
        self._show_ties()

    @Slot()
    def _show_ties(self) -> None:
        """By what those stand in their order that share a place: while places order the table."""
        by_place = self.model.sort_key == PLACE and self.pages.currentWidget() is self.splitter
        self.ties.setVisible(bool(self.ties.whole) and by_place and self.height() >= _LOW_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Where it is low the rows go before a remark on their order."""
        super().resizeEvent(event)
        for strip in (self.economy, self.order):
            strip.stand_low(self.height() < _LOW_PX)
        self._show_ties()

    def take_keys(self) -> None:
        """Have the keys at the table; while it is hidden, at what stands in its place."""
        hidden = self.pages.currentWidget() is self.computing
        (self.computing if hidden else self.table).setFocus()

    @Slot(str)
    def list_left_out(self, reason: str) -> None:
        """List the machines left out for one reason."""
        self.bar.left_out.setChecked(True)
        self.left_out.show_reason(reason)

    @Slot()
    def _close_left_out(self) -> None:
        self.bar.left_out.setChecked(False)
        self.table.setFocus()

    # Filter, columns, order

    @Slot(str)
    def _filter(self, text: str) -> None:
        self._session.setProperty(_FILTER, text)
        self.model.filter(text)
        self.left_out.model.filter(text=text)
        selection = self._session.selection
        self.bar.say_found(self.model.rowCount(), len(selection.candidates) if selection else 0)
        self.table.point_at_chosen()

    def _wanted(self, selection: Selection) -> tuple[str, ...]:
        """Keys of the columns to show: as chosen once, else the usual ones."""
        known = {column.key for column in self._all_columns}
        kept = [key for key in self._settings.kept(_COLUMNS).split(",") if key in known]
        return tuple(kept) or usual(selection)

    def choose_columns(self, keys: list[str]) -> None:
        """Show other columns, now and in the next run."""
        selection = self._session.selection
        if selection is None:
            return
        wanted = {*ALWAYS, *keys}
        same = wanted == set(usual(selection))
        self._settings.keep(_COLUMNS, "" if same else ",".join(sorted(wanted)))
        self.table.forget_widths()
        self._put(selection)

    @Slot()
    def _fill_columns(self) -> None:
        selection = self._session.selection
        if selection:
            shown = [column.key for column in self.model.columns]
            self.columns.fill(self._all_columns, shown, usual(selection))

    @Slot()
    def _keep_order(self) -> None:
        direction = _DESCENDING if self.model.descending else "ascending"
        self._settings.keep(_ORDER, f"{self.model.sort_key} {direction}")
        self._show_ties()

    # The menu of a row and a column

    @Slot(str, object)
    def _open_menu(self, key: str, place: QPoint) -> None:
        menu = self.menu_of(key)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _open_why(self, candidate: Candidate, key: str) -> None:
        from gui.window.device.why import WhyDialog  # seldom, and not before the first ranking

        WhyDialog(self._session, self._words, candidate, key, self).show()

    def menu_of(self, key: str) -> QMenu:
        """What can be done with the column `key` and the device looked at."""
        words, table, menu = self._words, self.table, QMenu(self)
        column = next(c for c in self.model.columns if c.key == key)
        for order, descending in (("ascending", False), ("descending", True)):
            menu.addAction(
                words.text(f"candidates.sort.{order}", column=column.title),
                partial(table.sort, key, descending=descending),
            )
        if key not in ALWAYS:
            menu.addAction(
                words.text("candidates.columns.hide", column=column.title),
                lambda: self.choose_columns(
                    [c.key for c in self.model.columns if c.key not in (key, *ALWAYS)]
                ),
            )
        menu.addAction(words.text("candidates.columns.choose"), self.bar.columns.showMenu)
        chosen = self._session.chosen
        if chosen is None:
            return menu
        menu.addSeparator()
        row = self.model.row_of(chosen.id)
        if row >= 0:
            menu.addAction(words.text("candidates.mark"), lambda: table.mark(row))
            menu.addAction(words.text("candidates.copy"), table.copy)
        if key in chosen.outcome.__struct_fields__ and is_explained(key, words.has):
            menu.addAction(
                words.text("why.menu", column=column.name),
                partial(self._open_why, chosen, key),
            )
        edit = self._session.document.edit
        picked = self._session.picked
        is_picked = picked is not None and picked.id == chosen.id
        menu.addAction(
            words.text("candidates.unpick" if is_picked else "candidates.pick"),
            lambda: self._session.pick(None if is_picked else chosen.id),
        )
        if not chosen.is_mixed:
            menu.addAction(
                words.text("candidates.reference"),
                lambda: edit("economics", "reference", chosen.id),
            )
        for maker in makers_of(chosen):
            menu.addAction(
                words.text("candidates.makers.leave_out", maker=maker.replace("&", "&&")),
                partial(self.makers.keep, maker, False),
            )
        return menu
