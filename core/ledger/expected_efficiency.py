"""The efficiency to expect of a motor whose nameplate gives none: by series, always assumed.

Rows of IEC 60034-30-1 at 50 Hz for IE1 to IE4, of GB 18613-2020 grade 1 for YE5. Permanent-magnet
motors have none: what their standard sets are limits, not usual values.
"""

from dataclasses import dataclass

from core.keeping.keeping import keep_latest
from core.ledger.nameplate import Nameplate
from core.standards.library import Standards

_IEC, _GB = "IEC 60034-30-1:2014", "GB 18613-2020"
_OLD = "J"  # JO2, JS, JZR and all others until about 1985
_LEVELS = {
    **dict.fromkeys(("Y", "Y2", "Y3", "YB", "YB2"), (_IEC, "IE1")),
    **dict.fromkeys(("YX", "YX3", "YE2"), (_IEC, "IE2")),
    **dict.fromkeys(("YE3", "YB3"), (_IEC, "IE3")),
    **dict.fromkeys(("YE4", "YBX4"), (_IEC, "IE4")),
    "YE5": (_GB, "1"),
}
_YBX3_IE3_FROM = 2016


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """Efficiency in %, None where it must be asked for; basis: edition and level.

    nearest: rated powers, in kW, of the rows above and below; at_most: upper bound of an old
    series, in %.
    """

    efficiency_pct: float | None = None
    basis: str = ""
    nearest: tuple[float, ...] = ()
    at_most: float | None = None


def expected(
    standards: Standards,
    plate: Nameplate,
    rated_kw: float,
    made: int | None = None,
    ie_class: str = "",
    *,
    in_service: int | None = None,
) -> Expected:
    """What a motor of this series and size usually has; of no known series, of its IE class.

    made: the year of make; in_service: that of its service, after which it was not made.
    """
    made_by = in_service if made is None else made
    poles = plate.number("poles")
    if poles is None or plate.facts.get("high_voltage"):
        return Expected()
    if plate.series.startswith(_OLD):
        return _bound(_limits(standards, _IEC, "IE1"), poles, rated_kw)
    known = _LEVELS.get(plate.series)
    if plate.series == "YBX3" and made is not None and made >= _YBX3_IE3_FROM:
        known = (_IEC, "IE3")
    elif plate.series == "YBX3" and made_by is not None and made_by < _YBX3_IE3_FROM:
        known = (_IEC, "IE2")
    if known is None and ie_class:
        known = (_GB, "1") if ie_class == "IE5" else (_IEC, ie_class)
    if known is None:
        return Expected()
    edition, level = known
    table = _limits(standards, edition, level)
    found = table.get((poles, rated_kw))
    if found is None:
        return Expected(nearest=_nearest(table, poles, rated_kw))
    return Expected(efficiency_pct=found, basis=f"{edition} {level}")


def grade_2_motor_pct(standards: Standards, poles: float, rated_kw: float) -> float | None:
    """What a motor of grade 2 must reach, %; None for sizes that are no row of the table."""
    return _limits(standards, _GB, "2").get((poles, rated_kw))


@keep_latest(32)
def grade_2_ratings_kw(standards: Standards, poles: float) -> tuple[float, ...]:
    """Rated powers of which there are motors of grade 2, ascending."""
    return tuple(sorted(kw for count, kw in _limits(standards, _GB, "2") if count == poles))


def _bound(table: dict[tuple[float, float], float], poles: float, kw: float) -> Expected:
    around = _nearest(table, poles, kw)
    at_most = max((table[poles, one] for one in around), default=None)
    return Expected(nearest=around, at_most=at_most)


def _nearest(table: dict[tuple[float, float], float], poles: float, kw: float) -> tuple[float, ...]:
    """The rated powers of the table on both sides."""
    powers = [power for count, power in table if count == poles]
    below, above = [p for p in powers if p <= kw], [p for p in powers if p >= kw]
    return tuple(dict.fromkeys([max(below), min(above)])) if below and above else ()


@keep_latest(32)
def _limits(standards: Standards, edition: str, level: str) -> dict[tuple[float, float], float]:
    """Limits of a level by poles and rated power, of the rows for 50 Hz."""
    found: dict[tuple[float, float], float] = {}
    for row in standards.by_code[edition].rows:
        tests = {test.key: test.equals for test in row.when}
        poles, power, limit = tests.get("poles"), tests.get("rated_power"), row.limits.get(level)
        if tests.get("frequency", 50) != 50 or not isinstance(limit, int | float):
            continue
        if isinstance(poles, int | float) and isinstance(power, int | float):
            found[float(poles), float(power)] = float(limit)
    return found
