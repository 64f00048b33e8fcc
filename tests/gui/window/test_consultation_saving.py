"""Beside a customer: what is saved, against what, and that it loses money where it does."""

import math
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.machines.device import UNNAMED
from core.vocabulary.quantity import Kind
from gui.program.program import Program
from gui.program.study_file import example
from gui.window.consultation.saving import SavingView
from gui.window.consultation.view import ConsultationView
from gui.window.document.session import Session
from gui.window.settings import Settings


def test_the_saving_is_told_against_the_reference(
    qtbot: QtBot, view: ConsultationView, session: Session, settings: Settings
) -> None:
    with qtbot.waitSignal(session.selected):  # classes of a size cost the same
        session.document.edit("criteria", "makers_left_out", (UNNAMED,))
    offered = session.selection.candidates
    cheapest = min(offered, key=lambda c: c.outcome.investment).record.id
    with qtbot.waitSignal(session.selected):
        session.document.edit("economics", "reference", cheapest)
    selection = session.selection
    assert selection is not None
    assert selection.reference is not None
    dearer = next(c for c in selection.candidates if (c.outcome.payback_years or 0.0) > 0.1)
    session.choose(dearer.record.id)
    own, other = dearer.outcome, selection.reference.outcome
    saved_mwh = (other.annual_energy_wh - own.annual_energy_wh) / 1e6
    saving = view.stage.saving
    assert saving.energy.figure.text() == f"{float(f'{saved_mwh:.3g}'):,.0f} MWh"
    assert saving.energy.word.text() == "saved per year"
    assert saving.money.figure.property("role") == "huge-good"
    assert own.payback_years is not None
    years = settings.reader().quantity(own.payback_years, Kind.YEARS)
    assert years in saving.payback.text()
    session.choose(selection.reference.record.id)
    assert not saving.money.isVisible()
    assert saving.payback.text().startswith("This is the chosen reference")
    least = min(offered, key=lambda c: c.outcome.annual_energy_wh).record.id
    with qtbot.waitSignal(session.selected):
        session.document.edit("economics", "reference", least)
    selection = session.selection
    assert selection is not None
    told = [c for c in selection.candidates if c.outcome.saving_wh is not None]
    worse = max(told, key=lambda c: c.outcome.life_cycle_cost)
    session.choose(worse.record.id)
    assert saving.energy.word.text() == "more per year"
    assert saving.money.figure.property("role") == "huge-bad"
    assert saving.payback.text() == (
        "Payback: not within its life (20 years)"
        if worse.outcome.payback_years
        else "Runs no cheaper: nothing is paid back"
    )


def test_what_is_priced_alike_says_what_more_its_saving_pays_for(
    view: ConsultationView, session: Session
) -> None:
    """The limit E of the extra price: saving = E · (1 + 2 % · 12.4622), 20 years at 5 %."""
    selection, saving = session.selection, view.stage.saving
    assert selection is not None
    cheap = next(c for c in selection.candidates if c.outcome.payback_years == 0.0)
    session.choose(cheap.record.id)
    assert saving.against.whole == (
        "Against a machine of its type and size at the mandatory limit (GB 19577-2024)"
    )
    assert cheap.outcome.life_saving is not None
    extra = cheap.outcome.life_saving / (1.0 + 0.02 * 12.4622)
    shown = saving.payback.text().replace("\u00a0", " ")
    assert shown.startswith("Worth up to ")
    assert "priced alike" in saving.payback.toolTip()
    # Three digits, as it is said.
    assert float(shown.split()[3].replace(",", "")) == pytest.approx(extra, rel=5e-3)


def test_where_no_limit_is_certain_no_saving_is_stated(
    qtbot: QtBot, program: Program, settings: Settings
) -> None:
    selection = program.select(example("school-beijing"), Path())
    saving = SavingView(settings.reader(), None)
    qtbot.addWidget(saving)
    saving.show()
    saving.show_candidate(selection, selection.candidates[0])
    assert not saving.money.isVisible()
    assert not saving.energy.isVisible()
    assert saving.payback.text().endswith("Choose a reference.")


@pytest.mark.parametrize(
    ("name", "against"),
    [("dairy-shanghai", "the existing boiler"), ("replace-chongqing", "the existing motor")],
)
def test_what_is_there_today_is_what_savings_are_told_against(
    qtbot: QtBot, program: Program, settings: Settings, name: str, against: str
) -> None:
    selection = program.select(example(name), Path())
    saving = SavingView(settings.reader(), None)
    qtbot.addWidget(saving)
    saving.show()
    saving.show_candidate(selection, selection.candidates[0])
    own = selection.candidates[0].outcome
    assert saving.against.whole == f"Against {against}"
    years = getattr(own, selection.present.payback)
    shown = saving.payback.text().replace("\u00a0", " ")
    if math.isinf(years):  # the dairy's documented machine
        assert shown == "Payback: not within its life (20 years)"
        assert saving.loses.text().startswith("Not economical: over its life (20 years)")
    else:
        assert shown == f"Paid back in {years:.1f} years"
    assert saving.loses.isVisible() == (own.life_saving < 0.0)
    assert saving.energy.isVisible() == (name == "replace-chongqing")


def test_why_the_first_stands_before_what_costs_less_is_said(
    qtbot: QtBot, program: Program, settings: Settings
) -> None:
    """Eco mode costs half of it over the life: a customer asks at once."""
    for name, said in (("ups-langfang", "leaves the load on the mains"), ("office-shanghai", "")):
        selection = program.select(example(name), Path())
        saving = SavingView(settings.reader(), None)
        qtbot.addWidget(saving)
        saving.resize(500, 400)
        saving.show()
        saving.show_candidate(selection, selection.candidates[0])
        assert saving.order.isVisible() == bool(said)
        assert said in saving.order.text()


def test_a_room_is_told_by_its_eer_beside_that_at_the_limit(
    qtbot: QtBot, view: ConsultationView, session: Session
) -> None:
    assert not view.stage.saving.instead.isVisible()  # no pumps were entered
    with qtbot.waitSignal(session.selected, timeout=60_000):
        session.document.replace(example("plant-room-shanghai"), None)
    chosen = session.chosen
    assert chosen is not None
    assert chosen.minimum is not None
    own, other = chosen.outcome.system_cop, chosen.minimum.outcome.system_cop
    assert own > other
    said = view.stage.saving.instead
    assert said.isVisible()
    assert f"{own:.2f}" in said.text()
    assert f"{other:.2f}" in said.text()
