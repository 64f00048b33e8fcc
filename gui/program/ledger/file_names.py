"""How files of ledgers are called; light, for every start asks it."""

from pathlib import Path

SUFFIX = ".ledger"
TABLES = (".csv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".parquet")


def is_for_ledger(path: Path) -> bool:
    """Whether a file is a ledger, or a table to make one of, by its name."""
    return path.suffix.lower() in (SUFFIX, *TABLES)
