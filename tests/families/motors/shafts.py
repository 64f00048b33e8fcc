"""Studies of motors for the tests: a fixture each, and what a selection makes of it."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from core.climate.stations import station
from core.climate.synthesis import climate_year
from core.families.motors.loads import ShaftConstant
from core.families.motors.record import Motor
from core.families.registry import decode, family_of
from core.load.kinds import LoadKind
from core.machines.device import is_made_to_size
from core.selection.selection import Candidate, Selection
from core.selection.way import select
from core.study.study import SCHEMA, Study
from gui.program.program import load_of
from tests.kept import program

EXAMPLES = Path(__file__).resolve().parents[3] / "resources" / "examples"
NAMES = ("pump-shanghai", "hoist-ningbo", "conveyor-datong", "fan-shenyang", "replace-chongqing")
STATION = "58367"  # Shanghai, 4 m


@cache
def example(name: str) -> Selection:
    return program().select_file(EXAMPLES / f"{name}.json")


def study(load: LoadKind | None = None, *, criteria: dict | None = None, **duty: object) -> Study:
    given = {
        "format": "loadfit-study",
        "schema": SCHEMA,
        "site": {"station": STATION},
        "duty": {"family": "motors", **duty},
        "load": msgspec.to_builtins(load or ShaftConstant()),
    }
    made = decode(msgspec.json.encode(given), "study.json")
    if criteria:
        changed = msgspec.structs.replace(made.criteria, **criteria)
        made = msgspec.structs.replace(made, criteria=changed)
    return made


def selected(asked: Study, devices: Sequence[Motor] | None = None) -> Selection:
    site = station(asked.site.station)
    climate = climate_year(site)
    return select(
        family_of(asked), asked, site, climate, load_of(asked, site, climate, EXAMPLES),
        tuple(devices) if devices is not None else program().catalog.devices("motors"),
        grader=program().grader, today=date(2026, 11, 21), catalog_version="",
        program_version="", beside={"drives": program().catalog.devices("drives")},
    )  # fmt: skip


def documented(chosen: Selection) -> list[Candidate]:
    """The candidates that are machines, and no classes of machines."""
    return [one for one in chosen.candidates if not is_made_to_size(one.record)]
