"""A plot as a file: its picture as PNG, its figures as CSV."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from gui.window.parts import look
from gui.window.plots.plot_view import PlotView

SCALE = 2  # pixels of the picture for one on the screen
TITLE_PX = 34  # room above the plot for its title, on the screen
_MARGIN_PX = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheetful:
    """The figures a plot shows, in the reader's units: a header with units, and rows."""

    header: tuple[str, ...]
    rows: Sequence[tuple[float | str | None, ...]]


def csv_of(table: Sheetful) -> bytes:
    """The figures as CSV in UTF-8 with a mark, as spreadsheets of every language read it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(table.header)
    for row in table.rows:
        writer.writerow([_cell(value) for value in row])
    return text.getvalue().encode("utf-8-sig")


def _cell(value: float | str | None) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return f"{value:.10g}"


def image_of(view: PlotView, title: str, subject: str) -> QImage:
    """The picture of a plot under its title, at twice the size it has on the screen."""
    from pyqtgraph.exporters import ImageExporter  # a tenth of a second nobody waits for at start

    exporter = ImageExporter(view.scene())
    exporter.parameters()["width"] = view.width() * SCALE
    plot: QImage = exporter.export(toBytes=True)
    margin, head = _MARGIN_PX * SCALE, TITLE_PX * SCALE
    whole = QImage(
        plot.width() + 2 * margin, plot.height() + head + margin, QImage.Format.Format_RGB32
    )
    colours = look.colours()
    whole.fill(QColor(colours.surface))
    painter = QPainter(whole)
    painter.drawImage(margin, head, plot)
    font = QFont(look.FAMILIES)
    font.setPixelSize(look.BASE_PX * SCALE)
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(QColor(colours.text))
    row = QRectF(margin, 0, plot.width(), head)
    used = painter.boundingRect(row, Qt.AlignmentFlag.AlignVCenter, title).width()
    painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, title)
    font.setWeight(QFont.Weight.Normal)
    painter.setFont(font)
    painter.setPen(QColor(colours.muted))
    painter.drawText(row.adjusted(used + margin, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, subject)
    painter.end()
    return whole


def png_of(view: PlotView, title: str, subject: str) -> bytes:
    """The picture as the content of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image_of(view, title, subject).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
