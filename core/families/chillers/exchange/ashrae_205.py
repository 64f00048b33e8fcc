"""Chillers of ASHRAE 205, RS0001: one machine a file, as a map over a grid.

A machine that comes in so is computed from its map. CBOR is the same document in other bytes:
catalog.files turns one into the other.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import msgspec

from core.families.chillers.exchange.energyplus import SAID
from core.families.chillers.exchange.outline import outline
from core.families.chillers.grid import GridModel
from core.families.chillers.record import Compressor, PerformanceGrid, Unloading
from core.machines.condenser import Condenser
from core.machines.device import UNNAMED, Evidence
from core.machines.energyplus import id_of, json_object
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

KELVIN = 273.15
HINT = "LoadFit: "
_CONDENSERS = {"LIQUID": Condenser.WATER, "AIR": Condenser.AIR}
EVAPORATOR_FLOW, LEAVING = (
    "evaporator_liquid_volumetric_flow_rate", "evaporator_liquid_leaving_temperature"
)  # fmt: skip
STEP = "compressor_sequence_number"
CONDENSER_FLOW = "condenser_liquid_volumetric_flow_rate"
ENTERING = {
    Condenser.WATER: "condenser_liquid_entering_temperature",
    Condenser.AIR: "condenser_air_entering_drybulb_temperature",
}
OF_AIR = ("condenser_air_entering_relative_humidity", "ambient_pressure")
CAPACITY, POWER, HEAT = "net_evaporator_capacity", "input_power", "net_condenser_capacity"
REFERENCE = ("leaving_chilled_c", "entering_condenser_c")  # where capacity and COP are stated
_MOST_POINTS = 200_000
_RATED_C = {Condenser.WATER: (7.0, 30.0), Condenser.AIR: (7.0, 35.0)}  # GB/T 18430.1
_SPAN_K = 5.0  # of chilled and of cooling water, by which flows are chosen
_WATER_J_PER_M3K = 4.18e6


def is_205(content: str) -> bool:
    """Whether a text is a representation of ASHRAE 205, of whatever kind."""
    return '"ASHRAE_205"' in content or '"RS0001"' in content


def read_205(content: str, place: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The cells of its chiller.

    Raises Problem `json_broken`, `rs0001_kind`, `rs0001_broken`, `rs0001_compressor`.
    """
    reader = _Reader(json_object(content, place), place)
    yield 1, reader.cells()


class _Reader:
    """One document; what is wrong is reported with the path to it."""

    def __init__(self, document: Mapping[str, Any], place: str) -> None:
        self._document, self._place = document, place
        metadata = document.get("metadata")
        self._told = _said(metadata.get("notes") if isinstance(metadata, dict) else "")

    def cells(self) -> dict[str, str]:
        """The machine as cells of a file of devices."""
        kind = str(self._at("metadata", "schema", form=str))
        if kind != "RS0001":
            raise Problem("rs0001_kind", self._place, figure("kind", kind))
        grid, condenser = self._grid()
        leaving_c, condenser_c = _reference(grid, condenser, self._told)
        evaporator_m3s, condenser_m3s = _flows(grid)
        model = GridModel.of(grid, evaporator_m3s, condenser_m3s)
        leaving = min(grid.leaving_c), max(grid.leaving_c)
        entering = min(grid.condenser_c), max(grid.condenser_c)
        found = outline(model, leaving_c, condenser_c, leaving, entering)
        if found is None:
            raise self._broken("performance.performance_map_cooling", "not_believable")
        return {
            **found.cells(),
            "condenser": condenser.value,
            "leaving_chilled_c": repr(leaving_c),
            "entering_condenser_c": repr(condenser_c),
            "evaporator_flow_m3s": repr(evaporator_m3s),
            "condenser_flow_m3s": "" if condenser_m3s is None else repr(condenser_m3s),
            "plr_min": repr(min(found.least, 0.99)),
            "unloading_min": repr(min(found.least, 0.99)),
            "plr_max": "1.0",
            "grid": msgspec.json.encode(grid).decode(),
            **self._product(),
        }

    def _product(self) -> dict[str, str]:
        """Who makes it and what it is, as far as it is stated."""
        metadata = self._at("metadata")
        told = self._document.get("description") or {}
        product = told.get("product_information") or {} if isinstance(told, dict) else {}
        said = {key: value for key, value in self._told.items() if key in SAID}
        maker = str(product.get("manufacturer") or UNNAMED)
        model = str(product.get("model_number") or metadata.get("description") or "RS0001")
        compressor = str(product.get("compressor_type") or "").lower()
        if not compressor:
            words = str(metadata.get("description") or "").casefold()
            compressor = next((kind.value for kind in Compressor if kind in words), "")
        compressor = said.get("compressor", compressor)
        if compressor not in [kind.value for kind in Compressor]:
            kinds = figure("kinds", ", ".join(kind.name for kind in Compressor))
            raise Problem("rs0001_compressor", self._place, figure("given", compressor), kinds)
        control = self._document["performance"].get("compressor_speed_control_type")
        known = maker != UNNAMED
        stamp = str(metadata.get("data_timestamp") or "")
        return {
            "id": id_of(f"{maker} {model}") or "rs0001",
            "maker": maker,
            "model": model,
            "compressor": compressor,
            "unloading": (Unloading.STEPS if control == "DISCRETE" else Unloading.UNKNOWN).value,
            "refrigerant": str(product.get("refrigerant") or ""),
            "source": str(metadata.get("data_source") or "ASHRAE 205 RS0001"),
            "source_year": stamp[:4] or "–",
            "evidence": (Evidence.C if known else Evidence.D).value,
            **said,
        }

    def _grid(self) -> tuple[PerformanceGrid, Condenser]:
        performance = self._at("performance")
        kind = str(self._at("performance", "condenser_type", form=str))
        if kind not in _CONDENSERS:
            raise self._broken("performance.condenser_type", "condenser")
        condenser = _CONDENSERS[kind]
        self._water("evaporator_liquid_type")
        path = ("performance", "performance_map_cooling")
        axes, figures = (*path, "grid_variables"), (*path, "lookup_variables")
        entering = ENTERING[condenser]
        if condenser is Condenser.WATER:
            self._water("condenser_liquid_type")
        else:
            for name in OF_AIR:
                if len(self._numbers(*axes, name)) != 1:
                    raise self._broken(".".join((*axes, name)), "several")
        named = {
            name: self._rising(*axes, name) for name in (EVAPORATOR_FLOW, LEAVING, entering, STEP)
        }
        flow = self._rising(*axes, CONDENSER_FLOW) if condenser is Condenser.WATER else ()
        count = len(flow or (0.0,))
        for axis in named.values():
            count *= len(axis)
        if count > _MOST_POINTS:
            raise self._broken(".".join(axes), "large")
        columns = {}
        for name in (CAPACITY, POWER, HEAT):
            columns[name] = self._numbers(*figures, name)
            if len(columns[name]) != count:
                raise self._broken(".".join((*figures, name)), "length")
        states = self._at(*figures).get("operation_state") or ()
        if any(state != "NORMAL" for state in states):
            raise self._broken(".".join((*figures, "operation_state")), "standby")
        steps = len(named[STEP])
        for name in (CAPACITY, POWER):
            values = columns[name]
            falls = any(
                later <= before
                for at, (before, later) in enumerate(pairwise(values), start=1)
                if name == CAPACITY and at % steps
            )
            if min(values) <= 0.0 or falls:
                raise self._broken(".".join((*figures, name)), "not_rising")
        grid = PerformanceGrid(
            evaporator_flow_m3s=named[EVAPORATOR_FLOW],
            leaving_c=_celsius(named[LEAVING]),
            condenser_flow_m3s=flow,
            condenser_c=_celsius(named[entering]),
            steps=tuple(int(step) for step in named[STEP]),
            capacity_w=columns[CAPACITY],
            power_w=columns[POWER],
            heat_w=columns[HEAT],
            cycling=float(performance.get("cycling_degradation_coefficient") or 0.0),
            beside=_without_map(self._document, (*named, CONDENSER_FLOW)),
        )
        return grid, condenser

    def _water(self, key: str) -> None:
        """Raise where a liquid is not plain water."""
        parts = self._at("performance", key).get("liquid_components") or ()
        if [part.get("liquid_constituent") for part in parts if isinstance(part, dict)] != [
            "WATER"
        ]:
            raise self._broken(f"performance.{key}", "liquid")

    def _at(self, *path: str, form: type = dict) -> Any:
        found: Any = self._document
        for key in path:
            found = found.get(key) if isinstance(found, dict) else None
        if not isinstance(found, form):
            raise self._broken(".".join(path), "missing")
        return found

    def _numbers(self, *path: str) -> tuple[float, ...]:
        values = self._at(*path, form=list)
        if not values or not all(
            isinstance(v, int | float) and not isinstance(v, bool) and abs(v) < float("inf")
            for v in values
        ):
            raise self._broken(".".join(path), "not_numbers")
        return tuple(float(value) for value in values)

    def _rising(self, *path: str) -> tuple[float, ...]:
        values = self._numbers(*path)
        if any(later <= before for before, later in pairwise(values)):
            raise self._broken(".".join(path), "not_rising")
        if values[0] <= 0.0:
            raise self._broken(".".join(path), "not_numbers")
        return values

    def _broken(self, path: str, reason: str) -> Problem:
        named = figure("path", path), figure("reason", reason, word="rs0001_fault")
        return Problem("rs0001_broken", self._place, *named)


def _celsius(kelvin: Sequence[float]) -> tuple[float, ...]:
    return tuple(value - KELVIN for value in kelvin)


def _reference(
    grid: PerformanceGrid, condenser: Condenser, told: Mapping[str, str]
) -> tuple[float, float]:
    """The point of the grid nearest to what is told, else to the conditions of GB/T 18430.1."""
    usual = _RATED_C[condenser]
    wanted = [float(told.get(key, value)) for key, value in zip(REFERENCE, usual, strict=True)]
    return (
        min(grid.leaving_c, key=lambda value: abs(value - wanted[0])),
        min(grid.condenser_c, key=lambda value: abs(value - wanted[1])),
    )


def _flows(grid: PerformanceGrid) -> tuple[float, float | None]:
    """The flows of the grid at which water is cooled and warmed nearest to 5 K at full load."""

    def nearest(flows: Sequence[float], heat_w: float) -> float:
        return min(flows, key=lambda flow: abs(heat_w / (flow * _WATER_J_PER_M3K) - _SPAN_K))

    chilled = nearest(grid.evaporator_flow_m3s, max(grid.capacity_w))
    if not grid.condenser_flow_m3s:
        return chilled, None
    return chilled, nearest(grid.condenser_flow_m3s, max(grid.heat_w))


def _said(notes: object) -> dict[str, str]:
    """What a line of ours in the notes says of the machine."""
    for line in str(notes or "").splitlines():
        if line.startswith(HINT):
            try:
                found = msgspec.json.decode(line.removeprefix(HINT), type=dict[str, str | float])
            except msgspec.MsgspecError:
                return {}
            return {k: str(v) for k, v in found.items() if k in SAID or isinstance(v, float)}
    return {}


def _without_map(document: Mapping[str, Any], axes: Sequence[str]) -> str:
    """The document without what the grid keeps itself, as JSON."""
    performance = dict(document["performance"])
    cooling = dict(performance["performance_map_cooling"])
    cooling["grid_variables"] = {
        key: value for key, value in cooling["grid_variables"].items() if key not in axes
    }
    cooling["lookup_variables"] = {
        key: value
        for key, value in cooling["lookup_variables"].items()
        if key not in (CAPACITY, POWER, HEAT)
    }
    performance["performance_map_cooling"] = cooling
    return msgspec.json.encode({**document, "performance": performance}).decode()
