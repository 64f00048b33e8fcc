"""The money beside the price: rows made from the declared fields of a study's financing.

What is off shows its switch alone; a number out of its limits is marked and changes nothing.
"""

from collections.abc import Callable
from typing import Any

import msgspec
from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from core.ledger.worth import MoneyTerms
from core.money.financing import Financing
from core.vocabulary.field import Field, fields_of
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind, System, from_shown, to_shown
from gui.window.ledger.document import HeldLedger
from gui.window.parts import look
from gui.window.parts.elided_box import ElidedBox
from gui.window.parts.plain_text import PlainLabel
from gui.window.study.line import set_role

_FRAME = tuple(one for one in fields_of(MoneyTerms) if one.kind is not None)
_ROWS = fields_of(Financing)
_LINE_PX = 76


class MoneyForm(QWidget):
    """Life, interest and demand price; then each row of the financing, with its switch."""

    def __init__(self, document: HeldLedger, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._document, self._words = document, words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.STEP_PX)
        heading = PlainLabel(words.text("section.financing"), self)
        heading.setProperty("role", "group")
        column.addWidget(heading)
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 8)
        self._form.setSpacing(look.STEP_PX)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.rows: dict[str, QWidget] = {}
        for field in (*_FRAME, *_ROWS):
            self._add(field)
        column.addLayout(self._form)
        document.changed.connect(self.follow)
        self.follow()

    def _add(self, field: Field) -> None:
        title = self._words.text(f"field.{field.key}")
        row: QWidget
        if field.type is bool:
            box = row = QCheckBox(title, self)
            box.toggled.connect(self._putter(field, box.isChecked))
        elif field.choices:
            several = row = ElidedBox(self)
            for choice in field.choices:
                several.addItem(self._words.text(f"choice.{choice}"), choice)
            several.activated.connect(self._putter(field, several.currentData))
        else:
            line = row = QLineEdit(self)
            line.editingFinished.connect(self._putter(field, line.text))
        self.rows[field.key] = row
        row.setToolTip(self._help(field))
        row.setAccessibleName(title)
        row.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row.setMinimumWidth(_LINE_PX)
        if field.choices:
            self._form.addRow(PlainLabel(title, self))
        if field.type is bool or field.choices:
            self._form.addRow(row)
        else:
            unit = "" if field.kind is None else self._words.unit(field.kind)
            titled = self._words.text("ledger_window.setting.in_unit", title=title, unit=unit)
            self._form.addRow(titled if unit else title, row)

    def _help(self, field: Field) -> str:
        said = self._words.text(f"help.{field.key}")
        basis = f"basis.{field.key}"
        if field.assumed and self._words.has(basis):
            return self._words.sentences((said, self._words.text(basis)))
        return said

    @Slot()
    def follow(self) -> None:
        """Show what the document says; what is off hides what belongs to it."""
        terms = self._document.ledger.settings.money
        idle = terms.financing.without_effect()
        for field in (*_FRAME, *_ROWS):
            row, value = self.rows[field.key], field.of(_owner(terms, field))
            if isinstance(row, QCheckBox):
                row.blockSignals(True)
                row.setChecked(value)
                row.blockSignals(False)
            elif isinstance(row, QComboBox):
                row.setCurrentIndex(row.findData(str(value)))
            elif isinstance(row, QLineEdit):
                said = "" if value is None else f"{_shown(value, field):.10g}"
                if row.text() != said and not row.hasFocus():
                    row.setText(said)
                    set_role(row, "")
            self._form.setRowVisible(row, field.key not in idle)

    def _putter(self, field: Field, read: Callable[[], Any]) -> Callable[..., None]:
        return lambda *_: self.put(field, read())

    def put(self, field: Field, given: object) -> None:
        """Take what was chosen or typed; what cannot be is marked and changes nothing."""
        value, fits = _read(given, field) if isinstance(given, str) else (given, True)
        row = self.rows[field.key]
        if isinstance(row, QLineEdit):
            set_role(row, "" if fits else "wrong")
        if not fits:
            return
        settings = self._document.ledger.settings
        terms = settings.money
        if field in _FRAME:
            terms = msgspec.structs.replace(terms, **{field.key: value})
        else:
            changed = msgspec.structs.replace(terms.financing, **{field.key: value})
            terms = msgspec.structs.replace(terms, financing=changed)
        made = msgspec.structs.replace(settings, money=terms)
        self._document.edit_settings(made, f"money.{field.key}")


def _owner(terms: MoneyTerms, field: Field) -> msgspec.Struct:
    return terms if field in _FRAME else terms.financing


def _shown(value: float, field: Field) -> float:
    return value if field.kind is None else to_shown(value, field.kind, System.SI)


def _read(text: str, field: Field) -> tuple[Any, bool]:
    """The value of a choice or a number as it is kept, and whether it fits."""
    if field.choices:
        return field.type(text), True
    text = text.strip().removesuffix("%").replace(",", "")
    if not text:
        return None, field.optional
    try:
        value = float(text)
    except ValueError:
        return None, False
    stored = from_shown(value, field.kind or Kind.RATIO, System.SI)
    if field.is_below(stored) or field.is_above(stored) or stored != stored:
        return None, False
    return (int(stored), stored == int(stored)) if field.type is int else (stored, True)
