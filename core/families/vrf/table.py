"""The table of multi-split and unitary air conditioners in the catalog."""

from core.families.vrf.record import AirConditioner, VrfFlag
from core.machines.table import DeviceTable, imported_late

VRF = DeviceTable(
    name="vrf",
    record=AirConditioner,
    key="id",
    figures="vrf.csv",
    searched=("id", "maker", "model", "system", "refrigerant"),
    listed=(
        "id", "maker", "model", "system", "rated_cooling_w", "rated_eer", "rated_heating_w",
        "rated_heating_cop", "ieer", "evidence",
    ),
    type_column="system",
    size_column="rated_cooling_w",
    faults=imported_late("core.families.vrf.plausibility", "faults"),
    defects=imported_late("core.families.vrf.plausible", "defects"),
    reference_values=imported_late("core.families.vrf.plausible", "reference_values"),
    fresh=imported_late("core.families.vrf.fresh", "begun"),
    chinese=("gb_type", "apf", "seer", "hspf", "eer_min", "cop_minus12", "cop_minus20"),
    holds_while={VrfFlag.CURVES_OF_KIND: "stages"},
)  # fmt: skip
TABLES = (VRF,)
