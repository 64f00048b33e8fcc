"""Laws that each family's selections must keep, whatever is asked: of nature, and of arithmetic.

Each is written out here from the study and the record, not taken from the program. A law takes
the study as plain data and yields what is wrong in words.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from core.selection.selection import Candidate, Selection
from core.study.plant import Staging
from core.vocabulary.field import fields_of
from core.vocabulary.quantity import Kind
from tests.buy.studies import selected

Raw = Mapping[str, Any]
_SAME = 1e-9
_HOURS = 8760.0
_J_PER_KWH = 3.6e6
_GRAVITY = 9.80665  # m/s²
_AIR_PA = 101_325.0  # at the sea; sites of the examples lie within a tenth of it
_HIGHEST_SITE = 0.62  # of that pressure: of a site at 4,000 m
_LHV_KWH_KG = 33.33  # of hydrogen, lower heating value: 119.96 MJ/kg
_KG_M3 = 0.08988  # of hydrogen at 0 °C and 101.325 kPa
_GROSS_OVER_NET = 1.11  # of methane, the most of all fuels here: 55.50 / 50.01 MJ/kg
_POINT = 1e-3  # of a share that is told rounded nowhere, but read off a table


def _candidates(raw: Raw) -> tuple[Selection, list[Candidate]] | None:
    found = selected(raw)
    return None if found is None else (found, list(found.candidates))


def _load_sum(selection: Selection) -> float:
    """The year of load as its points have it: W or m³/s, times hours."""
    profile = selection.profile
    return float(profile.columns["load_w"] @ profile.hours.sum(axis=1))


# Of every family


def figures_are_numbers(raw: Raw) -> Iterator[str]:
    """None of them nan; none but a payback without end; shares of hours and efficiencies below 1.1.

    1.1 because an efficiency on the net heating value may reach it.
    """
    for one in _candidates(raw)[1] if _candidates(raw) else ():
        for field in fields_of(type(one.outcome)):
            value = getattr(one.outcome, field.key)
            if not isinstance(value, float):
                continue
            if math.isnan(value) or (math.isinf(value) and field.kind is not Kind.PAYBACK):
                yield f"{one.id} {field.key}: {value}"
            if "efficiency" in field.key and not 0.0 <= value <= _GROSS_OVER_NET:
                yield f"{one.id} {field.key}: {value}"


def a_plant_is_neither_short_nor_wasteful(raw: Raw) -> Iterator[str]:
    """What carries the load has the peak; nothing is larger than the study allows."""
    found = _candidates(raw)
    if found is None or raw["duty"]["family"] in ("motors", "servers"):  # sized by torque, by work
        return
    selection, candidates = found
    most = selection.study.criteria.oversizing_max
    for one in candidates:
        if one.outcome.oversizing > most * (1.0 + 1e-6):
            yield f"{one.id} is {one.outcome.oversizing:.3f} of the peak, {most} is allowed"


def months_add_up(raw: Raw) -> Iterator[str]:
    for one in _candidates(raw)[1] if _candidates(raw) else ():
        total = sum(one.monthly_energy_wh)
        if not math.isclose(total, one.outcome.annual_energy_wh, rel_tol=1e-6, abs_tol=1.0):
            yield f"{one.id}: months {total:.7g}, year {one.outcome.annual_energy_wh:.7g} Wh"


def a_life_costs_more_than_the_purchase(raw: Raw) -> Iterator[str]:
    """Investment, energy and upkeep of the years; hours cost no less than nothing."""
    economics = raw["economics"]
    if raw["duty"].get("heat_recovery") or raw["duty"].get("steady_heat_w"):
        return  # heat that is used pays back
    for one in _candidates(raw)[1] if _candidates(raw) else ():
        got = one.outcome
        back = sum(getattr(got, key) or 0.0 for key in ("subsidy", "tax_credit", "residual_value"))
        if got.energy_cost < 0.0 or got.life_cycle_cost + back < got.investment * (1.0 - _SAME):
            yield f"{one.id}: bought {got.investment:.6g}, life {got.life_cycle_cost:.6g}"
        if economics["discount_rate"] == 0.0 and not economics.get("energy_price_rise"):
            least = got.investment + economics["life_years"] * got.energy_cost
            if got.life_cycle_cost + back < least * (1.0 - 1e-6):
                yield f"{one.id}: life {got.life_cycle_cost:.7g} below {least:.7g}"


# Of one


def _pumps(one: Candidate, selection: Selection) -> Iterator[str]:
    """A m³ takes no less than it is raised by, and no pump gives more than its shaft takes."""
    duty, got = selection.duty, one.outcome
    least = duty.density * _GRAVITY * duty.static_head_m
    if duty.control.value in ("throttle", "constant_pressure"):  # never below the design head
        least = duty.density * _GRAVITY * duty.head_m
    if got.unmet_hours <= 0.0 and got.energy_per_m3 * _J_PER_KWH < least * (1.0 - 1e-6):
        yield f"{one.id}: {got.energy_per_m3 * _J_PER_KWH:.6g} J/m³ below {least:.6g}"
    yield from _flow_shares(one, got)


def _fans(one: Candidate, selection: Selection) -> Iterator[str]:
    duty, got = selection.duty, one.outcome
    least = duty.kept_pressure_pa
    if duty.control.value in ("throttle", "constant_pressure"):
        least = duty.pressure_pa if duty.control.value == "throttle" else least
    if got.unmet_hours <= 0.0 and got.energy_per_m3 * _J_PER_KWH < least * (1.0 - 1e-6):
        yield f"{one.id}: {got.energy_per_m3 * _J_PER_KWH:.6g} J/m³ below {least:.6g}"
    # told in W/(m³/h): times 3,600 it is W/(m³/s), which is a pressure
    if got.specific_fan_power is not None and got.specific_fan_power * 3600.0 < duty.pressure_pa:
        yield f"{one.id}: SFP {got.specific_fan_power:.6g} below {duty.pressure_pa:.6g} Pa"
    yield from _flow_shares(one, got)


def _flow_shares(one: Candidate, got: Any) -> Iterator[str]:
    for key in ("system_efficiency", "machine_efficiency", "duty_efficiency"):
        share = getattr(got, key)
        if share is not None and not 0.0 < share < 0.95:  # the best built reach 0.93
            yield f"{one.id} {key}: {share:.4f}"
    if got.motor_load is not None and got.motor_load > 1.15 + _POINT:
        yield f"{one.id}: the motor is loaded to {got.motor_load:.3f}"


def _compressors(one: Candidate, selection: Selection) -> Iterator[str]:
    """No less than isothermal work on a m³ of free air; 4–12 kW/(m³/min) at 5.5–8 bar."""
    duty, got = selection.duty, one.outcome
    low = _AIR_PA * _HIGHEST_SITE
    ideal = low * math.log((low + duty.use_pa) / low)  # W for each m³/s
    for key in ("mean_specific_power", "full_specific_power"):
        told = getattr(got, key)
        if told < ideal:
            yield f"{one.id} {key}: {told:.6g} W/(m³/s), below isothermal {ideal:.6g}"
    per_minute = got.full_specific_power / 60_000.0  # kW/(m³/min)
    if not 4.0 <= per_minute <= 12.0:
        yield f"{one.id}: {per_minute:.2f} kW/(m³/min) at {duty.use_pa / 1e5:.1f} bar"


def _transformers(one: Candidate, selection: Selection) -> Iterator[str]:
    """Energised the whole year it loses n·P0; the load loss is n·Pk·β² of the rms load."""
    duty, got, record = selection.duty, one.outcome, one.record
    if duty.reactive_equivalent or selection.study.plant.staging is Staging.OPTIMUM:
        return
    tolerance = record.loss_tolerance or 0.0
    no_load = one.units * record.no_load_power_w * _HOURS
    if not no_load * (1.0 - 1e-6) <= got.no_load_wh <= no_load * (1.3 + tolerance):
        yield f"{one.id}: no-load {got.no_load_wh:.6g}, n·P0 {no_load:.6g} Wh"
    load = one.units * record.load_loss_w * got.rms_share**2 * _HOURS
    heated = 1.3 * duty.harmonic_loss  # a class stated at 75 °C and read at 145 °C takes 1.2
    if not load * 0.75 <= got.load_loss_wh <= load * (heated + tolerance) * 1.2:
        yield f"{one.id}: load loss {got.load_loss_wh:.6g}, n·Pk·β² {load:.6g} Wh"
    total = got.no_load_wh + got.load_loss_wh + (got.auxiliary_energy_wh or 0.0)
    if not math.isclose(total, got.annual_energy_wh, rel_tol=1e-6):
        yield f"{one.id}: parts {total:.7g}, year {got.annual_energy_wh:.7g} Wh"


def _boilers(one: Candidate, selection: Selection) -> Iterator[str]:
    """Fuel is no less than the heat over the gross heating value; electricity no less than it."""
    got, best = one.outcome, _GROSS_OVER_NET if selection.duty.burns else 1.0
    heat = _load_sum(selection) - got.unmet_energy_wh
    if got.annual_energy_wh < heat / best * (1.0 - 1e-6):
        yield f"{one.id}: {got.annual_energy_wh:.6g} Wh for {heat:.6g} Wh of heat"
    if not 0.5 < got.year_efficiency <= best:
        yield f"{one.id}: year's efficiency {got.year_efficiency:.4f}"


def _vrf(one: Candidate, selection: Selection) -> Iterator[str]:
    """Cooling over electricity is the seasonal COP; at design no machine is half of Carnot's."""
    got = one.outcome
    if got.seasonal_cop > 0.0 and got.unmet_hours <= 0.0:
        cooled = _load_sum(selection)
        if not math.isclose(cooled / got.annual_energy_wh, got.seasonal_cop, rel_tol=0.02):
            yield f"{one.id}: {cooled / got.annual_energy_wh:.3f} told {got.seasonal_cop:.3f}"
    warm = selection.design.summer_outdoor_c - selection.duty.indoor_wet_bulb_c
    if warm > 5.0:  # K
        carnot = (273.15 + selection.duty.indoor_wet_bulb_c) / warm
        if got.design_cop > 0.5 * carnot:
            yield f"{one.id}: design COP {got.design_cop:.2f}, Carnot {carnot:.2f}"


def _electrolysers(one: Candidate, selection: Selection) -> Iterator[str]:
    """No less than the lower heating value goes into a kilogram: 33.33 kWh."""
    got = one.outcome
    if got.annual_energy_wh < 1000.0 * _LHV_KWH_KG * got.hydrogen_kg * (1.0 - 1e-6):
        yield f"{one.id}: {got.annual_energy_wh / 1000.0 / got.hydrogen_kg:.2f} kWh/kg"
    if got.mean_kwh_m3 < _LHV_KWH_KG * _KG_M3:
        yield f"{one.id}: {got.mean_kwh_m3:.3f} kWh/m³"
    if raw_is_by_load(selection):
        made = (_load_sum(selection) - got.unmet_energy_wh) * 3600.0 * _KG_M3
        if not math.isclose(made, got.hydrogen_kg, rel_tol=1e-3):
            yield f"{one.id}: {got.hydrogen_kg:.6g} kg, the load is {made:.6g} kg"


def raw_is_by_load(selection: Selection) -> bool:
    """Whether hydrogen is asked for hour by hour, and not what the sun leaves."""
    return type(selection.study.load).__name__ != "LoadPower"


def _servers(one: Candidate, selection: Selection) -> Iterator[str]:
    """Between idling and full all the year; the room takes the PUE of it."""
    duty, got, record = selection.duty, one.outcome, one.record
    if got.peak_utilisation > duty.utilisation_max * (1.0 + 1e-6):
        yield f"{one.id}: {got.peak_utilisation:.3f} at the peak, {duty.utilisation_max} is allowed"
    low, high = (one.units * each * _HOURS for each in (record.idle_input_w, record.full_input_w))
    if not low * (1.0 - 1e-6) <= got.server_energy_wh <= high * (1.0 + 1e-6):
        yield f"{one.id}: {got.server_energy_wh:.6g} Wh, idle {low:.6g}, full {high:.6g}"
    if not math.isclose(got.annual_energy_wh, got.server_energy_wh * duty.pue, rel_tol=1e-6):
        yield f"{one.id}: room {got.annual_energy_wh:.6g} Wh, PUE {duty.pue:.3f}"


def _power_supplies(one: Candidate, selection: Selection) -> Iterator[str]:
    """What is lost is the load over the efficiency, less the load; cooling takes a COP of it."""
    duty, got = selection.duty, one.outcome
    if not 0.5 < got.supply_efficiency < 1.0:
        yield f"{one.id}: efficiency {got.supply_efficiency:.4f}"
    lost = _load_sum(selection) * (1.0 / got.supply_efficiency - 1.0)
    if not math.isclose(lost, got.loss_wh, rel_tol=1e-6):
        yield f"{one.id}: lost {got.loss_wh:.6g}, by the efficiency {lost:.6g} Wh"
    cooled = got.loss_wh * (1.0 if duty.room_cop is None else 1.0 + 1.0 / duty.room_cop)
    if not math.isclose(cooled, got.annual_energy_wh, rel_tol=1e-6):
        yield f"{one.id}: year {got.annual_energy_wh:.6g}, with cooling {cooled:.6g} Wh"


def _furnaces(one: Candidate, selection: Selection) -> Iterator[str]:
    """A tonne takes no less than the heat in it; what is full takes no more than the year's mean.

    Steel from 20 °C: 0.13–0.25 kWh/(kg·K·1000) between 500 and 1,250 °C, with the heat of melting
    some 380 kWh/t at 1,600 °C.
    """
    duty, got = selection.duty, one.outcome
    heat = duty.heat_wh_per_kg
    per_k = heat / (1.0 + duty.fixture_share) / (duty.process_c - duty.charge_start_c)
    if duty.heat_per_mass is None and not 0.13 < per_k < 0.26:
        yield f"{heat:.1f} Wh/kg at {duty.process_c:.0f} °C"
    # energy_per_mass is told in Wh/kg
    for key in ("energy_per_mass", "full_energy_per_mass"):
        if getattr(got, key) < heat * (1.0 - 1e-6):
            yield f"{one.id} {key}: {getattr(got, key):.2f} Wh/kg, {heat:.2f} is in it"
    if got.energy_per_mass < got.full_energy_per_mass * (1.0 - 1e-6):
        yield f"{one.id}: the year takes less than full load"
    if not 0.0 < got.year_efficiency <= one.record.furnace_efficiency * (1.0 + 1e-6):
        yield f"{one.id}: {got.year_efficiency:.4f} of {one.record.furnace_efficiency:.4f}"


def _base_stations(one: Candidate, selection: Selection) -> Iterator[str]:
    """All cells take no more than full, and no less than what they send, all the year."""
    duty, got = selection.duty, one.outcome
    full = (got.full_input_w + duty.baseband_w) * duty.cells * _HOURS * duty.site_pue
    if got.annual_energy_wh > full * (1.0 + 1e-6):
        yield f"{one.id}: {got.annual_energy_wh:.6g} Wh, full all the year {full:.6g}"
    quiet = duty.cells * duty.baseband_w * _HOURS
    if got.annual_energy_wh < quiet:
        yield f"{one.id}: {got.annual_energy_wh:.6g} Wh, {quiet:.6g} for the baseband alone"
    if not 0.0 <= got.saved_share < 1.0:
        yield f"{one.id}: sleep saves {got.saved_share:.3f}"


_LAWS: Mapping[str, Callable[[Candidate, Selection], Iterator[str]]] = {
    "pumps": _pumps,
    "fans": _fans,
    "compressors": _compressors,
    "transformers": _transformers,
    "boilers": _boilers,
    "vrf": _vrf,
    "electrolysers": _electrolysers,
    "servers": _servers,
    "power_supplies": _power_supplies,
    "furnaces": _furnaces,
    "base_stations": _base_stations,
}


def the_law_of_its_family_holds(raw: Raw) -> Iterator[str]:
    found, law = _candidates(raw), _LAWS.get(raw["duty"]["family"])
    if found is None or law is None:
        return
    selection, candidates = found
    for one in candidates:
        yield from law(one, selection)


LAWS: tuple[Callable[[Raw], Iterator[str]], ...] = (
    figures_are_numbers,
    a_plant_is_neither_short_nor_wasteful,
    months_add_up,
    a_life_costs_more_than_the_purchase,
    the_law_of_its_family_holds,
)
