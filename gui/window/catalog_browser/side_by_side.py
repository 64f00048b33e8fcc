"""Devices of the catalog beside each other: their figures, and their curves in common charts."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.content.browsing import Chart, FamilyBrowsing, Line
from core.machines.device import UNNAMED, Device, device_name
from core.machines.table import DeviceTable
from core.vocabulary.language import Language
from gui.window.candidates.columns import declared
from gui.window.catalog_browser.curve_plot import CurvePlot
from gui.window.catalog_browser.marks import COMPARED_MOST
from gui.window.comparison.model import ComparisonModel
from gui.window.comparison.rows import Row, declared_row, flag_rows, group
from gui.window.comparison.table import ComparisonTable
from gui.window.parts import look
from gui.window.parts.beside import BesideDialog
from gui.window.parts.plain_text import PlainLabel

USUAL_PX = (1120, 720)
_PLOT_PX, _PLOT_MOST_PX = 170, 300  # height
_PLOTS_PX, _PLOTS_LEAST_PX, _ROWS_PX = 440, 400, 680
_NARROW_PX = 900  # less wide, the curves stand below the figures
_LETTERS = 15  # of a model beside its line
_IN_HEAD = ("id", "maker", "model")


def rows_of(family: DeviceTable, devices: Sequence[Device], words: Language) -> list[Row]:
    """Every declared figure that one of them states, then what is doubtful about each."""
    rows = [
        declared_row(field, devices, words)
        for field in declared(family.record)
        if field.key not in _IN_HEAD and any(field.of(one) not in (None, "") for one in devices)
    ]
    return [
        *group("record", words.text("report.candidate.record"), rows),
        *group(
            "flags", words.text("catalog.defects"), flag_rows([d.flags for d in devices], words)
        ),
    ]


def charts_of(browsing: FamilyBrowsing, devices: Sequence[Device]) -> list[tuple[Chart, list[int]]]:
    """The charts they have, each with the main line of every device that has it, and of which."""
    found: dict[str, list[tuple[int, Chart]]] = {}
    for at, device in enumerate(devices):
        for chart in browsing.charts(device):
            found.setdefault(chart.key, []).append((at, chart))
    return [(_together([c for _, c in own]), [at for at, _ in own]) for own in found.values()]


def _together(charts: Sequence[Chart]) -> Chart:
    """One chart of the main lines of several, each as far as it goes."""
    mains = [next((one for one in c.lines if one.main), c.lines[0]) for c in charts]
    limits = min(c.limits[0] for c in charts), max(c.limits[1] for c in charts)
    lines = tuple(replace(line, main=True) for line in mains)
    return replace(charts[0], lines=lines, limits=limits, reference=None)


class SideBySide(BesideDialog):
    """Up to four devices: heads above columns of figures, and their curves at the right."""

    removed = Signal(str)

    def __init__(
        self, family: DeviceTable, browsing: FamilyBrowsing, words: Language, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._family, self._browsing, self._words = family, browsing, words
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.text("browser.compare.title"))
        self.resize(*USUAL_PX)
        self.model = ComparisonModel(words, self)
        self.differences = QCheckBox(words.text("comparison.differences"), self)
        self.differences.toggled.connect(self.model.keep_differences)
        self.table = ComparisonTable(self.model, self)
        self.table.setAccessibleName(words.text("browser.compare.title"))
        self.heads = [_Head(at, words, self) for at in range(COMPARED_MOST)]
        for head in self.heads:
            head.removed.connect(self.removed)
        self.plots: list[CurvePlot] = []
        self._lay_out()

    def _lay_out(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 12, 8, 12)
        column.setSpacing(2 * look.STEP_PX)
        column.addWidget(self.differences)
        row = QHBoxLayout()
        row.setSpacing(look.STEP_PX)
        for head in self.heads:
            row.addWidget(head, 1)
        self.table.room_changed.connect(lambda names, bar: row.setContentsMargins(names, 0, bar, 0))
        column.addLayout(row)
        column.addWidget(self.table, 1)
        self._charts = QWidget(self)
        self._charts_column = QVBoxLayout(self._charts)
        self._charts_column.setContentsMargins(8, 12, 16, 12)
        self._charts_column.setAlignment(Qt.AlignmentFlag.AlignTop)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setProperty("role", "panel")  # one ground behind all charts
        scroll.setWidget(self._charts)
        scroll.setMinimumWidth(_PLOTS_LEAST_PX)
        self._curves = scroll
        splitter = self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(scroll)
        splitter.setSizes([_ROWS_PX, _PLOTS_PX])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Beside each other names would be broken into single words, and values cut."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_PX
        way = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self._splitter.orientation() != way:
            self._curves.setMinimumWidth(0 if narrow else _PLOTS_LEAST_PX)
            self._splitter.setOrientation(way)
            self._splitter.setSizes([_ROWS_PX, _PLOTS_PX // 2 if narrow else _PLOTS_PX])

    def show_devices(self, devices: Sequence[Device]) -> None:
        """Show other devices."""
        names = [device_name(device) for device in devices]
        for at, head in enumerate(self.heads):
            head.setVisible(at < len(devices))
        for head, device in zip(self.heads, devices, strict=False):
            head.show_device(device)
        self.model.show(names, rows_of(self._family, devices, self._words))
        charts = charts_of(self._browsing, devices)
        while len(self.plots) < len(charts):
            self.plots.append(CurvePlot(self._words, _PLOT_PX, self._charts))
            self.plots[-1].setMaximumHeight(_PLOT_MOST_PX)
            self._charts_column.addWidget(self.plots[-1], 1)
        for plot, (chart, which) in zip(self.plots, charts, strict=False):
            lines = zip(which, chart.lines, strict=True)
            plot.show_chart(
                chart,
                devices=tuple((at, self._name(devices[at], line, chart)) for at, line in lines),
            )
            plot.show()
        for plot in self.plots[len(charts) :]:
            plot.hide()

    def _name(self, device: Device, line: Line, chart: Chart) -> str:
        """What a line is called, with the figure it is for: not every device has the same."""
        model = device.model
        short = model if len(model) <= _LETTERS else f"{model[: _LETTERS - 1]}…"
        return f"{short}  {self._words.quantity(line.at, chart.at)}"


class _Head(QFrame):
    """One device above its column, in the colour of its curves."""

    removed = Signal(str)

    def __init__(self, at: int, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._at, self._words, self._id = at, words, ""
        self.setProperty("role", "card")
        self.colour = QFrame(self)
        self.colour.setFixedHeight(3)
        self.model, self.maker = PlainLabel(self), PlainLabel(self)
        for label, role in ((self.model, "title"), (self.maker, "muted")):
            label.setProperty("role", role)
            label.setWordWrap(True)
        self.remove = QToolButton(self)
        self.remove.setText("×")
        self.remove.setProperty("role", "link")
        self.remove.setToolTip(words.text("comparison.remove"))
        self.remove.clicked.connect(lambda: self.removed.emit(self._id))
        row = QHBoxLayout()
        row.addWidget(self.model, 1)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(7, 6, 3, 6)
        column.setSpacing(2)
        for part in (self.colour, self.maker):
            column.addWidget(part)
        column.insertLayout(1, row)
        column.addStretch(1)

    def show_device(self, device: Device) -> None:
        """Show another device."""
        self._id = device.id
        colour = look.colours().series[self._at]
        self.colour.setStyleSheet(f"background: {colour};")
        self.model.setText(device.model)
        maker = "" if device.maker == UNNAMED else device.maker
        self.maker.setText("  ·  ".join(filter(None, (maker, device.id))))
        name = device_name(device)
        self.remove.setAccessibleName(f"{self._words.text('comparison.remove')}: {name}")
