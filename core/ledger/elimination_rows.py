"""The elimination lists as rows; where they come from says elimination_list.md beside them."""

import csv
from dataclasses import dataclass
from importlib.resources import files

from core.keeping.keeping import keep_for_good

_FAMILY = {"motor_hv": "motor", "blower": "fan", "submersible": "pump", "welder": "welding_machine"}
_BY_CONDITION = {"Roots": "roots_blower", "ammonia compressor": "refrigeration_compressor"}
SERIES, RANGE = "SERIES", "RANGE"
DOUBTFUL, CONDITIONAL = frozenset({"OCR_DOUBT"}), frozenset({"CONDITION", "CONDITION_ONLY"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One model or series of a list; made_later: free, stop or encouraged, beside a year."""

    catalog: str
    item: str
    family: str
    series: str
    model: str
    rated_kw: float | None
    made_up_to: int | None
    made_later: str
    stop_by: str
    condition: str
    flags: tuple[str, ...]

    @property
    def place(self) -> str:
        """Where it stands, as a reader looks it up."""
        return f"{self.catalog} {self.item}"


@keep_for_good
def rows() -> tuple[Row, ...]:
    """Every row that is carried, in the order of the lists."""
    text = (files("core.ledger") / "elimination_list.csv").read_text(encoding="utf-8")
    return tuple(_row(one) for one in csv.DictReader(text.splitlines()))


def _row(cells: dict[str, str]) -> Row:
    return Row(
        catalog=cells["catalog"],
        item=cells["item"],
        family=_family(cells),
        series=cells["series"],
        model=cells["model"],
        rated_kw=float(cells["rated_kw"]) if cells["rated_kw"] else None,
        made_up_to=int(cells["made_up_to"]) if cells["made_up_to"] else None,
        made_later=cells["made_later"],
        stop_by=cells["stop_by"],
        condition=cells["condition"],
        flags=tuple(cells["flags"].split(";")) if cells["flags"] else (),
    )


def _family(cells: dict[str, str]) -> str:
    """The kind as the ledger has it."""
    first = cells["condition"].split(";")[0]
    return _BY_CONDITION.get(first) or _FAMILY.get(cells["family"], cells["family"])
