"""What is wrong in a ledger and in the file of its meters, on the error output."""

import sys
from collections.abc import Sequence

from catalog.files.bad_cells import Fault
from catalog.files.ledgers import Ledger
from core.vocabulary.language import Language
from gui.command.faults import SHOWN
from gui.program.verdict_table import said_fault


def tell_faults(ledger: Ledger, language: Language) -> None:
    """Rows that could not be used, on the error output."""
    tell_bad_cells(ledger.faults, language)
    if ledger.left_out:
        print(language.text("ledger.left_out", count=str(ledger.left_out)), file=sys.stderr)
    if ledger.in_part:
        print(language.text("ledger.in_part", count=str(ledger.in_part)), file=sys.stderr)


def tell_bad_cells(faults: Sequence[Fault], language: Language) -> None:
    """Cells that could not be used, of many the first."""
    for fault in faults[:SHOWN]:
        print(said_fault(fault, language), file=sys.stderr)
