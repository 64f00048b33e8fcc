"""Figures of a product that cannot be true, whatever standard it is judged by.

The rules are those for machines, put to figures that are entered by name: what a metric
or a class key can be at all, what several say together, and how far above the best limit of its
row a figure may lie. Bounds of a COP follow from the second law at the conditions of the rating;
the others say how far the best of their kind is known to go, with room to spare.
"""

from collections.abc import Iterator, Mapping
from math import inf

from core.keeping.keeping import keep_latest
from core.machines.condenser import Condenser
from core.machines.plausibility import (
    COP_SHARE_MOST,
    IE5_LOSSES_LEAST,
    IPLV_OVER_COP_MOST,
    MOTOR_EFFICIENCY_MOST,
)
from core.machines.second_law import cooling_carnot
from core.standards.edition import Better
from core.standards.formulas import Figures
from core.standards.library import Standards
from core.standards.rating_methods import RATING_METHODS
from core.standards.verdict import Fact, Step
from core.standards.watched import as_number
from core.vocabulary.by_definition import J_PER_BTU, W_PER_TON

Range = tuple[float, float]
_SEASONAL = (0.5, 15.0)  # 0.7 of Carnot between 12 °C and 25 °C, a mild season, is 15.4
_COOLING = (0.5, 11.0)  # 0.7 of Carnot between 12 °C and 30 °C water is 11.1
_COLD_HEATING = (0.5, 4.6)  # 0.7 of Carnot between −12 °C and 35 °C is 4.6
_BTU_PER_WH = 3600.0 / J_PER_BTU
_KW_PER_TON = W_PER_TON / 1e3
_THERMAL = (1.0, 111.0)  # %, of the lower heating value: the higher is 1.11 of it for natural gas
_SHARE = (0.1, 100.0)  # %
# By product and name, else by name, else by unit.
_OF_PRODUCT: dict[tuple[str, str], Range] = {
    ("induction_motor", "efficiency"): (1.0, 100.0 * MOTOR_EFFICIENCY_MOST),
    ("permanent_magnet_motor", "efficiency"): (1.0, 100.0 * MOTOR_EFFICIENCY_MOST),
    ("high_voltage_motor", "efficiency"): (1.0, 100.0 * MOTOR_EFFICIENCY_MOST),
    ("fan", "efficiency"): (1.0, 95.0),  # total pressure, at the shaft
    ("centrifugal_pump", "efficiency"): (1.0, 95.0),
    ("domestic_gas_stove", "thermal_efficiency"): (1.0, 95.0),  # an open flame condenses nothing
    ("commercial_gas_range", "thermal_efficiency"): (1.0, 100.0),
    ("commercial_induction_cooker", "thermal_efficiency"): (1.0, 99.0),
    ("domestic_induction_cooker", "thermal_efficiency"): (1.0, 99.0),
    ("rice_cooker", "thermal_efficiency"): (1.0, 99.0),
    ("submersible_pump", "energy_value"): (0.1, 500.0),
    ("indirect_evaporative_chiller", "eer"): (1.0, 100.0),  # fans and pumps only
    ("indirect_evaporative_chiller", "aeer"): (1.0, 100.0),
    ("unitary_air_conditioner", "aeer"): (0.5, 30.0),  # of rooms cooled all year
    ("absorption_chiller", "cop"): (0.2, 2.0),  # heat driven, up to three effects
    ("heat_pump_water_heater", "cop"): (0.5, 9.4),  # Carnot between 20 °C and 55 °C
    ("low_ambient_heat_pump", "apf"): (0.5, 8.0),
    ("fan", "specific_speed"): (1.0, 1000.0),
    ("centrifugal_pump", "specific_speed"): (15.0, 400.0),  # a radial or mixed-flow impeller
}
_BY_NAME: dict[str, Range] = {
    "accop": (0.5, 60.0),  # a year with free cooling
    "cspf": _SEASONAL, "seer": _SEASONAL, "apf": _SEASONAL, "iplv_c": _SEASONAL,
    "iplv_unitary": _SEASONAL, "hspf": (0.5, 9.0),
    "eer": _COOLING, "eer_min": _COOLING, "aeer": _SEASONAL, "iplv_i": (0.5, 11.8),
    "cop_i": (0.5, 8.5), "cop_minus12": _COLD_HEATING, "cop_minus20": (0.5, 3.9),
    "cop_dh": _COLD_HEATING, "cop_h": _COLD_HEATING, "iplv_h": (0.5, 5.9),
    "acop": (0.5, 11.0), "cop": (0.5, 11.0), "cop_h_high": (0.5, 11.0),
    "cop_full_load": (0.2, 2.0), "iplv_absorption": (0.2, 2.2), "heat_source_use": (0.5, 10.0),
    "eer_btu": (1.0, 0.7 * 10.01 * _BTU_PER_WH), "iplv_btu": (1.0, 52.8),
    "full_load_kw_per_ton": (_KW_PER_TON / 8.6, 5.0), "iplv_kw_per_ton": (_KW_PER_TON / 14.2, 5.0),
    "thermal_efficiency": _THERMAL, "module_efficiency": (1.0, 33.7),  # Shockley and Queisser
    "weighted_efficiency": (1.0, 99.9), "energy_index": (1.0, 1000.0),
    "composite_index": (1.0, 1000.0), "standard_index": (1.0, 1000.0),
    "energy_ratio": (1.0, 10.0),  # all power over that of the IT equipment
    "standing_loss_coefficient": (0.05, 10.0), "specific_power": (1.0, 100.0),
    "luminous_efficacy": (1.0, 350.0),  # of white light
    "display_efficacy": (0.01, 50.0), "server_efficiency": (0.01, 1e5),
    "cleaning_efficacy": (0.01, 200.0), "unit_consumption": (0.001, 10.0),
    "specific_consumption": (0.001, 1e4), "carrier_power": (0.1, 1e4),
    "power_density": (0.01, 50.0), "torque_density": (0.01, 500.0),
    "poles": (2.0, 120.0), "grade": (1.0, 9.0), "stages": (1.0, 100.0), "frequency": (10.0, 1000.0),
    "flow": (0.01, 1e6), "head": (0.1, 1e4), "speed": (10.0, 1e5), "cri": (1.0, 100.0),
    "cct": (1000.0, 2e4), "lamp_power": (0.1, 1e4), "output_power": (0.1, 1e5),
    "outlet_temperature": (10.0, 200.0), "hub_ratio": (0.05, 0.95),
    "pressure_coefficient": (0.01, 5.0), "fan_size": (0.1, 1000.0),
    "rated_power": (0.001, 1e5), "cooling_capacity": (0.01, 1e5), "heating_capacity": (0.01, 1e5),
}  # fmt: skip
_WHOLE = ("poles", "grade", "stages")
_EVEN = ("poles",)
_ANYTHING = (1e-9, 1e9)
_MOTORS = ("induction_motor", "permanent_magnet_motor", "high_voltage_motor")
# Where the losses say more than the efficiency: no more than half of those of the best level.
_BY_LOSSES = (*_MOTORS, "fan", "centrifugal_pump")
_BEYOND_BEST = 2.5  # times the best limit, or a part of it where less is better
_NOMINAL_C = {"water": 30.0, "air": 35.0, "evaporative": 24.0}  # GB/T 18430.1, wet bulb of the last
_LEAVING_C = 7.0


def disbelieved(standards: Standards, product: str, figures: Figures) -> tuple[Step, ...]:
    """Why the figures of a product cannot be believed, as steps of a trace; empty: they can."""
    found = [*_single(standards, product, figures)]
    if not found:
        found = [*_together(standards, product, figures)]
    return tuple(found)


def _single(standards: Standards, product: str, figures: Figures) -> Iterator[Step]:
    """Numbers beyond what they can be."""
    for name, value in figures.items():
        if isinstance(value, str):
            continue
        low, high = _range(standards, product, name, figures)
        if not low <= value <= high:
            yield out_of_range(standards, name, value, low, high)
        elif name in _WHOLE and (value != int(value) or (name in _EVEN and value % 2)):
            yield Step("not_whole", (_name(name), Fact("value", value)))


def _range(standards: Standards, product: str, name: str, figures: Figures) -> Range:
    if name.startswith("limit_"):
        limited = _metric_of_limits(standards, product)
        return _range(standards, product, limited, figures) if limited else _ANYTHING
    if product in ("chiller", "integral_chiller") and name in ("cop_c", "iplv"):
        return 0.5, _chiller_most(name, figures)
    found = _OF_PRODUCT.get((product, name)) or _BY_NAME.get(name)
    if found is not None:
        return found
    metric = standards.metrics.get(name)
    return _SHARE if metric is not None and metric.unit == "%" else _ANYTHING


def _chiller_most(name: str, figures: Figures) -> float:
    """What the second law leaves of a COP or an IPLV, at the conditions it is rated at."""
    condenser = str(figures.get("condenser", ""))
    kinds = [condenser] if condenser in _NOMINAL_C else list(_NOMINAL_C)
    if name == "cop_c":
        return max(_most(_LEAVING_C, _NOMINAL_C[kind]) for kind in kinds)
    method = RATING_METHODS.get(str(figures.get("iplv_method", "")))
    methods = [method] if method is not None else list(RATING_METHODS.values())
    kinds = [condenser] if condenser in ("water", "air") else ["water", "air"]
    return max(
        sum(
            weight * _most(one.leaving_c, condenser_c)
            for weight, condenser_c in zip(
                one.weights, one.condenser_c(Condenser(kind)), strict=True
            )
        )
        for one in methods
        for kind in kinds
    )


@keep_latest(64)  # pairs of rating conditions: asked of every chiller, and there are few
def _most(leaving_c: float, condenser_c: float) -> float:
    return COP_SHARE_MOST * float(cooling_carnot(leaving_c, condenser_c))


def out_of_range(standards: Standards, name: str, value: float, low: float, high: float) -> Step:
    """The step that says a figure is beyond what it can be."""
    one = standards.keys.get(name) or standards.metrics.get(name)
    unit = (one.unit if one is not None else "") or ""
    facts = (_name(name), Fact("value", value, unit), Fact("low", low), Fact("high", high, unit))
    return Step("out_of_range", facts)


def _together(standards: Standards, product: str, figures: Figures) -> Iterator[Step]:
    """Figures that contradict each other."""
    for value, base in (("iplv", "cop_c"), ("iplv_i", "cop_i"), ("cspf", "cop_c")):
        one, other = _number(figures, value), _number(figures, base)
        if one is not None and other is not None and one > IPLV_OVER_COP_MOST * other:
            facts = (_name(value), Fact("value", one), _name(base, "base"), Fact("other", other),
                     Fact("most", IPLV_OVER_COP_MOST))  # fmt: skip
            yield Step("too_far_above", facts)
    yield from _of_limits(standards, product, figures)


def _number(figures: Figures, name: str) -> float | None:
    value = figures.get(name)
    return None if value is None or isinstance(value, str) else value


def _of_limits(standards: Standards, product: str, figures: Figures) -> Iterator[Step]:
    """Limits read in a book that are upside down, and a grade that they contradict."""
    given = sorted(
        (int(name.removeprefix("limit_")), as_number(value))
        for name, value in figures.items()
        if name.startswith("limit_") and not isinstance(value, str)
    )
    metric = _metric_of_limits(standards, product)
    if not given or metric is None:
        return
    better = standards.metrics[metric].better
    sign = -1.0 if better is Better.LOWER else 1.0
    values = [sign * value for _, value in given]
    if values != sorted(values, reverse=True):
        named = ", ".join(f"{grade}: {value:.10g}" for grade, value in given)
        yield Step("limits_upside_down", (Fact("limits", named),))
        return
    grade, actual = _number(figures, "grade"), _number(figures, metric)
    if grade is None or actual is None:
        return
    for level, limit in given:
        if (grade <= level) is not (sign * actual >= sign * limit):
            facts = (Fact("grade", grade), _name(metric), Fact("value", actual),
                     Fact("level", float(level)), Fact("limit", limit))  # fmt: skip
            yield Step("grade_contradicts", facts)
            return


def _metric_of_limits(standards: Standards, product: str) -> str | None:
    """The metric whose limits are read in a book; None where only the grade as a whole counts."""
    for tables in standards.limit_tables(product).values():
        for table in tables:
            for metric in table.metrics:
                if standards.metrics[metric].better is not Better.BUNDLE:
                    return metric
    return None


def beyond_best(
    product: str, metric: str, actual: float, best: float, better: Better
) -> Step | None:
    """The step that says a figure is further above the best level than anything built is."""
    if product in _BY_LOSSES and metric == "efficiency":
        most = 100.0 - IE5_LOSSES_LEAST * (100.0 - best)
        beyond = actual > most
    elif better is Better.HIGHER:
        most, beyond = _BEYOND_BEST * best, actual > _BEYOND_BEST * best
    else:
        most, beyond = best / _BEYOND_BEST, actual < best / _BEYOND_BEST
    if not beyond:
        return None
    facts = (_name(metric), Fact("value", actual), Fact("best", best), Fact("most", most))
    return Step("beyond_best", facts)


def absurd_limit(metric: str, required: float) -> Step | None:
    """The step that says a formula gives a limit no efficiency can have: its inputs are wrong."""
    if 0.0 < required < 100.0:
        return None
    return Step("absurd_limit", (_name(metric), Fact("required", required, "%")))


def derivable(figures: Mapping[str, float | str], needs: tuple[str, ...]) -> bool:
    """Whether numbers are there, none of them zero or beyond bounds, that a key follows from."""
    return all(0.0 < (_number(figures, key) or 0.0) < inf for key in needs)


def _name(name: str, fact: str = "name") -> Fact:
    return Fact(fact, name, "", "input")
