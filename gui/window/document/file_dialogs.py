"""Dialogs that ask for a file to open or to save, and the kinds of files they offer."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from core.vocabulary.language import Language
from gui.program.suffixes import DOCUMENTS, LEDGER, TABLES


def file_dialog(
    parent: QWidget, words: Language, key: str, filters: list[str], folder: Path
) -> QFileDialog:
    """A dialog titled `files.<key>`, not yet shown, in a folder."""
    dialog = QFileDialog(parent, words.text(f"files.{key}"))
    dialog.setNameFilters([*filters, f"{words.text('files.all')} (*)"])
    dialog.setDirectory(str(folder))
    dialog.finished.connect(dialog.deleteLater)
    return dialog


def kind_filter(words: Language, kinds: str, suffix: str) -> str:
    """One kind of document; kinds: the message that names it."""
    return f"{words.text(kinds)} (*{suffix})"


def documents_filters(words: Language, kinds: str, suffix: str) -> list[str]:
    """Every document of the program, then those of one kind."""
    return [f"LoadFit ({' '.join(f'*{one}' for one in DOCUMENTS)})",
            kind_filter(words, kinds, suffix)]  # fmt: skip


def tables_filter(words: Language) -> str:
    """Tables of which a ledger can be made, and ledgers, as a file dialog names them."""
    endings = " ".join(f"*{one}" for one in (*TABLES, LEDGER))
    return f"{words.text('files.tables')} ({endings})"
