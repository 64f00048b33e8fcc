"""Names of the parts of a plant's energy, and their table, for the window and the terminal."""

from collections.abc import Iterator

from core.ledger.breakdown import OTHERS, UNKNOWN, By, Part, breakdown
from core.ledger.columns import STATES, Columns
from core.vocabulary.language import Language
from gui.program.sheet_files import Cells


def name_of(part: Part, by: By, language: Language) -> str:
    """A part in words."""
    text = language.text
    if part.key == OTHERS:
        return text("ledger_breakdown.others")
    if by == "kind":
        return text(f"ledger_window.kind.{part.key}")
    if by == "tier":
        return text(f"ledger_window.tier.{part.key or 'none'}")
    if by == "age":
        if part.key == UNKNOWN:
            return text("ledger_breakdown.age.unknown")
        low, _, high = part.key.partition("-")
        key = "ledger_breakdown.age" if high else "ledger_breakdown.age.more"
        return text(key, low=low, high=high)
    return part.key or text("ledger_breakdown.no_place")


def heads(by: By, language: Language) -> list[str]:
    """Names of the columns of its table."""
    text = language.text
    return [
        text(f"ledger_breakdown.by.{by}"), text("ledger_breakdown.rows"),
        *(text(f"ledger_window.state.{state.value}") for state in STATES),
        text("ledger_breakdown.total"),
    ]  # fmt: skip


def rows(columns: Columns, by: By, language: Language) -> Iterator[Cells]:
    """A row a part: rows of the ledger, MWh by state, MWh of all."""
    for part in breakdown(columns, by):
        yield [
            name_of(part, by, language), str(part.rows),
            *(language.number(part.kwh.get(state.value, 0.0) / 1e3) for state in STATES),
            language.number(part.total / 1e3),
        ]  # fmt: skip
