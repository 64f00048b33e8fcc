"""Duties, records and studies the tests of this room begin with."""

import math
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from catalog.devices.figures_file import read_figures, shipped_figures
from core.families.industrial_heat.duty import IndustrialHeatDuty
from core.families.industrial_heat.family import INDUSTRIAL_HEAT as INDUSTRIAL_HEAT_FAMILY
from core.families.industrial_heat.record import IndustrialHeatPump
from core.families.industrial_heat.table import INDUSTRIAL_HEAT
from core.families.registry import decode
from core.selection.selection import Selection
from core.selection.way import select
from core.study.study import Study
from gui.program.program import climate_of, load_of, site_of
from tests.kept import program

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


def study(
    load: dict[str, Any] | None = None, plant: dict[str, Any] | None = None, **changes: Any
) -> Study:
    """A study of such a duty, as a file would hold it."""
    return decode(
        msgspec.json.encode(
            {
                "format": "loadfit-study",
                "schema": 2,
                "site": {"station": "54511"},
                "duty": msgspec.to_builtins(duty(**changes)),
                "load": load or {"kind": "operation"},
                "plant": plant or {},
            }
        ),
        "study.json",
    )


def selected(asked: Study, folder: Path = Path()) -> Selection:
    """The selection for a study."""
    return program().select(asked, folder)


def machines() -> list[IndustrialHeatPump]:
    """The shipped machine in sizes of its own, each a little better or worse: none of these is
    made.
    """
    shipped = records()[MAP]
    made = []
    for number, (size, drawn, least) in enumerate(
        [(0.25, 1.06, 1.0), (0.4, 1.0, 0.5), (0.6, 1.02, 0.3), (1.0, 0.98, 0.3), (1.5, 0.95, 0.4)]
    ):
        points = tuple(
            (a, b, heat * size, power * size * drawn) for a, b, heat, power in shipped.points
        )
        made.append(
            msgspec.structs.replace(
                shipped, id=f"own-{number}", model=f"TWW × {size}", points=points,
                unit_min_load=least, heat_min_w=None, heat_max_w=None,
            )
        )  # fmt: skip
    return made


def flows(folder: Path, source_share: float | None = None) -> dict[str, Any]:
    """A load that runs up and down between 15 and 100 % of 600 kW; the source a share of it."""
    rows = ["sink_kw" if source_share is None else "sink_kw,source_kw"]
    for hour in range(8760):
        sink = 600.0 * (0.15 + 0.85 * (0.5 + 0.5 * math.sin(hour / 9.7)) * (hour % 24 > 4))
        rows.append(
            f"{sink:.2f}" if source_share is None else f"{sink:.2f},{sink * source_share:.2f}"
        )
    (folder / "flows.csv").write_text("\n".join(rows), "utf-8")
    load = {
        "kind": "flows",
        "flows_file": "flows.csv",
        "flows_unit": "kW",
        "sink_column": "sink_kw",
    }
    return load if source_share is None else load | {"source_column": "source_kw"}


def selected_of(
    asked: Study, devices: list[IndustrialHeatPump], folder: Path = Path()
) -> Selection:
    """The selection among records of one's own."""
    site = site_of(asked, folder)
    climate = climate_of(asked, site, folder)
    return select(
        INDUSTRIAL_HEAT_FAMILY,
        asked,
        site,
        climate,
        load_of(asked, site, climate, folder),
        devices,
        grader=program().grader,
        today=date(2026, 6, 1),
        catalog_version="",
        program_version="",
    )
