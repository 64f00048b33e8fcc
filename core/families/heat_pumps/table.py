"""The tables of heat pumps in the catalog: with ratings, and with maps."""

from core.families.heat_pumps.mapped import MappedHeatPump
from core.families.heat_pumps.record import HeatPump
from core.machines.table import DeviceTable, Exchange, imported_late

HEAT_PUMPS = DeviceTable(
    name="heat_pumps",
    record=HeatPump,
    key="id",
    figures="heat_pumps.csv",
    classes="heat_pump_classes.csv",
    searched=("id", "maker", "model", "trade_names", "refrigerant", "heat_source"),
    listed=(
        "id", "maker", "model", "heat_source", "refrigerant", "gwp", "nominal_w", "cop_35",
        "cop_55", "sound_outdoor_db", "evidence",
    ),
    type_column="heat_source",
    size_column="nominal_w",
    faults=imported_late("core.families.heat_pumps.plausibility", "faults"),
    defects=imported_late("core.families.heat_pumps.plausible", "defects"),
    reference_values=imported_late("core.families.heat_pumps.plausible", "reference_values"),
    marked=imported_late("core.families.heat_pumps.rating_checks", "marked"),
    recomputed=imported_late("core.families.heat_pumps.plausible", "recomputed"),
    nameplates=imported_late("core.families.heat_pumps.nameplate_fit", "nameplates"),
    chinese=(
        "gb_product", "gb_heat_w", "gb_outlet_c", "gb_terminal", "gb_source", "gb_ambient",
        "gb_heating_method", "gb_pump_included", "iplv_h", "hspf", "apf", "acop", "cop_h",
        "cop_dh", "gb_cop",
    ),
)  # fmt: skip
HEAT_PUMP_MAPS = DeviceTable(
    name="heat_pump_maps",
    record=MappedHeatPump,
    key="id",
    figures="heat_pump_maps.csv",
    searched=("id", "maker", "model", "heat_source", "standard"),
    listed=("id", "maker", "model", "heat_source", "sink", "standard", "nominal_w", "evidence"),
    type_column="heat_source",
    size_column="nominal_w",
    faults=imported_late("core.families.heat_pumps.plausibility", "map_faults"),
    defects=imported_late("core.families.heat_pumps.plausible_maps", "defects"),
    reference_values=imported_late("core.families.heat_pumps.plausible_maps", "reference_values"),
    maker_tables=imported_late("core.families.heat_pumps.maker_maps", "maker_tables"),
    exchanges=(
        Exchange(
            endings=(".idf",),
            read_as=(".imf",),
            holds=imported_late("core.families.heat_pumps.energyplus", "is_heating"),
            read=imported_late("core.families.heat_pumps.energyplus", "read_heating"),
            write=imported_late("core.families.heat_pumps.energyplus", "idf_of"),
        ),
        Exchange(
            endings=(".epjson",),
            read_as=(".json",),
            holds=imported_late("core.families.heat_pumps.energyplus", "is_heating"),
            read=imported_late("core.families.heat_pumps.energyplus", "read_heating"),
            write=imported_late("core.families.heat_pumps.energyplus", "epjson_of"),
        ),
    ),
)
TABLES = (
    HEAT_PUMPS,
    HEAT_PUMP_MAPS,
)
