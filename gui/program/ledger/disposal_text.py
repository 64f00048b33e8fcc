"""The list of what goes out, in the cells of a table; for the window, the terminal and paper."""

from collections.abc import Iterator, Sequence

from core.ledger.disposal import Outgoing
from core.ledger.elimination import Listing
from gui.program.ledger.ledger_text import LedgerText
from gui.program.sheet_files import Cells

COLUMNS = ("year", "id", "name", "model", "size", "made", "serials", "why")


def heads(text: LedgerText) -> list[str]:
    """Names of the columns."""
    return [text.language.text(f"ledger_disposal.{name}") for name in COLUMNS]


def rows(several: Sequence[Outgoing], text: LedgerText) -> Iterator[Cells]:
    """A row of the ledger each."""
    for out in several:
        asset = out.one.asset
        name = " ".join(part for part in (asset.name, asset.place) if part)
        made = asset.made_year or asset.commissioned or "–"
        yield [
            str(out.year), asset.id, name, asset.model, text.size(out.one), str(made),
            serials(out, text), why(out, text),
        ]  # fmt: skip


def serials(out: Outgoing, text: LedgerText) -> str:
    """Its serial numbers, and how many are missing."""
    said = " ".join(out.serials)
    if not out.serials_missing:
        return said
    missing = text.language.text("ledger_disposal.missing", count=str(out.serials_missing))
    return f"{said} {missing}".strip()


def why(out: Outgoing, text: LedgerText) -> str:
    """The place in the list it is on, else its grade and age."""
    one = out.one
    if one.listing.listing in (Listing.HIT, Listing.SUSPECT, Listing.ENCOURAGED):
        return text.listing(one)
    parts = [text.grade_words(one)] if one.grade.grade else []
    parts.append(text.language.text("ledger_disposal.age", years=text.age_words(one)))
    return text.language.text("verdict.separator").join(parts)
