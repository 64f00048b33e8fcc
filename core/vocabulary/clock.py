"""The computer's clock, where a file has to bear its time.

A zip file, and so a workbook or a document, holds years from 1980 to 2107; a computer whose battery
is empty starts in 1970.
"""

import time

from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

_FIRST_YEAR, _LAST_YEAR = 1980, 2107  # a year is seven bits from 1980 on


def require_clock(what: str) -> None:
    """Raise Problem `clock_wrong` where no zip file can bear the time; what: the kind of file."""
    year = time.localtime().tm_year
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise Problem("clock_wrong", what, figure("year", str(year)))
