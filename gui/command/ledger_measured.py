"""`loadfit ledger measured`: measured energy against what the ledger, or a study, expects."""

import argparse

from core.vocabulary.language import Language
from gui.command.ledger_faults import tell_bad_cells
from gui.program.ledger.diagnosed import Diagnosed
from gui.program.ledger.measured_found import MeasuredFound, of_ledger, of_study
from gui.program.ledger.measured_text import headline, heads, model_said, rows
from gui.program.text_table import table
from gui.program.verdict_table import write_rows

_NUMERIC = frozenset(["measured", "expected", "deviation", "band"])


def tell_ledger(found: Diagnosed, given: argparse.Namespace, language: Language) -> None:
    """What the meters of a file say of a ledger's assets. Raises Problem."""
    names = {one.asset.id: one.asset.name for one in found.found}
    made = of_ledger(given.measured, found, given.replaced, given.baseline_until)
    _tell(made, names, given, language)


def tell_study(given: argparse.Namespace, language: Language) -> None:
    """What the meter of a plant says of its study. Raises Problem."""
    made = of_study(given.measured, given.file, given.baseline_until)
    _tell(made, {"": given.file.stem}, given, language)


def _tell(
    made: MeasuredFound, names: dict[str, str], given: argparse.Namespace, language: Language
) -> None:
    tell_bad_cells(made.file.faults, language)
    if given.out is not None:
        several = rows(made.found, names, language)
        write_rows([list(heads(language))], several, given.out, [given.file, given.measured])
        print(language.text("cli.written", file=str(given.out)))
    else:
        shown = [[str(cell) for cell in row] for row in rows(made.found, names, language)]
        numeric = [name in _NUMERIC for name in ("id", "name", "period", "by", "measured",
                                                 "expected", "deviation", "band")]  # fmt: skip
        print(table(heads(language), shown, [*numeric, False, False]))
        print()
    for one in made.found:
        said = model_said(one, language)
        if said:
            print(f"{one.asset_id or names.get('', '')}: {said}")
    print(headline(made.found, language))
    if made.file.other_columns:
        others = ", ".join(made.file.other_columns)
        print(language.text("ledger_measured.others", columns=others))
    print(language.text("ledger_measured.note"))
