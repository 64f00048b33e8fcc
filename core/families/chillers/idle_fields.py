"""Fields of a cooling duty that say nothing beside its other choices."""

from core.families.chillers.duty import (
    ChilledPumping,
    ChillerDuty,
    ColdStore,
    CondenserControl,
    CondenserPumping,
    HotWaterBy,
)
from core.families.chillers.duty_fields import (
    ABSORPTION,
    CHILLED_ROOM,
    COLD_STORE,
    CONDENSER_ROOM,
    COOLING_WATER,
    DRY_COOLER,
    EXCHANGER,
    FUEL,
    HOT_WATER,
    OF_ICE,
    OF_WATER,
    OPEN_TOWER,
    SHARES,
)
from core.machines.condenser import Condenser


def idle_fields(duty: ChillerDuty) -> set[str]:
    """Their keys: what belongs to cooling water of air, shares of a room that is computed."""
    idle: set[str] = set() if duty.has_room else {"today_energy_wh"}
    if not duty.has_room or duty.today_energy_wh is None:
        idle.add("today_cooling_wh")
    if duty.condenser is Condenser.AIR:
        idle.update(COOLING_WATER, CONDENSER_ROOM)
    if not duty.has_heat_recovery:
        idle.update(HOT_WATER)
    elif duty.hot_water_by is HotWaterBy.HEAT_PUMP:
        idle.update(("boiler_efficiency", *FUEL))
    else:
        idle.add("water_heater_cop")
    if duty.has_absorption:
        idle.difference_update(FUEL)
    else:
        idle.update(ABSORPTION)
    if not duty.has_towers or duty.cold_store is ColdStore.NONE:
        idle.update(COLD_STORE)
    else:
        idle.update(OF_WATER if duty.makes_ice else OF_ICE)
    if duty.has_room:
        idle.update(SHARES)
        if duty.condenser_pumping is CondenserPumping.CONSTANT:
            idle.add("condenser_lift_m")  # cells on a header still ask for their least flow
        if duty.condenser_control is not CondenserControl.FIXED:
            idle.add("condenser_set_c")
        if not duty.has_free_cooling:
            # The exchanger that the hot water is warmed by has the same approach.
            idle.update(EXCHANGER[1:] if duty.has_heat_recovery else EXCHANGER)
        if duty.has_dry_cooler:
            idle.difference_update(EXCHANGER[:2])
        else:
            idle.update(DRY_COOLER)
        if duty.rejects_dry:
            idle.update(OPEN_TOWER)
            idle.difference_update(DRY_COOLER[:2])
        if not duty.chilled_reset_k:
            idle.update(("chilled_reset_below", "chilled_reset_return"))
        if duty.chilled_pumping is ChilledPumping.CONSTANT:
            idle.update(("chilled_set_head_m", "chilled_reset_return"))
        if duty.chilled_pumping is not ChilledPumping.TWO_STAGES:
            idle.add("primary_head_m")
        if duty.chilled_pumping is not ChilledPumping.VARIABLE:
            idle.add("chilled_flow_least")
    else:
        idle.update(CHILLED_ROOM, CONDENSER_ROOM, EXCHANGER, DRY_COOLER, ("dry_cooler",))
    return idle
