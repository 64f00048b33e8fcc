"""What multi-split and unitary air conditioners are graded by in China, where a record states it.

GB 21454-2021 and the tier list of 2024 grade multi-splits by APF, SEER or HSPF with floors,
GB 19576-2019 and the same list unitary ones by APF or SEER, each by a Chinese method that was not
read: none is worked out here. An IEER is none of them.
"""

from collections.abc import Sequence
from datetime import date

import msgspec

from core.families.vrf.record import AirConditioner, AirConditionerType, System
from core.selection.grading import Grades, graded
from core.standards.judge import Device
from core.standards.library import Standards

_PRODUCT = {System.MULTI_SPLIT: "multi_split", System.UNITARY: "unitary_air_conditioner"}
_STATED = ("apf", "seer", "hspf", "eer_min", "cop_minus12", "cop_minus20")


def device_of(record: AirConditioner) -> Device:
    """What an air conditioner is judged as."""
    stated = msgspec.structs.asdict(record)
    figures: dict[str, float | str] = {
        key: stated[key] for key in _STATED if stated[key] is not None
    }
    heats = bool(record.heating_points)
    kind = record.gb_type or (
        AirConditionerType.HEAT_PUMP if heats else AirConditionerType.COOLING_ONLY
    )
    figures |= {"type": kind.value, "cooling_capacity": record.rated_cooling_w / 1e3}
    if record.rated_heating_w is not None:
        figures["heating_capacity"] = record.rated_heating_w / 1e3
    return Device(_PRODUCT[record.system], figures)


def grade(standards: Standards, records: Sequence[AirConditioner], as_of: date) -> Grades:
    """What the editions in force on a day say of each record."""
    return graded(standards, records, device_of, as_of)
