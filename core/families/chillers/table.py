"""The table of chillers in the catalog."""

from core.families.chillers import plausibility, plausible
from core.families.chillers.record import Chiller
from core.machines.table import DeviceTable

CHILLERS = DeviceTable(
    name="chillers",
    record=Chiller,
    key="id",
    figures="chillers.csv",
    classes="chiller_classes.csv",
    searched=("id", "maker", "model", "refrigerant", "compressor", "condenser", "unloading"),
    listed=(
        "id", "maker", "model", "compressor", "condenser", "unloading", "refrigerant",
        "gwp", "capacity_w", "cop", "entering_condenser_c", "evidence",
    ),
    type_column="compressor",
    size_column="capacity_w",
    faults=plausibility.faults,
    defects=plausible.defects,
    reference_values=plausibility.reference_values,
)  # fmt: skip
TABLES = (CHILLERS,)
