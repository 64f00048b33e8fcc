"""A cell that is shown again is a picture, and looks as if it had been drawn."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from gui.window.candidates.cells import RankingCells
from gui.window.candidates.pictures import Pictures
from gui.window.parts import look
from gui.window.parts.sorted_table import Drawn

CELL = QRect(7, 5, 120, 28)


def option(state: QStyle.StateFlag = QStyle.StateFlag.State_Enabled) -> QStyleOptionViewItem:
    made = QStyleOptionViewItem()
    made.rect, made.state = CELL, state
    return made


def shown(scale: float, draw: Callable[[QPainter], object]) -> QImage:
    image = QImage(round(160 * scale), round(40 * scale), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(look.paint(look.colours().surface))
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return image


def cell(text: str) -> Drawn:
    return Drawn(text=text, alignment=int(Qt.AlignmentFlag.AlignVCenter), muted=False, flagged=True)


@pytest.mark.parametrize("scale", [1, 2])
@pytest.mark.parametrize("state", ["State_Enabled", "State_Selected", "State_HasFocus"])
@pytest.mark.parametrize("text", ["19XR 742 kW VSD", "a name far too long for its column"])
def test_a_picture_is_what_would_be_drawn(qtbot: QtBot, scale: int, state: str, text: str) -> None:
    cells, pictures = RankingCells(), Pictures()
    how = option(QStyle.StateFlag[state])
    # But for the very edge: a line begins half its width before it.
    inner = QRect(CELL.topLeft() * scale, CELL.size() * scale).adjusted(1, 1, -1, -1)

    def draw(painter: QPainter, there: QStyleOptionViewItem) -> None:
        cells.paint_cell(painter, there, cell(text))

    plain = shown(scale, lambda painter: draw(painter, how))
    for _ in ("drawn", "kept"):
        kept = shown(scale, lambda painter: pictures.show(painter, how, text, draw))
        assert kept.copy(inner) == plain.copy(inner)
    assert plain.copy(inner) != shown(scale, lambda _: None).copy(inner)


def test_what_is_shown_again_is_not_drawn_again(qtbot: QtBot) -> None:
    pictures, drawn = Pictures(), []

    def show(text: str, scale: float = 1.0, size: int = 10) -> None:
        def on(painter: QPainter) -> None:
            painter.setFont(QFont("Noto Sans SC", size))
            pictures.show(painter, option(), text, lambda _, __: drawn.append(text))

        shown(scale, on)

    for text in ("a", "b", "a", "b"):
        show(text)
    assert drawn == ["a", "b"]
    show("a", size=14)  # another font
    assert drawn == ["a", "b", "a"]
    show("a", scale=1.25)  # it begins between two pixels
    show("a", scale=1.25)
    assert drawn == ["a", "b", "a", "a", "a"]
