"""Rows of the site: the station, and what it and the year of weather give."""

from PySide6.QtCore import QStringListModel, Qt, Slot
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from core.climate.stations import Station, station, stations
from core.selection.selection import Selection
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind
from gui.program.station_names import found_by, named, romanised_station, shorter_names
from gui.window.parts import look
from gui.window.parts.icons import icon
from gui.window.parts.plain_text import tip
from gui.window.study.figures import figure_pair
from gui.window.study.row import FIELD_PX, Desk, LineRow, Place
from gui.window.study.typed import Reading

_OFFERED, _PIN_PX = 30, 16
_BESIDE_PX = 44  # of the field: its edges and the pin


class StationRow(LineRow[str | None]):
    """The weather station, found by its name in either language, pinyin, initials or number."""

    def __init__(self, place: Place, desk: Desk, parent: QWidget) -> None:
        super().__init__(place, desk, parent)
        self._offers = QStringListModel(self)
        self._completer = QCompleter(self._offers, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(12)
        self._popup = QListView()
        self._popup.setMinimumWidth(240)
        self._popup.setAccessibleName(self.title.text())
        self._completer.setPopup(self._popup)  # which takes it over
        self.line.setCompleter(self._completer)
        self.line.setPlaceholderText(self.words.text("study.station.hint"))
        self.line.textEdited.connect(self._offer)
        # Later: the completer writes what was offered into the line once all have heard of it.
        self._completer.activated.connect(self._take, Qt.ConnectionType.QueuedConnection)
        pin = QIcon(icon("pin", look.colours().muted, _PIN_PX))
        self.map_action = QAction(pin, self.words.text("map.open"), self)
        self.map_action.triggered.connect(self.open_map)
        self.line.addAction(self.map_action, QLineEdit.ActionPosition.TrailingPosition)

    def read(self, text: str) -> Reading:
        """The one station of that number or name; none where the weather file gives the site."""
        if not text.strip():
            return Reading(value="")
        found = station_named(text, self.words)
        if found is None:
            return Reading(reason=self.words.text("study.reason.station"))
        return Reading(value=found.id)

    def shown(self, value: str | None) -> str:
        """Its name in the reader's language; a station that is not known as it is written."""
        found = station_named(value or "", self.words)
        if found is None:
            return str(value or "")
        whole = named(found, self.words)
        names = (whole, *shorter_names(whole))
        metrics, room = self.line.fontMetrics(), FIELD_PX - _BESIDE_PX
        return next((one for one in names if metrics.horizontalAdvance(one) <= room), names[-1])

    def put_text(self) -> None:
        """The whole name is a tooltip away where it is shortened."""
        super().put_text()
        found = station_named(str(self.value or ""), self.words)
        self.line.setToolTip(tip(named(found, self.words)) if found else "")

    @Slot(str)
    def _typed(self, text: str) -> None:
        """A text that may still become a station is not yet wrong, but enters nothing."""
        if self.read(text).reason and found_by(text, 1) and text.strip():
            self.refuse("")
            self.line.wrong = True  # Escape takes it back
            return
        super()._typed(text)

    def leave(self) -> None:
        """Left as it is, it is wrong."""
        if self.line.wrong and not self._popup.isVisible():
            self.refuse(self.read(self.line.text()).reason)
        super().leave()

    @Slot()
    def open_map(self) -> None:
        """Choose the station on a map."""
        from gui.window.station_map.dialog import StationMapDialog

        dialog = StationMapDialog(str(self.value or ""), self.words, self.window())
        dialog.taken.connect(self._take)
        dialog.open()

    def offers(self) -> list[str]:
        """What is offered for the text that stands there."""
        return self._offers.stringList()

    @Slot(str)
    def _offer(self, text: str) -> None:
        offers = [f"{s.id}  {named(s, self.words)}" for s in found_by(text, _OFFERED)]
        self._offers.setStringList(offers)

    @Slot(str)
    def _take(self, offer: str) -> None:
        self._typed(offer.split()[0])
        self.put_text()


def station_named(text: str, words: Language) -> Station | None:
    """The station a text names: number, name, or number and name as they are offered."""
    for key in (text.strip(), *text.split()[:1]):
        try:
            return station(key)
        except Problem:
            pass
    named_so = [s for s in stations() if text.strip() in (s.title, named(s, words))]
    return named_so[0] if len(named_so) == 1 else romanised_station(text)


class SiteFigures(QWidget):
    """Outdoor design temperatures of the station, and where the year of weather comes from."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("site.figures")
        words = desk.words
        self.design = figure_pair(self, words.text("study.site.design"), 0)
        self.weather = figure_pair(self, words.text("study.site.weather"), 1)

    def show_station(self, key: str) -> None:
        """Show the design conditions of a station."""
        words = self._desk.words
        found = station_named(key, words)
        if found is None:
            self.design.setText("–")
            return
        dry = words.value(found.summer_db_c, Kind.TEMPERATURE)
        wet = words.value(found.summer_wb_c, Kind.TEMPERATURE)
        cold = words.value(found.heating_c, Kind.TEMPERATURE)
        self.design.setText(f"{cold} · {dry} / {wet} {words.unit(Kind.TEMPERATURE)}")
        self.design.setToolTip(words.text("help.site_design"))

    def show_selection(self, selection: Selection | None) -> None:
        """Show where the hours come from."""
        origin = selection.climate.origin.value if selection else ""
        self.weather.setText(self._desk.words.text(f"choice.{origin}") if origin else "–")
