"""The map of stations: where they are, chosen by a click or by keys, and put into the study."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.climate.stations import station, stations
from core.vocabulary.language import Language
from gui.window.station_map.dialog import StationMapDialog
from tests.gui.window.study_form import line, open_panel, panel

__all__ = ["open_panel", "panel"]
BEIJING, GUANGZHOU, HARBIN = "54511", "59287", "50953"


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(host: QWidget, languages: dict[str, Language]) -> StationMapDialog:
    made = StationMapDialog(BEIJING, languages["en"], host)
    made.resize(900, 700)
    made.show()
    return made


def test_places_are_those_of_the_coordinates(dialog: StationMapDialog) -> None:
    """Harbin (45.8° N, 126.8° E) is to the upper right of Guangzhou (23.2° N, 113.3° E)."""
    north, south = (dialog.map.place(station(one)) for one in (HARBIN, GUANGZHOU))
    assert north.x() > south.x()
    assert north.y() < south.y()
    # One degree of longitude is cos 36° = 0.809 of one of latitude.
    east = (126.77 - 113.33) * 0.809
    high = 45.75 - 23.17
    assert (north.x() - south.x()) / (south.y() - north.y()) == pytest.approx(east / high, abs=0.02)
    room = dialog.map.rect().toRectF()
    assert all(room.contains(dialog.map.place(one)) for one in stations())


def test_a_click_chooses_and_says_the_design_conditions(
    qtbot: QtBot, dialog: StationMapDialog
) -> None:
    at = dialog.map.place(station(HARBIN)).toPoint()
    qtbot.mouseClick(dialog.map, Qt.MouseButton.LeftButton, pos=at)
    assert dialog.map.chosen == station(HARBIN)
    assert "−24.2" in dialog.told.text().replace("-", "−")  # heating, GB 50736-2012, Annex A
    with qtbot.waitSignal(dialog.taken) as taken:
        qtbot.keyClick(dialog.map, Qt.Key.Key_Return)
    assert taken.args == [HARBIN]


def test_arrows_go_from_station_to_station(qtbot: QtBot, dialog: StationMapDialog) -> None:
    here = dialog.map.chosen
    assert here == station(BEIJING)
    for key, axis, sign in (
        (Qt.Key.Key_Down, "latitude_deg", -1.0), (Qt.Key.Key_Right, "longitude_deg", 1.0),
    ):  # fmt: skip
        qtbot.keyClick(dialog.map, key)
        there = dialog.map.chosen
        assert there is not None
        assert sign * (getattr(there, axis) - getattr(here, axis)) > 0.0
        here = there


def test_a_search_that_finds_one_chooses_it(qtbot: QtBot, dialog: StationMapDialog) -> None:
    qtbot.keyClicks(dialog.search, "59287")
    assert dialog.map.chosen == station(GUANGZHOU)
    dialog.search.clear()
    qtbot.keyClicks(dialog.search, "guangdong")
    assert len(dialog.map.found) > 3


def test_the_field_opens_it_and_takes_the_station(qtbot: QtBot, panel: QWidget) -> None:
    row = line(panel, "site.station")  # type: ignore[arg-type]
    row.map_action.trigger()  # type: ignore[attr-defined]
    dialog = row.window().findChildren(StationMapDialog)[-1]
    dialog.map.choose(station(HARBIN))
    dialog.accept()
    assert row.value == HARBIN


def test_nearly_every_province_is_named_and_no_name_hides_another(
    dialog: StationMapDialog,
) -> None:
    """Of the 31 provinces of GB 50736-2012, annex A, one or two stand too close to others."""
    dialog.map.resize(dialog.map.sizeHint())
    rooms = list(dialog.map.names(dialog.map.fontMetrics()))
    assert len({one.province for one in stations()}) == 31
    assert len(rooms) >= 29
    assert not any(
        one.intersects(other) for at, (one, _) in enumerate(rooms) for other, _ in rooms[at + 1 :]
    )
