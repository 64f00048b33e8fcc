"""Random devices of every product, the same each time."""

from random import Random

from core.standards.inputs import Input, InputKind, inputs_of
from core.standards.judge import Device
from core.standards.library import shipped_standards

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
