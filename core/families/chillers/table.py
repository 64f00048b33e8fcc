"""The table of chillers in the catalog."""

from core.families.chillers import plausibility, plausible
from core.families.chillers.maker_points import fit
from core.families.chillers.maker_roles import BY_NAME, ROLES, TOLD, UNUSED
from core.families.chillers.record import Chiller
from core.machines.maker_tables import MakerTables
from core.machines.table import DeviceTable

CHILLERS = DeviceTable(
    name="chillers",
    record=Chiller,
    key="id",
    figures="chillers.csv",
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
    maker_tables=MakerTables(
        roles=ROLES,
        unused=UNUSED,
        told=TOLD,
        by_name=BY_NAME,
        asked=("maker", "compressor", "condenser"),
        offered=(
            "maker", "compressor", "condenser", "unloading", "refrigerant", "supply",
            "source_year",
        ),
        fit=fit,
    ),
)  # fmt: skip
TABLES = (CHILLERS,)
