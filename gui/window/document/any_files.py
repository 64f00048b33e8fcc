"""A document's file: open, save, recent, and what must be asked before anything is lost.

Nothing here waits inside anything else: where the user has to answer first, what follows
is kept and done when the answer comes.
"""

from abc import abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from core.vocabulary.language import Language
from core.vocabulary.problem import Problem, reason_of
from gui.program import study_file
from gui.window.document.any_document import AnyDocument
from gui.window.document.file_dialogs import (
    documents_filters,
    file_dialog,
    kind_filter,
    tables_filter,
)
from gui.window.document.lock import FileLock
from gui.window.document.recovery import LeftOver, Recovery
from gui.window.document.recovery_dialog import RecoveryDialog
from gui.window.parts.question import CANCEL, Question, tell_problem
from gui.window.settings import Settings

T = TypeVar("T")
Then = Callable[[], object]


def nothing() -> None:
    """What follows where nothing has to."""


class AnyFiles(QObject, Generic[T]):
    """The one document's way from and to its file."""

    title_changed = Signal()
    migrated = Signal(object)  # the copy that was kept of an older file
    elsewhere = Signal(object)  # a file that is for another kind of window

    def __init__(
        self, document: AnyDocument[T], settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._document, self._form = document, document.form
        self._lock = FileLock()
        self.recovery = Recovery(self._document, self)
        self._window: QWidget | None = None
        self._then: Then = nothing
        self._closing = False
        self._refused: Path | None = None  # held by another window when it was to be opened
        self._on_disk: bytes | None = None  # as this window read or wrote it
        self._document.changed.connect(self.title_changed)

    @property
    @abstractmethod
    def words(self) -> Language:
        """The language the user is asked in."""

    @abstractmethod
    def is_ours(self, path: Path) -> bool:
        """Whether a file is to be opened in this kind of window."""

    def attach(self, window: QWidget) -> None:
        """Ask and tell in front of `window`."""
        self._window = window

    def title(self) -> str:
        """The file's name; before there is one, the document's own."""
        if self._document.path:
            return self._document.path.name
        return self._document.name or self.words.text(self._form.unnamed)

    # New and open

    def begin(self, content: T, *, clean: bool = True) -> None:
        """Begin with this, once what there is is saved or given up; not clean: worth saving."""
        self._after_asking(lambda: self._begin(content, clean=clean))

    def open(self, path: Path) -> None:
        """Open a file, once what there is is saved or given up."""
        whole = path.absolute()  # whatever folder the program was started in
        if not self.is_ours(whole):
            self.elsewhere.emit(whole)
            return
        self._after_asking(lambda: self._open(whole))

    @Slot()
    def choose_and_open(self) -> None:
        """Let the user choose a file to open."""
        self._ask_open(self.filters())

    @Slot(str)
    def _open_chosen(self, name: str) -> None:
        self.open(Path(name))

    def _begin(self, content: T, *, clean: bool = True) -> None:
        self._lock.release()
        self._on_disk = None
        self._document.replace(content, None, clean=clean)
        self.recovery.forget()

    def _open(self, path: Path) -> None:
        try:
            content = self._form.read(path)
            self._lock.move(path)
            self._on_disk = path.read_bytes()
        except Problem as problem:
            self._tell_unopened(path, problem)
            return
        except OSError as error:  # it went away in between
            self._tell_unopened(path, _unreadable(path, error))
            return
        study_file.remove_parts(path)
        self._settings.remember(path)
        self._document.replace(content, path)
        self.recovery.forget()

    def _tell_unopened(self, path: Path, problem: Problem) -> None:
        if problem.code in ("study_missing", "file_missing"):
            self._settings.forget(path)
        if problem.code != "study_open_elsewhere":
            self._tell(problem)
            return
        self._refused = path
        tell_problem(self.front, self.words, problem, "open_copy").answered.connect(self._open_copy)

    @Slot(str)
    def _open_copy(self, answer: str) -> None:
        """Open a file that another window holds, without its name."""
        if answer != "open_copy" or self._refused is None:
            return
        try:
            content = self._form.read(self._refused)
        except Problem as problem:
            self._tell(problem)
            return
        self._lock.release()
        self._on_disk = None
        move = self._form.moved(self._refused.parent, study_file.here())
        self._document.replace(move(content), None, clean=False)
        self.recovery.forget()

    # Save

    @Slot()
    def save(self, then: Then = nothing) -> None:
        """Save to the document's file; ask for one where there is none."""
        path = self._document.path
        if path is None:
            self.save_as(then)
        elif self._changed_by_others(path):
            self._then = then
            self._ask("changed_by_others", path, "overwrite", "save_as", CANCEL).answered.connect(
                self._save_over
            )
        else:
            self._save(path, then)

    @Slot()
    def save_as(self, then: Then = nothing) -> None:
        """Save to a file the user chooses."""
        self._then = then
        own = [kind_filter(self.words, self._form.kinds, self._form.suffix)]
        dialog = file_dialog(self.front, self.words, "save", own, self._document.folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(self._form.suffix[1:])
        dialog.selectFile(self._proposed_name())
        dialog.fileSelected.connect(self._save_chosen)
        dialog.open()

    @Slot(str)
    def _save_chosen(self, name: str) -> None:
        then, self._then = self._then, nothing
        self._save(Path(name), then)

    @Slot(str)
    def _save_over(self, answer: str) -> None:
        then, self._then = self._then, nothing
        if answer == "overwrite" and self._document.path:
            self._save(self._document.path, then)
        elif answer == "save_as":
            self.save_as(then)

    def _save(self, path: Path, then: Then) -> None:
        document = self._document
        move = self._form.moved(document.folder, path.parent)
        try:
            self._lock.move(path)
            copy = self._form.save(path, move(document.content))
            self._on_disk = path.read_bytes()
        except (Problem, OSError) as error:
            self._lock.move(document.path)
            self._tell(error if isinstance(error, Problem) else _unreadable(path, error))
            return
        document.rebase(move)
        document.saved(path)
        self._settings.remember(path)
        self.recovery.forget()
        if copy:
            self.migrated.emit(copy)
        then()

    def _proposed_name(self) -> str:
        if self._document.path:
            # One of an older suffix gets the one of today, where it is to be another file anyway.
            return str(self._document.path.with_suffix(self._form.suffix))
        kept = "".join(c if c not in '\\/:*?"<>|' else " " for c in self.title()).strip()
        return f"{kept}{self._form.suffix}"

    def _changed_by_others(self, path: Path) -> bool:
        try:
            return self._on_disk is not None and path.read_bytes() != self._on_disk
        except OSError:
            return False  # it is gone: saving brings it back

    # Asking and closing

    def may_close(self, window: QWidget) -> bool:
        """Whether `window` may close now; if it must be asked first, it is closed afterwards."""
        if self._closing or not self._document.dirty:
            self._end()
            return True
        self._after_asking(lambda: self._close(window))
        return False

    def _close(self, window: QWidget) -> None:
        self._closing = True
        window.close()

    def _end(self) -> None:
        self.recovery.end()
        self._lock.release()

    def _after_asking(self, then: Then) -> None:
        if not self._document.dirty:
            then()
            return
        self._then = then
        question = Question(
            self.front,
            self.words,
            self.words.text("files.unsaved", name=self.title()),
            [(self.words.text("files.unsaved.more"), "muted")],
            ("save", "discard", CANCEL),
        )
        question.answered.connect(self._answered)
        question.open()

    @Slot(str)
    def _answered(self, answer: str) -> None:
        then, self._then = self._then, nothing
        if answer == "save":
            self.save(then)
        elif answer == "discard":
            then()

    # Recovery

    @Slot()
    def offer_recovery(self) -> None:
        """Offer what a window left over that ended without closing."""
        left_over = self.recovery.left_over()
        if left_over:
            self.front.show()
            dialog = RecoveryDialog(self.front, self.words, left_over)
            dialog.restored.connect(self._restore)
            dialog.open()

    @Slot(object)
    def _restore(self, left_over: LeftOver[T]) -> None:
        self._after_asking(lambda: self._put_back(left_over))

    def _put_back(self, left_over: LeftOver[T]) -> None:
        path = left_over.path
        try:
            self._lock.move(path)
        except Problem as problem:
            self._tell(problem)
            path = None  # another window has the file: what was recovered gets a new one
        here = path.parent if path else study_file.here()
        content = self._form.moved(left_over.folder, here)(left_over.content)
        self._on_disk = None
        self._document.replace(content, path, clean=False)
        self.recovery.take_over(left_over)

    # Telling

    @property
    def front(self) -> QWidget:
        """The window that asks and tells."""
        if self._window is None:
            raise RuntimeError("no window is attached")
        return self._window

    def _tell(self, problem: Problem) -> None:
        tell_problem(self.front, self.words, problem)

    def _ask(self, key: str, path: Path, *answers: str) -> Question:
        words = self.words
        lines = [(str(path), "muted"), (words.text(f"files.{key}.more"), "plain")]
        question = Question(self.front, words, words.text(f"files.{key}"), lines, answers)
        question.open()
        return question

    def filters(self) -> list[str]:
        """What kinds of files are offered to be opened."""
        return documents_filters(self.words, self._form.kinds, self._form.suffix)

    @Slot()
    def choose_ledger(self) -> None:
        """Let the user choose a table, or a ledger, which opens in a window of its kind."""
        self._ask_open([tables_filter(self.words)])

    def _ask_open(self, filters: list[str]) -> None:
        dialog = file_dialog(self.front, self.words, "open", filters, self._document.folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._open_chosen)
        dialog.open()


def _unreadable(path: Path, error: OSError) -> Problem:
    return Problem("cannot_read", str(path), reason_of(error))
