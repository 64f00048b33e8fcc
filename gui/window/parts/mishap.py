"""What nobody foresaw: noted in a file and told, so that the user can send it to us.

A bug in one action does not end the window; the study is untouched or its edits are kept
for recovery.
"""

import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from catalog.folders import data_folder, made_data_folder
from gui.program.release import VERSION

_LARGEST = 1_000_000  # bytes; an older log makes way


class Mishaps(QObject):
    """Takes every exception that nothing else took."""

    happened = Signal(object)  # the file in which it is noted

    def install(self) -> None:
        """Be the program's last resort from now on."""
        sys.excepthook = self.note

    def note(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Write it down, and tell."""
        text = "".join(traceback.format_exception(kind, error, trace))
        if sys.stderr:
            sys.stderr.write(text)
        self.happened.emit(_write(text))


def _write(text: str) -> Path:
    path = data_folder() / "errors.log"
    stamp = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
    try:
        made_data_folder()
        large = path.exists() and path.stat().st_size > _LARGEST
        with path.open("w" if large else "a", encoding="utf-8") as log:
            log.write(f"{stamp} LoadFit {VERSION}\n{text}\n")
    except OSError:
        pass  # nowhere to write: it is shown all the same
    return path
