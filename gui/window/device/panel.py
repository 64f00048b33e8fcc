"""The panel of the candidate being looked at: figures, curves, findings, provenance."""

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Slot
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from core.machines.device import UNNAMED
from core.report.cells import units_of
from core.report.reservations import reservations
from core.report.wording import cell
from core.selection.selection import Candidate, Selection
from core.vocabulary.finding import Finding
from gui.window.device.alternatives import Alternatives
from gui.window.device.cards import Cards
from gui.window.device.provenance import Provenance
from gui.window.device.ratings import Ratings
from gui.window.document.session import Session
from gui.window.parts import look
from gui.window.parts.strips import BySubject, Strips, selectable
from gui.window.plots.monthly import MonthlyPlot
from gui.window.plots.part_load import PartLoadPlot
from gui.window.settings import Settings
from gui.window.verdict.verdict_list import VerdictList

_PLOT_PX = 240
_SAID_BELOW = ("evidence", "evidence_undated")  # findings that the provenance tells in full


class _Page(QFrame):
    """What is scrolled: as high as its texts need at the width they have.

    A layout's least height is that of the narrowest texts and would leave a blank end.
    """

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """The least width; the height follows from it."""
        return QSize(super().minimumSizeHint().width(), 0)


class DevicePanel(QScrollArea):
    """Everything about the chosen candidate. Widgets are made once and filled again."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        words = settings.reader_of(session.document.study)
        self._words = words
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(words.text("device.name"))
        self.inside = _Page(self)
        self.inside.setProperty("role", "panel")
        self.title = selectable(self.inside, "title")
        self.kind = selectable(self.inside, "muted")
        self.body = QWidget(self.inside)
        self.cards = Cards(words, self.body)
        self.today = Strips(words, self.body)
        self.reservations = Strips(words, self.body)
        self.part_load = PartLoadPlot(session, settings, self.body, compact=True)
        self.ratings = Ratings(words, self.body)
        self.verdicts = VerdictList(words, self.body)
        self.monthly = MonthlyPlot(session, settings, self.body, compact=True)
        self.alternatives = Alternatives(words, self.body)
        self.findings = BySubject(words, self.body)
        self.flags = Strips(words, self.body)
        self.common = Strips(words, self.body)
        self.provenance = Provenance(words, session.program, self.body)
        self._lay_out()
        self.alternatives.device_wanted.connect(session.choose)
        session.selected.connect(self._show)
        session.chosen_changed.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        step = look.STEP_PX
        for plot in (self.part_load, self.monthly):
            plot.setMinimumHeight(_PLOT_PX)
        body = QVBoxLayout(self.body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(4 * step)
        body.addWidget(self.cards)
        body.addWidget(self.today)
        body.addWidget(self.reservations)
        body.addWidget(self.part_load)
        body.addWidget(self.ratings)
        self._verdicts_part = self._part("report.sheet.verdicts", self.verdicts)
        self._findings_part = self._part("report.candidate.findings", self.findings)
        self._flags_part = self._part("catalog.defects", self.flags)
        self._common_part = self._part("device.common", self.common)
        provenance = self._part("catalog.provenance", self.provenance)
        for widget in (
            self._verdicts_part, self._findings_part, self._flags_part, self.monthly,
            self.alternatives, provenance, self._common_part,
        ):  # fmt: skip
            body.addWidget(widget)
        whole = QVBoxLayout(self.inside)
        whole.setContentsMargins(4 * step, 3 * step, 4 * step, 4 * step)
        whole.setSpacing(2 * step)
        whole.addWidget(self.title)
        whole.addWidget(self.kind)
        whole.addWidget(self.body)
        whole.addStretch(1)
        self.setWidget(self.inside)

    def _part(self, key: str, content: QWidget) -> QWidget:
        """A group: its heading above its content."""
        part = QWidget(self.body)
        heading = selectable(part, "group")
        heading.setText(self._words.text(key))
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.STEP_PX)
        column.addWidget(heading)
        column.addWidget(content)
        return part

    @Slot()
    def _show(self) -> None:
        selection, chosen = self._session.selection, self._session.chosen
        # Every strip shown or hidden would lay out the whole panel: once at the end is enough.
        layouts = [layout for layout in self.inside.findChildren(QLayout) if layout.isEnabled()]
        for layout in layouts:
            layout.setEnabled(False)
        self.inside.setUpdatesEnabled(False)
        self.body.setVisible(chosen is not None)
        self.kind.setVisible(chosen is not None)
        if selection is None or chosen is None:
            self.title.setText(self._words.text("device.none"))
        else:
            self._show_candidate(selection, chosen)
        for layout in layouts:
            layout.setEnabled(True)
        # Laid out before it is painted, or it would be painted once for each.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.inside.setUpdatesEnabled(True)

    def _show_candidate(self, selection: Selection, chosen: Candidate) -> None:
        words, record = self._words, chosen.record
        place = f"{chosen.place}{'=' if chosen.tied else ''}"
        maker = "" if record.maker == UNNAMED else f" · {record.maker}"
        self.title.setText(f"{place} · {record.model}{maker}")
        units = cell(units_of(chosen), words)
        self.kind.setText(f"{cell(selection.family.report.kind_of(record), words)} · {units}")
        self.part_load.setVisible(selection.family.report.has_part_load)
        self.cards.show_candidate(selection, chosen)
        self.ratings.show_candidate(selection, chosen)
        self.alternatives.show_candidate(selection, chosen)
        first = (*selection.today, *selection.field_findings)
        self.today.show_findings(first)
        self.today.setVisible(bool(first))
        grave = reservations(chosen)
        self.reservations.show_findings(grave)
        self.reservations.setVisible(bool(grave))
        findings = [one for one in _said_here(chosen) if one not in grave]
        self.findings.show_findings(findings)
        self._findings_part.setVisible(bool(findings))
        self.flags.show_warnings([words.text(f"flag.{flag}") for flag in record.flags])
        self._flags_part.setVisible(bool(record.flags))
        self.verdicts.show_verdicts(
            selection.standards, chosen.standing.verdicts, said=chosen.standing.findings
        )
        self._verdicts_part.setVisible(bool(chosen.standing.verdicts))
        self.provenance.show_candidate(chosen)
        common = [one for one in selection.findings if one not in first]
        self.common.show_findings(common)
        self._common_part.setVisible(bool(common))


def _said_here(candidate: Candidate) -> list[Finding]:
    """Findings of the candidate, each once; its defects and its evidence stand further down."""
    below = {*_SAID_BELOW, *(f"flag_{flag}" for flag in candidate.record.flags)}
    return [finding for finding in dict.fromkeys(candidate.findings) if finding.code not in below]
