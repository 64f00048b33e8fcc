"""The table of radio units in the catalog."""

from core.families.base_stations.record import RadioUnit
from core.machines.table import DeviceTable, imported_late

BASE_STATIONS = DeviceTable(
    name="base_stations",
    record=RadioUnit,
    key="id",
    figures="base_stations.csv",
    searched=("id", "maker", "model", "radio_channels"),
    listed=("id", "maker", "model", "radio_channels", "radio_w", "power_ratio", "evidence"),
    type_column="radio_channels",
    size_column="radio_w",
    faults=imported_late("core.families.base_stations.plausibility", "faults"),
    defects=imported_late("core.families.base_stations.plausibility", "defects"),
    reference_values=imported_late("core.families.base_stations.plausibility", "reference_values"),
    alike=("radio_channels", "radio_band"),
)
TABLES = (BASE_STATIONS,)
