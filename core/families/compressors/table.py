"""The table of air compressors in the catalog."""

from core.families.compressors.record import AirCompressor
from core.machines.table import DeviceTable, Exchange, imported_late

COMPRESSORS = DeviceTable(
    name="compressors",
    record=AirCompressor,
    key="id",
    figures="compressors.csv",
    classes="compressor_classes.csv",
    nameplates=imported_late("core.families.compressors.nameplate", "nameplates"),
    searched=("id", "maker", "series", "model", "compressor_kind", "air_control"),
    listed=(
        "id", "maker", "model", "compressor_kind", "air_control", "motor_rating_w",
        "discharge_pa", "free_air_m3s", "specific_power", "evidence",
    ),
    type_column="compressor_kind",
    size_column="free_air_m3s",
    faults=imported_late("core.families.compressors.plausibility", "faults"),
    defects=imported_late("core.families.compressors.plausibility", "defects"),
    reference_values=imported_late("core.families.compressors.plausibility", "reference_values"),
    alike=("series", "air_control", "discharge_pa"),
    fresh=imported_late("core.families.compressors.fresh", "begun"),
    exchanges=(
        Exchange(
            read_as=(".txt", ".csv", ".tsv", ".xlsx", ".xls", ".ods"),
            pasted=True,
            holds=imported_late("core.families.compressors.data_sheet", "is_data_sheet"),
            read=imported_late("core.families.compressors.data_sheet", "read_data_sheets"),
        ),
    ),
    chinese=("weighted_specific_power",),
)  # fmt: skip
TABLES = (COMPRESSORS,)
