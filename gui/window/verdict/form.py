"""The figures of a product, to be typed: a box for a class, a line for a number."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QScrollArea, QWidget

from core.standards.inputs import Input, InputKind, figures_of, inputs_of
from core.standards.library import Standards
from core.standards.wording import Wording
from core.vocabulary.problem import Problem
from gui.window.parts import look
from gui.window.parts.strips import selectable
from gui.window.study.rows import QuietBox

_FIELD_PX = 190


class InputForm(QScrollArea):
    """The inputs of one product; `figures` are those that could be read."""

    changed = Signal()

    def __init__(self, standards: Standards, wording: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._standards, self._wording = standards, wording
        self._product = ""
        self._kept: dict[str, dict[str, str]] = {}  # what was typed, by product
        self.fields: dict[str, QuietBox | QLineEdit] = {}
        self._reasons: dict[str, QLabel] = {}
        self.figures: dict[str, float | str] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)

    def show_product(self, product: str) -> None:
        """Ask for the figures of a product; what was typed for it before is still there."""
        self._product = product
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 2 * look.STEP_PX, 0)
        grid.setHorizontalSpacing(2 * look.STEP_PX)
        grid.setVerticalSpacing(look.STEP_PX)
        grid.setColumnStretch(0, 1)
        self.fields, self._reasons = {}, {}
        for one in inputs_of(self._standards, product):
            self._add(one, inside, grid)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidget(inside)
        self.put(self._kept.get(product, {}))

    def _add(self, one: Input, inside: QWidget, grid: QGridLayout) -> None:
        words, name = self._wording.language, self._wording.input(one.name)
        title = selectable(inside, "plain")
        has_unit = name.endswith((")", "）"))  # IPLV (kW/ton) says its unit itself
        title.setText(f"{name} ({one.unit})" if one.unit and not has_unit else name)
        field = self._box(one, inside) if one.words else self._line(one, inside)
        field.setObjectName(one.name)
        field.setAccessibleName(title.text())
        field.setFixedWidth(_FIELD_PX)
        title.setBuddy(field)
        if one.better is not None:
            field.setToolTip(words.text(f"verdict_page.better.{one.better}"))
        reason = selectable(inside, "wrong-word")
        reason.hide()
        row = grid.rowCount()
        grid.addWidget(title, row, 0)
        grid.addWidget(field, row, 1)
        grid.addWidget(reason, row + 1, 0, 1, 2)
        self.fields[one.name], self._reasons[one.name] = field, reason

    def _box(self, one: Input, inside: QWidget) -> QuietBox:
        box = QuietBox(inside)
        space = "method" if one.kind is InputKind.METHOD else "class_word"
        open_words = self._wording.language.text("verdict_page.not_said")
        if one.assumed is not None:
            usual = self._wording.name(space, str(one.assumed))
            open_words = self._wording.language.text("verdict_page.usual", value=usual)
        named = [(word, self._wording.name(space, word)) for word in one.words]
        box.fill([(None, open_words), *named])
        box.choose(None)
        box.activated.connect(self._read)
        return box

    def _line(self, one: Input, inside: QWidget) -> QLineEdit:
        line = QLineEdit(inside)
        line.setMinimumHeight(look.FIELD_PX)
        if one.assumed is not None:
            shown = self._wording.number(float(one.assumed))
            usual = self._wording.language.text("verdict_page.usual", value=shown)
            line.setPlaceholderText(usual)
        line.textEdited.connect(self._read)
        return line

    def entered(self) -> dict[str, str]:
        """What stands in the fields, by input; empty ones are left away."""
        found = {}
        for name, field in self.fields.items():
            text = field.currentData() if isinstance(field, QuietBox) else field.text()
            if text:
                found[name] = str(text)
        return found

    def put(self, entered: Mapping[str, str]) -> None:
        """Fill the fields."""
        for name, field in self.fields.items():
            if isinstance(field, QuietBox):
                field.choose(entered.get(name))
            else:
                field.setText(entered.get(name, ""))
        self._read()

    @Slot()
    def _read(self) -> None:
        """Take every field by itself; what cannot be read is marked and left out."""
        words = self._wording.language
        entered = self._kept[self._product] = self.entered()
        self.figures = {}
        for name, reason in self._reasons.items():
            said = ""
            if name in entered:
                try:
                    self.figures |= figures_of(
                        self._standards, self._product, {name: entered[name]}
                    )
                except Problem as problem:
                    said = words.text(f"problem.{problem.code}", **words.figures(problem.figures))
            reason.setText(said)
            reason.setVisible(bool(said))
            self.fields[name].setAccessibleDescription(said)
        self.changed.emit()
