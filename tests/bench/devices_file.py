"""A workbook of many devices as a buyer keeps it: chillers and motors, in both languages."""

from collections.abc import Iterator
from math import log10
from pathlib import Path
from random import Random

from gui.program.sheet_files import as_workbook

_HEADER = [
    "序号", "project", "产品", "型号 Model", "condenser", "名义制冷量 (kW)", "iplv", "iplv_method",
    "COPc", "poles", "额定功率 (kW)", "效率 (%)", "备注",
]  # fmt: skip
_KW = (0.75, 1.5, 2.2, 4.0, 7.5, 11.0, 15.0, 22.0, 37.0, 55.0, 75.0, 110.0, 160.0, 250.0, 355.0)
_METHODS = ("gb_18430_1_2007", "gb_18430_1_2007", "ahri_551_591")


def write_devices(path: Path, count: int) -> None:
    """Devices that are hardly ever the same, a tenth of them with a gap; the same every time."""
    with path.open("wb") as file:
        as_workbook(file, [_HEADER, *_rows(count)])


def _rows(count: int) -> Iterator[list[object]]:
    random = Random(20261129)  # noqa: S311
    for number in range(1, count + 1):
        project, is_chiller = f"项目 {random.randrange(400)}", random.random() < 0.5
        yield [
            number,
            project,
            *(_chiller(random, number) if is_chiller else _motor(random, number)),
        ]


def _chiller(random: Random, number: int) -> list[object]:
    is_water = random.random() < 0.6
    capacity = min(max(round(random.lognormvariate(6.3, 0.9), 1), 20.0), 9000.0)
    cop = round(random.gauss(5.8 if is_water else 3.3, 0.45), 2)
    iplv = round(cop * random.uniform(1.05, 1.5), 2)
    return [
        random.choice(("chiller", "冷水机组")), f"CH-{number}",
        random.choice(("water", "水冷", "水冷式") if is_water else ("air", "风冷")), capacity,
        iplv if random.random() < 0.9 else "", random.choice(_METHODS),
        cop if random.random() < 0.9 else "", "", "", "", "",
    ]  # fmt: skip


def _motor(random: Random, number: int) -> list[object]:
    power = random.choice(_KW)
    efficiency = round(min(97.5, 89.0 + 3.0 * log10(power) + random.gauss(0.0, 1.5)), 1)
    return [
        random.choice(("induction_motor", "三相异步电动机")), f"YE-{number}", "", "", "", "", "",
        random.choice((2, 4, 6, 8)), power, efficiency if random.random() < 0.98 else "",
        "备用" if random.random() < 0.1 else "",
    ]  # fmt: skip
