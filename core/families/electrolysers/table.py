"""The table of electrolysers in the catalog."""

from core.families.electrolysers.record import Electrolyser
from core.machines.table import DeviceTable, imported_late

ELECTROLYSERS = DeviceTable(
    name="electrolysers",
    record=Electrolyser,
    key="id",
    figures="electrolysers.csv",
    searched=("id", "maker", "model", "electrolyser_kind"),
    listed=(
        "id", "maker", "model", "electrolyser_kind", "hydrogen_m3s", "stack_kwh_m3",
        "system_kwh_m3", "evidence",
    ),
    type_column="electrolyser_kind",
    size_column="hydrogen_m3s",
    faults=imported_late("core.families.electrolysers.plausibility", "faults"),
    defects=imported_late("core.families.electrolysers.plausibility", "defects"),
    reference_values=imported_late("core.families.electrolysers.plausibility", "reference_values"),
    alike=("electrolyser_kind",),
)  # fmt: skip
TABLES = (ELECTROLYSERS,)
