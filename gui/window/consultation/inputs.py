"""The inputs of the customer's view side by side, and those of a kind of their own."""

from dataclasses import replace
from pathlib import Path
from typing import cast

import msgspec
from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QCompleter, QGridLayout, QListView, QWidget

from core.climate.stations import station, stations
from core.load.peak import FilePeak, FromFile
from core.study.economics import FlatTariff, TimeOfUseTariff
from core.study.study import Study, without_effect
from core.vocabulary.field import Field, fields_of
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.program.station_names import named
from gui.window.consultation.fields import ChoiceInput, Input, LineInput, NumberInput
from gui.window.document.amend import amended, section_at
from gui.window.document.session import Session
from gui.window.study.site import station_named
from gui.window.study.typed import Reading, read_number

PRICE = "economics.tariff.price_per_kwh"
STATION = "site.station"
PEAK = "duty.peak_w"
_SPACING_PX, _NARROW_PX = 24, 12
_A_ROW = 3  # inputs, where there is little room


class PriceInput(NumberInput):
    """The price of electricity; where it goes by the hour, what is paid on average.

    By the hour it is weighted by the electricity of the chosen candidate, so that it is what
    is paid; a price that is typed scales all hours alike, so that a higher one costs more.
    """

    @property
    def field(self) -> Field:
        """The field of a flat price: it is what is typed."""
        field = next(f for f in fields_of(FlatTariff) if f.key == "price_per_kwh")
        return replace(field, minimum=0.0)

    def name(self) -> str:
        """The title says whether it is a mean."""
        by_hour = isinstance(self.session.document.study.economics.tariff, TimeOfUseTariff)
        key = "consultation.mean_price" if by_hour else "field.price_per_kwh"
        return self.words.text(key)

    def show_study(self, study: Study) -> None:
        """Another tariff has another title."""
        self.title.setText(self.name())
        self.line.setAccessibleName(self.name())
        super().show_study(study)

    def value(self, study: Study) -> float | None:
        """The price, or the mean of what is paid; of a day's hours until a selection tells it."""
        tariff, selection = study.economics.tariff, self.session.selection
        if isinstance(tariff, FlatTariff):
            return tariff.price_per_kwh
        chosen = self.session.chosen
        if selection is None or chosen is None:
            return _over_a_day(tariff)
        before = selection.study.economics.tariff
        paid: float | None = chosen.outcome.mean_price_per_kwh
        if paid is None or tariff == before:
            return paid
        # Edited since, and the selection of it still to come: all hours were scaled alike.
        now, then = _over_a_day(tariff), _over_a_day(before)
        return paid * now / then if then > 0.0 else now

    def read(self, text: str) -> Reading:
        """A price within the limits of a flat one."""
        return read_number(text, self.field, self.words)

    def put(self, value: object) -> None:
        """Set the price, or every hour's in proportion."""
        study = self.session.document.study
        tariff = study.economics.tariff
        if isinstance(tariff, FlatTariff):
            self.enter(amended(study, self.path, value))
            return
        mean = self.value(study)
        if mean is None:
            return
        price = cast("float", value)  # that is what is read of a line for a price
        factor = price / mean if mean > 0 else 0.0
        summer = tariff.summer_prices_per_kwh
        scaled = msgspec.structs.replace(
            tariff,
            prices_per_kwh=tuple(p * factor for p in tariff.prices_per_kwh)
            if mean > 0
            else (price,) * len(tariff.prices_per_kwh),
            summer_prices_per_kwh=summer and tuple(p * factor for p in summer),
        )
        economics = msgspec.structs.replace(study.economics, tariff=scaled)
        self.enter(msgspec.structs.replace(study, economics=economics))


def _over_a_day(tariff: FlatTariff | TimeOfUseTariff) -> float:
    """Mean price of the hours of a day, currency/kWh."""
    if isinstance(tariff, FlatTariff):
        return tariff.price_per_kwh
    prices = (*tariff.prices_per_kwh, *(tariff.summer_prices_per_kwh or ()))
    return sum(prices) / len(prices)


class PeakInput(NumberInput):
    """The peak; a file is scaled to it from then on, so that load, energy and cost go along."""

    def value(self, study: Study) -> float | None:
        """What is designed for: a file that is kept has a peak of its own."""
        if isinstance(study.load, FromFile) and study.load.file_peak is FilePeak.KEPT:
            return self.designed()
        return super().value(study)

    def put(self, value: object) -> None:
        """Set the peak and scale the file to it."""
        study = amended(self.session.document.study, self.path, value)
        if isinstance(study.load, FromFile):
            study = amended(study, "load.file_peak", FilePeak.SCALED)
        self.enter(study)


class StationInput(LineInput):
    """The weather station, found by any part of its name."""

    def build(self) -> None:
        """A line that offers stations."""
        super().build()
        self._completer = QCompleter([named(s, self.words) for s in stations()], self)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setMaxVisibleItems(8)
        popup = QListView()
        popup.setAccessibleName(self.name())
        popup.setProperty("role", "consultation-list")
        self._completer.setPopup(popup)  # which takes it over
        self._completer.activated.connect(self._take)
        self.line.setCompleter(self._completer)

    def read(self, text: str) -> Reading:
        """The one station of that name; none where the weather file gives the site."""
        if not text.strip() and self.session.document.study.site.epw:
            return Reading(value="")
        found = station_named(text, self.words)
        if found is None:
            return Reading(reason=self.words.text("study.reason.station"))
        return Reading(value=found.id)

    def text_of(self, study: Study) -> str:
        """The station's name; its city and district say enough. Without one the file stands."""
        key, epw = study.site.station, study.site.epw
        self.line.setPlaceholderText(Path(epw).name if epw else "")
        if not key.strip() and epw:
            self.line.setToolTip(epw)
            return ""
        try:
            found = station(key)
        except Problem:
            return key
        name = named(found, self.words)
        self.line.setToolTip(name)
        if self.words.code != "zh":
            short = name.partition(",")[0]
            return short if station_named(short, self.words) == found else name
        return " ".join(dict.fromkeys((found.city, found.name)))

    @Slot(str)
    def _take(self, title: str) -> None:
        self._typed(title)
        with QSignalBlocker(self.line):
            self._finished()


def input_for(
    path: str, session: Session, words: Language, parent: QWidget, *, steps: bool
) -> Input:
    """The kind of input a path of the study needs."""
    if path == STATION:
        return StationInput(path, session, words, parent)
    if path == PEAK:
        return PeakInput(path, session, words, parent, steps=steps)
    if path == PRICE:
        return PriceInput(path, session, words, parent, steps=steps)
    section, _, key = path.rpartition(".")
    fields = fields_of(type(section_at(session.document.study, section)))
    field = next(one for one in fields if one.key == key)
    if field.choices:
        return ChoiceInput(path, session, words, parent)
    return NumberInput(path, session, words, parent, steps=steps)


def offered(paths: tuple[str, ...], study: Study) -> tuple[str, ...]:
    """The paths that say something of the study: a measured shaft has no power of its own, say."""
    idle = without_effect(study)
    always = (STATION, PRICE)
    return tuple(p for p in paths if p in always or (p not in idle and _is_there(p, study)))


def _is_there(path: str, study: Study) -> bool:
    """Whether a study has what a path names; its family may be another by now."""
    if path in (STATION, PRICE):
        return True
    section, _, key = path.rpartition(".")
    return any(one.key == key for one in fields_of(type(section_at(study, section))))


class Inputs(QWidget):
    """The inputs side by side; the first can be stepped."""

    def __init__(
        self, paths: tuple[str, ...], session: Session, words: Language, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.by_path = {
            path: input_for(path, session, words, self, steps=number == 0)
            for number, path in enumerate(offered(paths, session.document.study))
        }
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.fold(narrow=False)

    def fold(self, *, narrow: bool) -> None:
        """All in a row, or three where there is little room."""
        self._grid.setHorizontalSpacing(_NARROW_PX if narrow else _SPACING_PX)
        a_row = _A_ROW if narrow else len(self.by_path)
        for number, one in enumerate(self.by_path.values()):
            self._grid.removeWidget(one)
            self._grid.addWidget(one, number // a_row, number % a_row)
            long = number == 0 or one.path == STATION
            stretch = (4 if long else 3) if number < a_row else 0
            self._grid.setColumnStretch(number, stretch)

    @property
    def first(self) -> Input:
        """The input that is stepped."""
        return next(iter(self.by_path.values()))

    @Slot()
    def follow(self) -> None:
        """Show the study as it stands."""
        study = self._session.document.study
        for path, one in self.by_path.items():
            if _is_there(path, study):
                one.show_study(study)

    def fit(self) -> None:
        """Give everything the room another size of type needs."""
        for one in self.by_path.values():
            one.fit()

    def step(self, sign: int) -> None:
        """Change the first input by 5 %."""
        if isinstance(self.first, NumberInput):
            (self.first.step_up if sign > 0 else self.first.step_down)()
