"""Files go to the window of their kind: studies to the one, ledgers and tables to the other."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.program.study_file import example
from gui.window.start_page.noted import noted
from gui.window.windows import Windows
from tests.gui.window.conftest import PATIENCE_MS, end_work
from tests.house.tree import ROOT

EXAMPLES = ROOT / "resources" / "examples"


@pytest.fixture
def windows(
    qapp: QApplication, qtbot: QtBot, own_data: None, own_places: None
) -> Iterator[Windows]:
    made = Windows(qapp)
    made.settings.set("language", "en")
    yield made
    for window in (made._study, made._ledger):
        if window is not None:
            window.session.document.undo_stack.setClean()
            window.files.recovery.forget()
            window.close()
            end_work(window)
            window.setParent(None)
            window.deleteLater()
    made.settings.set("language", "en")
    made.setParent(None)


def test_a_table_opens_as_a_ledger_and_a_study_as_a_study(
    qtbot: QtBot, windows: Windows, tmp_path: Path
) -> None:
    made: list[object] = []
    windows.made.connect(made.append)
    windows.open(EXAMPLES / "ledger-shaoxing.csv")
    assert made == [windows.ledger]  # no study's window is made for it
    qtbot.waitUntil(lambda: windows.ledger.session.found is not None, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: len(windows.ledger.session.document.ledger.rows) == 60)
    assert windows.ledger.isVisible()
    # a study that is dropped there comes up in the other window
    windows.ledger.session.document.undo_stack.setClean()
    windows.ledger.files.open(EXAMPLES / "factory-suzhou.json")
    assert windows.study.session.document.study == example("factory-suzhou")
    assert windows.study.isVisible()
    # a study that is made for an asset is worth saving
    windows.ledger.study_wanted.emit(example("office-power-shanghai"))
    assert windows.study.session.document.study == example("office-power-shanghai")
    assert windows.study.session.document.dirty
    # and a ledger opened from the study's window goes back
    path = tmp_path / "plant.ledger"
    windows.ledger.files._save(path, lambda: None)
    windows.study.files.open(path)
    assert windows.ledger.session.document.path == path


def test_what_is_chosen_on_the_start_page_opens_in_its_window(
    qtbot: QtBot, windows: Windows
) -> None:
    windows.show_first()
    assert windows.start.isVisible()
    assert windows._study is None  # no family is loaded for it
    windows.start.blank_wanted.emit("servers")
    assert windows.study.isVisible()
    assert not windows.start.isVisible()
    session = windows.study.session
    qtbot.waitUntil(lambda: session.selection is not None, timeout=PATIENCE_MS)
    assert session.selection.family.key == "servers"
    assert not session.document.dirty
    windows.study.actions_by_key["new"].trigger()
    assert windows.start.isVisible()
    windows.start.close()


def test_the_last_file_opens_where_that_is_chosen(
    qtbot: QtBot, windows: Windows, tmp_path: Path
) -> None:
    path = tmp_path / "mine.json"
    path.write_bytes((EXAMPLES / "vrf-nanjing.json").read_bytes())
    windows.settings.remember(path)
    windows.settings.set("at_start", "last")
    windows.show_first()
    session = windows.study.session
    assert session.document.path == path
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        pass
    kept = noted(windows.settings)[str(path)]
    assert kept.family == "vrf"
    assert f"{session.selection.leading.units} × " in kept.said
