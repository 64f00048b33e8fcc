"""The reader: which language and units the program speaks to."""

import locale
import os
import sys
from importlib.resources import files
from pathlib import Path

from core.keeping.keeping import keep_for_good
from core.vocabulary.language import LANGUAGES, Language
from core.vocabulary.quantity import System


def usual_language() -> str:
    """The language of the system's settings, English where it is neither."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "zh" if os.environ[name].lower().startswith("zh") else "en"
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"


def resources_folder() -> Path:
    """Where fonts, templates and messages lie."""
    return Path(str(files("resources")))


def open_language(
    code: str, system: System = System.SI, currency: str = "CNY", decimals: int = 0
) -> Language:
    """Open the bundled messages of `code` ("zh" or "en")."""
    if code not in LANGUAGES:
        raise KeyError(code)
    return _read(code).in_units(system, currency, decimals)


@keep_for_good
def _read(code: str) -> Language:
    """The messages of a language, read once: there are thousands."""
    _compile_where_older()
    with (files("resources.i18n") / f"{code}.mo").open("rb") as messages:
        return Language(code, messages)


@keep_for_good
def _compile_where_older() -> None:
    """In a checkout whose texts have changed since they were compiled, compile them anew.

    After `git pull` the program would else ask for messages that are not there. An installed
    program has no compiler beside it, and needs none.
    """
    folder = resources_folder() / "i18n"
    compiler = folder.parent.parent / ".ci" / "compile_messages.py"
    compiled = [folder / f"{code}.mo" for code in LANGUAGES]
    if not compiler.is_file():
        return
    oldest = min((one.stat().st_mtime if one.is_file() else 0.0) for one in compiled)
    if any(text.stat().st_mtime > oldest for text in folder.glob("*/*.po")):
        import subprocess

        subprocess.run([sys.executable, str(compiler)], stdout=subprocess.DEVNULL, check=False)  # noqa: S603  our own file


def every_language() -> tuple[Language, ...]:
    """All of them, for what a file may be written in."""
    return tuple(open_language(code) for code in LANGUAGES)
