"""A station by a click on the map, with a search and the design conditions of the chosen one."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from core.climate.stations import station, stations
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind
from gui.program.station_names import found_by, named
from gui.window.parts.fitting_dialog import FittingDialog
from gui.window.parts.plain_text import PlainLabel
from gui.window.station_map.view import StationMap
from gui.window.study.line import set_role

_MOST = 300


class StationMapDialog(FittingDialog):
    """Emits the station that was chosen when it is accepted."""

    taken = Signal(str)  # its number

    def __init__(self, chosen: str, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words = words
        self.setWindowTitle(words.text("map.title"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(words.text("map.search"))
        self.search.setAccessibleName(words.text("map.search"))
        self.search.textChanged.connect(self._find)
        self.map = StationMap(stations(), words, self)
        self.map.chosen_changed.connect(self._show)
        self.map.accepted.connect(self.accept)
        self.told = PlainLabel(words.text("map.none"), self)
        note = PlainLabel(words.text("map.note"), self)
        note.setProperty("role", "muted")
        note.setWordWrap(True)
        self.buttons = QDialogButtonBox(self)
        self.take = self.buttons.addButton(
            words.text("map.take"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        set_role(self.take, "main")
        self.take.setEnabled(False)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        for widget in (self.search, self.map, self.told, note, self.buttons):
            column.addWidget(widget, 1 if widget is self.map else 0)
        self.accepted.connect(self._tell)
        try:
            self.map.choose(station(chosen))
            self._show(chosen)
        except Problem:
            pass  # the study names none
        self.map.setFocus()

    @Slot(str)
    def _find(self, text: str) -> None:
        """Mark what is found, and choose it where it is the only one."""
        found = found_by(text, _MOST) if text.strip() else ()
        self.map.mark(frozenset(one.id for one in found))
        if len(found) == 1:
            self.map.choose(found[0])
            self._show(found[0].id)

    @Slot(str)
    def _show(self, number: str) -> None:
        """Say the design conditions of a station."""
        words, one = self._words, station(number)
        self.told.setText(
            words.text(
                "map.told",
                name=named(one, words),
                number=one.id,
                cold=words.quantity(one.heating_c, Kind.TEMPERATURE),
                dry=words.quantity(one.summer_db_c, Kind.TEMPERATURE),
                wet=words.quantity(one.summer_wb_c, Kind.TEMPERATURE),
            )
        )
        self.take.setEnabled(True)

    @Slot()
    def _tell(self) -> None:
        if self.map.chosen is not None:
            self.taken.emit(self.map.chosen.id)
