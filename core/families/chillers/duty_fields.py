"""Fields of the cooling duty that go together: what one choice asks for and another does not."""

# What is asked of towers and cooling water.
COOLING_WATER = (
    "tower_approach_k", "condenser_floor_c", "condenser_fouling_m2kw", "condenser_pump_ratio",
    "tower_fan_ratio",
)  # fmt: skip
SHARES = ("chilled_pump_ratio", "condenser_pump_ratio", "tower_fan_ratio")
CHILLED_ROOM = (
    "chilled_pumping", "chilled_pipe_m", "chilled_head_m", "primary_head_m",
    "chilled_set_head_m", "chilled_flow_least", "pumping_efficiency",
)  # fmt: skip
CONDENSER_ROOM = (
    "condenser_head_m", "condenser_pumping", "condenser_lift_m", "condenser_flow_least",
    "condenser_control", "condenser_set_c", "tower_range_k",
    "tower_water_over_air", "tower_fan_kwh_per_m3", "tower_air_least", "tower_fan_fixed",
    "tower_cycles", "water_price_per_m3",
    "free_cooling", "heat_recovery", "cold_store", "absorption", "chilled_reset_k",
    "chilled_reset_below", "chilled_reset_return",
)  # fmt: skip
HOT_WATER = (
    "recovery_leaving_c", "hot_water_m3_per_day", "hot_water_c", "cold_water_c", "hot_draw_from_h",
    "hot_draw_to_h", "hot_store_m3", "hot_store_loss", "hot_water_by", "boiler_fuel",
    "boiler_efficiency", "fuel_price_per_kwh", "water_heater_cop",
)  # fmt: skip
ABSORPTION = ("absorption_share", "absorption_cop", "primary_factor")
FUEL = ("boiler_fuel", "fuel_price_per_kwh")
OF_WATER, OF_ICE = ("cold_store_m3", "cold_store_use"), ("cold_store_wh", "ice_charging_c")
COLD_STORE = (*OF_WATER, *OF_ICE, "cold_store_loss", "cold_store_price")
DRY_COOLER = ("dry_cooler_approach_k", "dry_cooler_fan_share", "dry_cooler_head_m")
# Of open towers only: what dry coolers in a closed loop have no use for.
OPEN_TOWER = (
    "tower_approach_k", "tower_water_over_air", "tower_fan_kwh_per_m3", "tower_cycles",
    "water_price_per_m3", "condenser_lift_m", "heat_recovery", "cold_store", "absorption",
)  # fmt: skip
EXCHANGER = ("exchanger_approach_k", "exchanger_head_m", "tower_water_least_c")
