"""Plants of several models of heat pumps in every tab, in both languages."""

import msgspec
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.study.study import Study
from gui.program.study_file import example
from gui.window.shell import MainWindow

PATIENCE_MS = 60_000


def two_models(name: str) -> Study:
    study = example(name)
    return msgspec.structs.replace(
        study, plant=msgspec.structs.replace(study.plant, models_max=2, units_max=4)
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_mixed_plant_is_shown_in_every_tab(
    qtbot: QtBot, window: MainWindow, language: str
) -> None:
    window.settings.set("language", language)
    with qtbot.waitSignal(window.session.selected, timeout=PATIENCE_MS):
        window.session.document.replace(two_models("clinic-shenyang"), None)
    assert window.session.selection is not None
    plant = next(one for one in window.session.selection.candidates if one.is_mixed)
    window.session.choose(plant.id)
    for candidate in (plant, *window.session.selection.candidates[:2]):
        window.session.compare(candidate.id, True)
    for tab in range(3):
        window.tabs.setCurrentIndex(tab)
        QApplication.processEvents()
    assert window.session.chosen is plant
    assert window.plots_panel.staging in window.plots_panel.plots
    assert all(plot.filled for plot in window.plots_panel.plots)
    assert window.session.selection.family.key == "heat_pumps"
