"""Makers' performance tables: what a family reads of them, and what it makes of their points.

A table says figures (capacity, power) at conditions (temperatures, load) for one model or several.
Which conditions and figures there are, and how headings call them, the family declares as roles;
where they stand in a file is found by catalog.files.maker_tables.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.machines.bare_figures import BareFigures
from core.vocabulary.finding import Figure, figure
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What a column, a row or a figure of a table may be; titled by the message `role.<key>`.

    names: regular expressions of what headings call it, in any case; also: of what they call it
    where its unit says that it is meant; axis: a condition that points are at, not a figure at
    them; usual: what a condition is where nothing is said of it; believed: between what a
    condition can lie, SI; kind: None for texts (the model); lower_of_two: of
    two values in one cell, as 12/7, the lower counts; first_of_two: the first, as the dry bulb of
    7/6 °C; zero: nothing is a figure too, as a head at
    the end of a curve. Of roles whose names both fit the one that stands first is meant.
    """

    key: str
    kind: Kind | None
    names: tuple[str, ...]
    also: tuple[str, ...] = ()
    axis: bool = False
    usual: float | None = None
    believed: tuple[float, float] | None = None
    lower_of_two: bool = False
    first_of_two: bool = False
    zero: bool = False


MODEL = "model"
MODEL_ROLE = Role(  # of every family
    key=MODEL,
    kind=None,
    names=(
        r"\bmodels?\b",
        r"\bunit (size|type|model)\b",
        r"^size$",
        r"^(typ|modell|typenbezeichnung|baureihe)\b",
        r"型号|机型(?!式)|规格",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TabledModel:
    """What tables say of one model.

    figures: by role, SI, (points,), nan where a point does not state it; places: where each
    point stands in the file; texts: what it says in words, by role; told: columns of the record
    that titles above its tables tell.
    """

    model: str
    figures: Mapping[str, FloatArray]
    places: tuple[str, ...]
    texts: Mapping[str, str] = field(default_factory=dict)
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Residuals:
    """How far a curve is off the points of one figure, relative to them.

    points: index of each among the model's; off: fitted over stated less 1.
    """

    role: str
    points: NDArray[np.int64]
    off: FloatArray

    @property
    def largest(self) -> float:
        """The largest, without its sign."""
        return float(np.abs(self.off).max(initial=0.0))

    @property
    def rms(self) -> float:
        """The root of the mean square."""
        return float(np.sqrt(np.mean(self.off**2))) if self.off.size else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something to say of a model's points: the message `makers.<code>` with its figures.

    doubtful: the person should look whether it can be.
    """

    code: str
    figures: tuple[Figure, ...] = ()
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FittedModel:
    """A device made of points, or what is missing for one.

    record: None where points are missing; missing: points without which there is no curve;
    assumed: what was not in the table and was taken from elsewhere; better: what the maker may be
    asked for, so that it fits better; band: how far the year may be off, as a share, of one unit
    and of several, where its curve is that of its kind; by_use: the same by site and use, in words,
    where those decide.
    """

    record: Any
    residuals: tuple[Residuals, ...] = ()
    missing: tuple[Remark, ...] = ()
    assumed: tuple[Remark, ...] = ()
    better: tuple[Remark, ...] = ()
    band: tuple[float, float] | None = None
    by_use: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the devices shall be, besides their points.

    values: of columns of the record, as a file or a person tells them; of_kind: whether what the
    points do not tell may be taken from machines of the kind; by_person: columns that a person
    told, which go before what the file says of one model.
    """

    values: Mapping[str, str]
    of_kind: bool = False
    by_person: frozenset[str] = frozenset()


def nothing_lacking(model: TabledModel) -> tuple[Remark, ...]:  # noqa: ARG001
    """Of a model whose points can only be judged with what a person says of it."""
    return ()


def undivided(model: TabledModel) -> tuple[TabledModel, ...]:
    """A model whose points make one device."""
    return (model,)


@dataclass(frozen=True, slots=True, kw_only=True)
class MakerTables:
    """How a family reads makers' tables.

    roles: what columns and rows may be; unused: names of figures that are known and passed over;
    told: columns of the record that any text of a file may tell, with regular expressions of
    each word; by_name: the same of what the heading of a condition says, by its role; asked:
    columns that must be stated; offered: those a person is asked for, the ones that must be first;
    fit: the device of a model's points; lacking: what its points lack whatever a person may say
    of it; divided: the devices that a model's points are of, as one
    for each wheel of a pump; shown: the column that tells how good a device is; of_kind: what the
    points do not tell can be taken from machines of the kind; bare: the figures that may come
    without units, None where units are asked for.
    """

    roles: tuple[Role, ...]
    unused: tuple[str, ...]
    told: Mapping[str, Mapping[str, str]]
    by_name: Mapping[str, Mapping[str, Mapping[str, str]]]
    asked: tuple[str, ...]
    offered: tuple[str, ...]
    fit: Callable[[TabledModel, Wanted], FittedModel]
    lacking: Callable[[TabledModel], Sequence[Remark]] = nothing_lacking
    divided: Callable[[TabledModel], Sequence[TabledModel]] = undivided
    shown: str = "cop"
    of_kind: bool = False
    bare: BareFigures | None = None

    def role(self, key: str) -> Role:
        """The role of that key; an unknown one is a bug."""
        return next(role for role in self.roles if role.key == key)


def listed_c(values: Iterable[float]) -> Figure:
    """Temperatures, °C, that are asked for: to a tenth, those of °F included."""
    shown = (f"{round(value, 1) + 0.0:g}".replace("-", "−") for value in values)
    return figure("at", ", ".join(dict.fromkeys(shown)))


def distinct(values: Sequence[float] | FloatArray) -> list[float]:
    """The different values, rising; what differs by rounding of the last digits is one."""
    found: list[float] = []
    for value in np.sort(np.asarray(values, dtype=np.float64)):
        if np.isfinite(value) and (not found or value - found[-1] > 1e-6 * max(1.0, abs(value))):
            found.append(float(value))
    return found
