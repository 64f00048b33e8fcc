"""The parts of the tables: what each is read as, and what the user says it is."""

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from catalog.files.maker_tables.headings import needs_unit, units_for
from catalog.files.maker_tables.parts import UNUSED, Meaning, Part
from core.vocabulary.language import Language
from gui.program.maker_tables_text import PART_HEAD, area_title, part_row
from gui.window.catalog_browser.cell_field import heading
from gui.window.maker_tables.draft import TablesDraft
from gui.window.maker_tables.texts import ChangingTexts, text_table
from gui.window.parts import look
from gui.window.parts.plain_text import PlainLabel
from gui.window.study.rows import QuietBox

_WRITTEN = 2
_BOX_PX = 150


class PartsPanel(QWidget):
    """A table of parts; under it the two choices of the part that is chosen."""

    def __init__(self, draft: TablesDraft, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft, self._words = draft, words
        self._parts: list[tuple[Meaning, Part]] = []
        header = tuple(words.text(f"makers.{key}") for key in PART_HEAD)
        self.model = ChangingTexts(header, [], frozenset(), self)
        title = words.text("makers.window.parts")
        self.table = text_table(self.model, title, _WRITTEN, self)
        heads = self.table.horizontalHeader()
        heads.setSectionResizeMode(_WRITTEN + 1, QHeaderView.ResizeMode.Stretch)
        self.place = PlainLabel(self)
        self.place.setProperty("role", "muted")
        self.place.setWordWrap(True)
        self.role, self.unit = QuietBox(self), QuietBox(self)
        for box, key in ((self.role, "makers.read_as"), (self.unit, "makers.unit")):
            box.setAccessibleName(words.text(key))
            box.setMinimumWidth(_BOX_PX)
            box.activated.connect(self._say)
        row = QHBoxLayout()
        row.setSpacing(2 * look.STEP_PX)
        row.addWidget(self.place, 1)
        row.addWidget(self.role)
        row.addWidget(self.unit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.STEP_PX)
        column.addWidget(heading(title, self))
        column.addWidget(self.table, 1)
        column.addLayout(row)
        self.table.selectionModel().currentRowChanged.connect(self._look_at)
        draft.changed.connect(self.follow)
        self.follow()
        asked = [i for i, (_, part) in enumerate(self._parts) if part.asked]
        self.table.selectRow(asked[0] if asked else 0)

    @Slot()
    def follow(self) -> None:
        """Show what is understood now; the row that was chosen stays so."""
        chosen = self.table.currentIndex().row()
        self._parts = [(m, part) for m in self._draft.preview.meanings for part in m.parts]
        self.model.put([part_row(part, meaning, self._words) for meaning, part in self._parts])
        if 0 <= chosen < len(self._parts):
            self.table.selectRow(chosen)

    @Slot(QModelIndex)
    def _look_at(self, index: QModelIndex) -> None:
        if not 0 <= index.row() < len(self._parts):
            return
        meaning, part = self._parts[index.row()]
        words = self._words
        self.place.setText(area_title(meaning, words))
        roles = [(one.key, words.text(f"role.{one.key}")) for one in self._draft.file.tables.roles]
        self.role.fill([*roles, (UNUSED, words.text("makers.unused"))])
        self.role.choose(part.role.key if part.role else None if part.asked else UNUSED)
        self._offer_units(part.role.key if part.role else "", part)

    def _offer_units(self, role: str, part: Part) -> None:
        found = [one for one in self._draft.file.tables.roles if one.key == role]
        units = list(units_for(found[0])) if found else []
        shown = part.scale.text
        known = bool(shown) and not part.asked
        if known and shown not in units:
            units.insert(0, shown)
        self.unit.fill([(unit, unit) for unit in units])
        self.unit.choose(shown if known else None)
        self.unit.setEnabled(bool(units))

    @Slot()
    def _say(self) -> None:
        index = self.table.currentIndex().row()
        if not 0 <= index < len(self._parts):
            return
        _, part = self._parts[index]
        role = str(self.role.currentData() or "")
        same = part.role is not None and part.role.key == role
        if not same and self.sender() is self.role:
            self._offer_units(role, part)  # another figure has other units
            found = [one for one in self._draft.file.tables.roles if one.key == role]
            if found and needs_unit(found[0]) and self.unit.currentData() is None:
                self.unit.setFocus()
        self._draft.correct(part.key, role, str(self.unit.currentData() or ""))
