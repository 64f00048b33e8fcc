"""Asking where a file goes that is to be written."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(parent: QWidget, title: str, proposed: Path, kinds: str) -> QFileDialog:
    """Ask, without waiting for the answer: `fileSelected` tells it.

    kinds: as Qt writes them, "XLSX (*.xlsx);;CSV (*.csv)"; what has no ending gets that of
    `proposed`.
    """
    dialog = QFileDialog(parent, title, str(proposed), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(proposed.suffix.removeprefix("."))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
