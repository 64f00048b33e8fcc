"""The panel of the candidate being looked at: figures, curves, findings, provenance."""

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Slot
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QScrollArea, QVBoxLayout, QWidget

from core.machines.device import UNNAMED, device_name
from core.report.cells import kind_of, units_of
from core.report.reservations import reservations
from core.report.wording import cell
from core.selection.selection import Candidate, Selection
from core.selection.staged import staged_year
from core.study.plant import MOST_MODELS
from core.vocabulary.finding import Finding
from core.vocabulary.language import opened
from gui.window.device.alternatives import Alternatives
from gui.window.device.cards import Cards
from gui.window.device.choosing import Choosing
from gui.window.device.plant import Plant
from gui.window.device.provenance import Provenance
from gui.window.device.ratings import Ratings
from gui.window.device.why import WhyDialog
from gui.window.document.session import Session
from gui.window.parts import look
from gui.window.parts.strips import BySubject, Strips, selectable
from gui.window.plots.monthly import MonthlyPlot
from gui.window.plots.part_load import PartLoadPlot
from gui.window.plots.staging import StagingPlot
from gui.window.settings import Settings
from gui.window.verdict.verdict_list import VerdictList

_PLOT_PX, _STAGING_PX = 240, 300
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
        self.choosing = Choosing(words, session, self.body)
        self.cards = Cards(words, self.body)
        self.today = Strips(words, self.body)
        self.reservations = Strips(words, self.body)
        self.part_load = PartLoadPlot(session, settings, self.body, compact=True)
        self.ratings = Ratings(words, self.body)
        self.plant = Plant(words, self.body)
        self.staging = StagingPlot(session, settings, self.body, compact=True)
        self.verdicts = [VerdictList(words, self.body) for _ in range(MOST_MODELS)]
        self.monthly = MonthlyPlot(session, settings, self.body, compact=True)
        self.alternatives = Alternatives(words, self.body)
        self.findings = BySubject(words, self.body)
        self.flags = Strips(words, self.body)
        self.common = Strips(words, self.body)
        self.provenance = [
            Provenance(words, session.program, self.body) for _ in range(MOST_MODELS)
        ]
        self._headings: dict[QWidget, QLabel] = {}
        self._lay_out()
        self.alternatives.device_wanted.connect(session.choose)
        self.cards.why_wanted.connect(self._open_why)
        session.selected.connect(self._show)
        session.chosen_changed.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        step = look.STEP_PX
        for plot in (self.part_load, self.monthly):
            plot.setMinimumHeight(_PLOT_PX)
        self.staging.setMinimumHeight(_STAGING_PX)
        body = QVBoxLayout(self.body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(4 * step)
        body.addWidget(self.cards)
        body.addWidget(self.choosing)
        body.addWidget(self.today)
        body.addWidget(self.reservations)
        body.addWidget(self.staging)
        body.addWidget(self.plant)
        body.addWidget(self.part_load)
        body.addWidget(self.ratings)
        self._verdicts_parts = [self._part("report.sheet.verdicts", one) for one in self.verdicts]
        self._findings_part = self._part("report.candidate.findings", self.findings)
        self._flags_part = self._part("catalog.defects", self.flags)
        self._common_part = self._part("device.common", self.common)
        self._provenance_parts = [self._part("catalog.provenance", one) for one in self.provenance]
        for widget in (
            *self._verdicts_parts, self._findings_part, self._flags_part, self.monthly,
            self.alternatives, *self._provenance_parts, self._common_part,
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
        self._headings[part] = heading
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

    @Slot(str)
    def _open_why(self, key: str) -> None:
        if self._session.chosen is not None:
            WhyDialog(self._session, self._words, self._session.chosen, key, self).show()

    def _show_candidate(self, selection: Selection, chosen: Candidate) -> None:
        words = self._words
        place = f"{chosen.place}{'=' if chosen.tied else ''}"
        self.title.setText(f"{place} · {_titled(chosen)}")
        units = cell(units_of(chosen), words)
        kind = opened(cell(kind_of(selection.family.report, chosen), words))
        self.kind.setText(f"{kind} · {units}")
        self.part_load.setVisible(selection.family.report.has_part_load and not chosen.is_mixed)
        year = staged_year(selection, chosen)
        self.plant.setVisible(year is not None)
        self.staging.setVisible(year is not None)
        if year is not None:
            self.plant.show_plant(chosen, year)
        self.alternatives.setVisible(not chosen.is_mixed)
        self.cards.show_candidate(selection, chosen)
        self.choosing.show_candidate(selection, chosen)
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
        flags = list(dict.fromkeys(flag for record in chosen.records for flag in record.flags))
        self.flags.show_warnings([words.text(f"flag.{flag}") for flag in flags])
        self._flags_part.setVisible(bool(flags))
        self._show_machines(selection, chosen)
        common = [one for one in selection.findings if one not in first]
        self.common.show_findings(common)
        self._common_part.setVisible(bool(common))

    def _show_machines(self, selection: Selection, chosen: Candidate) -> None:
        """Verdicts and provenance of every machine; of several each under its name."""
        parts = zip(
            self.verdicts, self._verdicts_parts, self.provenance, self._provenance_parts,
            strict=True,
        )  # fmt: skip
        for at, (verdicts, verdicts_part, provenance, provenance_part) in enumerate(parts):
            there = at < len(chosen.groups)
            standing = chosen.groups[at].standing if there else None
            provenance_part.setVisible(there)
            verdicts_part.setVisible(standing is not None and bool(standing.verdicts))
            if standing is None:
                continue
            group = chosen.groups[at]
            verdicts.show_verdicts(selection.standards, standing.verdicts, said=standing.findings)
            provenance.show_record(group.record, selection.study.criteria.gwp_report)
            name = device_name(group.record) if chosen.is_mixed else ""
            self._name_part(verdicts_part, "report.sheet.verdicts", name)
            self._name_part(provenance_part, "catalog.provenance", name)

    def _name_part(self, part: QWidget, key: str, machine: str) -> None:
        title = self._words.text(key)
        if machine:
            title = self._words.text("report.of_machine", machine=machine, said=title)
        self._headings[part].setText(title)


def _titled(candidate: Candidate) -> str:
    """Model before maker; of several models their numbers."""
    if candidate.is_mixed:
        return candidate.name
    record = candidate.record
    return str(record.model) if record.maker == UNNAMED else f"{record.model} · {record.maker}"


def _said_here(candidate: Candidate) -> list[Finding]:
    """Findings of the candidate, each once; its defects and its evidence stand further down."""
    flags = (f"flag_{flag}" for record in candidate.records for flag in record.flags)
    below = {*_SAID_BELOW, *flags}
    return [finding for finding in dict.fromkeys(candidate.findings) if finding.code not in below]
