"""Where the figures of a machine come from, how far they are trusted and how far they reach."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from core.families.registry import limits_of
from core.machines.device import Device
from core.machines.refrigerant import GwpReport
from core.vocabulary.field import value_if_declared
from core.vocabulary.language import Language
from gui.program.device_text import market_title, shown, source_title
from gui.program.program import Program
from gui.window.candidates.columns import declared
from gui.window.parts import look
from gui.window.parts.strips import selectable

_NAMES_PX = 96

_NOT_STATED = (None, "", "–")  # a year


class Provenance(QWidget):
    """Named values, one under the other; the labels are used again and again."""

    def __init__(self, words: Language, program: Program, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._program = words, program
        self._sources = program.sources()
        self._pairs: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * look.STEP_PX)
        self._grid.setVerticalSpacing(look.STEP_PX)
        self._grid.setColumnMinimumWidth(0, _NAMES_PX)
        self._grid.setColumnStretch(1, 1)

    def show_record(self, record: Device, report: GwpReport) -> None:
        """Show the provenance of a machine's figures; report: whose GWP the selection goes by."""
        lines = [(name, value) for name, value in self._lines(record, report) if value]
        while len(self._pairs) < len(lines):
            self._pairs.append(self._pair())
        for at, (name, value) in enumerate(self._pairs):
            there = at < len(lines)
            name.setVisible(there)
            value.setVisible(there)
            if there and (name.text(), value.text()) != lines[at]:
                name.setText(lines[at][0])
                value.setText(lines[at][1])
                value.setAccessibleName(": ".join(lines[at]))

    def texts(self) -> list[str]:
        """What is shown, from the top."""
        return [f"{n.text()}: {v.text()}" for n, v in self._pairs if not n.isHidden()]

    def _lines(self, record: Device, report: GwpReport) -> Iterator[tuple[str, str]]:
        words = self._words
        fields = {field.key: field for field in declared(type(record))}
        source = self._sources.get(record.source)
        yield words.text("field.id"), record.id
        yield words.text("field.source"), (source_title(source, words) if source else record.source)
        if record.source_year not in _NOT_STATED:
            year = shown(fields["source_year"], record.source_year, words)
            yield words.text("field.source_year"), year
        grade = record.evidence.value
        yield (
            words.text("column.evidence"),
            words.text("device.grade", grade=grade, meaning=words.text(f"evidence.{grade}")),
        )
        if source:
            yield words.text("field.market"), market_title(source, words)
            yield words.text("catalog.note"), source.note(words.code)
        for key, (low, high), kind in limits_of(record):
            title = words.text(f"limit.{key}")
            yield title, f"{words.value(low, kind)} – {words.quantity(high, kind)}"
        yield from self._refrigerant(record, report)
        if source:
            yield words.text("catalog.terms"), source.terms

    def _refrigerant(self, record: Device, report: GwpReport) -> Iterator[tuple[str, str]]:
        name = value_if_declared(record, "refrigerant") or ""
        known = self._program.catalog.refrigerant(name) if name else None
        if known is None:
            return
        words = self._words
        for key, source in (
            ("catalog.gwp_source", known.gwp_source(report)),
            ("catalog.safety_source", known.safety_source),
        ):
            found = self._sources.get(source)
            yield words.text(key), found.title if found else source

    def _pair(self) -> tuple[QLabel, QLabel]:
        row = len(self._pairs)
        name, value = selectable(self, "muted"), selectable(self, "")
        top = Qt.AlignmentFlag.AlignTop
        name.setAlignment(top)
        value.setAlignment(top)
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(value, row, 1)
        return name, value
