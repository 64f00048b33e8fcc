"""The studies of a firm: every bundled one by turns, at sites, sizes and prices of its customers.

The same numbers give the same studies on every machine.
"""

import json
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Any

from core.climate.stations import stations
from tests.core.selection.examples import FOLDER

SITES = 20  # of 1,000 studies: a firm has its towns
# Machines of resources/examples/ledger-shaoxing.csv, by the family that would replace them.
MIX = {
    "motors": 27, "pumps": 8, "fans": 6, "transformers": 6, "compressors": 5, "chillers": 3,
    "boilers": 3, "industrial_heat": 2,
}  # fmt: skip
# What of a duty, and of a load, grows with the plant it is asked for.
_SIZES = (
    "peak_w", "cooling_peak_w", "heating_peak_w", "peak_va", "peak_active_w", "pv_w", "flow_m3s",
    "today_flow_m3s", "air_flow_m3s", "leak_test_m3s", "source_w", "source_flow_m3s",
    "steady_heat_w", "shaft_power_w",
)  # fmt: skip
# Stations and works whose other figures (motors, machines of today) belong to their size.
_AS_THEY_ARE = ("today_motor_w", "existing_power_w", "old_rated_va", "steps", "shares")


def every_study() -> Iterator[Path]:
    """Every bundled study by turns: all kinds and cases alike."""
    return cycle(sorted(FOLDER.glob("*.json")))


def of_a_plant() -> Iterator[Path]:
    """Bundled studies in the shares of a plant's machines, by chance; of a kind each by turns."""
    by_family: dict[str, list[Path]] = {}
    for path in sorted(FOLDER.glob("*.json")):
        by_family.setdefault(json.loads(path.read_bytes())["duty"]["family"], []).append(path)
    turns = {family: cycle(by_family[family]) for family in MIX}
    chance = Random(5)  # noqa: S311
    while True:
        families = [family for family, number in MIX.items() for _ in range(number)]
        chance.shuffle(families)
        yield from (next(turns[family]) for family in families)


def written(count: int, folder: Path, names: Iterator[Path]) -> list[Path]:
    """So many studies, like those named, as files of a folder that is empty."""
    chance = Random(17)  # noqa: S311
    sites = chance.sample([one.id for one in stations()], SITES)
    for path in FOLDER.iterdir():
        if path.suffix != ".json":
            (folder / path.name).write_bytes(path.read_bytes())
    made = []
    for number, name in enumerate(islice(names, count)):
        study = _as_another(json.loads(name.read_bytes()), sites, chance)
        made.append(folder / f"{number:04} {name.name}")
        made[-1].write_text(json.dumps(study))
    return made


def _as_another(study: dict[str, Any], sites: list[str], chance: Random) -> dict[str, Any]:
    duty, economics = study["duty"], study.setdefault("economics", {})
    study["site"] = {"station": chance.choice(sites)}
    scale = 1.0 if any(key in duty for key in _AS_THEY_ARE) else 10 ** chance.uniform(-0.25, 0.2)
    for section in (duty, study["load"]):
        for key in _SIZES:
            if isinstance(section.get(key), int | float):
                section[key] *= scale
    economics["life_years"] = chance.choice((10, 15, 20))
    economics["tariff"] = {"kind": "flat", "price_per_kwh": round(chance.uniform(0.55, 0.95), 2)}
    return study
