"""Plants of several models in the window: ranked, looked at, compared, talked about."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.selection.selection import Candidate
from gui.program.program import Program
from gui.program.study_file import example
from gui.window.candidates.columns import ARRANGED
from gui.window.candidates.panel import CandidatesPanel
from gui.window.comparison.rows import rows_of
from gui.window.consultation.cards import CandidateCard
from gui.window.device.panel import DevicePanel
from gui.window.document.document import Document
from gui.window.document.session import Session
from gui.window.plots.panel import PlotsPanel
from gui.window.settings import Settings
from tests.gui.window.ranking import click, shown

PATIENCE_MS = 20_000


@pytest.fixture
def mixed(qtbot: QtBot, program: Program) -> Iterator[Session]:
    """The air-cooled plant in Beijing, which asks for two models and finds a better plant."""
    made = Session(Document(example("plant-beijing")), program)
    with qtbot.waitSignal(made.selected, timeout=PATIENCE_MS):
        made.refresh()
    yield made
    made.close()


@pytest.fixture
def ranking(qtbot: QtBot, mixed: Session, settings: Settings) -> Iterator[CandidatesPanel]:
    holder = QWidget()
    holder.resize(900, 800)
    qtbot.addWidget(holder)
    made = CandidatesPanel(mixed, settings, holder)
    made.resize(holder.size())
    holder.show()
    qtbot.waitExposed(holder)
    yield made
    made.setParent(None)
    made.deleteLater()


def first_mixed(session: Session) -> Candidate:
    assert session.selection is not None
    return next(one for one in session.selection.candidates if one.is_mixed)


def test_the_ranking_names_and_draws_every_group(ranking: CandidatesPanel, mixed: Session):
    assert mixed.selection is not None
    for row, candidate in enumerate(mixed.selection.candidates):
        models = shown(ranking, "model")[row]
        assert models == " + ".join(group.record.model for group in candidate.groups)
        units = shown(ranking, "units")[row]
        assert units.count("×") == len(candidate.groups)
        blocks = ranking.model.drawn(row, ranking.model.column_of(ARRANGED)).blocks
        assert len(blocks) == candidate.units
        wide = np.array([share for share, _ in blocks])
        each = [g.unit_capacity_w for g in candidate.groups for _ in range(g.units)]
        assert wide / wide[0] == pytest.approx(np.array(each) / each[0])


def test_a_plant_is_chosen_and_marked_by_a_click(
    qtbot: QtBot, ranking: CandidatesPanel, mixed: Session
):
    wanted = first_mixed(mixed)
    row = ranking.model.row_of(wanted.id)
    click(qtbot, ranking, row)
    assert mixed.chosen is wanted
    click(qtbot, ranking, row, "compared")
    assert [one.id for one in mixed.compared] == [wanted.id]


def test_no_machine_of_several_is_made_the_reference(
    ranking: CandidatesPanel, mixed: Session, settings: Settings
):
    """Savings are relative to a machine, not against one of a plant."""
    assert mixed.selection is not None
    refer = settings.reader_of(mixed.document.study).text("candidates.reference")
    for candidate in mixed.selection.candidates:
        mixed.choose(candidate.id)
        offered = [action.text() for action in ranking.menu_of("model").actions()]
        assert (refer in offered) is not candidate.is_mixed


def test_the_panel_tells_groups_staging_and_every_machine(
    qtbot: QtBot, mixed: Session, settings: Settings
):
    holder = QWidget()
    holder.resize(390, 820)
    qtbot.addWidget(holder)
    panel = DevicePanel(mixed, settings, holder)
    holder.show()
    qtbot.waitExposed(holder)
    plant = first_mixed(mixed)
    mixed.choose(plant.id)
    QApplication.processEvents()
    assert plant.year is not None
    assert panel.plant.isVisibleTo(panel)
    assert panel.plant.groups.model().rowCount() == 2 * len(plant.groups)
    assert panel.plant.staging.model().rowCount() == len(plant.year.staging.stages)
    assert not panel.part_load.isVisibleTo(panel)
    assert not panel.alternatives.isVisibleTo(panel)
    headings = [label.text() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel)]
    for group in plant.groups:
        assert sum(group.record.model in text for text in headings) >= 2  # verdicts, provenance
    alone = next(c for c in mixed.selection.candidates if not c.is_mixed)  # type: ignore[union-attr]
    mixed.choose(alone.id)
    QApplication.processEvents()
    assert panel.plant.isVisibleTo(panel)  # several units of one model are staged too
    assert panel.plant.groups.model().rowCount() == 2
    assert panel.part_load.isVisibleTo(panel)
    panel.setParent(None)
    panel.deleteLater()


def test_plots_of_one_machine_give_way_to_the_staging(
    qtbot: QtBot, mixed: Session, settings: Settings
):
    holder = QWidget()
    holder.resize(900, 900)
    qtbot.addWidget(holder)
    panel = PlotsPanel(mixed, settings, holder)
    holder.show()
    qtbot.waitExposed(holder)
    mixed.choose(first_mixed(mixed).id)
    assert panel.staging in panel.plots
    assert panel.part_load not in panel.plots
    assert panel.heat_map not in panel.plots
    panel.staging.redraw()
    stop = panel.staging.stops() // 2
    said = panel.staging.reading(stop).lines
    running = [one for one in panel.staging.chart.strips if one.part[stop] > 0.0]
    assert all(one.name in said[-1] for one in running)
    sheet = panel.staging.table()
    assert all(len(row) == len(sheet.header) for row in sheet.rows)
    alone = next(c for c in mixed.selection.candidates if not c.is_mixed)  # type: ignore[union-attr]
    mixed.choose(alone.id)
    assert alone.units > 1
    assert panel.staging in panel.plots
    assert panel.part_load in panel.plots
    panel.setParent(None)
    panel.deleteLater()


def test_it_is_compared_with_a_plant_of_one_model(mixed: Session, settings: Settings):
    assert mixed.selection is not None
    alone = next(c for c in mixed.selection.candidates if not c.is_mixed)
    words = settings.reader_of(mixed.document.study)
    rows = {row.key: row for row in rows_of(mixed.selection, (first_mixed(mixed), alone), words)}
    assert rows["unit_capacity_w"].texts[0] == "–"
    assert rows["unit_capacity_w"].texts[1] != "–"
    energy = rows["annual_energy_wh"]
    assert len(set(energy.texts)) == 2
    assert energy.best
    several = {group.record.capacity_w for group in first_mixed(mixed).groups}
    assert rows["capacity_w"].texts[0].count("+") == len(several) - 1


def test_the_talk_has_a_card_for_it(qtbot: QtBot, mixed: Session, settings: Settings):
    assert mixed.selection is not None
    plant = first_mixed(mixed)
    holder = QWidget()
    qtbot.addWidget(holder)
    card = CandidateCard(("annual_energy_wh",), settings.reader_of(mixed.document.study), holder)
    card.show_candidate(mixed.selection, plant, chosen=True)
    assert card.candidate_id == plant.id
    assert all(group.record.model in card.accessibleName() for group in plant.groups)


def test_a_choice_and_the_ticks_are_kept_in_the_study_and_undone(
    qtbot: QtBot, mixed: Session, settings: Settings
):
    """Nothing is computed anew for them."""
    assert mixed.selection is not None
    before, plant = mixed.selection.candidates, first_mixed(mixed)
    with qtbot.waitSignal(mixed.selected, timeout=PATIENCE_MS):
        mixed.pick(plant.id)
    assert mixed.picked is not None
    assert mixed.picked.id == plant.id
    assert mixed.selection.candidates is before
    with qtbot.waitSignal(mixed.compared_changed, timeout=PATIENCE_MS):
        mixed.compare(plant.id, True)
    study = mixed.document.study
    assert study.choice.chosen == plant.id
    assert study.choice.compared == (plant.id,)
    mixed.document.undo_stack.undo()
    assert mixed.compared == ()
    mixed.document.undo_stack.undo()
    assert mixed.picked is None
    assert mixed.selection.candidates is before


def test_the_panel_chooses_and_keeps_the_reason(qtbot: QtBot, mixed: Session, settings: Settings):
    holder = QWidget()
    holder.resize(390, 820)
    qtbot.addWidget(holder)
    panel = DevicePanel(mixed, settings, holder)
    holder.show()
    qtbot.waitExposed(holder)
    plant = first_mixed(mixed)
    mixed.choose(plant.id)
    assert not panel.choosing.reason.isVisibleTo(panel)
    with qtbot.waitSignal(mixed.selected, timeout=PATIENCE_MS):
        panel.choosing.button.click()
    assert panel.choosing.reason.isVisibleTo(panel)
    panel.choosing.reason.setFocus()
    qtbot.keyClicks(panel.choosing.reason, "Same maker as on site")
    qtbot.keyClick(panel.choosing.reason, Qt.Key.Key_Return)
    assert mixed.document.study.choice.reason == "Same maker as on site"
    assert mixed.document.study.choice.chosen == plant.id
    with qtbot.waitSignal(mixed.selected, timeout=PATIENCE_MS):
        panel.choosing.button.click()
    assert mixed.document.study.choice.chosen is None
    panel.setParent(None)
    panel.deleteLater()


def test_a_reason_is_not_carried_over_to_another_choice(qtbot: QtBot, mixed: Session):
    assert mixed.selection is not None
    first, second = mixed.selection.candidates[0], mixed.selection.candidates[1]
    mixed.pick(first.id)
    mixed.document.edit("choice", "reason", "The first")
    mixed.pick(second.id)
    assert mixed.document.study.choice.reason == ""
    mixed.document.undo_stack.undo()
    assert mixed.document.study.choice.reason == "The first"
