"""The table of pumps in the catalog."""

from core.families.pumps.record import Pump
from core.machines.table import DeviceTable, imported_late

PUMPS = DeviceTable(
    name="pumps",
    record=Pump,
    key="id",
    figures="pumps.csv",
    classes="pump_classes.csv",
    searched=("id", "maker", "series", "model", "pump_kind"),
    listed=(
        "id", "maker", "model", "pump_kind", "power_basis", "rated_flow_m3s", "rated_head_m",
        "rated_efficiency", "speed_rpm", "evidence",
    ),
    type_column="pump_kind",
    size_column="rated_flow_m3s",
    faults=imported_late("core.families.pumps.plausibility", "faults"),
    defects=imported_late("core.families.pumps.plausibility", "defects"),
    reference_values=imported_late("core.families.pumps.plausibility", "reference_values"),
    maker_tables=imported_late("core.families.pumps.maker_curves", "maker_tables"),
    alike=("series", "speed_rpm"),
    fresh=imported_late("core.families.pumps.fresh", "begun"),
)  # fmt: skip
TABLES = (PUMPS,)
