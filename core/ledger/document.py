"""A ledger as a document of its own: its table as it came, and by what it is judged and planned.

The table is kept cell by cell. What no edit touched, and columns that mean nothing here, are
written out again as they were read; assets are what is read from it (catalog.files.ledgers).
"""

from datetime import date
from typing import Literal

import msgspec

from core.ledger.diagnosis import KG_CO2_PER_KWH, Rules
from core.ledger.plan import MAX_PAYBACK_YEARS
from core.ledger.shares import GOALS, Goal, kind_of
from core.ledger.worth import MoneyTerms
from core.machines.fuel import KGCE_PER_KWH
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

Cell = str | int | float | bool
SCHEMA = 1
NEW_SINCE = 2026  # the plan of the state sets its shares of new machines for 2026 to 2028


LIMITS = {  # of figures of the settings: least and largest
    "price_per_kwh": (0.01, 100.0), "kg_co2_per_kwh": (0.0, 2.0), "kgce_per_kwh": (0.05, 1.0),
    "max_payback_years": (0.1, 50.0), "new_since": (2000.0, 2100.0),
    "hits_by": (2000.0, 2100.0), "most_a_place": (1.0, 1e5),
}  # fmt: skip


class Budget(msgspec.Struct, frozen=True, kw_only=True):
    """The money of a year, yuan."""

    year: int
    yuan: float


class LedgerSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """By what the ledger is judged and planned; day: None is the day it is looked at."""

    day: date | None = None
    station: str = ""  # number of the site's weather station; what heats and cools is studied by it
    price_per_kwh: float = 0.65
    kg_co2_per_kwh: float = KG_CO2_PER_KWH
    kgce_per_kwh: float = KGCE_PER_KWH
    strictly_over_ten: bool = False
    new_since: int = NEW_SINCE
    max_payback_years: float = MAX_PAYBACK_YEARS
    budgets: tuple[Budget, ...] = ()
    money: MoneyTerms = MoneyTerms()
    plan_by: Literal["class", "whole"] = "class"
    hits_by: int | None = None  # of a plan as a whole: the year by which what is listed is gone
    most_a_place: int | None = None  # of a plan as a whole: machines of a place in a year
    targets_pct: dict[str, float] = {}  # by kind of `kind_of`; where none, the national goal

    def goal(self, family: str, *, new: bool) -> Goal:
        """What the share of a family's kind is compared with: a target of the plant's own counts
        for machines in use.
        """
        kind = kind_of(family)
        if not new and kind in self.targets_pct:
            return Goal(pct=self.targets_pct[kind], open=False)
        return GOALS[kind, new]

    def outside(self) -> str | None:
        """The first of its figures beyond its limits, and what is no number; None where none is."""
        for name, (least, largest) in LIMITS.items():
            value = getattr(self, name)
            if value is not None and not least <= value <= largest:
                return name
        return None

    def rules(self, today: date) -> Rules:
        """How each asset is judged."""
        return Rules(
            day=self.day or today,
            price_per_kwh=self.price_per_kwh,
            kg_co2_per_kwh=self.kg_co2_per_kwh,
            kgce_per_kwh=self.kgce_per_kwh,
            strictly_over_ten=self.strictly_over_ten,
            motor_yuan_per_kw=self.money.motor_price_per_kw,
        )


class LedgerDocument(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names of the columns, rows of as many cells, settings.

    separator: of the text it came from, which decides what 1,234 is; empty where it was none.
    """

    format: Literal["loadfit-ledger"] = "loadfit-ledger"
    schema: int = SCHEMA
    app_version: str = ""
    name: str = ""
    engineer: str = ""
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    separator: str = ""
    settings: LedgerSettings = LedgerSettings()

    def with_cell(self, row: int, column: int, cell: Cell) -> "LedgerDocument":
        """The ledger with another cell."""
        cells = self.rows[row]
        changed = (*cells[:column], cell, *cells[column + 1 :])
        rows = (*self.rows[:row], changed, *self.rows[row + 1 :])
        return msgspec.structs.replace(self, rows=rows)


class _Mark(msgspec.Struct):
    schema: int = 0


def encode(document: LedgerDocument) -> bytes:
    """The ledger as JSON."""
    return msgspec.json.encode(document) + b"\n"


def decode(content: bytes, place: str) -> LedgerDocument:
    """The ledger in a file. Raises Problem `ledger_file`, `ledger_newer`."""
    try:
        if msgspec.json.decode(content, type=_Mark).schema > SCHEMA:
            raise Problem("ledger_newer", place)
        found = msgspec.json.decode(content, type=LedgerDocument)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Problem("ledger_file", place, figure("reason", str(error))) from error
    wrong = found.settings.outside()
    if wrong is not None:
        least, largest = LIMITS[wrong]
        reason = f"settings.{wrong}: {getattr(found.settings, wrong)} ({least:g}–{largest:g})"
        raise Problem("ledger_file", place, figure("reason", reason))
    for number, row in enumerate(found.rows, 1):
        if len(row) != len(found.header):
            reason = f"rows[{number - 1}]: {len(row)} ≠ {len(found.header)}"
            raise Problem("ledger_file", place, figure("reason", reason))
    return found
