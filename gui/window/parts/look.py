"""The look: colours, type and measures of the window, light and dark, in one place.

Fusion with a palette of our own, so that it looks the same on every system and tests can
read it. Panels take colours from `colours()` and measures from here; only this module
writes style sheets for kinds of widgets.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

FAMILY = "Noto Sans SC"
BASE_PX = 13
GROUP_PX = 12
FIGURE_PX = 17
ROW_PX = 29
FIELD_PX = 28
STEP_PX = 4  # spacing goes in steps of this
RADIUS_PX = 8
LARGE, TALL = 1.6, 2.1  # the customer's view against the window; on a tall screen


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
    good="#2E7D5B", good_soft="#E4F3EC", assumed="#B7791F", assumed_soft="#FDF3E1",
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


def colours() -> Colours:
    """The colours of the theme in force."""
    return DARK if _state["dark"] else LIGHT


@cache
def paint(name: str) -> QColor:
    """A colour to paint with; made once, for tables ask for it cell by cell."""
    return QColor(name)


@cache
def _load_fonts() -> None:
    folder = files("resources") / "fonts"
    for weight in ("Regular", "Bold"):
        with as_file(folder / f"NotoSansSC-{weight}.ttf") as path:
            QFontDatabase.addApplicationFont(str(path))


def apply(application: QApplication, theme: str) -> None:
    """Put the theme ("light", "dark" or the system's) on the whole application."""
    _load_fonts()
    _state["dark"] = theme == "dark" or (theme == "system" and _system_is_dark())
    sheet = _style_sheet(colours())
    if application.styleSheet() == sheet:
        return  # half a second nobody need wait where only the language is another one
    application.setStyle("Fusion")
    font = QFont(FAMILY)
    font.setPixelSize(BASE_PX)
    font.setFeature(QFont.Tag("tnum"), 1)  # figures under each other line up
    application.setFont(font)
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


def _icon(name: str) -> str:
    """Path of an icon as a style sheet names it."""
    return Path(str(files("resources") / "icons" / f"{name}.svg")).as_posix()


def _style_sheet(c: Colours) -> str:
    """Style of kinds of widgets and of roles set by `setProperty("role", …)`."""
    return f"""
QToolTip {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.border}; padding: 4px; }}
QLineEdit, QComboBox, QSpinBox, QPlainTextEdit {{
    background: {c.field}; border: 1px solid {c.border}; border-radius: 4px;
    min-height: {FIELD_PX - 6}px; padding: 1px 6px; }}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QPlainTextEdit:focus {{
    border: 1px solid {c.accent}; }}
QComboBox::drop-down {{ border: none; width: 20px; }}
QComboBox::down-arrow, QPushButton::menu-indicator {{
    image: url("{_icon("chevron")}"); width: 10px; height: 10px; }}
QPushButton::menu-indicator {{
    subcontrol-origin: padding; subcontrol-position: center right; right: 6px; }}
*[role="assumed"] {{ background: {c.assumed_soft}; border-color: {c.assumed}; }}
*[role="wrong"] {{ background: {c.bad_soft}; border-color: {c.bad}; }}
QLabel[role="muted"] {{ color: {c.muted}; }}
QLabel[role="group"] {{ color: {c.muted}; font-size: {GROUP_PX}px; font-weight: 600; }}
QLabel[role="figure"] {{ font-size: {FIGURE_PX}px; font-weight: 600; }}
QLabel[role="small"] {{ color: {c.muted}; font-size: 11px; }}
QLabel[role="title"] {{ font-weight: 600; }}
QLabel[role="brand"] {{ font-weight: 600; font-size: 15px; }}
QLabel[role="heading"] {{ font-weight: 600; font-size: 15px; }}
QLabel[role="assumed-word"] {{ color: {c.assumed_text}; font-size: 11px; background: transparent; }}
QLabel[role="found-word"] {{ color: {c.muted}; font-size: 11px; background: transparent; }}
QLabel[role="assumed-text"] {{ color: {c.assumed}; }}
QLineEdit[role="locked"], QComboBox:disabled {{ background: transparent; color: {c.muted}; }}
QLabel[role="wrong-word"] {{ color: {c.bad}; font-size: 12px; }}
QFrame[role="card"] {{
    background: {c.surface}; border: 1px solid {c.border}; border-radius: {RADIUS_PX}px; }}
QFrame[role="panel"] {{ background: {c.surface}; border: none; }}
QFrame[role="bar"] {{ background: {c.surface}; border: none; border-bottom: 1px solid {c.border}; }}
QFrame[role="foot"] {{ background: {c.surface}; border: none; border-top: 1px solid {c.border}; }}
QFrame[role="notice"] {{ background: {c.accent_soft}; border: none;
    border-bottom: 1px solid {c.border}; }}
QFrame[role="notice-bad"] {{ background: {c.bad_soft}; border: none;
    border-bottom: 1px solid {c.bad}; }}
QLabel[role="strip-info"], QLabel[role="strip-warning"], QLabel[role="strip-bad"],
QLabel[role="strip-good"] {{ padding: 6px 8px; border-left: 3px solid {c.border};
    background: {c.field}; }}
QLabel[role="strip-warning"] {{ border-left-color: {c.assumed}; background: {c.assumed_soft}; }}
QLabel[role="strip-bad"] {{ border-left-color: {c.bad}; background: {c.bad_soft}; }}
QLabel[role="strip-good"] {{ border-left-color: {c.good}; background: {c.good_soft}; }}
QLabel[role^="badge"] {{ padding: 1px 7px; border-radius: 8px; font-size: 11px;
    font-weight: 600; background: {c.field}; border: 1px solid {c.border}; }}
QLabel[role="badge-good"] {{ background: {c.good_soft}; color: {c.good};
    border-color: {c.good}; }}
QLabel[role="badge-fair"] {{ background: {c.accent_soft}; color: {c.accent};
    border-color: {c.accent}; }}
QLabel[role="badge-open"] {{ background: {c.assumed_soft}; color: {c.assumed_text};
    border-color: {c.assumed}; }}
QLabel[role="badge-bad"] {{ background: {c.bad_soft}; color: {c.bad}; border-color: {c.bad}; }}
QLabel[role="readout"] {{ background: {c.surface}; color: {c.text}; padding: 4px 6px;
    border: 1px solid {c.border}; border-radius: 4px; font-size: 11px; }}
QPushButton, QToolButton {{
    background: {c.surface}; border: 1px solid {c.border}; border-radius: 6px;
    padding: 4px 12px; min-height: 20px; }}
QToolButton {{ padding: 4px 8px; }}
QPushButton:hover, QToolButton:hover {{ background: {c.accent_soft}; }}
QPushButton:focus, QToolButton:focus {{ border-color: {c.accent}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {c.muted}; }}
QPushButton[role="field"] {{
    background: {c.field}; border-radius: 4px; padding: 1px 7px; text-align: left;
    min-height: {FIELD_PX - 6}px; }}
QPushButton[role="way"] {{ padding: 4px 6px; border-radius: 0; margin-left: -1px; }}
QPushButton[role="way"]:checked {{
    background: {c.accent_soft}; border-color: {c.accent}; font-weight: 600; }}
QPushButton[role="main"] {{
    background: {c.accent}; color: {c.on_accent}; border-color: {c.accent}; font-weight: 600; }}
QPushButton[role="main"]:disabled {{ background: {c.border}; border-color: {c.border};
    color: {c.muted}; }}
QToolButton[role="fold"], QPushButton[role="fold"], QPushButton[role="more"] {{
    border: none; background: transparent; color: {c.muted}; font-size: {GROUP_PX}px;
    font-weight: 600; padding: 4px 0; text-align: left; }}
QPushButton[role="more"] {{ font-weight: normal; }}
QPushButton[role="fold"]:focus, QPushButton[role="more"]:focus {{ color: {c.accent}; }}
QToolButton[role="link"], QPushButton[role="link"] {{
    border: none; background: transparent; color: {c.muted}; padding: 2px 4px; }}
QPushButton[role="link-right"] {{
    border: none; background: transparent; color: {c.muted}; padding: 2px 4px;
    text-align: right; }}
*[role^="link"]:focus, *[role^="link"]:checked {{ color: {c.accent}; }}
QToolButton::menu-indicator {{ image: none; }}
QCheckBox {{ spacing: 6px; }}
QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {c.muted};
    border-radius: 3px; background: {c.surface}; }}
QCheckBox::indicator:focus {{ border-color: {c.accent}; }}
QCheckBox::indicator:checked {{ background: {c.accent}; border-color: {c.accent};
    image: url("{_icon("check")}"); }}
QCheckBox:focus, QRadioButton:focus {{ color: {c.accent}; }}
QRadioButton {{ spacing: 6px; }}
QRadioButton::indicator {{ width: 14px; height: 14px; border: 1px solid {c.muted};
    border-radius: 8px; background: {c.surface}; }}
QRadioButton::indicator:focus {{ border-color: {c.accent}; }}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 5px solid {c.accent};
    border-radius: 8px; }}
QTabWidget::pane {{ border: none; }}
QTabWidget::tab-bar {{ left: 12px; }}
QTabBar::tab {{ background: transparent; color: {c.muted}; padding: 6px 2px; margin-right: 16px;
    border: none; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {c.text}; font-weight: 600; border-bottom-color: {c.accent}; }}
QTabBar::tab:focus {{ color: {c.accent}; }}
QTableView, QListView, QTreeView {{
    background: {c.surface}; border: 1px solid {c.border}; border-radius: {RADIUS_PX}px;
    gridline-color: {c.grid}; selection-background-color: {c.accent_soft};
    selection-color: {c.text}; outline: none; }}
QListView[role="choices"]::item {{ padding: 6px 8px; }}
QListView[role="choices"]::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
QTableView::item {{ padding: 0 6px; border-bottom: 1px solid {c.grid}; }}
QTableView::item:focus {{ border: 1px solid {c.accent}; }}
QHeaderView {{ background: {c.surface}; border: none; border-top-left-radius: {RADIUS_PX}px;
    border-top-right-radius: {RADIUS_PX}px; }}
QHeaderView::section {{ background: {c.surface}; color: {c.muted}; border: none;
    border-bottom: 1px solid {c.border}; padding: 6px; font-size: {GROUP_PX}px; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {c.border}; border-radius: 4px; min-height: 24px;
    min-width: 24px; margin: 1px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QSplitter::handle {{ background: {c.border}; }}
QStatusBar {{ background: {c.surface}; color: {c.muted}; border-top: 1px solid {c.border}; }}
QStatusBar::item {{ border: none; }}
QMenuBar {{ background: {c.surface}; }}
QMenuBar::item {{ padding: 4px 8px; background: transparent; }}
QMenuBar::item:selected, QMenu::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
QMenu {{ background: {c.surface}; border: 1px solid {c.border}; padding: 4px; }}
QMenu::item {{ padding: 5px 20px; }}
QMenu::item:disabled {{ color: {c.muted}; }}
QMenu::separator {{ height: 1px; background: {c.border}; margin: 4px; }}
QProgressBar {{ background: {c.field}; border: 1px solid {c.border}; border-radius: 3px;
    max-height: 6px; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 2px; }}
"""


def consultation_style(factor: float) -> str:
    """Style of the customer's view: the same language, `factor` times as large.

    For that view alone: its rules would cost every other widget the time to be compared.
    """
    c, base = colours(), round(BASE_PX * factor)
    return f"""
QWidget[role="consultation"] {{ background: {c.background}; }}
QLabel {{ font-size: {base}px; background: transparent; }}
QLabel[role="big-small"] {{ font-size: {base - 5}px; color: {c.muted}; }}
QLabel[role="wrong-word"] {{ font-size: {base - 5}px; }}
QLabel[role="readout"] {{ font-size: {base - 4}px; background: {c.surface}; }}
QLabel[role="group"] {{ font-size: {base - 2}px; }}
QLabel[role="big-title"] {{ font-size: {base + 3}px; font-weight: 600; }}
QLabel[role="big-value"] {{ font-size: {base + 4}px; font-weight: 600; }}
QLabel[role="big-place"] {{ font-size: {2 * base}px; font-weight: 600; color: {c.accent}; }}
QLabel[role="huge-good"] {{ font-size: {2 * base}px; font-weight: 600; color: {c.good}; }}
QLabel[role="huge-bad"] {{ font-size: {2 * base}px; font-weight: 600;
    color: {c.assumed}; }}
QLineEdit, QComboBox {{ font-size: {base + 2}px; background: {c.surface};
    border-radius: 6px; padding: 4px 10px; min-height: {base + 16}px; }}
QComboBox QAbstractItemView, QListView[role="consultation-list"] {{
    font-size: {base}px; }}
QLineEdit[role="wrong"] {{ background: {c.bad_soft}; border-color: {c.bad}; }}
QToolButton {{ font-size: {base + 4}px; padding: 4px 12px; min-height: {base + 16}px; }}
QComboBox::drop-down {{ width: {base + 8}px; border: none; }}
QPushButton {{ font-size: {base}px; padding: 6px 24px; border-radius: 8px;
    min-height: {base + 8}px; }}
QFrame[role="choice"], QFrame[role="choice-chosen"] {{ background: {c.surface};
    border: 2px solid {c.border}; border-radius: {RADIUS_PX + 4}px; }}
QFrame[role="choice"]:hover, QFrame[role="choice"]:focus {{ border-color: {c.accent}; }}
QFrame[role="choice-chosen"] {{ background: {c.accent_soft}; border-color: {c.accent}; }}
QFrame[role="choice-chosen"]:focus {{ border-width: 3px; }}
"""
