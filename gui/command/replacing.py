"""A ledger as the input of a portfolio: what is read of it, and the replacements it asks for."""

import sys
from datetime import date
from pathlib import Path

from catalog.files.standards_files import open_standards
from core.vocabulary.language import Language
from gui.command.ledger_faults import tell_faults
from gui.program.ledger.diagnosed import diagnosed
from gui.program.ledger.ledger_file import open_any
from gui.program.ledger.ledger_text import LedgerText
from gui.program.ledger.replacements import replacements
from gui.program.portfolio.asked import Ask


def of_ledger(file: Path, language: Language) -> Ask:
    """For all its machines in use, with the settings of its own. Raises Problem of `open_any`."""
    opened = open_standards()
    for trouble in opened.troubles:
        print(language.problem(trouble), file=sys.stderr)
    document, ledger = open_any(file)
    found = diagnosed(document, str(file), opened.standards, date.today(), ledger=ledger)
    assert found is not None  # noqa: S101  nobody interrupts
    tell_faults(ledger, language)
    return replacements(found, (), LedgerText(language, opened.standards, found.rules), file)
