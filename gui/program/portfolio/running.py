"""The ways a portfolio runs: here, on the pool of this machine, on a cluster of Dask's.

Both pools are executors of the standard library's kind, so one loop serves them. Where a worker is
lost, what was under way is done again, study by study and one at a time; a study that takes its
worker down alone as well becomes a row that says so.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from multiprocessing import get_context
from typing import Protocol

from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem
from gui.program.portfolio.selecting import Row, rows_of, select_chunk
from gui.program.portfolio.studies import Chunk

_AHEAD = 3  # chunks handed out for each worker: it never waits, and little is lost with it
_ANSWERS_S = "10s"


class Pool(Protocol):
    """A pool that can be opened again where a worker's end has broken it."""

    @property
    def at_once(self) -> int:
        """Chunks that are handed out together."""
        ...

    def opened(self) -> AbstractContextManager[Executor]:
        """The executor, closed behind the block."""
        ...

    @property
    def lost(self) -> tuple[type[Exception], ...]:
        """What is raised of a chunk whose worker has gone."""
        ...


class Processes:
    """Processes of this machine."""

    lost: tuple[type[Exception], ...] = (BrokenProcessPool,)

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self.at_once = _AHEAD * workers

    @contextmanager
    def opened(self) -> Iterator[Executor]:
        """Started anew, not forked: nothing of this process's threads and files goes along."""
        with ProcessPoolExecutor(self.workers, mp_context=get_context("spawn")) as pool:
            try:
                yield pool
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise


class Cluster:
    """The workers of a Dask scheduler. Raises Problem `portfolio_no_dask`, `scheduler_…`."""

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
            from distributed.scheduler import KilledWorker
        except ImportError as error:
            raise Problem("portfolio_no_dask", address) from error
        try:
            self._client = Client(address, timeout=_ANSWERS_S, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            reason = figure("reason", str(error) or type(error).__name__)
            raise Problem("scheduler_unreachable", address, reason) from error
        workers = len(self._client.scheduler_info(n_workers=-1)["workers"])
        self.at_once = _AHEAD * max(workers, 1)
        self.lost: tuple[type[Exception], ...] = (KilledWorker,)

    @contextmanager
    def opened(self) -> Iterator[Executor]:
        """The client as an executor; it is never broken, Dask itself does again what was lost."""
        yield self._client.get_executor(pure=False)

    def close(self) -> None:
        """Leave the cluster as it was found."""
        self._client.close()


def here(chunks: Sequence[Chunk]) -> Iterator[Row]:
    """The rows, one after another in this process."""
    for chunk in chunks:
        yield from rows_of(chunk)


def in_pool(pool: Pool, chunks: Sequence[Chunk], lost_row: Callable[[Chunk], Row]) -> Iterator[Row]:
    """The rows as they are ready; lost_row: that of a single study whose worker ends each time.

    Raises Problem `portfolio_other` where a worker has another catalog.
    """
    waiting, suspects = deque(chunks), deque[Chunk]()
    while waiting or suspects:
        with pool.opened() as executor:
            lost: list[Chunk] = []
            yield from _ready(executor, pool, waiting, pool.at_once, lost)
            suspects.extend(_single(lost))
            # Last, and one at a time: whose worker ends then is the one that ends it.
            while suspects and not lost:
                yield from _ready(executor, pool, deque([suspects.popleft()]), 1, lost)
                yield from map(lost_row, lost)


def _single(chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    """The studies of chunks, each as a chunk."""
    from msgspec.structs import replace

    for chunk in chunks:
        for study in chunk.studies:
            files = {key: chunk.contents[key] for key in study.files.values()}
            yield replace(chunk, studies=(study,), contents=files)


def _ready(
    executor: Executor, pool: Pool, waiting: deque[Chunk], at_once: int, lost: list[Chunk]
) -> Iterator[Row]:
    """Rows until nothing waits or a worker has gone; `lost`: what was under way then."""
    running: dict[Future[list[Row]], Chunk] = {}
    while running or (waiting and not lost):
        while waiting and not lost and len(running) < at_once:
            try:
                future = executor.submit(select_chunk, waiting[0])
            except pool.lost:
                break  # told by the futures under way
            running[future] = waiting.popleft()
        if not running:
            break
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            chunk = running.pop(future)
            try:
                yield from future.result()
            except pool.lost:
                lost.append(chunk)
