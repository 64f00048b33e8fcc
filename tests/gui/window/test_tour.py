"""The tour: five steps by keys or by mouse, ended at any time, shown by itself only once."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.window.settings import Settings
from gui.window.shell import MainWindow
from gui.window.tour.tour import STEPS, Tour, is_due


def test_it_leads_through_five_steps_and_can_be_skipped(qtbot: QtBot, window: MainWindow) -> None:
    window.candidates_panel.table.setFocus()
    window.dialogs.open_tour()
    tour = window.findChildren(Tour)[-1]
    said = []
    for _ in STEPS:
        said.append(tour.title.text())
        assert tour.rect().contains(tour.card.geometry())
        assert tour.text.height() >= tour.text.heightForWidth(tour.text.width())
        qtbot.keyClick(tour, Qt.Key.Key_Right)
    assert len(set(said)) == len(STEPS) == 5
    assert not tour.isVisible()
    assert window.candidates_panel.table.hasFocus()
    window.dialogs.open_tour()
    tour = window.findChildren(Tour)[-1]
    qtbot.mouseClick(tour.forward, Qt.MouseButton.LeftButton)
    qtbot.keyClick(tour, Qt.Key.Key_Left)
    assert tour.step == 0
    qtbot.keyClick(tour, Qt.Key.Key_Escape)
    assert not tour.isVisible()


def test_it_is_due_once(settings: Settings) -> None:
    assert is_due(settings)
    assert not is_due(settings)
    assert not is_due(Settings())  # nor at the next start


def test_its_card_stays_beside_its_part_when_the_window_is_resized(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(1440, 900)
    window.show()
    window.dialogs.open_tour()
    tour = window.findChildren(Tour)[-1]
    tour.go_on()
    tour.go_on()
    assert STEPS[tour.step] == "device"
    for size in ((1280, 720), (1920, 1080), (1440, 900)):
        window.resize(*size)
        qtbot.waitUntil(lambda: not tour._shown().isEmpty())
        qtbot.waitUntil(lambda: not tour.card.geometry().intersects(tour._shown()))
    told = tour.text.text()
    window.resize(900, 600)  # the column is folded away
    qtbot.waitUntil(lambda: tour.text.text() != told)
    assert tour.text.text().startswith(told)
    assert window.words.text("tour.folded") in tour.text.text()
    assert tour.text.height() >= tour.text.heightForWidth(tour.text.width())
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: tour.text.text() == told)
    tour.end()
