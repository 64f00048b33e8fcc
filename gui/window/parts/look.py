"""The look: colours, type and measures of the window, light and dark, in one place.

Fusion with a palette of our own, so that it looks the same on every system and tests can
read it. Panels take colours from `colours()` and measures from here; the styles of kinds of
widgets lie in resources/style.
"""

from dataclasses import asdict, dataclass
from importlib.resources import as_file, files
from pathlib import Path
from string import Template
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from core.keeping.keeping import keep_for_good

FAMILIES = ["Noto Sans SC", "LoadFit Signs"]  # the second has what the first lacks
BASE_PX = 13
GROUP_PX = 12
_SMALLEST_PX = 11
FIGURE_PX = 17
ROW_PX = 29
FIELD_PX = 28
STEP_PX = 4  # spacing goes in steps of this
RADIUS_PX = 8
# The customer's view against the window; on a tall screen, on a lower one, on one that is low at
# its scale, on one that is small.
LARGE, TALL, LOWER, LOW, SMALL = 1.6, 2.1, 1.35, 1.15, 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """The colours by what they are for."""

    background: str
    surface: str
    field: str
    border: str
    text: str
    muted: str
    accent: str
    accent_soft: str
    on_accent: str
    good: str
    good_soft: str
    assumed: str
    assumed_soft: str
    assumed_text: str  # small words, dark enough to read
    bad: str
    bad_soft: str
    grid: str
    # For curves; safe for colour-blind readers, never the only difference.
    series: tuple[str, ...] = ("#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9", "#CC79A7")


LIGHT = Colours(
    background="#F4F6F8", surface="#FFFFFF", field="#F8FAFB", border="#DEE4EA", text="#17212B",
    muted="#5B6776", accent="#0F6E84", accent_soft="#E3F1F4", on_accent="#FFFFFF",
    good="#276F50", good_soft="#E4F3EC", assumed="#B7791F", assumed_soft="#FDF3E1",
    assumed_text="#8A5A12",
    bad="#B23A48", bad_soft="#FBE9EB", grid="#EBEFF3",
)  # fmt: skip
DARK = Colours(
    background="#10151B", surface="#182028", field="#1D2730", border="#2B3641", text="#E6EBF0",
    muted="#93A1B0", accent="#56B9CE", accent_soft="#17343C", on_accent="#10151B",
    good="#58B98B", good_soft="#17322A", assumed="#E0A84A", assumed_soft="#33291A",
    assumed_text="#E0A84A",
    bad="#E0707C", bad_soft="#3A2126", grid="#25303A",
    series=("#4DA3D9", "#E69F00", "#2BBF95", "#E8803A", "#7CC7EE", "#DB9BC0"),
)  # fmt: skip

_state = {"dark": False}
_spoken: list[str] = []  # the language that the type is set for


def colours() -> Colours:
    """The colours of the theme in force."""
    return DARK if _state["dark"] else LIGHT


@keep_for_good
def paint(name: str) -> QColor:
    """A colour to paint with; made once, for tables ask for it cell by cell."""
    return QColor(name)


@keep_for_good
def _load_fonts() -> None:
    folder = files("resources") / "fonts"
    for name in ("NotoSansSC-Regular", "NotoSansSC-Bold", "LoadFitSigns-Regular"):
        with as_file(folder / f"{name}.ttf") as path:
            QFontDatabase.addApplicationFont(str(path))


def type_of(language: str) -> QFont:
    """The type of the window; quotation marks are as wide as the language writes them."""
    font = QFont(FAMILIES)
    font.setPixelSize(BASE_PX)
    font.setFeature(QFont.Tag("tnum"), 1)  # figures under each other line up
    if language != "zh":
        font.setFeature(QFont.Tag("pwid"), 1)
    return font


def apply(theme: str, language: str) -> None:
    """Put the theme ("light", "dark" or the system's) on the whole application."""
    _load_fonts()
    application = cast(QApplication, QApplication.instance())
    if not _spoken:
        application.setStyle("Fusion")  # before the type, which it would take back
    if _spoken != [language]:
        _spoken[:] = [language]
        application.setFont(type_of(language))
    _state["dark"] = theme == "dark" or (theme == "system" and _system_is_dark())
    sheet = window_style(colours())
    if application.styleSheet() == sheet:
        return  # half a second nobody need wait where only the language is another one
    application.setPalette(_palette(colours()))
    application.setStyleSheet(sheet)


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def _palette(c: Colours) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: c.background,
        QPalette.ColorRole.WindowText: c.text,
        QPalette.ColorRole.Base: c.surface,
        QPalette.ColorRole.AlternateBase: c.field,
        QPalette.ColorRole.Text: c.text,
        QPalette.ColorRole.PlaceholderText: c.muted,
        QPalette.ColorRole.Button: c.surface,
        QPalette.ColorRole.ButtonText: c.text,
        QPalette.ColorRole.ToolTipBase: c.surface,
        QPalette.ColorRole.ToolTipText: c.text,
        QPalette.ColorRole.Highlight: c.accent_soft,
        QPalette.ColorRole.HighlightedText: c.text,
        QPalette.ColorRole.Link: c.accent,
        QPalette.ColorRole.Accent: c.accent,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText,
    ):  # fmt: skip
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(c.muted))
    return palette


_STYLED_ICONS = (
    "chevron", "check", "dialog_back", "dialog_forward", "dialog_up", "dialog_new_folder",
    "dialog_list", "dialog_details",
)  # fmt: skip


def _icon(name: str) -> str:
    """Path of an icon as a style sheet names it."""
    return Path(str(files("resources") / "icons" / f"{name}.svg")).as_posix()


def window_style(c: Colours) -> str:
    """Style of kinds of widgets and of roles set by `setProperty("role", …)`."""
    return _style(
        "window", c, field_text=FIELD_PX - 6, group=GROUP_PX, figure=FIGURE_PX, radius=RADIUS_PX
    )


def consultation_style(factor: float) -> str:
    """Style of the customer's view: the same language, `factor` times as large.

    For that view alone: its rules would cost every other widget the time to be compared.
    """
    base = round(BASE_PX * factor)
    return _style(
        "consultation", colours(), base=base, small=max(base - 5, _SMALLEST_PX),
        readout=max(base - 4, _SMALLEST_PX), group=max(base - 2, _SMALLEST_PX),
        title=base + 3, value=base + 4, huge=2 * base, field=base + 2, field_text=base + 16,
        button_text=base + 8, radius=RADIUS_PX + 4,
    )  # fmt: skip


def _style(name: str, c: Colours, **sizes_px: int) -> str:
    """A style sheet of resources/style with its names filled in; one that is not known is a bug."""
    text = (files("resources") / "style" / f"{name}.qss").read_text("utf-8")
    sizes = {f"size_{use}": f"{px}px" for use, px in sizes_px.items()}
    icons = {f"icon_{icon}": _icon(icon) for icon in _STYLED_ICONS}
    return Template(text).substitute(asdict(c) | sizes | icons)
