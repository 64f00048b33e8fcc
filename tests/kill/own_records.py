"""Kills a program that writes own devices, or takes its disk away, and starts it again.

    python -m tests.kill.own_records [--rounds N] [--every N] [--grow BYTES]

What was reported as saved must be there afterwards, the one write under way whole or not at
all, and every start must succeed without a word. Run by `make kill`; a small share of it runs
with the other tests.
"""

import argparse
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from catalog.devices.own import own_id
from catalog.devices.store import Catalog, open_catalog
from core.vocabulary.problem import Problem

LONGEST_S = 0.25  # a child lives so long at most before it is killed
_FULL = 65  # exit status of a child that was told that it cannot write
_SYSCALLS = "pwrite64,write,fsync,fdatasync,ftruncate,unlink,openat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a start found after a kill."""

    started: bool  # the catalog opened, and said nothing of the user's file
    lost: frozenset[str]  # reported as saved, and not there
    half: frozenset[str]  # there, and not what was written

    @property
    def sound(self) -> bool:
        """Whether all is as it must be."""
        return self.started and not self.lost and not self.half


def _device(catalog: Catalog, name: str, price: float) -> Any:
    return msgspec.structs.replace(catalog.device("W001"), id=name, price=price)


def _work(journal: Path, seed: int, known: dict[str, float]) -> None:
    """Add, change and delete devices for ever; each step is noted before and after it."""
    chance, held = random.Random(seed), dict(known)  # noqa: S311
    with open_catalog() as catalog, journal.open("ab", buffering=0) as notes:
        for step in range(10_000):
            name, price = f"own:{seed}-{step}", float(chance.randrange(1, 10**6))
            what = chance.choice(("add", "add", "change", "delete"))
            if what != "add" and held:
                name = chance.choice(sorted(held))
            else:
                what = "add"
            line = f"{what} {name} {price}\n".encode()
            notes.write(b"begin " + line)
            if what == "delete":
                catalog.delete(name, "chillers")
                held.pop(name)
            else:
                (catalog.add if what == "add" else catalog.replace)(_device(catalog, name, price))
                held[name] = price
            notes.write(b"done " + line)


def _expected(journal: Path, known: dict[str, float]) -> tuple[dict[str, float], str | None]:
    """Devices that must be there with their prices, and the one whose write was under way."""
    held, under_way = dict(known), None
    for line in journal.read_text("utf-8").splitlines():
        stage, what, name, price = line.split()
        if stage == "begin":
            under_way = name
        elif what == "delete":
            held.pop(name)
            under_way = None
        else:
            held[name] = float(price)
            under_way = None
    return held, under_way


def start_again(must: dict[str, float], under_way: str | None) -> tuple[Outcome, dict[str, float]]:
    """Start, and hold what is there against what was reported as saved."""
    with open_catalog() as catalog:
        found = {d.id: d for d in catalog.devices("chillers") if catalog.is_own(d.id)}
        started = catalog.own.trouble is None
        like = msgspec.structs.replace(catalog.device("W001"), id="", price=None)
    prices = {name: device.price for name, device in found.items()}
    sure = {name: price for name, price in must.items() if name != under_way}
    lost = frozenset(name for name, price in sure.items() if prices.get(name) != price)
    half = frozenset(
        name
        for name, device in found.items()
        if msgspec.structs.replace(device, id="", price=None) != like
    )
    return Outcome(started=started, lost=lost, half=half), prices


@contextmanager
def own_folder() -> Iterator[Path]:
    """A user's folder of its own."""
    before = os.environ.get("LOADFIT_DATA")
    folder = Path(tempfile.mkdtemp(prefix="loadfit-kill-"))
    os.environ["LOADFIT_DATA"] = str(folder / "data")
    try:
        yield folder
    finally:
        os.environ.pop("LOADFIT_DATA")
        if before is not None:
            os.environ["LOADFIT_DATA"] = before
        shutil.rmtree(folder)


def _child(work: Callable[[], object]) -> int:
    """Fork a child that does the work; its process id."""
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            work()
            status = 0
        except Problem:
            status = _FULL
        finally:
            os._exit(status)
    return pid


def at_random(rounds: int, seed: int = 2026) -> Counter[str]:
    """Kill a busy program at random, again and again, its devices going on from round to round."""
    chance, counts = random.Random(seed), Counter[str]()  # noqa: S311
    with own_folder() as folder:
        known: dict[str, float] = {}
        for round_ in range(rounds):
            journal = folder / f"journal-{round_}"
            journal.touch()
            pid = _child(lambda j=journal, r=round_, k=known: _work(j, r, k))
            _wait_for_first(journal)
            time.sleep(chance.random() * LONGEST_S)
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            outcome, known = start_again(*_expected(journal, known))
            _count(counts, outcome, f"round {round_}")
            if len(known) > 40:  # enough: begin with a new file
                shutil.rmtree(folder / "data")
                known = {}
    return counts


def _wait_for_first(journal: Path) -> None:
    until = time.monotonic() + 20.0
    while not journal.stat().st_size and time.monotonic() < until:
        time.sleep(0.001)


def _count(counts: Counter[str], outcome: Outcome, where: str) -> None:
    counts["starts"] += 1
    counts["started"] += outcome.started
    counts["lost"] += len(outcome.lost)
    counts["half"] += len(outcome.half)
    if not outcome.sound:
        print(f"{where}: {outcome}", file=sys.stderr)


def at_every_statement(later: bool, every: int = 1) -> Counter[str]:
    """Kill at each SQL statement that one write executes: of the first device, or of a later."""
    counts, number = Counter[str](), 1
    while True:
        with own_folder():
            must = _kept_before(later)
            pid = _child(lambda n=number: _add_killed_at(n))
            _, status = os.waitpid(pid, 0)
            if not os.WIFSIGNALED(status):
                return counts
            outcome, _ = start_again(must, own_id("second"))
            _count(counts, outcome, f"statement {number}")
        number += every


def _kept_before(later: bool) -> dict[str, float]:
    if not later:
        return {}
    with open_catalog() as catalog:
        catalog.add(_device(catalog, "first", 1.0))
    return {own_id("first"): 1.0}


def _add_killed_at(number: int) -> None:
    left = [number]

    def count(_: str) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    with open_catalog() as catalog:
        connect = sqlite3.connect

        def traced(*arguments: Any, **options: Any) -> sqlite3.Connection:
            connection = connect(*arguments, **options)
            connection.set_trace_callback(count)
            return connection

        sqlite3.connect = traced  # type: ignore[assignment]
        catalog.add(_device(catalog, "second", 2.0))


def with_a_full_disk(later: bool, step: int = 4096) -> Counter[str]:
    """Let no file grow beyond a limit, from nothing up to where the write succeeds."""
    counts, limit = Counter[str](), 0
    while True:
        with own_folder():
            must = _kept_before(later)
            pid = _child(lambda size=limit: _add_within(size))
            _, status = os.waitpid(pid, 0)
            succeeded = os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0
            refused = os.WIFEXITED(status) and os.WEXITSTATUS(status) == _FULL
            counts["neither saved nor told"] += not (succeeded or refused)
            if succeeded:
                must[own_id("second")] = 2.0
            outcome, _ = start_again(must, None if succeeded else own_id("second"))
            _count(counts, outcome, f"limit {limit}")
            if succeeded:
                return counts
        limit += step


def _add_within(size: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # the write fails instead
    with open_catalog() as catalog:
        device = _device(catalog, "second", 2.0)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
        catalog.add(device)


def at_every_system_call(later: bool) -> Counter[str]:
    """Kill at each system call of one write that touches a file; needs strace."""
    counts, number = Counter[str](), 1
    adding = [sys.executable, "-m", "tests.kill.own_records", "--add"]
    while True:
        with own_folder():
            must = _kept_before(later)
            inject = f"inject={_SYSCALLS}:signal=SIGKILL:when={number}"
            calls = os.environ["LOADFIT_DATA"] + "/own.db"
            named = [part for end in ("", "-journal") for part in ("-P", f"{calls}{end}")]
            done = subprocess.run(
                ["strace", "-f", "-o", os.devnull, *named, "-e", inject, *adding], check=False
            )
            if done.returncode == 0:
                return counts
            outcome, _ = start_again(must, own_id("second"))
            _count(counts, outcome, f"system call {number}")
        number += 1


def main() -> int:
    """All of it; the exit status is 1 where anything was lost or a start failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=1000, help="kills at random")
    parser.add_argument("--every", type=int, default=1, help="each so manieth statement")
    parser.add_argument("--grow", type=int, default=4096, help="bytes the full disk grows by")
    parser.add_argument("--add", action="store_true", help=argparse.SUPPRESS)  # what is traced
    given = parser.parse_args()
    if given.add:
        with open_catalog() as catalog:
            catalog.add(_device(catalog, "second", 2.0))
        return 0
    parts: dict[str, Callable[[], Counter[str]]] = {}
    for which, later in (("first device", False), ("later device", True)):
        parts[f"at statements, {which}"] = partial(at_every_statement, later, given.every)
        parts[f"with a full disk, {which}"] = partial(with_a_full_disk, later, given.grow)
        if shutil.which("strace") and given.every == 1:
            parts[f"at system calls, {which}"] = partial(at_every_system_call, later)
    parts["at random"] = partial(at_random, given.rounds)
    failed = False
    for name, run in parts.items():
        counts = run()
        wrong = counts["lost"] + counts["half"] + counts["neither saved nor told"]
        failed |= bool(wrong) or counts["started"] < counts["starts"]
        print(
            f"{name}: {counts['starts']} kills, {counts['started']} starts without a word, "
            f"{counts['lost']} lost, {counts['half']} half written, "
            f"{counts['neither saved nor told']} neither saved nor told",
            flush=True,
        )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
