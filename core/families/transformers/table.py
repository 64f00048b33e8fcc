"""The table of transformers in the catalog."""

from core.families.transformers.record import Transformer
from core.machines.table import DeviceTable, imported_late

TRANSFORMERS = DeviceTable(
    name="transformers",
    record=Transformer,
    key="id",
    figures="transformers.csv",
    classes="transformer_classes.csv",
    nameplates=imported_late("core.families.transformers.nameplate", "nameplates"),
    searched=("id", "maker", "series", "model", "insulation", "core_material"),
    listed=(
        "id", "maker", "model", "rated_va", "insulation", "core_material", "no_load_power_w",
        "load_loss_w", "impedance", "evidence",
    ),
    type_column="insulation",
    size_column="rated_va",
    faults=imported_late("core.families.transformers.plausibility", "faults"),
    defects=imported_late("core.families.transformers.plausibility", "defects"),
    reference_values=imported_late("core.families.transformers.plausibility", "reference_values"),
    alike=("series", "high_v", "low_v"),
    fresh=imported_late("core.families.transformers.fresh", "begun"),
)  # fmt: skip
TABLES = (TRANSFORMERS,)
