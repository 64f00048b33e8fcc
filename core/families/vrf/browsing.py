"""Air conditioners in the catalog browser, and what is put before a customer."""

import numpy as np

from core.content.as_they_are import AsTheyAre
from core.content.browsing import Chart, FamilyConsultation, FamilyWindow, Limit, Line
from core.families.vrf.columns import VrfColumns, columns_of
from core.families.vrf.performance import at_load, stages_at
from core.families.vrf.plausibility import RATED_WET_BULB_C
from core.families.vrf.record import AirConditioner
from core.vocabulary.quantity import Kind

_STEPS = 61
_NOT_BEYOND = 0.0  # K: charts end at the limits of the curves
_LEAST_LOAD = 0.05


class VrfBrowsing(AsTheyAre):
    """Curves as the source has them; nothing is fitted to points."""

    columns: tuple[str, ...] = (
        "model", "maker", "system", "rated_cooling_w", "rated_eer", "rated_heating_w", "evidence",
    )  # fmt: skip
    follows: tuple[str, ...] = ("rated_cooling_w", "rated_eer")

    def charts(self, record: AirConditioner) -> tuple[Chart, ...]:
        """Capacity and EER over the outdoor air, EER over part load, heat in the cold."""
        columns = columns_of([record])
        found = [_capacity(record, columns)]
        if record.rated_eer is not None:
            found += [_eer(record, columns), _part_load(record, columns)]
        if record.heating_points and record.rated_heating_w is not None:
            found.append(_heat(record, record.rated_heating_w))
        return tuple(found)


def _outdoor(record: AirConditioner) -> np.ndarray:
    return np.linspace(record.outdoor_min_c, record.outdoor_max_c, _STEPS)


def _wet_bulbs(record: AirConditioner) -> tuple[float, ...]:
    """Both limits and the rated point, where they are apart."""
    return tuple(sorted({record.indoor_min_c, RATED_WET_BULB_C, record.indoor_max_c}))


def _capacity(record: AirConditioner, columns: VrfColumns) -> Chart:
    at = _outdoor(record)
    lines = tuple(
        Line(
            x=at, y=stages_at(columns, wet, at, _NOT_BEYOND, np.ones(1)).full_w[0]
            if record.rated_eer is not None else _ratio(record, wet, at), at=wet,
        )
        for wet in _wet_bulbs(record)
    )  # fmt: skip
    return Chart(
        key="vrf.capacity", x_title="outdoor_c", x=Kind.TEMPERATURE, y=Kind.COOLING_POWER,
        at=Kind.TEMPERATURE, lines=lines, limits=(record.outdoor_min_c, record.outdoor_max_c),
    )  # fmt: skip


def _ratio(record: AirConditioner, x: float, y: np.ndarray) -> np.ndarray:
    """Capacity alone, of a machine whose power is not stated."""
    _, a, b, c, d, e, f, *_ = record.stages[-1]
    ratio: np.ndarray = a + b * x + c * x * x + (d + f * x) * y + e * y * y
    return record.rated_cooling_w * ratio


def _eer(record: AirConditioner, columns: VrfColumns) -> Chart:
    at = _outdoor(record)
    lines = []
    for wet in _wet_bulbs(record):
        done = stages_at(columns, wet, at, _NOT_BEYOND, np.ones(1))
        lines.append(Line(x=at, y=done.full_w[0] / done.full_power_w[0], at=wet))
    return Chart(
        key="vrf.eer", x_title="outdoor_c", x=Kind.TEMPERATURE, y=Kind.COP,
        at=Kind.TEMPERATURE, lines=tuple(lines),
        limits=(record.outdoor_min_c, record.outdoor_max_c),
    )  # fmt: skip


def _part_load(record: AirConditioner, columns: VrfColumns) -> Chart:
    share = np.linspace(_LEAST_LOAD, 1.0, _STEPS)
    ends = np.array([max(record.outdoor_min_c, 20.0), min(record.outdoor_max_c, 35.0)])
    lines = []
    for outdoor in ends:
        here = np.full(_STEPS, outdoor)
        done = stages_at(columns, RATED_WET_BULB_C, here, _NOT_BEYOND, np.ones(1))
        load = done.full_w * share
        lines.append(Line(x=share, y=(load / at_load(columns, done, load).power_w)[0],
                          at=float(outdoor)))  # fmt: skip
    return Chart(
        key="vrf.part_load", x_title="plr", x=Kind.SHARE, y=Kind.COP, at=Kind.TEMPERATURE,
        lines=tuple(lines), limits=(_LEAST_LOAD, 1.0),
    )  # fmt: skip


def _heat(record: AirConditioner, rated_w: float) -> Chart:
    at, capacity, _ = np.array(record.heating_points).T
    return Chart(
        key="vrf.heat", x_title="outdoor_wet_bulb_c", x=Kind.TEMPERATURE, y=Kind.HEATING_POWER,
        at=Kind.TEMPERATURE, lines=(Line(x=at, y=rated_w * capacity, at=float(at[0])),),
        limits=(float(at[0]), float(at[-1])),
    )  # fmt: skip


def limits(record: AirConditioner) -> tuple[Limit, ...]:
    """Between which temperatures the figures hold."""
    found: list[Limit] = [
        ("outdoor_c", (record.outdoor_min_c, record.outdoor_max_c), Kind.TEMPERATURE),
        ("indoor_wet_bulb_c", (record.indoor_min_c, record.indoor_max_c), Kind.TEMPERATURE),
    ]
    if record.heating_points:
        cold, mild = record.heating_points[0][0], record.heating_points[-1][0]
        found.append(("outdoor_wet_bulb_c", (cold, mild), Kind.TEMPERATURE))
    return tuple(found)


WINDOW = FamilyWindow(
    consultation=FamilyConsultation(
        inputs=("duty.peak_w", "duty.heating_peak_w", "duty.indoor_wet_bulb_c", "duty.margin",
                "economics.tariff.price_per_kwh"),
        figures=("life_cycle_cost", "unit_capacity_w", "design_power_w", "annual_energy_wh"),
    ),
    browsing={"vrf": VrfBrowsing()},
    limits=limits,
)  # fmt: skip
