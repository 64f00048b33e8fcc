"""What a transformer is graded by: GB 20052, by both of its losses.

The load loss counts at the temperature of the table (oil-immersed 75 °C, dry type B 100, F 120,
H 145 °C). One that is stated at a lower temperature is raised as that of copper is; one stated
at a higher temperature counts as it is, which flatters nothing. One without a temperature is not
held against the table: the grade then waits for it.
"""

from collections.abc import Sequence
from datetime import date

from core.families.transformers.record import Transformer
from core.selection.grading import Grades, graded
from core.standards.judge import Device
from core.standards.library import Standards

PRODUCT = "power_transformer"
_COPPER_K = 235.0  # IEC 60076-1: resistance goes with 235 + °C
_DIGITS = 6  # those of the limits


def device_of(record: Transformer) -> Device:
    """What a transformer is judged as."""
    figures: dict[str, float | str] = {
        "rated_capacity": round(record.rated_va / 1e3, _DIGITS),
        "no_load_loss": round(record.no_load_power_w / 1e3, _DIGITS),
    }
    if record.high_v is not None:
        figures["grid_voltage"] = round(record.high_v / 1e3, _DIGITS)
    words = {
        "transformer_insulation": record.insulation,
        "thermal_class": record.thermal_class,
        "core_material": record.core_material,
        "winding_connection": record.connection,
    }
    figures |= {key: word.value for key, word in words.items() if word is not None}
    loss = load_loss_w(record)
    if loss is not None:
        figures["load_loss"] = round(loss / 1e3, _DIGITS)
    return Device(PRODUCT, figures)


def load_loss_w(record: Transformer) -> float | None:
    """The load loss at the temperature that limits hold at; None: it cannot be said."""
    stated, wanted = record.load_loss_c, record.reference_c
    if stated is None or wanted is None:
        return None
    warmer = (_COPPER_K + wanted) / (_COPPER_K + stated)
    return record.load_loss_w * max(warmer, 1.0)


def grade_transformers(standards: Standards, records: Sequence[Transformer], as_of: date) -> Grades:
    """What the editions in force on a day say of each record."""
    return graded(standards, records, device_of, as_of)
