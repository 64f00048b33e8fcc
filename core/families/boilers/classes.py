"""Classes of boilers: the limits of GB 24500-2020, made to any heat.

The rated efficiency of a class just meets its grade. One that does not condense keeps it at every
load, as the makers' boilers of the catalog that do not condense do. One that condenses has it at
full load with a return of 30 °C, where its makers state it, and the shape over load and return of
three makers' maps of the catalog: the mean of each map over its own value there; but it is
nowhere worse than one of its grade that does not condense, since with a dry flue gas it is one.
Under which return GB 24500 tests is not carried; where that is warmer, a boiler of the grade is
better than the class. Electric boilers are a type of one figure: the limit of 5.2 of the same
standard.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import numpy as np

from core.families.boilers.record import (
    Boiler,
    BoilerFlag,
    BoilerFuel,
    BoilerKind,
    HeatingValue,
)
from core.machines.device import UNNAMED, ClassLevel, Evidence
from core.standards.edition import Row
from core.standards.library import Standards

SOURCE = "boiler_classes"
EDITION = "GB 24500-2020"
BAND = 0.05
RETURNS_C = (30.0, 35.0, 40.0, 45.0, 50.0, 55.0, 60.0, 65.0, 70.0)
LOADS = (0.1, 0.5, 1.0)
# Efficiency over that at full load and 30 °C: mean of Crest FB-2501, FTXL FTX400 and Knight XL
# KBX-0400 (tests/families/boilers/test_classes.py makes them anew from the catalog).
SHAPE = (
    (1.0153, 1.0038, 0.9885, 0.9699, 0.9484, 0.9287, 0.9150, 0.9098, 0.9080),
    (1.0097, 0.9979, 0.9824, 0.9629, 0.9412, 0.9244, 0.9130, 0.9082, 0.9067),
    (1.0000, 0.9881, 0.9723, 0.9535, 0.9343, 0.9206, 0.9108, 0.9061, 0.9047),
)
_LEVELS = {"1": ClassLevel.GRADE_1, "2": ClassLevel.GRADE_2, "3": ClassLevel.GRADE_3}
_CODES = {BoilerFuel.NATURAL_GAS: "GAS", BoilerFuel.FUEL_OIL: "OIL", BoilerFuel.BIOMASS: "BIO"}
# Sizes a class is offered in; those of biomass end where its row ends. GB 24500 sets no others.
_SIZES_W = (100e3, 14e6)
_BIOMASS_W = {False: (350e3, 7e6), True: (7e6, 29e6)}  # row up to 7 MW, and above
_ELECTRIC = 0.97  # GB 24500-2020 5.2
_W_PER_MW = 1e6
_NOT_CONDENSING = "non_condensing_boiler"


def class_machines(standards: Standards, as_of: date) -> tuple[Boiler, ...]:
    """Every row of gas, oil and biomass in every grade, and the electric type."""
    del as_of
    rows = standards.by_code[EDITION].rows
    return (*(one for row in rows for one in _of_row(row, _dry(rows))), _electric())


def _words(row: Row) -> dict[str, str]:
    return {one.key: one.words[0] for one in row.when if one.words}


def _dry(rows: Sequence[Row]) -> Mapping[str, float]:
    """The limits of gas boilers that do not condense, by grade."""
    (limits,) = (
        row.limits for row in rows if _words(row).get("boiler_condensing") == _NOT_CONDENSING
    )
    return {grade: limit for grade, limit in limits.items() if isinstance(limit, float)}


def _of_row(row: Row, dry: Mapping[str, float]) -> Iterator[Boiler]:
    words = _words(row)
    fuel = words.get("boiler_fuel", "")
    if fuel not in {one.value for one in _CODES}:
        return
    condensing = words.get("boiler_condensing") == "condensing_boiler"
    burnt = BoilerFuel(fuel)
    low, high = _SIZES_W
    if burnt is BoilerFuel.BIOMASS:
        low, high = _BIOMASS_W[any(one.above is not None for one in row.when)]
    for grade, level in _LEVELS.items():
        limit = row.limits[grade]
        if not isinstance(limit, float):
            continue
        rated = limit / 100.0
        size = f"-{high / _W_PER_MW:.0f}MW" if burnt is BoilerFuel.BIOMASS else ""
        name = f"{_CODES[burnt]}{'-C' if condensing else ''}{size}-G{grade}"
        table = np.array([[rated], [rated]])
        if condensing:
            table = np.maximum(np.array(SHAPE) * rated, dry[grade] / 100.0)
        yield Boiler(
            id=f"CL-BO-{name}",
            maker=UNNAMED,
            model=name,
            boiler_kind=BoilerKind.CONDENSING if condensing else BoilerKind.PLAIN,
            fired_with=burnt,
            boiler_output_w=low,
            heating_value=HeatingValue.NET,
            rated_efficiency=rated,
            load_shares=LOADS if condensing else (0.3, 1.0),
            return_steps_c=RETURNS_C if condensing else (),
            efficiencies=tuple(tuple(round(one, 5) for one in row) for row in table.tolist()),
            class_level=level,
            class_from_w=low,
            class_to_w=high,
            class_band_one=BAND,
            class_band_several=BAND,
            source=SOURCE,
            source_year="2020",
            evidence=Evidence.D,
            flags=(BoilerFlag.AT_LIMIT,)
            if condensing
            else (BoilerFlag.AT_LIMIT, BoilerFlag.CONSTANT),
        )


def _electric() -> Boiler:
    low, high = _SIZES_W
    return Boiler(
        id="CL-BO-EL",
        maker=UNNAMED,
        model="EL",
        boiler_kind=BoilerKind.RESISTANCE,
        fired_with=BoilerFuel.ELECTRICITY,
        boiler_output_w=low,
        rated_efficiency=_ELECTRIC,
        load_shares=(0.1, 1.0),
        efficiencies=((_ELECTRIC,), (_ELECTRIC,)),
        class_from_w=low,
        class_to_w=high,
        class_band_one=BAND,
        class_band_several=BAND,
        source=SOURCE,
        source_year="2020",
        evidence=Evidence.D,
        flags=(BoilerFlag.CONSTANT,),
    )
