"""What the tables do not tell of the devices: maker, kind, refrigerant, and conditions."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QFormLayout, QMenu, QToolButton, QWidget

from catalog.devices.columns import Column, columns_of
from catalog.files.maker_tables.headings import units_for
from core.machines.device import UNNAMED
from core.machines.maker_tables import Role
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from gui.window.catalog_browser.cell_field import heading
from gui.window.maker_tables.draft import TablesDraft
from gui.window.parts import look
from gui.window.parts.plain_text import PlainLabel
from gui.window.study.line import FieldLine, set_role
from gui.window.study.rows import QuietBox

_FIELD_PX, _BUTTON_PX = 158, 26
_SAID = (Kind.TEMPERATURE, Kind.SPEED)  # kinds of conditions that hold for a whole file
_AT_EVERY_KEY = 20  # models: of more all is read anew when a text is finished


class ValuesForm(QWidget):
    """A field for each column that is offered, filled with what the file tells."""

    def __init__(self, draft: TablesDraft, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft, self._words = draft, words
        self.fields: dict[str, FieldLine | QuietBox] = {}
        self.conditions: dict[str, FieldLine] = {}
        self._labels: dict[str, PlainLabel] = {}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(look.STEP_PX)
        form.addRow(heading(words.text("makers.window.values"), self))
        columns = {column.name: column for column in columns_of(draft.file.family.record)}
        for name in draft.file.tables.offered:
            self._add(form, name, columns[name])
        for role in draft.file.tables.roles:
            if role.axis and role.kind in _SAID:
                self._add_condition(form, role)
        self.of_kind = QCheckBox(words.text("makers.window.of_kind"), self)
        self.of_kind.setToolTip(words.text("makers.window.of_kind.help"))
        self.of_kind.toggled.connect(draft.set_of_kind)
        form.addRow(self.of_kind)
        self.of_kind.setVisible(draft.file.tables.of_kind and not draft.file.nameplates)
        draft.changed.connect(self.follow)
        self.follow()

    def _add(self, form: QFormLayout, name: str, column: Column) -> None:
        words = self._words
        editor: FieldLine | QuietBox
        if column.field.choices:
            editor = QuietBox(self)
            named = [(word, words.text(f"choice.{word}")) for word in column.field.choices]
            editor.fill([("", "–"), *named])
            editor.activated.connect(self._chosen)
        else:
            editor = FieldLine(self)
            editor.setMinimumHeight(look.FIELD_PX)
            editor.textEdited.connect(self._typed)
            editor.editingFinished.connect(self._finished)
        editor.setObjectName(name)
        self._place(form, name, words.text(f"field.{name}"), editor)
        self.fields[name] = editor

    def _add_condition(self, form: QFormLayout, role: Role) -> None:
        words = self._words
        line = FieldLine(self)
        line.setMinimumHeight(look.FIELD_PX)
        line.setObjectName(role.key)
        line.set_unit(words.unit(role.kind or Kind.TEMPERATURE))
        line.textEdited.connect(self._typed_condition)
        self._place(form, role.key, words.text(f"role.{role.key}"), line)
        self.conditions[role.key] = line

    def _place(self, form: QFormLayout, key: str, title: str, editor: QWidget) -> None:
        label = PlainLabel(title, self)
        label.setProperty("role", "muted")
        label.setBuddy(editor)
        editor.setFixedWidth(_FIELD_PX)
        editor.setAccessibleName(title)
        if key == "maker":
            self._offer_makers(editor, title)
        form.addRow(label, editor)
        self._labels[key] = label

    def _offer_makers(self, line: QWidget, title: str) -> None:
        """Those the catalog knows, and nobody, at the right edge of the field: to be clicked."""
        self.makers = QToolButton(line)
        self.makers.setText("▾")
        self.makers.setProperty("role", "link")
        self.makers.setAccessibleName(self._words.text("makers.window.known", column=title))
        self.makers.setToolTip(self.makers.accessibleName())
        self.makers.setCursor(Qt.CursorShape.ArrowCursor)
        self.makers.setGeometry(_FIELD_PX - _BUTTON_PX, 0, _BUTTON_PX, look.FIELD_PX)
        menu = QMenu(self.makers)
        for maker in self._draft.makers:
            shown = self._words.text("makers.window.unnamed") if maker == UNNAMED else maker
            menu.addAction(shown).setData(maker)
        menu.triggered.connect(self._choose_maker)
        self.makers.setMenu(menu)
        self.makers.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    @Slot()
    def follow(self) -> None:
        """Show what the file tells; mark what must be said; offer conditions that are missing."""
        preview = self._draft.preview
        for name, editor in self.fields.items():
            value = preview.values.get(name, "")
            if isinstance(editor, QuietBox):
                editor.choose(value)
            elif editor.text() != value and not editor.hasFocus():
                editor.setText(value)
            if isinstance(editor, FieldLine):
                set_role(editor, "wrong" if name in preview.untold else "")
        missing = {
            str(one.value)
            for model in preview.models
            if model.fitted is not None
            for remark in model.fitted.missing
            for one in remark.figures
            if one.name == "role"
        }
        for key, line in self.conditions.items():
            shown = key in missing or key in self._draft.told.conditions
            line.setVisible(shown)
            self._labels[key].setVisible(shown)

    @Slot(int)
    def _chosen(self, index: int) -> None:
        box = self.sender()
        assert isinstance(box, QuietBox)  # noqa: S101  connected to boxes only
        self._draft.set_value(box.objectName(), str(box.itemData(index) or ""))

    @Slot(QAction)
    def _choose_maker(self, action: QAction) -> None:
        self._draft.set_value("maker", str(action.data()))

    @Slot(str)
    def _typed(self, text: str) -> None:
        if len(self._draft.preview.models) <= _AT_EVERY_KEY:
            self._draft.set_value(self.sender().objectName(), text)

    @Slot()
    def _finished(self) -> None:
        line = self.sender()
        assert isinstance(line, FieldLine)  # noqa: S101  connected to lines only
        name, text = line.objectName(), line.text().strip()
        if text != self._draft.preview.values.get(name, ""):
            self._draft.set_value(name, text)

    @Slot(str)
    def _typed_condition(self, text: str) -> None:
        key = self.sender().objectName()
        role = self._draft.file.tables.role(key)
        usual = units_for(role)[0]
        try:
            value = float(text)
        except ValueError:
            return
        fahrenheit = role.kind is Kind.TEMPERATURE and self._words.unit(role.kind) == "°F"
        unit = "°F" if fahrenheit else usual
        self._draft.set_condition(role, value, unit)
