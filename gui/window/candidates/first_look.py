"""The line of a first look: the leading plants with what they are ranked by."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea

from core.selection.selection import Candidate, Selection
from core.study.criteria import BY_WEIGHTS
from core.vocabulary.field import criteria_of
from core.vocabulary.language import Language
from gui.window.parts.plain_text import PlainLabel

_SHOWN = 3


class FirstLook(PlainLabel):
    """Lies over the foot of the old ranking, so that nothing moves when it comes and goes."""

    def __init__(self, words: Language, over: QAbstractScrollArea) -> None:
        super().__init__(over)
        self._words, self._over = words, over
        self.setProperty("role", "strip-info")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAutoFillBackground(True)
        self.setWordWrap(True)
        self.hide()

    def show_selection(self, selection: Selection) -> None:
        """Who leads on few points of the year, and that it is no more than that."""
        count = min(_SHOWN, len(selection.candidates))
        if not count:
            self.hide()
            return
        first = [_said(selection.candidates[at], selection, self._words) for at in range(count)]
        self.setText(self._words.text("candidates.first_look", plants="; ".join(first)))
        rows = self._over.viewport().geometry()  # the scroll bars stay free
        height = self.heightForWidth(rows.width())
        self.setGeometry(rows.left(), rows.bottom() + 1 - height, rows.width(), height)
        self.show()
        self.raise_()


def _said(candidate: Candidate, selection: Selection, words: Language) -> str:
    named = candidate.name
    if candidate.units > 1:
        named = f"{candidate.units} × {named}"
    word = selection.study.criteria.rank_by
    if word == BY_WEIGHTS:
        return named
    field = criteria_of(selection.family.outcome)[word]
    value = candidate.outcome.figure(field.key)
    return named if field.kind is None else f"{named} {words.quantity(value, field.kind)}"
