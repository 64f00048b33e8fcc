"""The study's file: new from an example, and what every document's file can do."""

from pathlib import Path

from PySide6.QtCore import QObject

from core.study.study import Study
from core.vocabulary.language import Language
from gui.program import study_file
from gui.program.suffixes import is_for_ledger
from gui.window.document.any_files import AnyFiles
from gui.window.document.document import Document
from gui.window.document.session import Session
from gui.window.settings import Settings


class Files(AnyFiles[Study]):
    """The one study's way from and to its file."""

    def __init__(self, session: Session, settings: Settings, parent: QObject | None = None) -> None:
        self._studies: Document = session.document
        super().__init__(session.document, settings, parent)

    @property
    def words(self) -> Language:
        """In the currency and of the equipment of the study."""
        return self._settings.reader_of(self._studies.study)

    def is_ours(self, path: Path) -> bool:
        """Whatever is for no ledger."""
        return not is_for_ledger(path)

    def new(self, example: str) -> None:
        """Begin with a bundled study, once what there is is saved or given up."""
        self._after_asking(lambda: self._begin(study_file.example(example)))

    def _open(self, path: Path) -> None:
        if study_file.is_bundled(path):
            self._begin(study_file.example(path.stem))
        else:
            super()._open(path)
