"""Selecting for a chunk of studies, in this process: the one function of every way.

It is handed to the standard library's pool and to Dask alike. What it takes and gives back are
plain values; the catalog is opened once a process.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock

import msgspec

from core.families.registry import decode
from core.keeping.keeping import keep_for_good, keep_latest
from core.vocabulary.problem import Problem
from gui.program.portfolio.row import FAULTY, LACKING, Value, faulty, row_of
from gui.program.portfolio.setting import Bench, Setting
from gui.program.portfolio.studies import LACKS, Chunk, Sent
from gui.program.saving import write
from gui.program.study_file import with_names

_one_at_a_time = Lock()  # a worker of Dask may have several threads, and numpy has its own


class Row(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """A row of the table, and the key of what it was made from."""

    key: str
    cells: tuple[Value, ...]


def select_chunk(chunk: Chunk) -> list[Row]:
    """The rows of a chunk's studies. Raises Problem `portfolio_other`, `figures_…`."""
    with _one_at_a_time:
        return list(rows_of(chunk))


def rows_of(chunk: Chunk) -> Iterator[Row]:
    """The same, row by row."""
    bench, folder = _bench(chunk.setting), Path(chunk.folder or _own_folder())
    for study in chunk.studies:
        yield Row(key=study.key, cells=_row(bench, study, chunk.contents, folder))


@keep_latest(1)
def _bench(setting: Setting) -> Bench:
    return Bench(setting)


@keep_for_good
def _own_folder() -> str:
    """A folder for files on a machine that others send work to: Dask's own, which it clears."""
    try:
        from distributed import get_worker

        return mkdtemp(dir=str(get_worker().local_directory))
    except (ImportError, ValueError):
        return mkdtemp(prefix="loadfit-")


def _row(bench: Bench, study: Sent, contents: dict[str, bytes], folder: Path) -> tuple[Value, ...]:
    language = bench.language("CNY")
    if study.content is None:
        code, figures = study.problem or ("study_missing", ())
        said = language.problem(Problem(code, study.name, *figures))
        return faulty(study.name, said, language, LACKING if code == LACKS else FAULTY)
    laid = {name: _laid(folder, name, key, contents[key]) for name, key in study.files.items()}
    try:
        asked = with_names(decode(study.content, study.name), lambda name: laid.get(name, name))
        selection = bench.program.select(asked, folder, bench.setting.day)
        cells = row_of(study.name, selection, bench.language(asked.economics.currency))
        bench.keep(selection.family.key)
    except Problem as problem:
        cells = faulty(study.name, language.problem(problem), language)
    except Exception as error:
        said = language.text("portfolio.bug", error=f"{type(error).__name__}: {error}")
        cells = faulty(study.name, said, language)
    return tuple(_as_named(one, laid, folder) if isinstance(one, str) else one for one in cells)


def _laid(folder: Path, name: str, key: str, content: bytes) -> str:
    """The place of a file for those who read it, laid there once."""
    place = folder / key / Path(name).name
    if not place.is_file():
        place.parent.mkdir(exist_ok=True)
        write(place, content)  # whole or not at all: another process may be at it
    return str(place)


def _as_named(text: str, laid: dict[str, str], folder: Path) -> str:
    """A text with files by the names that the study has for them."""
    if str(folder) not in text:
        return text
    for name, place in laid.items():
        text = text.replace(place, name)
    return text.replace(f"{folder}/", "")
