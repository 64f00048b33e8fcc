"""Bundled studies of five families open in every tab, in both languages."""

import pytest
from PySide6.QtWidgets import QApplication

from gui.window.shell import MainWindow
from tests.families.heat_pumps.cases import NAMES as HEAT_PUMPS

MOTORS = ("pump-shanghai", "hoist-ningbo", "conveyor-datong", "fan-shenyang", "replace-chongqing")
PUMPS = ("chilled-pumps-shanghai", "waterworks-suzhou", "cooling-pump-shanghai")
COMPRESSORS = ("textile-suzhou", "workshop-hefei", "electronics-suzhou")
ROOMS = ("hospital-hot-water-guangzhou", "plant-room-shanghai", "data-hall-beijing")
CASES = [
    (family, name)
    for family, names in (
        ("heat_pumps", HEAT_PUMPS),
        ("motors", MOTORS),
        ("pumps", PUMPS),
        ("compressors", COMPRESSORS),
        ("chillers", ROOMS),
    )
    for name in names
]


@pytest.mark.parametrize(("family", "opened"), CASES)
@pytest.mark.parametrize("spoken", ["zh", "en"])
def test_it_is_shown_in_every_tab(window: MainWindow, family: str) -> None:
    for candidate in window.session.selection.candidates[:3]:
        window.session.compare(candidate.id, True)
    for tab in range(3):
        window.tabs.setCurrentIndex(tab)
        QApplication.processEvents()
    chosen = window.session.chosen
    assert chosen is not None
    assert window.session.selection.family.key == family
    # A pump alone has no stages to show, a plant of several models no curve of its own.
    fewer = family in ("pumps", "compressors") or chosen.is_mixed
    assert len(window.plots_panel.plots) >= (5 if fewer else 6)
    assert all(plot.filled for plot in window.plots_panel.plots)
