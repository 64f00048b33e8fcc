"""The report's tab: the real pages, what they shall hold, and where they go."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.report.parts import Form
from core.vocabulary.language import LANGUAGES
from core.vocabulary.problem import Problem
from gui.program.documents import equipment_texts, unprintable
from gui.window.document.session import Session
from gui.window.parts.elided_box import ElidedBox
from gui.window.parts.plain_text import PlainLabel
from gui.window.parts.work import Work
from gui.window.report import jobs
from gui.window.report.files_button import FilesButton, put_table_on_clipboard
from gui.window.report.jobs import ReportOptions
from gui.window.report.letterhead_dialog import LetterheadDialog
from gui.window.report.pages import PagesView
from gui.window.report.parts_button import PartsButton
from gui.window.report.printing import PRINT_PPI, PrintRun, make_printer
from gui.window.settings import Settings

_PATIENCE_MS = 350  # after the last edit, before the pages are set anew


class ReportPanel(QWidget):
    """Preview, options, print and files of the selection report."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self._words = settings.reader()
        self.options = ReportOptions(language=settings.language)
        self._stale = True
        self.preview, self.files, self.print_pages = Work(self), Work(self), Work(self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._typeset)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 0)
        column.setSpacing(8)
        column.addLayout(self._bar())
        self.told = PlainLabel(self)
        self.told.setWordWrap(True)
        self.told.hide()
        column.addWidget(self.told)
        self.busy = QProgressBar(self)
        self.busy.setTextVisible(False)
        self.busy.setRange(0, 100)
        self.busy.setAccessibleName(self._words.text("report_panel.busy"))
        self.busy.hide()
        column.addWidget(self.busy)
        self.pages = PagesView(self._words, self)
        column.addWidget(self.pages, 1)
        self._connect()

    def _connect(self) -> None:
        self._session.selected.connect(self._age)
        self.pages.wider.connect(self._age)
        self.preview.done.connect(self._show)
        self.preview.progressed.connect(self._tell_progress)
        self.preview.busy_changed.connect(self.busy.setVisible)
        self.files.done.connect(self._written)
        self.files.busy_changed.connect(self._hold_files)
        self.print_pages.done.connect(self._send)
        for work in (self.preview, self.files, self.print_pages):
            work.failed.connect(self._refuse)

    # The bar

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.language = ElidedBox(self)
        for code in LANGUAGES:
            self.language.addItem(self._words.text(f"language.{code}"), code)
        self.language.setCurrentIndex(LANGUAGES.index(self.options.language))
        self.language.setAccessibleName(self._words.text("report_panel.language"))
        self.language.setMinimumWidth(self.language.sizeHint().width())  # never a letter less
        self.language.currentIndexChanged.connect(self._choose_language)
        self.language.setToolTip(self._words.text("report_panel.language"))
        row.addWidget(self.language)
        self.form = ElidedBox(self)
        for one in Form:
            self.form.addItem(self._words.text(f"report_form.{one.value}"), one.value)
        self.form.setAccessibleName(self._words.text("report_panel.form"))
        self.form.setToolTip(self._words.text("report_panel.form_tip"))
        self.form.currentIndexChanged.connect(self._choose_form)
        row.addWidget(self.form)
        self.parts = PartsButton(self._words, self.options.form, self)
        self.parts.chosen.connect(self._choose_parts)
        row.addWidget(self.parts)
        row.addStretch(1)
        self.pdf_button = QPushButton("PDF", self)
        self.pdf_button.setAccessibleName(self._words.text("report_panel.save", kind="PDF"))
        self.pdf_button.setToolTip(self._words.text("report_panel.save", kind="PDF"))
        self.pdf_button.setProperty("role", "main")
        self.pdf_button.clicked.connect(lambda: self._ask_file("pdf"))
        row.addWidget(self.pdf_button)
        self.more = FilesButton(self._words, self)
        self.more.wanted.connect(self._ask_file)
        self.more.copy_action.triggered.connect(self.copy_schedule)
        self.more.letterhead_action.triggered.connect(self.ask_letterhead)
        row.addWidget(self.more)
        self.print_button = QPushButton(self._words.text("report_panel.print"), self)
        self.print_button.clicked.connect(self._ask_printer)
        row.addWidget(self.print_button)
        return row

    # Options

    @Slot(int)
    def _choose_language(self, index: int) -> None:
        self._set(replace(self.options, language=LANGUAGES[index]))

    @Slot(int)
    def _choose_form(self, index: int) -> None:
        form = Form(self.form.itemData(index))
        self.parts.show_form(form)
        self._set(replace(self.options, form=form, parts=self.parts.parts))

    def show_form(self, form: str) -> None:
        """Show another form, where one is named."""
        if form:
            self.form.setCurrentIndex(self.form.findData(form))

    @Slot()
    def _choose_parts(self) -> None:
        self._set(replace(self.options, parts=self.parts.parts))

    @Slot()
    def ask_letterhead(self) -> LetterheadDialog:
        """Ask for the company's name, logo and colour; the pages follow."""
        dialog = LetterheadDialog(self._words, self)
        dialog.kept.connect(self._age)
        dialog.open()
        return dialog

    def _set(self, options: ReportOptions) -> None:
        self.options = options
        self._age()

    # Pages

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Set the pages when they are looked at, not before."""
        super().showEvent(event)
        if self._stale:
            self._patience.start(0)

    @Slot()
    def _age(self) -> None:
        self._stale = True
        if self.isVisible():
            self._patience.start(_PATIENCE_MS)

    @Slot()
    def _typeset(self) -> None:
        order = self._order()
        if order is None:
            self.pages.show_pages(())  # none of a document that is no longer open
        else:
            self._stale = False
            self.busy.setValue(0)
            self.preview.start(jobs.typeset, order, self.pages.wanted_ppi())

    def _order(self) -> jobs.Order | None:
        selection = self._session.selection
        if selection is None:
            if self._session.problem is not None:
                self._refuse(self._session.problem)
            return None
        words = self.options.words(self._settings, selection.study.economics.currency)
        return jobs.Order(
            selection=selection,
            options=self.options,
            words=words,
            program=self._session.program,
            keep=self._session.document.files,
        )

    @Slot(object)
    def _show(self, images: tuple[QImage, ...]) -> None:
        self.told.hide()
        self.pages.show_pages(images)
        selection = self._session.selection
        if selection and (characters := unprintable(selection)):
            self._say(self._words.text("report.unprintable", characters=characters), "strip-bad")

    @Slot(float)
    def _tell_progress(self, share: float) -> None:
        self.busy.setValue(round(share * 100))

    # Files and print

    def _ask_file(self, kind: str) -> None:
        dialog = QFileDialog(self, self._words.text("report_panel.save", kind=kind.upper()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.setNameFilter(f"{kind.upper()} (*.{kind})")
        name = self._session.document.study.project.name or "LoadFit"
        dialog.selectFile(f"{''.join(c for c in name if c.isalnum() or c in ' -_')}.{kind}")
        dialog.fileSelected.connect(lambda chosen: self.save(kind, Path(chosen)))
        dialog.open()

    def save(self, kind: str, path: Path) -> None:
        """Write one of the documents' kinds to `path`."""
        order = self._order()
        if order:
            self.files.start(jobs.write, order, kind, path)

    @Slot(object)
    def _written(self, path: Path) -> None:
        self._say(self._words.text("cli.written", file=str(path)), "strip-good")

    @Slot(bool)
    def _hold_files(self, busy: bool) -> None:
        for button in (self.pdf_button, self.more):
            button.setEnabled(not busy)

    @Slot()
    def copy_schedule(self) -> None:
        """Put the equipment schedule on the clipboard, in the report's language."""
        order = self._order()
        if order is None:
            return
        try:
            put_table_on_clipboard(equipment_texts(order.selection, order.words))
        except Problem as problem:
            self._refuse(problem)
            return
        self._say(self._words.text("report_panel.copied"), "strip-good")

    @Slot()
    def _ask_printer(self) -> None:
        self._printer = make_printer()
        dialog = QPrintDialog(self._printer, self)
        dialog.setModal(True)
        dialog.accepted.connect(self.print_out)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    @Slot()
    def print_out(self) -> None:
        """Set the pages at 300 dpi and send them to the chosen printer."""
        order = self._order()
        if order:
            self.print_button.setEnabled(False)
            self.print_pages.start(jobs.typeset, order, PRINT_PPI)

    @Slot(object)
    def _send(self, pages: tuple[QImage, ...]) -> None:
        run = PrintRun(self._printer, pages, self)
        run.finished.connect(self._printed)
        run.start()

    @Slot(bool)
    def _printed(self, whole: bool) -> None:
        self.print_button.setEnabled(True)
        key, role = ("printed", "strip-good") if whole else ("not_printed", "strip-bad")
        self._say(self._words.text(f"report_panel.{key}"), role)

    @Slot(object)
    def _refuse(self, problem: Problem) -> None:
        self.print_button.setEnabled(True)
        self._say(self._words.problem(problem), "strip-bad")

    def _say(self, text: str, role: str) -> None:
        self.told.setProperty("role", role)
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)
        self.told.setText(text)
        self.told.show()
