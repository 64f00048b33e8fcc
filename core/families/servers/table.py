"""The table of servers in the catalog."""

from core.families.servers.record import Server
from core.machines.table import DeviceTable, imported_late

SERVERS = DeviceTable(
    name="servers",
    record=Server,
    key="id",
    figures="servers.csv",
    searched=("id", "maker", "model", "cpu"),
    listed=(
        "id", "maker", "model", "cpu", "full_work", "full_input_w", "idle_input_w",
        "overall_work", "source_year",
    ),
    type_column="maker",
    size_column="full_work",
    faults=imported_late("core.families.servers.plausibility", "faults"),
    defects=imported_late("core.families.servers.plausibility", "defects"),
    reference_values=imported_late("core.families.servers.plausibility", "reference_values"),
    alike=("maker", "cpu"),
)  # fmt: skip
TABLES = (SERVERS,)
