"""Menus of checks that stay open: which columns are shown, which makers take part."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from core.machines.device import Device
from core.selection.selection import Candidate, Selection
from core.vocabulary.language import Language
from gui.window.candidates.columns import ALWAYS, Column
from gui.window.document.session import Session


class CheckMenu(QMenu):
    """A menu in which several checks can be set before it is closed."""

    def add_check(self, text: str, checked: bool, told: Callable[[bool], None]) -> QAction:
        """Add one check."""
        action = self.addAction(text)
        action.setCheckable(True)
        action.setChecked(checked)
        action.toggled.connect(told)
        return action

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """A click on a check leaves the menu open."""
        action = self.actionAt(event.position().toPoint())
        if action and action.isCheckable() and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """So does the space bar."""
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)


class MakersMenu(CheckMenu):
    """Which makers take part: an edit of the study, so the left-out list says why."""

    def __init__(self, session: Session, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List the makers of the catalog with how many of their machines take part."""
        self.clear()
        selection = self._session.selection
        if selection is None:
            return
        hidden = set(self._hidden())
        everyone = self.addAction(self._words.text("candidates.makers.all"))
        everyone.setEnabled(bool(hidden))
        everyone.triggered.connect(self.keep_all)
        self.addSeparator()
        taking_part = Counter(record.maker for record in machines_of(selection.candidates))
        for maker, machines in sorted(makers_in(selection).items(), key=lambda m: m[0].casefold()):
            text = self._words.text(
                "candidates.maker",
                maker=maker.replace("&", "&&"),
                candidates=self._words.number(taking_part[maker]),
                machines=self._words.number(machines),
            )
            self.add_check(text, maker not in hidden, partial(self.keep, maker)).setData(maker)

    def keep(self, maker: str, kept: bool) -> None:
        """Let a maker's machines take part, or leave them out."""
        hidden = set(self._hidden())
        hidden = hidden - {maker} if kept else hidden | {maker}
        self._session.document.edit("criteria", "makers_left_out", tuple(sorted(hidden)))

    def keep_all(self) -> None:
        """Let every maker take part."""
        self._session.document.edit("criteria", "makers_left_out", ())

    def _hidden(self) -> tuple[str, ...]:
        return self._session.document.study.criteria.makers_left_out


def makers_in(selection: Selection) -> Counter[str]:
    """Makers of all machines of the family, with the number of each."""
    left_out = {machine.record.id: machine.record for machine in selection.left_out}
    every = {**left_out, **{one.id: one for one in machines_of(selection.candidates)}}
    return Counter(record.maker for record in every.values())


def machines_of(candidates: Sequence[Candidate]) -> list[Device]:
    """The machines of all candidates, each once."""
    every = (record for one in candidates for record in one.records)
    return list({record.id: record for record in every}.values())


class ColumnsMenu(CheckMenu):
    """Which columns the ranking has."""

    def __init__(self, words: Language, told: Callable[[list[str]], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._told = words, told

    def fill(self, columns: Sequence[Column], shown: Sequence[str], usual: Sequence[str]) -> None:
        """List all columns; `told` hears of every change, with the keys now wanted."""
        self.clear()
        again = self.addAction(self._words.text("candidates.columns.usual"))
        again.setEnabled(list(shown) != list(usual))
        again.triggered.connect(lambda: self._told(list(usual)))
        self.addSeparator()
        wanted = set(shown)
        of_record = False
        for column in columns:
            if column.key in ALWAYS:
                continue
            if column.key.startswith("record.") and not of_record:
                of_record = True
                self.addSeparator()

            def put(kept: bool, key: str = column.key) -> None:
                (wanted.add if kept else wanted.discard)(key)
                self._told([c.key for c in columns if c.key in wanted])

            action = self.add_check(column.name.replace("&", "&&"), column.key in wanted, put)
            action.setData(column.key)
            action.setToolTip(column.help)
