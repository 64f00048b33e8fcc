"""The table of industrial heat pumps in the catalog."""

from core.families.industrial_heat.record import IndustrialHeatPump
from core.machines.table import DeviceTable, imported_late

_FIGURES = "core.families.industrial_heat.plausibility"
INDUSTRIAL_HEAT = DeviceTable(
    name="industrial_heat",
    record=IndustrialHeatPump,
    key="id",
    figures="industrial_heat_pumps.csv",
    searched=("id", "maker", "model", "refrigerant", "pump_type", "method", "arrangement"),
    listed=(
        "id", "maker", "model", "pump_type", "method", "arrangement", "refrigerant", "gwp",
        "heat_max_w", "sink_max_c", "lift_max_k", "evidence",
    ),
    type_column="pump_type",
    size_column="heat_max_w",
    faults=imported_late(_FIGURES, "faults"),
    defects=imported_late(_FIGURES, "defects"),
    reference_values=imported_late(_FIGURES, "reference_values"),
    chinese=("gb_temperature_class", "cop_h_high", "gb_cop"),
)  # fmt: skip
TABLES = (INDUSTRIAL_HEAT,)
