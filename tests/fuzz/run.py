"""Fuzzes all kinds of files for a time: `make fuzz`, or

    python -m tests.fuzz.run [--seconds N] [--kind NAME] [--first N] [--seed N]

Every run begins with other seeds, unless --first says with which. Inputs are taken in a child
process with little memory and an alarm, so that an abort, a hang or a flood of memory is found
too. What is found is printed with its kind and seed, by which it can be had again, and with a
smaller input that does the same.
"""

import argparse
import mmap
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from pathlib import Path
from random import Random, SystemRandom

from tests.fuzz.kinds import KINDS, Kind, fault_of

_MEMORY = 3_000_000_000  # bytes of addresses; resident memory is told apart
_HANG_S = 20
_TURN_S = 20.0  # a kind's turn before the next
_FIRST_MOST = 1_000_000_000
_FOUND_MOST = 5  # of one kind, then it is passed over


class _HangError(Exception):
    """An input took too long."""


def _on_alarm(*_: object) -> None:
    raise _HangError


def main() -> int:
    """Turn by turn over the kinds until the time is up; exit status 1 where anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=1800.0)
    parser.add_argument("--kind", choices=list(KINDS))
    parser.add_argument("--seed", type=int, help="one input only, with its whole traceback")
    parser.add_argument("--first", type=int, help="the seed to begin with; left out: a new one")
    given = parser.parse_args()
    names = [given.kind] if given.kind else list(KINDS)
    if given.seed is not None:
        return _again(KINDS[names[0]], given.seed)
    first = SystemRandom().randrange(_FIRST_MOST) if given.first is None else given.first
    print(f"begins with --first {first}", flush=True)
    with tempfile.TemporaryDirectory() as name:
        return _rounds(names, first, given.seconds, Path(name))


def _rounds(names: list[str], first: int, seconds: float, folder: Path) -> int:
    os.environ["LOADFIT_DATA"] = str(folder / "data")
    counts, found = Counter[str](), Counter[str]()
    until, next_seed, largest = time.monotonic() + seconds, dict.fromkeys(names, first), 0
    turn = min(_TURN_S, max(1.0, seconds / len(names)))
    while (left := until - time.monotonic()) > 0 and any(found[n] < _FOUND_MOST for n in names):
        for name in names:
            if found[name] >= _FOUND_MOST:
                continue
            end = _turn(name, next_seed[name], min(turn, max(left, 0.5)), folder)
            counts[name] += end.seed - next_seed[name]
            found[name] += end.found
            next_seed[name] = end.seed
            largest = max(largest, end.resident)
    for name in names:
        print(f"{name}: {counts[name]:,} inputs, {found[name]} found")
    total, wrong = sum(counts.values()), sum(found.values())
    print(f"{total:,} inputs, {wrong} found, {largest / 1e6:,.0f} MB at most")
    return int(wrong > 0)


class _End:
    """How a child's turn ended: the seed to go on with, what was found, its memory."""

    def __init__(self, seed: int, found: int, resident: int) -> None:
        self.seed, self.found, self.resident = seed, found, resident


def _turn(name: str, seed: int, seconds: float, folder: Path) -> _End:
    shared = mmap.mmap(-1, 16)  # the seed under way, and how many were found
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        _child(name, seed, seconds, folder, shared)
    _, status, used = os.wait4(pid, 0)
    at = int.from_bytes(shared[:8], "little")
    found = int.from_bytes(shared[8:], "little")
    if os.WIFSIGNALED(status):
        print(f"ABORT {name} --seed {at}: signal {os.WTERMSIG(status)}", flush=True)
        found, at = found + 1, at + 1
    return _End(at, found, used.ru_maxrss * 1024)


def _child(name: str, seed: int, seconds: float, folder: Path, shared: mmap.mmap) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    signal.signal(signal.SIGALRM, _on_alarm)
    warnings.simplefilter("error")  # as in the tests: a number that overflows is a finding
    kind, until, found = KINDS[name], time.monotonic() + seconds, 0
    own = folder / "inputs"
    own.mkdir(exist_ok=True)
    while time.monotonic() < until and found < _FOUND_MOST:
        shared[:8] = seed.to_bytes(8, "little")
        content = kind.make(Random(seed))  # noqa: S311
        signal.alarm(_HANG_S)
        fault = fault_of(kind, content, own)
        signal.alarm(0)
        seed += 1
        if fault is not None:
            found += 1
            _tell(name, seed - 1, kind, content, fault, own)
    shared[:8], shared[8:] = seed.to_bytes(8, "little"), found.to_bytes(8, "little")
    sys.stdout.flush()
    os._exit(0)


def _tell(
    name: str, seed: int, kind: Kind, content: bytes, fault: BaseException, folder: Path
) -> None:
    last = traceback.extract_tb(fault.__traceback__)[-1]
    print(f"FOUND --kind '{name}' --seed {seed}: {type(fault).__name__}: {str(fault)[:120]}")
    print(f"  {last.filename}:{last.lineno} in {last.name}")
    print(f"  {smaller(kind, content, fault, folder)[:400]!r}", flush=True)


def smaller(kind: Kind, content: bytes, fault: BaseException, folder: Path) -> bytes:
    """The input with lines, then pieces, taken out for as long as it fails in the same way."""
    where = _place(fault)
    for piece in (b"\n", b","):
        size = max(1, len(content.split(piece)) // 2)
        until = time.monotonic() + 5.0
        while size and time.monotonic() < until:
            parts, at = content.split(piece), 0
            while at < len(parts) and time.monotonic() < until:
                rest = piece.join(parts[:at] + parts[at + size :])
                again = fault_of(kind, rest, folder)
                if again is not None and _place(again) == where:
                    content, parts = rest, rest.split(piece)
                else:
                    at += size
            size //= 2
    return content


def _place(fault: BaseException) -> tuple[str, int | None]:
    last = traceback.extract_tb(fault.__traceback__)[-1]
    return last.filename, last.lineno


def _again(kind: Kind, seed: int) -> int:
    warnings.simplefilter("error")
    content = kind.make(Random(seed))  # noqa: S311
    print(content[:3000])
    with tempfile.TemporaryDirectory() as folder:
        fault = fault_of(kind, content, Path(folder))
    if fault is not None:
        traceback.print_exception(fault)
    return int(fault is not None)


if __name__ == "__main__":
    sys.exit(main())
