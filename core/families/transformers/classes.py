"""Classes of transformers: the limits of GB 20052-2024 for grids of 10 kV, as ratings.

A class is one row of the table and a grade: both losses just meet it, at the temperature of the
table. The table sets no short-circuit voltage and no no-load current, so a class has none: the
voltage drop cannot be said, and the maker is asked. Where losses of oil-immersed ones depend on
the connection, Dyn11 is taken.
"""

from collections.abc import Iterator
from datetime import date

from core.families.transformers.record import (
    OIL_REFERENCE_C,
    REFERENCE_C,
    Connection,
    Core,
    Insulation,
    ThermalClass,
    Transformer,
    TransformerFlag,
)
from core.machines.device import UNNAMED, ClassLevel, Evidence
from core.standards.edition import Row
from core.standards.library import Standards, shipped_standards

SOURCE = "transformer_classes"
EDITION = "GB 20052-2024"
GRID_V, USE_V = 10e3, 400.0
_LEVELS = {"1": ClassLevel.GRADE_1, "2": ClassLevel.GRADE_2, "3": ClassLevel.GRADE_3}
_CORES = {Core.STEEL: "S", Core.AMORPHOUS: "A"}
_CLASSES = {ThermalClass.B: "B", ThermalClass.F: "F", ThermalClass.H: "H"}


def class_machines(standards: Standards, as_of: date) -> tuple[Transformer, ...]:
    """Every row of 10 kV in every grade."""
    del as_of
    rows = standards.by_code[EDITION].rows
    return tuple(one for row in rows for one in _of_row(row))


def _of_row(row: Row) -> Iterator[Transformer]:
    words = {one.key: one.words[0] for one in row.when if one.words}
    exact = {one.key: one.equals for one in row.when if one.equals is not None}
    yyn0 = words.get("winding_connection") == Connection.YYN0.value
    if exact["grid_voltage"] * 1e3 != GRID_V or "core_material" not in words or yyn0:
        return
    (gate,) = row.gates
    insulation, core = Insulation(words["transformer_insulation"]), Core(words["core_material"])
    thermal = ThermalClass(words["thermal_class"]) if "thermal_class" in words else None
    kva = exact["rated_capacity"]
    kind = "OIL" if thermal is None else f"DRY-{_CLASSES[thermal]}"
    for grade, level in _LEVELS.items():
        p0, pk = row.limits[grade], gate.limits[grade]
        if not isinstance(p0, float):
            continue
        name = f"{kind}-{_CORES[core]}-{kva:g}-G{grade}"
        yield Transformer(
            id=f"CL-TR-{name}",
            maker=UNNAMED,
            model=name,
            rated_va=kva * 1e3,
            high_v=GRID_V,
            low_v=USE_V,
            connection=Connection.DYN11,
            insulation=insulation,
            thermal_class=thermal,
            core_material=core,
            no_load_power_w=round(p0 * 1e3, 6),
            load_loss_w=round(pk * 1e3, 6),
            load_loss_c=OIL_REFERENCE_C if thermal is None else REFERENCE_C[thermal],
            class_level=level,
            class_from_w=kva * 1e3,
            class_to_w=kva * 1e3,
            class_ratings=((kva,),),
            source=SOURCE,
            source_year="2024",
            evidence=Evidence.D,
            flags=(TransformerFlag.AT_LIMIT,),
        )


def grade_3_losses_w(rated_va: float) -> tuple[float, float] | None:
    """P0 and Pk of oil-immersed silicon steel of 10 kV, Dyn11, at the limits of grade 3."""
    for row in shipped_standards().by_code[EDITION].rows:
        for one in _of_row(row):
            same = one.rated_va == rated_va and one.class_level is ClassLevel.GRADE_3
            kind = one.insulation is Insulation.OIL and one.core_material is Core.STEEL
            if same and kind:
                return one.no_load_power_w, one.load_loss_w
    return None
