"""Figures that note what is asked of them, so that one judging stands for many devices.

Judging puts few questions to a figure: is it above this limit, below that bound. Devices of which
the same questions have the same answers get the same verdicts, but for the figures that are told.
While a device is judged, a `Watched` stands in for each of its figures, and a `Watch` keeps what
was asked, in order, with a way to put the same question to another device. Whatever is done to a
figure beside comparing and simple arithmetic is noted as a question for its exact value: so what
is noted is always enough, whatever the judging does.
"""

from collections.abc import Callable, Hashable, Mapping
from math import nan
from operator import add, itemgetter, mul, sub
from typing import Any, NamedTuple, cast

from core.standards.formulas import Figures

Take = Callable[[Figures], Any]  # a figure, or an answer, of a device's figures
_UNORDERED = 2


class Question(NamedTuple):
    """What was asked of the figures of a device, and what came out for the one that was judged.

    With a bound it is how the figure that `take` gives lies to it, as `order` tells; else it is
    what `take` gives. key: the same for the same figure, on the way to one end.
    """

    key: str
    take: Take
    bound: float | None
    answer: Hashable


class Watch:
    """What was asked while one device was judged."""

    def __init__(self) -> None:
        self.asked: list[Question] = []
        self._spans: dict[str, tuple[float, float]] = {}  # above and below what, by figure
        self._exact: set[str] = set()
        self._computed = 0

    def figures(self, figures: Figures) -> Figures:
        """The figures, each number of them watched."""
        return {
            name: value
            if isinstance(value, str)
            else cast(float, Watched(self, name, itemgetter(name), value))
            for name, value in figures.items()
        }

    def order(self, one: "Watched", bound: float) -> int:
        """How a figure lies to a bound; noted where it does not follow from what was asked."""
        answer = order(one.value, bound)
        if one.key in self._exact:
            return answer
        above, below = self._spans.get(one.key, (nan, nan))
        if bound <= above or bound >= below:
            return answer
        if answer == 1:
            above = bound
        elif answer == -1:
            below = bound
        self._spans[one.key] = above, below
        self.asked.append(Question(one.key, one.take, bound, answer))
        return answer

    def order_of_two(self, one: "Watched", other: "Watched") -> int:
        """How a figure lies to another one."""
        first, second = one.take, other.take
        answer = order(one.value, other.value)
        self.asked.append(
            Question("", lambda figures: order(first(figures), second(figures)), None, answer)
        )
        return answer

    def exact(self, one: "Watched") -> float:
        """The figure itself: only devices that have the very same are alike."""
        if one.key not in self._exact:
            self._exact.add(one.key)
            take = one.take
            answer = _named(one.value)
            self.asked.append(Question("", lambda figures: _named(take(figures)), None, answer))
        return one.value

    def computed(self, take: Take, value: float) -> "Watched":
        """A figure that was made of others in a way of its own."""
        self._computed += 1
        return Watched(self, f"computed {self._computed}", take, value)


class Watched:
    """A figure, or what is made of figures, that tells its Watch what it is asked.

    key: the same for the same figure; take: how it follows from the figures of any device.
    """

    __slots__ = ("key", "take", "value", "watch")

    def __init__(self, watch: Watch, key: str, take: Take, value: float) -> None:
        self.watch = watch
        self.key = key
        self.take = take
        self.value = value

    # Questions

    def _order(self, other: object) -> int | None:
        if isinstance(other, Watched):
            same = other is self or other.key == self.key
            return 0 if same else self.watch.order_of_two(self, other)
        return self.watch.order(self, other) if isinstance(other, (int, float)) else None

    def __eq__(self, other: object) -> bool:
        return self._order(other) == 0

    def __lt__(self, other: object) -> bool:
        return self._order(other) == -1

    def __gt__(self, other: object) -> bool:
        return self._order(other) == 1

    def __le__(self, other: object) -> bool:
        return self._order(other) in (-1, 0)

    def __ge__(self, other: object) -> bool:
        return self._order(other) in (0, 1)

    def __bool__(self) -> bool:
        return self._order(0.0) != 0

    # What follows from it, still watched

    def __round__(self, digits: int) -> "Watched":
        take = self.take
        return Watched(
            self.watch, f"round({self.key}, {digits})",
            lambda figures: round(take(figures), digits), round(self.value, digits),
        )  # fmt: skip

    def __neg__(self) -> "Watched":
        return _joined(mul, -1.0, self)

    def __add__(self, other: "float | Watched") -> "Watched":
        return _joined(add, self, other)

    def __radd__(self, other: float) -> "Watched":
        return _joined(add, other, self)

    def __sub__(self, other: "float | Watched") -> "Watched":
        return _joined(sub, self, other)

    def __rsub__(self, other: float) -> "Watched":
        return _joined(sub, other, self)

    def __mul__(self, other: "float | Watched") -> "Watched":
        return _joined(mul, self, other)

    def __rmul__(self, other: float) -> "Watched":
        return _joined(mul, other, self)

    # Everything else rests on the very figure

    def __hash__(self) -> int:
        return hash(self.watch.exact(self))

    def __float__(self) -> float:
        return float(self.watch.exact(self))

    def __int__(self) -> int:
        return int(self.watch.exact(self))

    def __abs__(self) -> float:
        return abs(self.watch.exact(self))

    def __mod__(self, other: float) -> float:
        return self.watch.exact(self) % float(other)

    def __truediv__(self, other: float) -> float:
        return self.watch.exact(self) / float(other)

    def __rtruediv__(self, other: float) -> float:
        return other / self.watch.exact(self)

    def __format__(self, form: str) -> str:
        return format(self.watch.exact(self), form)

    def __str__(self) -> str:
        return str(self.watch.exact(self))


def as_number(value: float | str) -> float:
    """A figure as a number, watched where it is."""
    return cast(float, value) if isinstance(value, Watched) else float(value)


def computed(function: Callable[[Figures], float], figures: Figures) -> float:
    """What a function makes of the figures of a device, watched where they are."""
    values: Mapping[str, object] = figures
    watched = {name: one for name, one in values.items() if isinstance(one, Watched)}
    if not watched:
        return function(figures)

    def take(given: Figures) -> float:
        return function({**figures, **{name: one.take(given) for name, one in watched.items()}})

    value = function({**figures, **{name: one.value for name, one in watched.items()}})
    watch = next(iter(watched.values())).watch
    return cast(float, watch.computed(take, value))


def _joined(
    function: Callable[[float, float], float], one: "float | Watched", other: "float | Watched"
) -> Watched:
    """A sum, a difference or a product of two numbers, of which one at least is watched."""
    watched = one if isinstance(one, Watched) else cast(Watched, other)
    first, left, key = _parts(one)
    second, right, other_key = _parts(other)
    return Watched(
        watched.watch, f"{function.__name__}({key}, {other_key})",
        lambda figures: function(first(figures), second(figures)), function(left, right),
    )  # fmt: skip


def _parts(one: "float | Watched") -> tuple[Take, float, str]:
    if isinstance(one, Watched):
        return one.take, one.value, one.key
    return (lambda _: one), one, repr(one)


def order(one: float, other: float) -> int:
    """1: above, -1: below, 0: equal, 2: no number."""
    if one > other:
        return 1
    if one < other:
        return -1
    return 0 if one == other else _UNORDERED


def _named(value: float) -> Hashable:
    """A number as an answer; of the zeros, which are told differently, each by itself."""
    return value if value else str(value)
