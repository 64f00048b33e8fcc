"""The ranking and what one looks at under it.

That are the load duration and the costs, or the plot with which a family leads.
"""

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QTableView, QWidget

from gui.window.document.session import Session
from gui.window.parts import look
from gui.window.parts.late import Late
from gui.window.settings import Settings

_MEASURES = "candidates"
_SHARES = (6, 4, 4)  # of the height: table, load duration, costs
_LEADING = 8  # alike, of a family's own plot in the place of both
_TABLE_PX = 184  # of the ranking at least, its head and four rows, up to half of the height
_LEAST_PX = 120
_SLACK_PX = 2
QWIDGETSIZE_MAX = (1 << 24) - 1  # as Qt has it: no limit
_LOW_PX = 460  # less high, a second plot would leave the ranking a single row
_LOWEST_PX = 260  # and so would the first; all plots have a tab of their own
_LEADING_LOWEST_PX = 340  # a family's own plot has more to name: less high it cannot be read


class RankingAndPlots(QSplitter):
    """The table, and under it two plots or one."""

    def __init__(
        self, table: QTableView, session: Session, settings: Settings, parent: QWidget
    ) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._session, self._settings, self._table = session, settings, table
        self.setHandleWidth(2 * look.STEP_PX)
        self.setStyleSheet("QSplitter::handle { background: transparent; }")
        self.duration = Late(session, self._make_duration, self)
        self.costs = Late(session, self._make_costs, self)
        self.leading: QWidget | None = None  # made when a family first leads with its own plot
        self._unshared = False  # between the table and a leading plot, the height
        self._rows_px = 0  # of the table with all candidates of the selection, once there is one
        self._outgrown = False  # whether the table was as high as a few rows and has more now
        for at, widget in enumerate((table, self.duration, self.costs)):
            self.addWidget(widget)
            self.setStretchFactor(at, _SHARES[at])
        if not self.restoreState(settings.measures(_MEASURES)):
            self.setSizes([100 * share for share in _SHARES])
        self._choose_plots()
        session.selected.connect(self._choose_plots)
        session.chosen_changed.connect(self._choose_plots)
        self.splitterMoved.connect(self._keep_measures)

    @Slot()
    def _measure_rows(self) -> None:
        """The table is no higher than its rows: the plots take what a few candidates leave."""
        table, selection = self._table, self._session.selection
        if selection is None:
            return
        rows = len(selection.candidates)
        high = table.horizontalHeader().sizeHint().height() + 2 * table.frameWidth() + _SLACK_PX
        high += rows * table.verticalHeader().defaultSectionSize()
        if high == self._rows_px:
            return
        if 0 < self._rows_px < high and self._rows_px <= table.height() + 1:
            self._outgrown = True
            self.share_height()
        self._rows_px = high

    def _limit_table(self) -> None:
        plots = (self.leading, self.duration, self.costs)
        alone = all(plot is None or plot.isHidden() for plot in plots)
        most = self._rows_px or QWIDGETSIZE_MAX
        least = min(_TABLE_PX, self.height() // 2, most)
        self._table.setMinimumHeight(least)
        self._table.setMaximumHeight(QWIDGETSIZE_MAX if alone else max(most, least))

    def _usual_sizes(self) -> list[int]:
        part = max(self.height() // sum(_SHARES), 1)
        sizes = [share * part for share in _SHARES]
        if self.leading is not None:
            sizes.insert(1, _LEADING * part)
        return sizes

    def _make_duration(self, place: QWidget) -> QWidget:
        from gui.window.plots.duration import LoadDurationPlot

        return LoadDurationPlot(self._session, self._settings, place)

    def _make_costs(self, place: QWidget) -> QWidget:
        from gui.window.plots.cost_energy import CostEnergyPlot

        return CostEnergyPlot(self._session, self._settings, place)

    @Slot()
    def _choose_plots(self) -> None:
        """A family's leading plot, or those of all families; of several models there is none."""
        selection, chosen = self._session.selection, self._session.chosen
        leads = selection is not None and selection.family.window.leads
        leads = leads and chosen is not None and not chosen.is_mixed
        if leads and self.leading is None:
            from gui.window.plots.curves import CurvesPlot

            self.leading = CurvesPlot(0, self._session, self._settings, self)
            self.insertWidget(1, self.leading)
            self.setStretchFactor(1, _LEADING)
        led = self.duration.isHidden()
        room = self.height() >= (_LEADING_LOWEST_PX if leads else _LOWEST_PX)
        self.duration.setVisible(not leads and room)
        self.costs.setVisible(not leads and self.height() >= _LOW_PX)  # else among the plots
        if self.leading is not None:
            self.leading.setVisible(leads and room)
            self._unshared = self._unshared or (leads and not led)
            self.share_height()
        self._measure_rows()
        self._limit_table()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As low as a few rows: the plots go before the window refuses to be lower."""
        least = super().minimumSizeHint()
        return QSize(least.width(), min(least.height(), _LEAST_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Where it is low, one plot has to do."""
        super().resizeEvent(event)
        self._limit_table()
        before, now = event.oldSize().height(), self.height()
        steps = (_LOW_PX, _LOWEST_PX, _LEADING_LOWEST_PX)
        if any((before >= least) != (now >= least) for least in steps):
            self._choose_plots()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """What was to be shared while nobody saw it is shared now."""
        super().showEvent(event)
        self.share_height()

    def share_height(self) -> None:
        """With a leading plot that is new, or with more rows, once there is a height."""
        QTimer.singleShot(0, self, self._share_height)

    @Slot()
    def _share_height(self) -> None:
        if not self.isVisible() or not (self._unshared or self._outgrown):
            return
        as_left = not self._unshared and self.restoreState(self._settings.measures(_MEASURES))
        self._unshared, self._outgrown = False, False
        if not as_left:
            self.setSizes(self._usual_sizes())

    @Slot()
    def _keep_measures(self) -> None:
        self._settings.keep_measures(_MEASURES, self.saveState())
