"""The load editor at the hands of a person: importing, mending, pasting, choosing, leaving."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from catalog.files.load import read_load
from core.load.kinds import LoadFile, LoadShape
from core.load.reading import LoadReading
from gui.window.document.session import Session
from gui.window.load_editor.dialog import LoadEditor
from gui.window.settings import Settings

HOURS = 8760


def load_kw() -> np.ndarray:
    """A plain year: 100 kW at night, up to 700 kW at noon, more in summer; one decimal."""
    hour = np.arange(HOURS)
    day = np.clip(np.sin((hour % 24 - 6) / 12 * np.pi), 0, None)
    return np.round(100.5 + 600 * day * (0.5 - 0.5 * np.cos(hour / HOURS * 2 * np.pi)), 1)


def chinese_file(folder: Path, *, wrong: dict[int, str] | None = None) -> Path:
    """As a Chinese office writes it for a German program: GBK, semicolons, decimal commas."""
    start = np.datetime64("2023-01-01T00:00")
    stamps = [str(start + np.timedelta64(i, "h")).replace("T", " ") for i in range(HOURS)]
    loads = [f"{value:.1f}".replace(".", ",") for value in load_kw()]
    for row, text in (wrong or {}).items():
        loads[row - 2] = text  # the header is row 1
    lines = ["时间;冷负荷(kW)", *(f"{s};{v}" for s, v in zip(stamps, loads, strict=True))]
    path = folder / "负荷.csv"
    path.write_bytes("\r\n".join(lines).encode("gbk"))
    return path


Open = Callable[[], LoadEditor]


@pytest.fixture
def open_editor(qtbot: QtBot, session: Session, settings: Settings) -> Iterator[Open]:
    hosts = []

    def do() -> LoadEditor:
        host = QWidget()
        qtbot.addWidget(host)
        hosts.append(host)
        editor = LoadEditor(session, settings, host)
        editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        with qtbot.waitActive(editor):
            editor.open()
            editor.activateWindow()
        return editor

    yield do
    for host in hosts:
        host.close()
    for work in session.findChildren(type(session._work)):
        work.wait()


@pytest.fixture
def editor(open_editor: Open) -> LoadEditor:
    return open_editor()


def read(qtbot: QtBot, editor: LoadEditor, path: Path) -> None:
    editor.open_file(path)
    settle(qtbot, editor)


def settle(qtbot: QtBot, editor: LoadEditor) -> None:
    qtbot.waitUntil(lambda: not editor.is_reading, timeout=20_000)


def press_ok(qtbot: QtBot, editor: LoadEditor) -> None:
    QTest.mouseClick(editor.foot.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not editor.isVisible(), timeout=20_000)


def choose(editor: LoadEditor, key: str, value: str | None) -> None:
    box = editor.sources.detected.boxes[key]
    index = box.findData(value)
    box.setCurrentIndex(index)
    box.activated.emit(index)


def test_a_file_with_decimal_commas_in_gbk_is_read_as_it_is_meant(
    qtbot: QtBot, editor: LoadEditor, session: Session, tmp_path: Path
) -> None:
    path = chinese_file(tmp_path)
    read(qtbot, editor, path)
    boxes = editor.sources.detected.boxes
    assert boxes["encoding"].currentText().startswith("GB 18030")
    assert boxes["separator"].currentText().startswith("semicolon")
    assert boxes["decimal"].currentText().startswith("comma")
    assert boxes["column"].currentText().startswith("冷负荷(kW)")
    assert boxes["unit"].currentText().startswith("kW")
    assert editor.outcome.model.rowCount() == 20
    assert editor.outcome.model.index(0, 1).data() == "100,5"
    with qtbot.waitSignal(session.selected):
        press_ok(qtbot, editor)
    load = session.document.study.load
    assert load == LoadFile(path=str(path))  # no copy: the file reads by itself
    assert session.selection is not None
    np.testing.assert_allclose(session.selection.load.load_w, load_kw() * 1000)
    # The 1,300 kW that scaled the shape are not the peak of this load.
    assert session.document.study.duty.peak_w is None
    session.document.undo_stack.undo()
    assert session.document.study.duty.peak_w == 1.3e6
    assert session.document.study.load == LoadShape(shape="medium_office_3a")


def test_wrong_cells_are_told_by_row_and_column_and_nothing_is_taken(
    qtbot: QtBot, editor: LoadEditor, tmp_path: Path
) -> None:
    read(qtbot, editor, chinese_file(tmp_path, wrong={6: "-3,0", 101: "defekt"}))
    said = "\n".join(editor.outcome.texts())
    assert 'Row 6, column 冷负荷(kW), "-3,0": negative load' in said
    assert 'Row 101, column 冷负荷(kW), "defekt": not a number' in said
    assert not editor.foot.ok.isEnabled()
    cell = editor.outcome.model.index(4, 1)  # row 6 of the file
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "negative load"


def test_a_filled_gap_is_said(qtbot: QtBot, editor: LoadEditor, tmp_path: Path) -> None:
    read(qtbot, editor, chinese_file(tmp_path, wrong={500: ""}))
    assert editor.foot.ok.isEnabled()
    assert any("gap" in text.lower() for text in editor.outcome.texts())


def test_another_unit_can_be_chosen(
    qtbot: QtBot, editor: LoadEditor, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "plain.csv"
    path.write_text("\n".join(["load", *(f"{v:.1f}" for v in load_kw())]))
    read(qtbot, editor, path)
    assert not editor.foot.ok.isEnabled()  # no unit is named anywhere
    assert "unit" in editor.outcome.texts()[0]
    choose(editor, "unit", "RT")
    settle(qtbot, editor)
    press_ok(qtbot, editor)
    assert session.document.study.load == LoadFile(path=str(path), unit="RT")


def test_the_study_remembers_what_the_user_said_of_the_file(
    qtbot: QtBot, editor: LoadEditor, session: Session, tmp_path: Path
) -> None:
    """1,234 may be read in two ways: the user says which, and the study keeps it: no copy."""
    path = tmp_path / "unclear.csv"
    path.write_text("\n".join(["load kW", *(["1,234", "2,345"] * (HOURS // 2))]))
    before = path.read_bytes()
    read(qtbot, editor, path)
    assert not editor.foot.ok.isEnabled()
    choose(editor, "decimal", ",")
    settle(qtbot, editor)
    assert editor.foot.ok.isEnabled()
    assert editor.foot.note.text() == ""
    press_ok(qtbot, editor)
    load = session.document.study.load
    assert load == LoadFile(path=str(path), reading=LoadReading(decimal=","))
    np.testing.assert_allclose(read_load(path, load).load_w[:2], [1234.0, 2345.0])
    assert path.read_bytes() == before


def test_a_table_is_pasted_and_kept_beside_the_study(
    qtbot: QtBot, open_editor: Open, session: Session, tmp_path: Path
) -> None:
    session.document.saved(tmp_path / "hall.json")
    editor = open_editor()
    lines = [
        "Stunde\tKälte [kW]",
        *(f"{i + 1}\t{v:.1f}".replace(".", ",") for i, v in enumerate(load_kw())),
    ]
    QGuiApplication.clipboard().setText("\r\n".join(lines))
    QTest.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, editor)
    assert "8,760" in editor.sources.pasted.text()
    assert "hall-load.csv" in editor.foot.note.text()
    with qtbot.waitSignal(session.selected):
        press_ok(qtbot, editor)
    assert session.document.study.load == LoadFile(path="hall-load.csv")
    assert (tmp_path / "hall-load.csv").is_file()
    assert session.selection is not None
    np.testing.assert_allclose(session.selection.load.load_w, load_kw() * 1000)


def test_a_second_paste_writes_over_nothing(
    qtbot: QtBot, open_editor: Open, session: Session, tmp_path: Path
) -> None:
    session.document.saved(tmp_path / "hall.json")
    (tmp_path / "hall-load.csv").write_text("of another study")
    editor = open_editor()
    QGuiApplication.clipboard().setText("\n".join(["load kW", *map(str, load_kw())]))
    editor.paste()
    settle(qtbot, editor)
    press_ok(qtbot, editor)
    load = session.document.study.load
    assert isinstance(load, LoadFile)
    assert load.path == "hall-load-2.csv"
    assert (tmp_path / "hall-load.csv").read_text() == "of another study"


def test_nonsense_in_the_clipboard_is_told(qtbot: QtBot, editor: LoadEditor) -> None:
    QGuiApplication.clipboard().setText("nothing but words\nand more of them")
    editor.paste()
    settle(qtbot, editor)
    assert not editor.foot.ok.isEnabled()
    assert editor.outcome.texts()


def test_leaving_without_ok_changes_nothing(
    qtbot: QtBot, editor: LoadEditor, session: Session, tmp_path: Path
) -> None:
    before = session.document.study
    read(qtbot, editor, chinese_file(tmp_path))
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()
    assert session.document.study is before
    assert not session.document.dirty


def test_reading_can_be_stopped(
    qtbot: QtBot, editor: LoadEditor, session: Session, tmp_path: Path
) -> None:
    editor.open_file(chinese_file(tmp_path))
    assert editor.foot.progress.isVisible()
    QTest.mouseClick(editor.foot.stop, Qt.MouseButton.LeftButton)
    assert not editor.foot.progress.isVisible()
    assert not editor.foot.ok.isEnabled()
    assert editor.outcome.texts() == ["Reading stopped. The study is unchanged."]
    qtbot.wait(300)  # what was read to its end comes unheard
    assert not editor.foot.ok.isEnabled()


def test_a_file_that_is_gone_is_told(qtbot: QtBot, editor: LoadEditor, tmp_path: Path) -> None:
    read(qtbot, editor, tmp_path / "gone.csv")
    assert "gone.csv" in editor.outcome.texts()[0]
    assert not editor.foot.ok.isEnabled()


def test_a_text_without_figures_is_told(qtbot: QtBot, editor: LoadEditor, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear colleague,\nthe load is in the other file.\n")
    read(qtbot, editor, path)
    assert "letter.txt" in editor.outcome.texts()[0]
    assert not editor.foot.ok.isEnabled()


def test_a_sheet_of_a_workbook_can_be_chosen(
    qtbot: QtBot, editor: LoadEditor, session: Session, tmp_path: Path
) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "Cover"
    book.active.append(["nothing here"])
    sheet = book.create_sheet("Year")
    for value in ("load kW", *load_kw().tolist()):
        sheet.append([value])
    book.create_sheet("Notes").append(["nor here"])
    path = tmp_path / "book.xlsx"
    book.save(path)
    read(qtbot, editor, path)
    assert editor.sources.detected.boxes["sheet"].currentText() == "Year"  # the first with a table
    choose(editor, "sheet", "Notes")
    settle(qtbot, editor)
    assert not editor.foot.ok.isEnabled()
    choose(editor, "sheet", "Year")
    settle(qtbot, editor)
    press_ok(qtbot, editor)
    assert session.document.study.load == LoadFile(path=str(path), sheet="Year")


def test_a_shape_is_chosen_from_the_list(
    qtbot: QtBot, editor: LoadEditor, session: Session
) -> None:
    assert editor.sources.shapes.currentItem().data(Qt.ItemDataRole.UserRole) == "medium_office_3a"
    editor.sources.shapes.setFocus()
    QTest.keyClick(editor.sources.shapes, Qt.Key.Key_Home)
    assert editor.tabs.isTabEnabled(1)
    press_ok(qtbot, editor)
    assert session.document.study.load == LoadShape(shape="hospital_3a")


def test_going_from_one_way_to_another_takes_up_what_was_there(
    qtbot: QtBot, editor: LoadEditor, tmp_path: Path
) -> None:
    read(qtbot, editor, chinese_file(tmp_path))
    shape, file = (editor.findChild(QPushButton, f"way.{name}") for name in ("shape", "file"))
    QTest.mouseClick(shape, Qt.MouseButton.LeftButton)
    assert editor.outcome.model.rowCount() == 0
    assert editor.foot.ok.isEnabled()
    QTest.mouseClick(file, Qt.MouseButton.LeftButton)
    settle(qtbot, editor)
    assert editor.outcome.model.rowCount() == 20


def test_the_file_of_the_study_is_shown_when_it_opens(
    qtbot: QtBot, open_editor: Open, session: Session, tmp_path: Path
) -> None:
    path = chinese_file(tmp_path)
    session.document.edit("load", "shape", "hotel_4a")
    first = open_editor()
    read(qtbot, first, path)
    press_ok(qtbot, first)
    again = open_editor()
    settle(qtbot, again)
    assert again.sources.file_name.text() == path.name
    assert again.outcome.model.rowCount() == 20


def test_a_file_is_dropped_and_one_is_asked_for(
    qtbot: QtBot, editor: LoadEditor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = chinese_file(tmp_path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    none = Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none
    )
    editor.dropEvent(drop)
    settle(qtbot, editor)
    assert editor.foot.ok.isEnabled()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "no.csv"), ""))
    editor.choose_file()
    settle(qtbot, editor)
    assert not editor.foot.ok.isEnabled()


def test_the_cursor_reads_the_heat_map(qtbot: QtBot, editor: LoadEditor, tmp_path: Path) -> None:
    read(qtbot, editor, chinese_file(tmp_path))
    editor.tabs.setCurrentIndex(1)
    heat_map = editor.heat_map
    qtbot.waitUntil(lambda: heat_map.view.room.width() > 100)
    # 12 h of 1 February: hour 31 · 24 + 12 of the year.
    heat_map.view.hovered.emit(heat_map.view.to_pixel(31.5, 12.5))
    assert heat_map.readout.text() == f"1 February, 12:00 · {load_kw()[31 * 24 + 12]:,.0f} kW"
    heat_map.view.hovered.emit(QPointF(-50, -50))
    assert "full-load hours" in heat_map.readout.text()


def test_the_table_keeps_the_rules_of_models(
    qtbot: QtBot, editor: LoadEditor, tmp_path: Path, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(editor.outcome.model)
    read(qtbot, editor, chinese_file(tmp_path, wrong={3: "x"}))
    assert editor.outcome.model.columnCount() == 2


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_opens_in_both_languages_with_names_for_every_control(
    open_editor: Open, settings: Settings, language: str
) -> None:
    settings.set("language", language)
    editor = open_editor()
    for box in editor.sources.detected.boxes.values():
        assert box.accessibleName()
    assert editor.heat_map.view.accessibleName()
    assert editor.sources.shapes.accessibleName()


def test_every_choice_of_the_reader_can_be_made_beside_the_preview(
    qtbot: QtBot, editor: LoadEditor, session: Session, tmp_path: Path
) -> None:
    """Stamps in UTC are asked about; the answer is given in the dialog and kept in the study."""
    path = tmp_path / "utc.csv"
    stamps = np.datetime64("2022-12-31T16:00") + np.arange(HOURS) * np.timedelta64(60, "m")
    rows = [f"{t}:00Z,{v}" for t, v in zip(stamps, load_kw(), strict=True)]
    path.write_text("\n".join(["Time,Cooling load (kW)", *rows]))
    read(qtbot, editor, path)
    assert not editor.foot.ok.isEnabled()
    choices = editor.sources.detected.choices
    assert set(choices.editors) | {"separator", "decimal", "encoding"} == set(
        LoadReading.__struct_fields__
    )
    line = choices.editors["utc_offset_h"]
    assert isinstance(line, QLineEdit)
    line.setText("99")  # beyond any clock: put back
    line.editingFinished.emit()
    assert line.text() == ""
    line.setText("8")
    line.editingFinished.emit()
    settle(qtbot, editor)
    press_ok(qtbot, editor)
    load = session.document.study.load
    assert load == LoadFile(path=str(path), reading=LoadReading(utc_offset_h=8.0))
    np.testing.assert_allclose(read_load(path, load).load_w / 1e3, load_kw())
