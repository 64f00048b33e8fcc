"""A portfolio from its studies to its table."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
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
_CHUNK = 6  # studies sent together at most: the way there is nothing beside their work
_SHARES = 4  # the last chunks of a share are as small: all workers end at about the same time


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
            place = "" if way.elsewhere else folder
            ordered = sorted(todo.values(), key=lambda one: one.alike)
            shares = [
                _chunks(share, asked.contents, setting, way.workers, place)
                for share in _shares(ordered, way.shares)
            ]
            for row in way.rows(shares):
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
    """How the rows are made of chunks, and where files are laid.

    shares: of studies that follow one another, for a worker each; workers: of a share.
    """

    rows: Callable[[Sequence[Sequence[Chunk]]], Iterator[Row]]
    shares: int = 1
    workers: int = 0  # 0: none is waited for, and every study is a chunk
    elsewhere: bool = False


@contextmanager
def _way(workers: int, scheduler: str, language: Language) -> Iterator[_Way]:
    def lost(chunk: Chunk) -> Row:
        (study,) = chunk.studies
        cells = faulty(study.name, language.text("portfolio.lost"), language)
        return Row(key="", cells=cells)

    if scheduler:
        with closing(Cluster(scheduler)) as cluster:
            yield _Way(
                rows=lambda all_: in_pool(cluster, all_, lost),
                workers=cluster.workers,
                elsewhere=True,
            )
    elif workers > 1:
        pool = Processes(workers)
        yield _Way(rows=lambda all_: in_pool(pool, all_, lost), shares=workers, workers=1)
    else:
        yield _Way(rows=here)


def _shares(studies: Sequence[Sent], number: int) -> Iterator[Sequence[Sent]]:
    """As many studies each, one after another."""
    for share in range(number):
        begin, end = (len(studies) * at // number for at in (share, share + 1))
        yield studies[begin:end]


def _chunks(
    studies: Sequence[Sent], contents: Contents, setting: Setting, workers: int, folder: str
) -> list[Chunk]:
    """The studies of a share in parts, each with the contents of its files; the last are small."""
    chunks, at = [], 0
    while at < len(studies):
        left = len(studies) - at
        size = max(1, min(_CHUNK, left // (_SHARES * workers))) if workers else 1
        some = studies[at : at + size]
        at += size
        chunks.append(
            Chunk(
                setting=setting,
                studies=tuple(some),
                contents={key: contents.by_key[key] for one in some for key in one.files.values()},
                folder=folder,
            )
        )
    return chunks
