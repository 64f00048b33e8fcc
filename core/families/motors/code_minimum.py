"""The induction motor that just meets the code, of the rating and speed of a candidate.

Its efficiency at rated load is the limit of the access grade (GB 18613: that of IE3); at part
load its losses have the shape that is usual of IE3 motors of its size (see losses). It
stands where the candidate stands: on the mains, or on the candidate's converter.
"""

from dataclasses import dataclass
from datetime import date

from core.families.motors.grading import LOW_VOLTAGE_V
from core.families.motors.record import Flag, IeClass, Motor, Supply, Technology
from core.machines.device import Evidence
from core.standards.access import Access, access_limits
from core.standards.library import Standards
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_GRID_HZ = 50.0
_POLES = (2, 4, 6, 8)
_ALIKE = 0.06  # of the synchronous speed: the slip of small motors, and none


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A motor at the limit, the edition it rests on, and what it is."""

    record: Motor
    edition: str
    said: Finding


class Limits:
    """The access limits of one day, looked up once for each rating."""

    def __init__(self, standards: Standards, as_of: date) -> None:
        self._standards, self._as_of = standards, as_of
        self._found: dict[tuple[float, int], Access | None] = {}

    def of(self, power_w: float, poles: int) -> Access | None:
        """The row of a rating; None where the table has none."""
        at = power_w, poles
        if at not in self._found:
            figures: dict[str, float | str] = {
                "rated_power": round(power_w / 1e3, 6),
                "poles": float(poles),
                "frequency": _GRID_HZ,
            }
            rows = access_limits(self._standards, "induction_motor", figures, self._as_of)
            self._found[at] = next((row for row in rows if "efficiency" in row.limits), None)
        return self._found[at]


def poles_of(record: Motor) -> int | None:
    """Poles of an induction motor for the grid that turns as fast; None where there is none."""
    speed = record.rated_rpm
    for poles in _POLES:
        synchronous = 120.0 * _GRID_HZ / poles
        if abs(speed / synchronous - 1.0) <= _ALIKE:
            return poles
    return None


def code_minimum(record: Motor, limits: Limits) -> Made | None:
    """The motor of the same rating, speed and voltage at the limit; None without a certain one."""
    poles = poles_of(record)
    if poles is None or record.voltage_v > LOW_VOLTAGE_V:
        return None
    access = limits.of(record.power_w, poles)
    if access is None:
        return None
    least = access.limits["efficiency"] / 100.0
    said = finding(
        "code_minimum_motor", Severity.INFO,
        figure("edition", access.edition),
        figure("grade", access.level),
        figure("power", record.power_w, Kind.SHAFT_POWER),
        figure("poles", poles, Kind.COUNT),
        figure("efficiency", least, Kind.SHARE),
        source=f"{access.edition} {access.row}",
    )  # fmt: skip
    motor = Motor(
        id=f"code-minimum-{record.id}",
        maker="–",
        model="IE3",
        technology=Technology.INDUCTION,
        fed_by=Supply.MAINS,
        ie_class=IeClass.IE3,
        power_w=record.power_w,
        poles=poles,
        synchronous_rpm=120.0 * _GRID_HZ / poles,
        speed_rpm=record.rated_rpm,
        voltage_v=record.voltage_v,
        frequency_hz=_GRID_HZ,
        efficiency_100=least,
        source="class",
        source_year="2020",
        evidence=Evidence.D,
        flags=(Flag.PART_LOAD_ABSENT, Flag.AT_CLASS_LIMIT),
    )
    return Made(record=motor, edition=access.edition, said=said)
