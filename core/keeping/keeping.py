"""The rule by which results are kept in memory, and how they are forgotten.

`keep_for_good`: what rests on the program alone, such as a table it came with or the columns of a
type of records. It is the same as long as the program runs, there is a handful of it, and nothing
forgets it.

`keep_latest` and `Latest`: what rests on a study, a device or a file. Each keeps at most a stated
number of results; the one that was not needed for the longest time gives way to a new one. So the
memory stays bounded however many studies follow one another. `forget_all` empties them.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import cache, lru_cache
from threading import Lock
from typing import Any, Generic, ParamSpec, TypeVar, cast
from weakref import WeakSet

P = ParamSpec("P")
T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

# All that keeps a bounded number of results, as long as it lives itself.
_functions: WeakSet[Any] = WeakSet()
_elsewhere: list[Callable[[], None]] = []
_latest: "WeakSet[Latest[Any, Any]]" = WeakSet()


def keep_for_good(work_out: Callable[P, T]) -> Callable[P, T]:
    """Keep what a function returns for as long as the program runs.

    For functions without arguments, or whose arguments are of a closed set: a language of the
    program, a type of records, an icon.
    """
    return cast("Callable[P, T]", cache(work_out))


def keep_latest(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep the latest results of a function by its arguments, which must be hashable."""

    def keeping(work_out: Callable[P, T]) -> Callable[P, T]:
        found = lru_cache(maxsize=most)(work_out)
        _functions.add(found)
        return cast("Callable[P, T]", found)

    return keeping


class Same:
    """An object as a key that equals only itself.

    The object lives as long as the key, so that no other can take over its identity meanwhile.
    """

    __slots__ = ("_it",)

    def __init__(self, it: object) -> None:
        self._it = it

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other._it is self._it

    def __hash__(self) -> int:
        return id(self._it)


class Latest(Generic[K, V]):
    """The latest results by key, for keys that are not simply a function's arguments."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._found: OrderedDict[K, V] = OrderedDict()
        self._lock = Lock()  # the window works results out in several threads
        _latest.add(self)

    def of(self, key: K, work_out: Callable[[], V], holds: Callable[[V], bool] | None = None) -> V:
        """What is kept under a key, worked out where nothing is.

        holds: whether what is kept may still be used; what may not is replaced. Two threads may
        work the same out at one time; neither waits for the other.
        """
        with self._lock:
            if key in self._found and (holds is None or holds(self._found[key])):
                self._found.move_to_end(key)
                return self._found[key]
        found = work_out()
        self.put(key, found)
        return found

    def put(self, key: K, found: V) -> None:
        """Keep what was worked out elsewhere."""
        with self._lock:
            self._found[key] = found
            self._found.move_to_end(key)
            while len(self._found) > self._most:
                self._found.popitem(last=False)

    def known(self, key: K) -> V | None:
        """What is kept under a key; None where nothing is."""
        with self._lock:
            return self._found.get(key)

    def forget(self) -> None:
        """Forget all of them."""
        with self._lock:
            self._found.clear()

    def __len__(self) -> int:
        return len(self._found)


def when_forgetting(forget: Callable[[], None]) -> None:
    """Have a function called as well: of a module whose results another library keeps."""
    _elsewhere.append(forget)


def forget_all() -> None:
    """Forget every result but those that are kept for good."""
    for forget in _elsewhere:
        forget()
    for function in list(_functions):
        function.cache_clear()
    for latest in list(_latest):
        latest.forget()
