"""One device: its curves, what is doubtful about its figures, the figures, their provenance."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from catalog.devices.own import origin_of
from catalog.devices.store import Catalog
from core.content.browsing import FamilyBrowsing
from core.machines.device import Device
from core.machines.table import DeviceTable
from core.report.yardstick import machine_name
from core.vocabulary.language import Language
from gui.program.device_text import figures, provenance, several
from gui.window.catalog_browser.curve_plot import CurvePlots
from gui.window.parts import look
from gui.window.parts.plain_text import PlainLabel
from gui.window.parts.strips import Strips

_NAME_PX = 130
_PLOT_PX = 140
_TELLING = 2  # pairs by which a part is told apart from the others: climate and flow


class DeviceView(QScrollArea):
    """All that the catalog knows of one device."""

    def __init__(
        self,
        catalog: Catalog,
        family: DeviceTable,
        browsing: FamilyBrowsing,
        words: Language,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._catalog, self._family, self._browsing, self._words = catalog, family, browsing, words
        self.device: Device | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(words.text("browser.device"))
        inner = self._inner = QWidget(self)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(16, 4, 12, 12)
        self._column.setSpacing(2 * look.STEP_PX)
        self.heading = self._label("heading")
        self.origin = self._label("muted")
        self.plots = CurvePlots(words, _PLOT_PX, inner)
        self._column.addSpacing(look.STEP_PX)
        self._column.addWidget(self.plots)
        self._doubts_title = self._label("group", words.text("catalog.defects"))
        self.doubts = Strips(words, inner)
        self._column.addWidget(self.doubts)
        self._label("group", words.text("browser.figures"))
        self.figures = Pairs(inner)
        self._column.addWidget(self.figures)
        self._label("group", words.text("catalog.provenance"))
        self.provenance = Pairs(inner)
        self._column.addWidget(self.provenance)
        self._column.addStretch(1)
        self.setWidget(inner)
        inner.hide()

    def show_device(self, device: Device | None) -> None:
        """Show a device, or nothing."""
        self.device = device
        self._inner.setVisible(device is not None)
        if device is None:
            return
        words = self._words
        self.heading.setText(machine_name(device).text)
        self.origin.setText(f"{device.id}  ·  {origin_of(device, words)}")
        self.plots.show_charts(self._browsing.charts(device))
        said = [words.text(f"flag.{flag}") for flag in device.flags]
        self._doubts_title.setVisible(bool(said))
        self.doubts.say([("strip-warning", text) for text in said])
        self.figures.say([*figures(self._family, device, words), *self._parts(device)])
        self.provenance.say(provenance(self._catalog, device, words))
        self.verticalScrollBar().setValue(0)

    def _parts(self, device: Device) -> list[tuple[str, str]]:
        """A pair for each of its ratings, named by what tells it from the others."""
        lines = []
        for title, members in several(self._family, device, self._words):
            for pairs in members:
                told = ", ".join(text for _, text in pairs[:_TELLING])
                rest = "\n".join(f"{name} {text}" for name, text in pairs[_TELLING:])
                lines.append((f"{title}: {told}", rest))
        return lines

    def _label(self, role: str, text: str = "") -> QLabel:
        label = PlainLabel(text, self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        self._column.addWidget(label)
        return label


class Pairs(QWidget):
    """Titles and texts in two columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * look.STEP_PX)
        self._grid.setVerticalSpacing(look.STEP_PX)
        self._grid.setColumnMinimumWidth(0, _NAME_PX)
        self._grid.setColumnStretch(1, 1)
        self._labels: list[tuple[QLabel, QLabel]] = []

    def say(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show other pairs."""
        while len(self._labels) < len(pairs):
            row = len(self._labels)
            name, text = self._cell(row, 0), self._cell(row, 1)
            name.setProperty("role", "muted")
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._labels.append((name, text))
        for number, (name, text) in enumerate(self._labels):
            shown = number < len(pairs)
            name.setVisible(shown)
            text.setVisible(shown)
            if shown:
                name.setText(pairs[number][0])
                text.setText(pairs[number][1])
                text.setAccessibleName(f"{pairs[number][0]}: {pairs[number][1]}")

    def _cell(self, row: int, column: int) -> QLabel:
        label = PlainLabel(self)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(label, row, column)
        return label
