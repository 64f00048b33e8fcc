"""Beside a customer: few inputs, three cards, the saving, keys; live like the window."""

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.selection.savings import saved
from core.study.economics import TimeOfUseTariff
from core.study.sections import Site
from gui.window.consultation.fields import LineInput, NumberInput
from gui.window.consultation.view import ConsultationView
from gui.window.document.session import Session
from gui.window.parts import look
from gui.window.settings import Settings
from gui.window.shell import MainWindow
from tests.core.climate.weather_text import weather
from tests.gui.window.browsing import type_over
from tests.gui.window.conftest import PATIENCE_MS

PEAK, LEAVING = "duty.peak_w", "duty.leaving_chilled_c"
STATION, PRICE, REDUNDANCY = "site.station", "economics.tariff.price_per_kwh", "plant.redundancy"


def _press(view: ConsultationView, key: Qt.Key | str) -> None:
    if isinstance(key, str):
        QTest.keyClicks(view, key)
    else:
        QTest.keyClick(view, key)


def _line(view: ConsultationView, path: str) -> LineInput:
    found = view.stage.inputs.by_path[path]
    assert isinstance(found, LineInput)
    return found


def _chosen(session: Session) -> str:
    assert session.chosen is not None
    return session.chosen.record.id


def test_no_more_than_seven_things_are_shown(view: ConsultationView) -> None:
    stage = view.stage
    things = [stage.inputs, *stage.cards, stage.plot, stage.saving, stage.keys]
    assert len(things) == 7
    assert all(thing.isVisible() for thing in things)
    assert len(stage.inputs.by_path) == 5
    assert not stage.plot.menu_button.width()


def test_the_cards_are_the_first_three(view: ConsultationView, session: Session) -> None:
    assert session.selection is not None
    first = session.selection.candidates[:3]
    assert [card.candidate_id for card in view.stage.cards] == [c.record.id for c in first]
    card, candidate = view.stage.cards[0], first[0]
    assert card.property("role") == "choice-chosen"
    assert card.model.whole == candidate.record.model
    cop = card.values["seasonal_cop"][1].figure
    assert cop.text() == f"{candidate.outcome.seasonal_cop:.2f}"
    money = card.values["life_cycle_cost"][1]
    assert money.figure.text() == f"{candidate.outcome.life_cycle_cost / 1e6:.2f}"
    assert money.word.text() == "million CNY"
    # The name of a type is a code: what it is, and what it reaches, stand below.
    assert card.kind.text() == "Class (advanced tier): screw, variable speed"
    assert card.units.text() == "2 × 683\u00a0kW   grade 1 (provisional)"


def test_a_digit_a_click_and_an_arrow_choose(view: ConsultationView, session: Session) -> None:
    assert session.selection is not None
    ids = [c.record.id for c in session.selection.candidates]
    _press(view, "3")
    assert _chosen(session) == ids[2]
    QTest.mouseClick(view.stage.cards[1], Qt.MouseButton.LeftButton)
    assert _chosen(session) == ids[1]
    _press(view, Qt.Key.Key_Left)
    _press(view, Qt.Key.Key_Left)  # there is none before the first
    assert _chosen(session) == ids[0]
    for _ in range(4):
        _press(view, Qt.Key.Key_Right)
    assert _chosen(session) == ids[4]
    # One further down stands in the place of the third.
    assert [card.candidate_id for card in view.stage.cards] == [ids[0], ids[1], ids[4]]
    _press(view, "1")
    assert [card.candidate_id for card in view.stage.cards] == ids[:3]
    view.stage.cards[2].setFocus()
    QTest.keyClick(view.stage.cards[2], Qt.Key.Key_Space)
    assert _chosen(session) == ids[2]


def test_plus_and_minus_change_the_peak_by_five_per_cent(
    qtbot: QtBot, view: ConsultationView, session: Session
) -> None:
    assert session.selection is not None
    before = session.selection.design.peak_w
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        _press(view, "+")
    assert session.document.study.duty.peak_w == pytest.approx(before * 1.05)
    assert _line(view, PEAK).line.text() == f"{before * 1.05 / 1e3:,.0f}"
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        _press(view, "-")
    assert session.document.study.duty.peak_w == pytest.approx(before * 1.05 * 0.95)
    peak = view.stage.inputs.by_path[PEAK]
    assert isinstance(peak, NumberInput)
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        peak.more.click()
    session.document.undo_stack.undo()
    assert session.document.study.duty.peak_w != pytest.approx(before * 1.05 * 0.95 * 1.05)


def test_a_typed_load_ranks_anew_and_the_digits_are_no_keys(
    qtbot: QtBot, view: ConsultationView, session: Session
) -> None:
    chosen = _chosen(session)
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        type_over(_line(view, PEAK).line, "2,300")
    qtbot.waitUntil(lambda: session.selection.design.peak_w == 2.3e6, timeout=PATIENCE_MS)
    assert session.document.study.duty.peak_w == 2_300_000.0
    assert _line(view, PEAK).line.text() == "2,300"
    assert session._chosen in ("", chosen)
    assert view.isVisible()
    QTest.keyClick(_line(view, PEAK).line, Qt.Key.Key_Return)
    assert view.focusWidget() is view


def test_escape_leaves_a_field_first_and_then_the_view(view: ConsultationView) -> None:
    line = _line(view, LEAVING).line
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert view.isVisible()
    _press(view, Qt.Key.Key_Escape)
    assert not view.isVisible()


def test_a_value_that_cannot_be_stays_with_its_reason(
    view: ConsultationView, session: Session
) -> None:
    before = session.document.study
    leaving = _line(view, LEAVING)
    type_over(leaving.line, "70")
    assert leaving.reason.isVisible()
    assert leaving.line.property("role") == "wrong"
    assert session.document.study == before
    QTest.keyClick(leaving.line, Qt.Key.Key_Escape)
    assert leaving.line.text() == "7.0"
    assert not leaving.reason.isVisible()
    assert view.isVisible()


def test_a_value_that_does_not_go_with_another_says_so(
    view: ConsultationView, session: Session
) -> None:
    before = session.document.study
    leaving = _line(view, LEAVING)
    type_over(leaving.line, "13")  # the water comes back at 12 °C
    assert leaving.reason.text()
    assert session.document.study.duty.leaving_chilled_c != 13
    assert session.document.study.duty.entering_chilled_c == before.duty.entering_chilled_c


def test_a_site_of_a_weather_file_needs_no_station(
    qtbot: QtBot, view: ConsultationView, session: Session, tmp_path: Path
) -> None:
    """Emptied, the line is no error, and the file's name stands in it."""
    path = tmp_path / "bologna.epw"
    path.write_text(weather(), encoding="utf-8")
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        session.document.edit("site", "epw", str(path))
    station = _line(view, STATION)
    assert station.line.text()
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        station.line.setFocus()
        station.line.selectAll()
        QTest.keyClick(station.line, Qt.Key.Key_Delete)
    assert session.document.study.site == Site(station="", epw=str(path))
    assert not station.reason.isVisible()
    assert station.line.placeholderText() == "bologna.epw"


def test_another_station_is_found_by_its_name(
    qtbot: QtBot, view: ConsultationView, session: Session
) -> None:
    station = _line(view, STATION)
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        type_over(station.line, "54511")  # Beijing
    QTest.keyClick(station.line, Qt.Key.Key_Return)
    assert station.line.text() == "Beijing"  # the view speaks English
    type_over(station.line, "nowhere")
    assert station.reason.isVisible()


def test_redundancy_is_a_choice(qtbot: QtBot, view: ConsultationView, session: Session) -> None:
    box = view.stage.inputs.by_path[REDUNDANCY].box
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        box.setCurrentIndex(box.findData("n_plus_1"))
        box.activated.emit(box.currentIndex())
    assert session.document.study.plant.redundancy == "n_plus_1"
    assert session.selection is not None
    assert min(c.units for c in session.selection.candidates) >= 2


def test_a_dearer_hour_saves_more(qtbot: QtBot, view: ConsultationView, session: Session) -> None:
    selection, chosen = session.selection, session.chosen
    assert selection is not None
    assert chosen is not None
    before = saved(selection, chosen)
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        type_over(_line(view, PRICE).line, "1.5")
    qtbot.waitUntil(
        lambda: session.selection.study.economics.tariff.price_per_kwh == 1.5,
        timeout=PATIENCE_MS,
    )
    after = saved(session.selection, session.chosen)
    assert before is not None
    assert after is not None
    assert after.money > before.money


def test_of_a_tariff_by_the_hour_the_price_is_what_is_paid_and_scales_it(
    qtbot: QtBot, view: ConsultationView, session: Session
) -> None:
    """The mean of the 24 hours, 0.75, is less than an office pays: it cools by day, in summer."""
    prices = (0.5,) * 12 + (1.0,) * 12
    study = session.document.study
    tariff = TimeOfUseTariff(prices_per_kwh=prices, summer_prices_per_kwh=(1.2,) * 24)
    economics = msgspec.structs.replace(study.economics, tariff=tariff)
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        session.document.swap(msgspec.structs.replace(study, economics=economics), "tariff")
    price = _line(view, PRICE)
    before = session.chosen
    assert before is not None
    paid = before.outcome.energy_cost / (before.outcome.annual_energy_wh / 1e3)
    assert 0.75 < paid < 1.2
    assert (price.title.text(), price.line.text()) == ("Mean price paid", f"{paid:.3f}")
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        type_over(price.line, "1.5")
    scaled = session.document.study.economics.tariff
    assert isinstance(scaled, TimeOfUseTariff)
    more = 1.5 / paid
    assert scaled.prices_per_kwh == pytest.approx([price * more for price in prices])
    assert scaled.summer_prices_per_kwh == pytest.approx((1.2 * more,) * 24)
    qtbot.waitUntil(lambda: session.selection.study.economics.tariff == scaled, timeout=PATIENCE_MS)
    after = next(c for c in session.selection.candidates if c.record.id == before.record.id)
    assert after.outcome.energy_cost == pytest.approx(before.outcome.energy_cost * more)
    assert float(price.line.text()) == 1.5


@pytest.mark.parametrize("typed", ["0.8", "0.95", "1.1"])
def test_a_dearer_price_never_lowers_the_cost(
    qtbot: QtBot, view: ConsultationView, session: Session, typed: str
) -> None:
    """Also where it lies between the mean of the day's hours and what is paid."""
    study = session.document.study
    tariff = TimeOfUseTariff(prices_per_kwh=(0.3,) * 12 + (1.0,) * 12)
    economics = msgspec.structs.replace(study.economics, tariff=tariff)
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        session.document.swap(msgspec.structs.replace(study, economics=economics), "tariff")
    before, line = session.chosen, _line(view, PRICE).line
    assert before is not None
    shown = float(line.text())
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        type_over(line, typed)
    wanted = session.document.study.economics.tariff
    qtbot.waitUntil(lambda: session.selection.study.economics.tariff == wanted, timeout=PATIENCE_MS)
    after = next(c for c in session.selection.candidates if c.record.id == before.record.id)
    assert (after.outcome.energy_cost > before.outcome.energy_cost) == (float(typed) > shown)


def test_with_pumps_both_boundaries_of_the_seasonal_cop_are_shown(
    qtbot: QtBot, view: ConsultationView, session: Session
) -> None:
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        session.document.edit("duty", "chilled_pump_ratio", 0.03)
    card, candidate = view.stage.cards[0], session.selection.candidates[0]
    outcome = candidate.outcome
    assert outcome.system_cop < outcome.seasonal_cop
    title, value = card.values["seasonal_cop"]
    assert value.figure.text() == f"{outcome.seasonal_cop:.2f} / {outcome.system_cop:.2f}"
    assert title.text() == "Unit COP / with pumps"


def test_one_click_or_p_goes_to_the_report(
    qtbot: QtBot, session: Session, settings: Settings
) -> None:
    for click in (True, False):
        view = ConsultationView(session, settings)
        qtbot.addWidget(view)
        view.show()
        with qtbot.waitSignal(view.report_wanted, timeout=PATIENCE_MS):
            if click:
                view.stage.saving.report.click()
            else:
                _press(view, "p")
        assert not view.isVisible()


def test_what_cannot_be_computed_is_said_instead(
    qtbot: QtBot, view: ConsultationView, session: Session
) -> None:
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        session.document.edit("duty", "peak_w", 9e8)
    assert view.stage.nothing.isVisible()
    assert view.stage.nothing.text()
    with qtbot.waitSignal(session.failed, timeout=PATIENCE_MS):
        session.document.edit("site", "station", "nowhere")
    assert "nowhere" in view.stage.nothing.text()
    session.document.undo_stack.undo()
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        session.document.undo_stack.undo()
    qtbot.waitUntil(lambda: view.stage.plot.isVisible(), timeout=PATIENCE_MS)


def test_d_turns_the_look_and_l_the_language(
    qtbot: QtBot, window: MainWindow, settings: Settings, session: Session
) -> None:
    window.dialogs.open_consultation()
    view = window.dialogs.consultation
    assert view is not None
    qtbot.waitExposed(view)
    _press(view, "d")
    assert look.colours() is look.DARK
    _press(view, "l")
    assert settings.language == "zh"
    assert view.stage.saving.report.text() == "选型报告"
    _press(view, "2")
    assert session.selection is not None
    assert _chosen(session) == session.selection.candidates[1].record.id
    _press(view, Qt.Key.Key_Escape)
    assert not view.isVisible()


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_text_is_cut(
    view: ConsultationView, settings: Settings, language: str, size: tuple[int, int]
) -> None:
    settings.set("language", language)
    view.resize(*size)
    QCoreApplication.processEvents()
    labels = [label for label in view.stage.findChildren(QLabel) if label.isVisible()]
    assert labels
    for label in labels:
        if not label.wordWrap() and label.text():
            wide = label.fontMetrics().horizontalAdvance(label.text())
            assert wide <= label.width() + 1, label.text()


def test_every_input_and_card_has_a_name(view: ConsultationView) -> None:
    for one in view.stage.inputs.by_path.values():
        assert one.focusProxy().accessibleName()
    assert all(card.accessibleName() for card in view.stage.cards)
    assert all(card.accessibleDescription() for card in view.stage.cards)


def test_c_makes_the_candidate_shown_what_the_report_is_about(
    view: ConsultationView, session: Session
) -> None:
    _press(view, Qt.Key.Key_2)
    shown = _chosen(session)
    _press(view, Qt.Key.Key_C)
    assert session.picked is not None
    assert session.picked.id == shown
