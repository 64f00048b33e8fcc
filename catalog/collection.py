"""No search for garbage while a large table is built: its many lists hold no cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_pausing: set[object] = set()


def is_paused() -> bool:
    """Whether a table is being built in any thread: for whoever searches by a clock of its own."""
    return bool(_pausing)


@contextmanager
def paused() -> Iterator[None]:
    """Pause the search, which would walk all rows again and again (twice the time of reading)."""
    was_on, mine = gc.isenabled(), object()
    _pausing.add(mine)
    gc.disable()
    try:
        yield
    finally:
        _pausing.discard(mine)
        if was_on:
            gc.enable()


@contextmanager
def kept() -> Iterator[None]:
    """Pause the search, and have every later one pass over what was built meanwhile.

    It is freed all the same as soon as nobody needs it. What else was garbage at the end stays;
    so this is for the few tables a window keeps, not for every file a program reads.
    """
    with paused():
        yield
        gc.freeze()
