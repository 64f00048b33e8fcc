"""Rated power by frame, length and poles: pairs that the elimination list prints.

The same frames carry the same powers in Y2, Y3, YB, YB2 and their successors. A pair that the list
prints in two ways, or in a way that another text contradicts, gives no power.
"""

import re

from core.keeping.keeping import keep_for_good
from core.ledger.elimination_rows import rows

_SERIES = re.compile(r"(?:Y2|Y3|YB2|YB|Y)-?(?=\d{2,3}[SML])")


def kw_of_frame(frame: str) -> float | None:
    """kW of `315M-4`; None where the list does not print it, or not clearly."""
    return _table().get(frame)


@keep_for_good
def _table() -> dict[str, float]:
    found: dict[str, set[float]] = {}
    for row in rows():
        begin = _SERIES.match(row.model)
        if row.family == "motor" and row.rated_kw is not None and begin:
            found.setdefault(row.model[begin.end() :], set()).add(
                row.rated_kw if "132KW" not in " ".join(row.flags) else float("nan")
            )
    return {frame: kw for frame, (kw, *others) in found.items() if not others and kw == kw}
