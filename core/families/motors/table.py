"""The tables of motors and of converters in the catalog."""

from core.families.motors.drive import Drive
from core.families.motors.record import Motor
from core.machines.table import DeviceTable, imported_late

MOTORS = DeviceTable(
    name="motors",
    record=Motor,
    key="id",
    figures="motors.csv",
    classes="motor_classes.csv",
    searched=("id", "maker", "series", "model", "technology", "fed_by", "ie_class", "frame"),
    listed=(
        "id", "maker", "model", "technology", "fed_by", "ie_class", "power_w", "poles",
        "speed_rpm", "voltage_v", "frequency_hz", "efficiency_100", "power_factor_100",
        "current_a", "frame", "evidence",
    ),
    type_column="technology",
    size_column="power_w",
    faults=imported_late("core.families.motors.plausibility", "faults"),
    defects=imported_late("core.families.motors.plausible", "defects"),
    reference_values=imported_late("core.families.motors.plausible", "reference_values"),
    nameplates=imported_late("core.families.motors.nameplate", "nameplates"),
    alike=("series", "poles", "frequency_hz"),
)  # fmt: skip
DRIVES = DeviceTable(
    name="drives",
    record=Drive,
    key="id",
    figures="drives.csv",
    searched=("id", "maker", "model", "drive_class", "front_end"),
    listed=(
        "id", "maker", "model", "drive_class", "power_w", "apparent_va", "current_a",
        "loss_90_100", "loss_50_50", "evidence",
    ),
    type_column="drive_class",
    size_column="power_w",
    faults=imported_late("core.families.motors.plausibility", "drive_faults"),
    defects=imported_late("core.families.motors.plausible", "drive_defects"),
    reference_values=imported_late("core.families.motors.plausible", "drive_reference_values"),
)  # fmt: skip
TABLES = (
    MOTORS,
    DRIVES,
)
