"""The bundled load shapes: catalog/figures/load_shapes.csv, described in load_shapes.md."""

from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from core.keeping.keeping import keep_for_good
from core.load.calendar import calendar_of, interval_of
from core.load.series import LoadOrigin, LoadSeries
from core.vocabulary.finding import Severity, figure, finding
from core.vocabulary.problem import Problem

FloatArray = NDArray[np.float64]

_W_PER_KW = 1000.0
_DOE = "DOE prototype buildings (ASHRAE 90.1-2013), openstudio-prototype-loads"
_MODELICA = "Modelica Buildings library, district energy example loads (2019-09-16)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One bundled shape; its title is the message `shape.<key>`."""

    key: str
    source: str
    climate: str  # the climate it was computed for
    sensible_only: bool  # zone sensible load: no latent load, no outdoor air
    hours: int
    peak_w: float  # highest load of the source
    full_load_hours: float  # sum over the highest

    @property
    def title_key(self) -> str:
        """Key of the message that names it."""
        return f"shape.{self.key}"


_DESCRIBED = {
    "hospital_3a": (_DOE, "3A, Atlanta", True),
    "hotel_4a": (_DOE, "4A, Baltimore", True),
    "medium_office_2a": (_DOE, "2A, Houston", True),
    "medium_office_3a": (_DOE, "3A, Atlanta", True),
    "swiss_hospital": (_MODELICA, "Switzerland", False),
    "swiss_office": (_MODELICA, "Switzerland", False),
}


@keep_for_good
def _table() -> dict[str, FloatArray]:
    """Loads of each shape in W, (8760,)."""
    text = (files("catalog") / "figures" / "load_shapes.csv").read_text(encoding="utf-8")
    header, *rows = text.splitlines()
    values = np.loadtxt(rows, delimiter=",") * _W_PER_KW
    return {key: values[:, column] for column, key in enumerate(header.split(","))}


@keep_for_good
def shapes() -> tuple[Shape, ...]:
    """All bundled shapes."""
    return tuple(
        Shape(
            key=key,
            source=_DESCRIBED[key][0],
            climate=_DESCRIBED[key][1],
            sensible_only=_DESCRIBED[key][2],
            hours=load.size,
            peak_w=float(load.max()),
            full_load_hours=float(load.sum() / load.max()),
        )
        for key, load in _table().items()
    )


def load_shape(key: str, peak_w: float | None = None) -> LoadSeries:
    """A shape as a year of load, scaled to `peak_w` where one is given.

    Raises Problem `shape_unknown` with the known keys.
    """
    shape = next((s for s in shapes() if s.key == key), None)
    if shape is None:
        known = ", ".join(s.key for s in shapes())
        raise Problem("shape_unknown", "load.shape", figure("shape", key), figure("known", known))
    load = _table()[key]
    calendar = calendar_of(load.size, interval_of(load.size))
    assert calendar is not None  # noqa: S101 - the shipped shapes are whole years
    found = [finding("shape_other_climate", Severity.ASSUMED, figure("climate", shape.climate))]
    if shape.sensible_only:
        found.append(finding("shape_sensible_only", Severity.WARNING, source=shape.source))
    return LoadSeries(
        load_w=load if peak_w is None else load * (peak_w / shape.peak_w),
        step_h=calendar.step_h,
        month=calendar.month(),
        hour_of_day=calendar.hour_of_day(),
        origin=LoadOrigin.SHAPE,
        label=key,
        findings=tuple(found),
    )
