"""What stands there today, typed as a list of machines."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.window.shell import MainWindow
from gui.window.study.machine_list import MachineListDialog, MachineListRow
from tests.gui.window.conftest import PATIENCE_MS


@pytest.fixture
def opened() -> str:
    return "workshop-hefei"


def test_a_list_is_pasted_and_counts(qtbot: QtBot, window: MainWindow) -> None:
    """Two machines in place of one: flow in m³/min, inputs in kW, the rest as far as known."""
    row = window.study_panel.row("duty.today_compressors")
    assert isinstance(row, MachineListRow)
    row.open_table()
    (dialog,) = row.findChildren(MachineListDialog)
    assert dialog.model.rowCount() == 1
    QGuiApplication.clipboard().setText("10\t65\t55\t0.7\n5.0\t33\n")
    dialog.grid.setCurrentIndex(dialog.model.index(0, 0))
    QTest.keyClick(dialog.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(window.session.selected, timeout=PATIENCE_MS):
        dialog._accept()
    first, second = window.session.document.study.duty.today_compressors
    assert first.today_free_air_m3s == pytest.approx(10 / 60)
    assert first.today_package_motor_w == pytest.approx(55e3)
    assert first.today_no_load == pytest.approx(0.3)  # of the line that was there
    assert (second.today_package_w, second.today_discharge_pa) == (33e3, None)
    assert "2" in row.button.text()


def test_a_row_without_its_input_does_not_count_and_one_too_many_is_refused(
    qtbot: QtBot, window: MainWindow
) -> None:
    row = window.study_panel.row("duty.today_compressors")
    row.open_table()
    (dialog,) = row.findChildren(MachineListDialog)
    dialog._add()
    dialog.model.setData(dialog.model.index(1, 0), "6")
    assert len(dialog.model.told) == 1
    dialog.model.setData(dialog.model.index(1, 1), "much")
    assert not dialog._ok.isEnabled()
    dialog.model.paste(0, 0, "5\t33\n" * 13)
    assert dialog._ok.isEnabled()
    dialog._accept()
    assert len(window.session.document.study.duty.today_compressors) == 1
    assert "12" in row.reason.text()
