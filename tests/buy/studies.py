"""Studies as people might ask them, made by chance from the bundled ones; a seed gives it again."""

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from random import Random
from typing import Any

from core.climate.stations import stations
from core.problem import Problem
from core.selection import Selection
from core.study import Study, decode
from tests.selection.examples import FOLDER, program

EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "chillers": ("office-shanghai", "hospital-guangzhou", "plant-beijing"),
    "heat_pumps": ("school-beijing", "clinic-shenyang", "hotel-shanghai"),
    "motors": (
        "pump-shanghai",
        "fan-shenyang",
        "conveyor-datong",
        "hoist-ningbo",
        "replace-chongqing",
    ),
    "industrial_heat": ("dairy-shanghai", "dryer-hangzhou", "too-far-beijing"),
}
_RANKED_BY = ("life_cycle_cost", "annual_energy", "coverage", "carbon")


@cache
def _raw(name: str) -> bytes:
    return (FOLDER / f"{name}.json").read_bytes()


def made(family: str, seed: int) -> dict[str, Any]:
    """A study of a family as plain data: one of its examples with other figures."""
    chance = Random(f"{family} {seed}")  # noqa: S311
    study: dict[str, Any] = json.loads(_raw(chance.choice(EXAMPLES[family])))
    duty, load = study["duty"], study["load"]
    scale = 10 ** chance.uniform(-0.3, 0.3)
    for section, keys in ((duty, ("peak_w",)), (load, ("shaft_power_w",))):
        for key in keys:
            if isinstance(section.get(key), (int, float)):
                section[key] = section[key] * scale
    if family != "motors" and chance.random() < 0.5:
        study["site"] = {"station": chance.choice(stations()).id}
    criteria = study.setdefault("criteria", {})
    criteria["rank_by"] = chance.choice(_RANKED_BY)
    if family in ("chillers", "heat_pumps") and chance.random() < 0.5:
        duty["redundancy"] = chance.choice(("none", "n_plus_1"))
    economics = study.setdefault("economics", {})
    if chance.random() < 0.5:
        economics["tariff"] = {"kind": "flat", "price_per_kwh": chance.uniform(0.3, 1.5)}
    economics["life_years"] = chance.choice((10, 15, 20, 25))
    economics["discount_rate"] = chance.choice((0.0, 0.05, 0.08))
    return study


def read(raw: Mapping[str, Any]) -> Study:
    """The study of plain data. Raises Problem."""
    return decode(json.dumps(raw).encode(), "study")


def selected(raw: Mapping[str, Any]) -> Selection | None:
    """What is selected for it; None where the study makes no sense, which is said by a Problem."""
    return _selected(json.dumps(raw))


@lru_cache(maxsize=4)  # one study is asked by several properties in a row
def _selected(raw: str) -> Selection | None:
    try:
        return program().select(decode(raw.encode(), "study"), FOLDER)
    except Problem:
        return None


def changed(raw: Mapping[str, Any], **values: Any) -> dict[str, Any]:
    """The same study with other values, keys written as `section__key`."""
    copy: dict[str, Any] = json.loads(json.dumps(raw))
    for path, value in values.items():
        section, _, key = path.partition("__")
        copy.setdefault(section, {})[key] = value
    return copy
