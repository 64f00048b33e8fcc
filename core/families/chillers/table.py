"""The table of chillers in the catalog."""

from core.families.chillers.record import Chiller, Flag
from core.machines.table import DeviceTable, Exchange, imported_late

CHILLERS = DeviceTable(
    name="chillers",
    record=Chiller,
    key="id",
    figures="chillers.csv",
    classes="chiller_classes.csv",
    searched=("id", "maker", "model", "refrigerant", "compressor", "condenser", "unloading",
              "bearings"),
    listed=(
        "id", "maker", "model", "compressor", "condenser", "unloading", "refrigerant",
        "gwp", "capacity_w", "cop", "entering_condenser_c", "evidence",
    ),
    type_column="compressor",
    size_column="capacity_w",
    faults=imported_late("core.families.chillers.plausibility", "faults"),
    defects=imported_late("core.families.chillers.plausible", "defects"),
    reference_values=imported_late("core.families.chillers.plausibility", "reference_values"),
    maker_tables=imported_late("core.families.chillers.exchange.maker_points", "maker_tables"),
    nameplates=imported_late("core.families.chillers.nameplates.fit", "nameplates"),
    fresh=imported_late("core.families.chillers.fresh", "begun"),
    holds_while={
        Flag.PART_LOAD_OF_KIND: "part_load_curve_coefficients_2",
        Flag.LEAVING_OF_KIND: "capacity_curve_leaving_max_c",
    },
    exchanges=(
        Exchange(
            endings=(".idf", ".imf"),
            holds=imported_late("core.families.chillers.exchange.energyplus", "is_idf"),
            read=imported_late("core.families.chillers.exchange.energyplus", "read_idf"),
            write=imported_late("core.families.chillers.exchange.energyplus", "idf_of"),
        ),
        Exchange(
            endings=(".epjson",),
            read_as=(".json",),
            holds=imported_late("core.families.chillers.exchange.energyplus", "is_idf"),
            read=imported_late("core.families.chillers.exchange.energyplus", "read_idf"),
            write=imported_late("core.families.chillers.exchange.energyplus", "epjson_of"),
        ),
        Exchange(
            endings=(".a205.json", ".a205.cbor"),
            read_as=(".json", ".cbor"),
            holds=imported_late("core.families.chillers.exchange.ashrae_205", "is_205"),
            read=imported_late("core.families.chillers.exchange.ashrae_205", "read_205"),
            write=imported_late("core.families.chillers.exchange.ashrae_205_writing", "json_205"),
        ),
        Exchange(
            endings=(".copper.json",),
            read_as=(".json",),
            holds=imported_late("core.families.chillers.exchange.copper", "is_copper"),
            read=imported_late("core.families.chillers.exchange.copper", "read_copper"),
            write=imported_late("core.families.chillers.exchange.copper", "copper_of"),
        ),
    ),
)  # fmt: skip
TABLES = (CHILLERS,)
