"""A portfolio from its studies to its table."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.program.portfolio.asked import Ask, Asked
from gui.program.portfolio.journal import Journal
from gui.program.portfolio.row import FAULTY, KEYS, LACKING, faulty, header
from gui.program.portfolio.running import Cluster, Processes, here, in_pool
from gui.program.portfolio.selecting import Row
from gui.program.portfolio.setting import Setting, setting_of
from gui.program.portfolio.studies import Chunk, Contents, Sent
from gui.program.program import Program
from gui.program.saving import refuse_nowhere
from gui.program.verdict_table import Cells, write_rows

_ENDINGS = (".csv", ".xlsx")
_CHUNK = 10  # studies sent together: the way there is nothing beside their work
_SHARES = 2  # chunks for each that is handed out at once: all end at about the same time


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """How a run went: rows of the table, of them faulty, and taken up from a run before."""

    rows: int
    faulty: int
    lacking: int  # machines of which too little is known for a study
    again: int


def run(
    ask: Ask,
    table: Path,
    language: Language,
    *,
    workers: int = 1,
    scheduler: str = "",
    day: date | None = None,
    progress: Callable[[int, int], None] = lambda _, __: None,
) -> Ran:
    """Select for every study that is asked for, and write one row each in their order.

    workers: processes of this machine; scheduler: the address of a Dask scheduler, in place of
    them; progress: told the rows that are ready, and all of them.
    Raises Problem `portfolio_…`, `scheduler_unreachable`, `cannot_write` …
    """
    if table.suffix.lower() not in _ENDINGS:
        raise Problem("portfolio_table", str(table))
    refuse_nowhere(table)
    with Program().catalog as catalog:
        setting = setting_of(catalog, day or date.today(), language)
    asked = ask(setting)
    studies = asked.studies
    with Journal(table) as journal, TemporaryDirectory(prefix="loadfit-") as folder:
        ready = {one.name: journal.known[one.key] for one in studies if one.key in journal.known}
        again = len(ready)
        todo = {one.name: one for one in studies if one.name not in ready}
        every = again + len(todo)
        with _way(workers, scheduler, language) as way:
            # Files are laid in a folder of this machine; on others, in one of the worker's own.
            chunks = _chunks(
                sorted(todo.values(), key=lambda one: one.alike),
                asked.contents,
                setting,
                way.parts,
                "" if way.elsewhere else folder,
            )
            for row in way.rows(chunks):
                ready[str(row.cells[0])] = row
                journal.add(row)
                progress(len(ready), every)
        cells = [_cells(ready[one.name], asked) for one in studies]
        write_rows([[*header(language), *asked.heads]], cells, table, keep=asked.keep)
        journal.remove()
    told = [row[1] for row in cells]
    bad, lacking = (told.count(language.text(f"portfolio.{one}")) for one in (FAULTY, LACKING))
    return Ran(rows=len(cells), faulty=bad, lacking=lacking, again=again)


def _cells(row: Row, asked: Asked) -> Cells:
    beside = asked.beside(str(row.cells[0]), dict(zip(KEYS, row.cells, strict=True)))
    return ["" if cell is None else cell for cell in (*row.cells, *beside)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """How the rows are made of chunks: of how many studies each, and where files are laid."""

    rows: Callable[[Sequence[Chunk]], Iterator[Row]]
    parts: int = 0  # chunks at least; 0: one a study
    elsewhere: bool = False


@contextmanager
def _way(workers: int, scheduler: str, language: Language) -> Iterator[_Way]:
    def lost(chunk: Chunk) -> Row:
        (study,) = chunk.studies
        cells = faulty(study.name, language.text("portfolio.lost"), language)
        return Row(key="", cells=cells)

    if scheduler:
        with closing(Cluster(scheduler)) as cluster:
            parts = _SHARES * cluster.at_once
            yield _Way(rows=lambda all_: in_pool(cluster, all_, lost), parts=parts, elsewhere=True)
    elif workers > 1:
        pool = Processes(workers)
        yield _Way(rows=lambda all_: in_pool(pool, all_, lost), parts=_SHARES * pool.at_once)
    else:
        yield _Way(rows=here)


def _chunks(
    studies: Sequence[Sent], contents: Contents, setting: Setting, parts: int, folder: str
) -> list[Chunk]:
    """The studies in parts, each with the contents of its files."""
    size = max(1, min(_CHUNK, len(studies) // parts)) if parts else 1
    return [
        Chunk(
            setting=setting,
            studies=tuple(some),
            contents={key: contents.by_key[key] for one in some for key in one.files.values()},
            folder=folder,
        )
        for some in _portions(studies, size)
    ]


def _portions(studies: Sequence[Sent], size: int) -> Iterator[list[Sent]]:
    """At most so many studies, those of a family and a site together as far as they go in one.

    What is laid out for a site is then laid out by one worker alone.
    """
    portion: list[Sent] = []
    for _, group in groupby(studies, key=lambda one: one.shared):
        several = [*group]
        if len(portion) + len(several) > size:
            if portion:
                yield portion
            *whole, portion = (several[at : at + size] for at in range(0, len(several), size))
            yield from whole
        else:
            portion += several
    if portion:
        yield portion
