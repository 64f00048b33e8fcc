"""What the user prefers, kept between runs: language, units, look, decimals, recent files."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from catalog.folders import data_folder, made_data_folder
from core.vocabulary.language import LANGUAGES, Language
from core.vocabulary.quantity import System
from gui.program.reader import open_language, usual_language

if TYPE_CHECKING:
    from core.study.study import Study

THEMES = ("system", "light", "dark")
DECIMALS = (-1, 0, 1, 2)
AT_START = ("page", "last")  # what a start without a file shows: the start page, the last file
_RECENT = 8


class Settings(QObject):
    """The preferences; every change is written at once and told by `changed`."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        with suppress(OSError):  # preferences are then not kept
            made_data_folder()
        path = data_folder() / "settings.ini"
        self._store = QSettings(str(path), QSettings.Format.IniFormat, self)
        self._language: Language | None = None
        self._this_run: dict[str, str] = {}

    def for_this_run(self, preferences: Mapping[str, str]) -> None:
        """Let these go before what is kept, until the user chooses otherwise or the run ends."""
        if preferences:
            self._this_run.update(preferences)
            self._language = None
            self.changed.emit()

    def reader_of(self, study: "Study") -> Language:
        """The words and units of the preferences, in a study's currency and of its equipment."""
        from core.families.registry import family_of  # the start page waits for no family
        from core.selection.family import subjects_of

        return self.reader(study.economics.currency).about(
            subjects_of(family_of(study), study.duty)
        )

    def reader(self, currency: str = "CNY") -> Language:
        """The words and units of the preferences."""
        if self._language is None or self._language.currency != currency:
            words = open_language(self.language, self.system, currency, decimals=self.decimals)
            self._language = words.of_fields()
        return self._language

    @property
    def language(self) -> str:
        """zh or en."""
        return self._choice("language", LANGUAGES, usual_language())

    @property
    def system(self) -> System:
        """SI or IP."""
        return System(self._choice("system", tuple(s.value for s in System), "si"))

    @property
    def theme(self) -> str:
        """One of THEMES."""
        return self._choice("theme", THEMES, "system")

    @property
    def decimals(self) -> int:
        """Decimals more (or fewer) than usual, −1 … 2."""
        written = str(self._store.value("decimals", ""))
        try:
            return min(max(int(written), DECIMALS[0]), DECIMALS[-1])
        except ValueError:
            return 0

    @property
    def at_start(self) -> str:
        """One of AT_START."""
        return self._choice("at_start", AT_START, "page")

    @property
    def recent(self) -> tuple[Path, ...]:
        """Studies opened or saved lately, the last first."""
        names = self._store.value("recent", [], type=list)
        listed = [str(name) for name in names] if isinstance(names, list) else []
        return tuple(Path(name) for name in listed if name and "\0" not in name)

    def set(self, key: str, value: str | int) -> None:
        """Change one preference."""
        if self._this_run.pop(key, value) != value or self._store.value(key) != value:
            self._store.setValue(key, value)
            self._store.sync()
            self._language = None
            self.changed.emit()

    def remember(self, path: Path) -> None:
        """Put a study at the head of the recent ones."""
        names = [str(path), *(str(p) for p in self.recent if p != path)][:_RECENT]
        self._store.setValue("recent", names)

    def forget(self, path: Path | None = None) -> None:
        """Take a study off the recent ones, or all of them."""
        names = [str(p) for p in self.recent if p != path] if path else []
        self._store.setValue("recent", names)

    def measures(self, key: str) -> QByteArray:
        """Where the user put a window or a divider; empty where never."""
        value = self._store.value(f"measures/{key}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_measures(self, key: str, value: QByteArray) -> None:
        """Note where the user put it; nothing else changes."""
        self._store.setValue(f"measures/{key}", value)

    def kept(self, key: str) -> str:
        """How a panel was left, in words of its own; empty where never."""
        return str(self._store.value(f"panels/{key}", "", type=str))

    def keep(self, key: str, value: str) -> None:
        """Note how a panel was left; nothing else changes."""
        self._store.setValue(f"panels/{key}", value)

    def _choice(self, key: str, allowed: tuple[str, ...], usual: str) -> str:
        value = self._this_run.get(key) or str(self._store.value(key, usual, type=str))
        return value if value in allowed else usual
