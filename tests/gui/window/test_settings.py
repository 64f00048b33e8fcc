"""Preferences take effect at once and are kept between runs."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QDate, QLocale, Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.vocabulary.language import LANGUAGES
from core.vocabulary.quantity import Kind, System
from gui.window.settings import Settings
from gui.window.settings_dialog import SettingsDialog


@pytest.fixture
def dialog(qtbot: QtBot, settings: Settings) -> SettingsDialog:
    front = QWidget()
    qtbot.addWidget(front)
    made = SettingsDialog(settings, front)
    made.front = front  # type: ignore[attr-defined]  # kept alive as long as the dialog
    made.open()
    return made


def choose(qtbot: QtBot, box: QComboBox, value: str | int) -> None:
    """Choose by keyboard, as one does without a mouse."""
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.findData(value)):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.currentData() == value


@pytest.mark.parametrize(
    ("key", "value"),
    [("language", "zh"), ("system", "ip"), ("theme", "dark"), ("decimals", 2), ("decimals", -1)],
)
def test_a_choice_is_told_at_once_and_kept(
    qtbot: QtBot, settings: Settings, dialog: SettingsDialog, key: str, value: str | int
) -> None:
    with qtbot.waitSignal(settings.changed):
        choose(qtbot, dialog.boxes[key], value)
    assert getattr(settings, key) == value
    again = Settings()
    assert getattr(again, key) == value


def test_the_dialog_itself_changes_its_language(
    qtbot: QtBot, settings: Settings, dialog: SettingsDialog
) -> None:
    assert dialog.windowTitle() == "Settings"
    choose(qtbot, dialog.boxes["language"], "zh")
    assert dialog.windowTitle() == "设置"
    assert dialog.boxes["theme"].accessibleName() == "外观"
    choose(qtbot, dialog.boxes["language"], "en")
    assert dialog.windowTitle() == "Settings"


def test_each_language_is_named_in_itself(dialog: SettingsDialog) -> None:
    box = dialog.boxes["language"]
    assert [box.itemText(i) for i in range(box.count())] == ["中文", "English"]


@pytest.mark.parametrize(("language", "close"), [("zh", "关闭"), ("en", "Close")])
def test_standard_buttons_speak_the_language(
    qtbot: QtBot, settings: Settings, language: str, close: str
) -> None:
    settings.set("language", language)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    qtbot.addWidget(buttons)
    text = buttons.button(QDialogButtonBox.StandardButton.Close).text()
    assert text.replace("&", "").split("(")[0] == close


def test_dates_are_written_as_the_language_writes_them(settings: Settings) -> None:
    day = QDate(2026, 11, 20)
    settings.set("language", "zh")
    assert QLocale().toString(day, QLocale.FormatType.LongFormat).startswith("2026年11月20日")
    settings.set("language", "en")
    assert "20 November 2026" in QLocale().toString(day, QLocale.FormatType.LongFormat)


def test_units_and_decimals_reach_the_figures(settings: Settings) -> None:
    # 703 370 W are 200.0 tons of refrigeration (3516.85 W each, 12 000 Btu(IT)/h).
    settings.set("system", System.IP.value)
    assert settings.reader().quantity(703_370.6, Kind.COOLING_POWER).endswith("RT")
    usual = settings.reader().decimals(Kind.COP)
    settings.set("decimals", 1)
    assert settings.reader().decimals(Kind.COP) == usual + 1


def test_what_was_written_by_hand_and_fits_nothing_is_not_used(settings: Settings) -> None:
    settings.set("language", "tlh")
    settings.set("theme", "purple")
    settings.set("decimals", 99)
    assert settings.language in LANGUAGES
    assert settings.theme == "system"
    assert settings.decimals == 2


def test_setting_the_same_again_tells_nothing(qtbot: QtBot, settings: Settings) -> None:
    with qtbot.assertNotEmitted(settings.changed):
        settings.set("language", "en")


def test_recent_studies_are_remembered_the_last_first(settings: Settings) -> None:
    for number in range(10):
        settings.remember(Path(f"/studies/{number}.json"))
    settings.remember(Path("/studies/5.json"))
    assert [path.stem for path in settings.recent] == ["5", "9", "8", "7", "6", "4", "3", "2"]
    settings.forget(Path("/studies/9.json"))
    assert Path("/studies/9.json") not in settings.recent
    settings.forget()
    assert settings.recent == ()


def test_measures_are_kept_and_change_nothing_else(qtbot: QtBot, settings: Settings) -> None:
    assert settings.measures("window").isEmpty()
    with qtbot.assertNotEmitted(settings.changed):
        settings.keep_measures("window", QByteArray(b"here"))
    assert Settings().measures("window") == QByteArray(b"here")


@pytest.mark.parametrize(
    "content",
    [
        b"[General]\ndecimals=nan\n",
        b"[General]\ndecimals=1e400\nlanguage=@ByteArray(xx)\n",
        b"[General]\ndecimals=@Size(1 2)\ntheme=@Rect(0 0 1 1)\nrecent=5\nsystem=1,2\n",
        b"[General]\nrecent=a\\0b, \n[measures]\nwindow=7\n[panels]\na=@Size(1 2)\n",
        b"\xff\xfe\x00no settings at all",
    ],
)
def test_settings_that_make_no_sense_are_the_usual_ones(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    monkeypatch.setenv("LOADFIT_DATA", str(tmp_path))
    (tmp_path / "settings.ini").write_bytes(content)
    settings = Settings()
    assert (settings.decimals, settings.system.value, settings.theme) == (0, "si", "system")
    assert all("\0" not in str(path) for path in settings.recent)
    assert settings.reader().code == settings.language
    settings.remember(tmp_path / "study.json")
    settings.set("decimals", 2)
    assert (Settings().decimals, Settings().recent[0]) == (2, tmp_path / "study.json")


def test_what_the_command_line_asks_for_holds_for_this_run(settings: Settings) -> None:
    settings.set("system", "si")
    settings.for_this_run({"language": "zh", "system": "ip"})
    assert (settings.language, settings.system) == ("zh", System.IP)
    assert settings.reader().system is System.IP
    again = Settings()  # as the next run finds it
    assert (again.language, again.system) == ("en", System.SI)
    # What the user then chooses goes before it, and is kept.
    settings.set("language", "en")
    settings.set("system", "ip")
    assert (settings.language, settings.system) == ("en", System.IP)
    assert Settings().system is System.IP
    settings.set("system", "si")


def test_qts_dialogs_of_files_are_all_in_chinese(qtbot: QtBot, settings: Settings) -> None:
    """Its own translation lacks "Look in" and "Files of type"."""
    settings.set("language", "zh")
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    texts = [one.text() for one in dialog.findChildren(QLabel)]
    texts += [one.text() for one in dialog.findChildren(QPushButton)]
    assert len(texts) >= 5
    english = [text for text in texts if re.search("[A-Za-z]{3}", text)]
    assert english == []
