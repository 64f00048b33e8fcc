"""Windows that edit and save without end, to be killed, each in a process of its own.

python -m tests.gui.window.editor

Each line of its input, `["STUDY", "JOURNAL", "SEED"]`, is a window; its process is answered, and
once that is gone, whether it was killed. What all of them import is imported once: they fork off
before there is anything of Qt's but its modules.

Before each step it appends one line to the journal, flushed, and after a save another: what
has been done when it is killed can be told from it. Lines are `edit <serial> <monotonic ns>`,
`saving <serial> <ns>`, `saved <serial> <ns>`; the serial is the number in the project's name.
"""

import json
import os
import random
import signal
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


def work(study: str, journal: str, seed: str) -> None:
    """Edit and save until killed."""
    application = QApplication(sys.argv[:1])
    editor = Editor(Path(study), Path(journal), seed)
    QTimer.singleShot(0, editor.step)
    application.exec()


def main() -> None:
    for line in sys.stdin:
        process = os.fork()
        if not process:
            try:
                work(*json.loads(line))
            finally:
                os._exit(1)
        print(process, flush=True)
        _, status = os.waitpid(process, 0)
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        print("killed" if killed else "ended by itself", flush=True)


if __name__ == "__main__":
    main()
