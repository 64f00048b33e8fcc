"""Studies of buildings, and machines made for one fact."""

from functools import cache
from pathlib import Path
from typing import Any

from core.families.heat_pumps.duty import HeatPumpDuty
from core.families.heat_pumps.record import (
    HeatPump,
    HeatSource,
    PartLoadPoint,
    SeasonalRating,
    SeasonClimate,
)
from core.load.heating import LoadHeating
from core.machines.device import Evidence
from core.selection.selection import Selection
from core.study.criteria import Criteria
from core.study.plant import Plant
from core.study.sections import Site
from core.study.study import Study
from gui.program.study_file import example as example_study
from tests.kept import program

NAMES = ("school-beijing", "clinic-shenyang", "hotel-shanghai", "hotel-hefei")
BEIJING = "54511"


def selected(study: Study) -> Selection:
    """What the program finds for a study."""
    return program().select(study, Path())


@cache
def example(name: str) -> Selection:
    """What it finds for a bundled example."""
    return selected(example_study(name))


def study(
    *, station: str = BEIJING, load: LoadHeating | None = None, resolution: str = "binned",
    plant: Plant | None = None, **duty: Any,
) -> Study:  # fmt: skip
    """A building of 100 kW with fan coils in Beijing, or what is said otherwise."""
    return Study(
        site=Site(station=station),
        duty=HeatPumpDuty(**({"peak_w": 100e3} | duty)),
        load=load or LoadHeating(),
        plant=plant or Plant(),
        criteria=Criteria(resolution=resolution, oversizing_max=2.0),  # type: ignore[arg-type]
    )


def rating(flow_c: float, points: dict[float, tuple[float, float]], **more: Any) -> SeasonalRating:
    """A rating for the average climate by (heat W, COP) over the outdoor temperature."""
    usual = {
        "climate": SeasonClimate.AVERAGE,
        "design_w": 10e3,
        "scop": 4.0,
        "bivalent_c": -7.0,
        "limit_c": -20.0,
        "outlet_limit_c": 60.0,
        "bivalent_heat_w": points[-7.0][0],
        "bivalent_cop": points[-7.0][1],
    }
    return SeasonalRating(
        flow_c=flow_c,
        points=tuple(PartLoadPoint(outdoor_c=t, heat_w=w, cop=c) for t, (w, c) in points.items()),
        **(usual | more),
    )


LOW = rating(35.0, {-7.0: (8800, 2.9), 2.0: (5400, 4.4), 7.0: (4000, 6.0), 12.0: (4500, 8.0)})
MEDIUM = rating(55.0, {-7.0: (8600, 2.1), 2.0: (5200, 3.2), 7.0: (3900, 4.2), 12.0: (4300, 5.6)})


def pump(*ratings: SeasonalRating, **more: Any) -> HeatPump:
    """A machine with those ratings."""
    usual: dict[str, Any] = {
        "id": "made",
        "maker": "Made",
        "model": "Made 10",
        "heat_source": HeatSource.OUTDOOR_AIR,
        "nominal_w": 10e3,
        "source": "none",
        "source_year": "2026",
        "evidence": Evidence.A,
    }
    return HeatPump(ratings=ratings, **(usual | more))
