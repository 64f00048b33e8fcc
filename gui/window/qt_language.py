"""Qt's own words (standard buttons, file dialogs) and its numbers and dates, by language."""

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Slot
from PySide6.QtWidgets import QApplication

from gui.window.settings import Settings

_LOCALES = {"zh": "zh_CN", "en": "en_GB"}


def install(application: QApplication, settings: Settings) -> "QtLanguage":
    """Keep Qt's language the settings' one from now on."""
    return QtLanguage(application, settings)


class QtLanguage(QObject):
    """Follows the language of the settings."""

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        self._translator: QTranslator | None = None
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
        if self._translator:
            self._application.removeTranslator(self._translator)
            self._translator.deleteLater()
            self._translator = None
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        translator = QTranslator(self)
        if translator.load(locale, "qtbase", "_", folder):
            self._application.installTranslator(translator)
            self._translator = translator
