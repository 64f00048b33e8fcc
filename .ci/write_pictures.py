"""Writes the two pictures of the README anew: the window, and the first page in both languages.

    make pictures

Run after a change of what either shows. Both are of the bundled office.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "resources" / "documentation"
STUDY = "office-shanghai"
LANGUAGES = ("en", "zh")
PPI = 84.0


def main() -> int:
    """Write both."""
    sys.path.insert(0, str(ROOT))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _report(PLACE / "report-page.png")
    with tempfile.TemporaryDirectory() as folder:
        _window(Path(folder), PLACE / "window.png")
    print("window.png and report-page.png in", PLACE.relative_to(ROOT))
    sys.stdout.flush()
    os._exit(0)  # as the pictures of all views end: what would be taken down is seen by nobody


def _window(folder: Path, path: Path) -> None:
    from tests.screenshots import take

    view = f"study-{STUDY}"
    take.main(folder, [view], [("zh", "light")])
    shutil.copy(folder / f"{view}-zh-light-1440-100%.png", path)


def _report(path: Path) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter

    from core.report.typesetting import pages_png
    from gui.program.documents import report_content
    from gui.program.program import Program
    from gui.program.reader import open_language, resources_folder

    program = Program()
    selection = program.select_file(ROOT / "resources" / "examples" / f"{STUDY}.json")
    content = report_content(selection, program)
    pages = [
        QImage.fromData(pages_png(content, open_language(language), resources_folder(), PPI)[0])
        for language in LANGUAGES
    ]
    both = QImage(
        sum(page.width() for page in pages), pages[0].height(), QImage.Format.Format_RGB32
    )
    both.fill(Qt.GlobalColor.white)
    painter, left = QPainter(both), 0
    for page in pages:
        painter.drawImage(left, 0, page)
        left += page.width()
    painter.end()
    both.save(str(path))


if __name__ == "__main__":
    sys.exit(main())
