"""Where a selection takes long, the leading plants of a coarse year are shown before it stands."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.load.profile import Profile, leading_w
from core.selection.preview import coarse
from gui.window.shell import MainWindow

PATIENCE_MS = 20_000


def test_a_first_look_is_shown_until_the_whole_ranking_stands(
    qtbot: QtBot, window: MainWindow
) -> None:
    session, line = window.session, window.candidates_panel.preview
    session.took_ms.append(2000.0)
    seen: list[str] = []
    session.previewed.connect(
        lambda found: seen.append(found.candidates[0].name) if not line.isHidden() else None
    )
    beside: list[object] = []
    session.previewed.connect(lambda found: beside.append(found.minima))
    before = session.selection
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        session.document.edit("economics", "discount_rate", 0.032)
    assert len(seen) == 1
    assert beside == [None]  # a line of names waits for no machines at the limits of the code
    assert seen[0] in line.text()
    assert line.isHidden()
    assert session.selection is not None
    assert session.selection is not before
    assert session.selection.minima is not None
    assert len(session.selection.profile.hours) >= 100  # the ranking is that of the whole year


def test_a_quick_selection_has_no_first_look(qtbot: QtBot, window: MainWindow) -> None:
    session = window.session
    session.took_ms.extend([10.0] * 5)
    seen: list[object] = []
    session.previewed.connect(seen.append)
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        session.document.edit("economics", "discount_rate", 0.033)
    assert not seen


def test_few_points_have_the_hours_the_load_and_the_peak_of_the_year() -> None:
    random = np.random.default_rng(7)
    load = random.uniform(0.0, 900e3, 8760)
    load[load < 200e3] = 0.0
    month = np.arange(8760) * 12 // 8760
    hours = np.zeros((8760, 12))
    hours[np.arange(8760), month] = 1.0
    year = Profile(
        columns={"load_w": load, "wet_bulb_c": random.uniform(-10.0, 28.0, 8760)},
        hours=hours,
        price_hours=np.full(8760, 0.8),
        binned=False,
    )
    few = coarse(year)
    assert len(few.hours) < 120
    assert few.hours.sum(axis=0) == pytest.approx(hours.sum(axis=0))
    assert few.columns["load_w"] @ few.hours.sum(axis=1) == pytest.approx(load.sum(), rel=1e-9)
    assert leading_w(few).max() == load.max()
    assert coarse(few) is few or len(coarse(few).hours) <= len(few.hours)


def test_one_quick_answer_among_slow_ones_does_without_no_first_look(
    qtbot: QtBot, window: MainWindow
) -> None:
    session = window.session
    session.took_ms.extend([400.0, 700.0, 400.0, 600.0, 20.0])  # a choice of price among them
    seen: list[object] = []
    session.previewed.connect(seen.append)
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        session.document.edit("economics", "discount_rate", 0.034)
    assert len(seen) == 1
