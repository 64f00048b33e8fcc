"""All that is said of the device being looked at."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.families.registry import limits_of
from core.machines.device import is_made_to_size
from core.selection.next_size import next_size_down
from core.selection.selection import Candidate, LeftOut
from core.vocabulary.finding import Severity, finding
from core.vocabulary.finding_subjects import by_subject, rank_of
from core.vocabulary.quantity import System
from gui.window.device.figure_table import FigureCell, FigureTable
from gui.window.device.panel import DevicePanel
from gui.window.device.why import WhyDialog
from gui.window.document.session import Session
from gui.window.parts.strips import Strips
from gui.window.settings import Settings


def made_in(qtbot: QtBot, session: Session, settings: Settings) -> DevicePanel:
    holder = QWidget()
    holder.resize(390, 820)
    qtbot.addWidget(holder)
    panel = DevicePanel(session, settings, holder)
    panel.resize(390, 820)
    panel.holder = holder  # type: ignore[attr-defined]
    holder.show()
    qtbot.waitExposed(holder)
    return panel


@pytest.fixture
def panel(qtbot: QtBot, session: Session, settings: Settings) -> Iterator[DevicePanel]:
    made = made_in(qtbot, session, settings)
    yield made
    made.setParent(None)
    made.deleteLater()


def with_alternatives(session: Session) -> Candidate:
    """A candidate that can do the duty with another number of units too."""
    return next(c for c in session.selection.candidates if any(a.outcome for a in c.alternatives))


def test_the_title_is_place_model_and_maker(panel: DevicePanel, session: Session) -> None:
    chosen = session.selection.candidates[2]
    session.choose(chosen.record.id)
    place = f"{chosen.place}{'=' if chosen.tied else ''}"
    assert panel.title.text() == f"{place} · {chosen.record.model}"  # nobody makes a class
    chosen = next(c for c in session.selection.candidates if not is_made_to_size(c.record))
    session.choose(chosen.record.id)
    assert panel.title.text().endswith(f" · {chosen.record.model} · {chosen.record.maker}")
    tied = replace(chosen, tied=True)
    session.selection = replace(session.selection, candidates=(tied,))
    session.selected.emit()
    assert panel.title.text().startswith(f"{chosen.place}= · ")


def test_three_cards_hold_efficiency_coverage_and_saving(
    panel: DevicePanel, session: Session
) -> None:
    chosen = session.selection.candidates[1]
    session.choose(chosen.record.id)
    outcome, (nplv, coverage, saving) = chosen.outcome, panel.cards.cards
    assert (nplv.title.text(), nplv.figure.text()) == ("NPLV", f"{outcome.nplv:.2f}")
    assert nplv.note.text() == "GB/T 18430.1-2007"
    assert coverage.figure.text() == f"{outcome.coverage_hours * 100:.1f}%"
    assert saving.figure.text() == f"{outcome.saving_wh / 1e6:,.1f} MWh"
    assert outcome.payback_years == 0.0  # as large as the machine at the limit
    # Priced alike, the saving bears the price E: saving = E · (1 + 2 % · 12.4622), 20 years at 5 %.
    worth, against = saving.note.text().splitlines()
    extra = outcome.life_saving / (1.0 + 0.02 * 12.4622)
    assert worth.startswith("worth up to ")  # in three figures: it is an estimate
    assert float(worth.split()[3].replace(",", "")) == pytest.approx(extra, rel=5e-3)
    assert against == "vs code-minimum machine"


def test_the_reference_says_that_it_is_one(panel: DevicePanel, session: Session, edit: Any) -> None:
    edit("economics", "reference", session.selection.candidates[3].record.id)
    session.choose(session.selection.reference.record.id)
    assert panel.cards.cards[2].figure.text() == "Reference"


def test_without_an_nplv_the_card_holds_a_figure_that_there_is(
    panel: DevicePanel, session: Session
) -> None:
    chosen = session.chosen
    without = replace(chosen, outcome=msgspec.structs.replace(chosen.outcome, nplv=None))
    panel.cards.show_candidate(session.selection, without)
    assert panel.cards.cards[0].figure.text() != "–"
    assert panel.cards.cards[0].isVisible()


@pytest.mark.parametrize("system", list(System))
def test_rating_points_stand_with_method_conditions_and_marks(
    qtbot: QtBot, session: Session, settings: Settings, system: System
) -> None:
    settings.set("system", system.value)
    panel = made_in(qtbot, session, settings)
    chosen = session.chosen
    tables = [t for t in panel.ratings.tables if not t.isHidden()]
    assert len(tables) == len(chosen.ratings)
    for table, rating in zip(tables, chosen.ratings, strict=True):
        assert rating.edition in table.title.text()
        figures = table.points.figures
        assert figures.rowCount() == 5
        for at, point in enumerate(rating.points):
            cells = [figures.index(at, c).data() for c in range(figures.columnCount())]
            celsius = point.condenser_c
            shown = celsius if system is System.SI else celsius * 1.8 + 32
            mark = "*" if point.beyond_limits else ""
            assert cells[1] == f"{shown:.1f}{mark}"
            assert cells[-1] == f"{point.cop:.2f}{mark}"
        assert figures.index(4, 6).data() == f"{rating.value:.2f}"
        held = any(point.beyond_limits for point in rating.points)
        assert ("*" in table.caption.text()) == held


def test_other_numbers_of_units_stand_with_figures_or_the_reason_why_not(
    panel: DevicePanel, session: Session, edit: Any
) -> None:
    edit("criteria", "oversizing_max", 2.5)
    chosen = with_alternatives(session)
    session.choose(chosen.record.id)
    figures = panel.alternatives.table.figures
    by_units = {int(row[0].text.split()[0]): row for row in figures.rows}
    assert list(by_units) == sorted([chosen.units, *(a.units for a in chosen.alternatives)])
    assert by_units[chosen.units][0].strong
    for one in chosen.alternatives:
        cells = by_units[one.units]
        if one.outcome:
            assert cells[1].text == f"{one.outcome.annual_energy_wh / 1e6:,.1f}"
            assert cells[3].text == f"{one.outcome.life_cycle_cost:,.0f}"
        else:
            assert cells[1].text == panel._words.finding(one.findings[0])


def test_the_next_size_down_is_the_same_makers_next_smaller_machine_of_the_kind(
    qtbot: QtBot, panel: DevicePanel, session: Session
) -> None:
    selection = session.selection
    for candidate in selection.candidates:
        smaller = next_size_down(selection, candidate)
        if is_made_to_size(candidate.record):
            assert smaller is None
            continue
        everyone = [*selection.candidates, *selection.left_out]
        between = [
            m for m in everyone
            if m.record.maker == candidate.record.maker
            and m.record.compressor is candidate.record.compressor
            and m.record.unloading is candidate.record.unloading
            and m.record.condenser is candidate.record.condenser
            and (m.record.capacity_w or 0) < candidate.record.capacity_w
            and (smaller is None or (m.record.capacity_w or 0) > smaller.record.capacity_w)
            and m.record.capacity_w is not None
        ]  # fmt: skip
        assert not between
    kinds = {type(next_size_down(selection, c)) for c in selection.candidates}
    assert {Candidate, LeftOut} <= kinds


def test_a_smaller_candidate_is_one_click_away_and_one_left_out_says_why(
    qtbot: QtBot, panel: DevicePanel, session: Session
) -> None:
    selection = session.selection
    pairs = [(c, next_size_down(selection, c)) for c in selection.candidates]
    candidate, smaller = next(p for p in pairs if isinstance(p[1], Candidate))
    session.choose(candidate.record.id)
    assert smaller.record.id in panel.alternatives.next_down.text()
    assert f"{smaller.outcome.annual_energy_wh / 1e6:,.1f}\N{NO-BREAK SPACE}MWh" in (
        panel.alternatives.next_down.text()
    )
    qtbot.mouseClick(panel.alternatives.look, Qt.MouseButton.LeftButton)
    assert session.chosen is smaller
    candidate, smaller = next(p for p in pairs if isinstance(p[1], LeftOut))
    session.choose(candidate.record.id)
    assert panel._words.finding(smaller.findings[0]) in panel.alternatives.next_down.text()
    assert panel.alternatives.look.isHidden()


def test_findings_are_strips_with_their_source_the_weightiest_first(
    panel: DevicePanel, session: Session
) -> None:
    said = [*panel.reservations.texts(), *panel.findings.texts()]
    for found in session.chosen.findings:
        if found.code == "evidence" or found.code.startswith("flag_"):
            continue
        sentence = panel._words.finding(found)
        text = next(t for t in said if sentence in t)
        assert text.startswith("▲") == (found.severity is Severity.WARNING)
        if found.source:
            assert text.endswith(found.source)
    leading = [text.startswith("▲") for text in panel.reservations.texts()]
    assert leading == sorted(leading, reverse=True)
    assert len(leading) <= 3
    for subject, several in by_subject(session.chosen.findings).items():
        assert [rank_of(one) for one in several] == sorted(map(rank_of, several)), subject


def test_ratings_by_other_methods_stand_behind_a_switch(
    panel: DevicePanel, session: Session
) -> None:
    """One IPLV and one NPLV are seen; the other three methods when they are asked for."""
    shown = [table.title.text() for table in panel.ratings.tables if not table.isHidden()]
    assert shown == ["IPLV by GB/T 18430.1-2007", "NPLV by GB/T 18430.1-2007"]
    panel.ratings.switch.click()
    shown = [table.title.text() for table in panel.ratings.tables if not table.isHidden()]
    assert len(shown) == 8
    assert len(set(shown)) == 8
    panel.ratings.switch.click()
    assert sum(not table.isHidden() for table in panel.ratings.tables) == 2


def test_strips_are_used_again(qtbot: QtBot, settings: Settings) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    strips = Strips(settings.reader(), holder)
    unfit = finding("no_capacity", Severity.EXCLUDES)
    note = finding("part_load_placeholder", Severity.INFO)
    assumed = finding("condenser_differs", Severity.ASSUMED)
    strips.show_findings([note, assumed, unfit])
    texts = strips.texts()
    assert texts[0].startswith("▲ The record is a generic")
    assert texts[1].startswith("Assumed: ")
    assert texts[2].startswith("The part-load curve")
    labels = strips.findChildren(QLabel)
    strips.show_findings([note])
    assert strips.texts() == [texts[2]]
    strips.show_findings([unfit, assumed, note])
    assert strips.findChildren(QLabel) == labels


def test_defects_are_full_sentences(panel: DevicePanel, session: Session, edit: Any) -> None:
    edit("criteria", "oversizing_max", 3.0)  # the only one without a defect is large
    chosen = next(c for c in session.selection.candidates if len(c.record.flags) > 1)
    session.choose(chosen.record.id)
    assert panel.flags.texts() == [
        f"▲ {panel._words.text(f'flag.{flag}')}" for flag in chosen.record.flags
    ]
    plain = next(c for c in session.selection.candidates if not c.record.flags)
    session.choose(plain.record.id)
    assert panel.flags.texts() == []
    assert panel._flags_part.isHidden()


def test_provenance_names_source_years_grade_terms_and_limits(
    panel: DevicePanel, session: Session
) -> None:
    record = session.chosen.record
    source = session.program.catalog.source(record.source)
    said = "\n".join(panel.provenance[0].texts())
    for part in (source.title, source.terms, source.note("en"), record.source_year, record.id):
        assert part in said
    assert f"{record.evidence.value}: {panel._words.text(f'evidence.{record.evidence}')}" in said
    (_, leaving, _), (_, condenser, _), (_, part_load, _) = limits_of(record)
    assert f"{leaving[0]:.1f} – {leaving[1]:.1f} °C" in said
    assert f"{condenser[0]:.1f} – {condenser[1]:.1f} °C" in said
    assert f"{part_load[0] * 100:.1f} – {part_load[1] * 100:.1f}%" in said


def test_every_text_can_be_selected(panel: DevicePanel) -> None:
    labels = [
        label
        for part in (panel.cards, panel.findings, panel.provenance[0], panel.alternatives)
        for label in part.findChildren(QLabel)
    ]
    assert labels
    by_mouse = Qt.TextInteractionFlag.TextSelectableByMouse
    assert all(label.textInteractionFlags() & by_mouse for label in labels)


def test_another_device_needs_no_other_widgets(panel: DevicePanel, session: Session) -> None:
    for candidate in session.selection.candidates:
        session.choose(candidate.record.id)
    before = panel.findChildren(QLabel)
    for candidate in session.selection.candidates:
        session.choose(candidate.record.id)
    assert panel.findChildren(QLabel) == before


def test_the_page_is_as_high_as_its_texts(qtbot: QtBot, panel: DevicePanel) -> None:
    layout = panel.inside.layout()
    qtbot.waitUntil(lambda: panel.inside.height() == layout.heightForWidth(panel.inside.width()))
    assert panel.inside.width() == panel.viewport().width()


def test_without_a_candidate_the_panel_says_so(
    panel: DevicePanel, session: Session, edit: Any
) -> None:
    edit("duty", "peak_w", 9e7)
    assert panel.title.text() == "No candidate"
    assert panel.body.isHidden()
    edit("duty", "peak_w", 1.3e6)
    assert not panel.body.isHidden()


def test_chinese_and_dark(qtbot: QtBot, session: Session, settings: Settings) -> None:
    settings.set("language", "zh")
    settings.set("theme", "dark")
    panel = made_in(qtbot, session, settings)
    assert panel.cards.cards[1].title.text() == "高效区覆盖"
    assert any("数据来源" in label.text() for label in panel.findChildren(QLabel))


def test_a_sheet_copies_its_selected_rows(qtbot: QtBot, panel: DevicePanel) -> None:
    points = panel.ratings.tables[0].points
    points.setCurrentIndex(points.figures.index(1, 0))
    qtbot.keyClick(points, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().strip().split("\n")
    assert lines[0].split("\t")[1] == "Cond. °C"
    assert lines[1].split("\t")[0] == "75.0"


def test_a_sheet_is_as_high_as_its_rows_and_wraps_its_wide_cells(
    qtbot: QtBot, settings: Settings
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    table = FigureTable(holder)
    table.resize(200, 400)
    short, long = FigureCell(text="1"), FigureCell(text="word " * 40, wide=True)
    table.show_rows(["a\nkW", "b\nkW"], [(short, short), (short, long)])
    assert table.rowHeight(1) > 3 * table.rowHeight(0)
    assert table.sizeHint().height() > table.rowHeight(0) + table.rowHeight(1)
    assert table.figures.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole) == long.text


def test_the_sheets_are_sound_models(
    qtmodeltester: ModelTester, panel: DevicePanel, session: Session, edit: Any
) -> None:
    for table in panel.ratings.tables:
        qtmodeltester.check(table.points.figures)
    qtmodeltester.check(panel.alternatives.table.figures)
    for candidate in session.selection.candidates[:4]:
        session.choose(candidate.record.id)
    edit("plant", "units_max", 6)
    assert panel.alternatives.table.figures.rowCount() == 6


def test_a_card_says_how_its_figure_is_calculated(
    qtbot: QtBot, panel: DevicePanel, session: Session
) -> None:
    card = panel.cards.cards[-1]
    assert card.key == "saving_wh"
    qtbot.keyClick(card.why, Qt.Key.Key_Space)
    dialog = panel.findChild(WhyDialog)
    assert dialog is not None
    text = dialog.text.toPlainText()
    assert "Annual energy of the reference less that of the candidate" in text
    assert str(session.chosen.record.model) in text
    dialog.reject()


@pytest.mark.parametrize("opened", ["replace-chongqing"])
def test_figures_beside_each_other_stand_in_line(panel: DevicePanel) -> None:
    """Also where of one of them nothing more can be asked."""
    shown = [card for card in panel.cards.cards if card.isVisible()]
    shown[0].why.hide()
    QApplication.processEvents()
    assert {card.why.isVisible() for card in shown} == {True, False}
    assert len({card.figure.mapTo(panel, card.figure.rect().topLeft()).y() for card in shown}) == 1
