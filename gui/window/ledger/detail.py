"""One asset: what it is, what is found of it and by what, what its renewal brings."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.ledger.diagnosis import Diagnosis
from core.vocabulary.language import Language
from gui.program.ledger.ledger_text import LedgerText
from gui.program.ledger.trace import lines, planned_line, plate_facts, worth_line
from gui.window.ledger.session import LedgerSession
from gui.window.parts import look
from gui.window.parts.plain_text import PlainLabel
from gui.window.parts.strips import selectable

_ROLES = {
    "bad": "strip-bad",
    "warning": "strip-warning",
    "good": "strip-good",
    "info": "strip-info",
}


class AssetDetail(QScrollArea):
    """Follows the row that is looked at."""

    edit_wanted = Signal(int)  # a row of the ledger
    replacement_wanted = Signal()  # for the asset that is looked at

    def __init__(self, session: LedgerSession, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self._text: LedgerText | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(290)
        session.chosen_changed.connect(self.show_chosen)

    def put(self, text: LedgerText) -> None:
        """Words for what was found; the row that is looked at may be another machine now."""
        self._text = text
        self.show_chosen()

    @Slot()
    def show_chosen(self) -> None:
        """Show the asset that is looked at."""
        inner = QWidget(self)
        inner.setProperty("role", "panel")
        column = QVBoxLayout(inner)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(2 * look.STEP_PX)
        one = self._session.chosen
        if one is None or self._text is None:
            hint = selectable(inner, "muted")
            hint.setText(self._words.text("ledger_window.detail.none"))
            column.addWidget(hint)
        else:
            self._fill(column, inner, one, self._text)
        column.addStretch(1)
        self.setWidget(inner)

    def texts(self) -> list[str]:
        """What is shown, from the top."""
        return [label.text() for label in self.findChildren(PlainLabel)]

    def _fill(self, column: QVBoxLayout, inner: QWidget, one: Diagnosis, text: LedgerText) -> None:
        asset, words = one.asset, self._words
        title = selectable(inner, "heading")
        title.setText(f"{asset.id} · {asset.name or asset.model}")
        column.addWidget(title)
        known = (
            asset.place, text.size(one), asset.commissioned,
            words.text(f"ledger_window.status.{asset.status}"),
        )  # fmt: skip
        self._say(column, inner, " · ".join(part for part in known if part), "muted")
        self._buttons(column, inner)
        facts = plate_facts(one, words)
        self._say(column, inner, words.text("ledger_window.detail.model"), "group")
        read = " · ".join(facts) if facts else words.text("ledger_window.detail.unread")
        self._say(column, inner, f"{asset.model or '–'}\n{read}", "muted")
        self._say(column, inner, words.text("ledger_window.detail.trace"), "group")
        for line in lines(one, text):
            said = f"{line.said}\n{line.basis}" if line.basis else line.said
            self._say(column, inner, said, _ROLES[line.weight])
        found = self._session.found
        worth = None if found is None else found.worth.get(asset.id)
        if found is not None and worth is not None:
            terms = found.document.settings.money
            self._say(column, inner, worth_line(worth, terms, words), "muted")
        if found is not None and found.planned is not None:
            self._say(column, inner, words.text("tab.plan"), "group")
            self._say(column, inner, planned_line(one, found.planned.plan, words), "muted")

    def _buttons(self, column: QVBoxLayout, inner: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(2 * look.STEP_PX)
        at = self._session.chosen_row
        self.edit = QPushButton(self._words.text("ledger_window.edit"), inner)
        self.edit.clicked.connect(lambda: self.edit_wanted.emit(at))
        self.replace = QPushButton(self._words.text("ledger_window.replace"), inner)
        self.replace.setProperty("role", "main")
        self.replace.clicked.connect(self.replacement_wanted)
        row.addWidget(self.replace)
        row.addWidget(self.edit)
        row.addStretch(1)
        column.addLayout(row)

    @staticmethod
    def _say(column: QVBoxLayout, inner: QWidget, text: str, role: str) -> None:
        label = selectable(inner, role)
        label.setText(text)
        column.addWidget(label)
