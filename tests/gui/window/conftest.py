"""What tests of the window share: no screen, our look, a session on the Shanghai example.

The platform is set before Qt is imported. A warning of Qt's and an exception in a slot fail
a test by the settings of pytest-qt in pyproject.toml.
"""

import os
import subprocess
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from catalog.devices.store import open_catalog
from catalog.folders import data_folder
from gui.program.program import Program
from gui.program.study_file import example
from gui.window import qt_language
from gui.window.catalog_browser.dialog import CatalogBrowser
from gui.window.consultation.view import ConsultationView
from gui.window.document.document import Document
from gui.window.document.files import Files
from gui.window.document.session import Session
from gui.window.parts import look
from gui.window.parts.work import Work
from gui.window.settings import Settings
from tests.kept import KeptProgram

if TYPE_CHECKING:
    from gui.window.shell import MainWindow

PATIENCE_MS = 20_000


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The name the window's program goes by."""
    return ["loadfit"]


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and recovery files of one test are not found by another."""
    folder = tmp_path / "data"
    folder.mkdir()
    monkeypatch.setenv("LOADFIT_DATA", str(folder))


@pytest.fixture(scope="session")
def program(own_places: None) -> Program:
    """The program on the shipped catalog; opened once, with a place for records of one's own."""
    return KeptProgram()


@pytest.fixture
def opened() -> str:
    """The example that is open; tests of another one give another name."""
    return "office-shanghai"


@pytest.fixture
def spoken() -> str:
    """The language of the window."""
    return "en"


@pytest.fixture
def settings(qapp: QApplication, own_data: None) -> Iterator[Settings]:
    """Preferences of one test: English, SI, light; Qt's own words follow them."""
    preferences = Settings()
    preferences.set("language", "en")
    preferences.set("theme", "light")
    follower = qt_language.install(qapp, preferences)
    look.apply(preferences.theme, preferences.language)
    yield preferences
    preferences.set("language", "en")
    follower.setParent(None)
    follower.deleteLater()


@pytest.fixture
def session(qtbot: QtBot, program: Program, opened: str) -> Iterator[Session]:
    """An example, selected for; Shanghai's with old refrigerants: a field one can scroll in."""
    study = example(opened)
    if opened == "office-shanghai":
        admitting = msgspec.structs.replace(study.compliance, phased_out_admitted=True)
        study = msgspec.structs.replace(study, compliance=admitting)
    made = Session(Document(study), program)
    with qtbot.waitSignal(made.selected, timeout=PATIENCE_MS):
        made.refresh()
    yield made
    made.close()
    made.setParent(None)


@pytest.fixture
def window(
    qtbot: QtBot, session: Session, settings: Settings, spoken: str
) -> Iterator["MainWindow"]:
    """The whole window, shown; closed without being asked at the end."""
    from gui.window.shell import MainWindow

    settings.set("language", spoken)
    made = MainWindow(session, settings, Files(session, settings))
    qtbot.addWidget(made, before_close_func=_let_close)
    made.resize(960, 700)  # the screen of the tests is smaller, and columns would be folded
    made.show()
    qtbot.waitExposed(made)
    yield made
    end_work(made)


def _let_close(window: "MainWindow") -> None:
    window.session.document.undo_stack.setClean()
    window.files.recovery.forget()


def end_work(parent: object) -> None:
    """Wait until no thread works for anything below `parent`."""
    for work in parent.findChildren(Work):  # type: ignore[attr-defined]
        work.wait()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


Edit = Callable[[str, str, object], None]


@pytest.fixture
def edit(qtbot: QtBot, session: Session) -> Edit:
    """Edit one value and wait for the selection that answers it."""

    def do(section: str, key: str, value: object) -> None:
        with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
            session.document.edit(section, key, value)

    return do


@pytest.fixture
def recovery_folder() -> Path:
    """Where the window under test keeps what is not saved."""
    return data_folder() / "recovery"


@pytest.fixture(scope="session")
def dead_process() -> int:
    """The number of a process that is no more."""
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


@pytest.fixture
def view(qtbot: QtBot, session: Session, settings: Settings) -> Iterator[ConsultationView]:
    made = ConsultationView(session, settings)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    end_work(made)


@pytest.fixture
def own_session(qapp: QApplication, own_data: None) -> Iterator[Session]:
    """A session on a catalog whose own records are this test's alone."""
    with open_catalog() as catalog:
        made = Session(Document(example("office-shanghai")), Program(catalog))
        yield made
        made.close()
        made.setParent(None)


@pytest.fixture
def browser(qtbot: QtBot, own_session: Session, settings: Settings) -> Iterator[CatalogBrowser]:
    """The catalog browser on such a catalog."""
    host = QWidget()
    qtbot.addWidget(host)
    made = CatalogBrowser(own_session, settings, host)
    made.show()
    qtbot.waitExposed(made)
    yield made
    end_work(made)
