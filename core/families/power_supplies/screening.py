"""Which power supplies go on, in which numbers; and why the others do not."""

from core.families.power_supplies.columns import SupplyColumns
from core.families.power_supplies.duty import SupplyDuty
from core.families.power_supplies.record import PowerSupply
from core.selection.by_number import screened
from core.selection.family import Screening, Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_OUT = Severity.EXCLUDES
_ROUNDING = 1e-9


def screen(columns: SupplyColumns, situation: Situation) -> Screening:
    """Admit every supply × number of units that carries the peak and is no waste."""
    records = columns.records
    return screened(
        len(records),
        situation.plant.numbers,
        never=lambda machine: _never(records[machine], situation),
        of_number=lambda machine, units: _of_number(records[machine], units, situation),
        too_large="supply_oversized",
    )


def _never(record: PowerSupply, situation: Situation) -> Finding | None:
    """What no number of units helps against."""
    duty = situation.duty
    assert isinstance(duty, SupplyDuty)  # noqa: S101  the family is chosen by it
    if duty.wanted_supply not in (None, record.supply_kind):
        kind = figure("kind", record.supply_kind.value, word="choice")
        return finding("supply_kind_differs", _OUT, kind)
    if record.maker in situation.study.criteria.makers_left_out:
        return finding("maker_left_out", _OUT, figure("maker", record.maker))
    return None


def _of_number(record: PowerSupply, units: int, situation: Situation) -> Finding | None:
    """Why a number of units is not admitted; None: it is."""
    design, most = situation.design, situation.study.criteria.oversizing_max
    carrying = situation.plant.carrying(units)
    given = carrying * record.supply_w
    count = figure("units", carrying, Kind.COUNT)
    power = figure("power", given, Kind.ELECTRIC_POWER)
    if given < design.required_w * (1.0 - _ROUNDING):
        asked = figure("required", design.required_w, Kind.ELECTRIC_POWER)
        return finding("supply_below", _OUT, count, power, asked)
    if given > most * design.peak_w * (1.0 + _ROUNDING):
        return finding(
            "supply_oversized", _OUT, count, power,
            figure("ratio", given / design.peak_w, Kind.RATIO),
            figure("limit", most, Kind.RATIO),
        )  # fmt: skip
    return None
