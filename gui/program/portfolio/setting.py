"""What a portfolio is selected with: whoever takes part must have the same, or says so."""

import gc
from datetime import date
from hashlib import sha256

import msgspec

from catalog.devices.own_file import content_digest
from catalog.devices.store import Catalog
from catalog.files.standards_files import editions_folder
from core.vocabulary.finding import figure
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import System
from gui.program.program import Program
from gui.program.reader import open_language
from gui.program.release import VERSION


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """The release, the catalog, the user's own records and editions, the day, the reader."""

    program: str
    catalog: str
    own: str  # of the user's own records and editions; the same where they are
    day: date
    language: str
    units: System


def setting_of(catalog: Catalog, day: date, language: Language) -> Setting:
    """What this machine selects with."""
    own = sha256(content_digest(catalog.own.path).encode())
    for path in sorted(editions_folder().glob("*.json")):
        own.update(path.read_bytes())
    return Setting(
        program=VERSION,
        catalog=catalog.version,
        own=own.hexdigest()[:12],
        day=day,
        language=language.code,
        units=language.system,
    )


class Bench:
    """A program with a catalog of its own, and the reader it writes for."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.program = Program()
        self._languages: dict[str, Language] = {}
        self._warm: set[str] = set()
        here = setting_of(self.program.catalog, setting.day, self.language("CNY"))
        for name in ("program", "catalog", "own"):
            asked, found = getattr(setting, name), getattr(here, name)
            if asked != found:
                raise Problem(
                    "portfolio_other",
                    _host(),
                    figure("what", name, word="portfolio_what"),
                    figure("asked", asked),
                    figure("found", found),
                )

    def language(self, currency: str) -> Language:
        """The reader's language; amounts are in a study's own currency."""
        if currency not in self._languages:
            self._languages[currency] = open_language(
                self.setting.language, self.setting.units, currency
            )
        return self._languages[currency]

    def keep(self, family: str) -> None:
        """What the first study of a family has built stays: it is not walked through again."""
        if family not in self._warm:
            self._warm.add(family)
            gc.freeze()


def _host() -> str:
    from platform import node

    return node() or "worker"
