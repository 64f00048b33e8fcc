"""The class of modules beside a second source: curves of the Japanese building-energy code.

The code's class "WaterChillingUnit_AirSource_Module" for heating (MasatoMiyata/builelib 545e30e,
MIT): capacity and input over the outdoor temperature, input over part load, at 45 °C water, without
the allowances for operation in the field. No machine stands behind it; its modules may be of fixed
speed.
"""

from functools import cache
from importlib.resources import files

import numpy as np

from catalog.devices.figures_file import read_figures, shipped_figures
from core.families.heat_pumps.classes import class_file
from core.families.heat_pumps.columns import columns_of
from core.families.heat_pumps.performance import Nodes, performance
from core.families.heat_pumps.record import HeatPump
from core.families.heat_pumps.table import HEAT_PUMPS

PAGE = files("resources") / "documentation" / "class_machines.md"
OUTDOOR_C, LOADS = (-12.0, -7.0, 2.0, 7.0), (1.0, 0.75, 0.5)


def code_cop(outdoor_c: float, load: float) -> float:
    """COP over that at full load and the code's reference."""
    capacity = 0.871 + 0.0215 * outdoor_c
    if -8.0 < outdoor_c <= 4.5:  # frost
        capacity = 0.7818 + 0.01035 * outdoor_c
    drawn = 0.9748 + 0.0042 * outdoor_c
    return capacity / drawn * load / (0.0387 + 0.7519 * load + 0.2094 * load**2)


@cache
def _module() -> HeatPump:
    records = read_figures(shipped_figures(), HEAT_PUMPS)
    return next(one for one in records if one.id == "CL-LA-FC-G2-36")  # type: ignore[attr-defined]


def class_cop(outdoor_c: float, load: float) -> float:
    """COP of the class for fan coils at 41 °C, at a share of its full heat there."""
    at = np.array([outdoor_c])
    nodes = Nodes(outdoor_c=at, flow_c=np.array([41.0]), source_c=at)
    kind = class_file().kinds["air_colder"]
    found = performance(columns_of([_module()], kind.climate), nodes, 0.0)
    assert load >= found.least[0, 0]
    return float(found.full_cop[0, 0] * (1.0 + found.gain[0, 0] * (1.0 - load)))


def apart(outdoor_c: float, load: float) -> float:
    """COP over that at −12 °C and full load: by the class over by the code, less 1."""
    own = class_cop(outdoor_c, load) / class_cop(-12.0, 1.0)
    return own / (code_cop(outdoor_c, load) / code_cop(-12.0, 1.0)) - 1.0


def row(outdoor_c: float) -> str:
    cells = " | ".join(f"{100 * apart(outdoor_c, load):+.0f} %" for load in LOADS)
    return f"| {outdoor_c:.0f} °C | {cells} |"


def test_the_two_sources_lie_within_a_quarter_of_each_other() -> None:
    """From −20 % (full load when mild) to +21 % (half load in the cold)."""
    found = [apart(outdoor_c, load) for outdoor_c in OUTDOOR_C for load in LOADS]
    assert -0.25 < min(found) < 0.0 < max(found) < 0.25


def test_the_documentation_prints_how_far_they_are_apart() -> None:
    printed = PAGE.read_text("utf-8").splitlines()
    assert [row(at) for at in OUTDOOR_C if row(at) not in printed] == []
