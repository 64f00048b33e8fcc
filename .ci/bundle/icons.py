"""The program's icon in the forms that systems ask for, drawn from resources/icons/loadfit.svg.

icons.py SVG FOLDER: run with PySide6 and all its plugins, of which the bundle has but a few.
"""

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES_PX = {"loadfit.png": 256, "loadfit.ico": 256, "loadfit.icns": 512}


def main(drawing: Path, folder: Path) -> None:
    """Draw it in every form."""
    _application = QGuiApplication([])
    renderer = QSvgRenderer(str(drawing))
    for name, size in SIZES_PX.items():
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        if not image.save(str(folder / name)):
            raise SystemExit(f"icons: {name} cannot be written")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
