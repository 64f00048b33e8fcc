"""Lists and tables whose entries are made when they are asked for.

Of a large catalog a reader sees a page: what stands on the others is known by its row in the
columns, and put into words when somebody turns to it.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar, overload

from core.vocabulary.finding import Finding

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


class ListAtNeed(Sequence[T]):
    """A list of known length; each entry is made once, when it is first looked at."""

    def __init__(self, length: int, make: Callable[[int], T]) -> None:
        self._length, self._make = length, make
        self._made: dict[int, T] = {}
        self._every: tuple[T, ...] | None = None  # when all of them are made

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...

    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        if isinstance(at, slice):
            return tuple(self[one] for one in range(self._length)[at])
        where = range(self._length)[at]
        if where not in self._made:
            self._made.setdefault(where, self._make(where))  # the first one stays, for all threads
        return self._made[where]

    def __iter__(self) -> Iterator[T]:
        if self._every is not None:
            yield from self._every
            return
        found = []
        for at in range(self._length):
            found.append(self[at])
            yield found[-1]
        self._every = tuple(found)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]  # as a list


class MadeAtNeed(Sequence[T]):
    """A list that is made whole when it is first looked at; its length is not known before."""

    def __init__(self, make: Callable[[], Iterable[T]]) -> None:
        self._make = make
        self._every: tuple[T, ...] | None = None

    @property
    def every(self) -> tuple[T, ...]:
        """All of it."""
        if self._every is None:
            self._every = tuple(self._make())
        return self._every

    def __len__(self) -> int:
        return len(self.every)

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...

    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        return self.every[at]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return self.every == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # as a list


class Reasons(Mapping[K, tuple[Finding, ...]], Generic[K]):
    """Findings by machine, or by machine and number of units: the codes first, the words at need.

    codes: of the first finding of each.
    """

    def __init__(self, codes: Mapping[K, str], say: Callable[[K], tuple[Finding, ...]]) -> None:
        self.codes, self._say = codes, say

    @classmethod
    def of(cls, findings: Mapping[K, tuple[Finding, ...]]) -> "Reasons[K]":
        """Findings that are there already."""
        if isinstance(findings, Reasons):
            return findings
        return cls({key: said[0].code for key, said in findings.items()}, findings.__getitem__)

    def without(self, keys: Iterable[K]) -> "Reasons[K]":
        """Those of all other keys."""
        codes = dict(self.codes)
        for key in keys:
            codes.pop(key, None)
        return self if len(codes) == len(self.codes) else Reasons(codes, self._say)

    def followed_by(self, others: Mapping[K, tuple[Finding, ...]]) -> "Reasons[K]":
        """With what others say of what nothing was said of before."""
        codes = Reasons.of(others).codes
        more = {key: code for key, code in codes.items() if key not in self.codes}

        def say(key: K) -> tuple[Finding, ...]:
            return others[key] if key in more else self._say(key)

        return Reasons({**self.codes, **more}, say)

    def __getitem__(self, key: K) -> tuple[Finding, ...]:
        if key not in self.codes:
            raise KeyError(key)
        return self._say(key)

    def __contains__(self, key: object) -> bool:
        return key in self.codes

    def __iter__(self) -> Iterator[K]:
        return iter(self.codes)

    def __len__(self) -> int:
        return len(self.codes)


class Either(Mapping[K, T]):
    """What one table has by a key, else what the other has; nothing of either is made."""

    def __init__(self, *tables: Mapping[K, T]) -> None:
        self._tables = tables

    def __getitem__(self, key: K) -> T:
        for table in self._tables:
            if key in table:
                return table[key]
        raise KeyError(key)

    def __iter__(self) -> Iterator[K]:
        return iter(dict.fromkeys(key for one in self._tables for key in one))

    def __len__(self) -> int:
        return len(set().union(*self._tables))
