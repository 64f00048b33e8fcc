"""What a report shall consist of, as the user chose it."""

from dataclasses import dataclass
from pathlib import Path

from core.report.compose import PARTS
from core.vocabulary.language import Language
from gui.program.reader import open_language
from gui.window.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions:
    """Language apart from the window's, parts of the report, a logo for its first page."""

    language: str
    parts: tuple[str, ...] = PARTS
    logo: Path | None = None

    def words(self, settings: Settings, currency: str) -> Language:
        """The report's words, in the window's units and decimals."""
        return open_language(self.language, settings.system, currency, settings.decimals)
