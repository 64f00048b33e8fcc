"""Writes the figures of the classes of machines anew, from the kinds and the editions in force.

Run after a change of an edition, or of a kind. `make classes`.
"""

import csv
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "catalog" / "figures"


def main() -> int:
    """Write the file of every table that has classes."""
    sys.path.insert(0, str(ROOT))
    from catalog.devices.columns import row_of
    from core.families.boilers.classes import class_machines as boiler_classes
    from core.families.boilers.table import BOILERS
    from core.families.chillers.class_machines import class_machines as chiller_classes
    from core.families.chillers.table import CHILLERS
    from core.families.compressors.classes import class_machines as compressor_classes
    from core.families.compressors.table import COMPRESSORS
    from core.families.fans.classes import class_machines as fan_classes
    from core.families.fans.table import FANS
    from core.families.heat_pumps.class_machines import class_machines as heat_pump_classes
    from core.families.heat_pumps.table import HEAT_PUMPS
    from core.families.motors.class_machines import class_machines as motor_classes
    from core.families.motors.table import MOTORS
    from core.families.pumps.classes import class_machines as pump_classes
    from core.families.pumps.table import PUMPS
    from core.families.transformers.classes import class_machines as transformer_classes
    from core.families.transformers.table import TRANSFORMERS
    from core.standards.library import shipped_standards

    today = datetime.now(UTC).date()
    standards = shipped_standards()
    for table, records in (
        (CHILLERS, chiller_classes(standards, today)),
        (HEAT_PUMPS, heat_pump_classes(standards, today)),
        (MOTORS, motor_classes(standards, today)),
        (PUMPS, pump_classes(standards, today)),
        (COMPRESSORS, compressor_classes(standards, today)),
        (FANS, fan_classes(standards, today)),
        (TRANSFORMERS, transformer_classes(standards, today)),
        (BOILERS, boiler_classes(standards, today)),
    ):
        rows = [row_of(record) for record in records]
        used = [name for name in rows[0] if any(row[name] not in (None, "", "[]") for row in rows)]
        with (FOLDER / table.classes).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(used)
            writer.writerows([_cell(row[name]) for name in used] for row in rows)
        print(f"catalog/figures/{table.classes}: {len(rows)} classes")
    return 0


def _cell(value: object) -> object:
    return f"{value:.10g}" if isinstance(value, float) else value


if __name__ == "__main__":
    sys.exit(main())
