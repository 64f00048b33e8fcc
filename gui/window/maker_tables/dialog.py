"""The preview of a file of makers' tables: parts, what they do not tell, models, one button."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from catalog.devices.store import Catalog
from catalog.files.maker_tables.opening import TablesFile
from core.vocabulary.language import Language
from gui.window.maker_tables.draft import TablesDraft
from gui.window.maker_tables.models import ModelsPanel
from gui.window.maker_tables.parts import PartsPanel
from gui.window.maker_tables.values import ValuesForm
from gui.window.parts import look
from gui.window.parts.fitting_dialog import FittingDialog
from gui.window.parts.foot import DialogFoot
from gui.window.parts.plain_text import PlainLabel

_USUAL_PX, _LEAST_PX = (1120, 700), (880, 520)


class MakerTablesDialog(FittingDialog):
    """All of the models that are wanted are taken, or none."""

    wanted = Signal(object)  # the preview, accepted

    def __init__(
        self, file: TablesFile, catalog: Catalog, words: Language, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words = words
        self.draft = TablesDraft(file, catalog, self)
        title = "makers.window.plates" if file.nameplates else "makers.window.title"
        self.setWindowTitle(words.text(title))
        self.resize(*_USUAL_PX)
        self.parts = PartsPanel(self.draft, words, self)
        self.values = ValuesForm(self.draft, words, self)
        self.models = ModelsPanel(self.draft, words, self)
        place = PlainLabel(str(file.path), self)
        place.setProperty("role", "muted")
        place.setWordWrap(True)
        top = QWidget(self)
        top_row = QHBoxLayout(top)
        top_row.setContentsMargins(0, 0, 0, 0)
        top_row.setSpacing(4 * look.STEP_PX)
        top_row.addWidget(self.parts, 1)
        side = QVBoxLayout()
        side.addWidget(self.values)
        side.addStretch(1)
        top_row.addLayout(side)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.addWidget(top)
        splitter.addWidget(self.models)
        splitter.setChildrenCollapsible(False)
        column = QVBoxLayout()
        column.setContentsMargins(20, 16, 20, 0)
        column.setSpacing(2 * look.STEP_PX)
        column.addWidget(place)
        column.addWidget(splitter, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2 * look.STEP_PX)
        whole.addLayout(column, 1)
        whole.addWidget(self._foot())
        self.draft.changed.connect(self.follow)
        self.follow()

    def _foot(self) -> DialogFoot:
        foot = DialogFoot(self)
        self.state = PlainLabel(foot)
        self.state.setProperty("role", "muted")
        self.state.setWordWrap(True)
        foot.row.addWidget(self.state, 1)
        self.leave = foot.button(self._words.text("answer.cancel"), self.reject)
        self.take = foot.button("", self._accept, main=True)
        return foot

    @Slot()
    def follow(self) -> None:
        """Say what stands in the way, or that nothing does."""
        preview, words = self.draft.preview, self._words
        obstacle = preview.obstacle
        count = len(preview.wanted)
        self.take.setText(words.text("browser.import.take", count=words.number(count)))
        self.take.setEnabled(obstacle is None)
        said = ""
        if obstacle is not None:  # what is told by an option of a command is typed here
            said = words.problem(obstacle, f"makers.in_window.{obstacle.code}")
        self.state.setText(said.removeprefix(preview.place).lstrip(":： "))

    @Slot()
    def _accept(self) -> None:
        self.wanted.emit(self.draft.preview)
        self.accept()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Small enough for a small screen."""
        return QSize(*_LEAST_PX)
