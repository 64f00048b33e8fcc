"""What is opened over the main window: dialogs, and the customer's view.

Each is imported when it is opened, for it is opened seldom: the window is there a sixth of a
second sooner.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from core.families.registry import family_of
from gui.window.document.session import Session
from gui.window.manual.help_key import HelpKey
from gui.window.parts.work import Work
from gui.window.settings import Settings

if TYPE_CHECKING:
    from gui.window.consultation.view import ConsultationView
    from gui.window.shell import MainWindow


class Dialogs(QObject):
    """Opens them over `window`, in the words of the moment."""

    report_wanted = Signal(str)  # from the customer's view; in which form, empty: as it was last

    def __init__(self, session: Session, settings: Settings, window: "MainWindow") -> None:
        super().__init__(window)
        self._session, self._settings, self._window = session, settings, window
        self.consultation: ConsultationView | None = None
        self.help_key = HelpKey(settings, lambda: family_of(session.document.study).key, window)
        self.open_manual = self.help_key.open

    @Slot()
    def open_catalog(self) -> None:
        """Browse the catalog."""
        from gui.window.catalog_browser.dialog import CatalogBrowser

        CatalogBrowser(self._session, self._settings, self._window).open()

    @Slot()
    def open_verdict(self) -> None:
        """Judge any product by the standards."""
        from gui.window.verdict.dialog import VerdictDialog

        VerdictDialog(self._session, self._settings, self._window).open()

    @Slot()
    def open_load(self, path: Path | None = None) -> None:
        """Import a load, from a file that is named already or chosen there."""
        from gui.window.load_editor.dialog import LoadEditor

        editor = LoadEditor(self._session, self._settings, self._window)
        editor.open()
        if path:
            editor.open_file(path)

    @Slot()
    def open_settings(self) -> None:
        """Change preferences."""
        from gui.window.settings_dialog import SettingsDialog

        SettingsDialog(self._settings, self._window).open()

    @Slot()
    def open_tour(self) -> None:
        """Show what is where, step by step."""
        from gui.window.tour.tour import show_over

        show_over(self._window)

    @Slot()
    def open_about(self) -> None:
        """Tell the versions and licences."""
        from gui.window.about import About

        words = self._settings.reader_of(self._session.document.study)
        About(self._session, words, self._window).open()

    @Slot()
    def open_consultation(self) -> None:
        """Show the customer's view on the whole screen."""
        from gui.window.consultation.view import ConsultationView

        self.close_consultation()
        self.consultation = ConsultationView(self._session, self._settings)
        self.consultation.report_wanted.connect(self.report_wanted)
        self.consultation.showFullScreen()

    def close(self) -> None:
        """Close what has a window of its own."""
        self.close_consultation()
        self.help_key.close()

    def close_consultation(self) -> None:
        """Close the customer's view where it is open, when its work is done."""
        view, self.consultation = self.consultation, None
        if view is not None and isValid(view):
            view.close()
            for work in view.findChildren(Work):
                work.wait()
            view.deleteLater()
