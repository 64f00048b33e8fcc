"""A transformer begun from nothing, of 1,000 kVA and grade 2; its own figures replace all."""

from collections.abc import Mapping
from datetime import date

import msgspec

from core.families.transformers.classes import class_machines
from core.families.transformers.record import Core, Insulation, ThermalClass, Transformer
from core.machines.device import OWN_SOURCE, ClassLevel, Evidence
from core.standards.library import shipped_standards

_RATED_VA = 1e6


def begun(chosen: Mapping[str, str]) -> Transformer:
    """A transformer of the user's own to begin from, of the insulation and core chosen."""
    insulation = Insulation(chosen.get("insulation") or Insulation.OIL)
    core = Core(chosen.get("core_material") or Core.STEEL)
    usual = None if insulation is Insulation.OIL else ThermalClass.F
    thermal = ThermalClass(chosen["thermal_class"]) if chosen.get("thermal_class") else usual
    thermal = None if insulation is Insulation.OIL else thermal
    like = next(
        one
        for one in class_machines(shipped_standards(), date.max)
        if (one.rated_va, one.class_level) == (_RATED_VA, ClassLevel.GRADE_2)
        and (one.insulation, one.core_material) == (insulation, core)
        and one.thermal_class is thermal
    )
    return msgspec.structs.replace(
        like,
        id="",
        maker="",
        model="",
        class_level=None,
        class_from_w=None,
        class_to_w=None,
        class_ratings=(),
        source=OWN_SOURCE,
        source_year="",
        evidence=Evidence.C,
        flags=(),
    )
