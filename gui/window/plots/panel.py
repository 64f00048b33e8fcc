"""The tab of plots: all of them in cards, in as many columns as the width allows."""

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from core.selection.staged import staged_year
from gui.window.document.session import Session
from gui.window.plots.cost_energy import CostEnergyPlot
from gui.window.plots.curves import CurvesPlot, plots_of
from gui.window.plots.duration import LoadDurationPlot
from gui.window.plots.heat_map import HeatMapPlot
from gui.window.plots.monthly import MonthlyPlot
from gui.window.plots.own_tables import OwnTables
from gui.window.plots.part_load import PartLoadPlot
from gui.window.plots.plot import HousePlot
from gui.window.plots.staging import StagingPlot
from gui.window.settings import Settings

TWO_COLUMNS_PX = 700
LEAST_HEIGHT_PX = 236
_GAP_PX = 12


class PlotsPanel(QWidget):
    """The plots of the selection and of the chosen candidate."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = 0
        self._content = QWidget(self)
        self._grid = QGridLayout(self._content)
        self._grid.setContentsMargins(0, 0, 0, _GAP_PX)
        self._grid.setSpacing(_GAP_PX)
        self.duration = LoadDurationPlot(session, settings, self._content)
        self.part_load = PartLoadPlot(session, settings, self._content)
        self.heat_map = HeatMapPlot(session, settings, self._content)
        self.staging = StagingPlot(session, settings, self._content)
        self.monthly = MonthlyPlot(session, settings, self._content)
        self.cost_energy = CostEnergyPlot(session, settings, self._content)
        self._session, self._settings = session, settings
        self._family: list[HousePlot] = []  # the family's own, as many as have been needed
        self.plots: tuple[HousePlot, ...] = ()
        self.own_tables = OwnTables(settings.reader_of(session.document.study), self._content)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self._content)
        column = QVBoxLayout(self)
        column.setContentsMargins(_GAP_PX, _GAP_PX, _GAP_PX, 0)
        column.addWidget(scroll)
        self._choose()
        session.selected.connect(self._choose)
        session.chosen_changed.connect(self._choose)

    @Slot()
    def _choose(self) -> None:
        """Show the plots that say something of the selection's family."""
        selection, chosen = self._session.selection, self._session.chosen
        own = len(plots_of(selection, chosen)) if selection and chosen else len(self._family)
        for index in range(len(self._family), own):
            self._family.append(CurvesPlot(index, self._session, self._settings, self._content))
        common: list[HousePlot] = [self.duration]
        mixed = chosen is not None and chosen.is_mixed  # no one machine to draw these of
        if selection is None or (selection.family.report.has_part_load and not mixed):
            common.append(self.part_load)
        if selection is None or (selection.family.operating.has_field and not mixed):
            common.append(self.heat_map)
        if selection and chosen and staged_year(selection, chosen) is not None:
            common.append(self.staging)
        self.own_tables.ask(selection, chosen)
        family = self._family[:own]
        leads = selection is not None and selection.family.window.leads
        first = (*family, *common) if leads else (*common, *family)
        plots = (*first, self.monthly, self.cost_energy)
        if plots == self.plots:
            return
        for plot in self.plots:
            self._grid.removeWidget(plot)
        for plot in (self.part_load, self.heat_map, self.staging, *self._family):
            plot.setVisible(plot in plots)
        self.plots = plots
        for plot in plots:
            plot.setMinimumHeight(LEAST_HEIGHT_PX)
            plot.show()
        columns, self._columns = self._columns or 1, 0
        self._arrange(columns)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As narrow as one plot is still a plot."""
        return QSize(260, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """One column or two."""
        super().resizeEvent(event)
        self._arrange(2 if self.width() >= TWO_COLUMNS_PX else 1)

    def _arrange(self, columns: int) -> None:
        """Row by row; the last one takes the whole row where it is left alone."""
        if columns == self._columns:
            return
        self._columns = columns
        for plot in self.plots:
            self._grid.removeWidget(plot)
        self._grid.removeWidget(self.own_tables)
        last = len(self.plots) - 1
        for index, plot in enumerate(self.plots):
            row, column = divmod(index, columns)
            alone = index == last and column == 0
            self._grid.addWidget(plot, row, column, 1, columns if alone else 1)
        self._grid.addWidget(self.own_tables, len(self.plots), 0, 1, columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
