"""The table of power supplies in the catalog."""

from core.families.power_supplies.record import PowerSupply
from core.machines.table import DeviceTable, imported_late

POWER_SUPPLIES = DeviceTable(
    name="power_supplies",
    record=PowerSupply,
    key="id",
    figures="power_supplies.csv",
    searched=("id", "maker", "model", "supply_kind"),
    listed=("id", "maker", "model", "supply_kind", "supply_w", "evidence"),
    type_column="supply_kind",
    size_column="supply_w",
    faults=imported_late("core.families.power_supplies.plausibility", "faults"),
    defects=imported_late("core.families.power_supplies.plausibility", "defects"),
    reference_values=imported_late("core.families.power_supplies.plausibility", "reference_values"),
    alike=("supply_kind",),
)
TABLES = (POWER_SUPPLIES,)
