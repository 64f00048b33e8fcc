"""A checkout whose texts have changed since they were compiled speaks the new ones."""

import os
from importlib.resources import files
from pathlib import Path

from gui.program import reader


def test_texts_newer_than_what_was_compiled_are_compiled_anew() -> None:
    folder = Path(str(files("resources"))) / "i18n"
    compiled = folder / "en.mo"
    content = compiled.read_bytes()
    os.utime(compiled, (0, 0))
    reader._read.cache_clear()  # as a program that starts
    reader._compile_where_older.cache_clear()
    assert reader.open_language("en").has("finding.epw_station_far")
    assert compiled.stat().st_mtime > 0
    assert compiled.read_bytes() == content
