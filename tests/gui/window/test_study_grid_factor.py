"""The grid factor in the study's panel."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.window.document.session import Session
from gui.window.settings import Settings
from gui.window.study.grid_factor import GridFactorRow
from gui.window.study.panel import StudyPanel


def test_an_open_grid_factor_shows_the_sites_figure_and_whose_it_is(
    session: Session, settings: Settings, qtbot: QtBot
) -> None:
    """Shanghai and Heilongjiang in 2023: 0.5737 and 0.5229 kg/kWh, notice 2025 No. 47."""
    panel = StudyPanel(session, settings, host := QWidget())
    qtbot.addWidget(host)
    row = panel.row("economics.grid_factor_kg_per_kwh")
    assert isinstance(row, GridFactorRow)
    qtbot.waitUntil(lambda: "Shanghai" in row.basis.text(), timeout=20_000)
    assert (row.line.text(), row.line.placeholderText(), row.assumed) == ("", "0.5737", True)
    assert "2025 No. 47" in row.basis.text()
    session.document.edit("site", "station", "50953")
    qtbot.waitUntil(lambda: "Heilongjiang" in row.basis.text(), timeout=20_000)
    assert row.line.placeholderText() == "0.5229"
    session.document.edit("economics", "grid_factor_kg_per_kwh", 0.4)
    qtbot.waitUntil(lambda: not row.basis.text(), timeout=20_000)
    assert (row.line.text(), row.assumed) == ("0.4000", False)
