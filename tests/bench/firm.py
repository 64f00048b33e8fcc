"""The studies of a firm: every bundled one by turns, at sites, sizes and prices of its customers.

The same numbers give the same studies on every machine.
"""

import json
from pathlib import Path
from random import Random
from typing import Any

from core.climate.stations import stations
from tests.core.selection.examples import FOLDER

SITES = 20  # of 1,000 studies: a firm has its towns
# What of a duty, and of a load, grows with the plant it is asked for.
_SIZES = (
    "peak_w", "cooling_peak_w", "heating_peak_w", "peak_va", "peak_active_w", "pv_w", "flow_m3s",
    "today_flow_m3s", "air_flow_m3s", "leak_test_m3s", "source_w", "source_flow_m3s",
    "steady_heat_w", "shaft_power_w",
)  # fmt: skip
# Stations and works whose other figures (motors, machines of today) belong to their size.
_AS_THEY_ARE = ("today_motor_w", "existing_power_w", "old_rated_va", "steps", "shares")


def written(count: int, folder: Path) -> list[Path]:
    """So many studies as files of a folder that is empty."""
    chance = Random(17)  # noqa: S311
    sites = chance.sample([one.id for one in stations()], SITES)
    names = sorted(FOLDER.glob("*.json"))
    for path in FOLDER.iterdir():
        if path.suffix != ".json":
            (folder / path.name).write_bytes(path.read_bytes())
    made = []
    for number in range(count):
        name = names[number % len(names)]
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
