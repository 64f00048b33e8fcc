"""Duties, records and studies the tests of this room begin with."""

from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from catalog.devices.figures_file import read_figures, shipped_figures
from core.families.industrial_heat.duty import IndustrialHeatDuty
from core.families.industrial_heat.record import IndustrialHeatPump
from core.families.industrial_heat.table import INDUSTRIAL_HEAT
from core.families.registry import decode
from core.selection.selection import Selection
from core.study.study import Study
from gui.program.program import Program

MAP = "wamak-tww220-whr"


@cache
def records() -> dict[str, IndustrialHeatPump]:
    """The shipped records, by id."""
    return {record.id: record for record in read_figures(shipped_figures(), INDUSTRIAL_HEAT)}


def duty(**changes: Any) -> IndustrialHeatDuty:
    """600 kW of water from 55 to 75 °C out of waste water of 25 °C, without heat exchangers."""
    given: dict[str, Any] = {
        "peak_w": 600e3,
        "source_in_c": 25.0,
        "source_out_c": 15.0,
        "source_approach_k": 0.0,
        "sink_approach_k": 0.0,
        "margin": 0.0,
    }
    return msgspec.convert(given | changes | {"family": "industrial_heat"}, IndustrialHeatDuty)


def study(load: dict[str, Any] | None = None, **changes: Any) -> Study:
    """A study of such a duty, as a file would hold it."""
    return decode(
        msgspec.json.encode(
            {
                "format": "loadfit-study",
                "schema": 1,
                "site": {"station": "54511"},
                "duty": msgspec.to_builtins(duty(**changes)),
                "load": load or {"kind": "operation"},
            }
        ),
        "study.json",
    )


@cache
def program() -> Program:
    """The program with the shipped catalog."""
    return Program()


def selected(asked: Study, folder: Path = Path()) -> Selection:
    """The selection for a study."""
    return program().select(asked, folder)
