"""The error of the synthesis that the documentation prints is the one there is."""

import subprocess
import sys
from importlib.resources import files

from core.climate.accuracy import rows, table
from core.climate.stations import station

DOCUMENT = files("resources").joinpath("documentation", "climate.md")


def test_the_documentation_prints_the_computed_figures() -> None:
    printed = DOCUMENT.read_text(encoding="utf-8")
    assert table().rstrip() in printed


def test_the_bounds_that_the_documentation_states_hold() -> None:
    for key in ("54511", "58367", "51463"):
        figures = {name: (typical, made) for name, typical, made in rows(station(key))}
        for share in ("95%", "99%"):
            typical, made = figures[f"dry bulb, {share} quantile °C"]
            assert abs(made - typical) < 0.95
        typical, made = figures["dry bulb, degree-hours above 26 °C"]
        assert -0.11 < made / typical - 1 < -0.03
        typical, made = figures["dry bulb, degree-hours above 15 °C"]
        assert -0.105 < made / typical - 1 < -0.045
        assert 1.2 < figures["dry bulb, rms by rank K"][1] < 1.9
        assert 1.1 < figures["wet bulb by bins, rms by rank K"][1] < 1.7


def test_the_command_prints_the_table() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "core.climate.accuracy"],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stdout == table()
