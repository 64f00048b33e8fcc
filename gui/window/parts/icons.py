"""Icons of resources/icons in a colour of the theme, as sharp as the screen is."""

from importlib.resources import files

from PySide6.QtGui import QGuiApplication, QImage, QPixmap

from core.keeping.keeping import keep_for_good

_GRID = 20  # the side that icons are drawn on


@keep_for_good
def icon(name: str, colour: str, side_px: int = _GRID) -> QPixmap:
    """A picture of an icon, `side_px` wide; empty where there is none of the name."""
    file = files("resources") / "icons" / f"{name}.svg"
    if not file.is_file():
        return QPixmap()
    scale = max((one.devicePixelRatio() for one in QGuiApplication.screens()), default=1.0)
    drawn = round(side_px * scale)
    text = file.read_text("utf-8").replace("currentColor", colour)
    side = f'width="{_GRID}" height="{_GRID}"'
    sized = text.replace(side, f'width="{drawn}" height="{drawn}"', 1)
    pixmap = QPixmap.fromImage(QImage.fromData(sized.encode()))
    pixmap.setDevicePixelRatio(scale)
    return pixmap
