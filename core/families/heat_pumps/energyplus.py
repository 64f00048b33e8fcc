"""Heat pumps of EnergyPlus, in and out: HeatPump:PlantLoop:EIR:Heating, as maps of full load.

Its curves are over the water that leaves to the load and what enters from the source, which are
the temperatures of a map: of biquadratics points are kept, within the limits of both, of tables
their own. Its part load is lost: maps have none here.

A map that gives heat to water goes out as two tables of its own points, where these fill a grid;
power is in proportion to load. Read again it has the same points.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.families.heat_pumps.mapped import MappedHeatPump, Sink
from core.families.heat_pumps.record import HeatSource
from core.machines.device import UNNAMED, Evidence
from core.machines.energyplus import (
    EnergyPlusFile,
    EnergyPlusObject,
    ToWrite,
    curve_to_write,
    epjson_text,
    holds,
    id_of,
    idf_text,
    known_size,
    plain_name,
)
from core.machines.energyplus_plant_loop import (
    CAPACITY,
    CAPFT,
    COP,
    EIRFPLR,
    EIRFT,
    HEATING,
    LOAD_FLOW,
    NEWER,
    NODES,
    SOURCE,
    SOURCE_FLOW,
    plant_loop_objects,
)
from core.machines.energyplus_tables import inputs_to_write, lookup_table, table_to_write
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

FloatArray = NDArray[np.float64]

_SOURCES, _SINKS = 13, 7  # values of each temperature
_SAID = (
    "id", "maker", "model", "heat_source", "source", "source_year", "evidence", "standard", "price",
    "flags",
)  # fmt: skip
_ENVELOPE = "envelope"  # said as JSON
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
    surfaces = [_surface(file, one, key) for key in (CAPFT, EIRFT)]
    part = file.curve(one, EIRFPLR, "Curve:Linear", "Curve:Quadratic", "Curve:Cubic")
    full_w, cop = file.number(one, one.value(CAPACITY)), file.number(one, one.value(COP))
    share = sum(file.numbers(one, part)[0])
    sink, source = (_values(surfaces, axis, count) for axis, count in ((0, _SINKS), (1, _SOURCES)))
    x, y = (each.ravel() for each in np.meshgrid(sink, source, indexing="ij"))
    heat = full_w * surfaces[0].at(x, y)
    power = heat / cop * surfaces[1].at(x, y) * share
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
        _ENVELOPE: one.said.get(_ENVELOPE, "[]"),
        "source": "EnergyPlus",
        "source_year": UNNAMED,
        "evidence": Evidence.D.value,
        **{key: value for key, value in one.said.items() if key in _SAID},
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Surface:
    """What a curve or a table says over leaving and entering water or air.

    values: of each of both where it is a table, else the least and the most.
    """

    at: Callable[[FloatArray, FloatArray], FloatArray]
    values: tuple[FloatArray, FloatArray]
    is_table: bool


def _surface(file: EnergyPlusFile, one: EnergyPlusObject, key: str) -> _Surface:
    table = lookup_table(file, one, key)
    if table is not None:
        return _Surface(at=table.at, values=(table.x, table.y), is_table=True)
    (a, b, c, d, e, f), limits = file.numbers(one, file.curve(one, key, "Curve:Biquadratic"))

    def at(x: FloatArray, y: FloatArray) -> FloatArray:
        value: FloatArray = a + (b + c * x) * x + (d + e * y + f * x) * y
        return value

    return _Surface(at=at, values=(np.array(limits[:2]), np.array(limits[2:])), is_table=False)


def _values(surfaces: Sequence[_Surface], axis: int, count: int) -> FloatArray:
    """Temperatures of the points: all those of tables, so many between limits of curves."""
    low = max(one.values[axis].min() for one in surfaces)
    high = min(one.values[axis].max() for one in surfaces)
    tabled = [one.values[axis] for one in surfaces if one.is_table]
    if not tabled:
        return np.linspace(low, high, count)
    every = np.unique(np.concatenate(tabled))
    inside: FloatArray = every[(every >= low) & (every <= high)]
    return inside


def idf_of(pumps: Sequence[MappedHeatPump]) -> str:
    """Maps as an IDF; read again they have the same points to the last digits.

    Raises Problem `idf_map_air` for one that heats air, `idf_map_grid` where points are missing.
    """
    return idf_text([one for pump in pumps for one in _written(pump)], {HEATING: NEWER})


def epjson_of(pumps: Sequence[MappedHeatPump]) -> str:
    """The same as epJSON, where the maker and the like are lost but for the name."""
    return epjson_text([one for pump in pumps for one in _written(pump)])


def _written(one: MappedHeatPump) -> Iterator[ToWrite]:
    if one.sink is not Sink.WATER:
        raise Problem("idf_map_air", one.id)
    source, sink, heat, power = np.array(one.points).T
    sinks, sources = np.unique(sink), np.unique(source)
    order = np.lexsort((source, sink))
    if len(order) != len(sinks) * len(sources):
        raise Problem("idf_map_grid", one.id)
    heat, power = (each[order].reshape(len(sinks), len(sources)) for each in (heat, power))
    best = np.unravel_index(heat.argmax(), heat.shape)
    full_w, cop = float(heat[best]), float(heat[best] / power[best])
    said = {key: v for key in _SAID if (v := getattr(one, key)) not in (None, "", ())}
    said[_ENVELOPE] = msgspec.json.encode(one.envelope).decode()
    said["flags"] = " ".join(one.flags)
    name = plain_name(one.maker, one.model, one.id)
    curves = {key: f"{name} {key}" for key in ("CAPFT", "EIRFT", "EIRFPLR")}
    inputs = [
        (f"{name} {side}", each.tolist())
        for side, each in (("leaving", sinks), ("entering", sources))
    ]
    fields: dict[str, float | str] = {
        **{node: f"{name} {node.removesuffix('_node_name').replace('_', ' ')}" for node in NODES},
        SOURCE: "AirSource" if one.heat_source is HeatSource.OUTDOOR_AIR else "WaterSource",
        LOAD_FLOW: "Autosize",
        SOURCE_FLOW: "Autosize",
        CAPACITY: full_w,
        COP: cop,
        CAPFT: curves["CAPFT"],
        EIRFT: curves["EIRFT"],
        EIRFPLR: curves["EIRFPLR"],
    }
    yield ToWrite(kind=HEATING, name=name, fields=fields, said=said)
    yield from inputs_to_write(f"{name} temperatures", inputs)
    yield table_to_write(curves["CAPFT"], f"{name} temperatures", heat / full_w)
    yield table_to_write(curves["EIRFT"], f"{name} temperatures", power / heat * cop)
    yield curve_to_write("Curve:Linear", curves["EIRFPLR"], (0.0, 1.0), (0.0, 1.0))
