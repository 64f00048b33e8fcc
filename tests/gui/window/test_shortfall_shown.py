"""What does not carry the whole load says so beside its place, to the engineer and the customer."""

from typing import Any

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from core.machines.device import UNNAMED
from gui.window.candidates.panel import CandidatesPanel
from gui.window.consultation.cards import CandidateCard
from gui.window.consultation.view import ConsultationView
from gui.window.document.session import Session
from tests.gui.window.conftest import PATIENCE_MS
from tests.gui.window.ranking import holder, panel

__all__ = ["holder", "panel"]  # fixtures


def _without_old_refrigerants(qtbot: QtBot, session: Session) -> None:
    """In the office no named maker's machine is left then that carries the three hottest hours."""
    study = session.document.study
    compliance = msgspec.structs.replace(study.compliance, phased_out_admitted=False)
    criteria = msgspec.structs.replace(study.criteria, makers_left_out=(UNNAMED, "(undisclosed)"))
    changed = msgspec.structs.replace(study, compliance=compliance, criteria=criteria)
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        session.document.swap(changed, "compliance")


def test_where_none_carries_the_load_it_stands_above_the_ranking(
    qtbot: QtBot, panel: CandidatesPanel, session: Session
) -> None:
    assert panel.order.isHidden()
    _without_old_refrigerants(qtbot, session)
    assert not panel.order.isHidden()
    assert panel.order.text().startswith("No candidate covers the whole load.")


@pytest.mark.parametrize("some", [True, False])
def test_a_customers_card_says_what_is_not_met(
    qtbot: QtBot, view: ConsultationView, session: Session, some: bool
) -> None:
    if not some:
        _without_old_refrigerants(qtbot, session)
    assert session.selection is not None
    short: dict[str, Any] = {c.id: c.shortfall for c in session.selection.candidates}
    cards = [one for one in view.findChildren(CandidateCard) if one.candidate_id]
    assert cards
    for card in cards:
        assert card.shortfall.isHidden() == (short[card.candidate_id] is None)
    assert all(card.shortfall.isHidden() for card in cards) == some
