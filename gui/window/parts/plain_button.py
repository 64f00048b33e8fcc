"""A button that Enter in a field of its dialog does not press."""

from PySide6.QtWidgets import QPushButton, QWidget


def plain_button(text: str, run: object, parent: QWidget) -> QPushButton:
    """With its text; run: the slot or the function that it calls."""
    button = QPushButton(text, parent)
    button.setAutoDefault(False)
    button.clicked.connect(run)
    return button
