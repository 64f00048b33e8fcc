"""What is wrong in a file of devices, as a table: place and reason."""

from collections.abc import Sequence

from catalog.files.bad_cells import Fault
from core.machines.table import DeviceTable
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from gui.program.faults_text import told
from gui.program.text_table import table

SHOWN = 50  # of many: the first tell what kind they are


def print_faults(faults: Sequence[Fault], family: DeviceTable, language: Language) -> None:
    """Print the faults, the sheet before the row where any names one."""
    if not faults:
        return
    lines = told(faults, family, language)
    head = [language.text(f"catalog.{key}") for key in ("row", "column", "fault")]
    rows = [[str(one.row) if one.row else "–", one.column, one.reason] for one in lines[:SHOWN]]
    numeric = [True, False, False]
    if any(one.sheet for one in lines):
        head.insert(0, language.text("catalog.sheet"))
        numeric.insert(0, False)
        for one, row in zip(lines, rows, strict=False):
            row.insert(0, one.sheet)
    print(table(head, rows, numeric))
    if len(lines) > SHOWN:
        rest = language.quantity(len(lines) - SHOWN, Kind.COUNT)
        print(language.text("catalog.more_faults", count=rest))
