"""Classes of motors: a kind, a speed and a grade, made to any rating of the standard's table.

Induction motors by GB 18613-2020 (grades 1 to 3 are IE5 to IE3) and, of high voltage, by GB
30254-2024; motors with magnets by GB 30253-2024: those that start on the mains by their poles,
those on a converter by the columns of speed of its tables. Each has at every rating of the table
the efficiency that its grade asks for, and between ratings none: the tables say nothing there. Of
the ways of cooling at high voltage a class has the closed one with an air-to-air cooler (IC611),
which needs no water.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from core.families.motors.class_kinds import constant_shares, kind_file, magnet_share, size_at
from core.families.motors.grading import LOW_VOLTAGE_V
from core.families.motors.making_classes import made_at
from core.families.motors.record import IeClass, Motor, Supply, Technology
from core.machines.device import UNNAMED, ClassLevel, Evidence
from core.standards.edition import Condition, Confidence, Edition, Scale
from core.standards.library import Standards
from core.standards.limit_table import Line

SOURCE = "motor_classes"
_GRADES = {"1": ClassLevel.GRADE_1, "2": ClassLevel.GRADE_2, "3": ClassLevel.GRADE_3}
_IE = {"1": IeClass.IE5, "2": IeClass.IE4, "3": IeClass.IE3}  # GB 18613-2020
_COOLED = "IC611"
_COOLING_FORMS = ("ic511_516_611_616", "ic511_516_611_616_666")
_GRID_HZ = 50.0
_LOW_V, _GRID_LOW_V = 1140.0, 380.0
_HIGH_V = {"up_to_6kv": 6000.0, "10kv": 10000.0}
_FORMS = {"line_start": Technology.LINE_START_PM, "converter_fed": Technology.PERMANENT_MAGNET}
_CODES = {
    Technology.INDUCTION: "IM",
    Technology.LINE_START_PM: "LSPM",
    Technology.PERMANENT_MAGNET: "PM",
    Technology.DIRECT_DRIVE_PM: "DDPM",
}
# Where a column of the tables is a range of speeds, the one that a motor has that is made for no
# load: of the usual poles at 50 Hz.
_USUAL_RPM = (3000.0, 1500.0, 1000.0, 750.0)
_DIRECT_RPM = 500.0  # at and below: the motors of direct drives


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: one kind of motor at one speed.

    poles: of one on the mains; above_rpm, to_rpm: the speeds of one on a converter, equal where the
    column is of one speed.
    """

    edition: str
    technology: Technology
    voltage_v: float
    poles: int | None = None
    above_rpm: float | None = None
    to_rpm: float | None = None

    @property
    def converter(self) -> bool:
        """Whether it is of motors on a converter."""
        return self.poles is None

    @property
    def rpm(self) -> float:
        """Speed of a motor that is made for no load, r/min: on the mains the synchronous one."""
        if self.poles is not None:
            return 120.0 * _GRID_HZ / self.poles
        low, high = self.above_rpm or 0.0, self.to_rpm or 0.0
        return next((rpm for rpm in _USUAL_RPM if low < rpm <= high), high)

    @property
    def code(self) -> str:
        """Kind and column as a name has them: IM-4P, PM-1200-1800, HVPM-6kV-60."""
        high = f"-{self.voltage_v / 1e3:g}kV" if self.voltage_v > _LOW_V else ""
        speed = f"{self.poles}P" if self.poles else f"{self.to_rpm:g}"
        if self.above_rpm != self.to_rpm:
            speed = f"{self.above_rpm:g}-{speed}"
        return f"{'HV' if high else ''}{_CODES[self.technology]}{high}-{speed}"


Rows = dict[Column, dict[float, dict[str, float]]]  # by rated power, W: limits by grade, a share


def class_machines(standards: Standards, as_of: date) -> tuple[Motor, ...]:
    """Every class that the editions in force on a day let be made."""
    return tuple(
        _class(column, grade, ratings)
        for column, ratings in _columns(standards, as_of).items()
        for grade in _GRADES
    )


def _columns(standards: Standards, as_of: date) -> Rows:
    found: Rows = {}
    for product in ("induction_motor", "permanent_magnet_motor", "high_voltage_motor"):
        for edition, tables in standards.in_force(product, as_of):
            if edition.jurisdiction != "CN" or edition.scale is not Scale.GRADE:
                continue
            for line in (line for table in tables for line in table.lines):
                column = _column(edition, product, line)
                if column is None or (line.row.confidence is Confidence.UNVERIFIED):
                    continue
                at = {one.key: one for one in line.row.when}
                power_w = float(at["rated_power"].equals or 0.0) * 1e3
                found.setdefault(column, {})[power_w] = {
                    grade: limit / 100.0
                    for grade, limit in line.row.limits.items()
                    if isinstance(limit, float)
                }
    return {column: dict(sorted(ratings.items())) for column, ratings in found.items()}


def _column(edition: Edition, product: str, line: Line) -> Column | None:
    """The column a row belongs to; None of a way of cooling or a form (lifts) that no class is
    made for.
    """
    at: dict[str, Condition] = {one.key: one for one in line.row.when}
    cooled = at.get("cooling_form")
    if cooled is not None and cooled.words[0] not in _COOLING_FORMS:
        return None
    if at.get("motor_form") is not None and at["motor_form"].words[0] not in _FORMS:
        return None
    technology, voltage_v = Technology.INDUCTION, _GRID_LOW_V
    if product == "high_voltage_motor":
        voltage_v = _HIGH_V[at["voltage_class"].words[0]]
    poles = int(at["poles"].equals or 0) if "poles" in at else None
    above = to = None
    if product == "permanent_magnet_motor":
        technology = _FORMS[at["motor_form"].words[0]]
        highest = at["rated_voltage"].to or 0.0
        voltage_v = (
            _GRID_LOW_V if highest <= _LOW_V
            else _HIGH_V["up_to_6kv" if highest < _HIGH_V["10kv"] else "10kv"]
        )  # fmt: skip
        if poles is None:
            speed = at["rated_speed"]
            above, to = (speed.equals,) * 2 if speed.equals is not None else (speed.above, speed.to)
            if to is not None and to <= _DIRECT_RPM:
                technology = Technology.DIRECT_DRIVE_PM
    return Column(
        edition=edition.code,
        technology=technology,
        voltage_v=voltage_v,
        poles=poles,
        above_rpm=above,
        to_rpm=to,
    )


def _class(column: Column, grade: str, limits: dict[float, dict[str, float]]) -> Motor:
    ratings = tuple(
        (power_w, round(by_grade[grade], 6), round(_share(column, grade, power_w, by_grade), 4))
        for power_w, by_grade in limits.items()
    )
    low, high = ratings[0][0], ratings[-1][0]
    name = f"{column.code}-G{grade}"
    cage = column.technology is Technology.INDUCTION and column.voltage_v <= LOW_VOLTAGE_V
    record = Motor(
        id=f"CL-{name}",
        maker=UNNAMED,
        series=column.edition,
        model=f"{name} {low / 1e3:g}-{high / 1e3:g} kW",
        technology=column.technology,
        fed_by=Supply.CONVERTER if column.converter else Supply.MAINS,
        ie_class=_IE[grade] if cage else IeClass.NOT_STATED,
        class_basis=column.edition if cage else "",
        power_w=low,
        poles=column.poles,
        synchronous_rpm=None if column.converter else column.rpm,
        speed_rpm=column.rpm,
        voltage_v=column.voltage_v,
        frequency_hz=_GRID_HZ,
        cooling_code=_COOLED if column.voltage_v > _LOW_V else "",
        class_level=_GRADES[grade],
        class_from_w=low,
        class_to_w=high,
        class_ratings=ratings,
        class_above_rpm=column.above_rpm,
        class_to_rpm=column.to_rpm,
        source=SOURCE,
        source_year=kind_file().years,
        evidence=Evidence.D,
    )
    middle = made_at(record, _middle(ratings), column.rpm, column.voltage_v)
    return msgspec.structs.replace(middle, model=record.model)


def _middle(ratings: Sequence[tuple[float, float, float]]) -> float:
    """The rating of the catalog's own line: the middle one, W."""
    return ratings[len(ratings) // 2][0]


def _share(column: Column, grade: str, power_w: float, by_grade: dict[str, float]) -> float:
    """The share of the constant loss: that of the kind; of a better grade never more watts of it.

    Else an IE4 motor of 75 kW would lose more than an IE3 one at a quarter of the load: the
    medians of the classes are of different machines.
    """
    if column.technology is not Technology.INDUCTION:
        return magnet_share(power_w, column.rpm)
    least = float("inf")
    for one in reversed(tuple(_from_worst(grade))):
        loss = 1.0 / by_grade[one] - 1.0
        level = _IE[one] if column.voltage_v <= LOW_VOLTAGE_V else IeClass.IE3
        least = min(least, float(constant_shares(level)[size_at(power_w)]) * loss)
    return least / (1.0 / by_grade[grade] - 1.0)


def _from_worst(grade: str) -> Iterator[str]:
    """A grade and all that are worse, the best first."""
    yield from (one for one in _GRADES if int(one) >= int(grade))
