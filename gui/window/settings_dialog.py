"""The preferences: language, units, look, decimals, the start. Each takes effect at once."""

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from core.vocabulary.language import LANGUAGES
from core.vocabulary.quantity import System
from gui.window.parts.elided_box import ElidedBox
from gui.window.parts.fitting_dialog import FittingDialog
from gui.window.parts.plain_text import PlainLabel
from gui.window.settings import AT_START, DECIMALS, THEMES, Settings

_WIDTH_PX = 400
_CHOICES: dict[str, Iterable[str | int]] = {
    "language": LANGUAGES,
    "system": tuple(system.value for system in System),
    "theme": THEMES,
    "decimals": DECIMALS,
    "at_start": AT_START,
}


class SettingsDialog(FittingDialog):
    """A box for each preference; the window behind follows as one chooses."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings = settings
        self.setMinimumWidth(_WIDTH_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(16)
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.boxes: dict[str, QComboBox] = {}
        self._names: dict[str, QLabel] = {}
        now = {
            "language": settings.language,
            "system": settings.system.value,
            "theme": settings.theme,
            "decimals": settings.decimals,
            "at_start": settings.at_start,
        }
        for key, values in _CHOICES.items():
            box = ElidedBox(self)
            for value in values:
                box.addItem("", value)
            box.setCurrentIndex(box.findData(now[key]))
            box.setProperty("preference", key)
            box.activated.connect(self._set)
            self.boxes[key], self._names[key] = box, PlainLabel(self)
            form.addRow(self._names[key], box)
        column.addLayout(form)
        column.addStretch(1)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)
        self._tell()

    def _tell(self) -> None:
        """Put in the words of the language chosen; a language is named in itself."""
        words = self._settings.reader()
        self.setWindowTitle(words.text("settings.title"))
        for key, box in self.boxes.items():
            name = words.text(f"settings.{key}")
            self._names[key].setText(name)
            box.setAccessibleName(name)
            for index in range(box.count()):
                box.setItemText(index, words.text(f"{key}.{box.itemData(index)}"))

    @Slot()
    def _set(self) -> None:
        box = cast(QComboBox, self.sender())
        self._settings.set(box.property("preference"), box.currentData())
        self._tell()
