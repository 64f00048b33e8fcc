"""The table of fans in the catalog."""

from core.families.fans.record import Fan
from core.machines.table import DeviceTable, imported_late

FANS = DeviceTable(
    name="fans",
    record=Fan,
    key="id",
    figures="fans.csv",
    classes="fan_classes.csv",
    searched=("id", "maker", "series", "model", "fan_kind"),
    listed=(
        "id", "maker", "model", "fan_kind", "pressure_kind", "rated_flow_m3s",
        "rated_pressure_pa", "rated_efficiency", "speed_rpm", "evidence",
    ),
    type_column="fan_kind",
    size_column="rated_flow_m3s",
    faults=imported_late("core.families.fans.plausibility", "faults"),
    defects=imported_late("core.families.fans.plausibility", "defects"),
    reference_values=imported_late("core.families.fans.plausibility", "reference_values"),
    maker_tables=imported_late("core.families.fans.maker_curves", "maker_tables"),
    alike=("series", "speed_rpm"),
    fresh=imported_late("core.families.fans.fresh", "begun"),
)  # fmt: skip
TABLES = (FANS,)
