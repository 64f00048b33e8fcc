"""Contact sheets of what take.py took, one a view, language and theme: scales by screens.

    python -m tests.screenshots.sheets FOLDER [CELL_PX]

They lie in FOLDER/sheets; the head of each cell says its screen and scale.
"""

import os
import re
import sys
from collections import defaultdict
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

_NAME = re.compile(r"(?P<sheet>.+)-(?P<width>\d+)-(?P<scale>\d+)%\.png")
_CELL_PX, _HEAD_PX, _GAP_PX = 640, 18, 4


def main(folder: Path, cell_px: int) -> int:
    """Write them; returns how many."""
    _application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    sheets: dict[str, list[tuple[int, int, Path]]] = defaultdict(list)
    for path in sorted(folder.glob("*.png")):
        if found := _NAME.fullmatch(path.name):
            place = int(found["scale"]), int(found["width"]), path
            sheets[found["sheet"]].append(place)
    (folder / "sheets").mkdir(exist_ok=True)
    for name, places in sheets.items():
        _sheet(sorted(places), cell_px).save(str(folder / "sheets" / f"{name}.png"))
    return len(sheets)


def _sheet(places: list[tuple[int, int, Path]], cell_px: int) -> QImage:
    rows = sorted({scale for scale, _, _ in places})
    columns = sorted({width for _, width, _ in places})
    height = round(cell_px * 10 / 16) + _HEAD_PX
    sheet = QImage(
        len(columns) * (cell_px + _GAP_PX),
        len(rows) * (height + _GAP_PX),
        QImage.Format.Format_RGB32,
    )
    sheet.fill(Qt.GlobalColor.gray)
    painter = QPainter(sheet)
    painter.setPen(Qt.GlobalColor.white)
    for scale, width, path in places:
        left = columns.index(width) * (cell_px + _GAP_PX)
        top = rows.index(scale) * (height + _GAP_PX)
        image = QImage(str(path))
        image.setDevicePixelRatio(1.0)
        said = f"{path.stem}: {image.width()} × {image.height()}"
        painter.drawText(left + 4, top + _HEAD_PX - 5, said)
        small = image.scaled(
            cell_px, height - _HEAD_PX,
            Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation,
        )  # fmt: skip
        painter.drawImage(left, top + _HEAD_PX, small)
    painter.end()
    return sheet


if __name__ == "__main__":
    cell = int(sys.argv[2]) if len(sys.argv) > 2 else _CELL_PX
    print(main(Path(sys.argv[1]), cell), "sheets")
