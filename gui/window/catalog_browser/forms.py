"""The forms of the device editor: the figures of the record, and the curves' coefficients."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from catalog.devices.columns import Column, Form
from core.vocabulary.language import Language
from gui.program.device_text import PROVENANCE
from gui.window.catalog_browser.cell_field import CellField, heading
from gui.window.catalog_browser.draft import Draft
from gui.window.parts import look

_FIXED = ("id",)


class CellForm(QWidget):
    """Fields under headings."""

    def __init__(self, draft: Draft, words: Language, locked: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft, self._words, self._locked = draft, words, locked
        self.fields: dict[str, CellField] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 8, 8)
        self._column.setSpacing(look.STEP_PX)
        self.fill()
        self._column.addStretch(1)
        draft.changed.connect(self.follow)
        self.follow()

    def fill(self) -> None:
        """Put the fields in."""
        raise NotImplementedError

    def follow(self) -> None:
        """Show what the draft holds."""
        for name, field in self.fields.items():
            field.lock(self._locked or name in _FIXED or self._draft.follows(name))
            field.follow()

    def _head(self, text: str) -> None:
        self._column.addSpacing(2 * look.STEP_PX if self.fields else 0)
        self._column.addWidget(heading(text, self))

    def _add(self, column: Column, title: str) -> None:
        field = CellField(column, title, self._draft, self._words, self)
        self.fields[column.name] = field
        self._column.addWidget(field)


class RecordForm(CellForm):
    """Everything that is one value: what it is, its figures, where they come from."""

    def fill(self) -> None:
        """Texts and choices first, figures, those of Chinese standards, then provenance."""
        plain = [
            c for c in self._draft.columns
            if len(c.path) == 1 and c.form in (Form.TEXT, Form.CHOICE, Form.NUMBER)
        ]  # fmt: skip
        chinese = [c for c in plain if c.name in self._draft.chinese]
        provenance = [c for c in plain if c.name in PROVENANCE]
        others = [c for c in plain if c not in chinese and c not in provenance]
        figures = [c for c in others if c.field.kind]
        identity = [c for c in others if not c.field.kind]
        for key, columns in (
            ("browser.editor.identity", identity),
            ("browser.figures", figures),
            ("browser.chinese", chinese),
            ("catalog.provenance", provenance),
        ):
            if not columns:
                continue
            self._head(self._words.text(key))
            for column in columns:
                self._add(column, self._words.text(f"field.{column.field.key}"))


class CoefficientForm(CellForm):
    """The curves as they are kept: coefficients and limits."""

    def fill(self) -> None:
        """A heading with the form of each curve, then its coefficients and limits."""
        last = ""
        for column in self._draft.columns:
            if len(column.path) < 2:
                continue
            curve = str(column.path[0])
            if curve != last:
                self._head(self._words.text(f"curve.{curve}"))
                last = curve
            self._add(column, self._title(column))

    def _title(self, column: Column) -> str:
        end = column.path[-1]
        if isinstance(end, int):
            return f"c{end + 1}"
        return self._words.text(f"curve_part.{end}")
