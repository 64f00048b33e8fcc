"""The study's file: new, open, save, recent, and what is asked before anything is lost."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.families.registry import decode
from core.load.kinds import LoadFile
from core.study.study import encode
from gui.program.study_file import example
from gui.window.document.files import Files
from gui.window.document.lock import FileLock, lock_of
from gui.window.document.session import Session
from gui.window.parts.question import Question
from gui.window.settings import Settings


class Front(QWidget):
    """A window in front of which is asked; it closes only if the files let it."""

    def __init__(self, files: Files) -> None:
        super().__init__()
        self.files = files
        files.attach(self)

    def closeEvent(self, event) -> None:  # noqa: N802
        event.setAccepted(self.files.may_close(self))


@pytest.fixture
def files(qtbot: QtBot, session: Session, settings: Settings) -> Iterator[Files]:
    made = Files(session, settings)
    front = Front(made)
    qtbot.addWidget(front, before_close_func=lambda _: session.document.undo_stack.setClean())
    front.show()
    yield made
    made.recovery.end()


@pytest.fixture
def study_path(tmp_path: Path) -> Path:
    path = tmp_path / "hospital.json"
    path.write_bytes(encode(example("hospital-guangzhou")))
    return path


def question(files: Files) -> Question:
    """The question on the screen."""
    (one,) = [q for q in files.front.findChildren(Question) if q.isVisible()]
    return one


def answer(qtbot: QtBot, files: Files, key: str) -> None:
    button = question(files).findChild(QPushButton, f"answer-{key}")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def said(files: Files) -> str:
    return "\n".join(label.text() for label in question(files).findChildren(QLabel))


def choose(files: Files, path: Path) -> None:
    """Choose a file in the dialog on the screen."""
    (dialog,) = [d for d in files.front.findChildren(QFileDialog) if d.isVisible()]
    dialog.selectFile(str(path))
    dialog.accept()


def test_a_study_is_opened_and_named(files: Files, session: Session, study_path: Path) -> None:
    files.open(study_path)
    assert session.document.path == study_path
    assert session.document.study == example("hospital-guangzhou")
    assert files.title() == "hospital.json"
    assert not session.document.dirty


def test_a_study_never_saved_goes_by_its_project(files: Files, session: Session) -> None:
    assert files.title() == session.document.study.project.name
    session.document.edit("project", "name", "")
    assert files.title() == "Unnamed study"


def test_what_is_saved_is_what_is_read(
    qtbot: QtBot, files: Files, session: Session, tmp_path: Path
) -> None:
    session.document.edit("duty", "peak_w", 1.5e6)
    files.save()
    choose(files, tmp_path / "mine")
    saved = tmp_path / "mine.loadfit"
    study = decode(saved.read_bytes(), "mine")
    assert msgspec.structs.replace(study, app_version="") == session.document.study
    assert study.app_version
    assert not session.document.dirty
    assert session.document.path == saved
    assert files.title() == "mine.loadfit"


def test_saving_again_asks_nothing(files: Files, session: Session, study_path: Path) -> None:
    files.open(study_path)
    session.document.edit("duty", "peak_w", 1.25e6)
    files.save()
    assert decode(study_path.read_bytes(), "").duty.peak_w == 1.25e6
    assert not session.document.dirty


def test_saved_elsewhere_paths_point_to_the_same_files(
    files: Files, session: Session, tmp_path: Path
) -> None:
    load = LoadFile(path="load.csv")
    study = msgspec.structs.replace(example("office-shanghai"), load=load)
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    old = tmp_path / "old" / "study.json"
    old.write_bytes(encode(study))
    files.open(old)
    session.document.edit("project", "name", "moved")
    files.save_as()
    choose(files, tmp_path / "new" / "study.json")
    assert session.document.study.load.path == "../old/load.csv"
    session.document.undo_stack.undo()
    assert session.document.study.load.path == "../old/load.csv"
    assert session.document.dirty


@pytest.mark.parametrize("way", ["save", "discard", "cancel"])
def test_unsaved_edits_are_asked_about_before_another_study_is_opened(
    qtbot: QtBot, files: Files, session: Session, study_path: Path, tmp_path: Path, way: str
) -> None:
    files.open(study_path)
    session.document.edit("project", "name", "edited")
    other = tmp_path / "other.json"
    other.write_bytes(encode(example("plant-beijing")))
    files.open(other)
    assert "hospital.json" in said(files)
    answer(qtbot, files, way)
    assert session.document.path == (study_path if way == "cancel" else other)
    assert session.document.dirty == (way == "cancel")
    saved = decode(study_path.read_bytes(), "").project.name
    assert (saved == "edited") == (way == "save")


@pytest.mark.parametrize("way", ["save", "discard", "cancel"])
def test_closing_asks_about_unsaved_edits(
    qtbot: QtBot, files: Files, session: Session, study_path: Path, way: str
) -> None:
    files.open(study_path)
    session.document.edit("project", "name", "edited")
    files.front.close()
    assert files.front.isVisible()
    answer(qtbot, files, way)
    assert files.front.isVisible() == (way == "cancel")
    assert (decode(study_path.read_bytes(), "").project.name == "edited") == (way == "save")


def test_escape_answers_with_cancel(qtbot: QtBot, files: Files, session: Session) -> None:
    session.document.edit("project", "name", "edited")
    files.front.close()
    qtbot.keyClick(question(files), Qt.Key.Key_Escape)
    assert files.front.isVisible()
    assert session.document.dirty


def test_closing_without_edits_asks_nothing(files: Files) -> None:
    files.front.close()
    assert not files.front.isVisible()


def test_new_begins_with_an_example_that_cannot_be_overwritten(
    files: Files, session: Session
) -> None:
    files.new("plant-beijing")
    assert session.document.study == example("plant-beijing")
    assert session.document.path is None
    bundled = Path("resources/examples/office-shanghai.json")
    files.open(bundled)
    assert session.document.study == example("office-shanghai")
    assert session.document.path is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{", "ends too early"),
        (b'{"format": "something"}', "LoadFit study"),
        (b'{"format": "loadfit-study", "schema": 99}', "newer release"),
        (b'{"format": "loadfit-study", "schema": 1, "site": {}}', "“Duty” is missing"),
    ],
)
def test_a_file_that_cannot_be_opened_says_why_and_leaves_the_study(
    qtbot: QtBot, files: Files, session: Session, tmp_path: Path, content: bytes, reason: str
) -> None:
    before = session.document.study
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    files.open(path)
    assert reason in said(files)
    assert str(path) in said(files)
    answer(qtbot, files, "close")
    assert session.document.study is before
    assert path.read_bytes() == content
    assert not lock_of(path).exists()


def test_a_recent_study_that_is_gone_is_told_and_forgotten(
    qtbot: QtBot, files: Files, settings: Settings, study_path: Path
) -> None:
    files.open(study_path)
    assert settings.recent == (study_path,)
    files.new("plant-beijing")
    study_path.unlink()
    files.open(study_path)
    assert "no such study" in said(files)
    assert settings.recent == ()


def test_a_study_that_cannot_be_saved_stays_unsaved(
    qtbot: QtBot, files: Files, session: Session, tmp_path: Path
) -> None:
    session.document.edit("project", "name", "edited")
    files.save_as()
    (dialog,) = files.front.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "mine.json"))
    dialog.reject()
    assert f"There is no folder {tmp_path / 'nowhere'}" in said(files)
    assert session.document.dirty
    assert session.document.path is None


@pytest.mark.parametrize("way", ["overwrite", "save_as", "cancel"])
def test_a_file_changed_by_another_program_is_not_overwritten_unasked(
    qtbot: QtBot, files: Files, session: Session, study_path: Path, tmp_path: Path, way: str
) -> None:
    files.open(study_path)
    session.document.edit("project", "name", "mine")
    theirs = encode(example("plant-beijing"))
    study_path.write_bytes(theirs)
    files.save()
    answer(qtbot, files, way)
    if way == "save_as":
        choose(files, tmp_path / "mine.json")
    assert (study_path.read_bytes() == theirs) == (way != "overwrite")
    assert session.document.dirty == (way == "cancel")


def test_a_study_open_in_another_window_is_refused_and_a_copy_offered(
    qtbot: QtBot, files: Files, session: Session, study_path: Path
) -> None:
    other = FileLock()
    other.move(study_path)
    before = session.document.study
    files.open(study_path)
    assert "another window" in said(files)
    assert session.document.study is before
    answer(qtbot, files, "open_copy")
    assert session.document.study == example("hospital-guangzhou")
    assert session.document.path is None
    assert session.document.dirty
    other.release()


def test_a_study_is_not_saved_over_one_open_in_another_window(
    qtbot: QtBot, files: Files, session: Session, study_path: Path, tmp_path: Path
) -> None:
    other = FileLock()
    taken = tmp_path / "taken.json"
    taken.write_bytes(b"theirs")
    other.move(taken)
    files.open(study_path)
    session.document.edit("project", "name", "mine")
    files.save_as()
    choose_existing(files, taken)
    assert "another window" in said(files)
    assert taken.read_bytes() == b"theirs"
    assert session.document.path == study_path
    assert lock_of(study_path).exists()
    other.release()


def choose_existing(files: Files, path: Path) -> None:
    """Choose a file that is there; Qt's own question whether to replace it is not ours."""
    (dialog,) = [d for d in files.front.findChildren(QFileDialog) if d.isVisible()]
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.selectFile(str(path))
    dialog.accept()


def test_the_lock_of_a_dead_window_is_taken_over(
    files: Files, session: Session, study_path: Path, dead_process: int
) -> None:
    lock = lock_of(study_path)
    lock.write_text(f"{dead_process}\nloadfit\n\n\n\n", "utf-8")
    files.open(study_path)
    assert session.document.path == study_path


def test_the_lock_goes_with_the_file(files: Files, study_path: Path) -> None:
    files.open(study_path)
    assert lock_of(study_path).exists()
    files.open(study_path)  # again: it is this window's own
    files.new("plant-beijing")
    assert not lock_of(study_path).exists()


def test_parts_of_a_save_that_was_cut_short_are_cleared_away(
    files: Files, study_path: Path
) -> None:
    part = study_path.with_name(f".{study_path.name}.x1y2.part")
    part.write_bytes(b"half")
    files.open(study_path)
    assert not part.exists()


@pytest.fixture
def of_schema_1(tmp_path: Path) -> Path:
    """A file of schema 1: the units of the plant stand in its duty."""
    raw = msgspec.json.decode(encode(example("office-shanghai")))
    raw["duty"] |= {key: raw["plant"][key] for key in ("units_min", "units_max", "redundancy")}
    del raw["plant"]
    raw |= {"schema": 1, "project": {"name": "old name"}}
    path = tmp_path / "name.json"
    path.write_bytes(msgspec.json.encode(raw))
    return path


def test_an_older_file_is_lifted_and_kept_beside_the_new_one(
    files: Files, session: Session, of_schema_1: Path
) -> None:
    old = of_schema_1.read_bytes()
    told: list[Path] = []
    files.migrated.connect(told.append)
    files.open(of_schema_1)
    assert session.document.study.project.name == "old name"
    assert session.document.study.plant.units_max == 4
    assert of_schema_1.read_bytes() == old  # opening changes nothing
    session.document.edit("project", "name", "new name")
    files.save()
    copy = of_schema_1.with_name("name.v1.json.bak")
    assert told == [copy]
    assert copy.read_bytes() == old
    assert msgspec.json.decode(of_schema_1.read_bytes())["schema"] == 2
    session.document.edit("project", "name", "newer name")
    files.save()
    assert copy.read_bytes() == old


def test_a_copy_that_is_there_is_never_replaced(
    files: Files, session: Session, of_schema_1: Path
) -> None:
    earlier = of_schema_1.with_name("name.v1.json.bak")
    earlier.write_bytes(b"an earlier one")
    old = of_schema_1.read_bytes()
    files.open(of_schema_1)
    files.save()
    assert earlier.read_bytes() == b"an earlier one"
    assert of_schema_1.with_name("name.v1.2.json.bak").read_bytes() == old
