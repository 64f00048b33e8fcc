"""The totals of a year as outcomes, named as in HeatPumpOutcome; nan for what cannot be said."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from core.families.heat_pumps.at_design import at_design, summer_of, unit_heat_w
from core.families.heat_pumps.cold import cold_heat
from core.families.heat_pumps.columns import beyond_declared_k, of_application
from core.families.heat_pumps.cooling.run import CoolingBank
from core.families.heat_pumps.demands import SummerCapacity
from core.families.heat_pumps.design import HeatPumpDesign
from core.families.heat_pumps.duty import Backup, HeatPumpDuty
from core.families.heat_pumps.performance import cop_band
from core.families.heat_pumps.plant import Bank
from core.families.heat_pumps.site_band import nameplate_bands
from core.families.heat_pumps.totals import Totals, Year
from core.load.heating_year import line_share
from core.load.profile import MONTHS
from core.load.ratio import mean_price, share_of
from core.selection.family import Pairs, Situation

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
_W_PER_KW = 1000.0


def outcome_columns(
    bank: Bank,
    situation: Situation,
    pairs: Pairs,
    year: Year,
    totals: Totals,
) -> dict[str, FloatArray]:
    """Outcomes by field name, each (pairs,), those of cost and of energy by month left out."""
    duty, design, columns = situation.duty, situation.design, bank.columns
    summer = summer_of(bank, situation)
    heat_w, nothing = unit_heat_w(bank, design), np.full(len(pairs.machine), np.nan)
    unit = (heat_w if duty.gives_heat or summer is None else summer.unit_w)[pairs.machine]
    beyond_k = beyond_declared_k(columns, np.array([design.outdoor_c]))
    carrying = np.array([situation.plant.carrying(int(units)) for units in pairs.units])
    pumped, electric = (
        totals.heat_wh + totals.hot_heat_wh,
        totals.electric_wh[:, :MONTHS].sum(axis=1),
    )
    cooling_w = np.zeros(1) if year.cooling_w is None else year.cooling_w
    room_hours = float(year.hours[year.points.load_w > 0.0].sum())
    room_hours += float(np.broadcast_to(cooling_w > 0.0, year.hours.shape) @ year.hours)
    room_wh = float(year.points.load_w @ year.hours) + year.cooling_wh
    if not (duty.rooms_heated or duty.rooms_cooled):
        room_hours, room_wh = float(year.hours.sum()), year.heat_wh
    band = cop_band(columns, nameplate_bands(columns.records, situation))[pairs.machine]
    able_w = np.where(bank.giving.inside, bank.giving.full_w, 0.0)
    given = able_w[pairs.machine] * carrying[:, None]
    sound = columns.sound_db[pairs.machine] + 10.0 * np.log10(np.maximum(carrying, 1))
    alone = duty.backup is Backup.BOILER or summer is not None
    found = {
        "unit_capacity_w": unit,
        "installed_w": pairs.units * unit,
        "design_beyond_k": beyond_k[pairs.machine, 0] if duty.gives_heat else np.zeros(len(unit)),
        "oversizing": _oversizing(duty, design, carrying, heat_w[pairs.machine]),
        "auxiliary_energy_wh": totals.circulation_wh if duty.circulation_ratio > 0.0 else nothing,
        "mean_price_per_kwh": mean_price(totals.electric_wh[:, MONTHS] / _W_PER_KW, electric),
        "coverage_hours": share_of(totals.band_hours, room_hours),
        "coverage_energy": share_of(totals.band_wh, room_wh),
        "unmet_hours": totals.unmet_hours,
        "unmet_energy_wh": totals.unmet_wh,
        "seasonal_cop": share_of(pumped, totals.pump_wh) if duty.gives_heat else nothing,
        "system_cop": nothing if alone else share_of(pumped + totals.backup_wh, electric),
        "design_cop": nothing,
        "design_share": nothing,
        "bivalent_c": bivalent_c(bank, situation, given),
        "served_share": share_of(pumped, year.heat_wh) if duty.gives_heat else nothing,
        "backup_heat_wh": totals.backup_wh,
        "backup_share": share_of(totals.backup_wh, year.heat_wh) if duty.gives_heat else nothing,
        "backup_hours": totals.backup_hours,
        "backup_peak_w": totals.backup_peak_w,
        "cycling_hours": totals.cycling_hours,
        "outside_hours": totals.outside_hours,
        "beyond_limits_hours": totals.beyond_limits_hours,
        "hot_water_cop": share_of(totals.hot_heat_wh, totals.hot_pump_wh, np.nan),
        "energy_low_wh": electric - totals.pump_wh * band / (1.0 + band),
        "energy_high_wh": electric + totals.pump_wh * band / (1.0 - band),
        "scop_declared": nothing,
        "scop_recalculated": nothing,
        "sound_db": sound,
        **_by_demand(duty, totals),
    }
    if duty.rooms_heated:
        found |= {key: heat[pairs.machine] for key, heat in cold_heat(bank, situation).items()}
    if duty.gives_heat:
        found["design_cop"] = at_design(bank, design, bank.giving.full_cop)[pairs.machine]
        found["design_share"] = carrying * unit / design.required_w
        scops = (("scop_declared", columns.scop), ("scop_recalculated", columns.scop_again))
        for key, scop in scops:
            found[key] = of_application(scop, design.supply_c)[pairs.machine]
    if summer is None or bank.cooling is None:
        return found
    return found | _of_cooling(bank.cooling, summer, situation, pairs, totals, found)


def _oversizing(
    duty: HeatPumpDuty, design: HeatPumpDesign, carrying: FloatArray, heat_w: FloatArray
) -> FloatArray:
    """Heat of the units on duty over all that is asked of them at the peak; nan: no heat is."""
    if duty.gives_heat:
        return carrying * heat_w / design.heat_peak_w
    return np.full(len(carrying), np.nan)


def _by_demand(duty: HeatPumpDuty, totals: Totals) -> dict[str, FloatArray]:
    """The electricity of the heat pumps for each demand, where there are several; nan: not asked.

    Idle power in hours without cooling, and out of use, belongs to the rooms' heat where they are
    heated, else to hot water, else to cooling.
    """
    nothing = np.full_like(totals.pump_wh, np.nan)
    rooms = totals.pump_wh - totals.hot_pump_wh
    water, cooling = totals.hot_pump_wh, totals.cooling_pump_wh
    if not duty.rooms_heated:
        water, cooling = (
            (totals.pump_wh, cooling) if duty.makes_hot_water else (water, cooling + totals.pump_wh)
        )
    several = duty.rooms_heated + duty.rooms_cooled + duty.makes_hot_water > 1
    both = several and duty.rooms_heated
    return {
        "heating_cop": share_of(totals.heat_wh, rooms, np.nan)
        if both and duty.makes_hot_water
        else nothing,
        "heating_energy_wh": rooms if both else nothing,
        "hot_water_energy_wh": water if several and duty.makes_hot_water else nothing,
        "cooling_energy_wh": cooling if duty.rooms_cooled else nothing,
    }


def _of_cooling(
    bank: CoolingBank,
    summer: SummerCapacity,
    situation: Situation,
    pairs: Pairs,
    totals: Totals,
    heat: Mapping[str, FloatArray],
) -> dict[str, FloatArray]:
    """Outcomes of cooling, and those of heat that cooling has a part in."""
    design, columns, machine = situation.design, bank.columns, pairs.machine
    carrying = np.array([situation.plant.carrying(int(units)) for units in pairs.units])
    given = carrying * summer.unit_w[machine] - summer.lost_w[machine]
    energy = heat["cooling_energy_wh"]
    band = columns.band[machine]
    unit_w = np.fmax(heat["unit_capacity_w"], summer.unit_w[machine])
    beyond_k = np.maximum(design.summer_outdoor_c - columns.hottest_c[machine], 0.0)
    return {
        "priced_w": pairs.units * unit_w,
        # A plant is as oversized as it is for what binds.
        "oversizing": np.fmin(heat["oversizing"], given / design.cooling_peak_w),
        "energy_low_wh": heat["energy_low_wh"] - energy * band / (1.0 + band),
        "energy_high_wh": heat["energy_high_wh"] + energy * band / (1.0 - band),
        "seasonal_eer": share_of(totals.cooling_wh, energy, np.nan),
        "cooling_wh": totals.cooling_wh,
        "cooling_capacity_w": summer.unit_w[machine],
        "design_eer": summer.unit_eer[machine],
        "cooling_share": given / design.cooling_required_w,
        "cooling_unmet_hours": totals.cooling_unmet_hours,
        "cooling_outside_hours": totals.cooling_outside_hours,
        "cooling_beyond_k": beyond_k,
        "seer_declared": columns.seer[machine],
        "seer_recalculated": columns.seer_again[machine],
    }


def demand_line_w(situation: Situation, outdoor_c: FloatArray) -> FloatArray:
    """Heat asked at an outdoor temperature by the straight line, with the mean hot water, W."""
    design = situation.design
    line: FloatArray = line_share(situation.duty, design.outdoor_c, outdoor_c) * design.peak_w
    line += design.hot_water_w
    return line


def bivalent_c(bank: Bank, situation: Situation, given: FloatArray) -> FloatArray:
    """The outdoor temperature at which heat pumps and demand are equal, °C, (plants,).

    given: W of the units on duty at every node, (plants, nodes). nan where they carry the demand
    down to the design temperature.
    """
    outdoor = bank.nodes.outdoor_c
    asked = demand_line_w(situation, outdoor)
    counts = (outdoor >= situation.design.outdoor_c - 1.0) & (
        outdoor <= situation.duty.heating_limit_c
    )
    short = (given < asked * (1.0 - 1e-9)) & counts
    last = short.shape[1] - 1 - np.argmax(short[:, ::-1], axis=1)  # the warmest that is short
    above = np.minimum(last + 1, short.shape[1] - 1)
    rows = np.arange(len(given))
    lack = asked[last] - given[rows, last]
    surplus = given[rows, above] - asked[above]
    crossing = outdoor[last] + np.clip(lack / np.maximum(lack + surplus, 1e-9), 0.0, 1.0) * (
        outdoor[above] - outdoor[last]
    )
    needed = short.any(axis=1) & (crossing > situation.design.outdoor_c + 1e-6)
    return np.where(needed, crossing, np.nan)
