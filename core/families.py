"""The list of families; a new one is a new room and one line here."""

from core.chillers.family import CHILLERS
from core.family import Family
from core.study import Study

FAMILIES: dict[str, Family] = {CHILLERS.key: CHILLERS}
_BY_DUTY = {family.duty: family for family in FAMILIES.values()}


def family_of(study: Study) -> Family:
    """The family whose duty the study holds."""
    return _BY_DUTY[type(study.duty)]
