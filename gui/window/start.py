"""Starting the window where Qt can run."""

import gc
import sys
from pathlib import Path
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from gui.program import Program
from gui.study_file import example
from gui.window import qt_language
from gui.window.document import Document
from gui.window.files import Files
from gui.window.mishap import Mishaps
from gui.window.session import Session
from gui.window.settings import Settings
from gui.window.shell import MainWindow

FIRST_EXAMPLE = "office-shanghai"
# The longest the window's thread waits for a background job that does not pause by itself;
# with Python's usual 5 ms, at every call from Qt, the window stands still while a file is read.
_TURN_S = 0.001


def start(study_path: Path | None) -> int:
    """Show the window until it is closed; returns the exit status."""
    application = cast(QApplication, QApplication.instance() or QApplication(sys.argv[:1]))
    application.setApplicationName("LoadFit")
    mishaps = Mishaps(application)
    mishaps.install()
    window = build(application)
    mishaps.happened.connect(window.tell_mishap)
    window.show()
    window.session.refresh()
    if study_path:
        window.files.open(study_path)
    window.files.offer_recovery()
    QTimer.singleShot(0, spare_the_collector)
    return int(application.exec())


def spare_the_collector() -> None:
    """Let the collector begin, without what lives as long as the program.

    A full round over all of it would hold up the window for a tenth of a second, in the
    middle of whatever a background job is doing.
    """
    gc.collect()
    gc.freeze()
    gc.enable()


def build(application: QApplication) -> MainWindow:
    """The window on the first example, not yet shown and nothing selected yet."""
    sys.setswitchinterval(_TURN_S)
    settings = Settings(application)
    qt_language.install(application, settings)
    document = Document(example(FIRST_EXAMPLE), parent=application)
    session = Session(document, Program(), application)
    return MainWindow(session, settings, Files(session, settings, application))
