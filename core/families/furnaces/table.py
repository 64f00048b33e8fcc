"""The table of furnaces in the catalog."""

from core.families.furnaces.record import Furnace
from core.machines.table import DeviceTable, imported_late

FURNACES = DeviceTable(
    name="furnaces",
    record=Furnace,
    key="id",
    figures="furnaces.csv",
    searched=("id", "maker", "model", "furnace_kind", "furnace_process"),
    listed=(
        "id", "maker", "model", "furnace_kind", "furnace_process", "furnace_efficiency", "evidence",
    ),
    type_column="furnace_kind",
    size_column="charge_w",
    faults=imported_late("core.families.furnaces.plausibility", "faults"),
    defects=imported_late("core.families.furnaces.plausibility", "defects"),
    reference_values=imported_late("core.families.furnaces.plausibility", "reference_values"),
    alike=("furnace_kind", "furnace_process"),
)  # fmt: skip
TABLES = (FURNACES,)
