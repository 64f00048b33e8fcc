"""The parts of a report, to tick: those of the form that is chosen."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from core.report.parts import PARTS, USUAL, Form
from core.vocabulary.language import Language


class PartsButton(QToolButton):
    """A menu of the parts; `chosen` tells that another was ticked."""

    chosen = Signal()

    def __init__(self, words: Language, form: Form, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setText(words.text("report_panel.parts"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.actions_by_part: dict[str, QAction] = {}
        self.show_form(form)

    def show_form(self, form: Form) -> None:
        """The parts of a form, its usual ones ticked; of a single one nothing is to be chosen."""
        self.setVisible(len(PARTS[form]) > 1)
        self._menu.clear()
        self.actions_by_part = {}
        for part in PARTS[form]:
            action = self._menu.addAction(self._words.text(f"report_panel.part.{part}"))
            action.setCheckable(True)
            action.setChecked(part in USUAL[form])
            action.toggled.connect(lambda _: self.chosen.emit())
            self.actions_by_part[part] = action

    @property
    def parts(self) -> tuple[str, ...]:
        """Those ticked, in their order."""
        return tuple(part for part, one in self.actions_by_part.items() if one.isChecked())
