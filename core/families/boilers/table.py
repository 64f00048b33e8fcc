"""The table of boilers in the catalog."""

from core.families.boilers.record import Boiler
from core.machines.table import DeviceTable, imported_late

BOILERS = DeviceTable(
    name="boilers",
    record=Boiler,
    key="id",
    figures="boilers.csv",
    classes="boiler_classes.csv",
    nameplates=imported_late("core.families.boilers.nameplate", "nameplates"),
    searched=("id", "maker", "series", "model", "boiler_kind", "fired_with"),
    listed=(
        "id", "maker", "model", "boiler_kind", "fired_with", "boiler_output_w",
        "rated_efficiency", "evidence",
    ),
    type_column="boiler_kind",
    size_column="boiler_output_w",
    faults=imported_late("core.families.boilers.plausibility", "faults"),
    defects=imported_late("core.families.boilers.plausibility", "defects"),
    reference_values=imported_late("core.families.boilers.plausibility", "reference_values"),
    alike=("series", "fired_with"),
    chinese=("rated_efficiency",),
)  # fmt: skip
TABLES = (BOILERS,)
