"""How the program's files are called; light, for every start asks it.

Whoever adds a suffix here adds it to the associations of the systems as well: they are written from
this module (.ci/bundle) but for Windows, whose recipe is a file.
"""

from pathlib import Path

STUDY, OLDER_STUDY = (
    ".loadfit",
    ".json",
)  # the older one is read for good, and saved as it is called
LEDGER = ".ledger"
STUDIES = (STUDY, OLDER_STUDY)
DOCUMENTS = (*STUDIES, LEDGER)  # what is opened and saved
TABLES = (".csv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".parquet")  # a ledger can be made of
LOADS = (".csv", ".txt", ".xlsx")  # dropped on a study


def is_for_ledger(path: Path) -> bool:
    """Whether a file is a ledger, or a table to make one of, by its name."""
    return path.suffix.lower() in (LEDGER, *TABLES)


def is_study(path: Path) -> bool:
    """Whether a file is a study, by its name."""
    return path.suffix.lower() in STUDIES
