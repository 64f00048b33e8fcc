"""Recovery: what was not saved survives a window that ends without closing."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.study.study import Study, encode
from core.vocabulary.language import Language
from gui.program.study_file import example
from gui.window.document.document import Document
from gui.window.document.files import Files
from gui.window.document.lock import FileLock, lock_of
from gui.window.document.recovery import DELAY_MS, Recovery
from gui.window.document.recovery_dialog import RecoveryDialog
from gui.window.document.session import Session
from gui.window.settings import Settings

OFFICE = example("office-shanghai")


def renamed(name: str) -> Study:
    return msgspec.structs.replace(
        OFFICE, project=msgspec.structs.replace(OFFICE.project, name=name)
    )


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    return Document(OFFICE)


@pytest.fixture
def recovery(document: Document) -> Iterator[Recovery]:
    made = Recovery(document)
    yield made
    made.end()


Leave = Callable[..., Path]


@pytest.fixture
def leave(recovery_folder: Path, dead_process: int) -> Leave:
    """Leave behind what a window that was killed leaves."""

    def do(study: Study, path: Path | None = None, hour: int = 12, key: str = "dead") -> Path:
        recovery_folder.mkdir(exist_ok=True)
        file = recovery_folder / f"{key}.json"
        kept = {
            "format": "loadfit-recovery",
            "schema": 1,
            "path": str(path) if path else None,
            "folder": str(path.parent if path else recovery_folder),
            "title": path.name if path else study.project.name,
            "when": f"2026-11-20T{hour:02}:00:00+08:00",
            "study": msgspec.Raw(encode(study)),
        }
        file.write_bytes(msgspec.json.encode(kept))
        file.with_suffix(".lock").write_text(f"{dead_process}\nloadfit\n\n\n\n", "utf-8")
        return file

    return do


def test_an_edit_is_kept_within_a_second(
    qtbot: QtBot, document: Document, recovery: Recovery, tmp_path: Path
) -> None:
    path = tmp_path / "mine.json"
    document.replace(OFFICE, path)
    document.swap(renamed("edited"), "project.name")
    assert DELAY_MS <= 500
    qtbot.waitUntil(recovery.file.exists, timeout=1000)
    kept = msgspec.json.decode(recovery.file.read_bytes())
    assert kept["path"] == str(path)
    assert kept["study"]["project"]["name"] == "edited"
    assert datetime.fromisoformat(kept["when"]).tzinfo is not None


def test_steady_typing_does_not_put_it_off(
    qtbot: QtBot, document: Document, recovery: Recovery
) -> None:
    typed = 0
    while not recovery.file.exists() and typed < 200:
        typed += 1
        document.swap(renamed(f"edited {typed}"), "project.name")
        qtbot.wait(DELAY_MS // 20)
    assert typed < 100


def test_what_is_undone_to_the_file_is_not_kept(
    qtbot: QtBot, document: Document, recovery: Recovery
) -> None:
    document.swap(renamed("edited"), "project.name")
    qtbot.waitUntil(recovery.file.exists)
    document.undo_stack.undo()
    qtbot.waitUntil(lambda: not recovery.file.exists())
    document.undo_stack.redo()
    qtbot.waitUntil(recovery.file.exists)


def test_nothing_is_kept_after_a_clean_close(
    qtbot: QtBot, document: Document, recovery: Recovery, recovery_folder: Path
) -> None:
    document.swap(renamed("edited"), "project.name")
    qtbot.waitUntil(recovery.file.exists)
    recovery.end()
    assert list(recovery_folder.iterdir()) == []


def test_a_living_window_keeps_its_own(
    qtbot: QtBot, document: Document, recovery: Recovery
) -> None:
    document.swap(renamed("edited"), "project.name")
    qtbot.waitUntil(recovery.file.exists)
    other = Recovery(Document(OFFICE))
    assert other.left_over() == ()
    assert recovery.file.exists()


def test_what_was_left_over_is_found_the_latest_first(
    recovery: Recovery, leave: Leave, tmp_path: Path
) -> None:
    path = tmp_path / "mine.json"
    leave(renamed("earlier"), path, hour=9, key="a")
    leave(renamed("later"), None, hour=17, key="b")
    later, earlier = recovery.left_over()
    assert (later.content, later.path, later.title) == (renamed("later"), None, "later")
    assert (earlier.content, earlier.path, earlier.title) == (renamed("earlier"), path, "mine.json")
    assert later.when > earlier.when
    later.leave()
    earlier.leave()


def test_two_windows_do_not_offer_the_same(recovery: Recovery, leave: Leave) -> None:
    leave(renamed("edited"))
    (mine,) = recovery.left_over()
    assert Recovery(Document(OFFICE)).left_over() == ()
    mine.leave()
    (again,) = Recovery(Document(OFFICE)).left_over()
    again.leave()


def test_what_the_file_holds_already_is_not_offered(
    recovery: Recovery, leave: Leave, tmp_path: Path
) -> None:
    path = tmp_path / "mine.json"
    path.write_bytes(encode(msgspec.structs.replace(renamed("edited"), app_version="9.9")))
    left = leave(renamed("edited"), path)
    assert recovery.left_over() == ()
    assert not left.exists()


def test_what_a_newer_release_left_is_left_as_it_is(
    recovery: Recovery, recovery_folder: Path
) -> None:
    recovery_folder.mkdir()
    file = recovery_folder / "odd.json"
    content = b'{"format":"loadfit-recovery","schema":2}'
    file.write_bytes(content)
    assert recovery.left_over() == ()
    assert file.read_bytes() == content
    assert not file.with_suffix(".lock").exists()


def _broken(whole: bytes) -> list[bytes]:
    """A left-over file cut off, with a broken byte, with a time that is none, and no JSON."""
    return [
        b"",
        whole[: len(whole) // 2],
        whole.replace(b"office", b"off\xe9ce", 1),
        whole.replace(b"2026-11-20", b"0000-00-00"),
        b"[" * 100_000,
        whole.replace(b'"duty"', b'"dut"', 1),
    ]


@pytest.mark.parametrize("kind", range(6))
def test_what_cannot_be_read_is_set_aside_and_told(
    qtbot: QtBot, recovery: Recovery, leave: Leave, kind: int
) -> None:
    file = leave(OFFICE, key="odd")
    sound = leave(renamed("sound"), key="sound")
    content = _broken(file.read_bytes())[kind]
    file.write_bytes(content)
    with qtbot.waitSignal(recovery.failed) as told:
        found = recovery.left_over()
    assert [one.file for one in found] == [sound]
    found[0].leave()
    assert (told.args[0].code, told.args[0].place) == (
        "recovery_unreadable",
        str(file.with_suffix(".unreadable")),
    )
    assert file.with_suffix(".unreadable").read_bytes() == content
    assert not file.exists()


def test_times_with_and_without_a_zone_stand_in_one_order(recovery: Recovery, leave: Leave) -> None:
    zoned, bare = leave(OFFICE, hour=3, key="zoned"), leave(renamed("b"), hour=23, key="bare")
    bare.write_bytes(bare.read_bytes().replace(b"+08:00", b""))
    found = recovery.left_over()
    assert [one.file for one in found] == [bare, zoned]
    for one in found:
        one.leave()


def test_a_path_that_cannot_be_one_is_no_path(recovery: Recovery, leave: Leave) -> None:
    file = leave(OFFICE, Path("/somewhere/study.json"))
    file.write_bytes(file.read_bytes().replace(b"/somewhere/study.json", b"/some\\u0000where"))
    (found,) = recovery.left_over()
    assert found.path is None
    found.leave()


def test_a_folder_whose_name_is_no_utf_8_keeps_edits_too(
    qtbot: QtBot, document: Document, recovery: Recovery, tmp_path: Path
) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    folder.mkdir()
    document.saved(folder / "study.json")
    document.swap(renamed("edited"), "project.name")
    qtbot.waitUntil(recovery.file.exists)
    recovery._work.wait()
    kept = recovery.file
    recovery._lock = None  # as if its window were gone
    (found,) = Recovery(Document(OFFICE)).left_over()
    assert (found.file, found.path, found.folder) == (kept, folder / "study.json", folder)
    found.discard()


def test_what_killed_windows_left_of_no_use_is_swept(
    recovery: Recovery, recovery_folder: Path
) -> None:
    recovery_folder.mkdir()
    part, young = recovery_folder / ".a.json.x.part", recovery_folder / ".b.json.y.part"
    lock = recovery_folder / "gone.lock"
    for file in (part, young):
        file.touch()
    lock.write_text("999999999\nloadfit\n\n\n\n", "utf-8")
    os.utime(part, (0, 0))
    recovery.left_over()
    assert not part.exists()
    assert young.exists()
    assert not lock.exists()


def test_a_folder_that_cannot_be_written_to_is_told(
    qtbot: QtBot, document: Document, recovery: Recovery, recovery_folder: Path
) -> None:
    recovery_folder.write_bytes(b"a file in the folder's place")
    with qtbot.waitSignal(recovery.failed) as told:
        document.swap(renamed("edited"), "project.name")
    assert told.args[0].code == "recovery_impossible"


@pytest.fixture
def files(qtbot: QtBot, session: Session, settings: Settings) -> Iterator[Files]:
    made = Files(session, settings)
    front = QWidget()
    qtbot.addWidget(front)
    made.attach(front)
    front.show()
    yield made
    made.recovery.end()


def dialog(files: Files) -> RecoveryDialog:
    (one,) = files.front.findChildren(RecoveryDialog)
    return one


def click(qtbot: QtBot, files: Files, key: str) -> None:
    qtbot.mouseClick(dialog(files).buttons[key], Qt.MouseButton.LeftButton)


def test_restoring_brings_back_the_study_and_its_file(
    qtbot: QtBot, files: Files, session: Session, leave: Leave, tmp_path: Path
) -> None:
    path = tmp_path / "mine.json"
    path.write_bytes(encode(OFFICE))
    left = leave(renamed("edited"), path)
    files.offer_recovery()
    assert "mine.json" in dialog(files).list.item(0).text()
    assert str(path) in dialog(files).list.item(0).text()
    assert left.exists()
    click(qtbot, files, "restore")
    assert session.document.study == renamed("edited")
    assert session.document.path == path
    assert session.document.dirty
    assert lock_of(path).exists()
    # It is this window's own now, and kept before the left-over goes.
    assert files.recovery.file.exists()
    assert not left.exists()


def test_restoring_what_another_window_has_open_gives_it_no_file(
    qtbot: QtBot, files: Files, session: Session, leave: Leave, tmp_path: Path
) -> None:
    path = tmp_path / "mine.json"
    path.write_bytes(encode(OFFICE))
    other = FileLock()
    other.move(path)
    leave(renamed("edited"), path)
    files.offer_recovery()
    click(qtbot, files, "restore")
    assert session.document.study == renamed("edited")
    assert session.document.path is None
    other.release()


def test_discarding_removes_it(qtbot: QtBot, files: Files, leave: Leave) -> None:
    left = leave(renamed("edited"))
    files.offer_recovery()
    click(qtbot, files, "remove")
    assert not left.exists()
    assert not left.with_suffix(".lock").exists()


@pytest.mark.parametrize("escape", [True, False])
def test_later_is_offered_again(qtbot: QtBot, files: Files, leave: Leave, escape: bool) -> None:
    left = leave(renamed("edited"))
    files.offer_recovery()
    if escape:
        qtbot.keyClick(dialog(files), Qt.Key.Key_Escape)
    else:
        click(qtbot, files, "later")
    assert left.exists()
    (again,) = files.recovery.left_over()
    again.leave()


def test_restoring_asks_about_edits_of_the_present_study(
    qtbot: QtBot, files: Files, session: Session, leave: Leave
) -> None:
    left = leave(renamed("edited"))
    session.document.edit("project", "name", "present")
    files.offer_recovery()
    click(qtbot, files, "restore")
    assert session.document.study.project.name == "present"
    assert left.exists()


def test_the_dialog_speaks_both_languages(
    qtbot: QtBot, files: Files, leave: Leave, language: Language
) -> None:
    leave(renamed("edited"))
    left_over = files.recovery.left_over()
    shown = RecoveryDialog(files.front, language, left_over)
    qtbot.addWidget(shown)
    shown.open()
    assert shown.windowTitle() == language.text("recovery.title")
    shown.reject()
