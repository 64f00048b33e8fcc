"""The list of families; a new one is a new room and one line here."""

from core.chillers.family import CHILLERS
from core.family import Family

FAMILIES: dict[str, Family] = {CHILLERS.key: CHILLERS}
