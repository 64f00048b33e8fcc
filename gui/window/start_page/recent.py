"""Recent files with what came of them, as they were left."""

from datetime import datetime

from PySide6.QtCore import QObject, Slot

from core.content.blocks import Quantity, say
from core.report.wording import cell
from core.report.yardstick import candidate_name
from core.vocabulary.quantity import Kind
from gui.window.document.session import Session
from gui.window.settings import Settings
from gui.window.start_page.noted import Noted, noted, write


class RecentKeeper(QObject):
    """Notes, whenever a study with a file is selected for, what stands first."""

    def __init__(self, session: Session, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        session.selected.connect(self.note)
        session.document.path_changed.connect(self.note)

    @Slot()
    def note(self) -> None:
        """Write down the study's name, its family and the first candidate."""
        path, selection = self._session.document.path, self._session.selection
        if path is None or selection is None or not self._session.answers_document:
            return
        words = self._settings.reader_of(selection.study)
        leading, said = selection.leading, ""
        if leading is not None:
            energy = Quantity(value=leading.outcome.annual_energy_wh, kind=Kind.ENERGY)
            machine = candidate_name(leading)
            units = str(leading.units)
            said = cell(say("start.result", units=units, machine=machine, energy=energy), words)
        fresh = Noted(
            name=selection.study.project.name.strip(), family=selection.family.key, said=said,
            language=words.code, day=datetime.now().astimezone().isoformat(timespec="minutes"),
        )  # fmt: skip
        if noted(self._settings).get(str(path)) != fresh:
            write(self._settings, path, fresh)
