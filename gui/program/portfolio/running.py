"""The ways a portfolio runs: here, on the pool of this machine, on a cluster of Dask's.

Both pools are executors of the standard library's kind, so one loop serves them. What a worker has
laid out for a family and a site serves its other studies of them: each worker of this machine has a
share of its own, whose studies follow one another, and whoever is done takes from the end of the
largest share that is left. Where a worker is lost, what was under way is done again, study by study
and one at a time; a study that takes its worker down alone as well becomes a row that says so.
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

_AHEAD = 2  # chunks handed out for each worker: it never waits, and little is lost with it
_ANSWERS_S = "10s"


class Lane(Protocol):
    """Whoever takes chunks of one share: a worker, or all of a cluster; ahead: so many at once."""

    @property
    def ahead(self) -> int:
        """Chunks that are handed out together."""
        ...

    def submit(self, chunk: Chunk) -> "Future[list[Row]]":
        """Hand a chunk out. Raises what the pool calls lost where the worker has gone."""
        ...

    def renew(self) -> None:
        """Another worker in place of one that has gone."""
        ...


class Pool(Protocol):
    """Lanes that are open for a while."""

    def opened(self) -> AbstractContextManager[Sequence[Lane]]:
        """The lanes, closed behind the block."""
        ...

    @property
    def lost(self) -> tuple[type[Exception], ...]:
        """What is raised of a chunk whose worker has gone."""
        ...


class _Process:
    """One process of this machine."""

    ahead = _AHEAD

    def __init__(self) -> None:
        self._pool = self._started()

    @staticmethod
    def _started() -> ProcessPoolExecutor:
        """Started anew, not forked: nothing of this process's threads and files goes along.

        Raises Problem `portfolio_no_workers` where the system has no shared memory to lock with.
        """
        try:
            return ProcessPoolExecutor(1, mp_context=get_context("spawn"))
        except (OSError, ImportError, NotImplementedError) as error:
            reason = figure("reason", str(error) or type(error).__name__)
            raise Problem("portfolio_no_workers", "--workers", reason) from error

    def submit(self, chunk: Chunk) -> "Future[list[Row]]":
        """Hand a chunk out."""
        return self._pool.submit(select_chunk, chunk)

    def renew(self) -> None:
        """A process in place of one that has ended."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._started()

    def close(self, *, at_once: bool) -> None:
        """End it; at once: what has not begun is not done any more."""
        self._pool.shutdown(wait=not at_once, cancel_futures=at_once)


class Processes:
    """Processes of this machine."""

    lost: tuple[type[Exception], ...] = (BrokenProcessPool,)

    def __init__(self, workers: int) -> None:
        self.workers = workers

    @contextmanager
    def opened(self) -> Iterator[Sequence[Lane]]:
        """A lane each. Raises Problem `portfolio_no_workers`."""
        lanes: list[_Process] = []
        whole = False
        try:
            lanes.extend(_Process() for _ in range(self.workers))
            yield lanes
            whole = True
        finally:
            for lane in lanes:
                lane.close(at_once=not whole)


class _AllWorkers:
    """The workers of a cluster, among which Dask itself shares out what it is given."""

    def __init__(self, executor: Executor, workers: int) -> None:
        self._executor, self.ahead = executor, _AHEAD * workers

    def submit(self, chunk: Chunk) -> "Future[list[Row]]":
        """Hand a chunk out."""
        return self._executor.submit(select_chunk, chunk)

    def renew(self) -> None:
        """Dask's client is never broken."""


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
        self.workers = max(len(self._client.scheduler_info(n_workers=-1)["workers"]), 1)
        self.lost: tuple[type[Exception], ...] = (KilledWorker,)

    @contextmanager
    def opened(self) -> Iterator[Sequence[Lane]]:
        """The client as an executor; it is never broken, Dask itself does again what was lost."""
        yield [_AllWorkers(self._client.get_executor(pure=False), self.workers)]

    def close(self) -> None:
        """Leave the cluster as it was found."""
        self._client.close()


def here(shares: Sequence[Sequence[Chunk]]) -> Iterator[Row]:
    """The rows, one after another in this process."""
    for share in shares:
        for chunk in share:
            yield from rows_of(chunk)


def in_pool(
    pool: Pool, shares: Sequence[Sequence[Chunk]], lost_row: Callable[[Chunk], Row]
) -> Iterator[Row]:
    """The rows as they are ready, of shares for each lane.

    lost_row: that of a single study whose worker ends each time.
    Raises Problem `portfolio_other` where a worker has another catalog.
    """
    with pool.opened() as lanes:
        lost: list[Chunk] = []
        yield from _ready(lanes, [deque(share) for share in shares], pool.lost, lost)
        # Last, and one at a time: whose worker ends then is the one that ends it.
        for suspect in _single(lost):
            again: list[Chunk] = []
            yield from _ready(lanes[:1], [deque([suspect])], pool.lost, again)
            yield from map(lost_row, again)


def _single(chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    """The studies of chunks, each as a chunk."""
    from msgspec.structs import replace

    for chunk in chunks:
        for study in chunk.studies:
            files = {key: chunk.contents[key] for key in study.files.values()}
            yield replace(chunk, studies=(study,), contents=files)


def _ready(
    lanes: Sequence[Lane],
    shares: Sequence[deque[Chunk]],
    gone: tuple[type[Exception], ...],
    lost: list[Chunk],
) -> Iterator[Row]:
    """Rows until nothing is left; `lost`: what was under way where a worker has gone."""
    running: dict[Future[list[Row]], tuple[int, Chunk]] = {}
    held = [0] * len(lanes)
    while True:
        for own, lane in enumerate(lanes):
            while held[own] < lane.ahead and (chunk := _next(shares, own)) is not None:
                running[_handed_out(lane, chunk, gone)] = own, chunk
                held[own] += 1
        if not running:
            return
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            own, chunk = running.pop(future)
            held[own] -= 1
            try:
                yield from future.result()
            except gone:
                lost.append(chunk)


def _handed_out(lane: Lane, chunk: Chunk, gone: tuple[type[Exception], ...]) -> "Future[list[Row]]":
    try:
        return lane.submit(chunk)
    except gone:
        lane.renew()
        return lane.submit(chunk)


def _next(shares: Sequence[deque[Chunk]], own: int) -> Chunk | None:
    """The next chunk of a lane: of its own share, else the last one of the largest."""
    if own < len(shares) and shares[own]:
        return shares[own].popleft()
    largest = max(shares, key=lambda share: sum(len(chunk.studies) for chunk in share))
    return largest.pop() if largest else None
