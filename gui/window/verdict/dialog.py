"""The verdict page: any product of the list, one device live or many from a file."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from core.standards.wording import Wording
from core.vocabulary.language import LANGUAGES
from gui.program.reader import open_language
from gui.window.document.session import Session
from gui.window.parts.beside import BesideDialog
from gui.window.settings import Settings
from gui.window.verdict.batch import BatchPage
from gui.window.verdict.single import SinglePage

USUAL_PX, LEAST_PX = (1240, 760), (900, 500)


class VerdictDialog(BesideDialog):
    """A window beside the main one, which goes on."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._settings = session, settings
        self.setMinimumSize(*LEAST_PX)
        self.resize(*USUAL_PX)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.tabs: QTabWidget | None = None
        self.single: SinglePage | None = None
        self.batch: BatchPage | None = None
        self._build()
        settings.changed.connect(self._build)

    @Slot()
    def _build(self) -> None:
        """Build both pages in the words and the look of the settings."""
        words, standards = self._settings.reader(), self._session.program.grader.standards
        wording = Wording(words, standards)
        other = next(code for code in LANGUAGES if code != words.code)
        others = Wording(open_language(other), standards)
        self.setWindowTitle(words.text("verdict_page.title"))
        at = self.tabs.currentIndex() if self.tabs else 0
        kept = None
        if self.single:
            kept = self.single.products.product, self.single.form.entered()
        old, self.tabs = self.tabs, QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAccessibleName(self.windowTitle())
        if self.batch:
            self.batch.stop()
        if old:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.single = SinglePage(standards, wording, others, self.tabs)
        self.batch = BatchPage(standards, words, self._session.document.folder, self.tabs)
        self.tabs.addTab(self.single, words.text("verdict_page.single"))
        self.tabs.addTab(self.batch, words.text("verdict_page.batch"))
        self._column.addWidget(self.tabs)
        self.tabs.setCurrentIndex(at)
        if kept:
            self.single.products.choose(kept[0])
            self.single.form.put(kept[1])
        self.single.products.search.setFocus()

    def done(self, result: int) -> None:
        """End the work under way, then close."""
        if self.batch:
            self.batch.stop()
        super().done(result)
