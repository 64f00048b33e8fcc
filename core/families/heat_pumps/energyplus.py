"""Heat pumps of EnergyPlus: HeatPump:PlantLoop:EIR:Heating, as maps of full load.

Its curves are over the water that leaves to the load and what enters from the source, which are
the temperatures of a map: points on them are kept, within the limits of both curves. Its part
load is lost: maps have none here.
"""

from collections.abc import Iterator

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.families.heat_pumps.mapped import Sink
from core.families.heat_pumps.record import HeatSource
from core.machines.device import UNNAMED, Evidence
from core.machines.energyplus import EnergyPlusFile, EnergyPlusObject, holds, id_of, known_size
from core.machines.energyplus_plant_loop import (
    CAPACITY,
    CAPFT,
    COP,
    EIRFPLR,
    EIRFT,
    HEATING,
    SOURCE,
    plant_loop_objects,
)
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

FloatArray = NDArray[np.float64]

_SOURCES, _SINKS = 13, 7  # values of each temperature
_SAID = ("id", "maker", "model", "heat_source", "source", "source_year", "evidence", "standard")
_GROUND_C = 4.0  # water that is let in colder than this has to be brine


def is_heating(content: str) -> bool:
    """Whether a text holds heat pumps of EnergyPlus."""
    return holds(content, (HEATING,))


def read_heating(content: str, place: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The cells of each of its heat pumps, with the line it begins on.

    Raises Problem `json_broken`, `idf_curve_missing`, `idf_curve_kind`, `idf_not_number`,
    `idf_autosized`.
    """
    for file, one in plant_loop_objects(content, place, HEATING):
        yield one.line, _cells(file, one)


def _cells(file: EnergyPlusFile, one: EnergyPlusObject) -> dict[str, str]:
    if not known_size(one.value(CAPACITY)):
        raise Problem("idf_autosized", file.at(one), figure("name", one.name))
    capacity = file.curve(one, CAPFT, "Curve:Biquadratic")
    ratio = file.curve(one, EIRFT, "Curve:Biquadratic")
    part = file.curve(one, EIRFPLR, "Curve:Linear", "Curve:Quadratic", "Curve:Cubic")
    full_w, cop = file.number(one, one.value(CAPACITY)), file.number(one, one.value(COP))
    surfaces = [file.numbers(one, each) for each in (capacity, ratio)]
    share = sum(file.numbers(one, part)[0])
    limits = np.array([limit for _, limit in surfaces])
    sink = np.linspace(limits[:, 0].max(), limits[:, 1].min(), _SINKS)
    source = np.linspace(limits[:, 2].max(), limits[:, 3].min(), _SOURCES)
    x, y = (each.ravel() for each in np.meshgrid(sink, source, indexing="ij"))
    heat = full_w * _value(surfaces[0][0], x, y)
    power = heat / cop * _value(surfaces[1][0], x, y) * share
    points = np.stack([y, x, heat, power], axis=1)
    air = one.value(SOURCE).casefold() == "airsource"
    water = HeatSource.WATER if source[0] >= _GROUND_C else HeatSource.BRINE
    return {
        "id": id_of(one.name),
        "maker": UNNAMED,
        "model": one.name,
        "heat_source": HeatSource.OUTDOOR_AIR.value if air else water.value,
        "sink": Sink.WATER.value,
        "standard": UNNAMED,
        "nominal_w": repr(float(heat.max())),
        "points": msgspec.json.encode(points.tolist()).decode(),
        "envelope": "[]",
        "source": "EnergyPlus",
        "source_year": UNNAMED,
        "evidence": Evidence.D.value,
        **{key: value for key, value in one.said.items() if key in _SAID},
    }


def _value(coefficients: tuple[float, ...], x: FloatArray, y: FloatArray) -> FloatArray:
    a, b, c, d, e, f = coefficients
    value: FloatArray = a + (b + c * x) * x + (d + e * y + f * x) * y
    return value
