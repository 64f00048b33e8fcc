"""A window that edits and saves without end, to be killed; run as a process of its own.

python -m tests.gui.window.editor STUDY JOURNAL SEED

Before each step it appends one line to the journal, flushed, and after a save another: what
has been done when it is killed can be told from it. Lines are `edit <serial> <monotonic ns>`,
`saving <serial> <ns>`, `saved <serial> <ns>`; the serial is the number in the project's name.
"""

import os
import random
import sys
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from gui.program.program import Program
from gui.program.study_file import example
from gui.window.document.document import Document
from gui.window.document.files import Files
from gui.window.document.session import Session
from gui.window.settings import Settings


class Editor:
    """Edits the project's name to the next number, and saves now and then."""

    def __init__(self, study: Path, journal: Path, seed: str) -> None:
        self.random = random.Random(seed)  # noqa: S311
        self.journal = journal.open("a", encoding="ascii")
        self.document = Document(example("office-shanghai"))
        session = Session(self.document, Program())
        # What is edited is not selected for: this is about files, and quick.
        self.document.changed.disconnect(session.refresh)
        self.files = Files(session, Settings())
        self.front = QWidget()
        self.files.attach(self.front)
        self.files.open(study)
        if self.document.path is None:
            raise SystemExit("the study was not opened")
        self.serial = int(self.document.study.project.number)

    def step(self) -> None:
        self.serial += 1
        self.write("edit")
        self.document.edit("project", "number", str(self.serial))
        if self.random.random() < 0.1:
            self.write("saving")
            self.files.save()
            self.write("saved")
        QTimer.singleShot(self.random.randrange(1, 30), self.step)

    def write(self, what: str) -> None:
        self.journal.write(f"{what} {self.serial} {time.monotonic_ns()}\n")
        self.journal.flush()


def main() -> None:
    study, journal, seed = sys.argv[1:]
    application = QApplication(sys.argv[:1])
    editor = Editor(Path(study), Path(journal), seed)
    QTimer.singleShot(0, editor.step)
    application.exec()


if __name__ == "__main__":
    main()
