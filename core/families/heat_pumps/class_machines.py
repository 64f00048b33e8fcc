"""Classes of heat pumps: a kind and a grade, made to any size, whose figures just meet it.

By GB 19577-2024 low-ambient air-source units follow table 3: COPh at −12 °C and COPdh at −20 °C
outdoors, both with the one outlet of their emitters, and a seasonal figure (HSPF or APF). The two
COPs fit the class; where no usual machine has both at their limits, COPh is raised. The seasonal
figure is what the three grades differ by; its method was not read, so it is asked for and not
computed with: a class of grade 1 needs as much as one of grade 3 for heating. Units for fan coils
cool as well: nothing but APF is asked of that, so what is asked for is the COP of table 2 for
air-cooled units, of the same grade, at full load. Water- and ground-source units
that only heat follow table 4, by one COP. No tier is fitted (IPLV(H): recalled alone), no unit that
is graded by ACOP, which mixes cooling in, and no ordinary air-source unit, which is graded as a
chiller: nothing is asked of its heating.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from core.families.heat_pumps.classes import Known, class_file, fitted
from core.families.heat_pumps.record import GbProduct, GbSource, GbTerminal, HeatPump
from core.machines.device import UNNAMED, ClassLevel, Evidence
from core.standards.access import level_limits
from core.standards.edition import Scale
from core.standards.library import Standards

SOURCE = "heat_pump_classes"
FLOW_WITHIN_K = 5.0  # of the outlet its figures are known at; farther only to ±14 %
# Of the annual energy, by the case: resources/documentation/class_machines.md. At another flow none
# is offered. At a mild site a machine waits longer than it runs: that of a class holds because what
# it may draw meanwhile is asked for; of a nameplate that does not say it none is offered.
BAND_COLD, BAND_MODERATE, BAND_MILD, BAND_WATER = 0.08, 0.13, 0.19, 0.10
BAND_OTHER_FLOW, BAND_MILD_UNSTATED = 0.14, 0.34
BAND_IDLE_STATED = 0.11  # of a nameplate that says it, down to −4 °C at design
_BAND_STATED = BAND_MODERATE
# Cooling at 35 °C and 7 °C water over the heat at −12 °C and 41 °C: the median of 55 certified
# machines for the cold that declare both (0.96 to 1.53 of eight in ten; their EER 2.5 to 3.5).
COOLING_OVER_HEAT = 1.23
_COOLING = (GbTerminal.FAN_COIL,)
_LEVELS = {ClassLevel.GRADE_1: "1", ClassLevel.GRADE_2: "2", ClassLevel.GRADE_3: "3"}
_NOT_BELOW = 1e-7  # a figure at its limit must not fall below it by the last binary digit
_SMALL_KW = 35.0  # where the rows of table 3 part
_LARGE_SOURCE_KW = 260.0  # and those of table 4
_NOMINAL_STEP_KW = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominal:
    """What a class is rated for, and how far it goes.

    outlet_c: of GB/T 25127, GB/T 19409; source_c: as water enters, None for air (GB/T 19409-2013,
    recalled and not compared); limit_c: outdoor limit of operation, assumed; ratio_most: COP at
    −20 °C over that at −12 °C that nine of ten machines stay below, at the outlet.
    """

    code: str
    kind: str
    outlet_c: float
    source_c: float | None = None
    limit_c: float | None = None
    ratio_most: float = np.inf
    sizes_kw: tuple[float, float]  # nominal heat of those that are sold, assumed


_AIR_KW, _WATER_KW = (8.0, 160.0), (50.0, 1800.0)
NOMINAL: Mapping[GbTerminal | GbSource, Nominal] = {
    GbTerminal.FLOOR: Nominal(
        code="LA-FL", kind="air_colder", outlet_c=35.0, limit_c=-30.0, ratio_most=0.8366,
        sizes_kw=_AIR_KW,
    ),
    GbTerminal.FAN_COIL: Nominal(
        code="LA-FC", kind="air_colder", outlet_c=41.0, limit_c=-30.0, ratio_most=0.8372,
        sizes_kw=_AIR_KW,
    ),
    GbTerminal.RADIATOR: Nominal(
        code="LA-RD", kind="air_colder", outlet_c=55.0, limit_c=-26.0, ratio_most=0.8386,
        sizes_kw=_AIR_KW,
    ),
    GbSource.GROUND_LOOP: Nominal(
        code="GL", kind="brine", outlet_c=45.0, source_c=10.0, sizes_kw=_WATER_KW
    ),
    GbSource.GROUNDWATER: Nominal(
        code="GW", kind="natural_water", outlet_c=45.0, source_c=15.0, sizes_kw=_WATER_KW
    ),
    GbSource.SURFACE_WATER: Nominal(
        code="SW", kind="natural_water", outlet_c=45.0, source_c=10.0, sizes_kw=_WATER_KW
    ),
}  # fmt: skip


def nominal_of(record: HeatPump) -> Nominal | None:
    """What a class is rated for; None of any other record."""
    if record.class_level is None:
        return None
    rated_for = record.gb_terminal or record.gb_source
    return None if rated_for is None else NOMINAL[rated_for]


def class_machines(standards: Standards, as_of: date) -> tuple[HeatPump, ...]:
    """Every class that the editions in force on a day let be made, by rating, grade and size."""
    return tuple(
        made
        for rated_for in NOMINAL
        for level in _LEVELS
        for made in _series(standards, rated_for, level, as_of)
    )


def _series(
    standards: Standards, rated_for: GbTerminal | GbSource, level: ClassLevel, as_of: date
) -> Iterator[HeatPump]:
    """A rating and a grade in all sizes; the smallest has the name of the series."""
    one = NOMINAL[rated_for]
    cut = _LARGE_SOURCE_KW if isinstance(rated_for, GbSource) else _SMALL_KW
    first = True
    for low, high in ((one.sizes_kw[0], cut), (cut + 1.0, one.sizes_kw[1])):
        asked = required(standards, as_of, rated_for, level, high)
        if asked is not None:
            yield _class(standards, as_of, rated_for, level, asked, (low, high), named=first)
            first = False


def required(
    standards: Standards,
    as_of: date,
    rated_for: GbTerminal | GbSource,
    level: ClassLevel,
    size_kw: float,
) -> Mapping[str, float] | None:
    """What a class of a size must have, by metric; None: no certain row asks for it."""
    figures: dict[str, float | str] = {"heating_capacity": size_kw}
    if isinstance(rated_for, GbTerminal):
        product = GbProduct.LOW_AMBIENT
        figures["terminal"] = rated_for.value
    else:
        product = GbProduct.WATER_SOURCE
        figures |= {"heat_source": rated_for.value, "unit_form": "water_side_heating_only"}
    rows = level_limits(
        standards, product.value, figures, as_of, scale=Scale.GRADE, level=_LEVELS[level]
    )
    return next((dict(row.limits) for row in rows), None)


def met(rated_for: GbTerminal | GbSource, asked: Mapping[str, float]) -> tuple[float, float | None]:
    """COP, and that at −20 °C, of a class that just meets what is asked; COPh raised at need."""
    if isinstance(rated_for, GbSource):
        return asked["cop"], None
    cold = asked["cop_dh"]
    return max(asked["cop_h"], cold / NOMINAL[rated_for].ratio_most), cold


def _cooling(
    standards: Standards, as_of: date, level: ClassLevel, heat_w: float
) -> tuple[float, float] | None:
    """Cooling and EER at 35 °C and 7 °C water of a class of a nominal heat, W."""
    cooling_w = heat_w * COOLING_OVER_HEAT
    figures: dict[str, float | str] = {"condenser": "air", "cooling_capacity": cooling_w / 1e3}
    rows = level_limits(
        standards, "chiller", figures, as_of, scale=Scale.GRADE, level=_LEVELS[level]
    )
    cop_c = next((row.limits["cop_c"] for row in rows if row.path == "table_2"), None)
    return None if cop_c is None else (cooling_w, cop_c)


def _class(
    standards: Standards,
    as_of: date,
    rated_for: GbTerminal | GbSource,
    level: ClassLevel,
    asked: Mapping[str, float],
    sizes_kw: tuple[float, float],
    *,
    named: bool,
) -> HeatPump:
    one, (low, high) = NOMINAL[rated_for], sizes_kw
    cop, cold = met(rated_for, asked)
    middle_kw = round((low * high) ** 0.5 / _NOMINAL_STEP_KW) * _NOMINAL_STEP_KW
    heat_w = min(max(middle_kw, low), high) * 1e3
    above = 1.0 + _NOT_BELOW
    cooling = _cooling(standards, as_of, level, heat_w) if rated_for in _COOLING else None
    ratings = fitted(
        one.kind,
        Known(
            heat_w=heat_w, cop=cop * above, cop_cold=None if cold is None else cold * above,
            flow_c=one.outlet_c, source_c=one.source_c, limit_c=one.limit_c,
            outlet_c=one.outlet_c + FLOW_WITHIN_K,
        ),
    )  # fmt: skip
    assert ratings is not None  # noqa: S101  the limits are those of machines
    code = f"{one.code}-G{_LEVELS[level]}"
    of_air = isinstance(rated_for, GbTerminal)
    band = _BAND_STATED if of_air else BAND_WATER
    return HeatPump(
        id=f"CL-{code}" if named else f"CL-{code}-{low:g}",
        maker=UNNAMED,
        model=f"{code} {low:g}-{high:g} kW",
        heat_source=class_file().kinds[one.kind].heat_source,
        nominal_w=heat_w,
        reversible=True if cooling else None if of_air else False,
        cooling_w7_w=None if cooling is None else cooling[0],
        eer_w7=None if cooling is None else cooling[1],
        ratings=ratings,
        gb_product=GbProduct.LOW_AMBIENT if of_air else GbProduct.WATER_SOURCE,
        gb_outlet_c=one.outlet_c,
        gb_terminal=rated_for if isinstance(rated_for, GbTerminal) else None,
        gb_source=rated_for if isinstance(rated_for, GbSource) else None,
        hspf=asked.get("hspf"),
        apf=asked.get("apf"),
        cop_h=cop if of_air else None,
        cop_dh=cold,
        gb_cop=None if of_air else cop,
        class_level=level,
        class_from_w=low * 1e3,
        class_to_w=high * 1e3,
        class_band_one=band,
        class_band_several=band,
        source=SOURCE,
        source_year=class_file().years,
        evidence=Evidence.D,
    )
