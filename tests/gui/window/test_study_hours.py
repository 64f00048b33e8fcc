"""24 values in a table: typed, pasted, refused."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.vocabulary.quantity import Kind
from gui.program.reader import open_language
from gui.window.study.hours import HoursDialog, HoursModel


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[HoursDialog]:
    host = QWidget()
    qtbot.addWidget(host)
    made = HoursDialog(open_language("en"), "Prices", Kind.ENERGY_PRICE, (0.75,) * 24, host)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.open()
    yield made
    made.close()


def test_the_model_keeps_the_rules_of_models(
    dialog: HoursDialog, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(dialog.model)
    assert isinstance(dialog.model, HoursModel)


def test_a_price_is_taken_and_a_word_is_not(dialog: HoursDialog) -> None:
    index = dialog.model.index(8, 1)
    assert dialog.model.setData(index, "1.15")
    assert dialog.model.values[8] == 1.15
    assert not dialog.model.setData(index, "dear")
    assert dialog.model.values[8] == 1.15
    assert dialog.reason.text() == "Not a number."


def test_a_column_is_pasted_from_the_hour_on(qtbot: QtBot, dialog: HoursDialog) -> None:
    QGuiApplication.clipboard().setText("0.30\n0.31\n0.32\n")
    dialog.table.setCurrentIndex(dialog.model.index(22, 1))
    QTest.keyClick(dialog.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert dialog.model.values[21:] == (0.75, 0.30, 0.31)  # the third has no hour left
    with qtbot.waitSignal(dialog.chosen) as told:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert told.args[0][22] == 0.30
    assert dialog.result() == QDialog.DialogCode.Accepted
