"""Studies as people might ask them, made by chance from the bundled ones; a seed gives it again."""

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from random import Random
from typing import Any

from catalog.devices.store import Catalog
from core.climate.stations import stations
from core.families.registry import FAMILIES, decode
from core.machines.device import is_made_to_size
from core.machines.refrigerant import USUAL_REPORT, GwpReport
from core.selection.selection import Selection
from core.vocabulary.problem import Problem
from gui.program.program import Program
from tests.buy.asked import ASKS, scaled, size_of
from tests.core.selection.examples import FOLDER, program

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
    "pumps": ("chilled-pumps-shanghai", "cooling-pump-shanghai", "waterworks-suzhou"),
    "fans": ("mine-fan-datong", "clean-room-suzhou"),
    "compressors": ("textile-suzhou", "workshop-hefei", "electronics-suzhou"),
    "transformers": (
        "office-power-shanghai",
        "factory-suzhou",
        "data-hall-power-beijing",
        "office-pv-nanjing",
    ),
    "boilers": ("boilers-harbin", "heat-store-shenyang"),
    "vrf": ("rooftop-guangzhou", "vrf-nanjing"),
    "electrolysers": ("hydrogen-ordos", "hydrogen-sun-ordos"),
    "servers": ("servers-langfang",),
    "power_supplies": ("ups-langfang",),
    "furnaces": ("forge-wuxi",),
    "base_stations": ("base-stations-nanjing",),
}
SAMPLE = "sample"  # of a study as plain data: the seed of the devices it may choose from
DEVICES = 120  # of them: two thousand take twenty times as long and find no more


@cache
def _raw(name: str) -> bytes:
    return (FOLDER / f"{name}.json").read_bytes()


def made(family: str, seed: int) -> dict[str, Any]:
    """A study of a family as plain data: one of its examples with other figures."""
    chance = Random(f"{family} {seed}")  # noqa: S311
    study: dict[str, Any] = json.loads(_raw(chance.choice(EXAMPLES[family])))
    study[SAMPLE] = f"{family} {seed}"
    duty, load = study["duty"], study["load"]
    scale = 10 ** chance.uniform(-0.3, 0.3)
    for path, value in size_of(study).items():
        section, _, key = path.partition("__")
        study[section][key] = scaled(key, value, scale)
    if family in ASKS:
        ASKS[family](duty, load, chance)
    if family != "motors" and chance.random() < 0.5:
        study["site"] = {"station": chance.choice(stations()).id}
    criteria = study.setdefault("criteria", {})
    criteria["rank_by"] = chance.choice(FAMILIES[family].duty.ranked_by())
    asked = FAMILIES[family].duty
    if "redundancy" in asked.in_plants and chance.random() < 0.5:
        study.setdefault("plant", {})["redundancy"] = chance.choice(asked.redundancies).value
    economics = study.setdefault("economics", {})
    if chance.random() < 0.5:
        economics["tariff"] = {"kind": "flat", "price_per_kwh": chance.uniform(0.3, 1.5)}
    economics["life_years"] = chance.choice((10, 15, 20, 25))
    economics["discount_rate"] = chance.choice((0.0, 0.05, 0.08))
    return study


class Some(Catalog):
    """The catalog, but for a family that has other devices in it."""

    def __init__(self, whole: Catalog, family: str, devices: tuple[Any, ...]) -> None:
        self.__dict__.update(whole.__dict__)
        self._family, self._some = family, devices

    def devices(self, family: str, report: GwpReport = USUAL_REPORT) -> tuple[Any, ...]:
        """The others for this family."""
        return self._some if family == self._family else super().devices(family, report)


def devices_of(raw: Mapping[str, Any]) -> tuple[Any, ...]:
    """The devices a study may choose from: all, or a sample of its own."""
    whole = program().catalog.devices(raw["duty"]["family"])
    if SAMPLE not in raw:
        return whole
    chance = Random(raw[SAMPLE])  # noqa: S311
    wanted = {raw["economics"].get("reference")}
    sample = chance.sample(whole, min(len(whole), DEVICES))
    # Classes are there in any catalog: a part of their sizes makes them larger than they must be.
    return tuple(one for one in whole if one in sample or one.id in wanted or is_made_to_size(one))


def selected(raw: Mapping[str, Any], devices: tuple[Any, ...] | None = None) -> Selection | None:
    """What is selected for it; None where the study makes no sense, which is said by a Problem."""
    if devices is None:
        return _selected(json.dumps(raw))
    plain = {key: value for key, value in raw.items() if key != SAMPLE}
    catalog = Some(program().catalog, raw["duty"]["family"], devices)
    try:
        return Program(catalog).select(decode(json.dumps(plain).encode(), "study"), FOLDER)
    except Problem:
        return None


@lru_cache(maxsize=4)  # one study is asked by several properties in a row
def _selected(text: str) -> Selection | None:
    raw = json.loads(text)
    return selected(raw, devices_of(raw))


def changed(raw: Mapping[str, Any], **values: Any) -> dict[str, Any]:
    """The same study with other values, keys written as `section__key`."""
    copy: dict[str, Any] = json.loads(json.dumps(raw))
    for path, value in values.items():
        section, _, key = path.partition("__")
        copy.setdefault(section, {})[key] = value
    return copy
