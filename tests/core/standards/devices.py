"""Random devices of every product, the same each time."""

from random import Random

from core.standards.inputs import Input, InputKind, inputs_of
from core.standards.judge import Device
from core.standards.library import shipped_standards
from core.standards.limit_table import Line

_RATINGS = (0.75, 7.5, 30.0, 33.0, 200.0, 5000.0)  # kW, in and between the lines of the tables
_WATER_C = (35.0, 41.0, 55.0, 60.0)


def random_devices(count: int, seed: int = 1) -> list[Device]:
    """Devices of all products, most with all their figures, about one in ten with a gap."""
    random = Random(seed)  # noqa: S311
    standards = shipped_standards()
    inputs = {product: inputs_of(standards, product) for product in standards.products}
    devices = []
    for number in range(count):
        product = standards.products[number % len(standards.products)]
        figures = {one.name: _value(one, random) for one in inputs[product]}
        if random.random() < 0.1:
            del figures[random.choice(list(figures))]
        devices.append(Device(product, figures))
    return devices


def _value(one: Input, random: Random) -> float | str:
    if one.words:
        return random.choice(one.words)
    usual = {"poles": (2.0, 4.0, 6.0, 8.0), "rated_power": _RATINGS, "frequency": (50.0, 60.0),
             "outlet_temperature": _WATER_C, "grade": (1.0, 2.0, 3.0, 4.0)}  # fmt: skip
    if one.name in usual:
        return random.choice(usual[one.name])
    if one.kind is InputKind.METRIC:
        return random.uniform(0.5, 100.0) if one.unit == "%" else random.uniform(1.0, 9.0)
    return random.uniform(0.0, 1500.0)


def near_the_limits(devices: list[Device]) -> list[Device]:
    """The same devices with figures on, beside and between the limits and bounds of the rows."""
    random = Random(3)  # noqa: S311
    cuts = _cuts()
    made = []
    for device in devices:
        figures = dict(device.figures)
        for name, value in figures.items():
            known = cuts.get((device.product, name))
            if not isinstance(value, str) and known and random.random() < 0.8:
                cut = random.choice(known)
                figures[name] = random.choice(
                    (cut, cut + 1e-10, cut - 1e-10, cut * 1.01, round(cut * 0.93, 2))
                )
        made.append(Device(device.product, figures))
    return made


def _cuts() -> dict[tuple[str, str], list[float]]:
    standards = shipped_standards()
    found: dict[tuple[str, str], set[float]] = {}
    for product in standards.products:
        for tables in standards.limit_tables(product).values():
            for line in (line for table in tables for line in table.lines):
                for name, cut in _of_line(line):
                    found.setdefault((product, name), set()).add(cut)
    return {key: sorted(cuts) for key, cuts in found.items()}


def _of_line(line: Line) -> list[tuple[str, float]]:
    found = [(test.key, cut) for test in line.tests for cut in (test.low, test.high)]
    found += [(line.row.metric, one) for one in line.row.limits.values() if isinstance(one, float)]
    found += [(gate.metric, one) for gate in line.row.gates for one in gate.limits.values()]
    return [(name, cut) for name, cut in found if abs(cut) < 1e9]
