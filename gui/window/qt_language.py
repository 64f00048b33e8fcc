"""Qt's own words (standard buttons, file dialogs) and its numbers and dates, by language."""

from collections.abc import Mapping

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Slot
from PySide6.QtWidgets import QApplication

from gui.window.settings import Settings

_LOCALES = {"zh": "zh_CN", "en": "en_GB"}
# Texts of Qt's dialogs that its own Chinese lacks, with the message of ours that is said instead.
_LACKING = {
    "&Look in:": "qt.look_in",
    "Files of &type:": "qt.files_of_type",
    "Size": "qt.size",  # there it is that of a body
    "Folder": "qt.folder",
    "Page &Set:": "qt.page_set",
    "Page &order:": "qt.page_order",
    "Pages &per sheet:": "qt.pages_per_sheet",
}


def install(application: QApplication, settings: Settings) -> "QtLanguage":
    """Keep Qt's language the settings' one from now on."""
    return QtLanguage(application, settings)


class _Lacking(QTranslator):
    """Says what Qt's own translation lacks; of everything else it knows nothing."""

    def __init__(self, texts: Mapping[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self._texts = texts

    def isEmpty(self) -> bool:  # noqa: N802  Qt's name
        """It is not, though no file was loaded."""
        return False

    def translate(self, _context: str, text: str, *_: object) -> str | None:
        """The text in the reader's language; None where Qt has to say it."""
        return self._texts.get(text)


class QtLanguage(QObject):
    """Follows the language of the settings."""

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        self._translators: list[QTranslator] = []
        self._language = ""
        settings.changed.connect(self.follow)
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Put the language of the settings in force."""
        language = self._settings.language
        if language == self._language:
            return
        self._language = language
        locale = QLocale(_LOCALES[language])
        QLocale.setDefault(locale)
        for former in self._translators:
            self._application.removeTranslator(former)
            former.deleteLater()
        self._translators = []
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        translator = QTranslator(self)
        if translator.load(locale, "qtbase", "_", folder):
            self._install(translator)
            words = self._settings.reader()
            self._install(_Lacking({one: words.text(key) for one, key in _LACKING.items()}, self))

    def _install(self, translator: QTranslator) -> None:
        self._application.installTranslator(translator)
        self._translators.append(translator)
