"""What stands beside the chillers: exchangers, dry coolers, heat recovery, stores, absorption."""

from collections.abc import Iterator

import numpy as np

from core.content.blocks import Cell, Quantity, Words, say
from core.families.chillers.columns import columns_of
from core.families.chillers.duty import ChillerDuty
from core.families.chillers.plant_room.beside.cold_store import not_cold_enough
from core.families.chillers.plant_room.beside.heat_recovery import unit_of
from core.families.chillers.plant_room.report.pieces import Equipment, degrees, least
from core.families.chillers.plant_room.units.pumping import Pumping
from core.machines.device import device_name
from core.plant.absorption import Absorption
from core.selection.selection import Candidate, Selection
from core.vocabulary.field import value_if_declared
from core.vocabulary.quantity import Kind

_NOTHING = Words(text="")


def beside(selection: Selection, candidate: Candidate) -> Iterator[Equipment]:
    """All of it, one tag a kind."""
    duty = selection.duty
    if duty.has_free_cooling:
        yield from _exchangers(selection, candidate)
    if duty.has_dry_cooler:
        yield from _dry_coolers(selection)
    if duty.has_heat_recovery:
        yield from _hot_water(selection, candidate)
    if duty.has_absorption:
        yield from _absorption(selection)
    if duty.has_cold_store and not not_cold_enough(selection, candidate):
        yield _ice(duty) if duty.makes_ice else _store("cold", duty.cold_store_m3)


def _piece(tag: str, key: str, **figures: float | Cell | None) -> Equipment:
    """One piece; what is not told of it is nothing."""
    usual: dict[str, object] = {
        "count": 1, "thermal_w": None, "flow_m3s": None, "cooling_flow_m3s": None, "head_m": None,
        "power_w": 0.0, "asked": _NOTHING,
    }  # fmt: skip
    known: dict[str, object] = {"name": say(f"report.room.equipment.{key}"), **usual, **figures}
    return Equipment(tag=tag, **known)  # type: ignore[arg-type]  # figures by their names


def _exchangers(selection: Selection, candidate: Candidate) -> Iterator[Equipment]:
    """One for each chiller, between its cells and the chilled water."""
    duty, first = selection.duty, 1
    pumping = Pumping(duty=duty, design=selection.design)
    for group in candidate.groups:
        cooling = np.array([group.unit_capacity_w])
        last = first + group.units - 1
        yield _piece(
            f"PHE-{first}" if first == last else f"PHE-{first}–{last}",
            "exchanger",
            count=group.units,
            thermal_w=group.unit_capacity_w,
            flow_m3s=float(pumping.chilled_flow_m3s(cooling)[0]),
            head_m=duty.exchanger_head_m,
            asked=_approach(duty.exchanger_approach_k),
        )
        first = last + 1


def _approach(most_k: float) -> Cell:
    return say(
        "report.room.asked.approach", most=Quantity(value=most_k, kind=Kind.TEMPERATURE_DIFFERENCE)
    )


def _dry_coolers(selection: Selection) -> Iterator[Equipment]:
    """Of the size of the peak, with the loop's pump and exchanger."""
    duty, peak_w = selection.duty, selection.design.peak_w
    pumping = Pumping(duty=duty, design=selection.design)
    flow = float(pumping.chilled_flow_m3s(np.array([peak_w]))[0])
    pump_w = float(pumping.at_head_w(np.array([peak_w]), duty.dry_cooler_head_m)[0])
    yield _piece(
        "DC-1", "dry_cooler", thermal_w=peak_w, flow_m3s=flow,
        power_w=duty.dry_cooler_fan_share * peak_w, asked=_approach(duty.dry_cooler_approach_k),
    )  # fmt: skip
    yield _piece(
        "DCP-1", "dry_cooler_pump", flow_m3s=flow, head_m=duty.dry_cooler_head_m, power_w=pump_w,
    )  # fmt: skip
    yield _piece(
        "PHE-1", "exchanger", thermal_w=peak_w, flow_m3s=flow, head_m=duty.exchanger_head_m,
        asked=_approach(duty.exchanger_approach_k),
    )  # fmt: skip


def _hot_water(selection: Selection, candidate: Candidate) -> Iterator[Equipment]:
    """The machine of the ranking with its two pumps, and the store."""
    duty = selection.duty
    name = value_if_declared(candidate.outcome, "hot_water_machine")
    record = next((one for one in selection.columns.records if device_name(one) == name), None)
    unit = None if record is None else unit_of(duty, columns_of([record]))
    if unit is None:
        return
    pumping = Pumping(duty=duty, design=selection.design)
    cooling, heat, power = unit.cooling_w[-1:], unit.heat_w[-1:], float(unit.power_w[-1])
    chilled = float(pumping.chilled_flow_m3s(cooling)[0])
    warm = float(pumping.cooling_flow_m3s(heat)[0])
    efficiency = least("report.room.asked.pumping", duty.pumping_efficiency, Kind.SHARE)
    yield _piece(
        "HRC-1", "recovery_chiller", thermal_w=float(cooling[0]), flow_m3s=chilled,
        cooling_flow_m3s=warm, power_w=power,
        asked=say(
            "report.room.asked.recovery",
            leaving=degrees(duty.recovery_leaving_c),
            heat=Quantity(value=float(heat[0]), kind=Kind.HEATING_POWER),
        ),
    )  # fmt: skip
    yield _piece(
        "HCHP-1", "recovery_chilled_pump", flow_m3s=chilled, head_m=duty.chilled_head_m,
        power_w=float(pumping.at_full_flow_w(cooling)[0]), asked=efficiency,
    )  # fmt: skip
    yield _piece(
        "HWP-1", "recovery_hot_pump", flow_m3s=warm, head_m=duty.condenser_head_m,
        power_w=float(pumping.condenser_w(heat)[0]), asked=efficiency,
    )  # fmt: skip
    yield _piece(
        "HWX-1", "hot_exchanger", thermal_w=float(heat[0]), flow_m3s=warm,
        asked=_approach(duty.exchanger_approach_k),
    )  # fmt: skip
    if duty.hot_store_m3 > 0.0:
        yield _store("hot", duty.hot_store_m3)


def _store(of: str, volume_m3: float) -> Equipment:
    volume = Quantity(value=volume_m3, kind=Kind.TANK_VOLUME)
    tag = {"hot": "HWT-1", "cold": "CWT-1"}[of]
    return _piece(tag, f"{of}_store", asked=say("report.room.asked.volume", volume=volume))


def _ice(duty: ChillerDuty) -> Equipment:
    """By what it holds: how much room that takes is for its maker to say."""
    held = Quantity(value=duty.cold_store_wh, kind=Kind.ENERGY)
    charging = Quantity(value=duty.ice_charging_c, kind=Kind.TEMPERATURE)
    asked = say("report.room.asked.ice", held=held, charging=charging)
    return _piece("IST-1", "ice_store", asked=asked)


def _absorption(selection: Selection) -> Iterator[Equipment]:
    """The class machine with a pump and cells for its heat."""
    duty = selection.duty
    pumping = Pumping(duty=duty, design=selection.design)
    machine = Absorption(
        capacity_w=duty.absorption_share * selection.design.peak_w, cop=duty.absorption_cop
    )
    cooling, rejected = np.array([machine.capacity_w]), np.array([machine.rejected_w])
    warm = float(pumping.cooling_flow_m3s(rejected)[0])
    yield _piece(
        "AC-1", "absorption", thermal_w=machine.capacity_w,
        flow_m3s=float(pumping.chilled_flow_m3s(cooling)[0]), cooling_flow_m3s=warm,
        asked=least("report.room.asked.cop", duty.absorption_cop, Kind.COP),
    )  # fmt: skip
    yield _piece(
        "ACWP-1", "absorption_pump", flow_m3s=warm, head_m=duty.condenser_head_m,
        power_w=float(pumping.condenser_w(rejected)[0]),
        asked=least("report.room.asked.pumping", duty.pumping_efficiency, Kind.SHARE),
    )  # fmt: skip
    yield _piece(
        "ACT-1", "tower", thermal_w=machine.rejected_w, flow_m3s=warm,
        power_w=float(pumping.fan_w(rejected)[0]),
    )  # fmt: skip
