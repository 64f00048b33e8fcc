"""Chillers from makers' points: full load fits the two surfaces, part load the share of power.

Part load is told relative to full load at the same temperatures: by the points of the table that
are there, else by the surfaces fitted. A load in per cent is a share of the capacity at the
temperatures of its own row; where the row states its capacity that is what counts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.families.chillers.columns import columns_of
from core.families.chillers.exchange.fitting import (
    CUBIC,
    QUADRATIC,
    FullLoadPoints,
    PartLoadPoints,
    Refit,
    part_load_points,
    refit,
)
from core.families.chillers.exchange.maker_roles import (
    BY_NAME,
    CAPACITY,
    CONDENSER,
    COP,
    LEAVING,
    LOAD,
    PART_POWER,
    POWER,
    POWER_SHARE,
    ROLES,
    TOLD,
    UNUSED,
)
from core.families.chillers.fresh import fresh
from core.families.chillers.performance import curve_values
from core.families.chillers.record import Chiller, Compressor, Flag, Unloading
from core.machines.condenser import Condenser
from core.machines.device import Evidence
from core.machines.maker_tables import (
    FittedModel,
    MakerTables,
    Remark,
    Residuals,
    TabledModel,
    Wanted,
    distinct,
    listed_c,
)
from core.standards.rating_methods import LOADS, RATING_METHODS
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

_FULL = 0.005  # a load this near to 1 is full load
_SAME_K = 0.06  # temperatures that differ by the rounding of °F are one
_LEAST_TEMPERATURES, _LEAST_RATIOS, _RATIOS_FOR_CUBIC = 2, 2, 4
_BETTER = 0.7  # a cubic is taken where its largest residual is below this share of the quadratic's
_REACH_K = 2.0  # how far the kind's course over the leaving temperature is believed
_METHOD = "gb_18430_1_2007"


def maker_tables() -> MakerTables:
    """How makers' tables of chillers are read."""
    return MakerTables(
        roles=ROLES,
        unused=UNUSED,
        told=TOLD,
        by_name=BY_NAME,
        asked=("maker", "compressor", "condenser"),
        offered=(
            "maker", "compressor", "condenser", "unloading", "refrigerant", "supply",
            "source_year",
        ),
        fit=fit,
        of_kind=True,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Points:
    """Points of one model, each (points,); nan where one does not state it."""

    leaving_c: FloatArray
    condenser_c: FloatArray
    load: FloatArray
    capacity_w: FloatArray
    power_w: FloatArray
    cop: FloatArray
    power_share: FloatArray

    @property
    def placed(self) -> BoolArray:
        """Whether both temperatures are stated."""
        found: BoolArray = np.isfinite(self.leaving_c) & np.isfinite(self.condenser_c)
        return found

    @property
    def full(self) -> BoolArray:
        """Full load at known temperatures with capacity and power."""
        known = np.isfinite(self.capacity_w) & np.isfinite(self.power_w)
        found: BoolArray = self.placed & known & (np.abs(self.load - 1.0) <= _FULL)
        return found

    @property
    def whole(self) -> BoolArray:
        """Full load told as such, which says nothing but that its power is its power."""
        found: BoolArray = np.isfinite(self.power_share) & (np.abs(self.load - 1.0) <= _FULL)
        return found

    @property
    def part(self) -> BoolArray:
        """Part load at known temperatures with power, its share of full load, or COP."""
        known = np.isfinite(self.power_w) | np.isfinite(self.cop) | np.isfinite(self.power_share)
        found: BoolArray = self.placed & known & (np.abs(self.load - 1.0) > _FULL)
        return found


def fit(model: TabledModel, wanted: Wanted) -> FittedModel:
    """The chiller of a model's points, or which points are missing."""
    points = _points(model)
    values = wanted.values
    condenser = Condenser(values["condenser"])
    missing = tuple(_missing(points, condenser, of_kind=wanted.of_kind))
    if missing:
        return FittedModel(record=None, missing=missing)
    base = _begun(model.model, values, condenser, points)
    full = FullLoadPoints(
        leaving_c=points.leaving_c[points.full],
        condenser_c=points.condenser_c[points.full],
        capacity_w=points.capacity_w[points.full],
        power_w=points.power_w[points.full],
    )
    surfaces = refit(base, full, part_load_points(base))
    part = _part_load(points, surfaces.record)
    by_kind = part.plr.size == 0
    found = surfaces if by_kind else _with_part_load(base, full, part)
    leaving = distinct(full.leaving_c)
    record = _finished(found.record, part, leaving, by_kind=by_kind)
    return FittedModel(
        record=record,
        residuals=_residuals(points, record, part),
        assumed=tuple(_assumed(points, leaving, by_kind=by_kind)),
    )


def _points(model: TabledModel) -> _Points:
    """The model's figures; of capacity, power and COP two tell the third at full load."""
    nothing = np.full(len(model.places), np.nan)
    of = {key: model.figures.get(key, nothing) for key in (LEAVING, CONDENSER, LOAD)}
    capacity, power, cop, share = (
        model.figures.get(key, nothing) for key in (CAPACITY, POWER, COP, POWER_SHARE)
    )
    load = np.where(np.isfinite(of[LOAD]), of[LOAD], 1.0)
    for key in (LEAVING, CONDENSER):
        of[key] = _known_condition(of[key], share)
    power = np.where(np.isfinite(power), power, capacity / cop)
    capacity = np.where(np.isfinite(capacity), capacity, power * cop)
    return _Points(
        leaving_c=of[LEAVING], condenser_c=of[CONDENSER], load=load, capacity_w=capacity,
        power_w=power, cop=cop, power_share=share,
    )  # fmt: skip


def _known_condition(stated: FloatArray, share: FloatArray) -> FloatArray:
    """A temperature where a point states none: the only one there is; of a share of power any.

    Power over full load is the same at every temperature in this model.
    """
    known = distinct(stated)
    if not known:
        return stated
    any_will_do = np.isfinite(share) if len(known) > 1 else np.ones(stated.shape, dtype=bool)
    filled: FloatArray = np.where(np.isnan(stated) & any_will_do, known[0], stated)
    return filled


def _missing(points: _Points, condenser: Condenser, *, of_kind: bool) -> Iterator[Remark]:
    """Which points a curve still needs, as a person would ask the maker for them."""
    for key, values in ((LEAVING, points.leaving_c), (CONDENSER, points.condenser_c)):
        if not np.isfinite(values).any():
            yield Remark(code="condition_missing", figures=(figure("role", key, word="role"),))
            return
    method = RATING_METHODS[_METHOD]
    asked = tuple(float(t) for t in method.condenser_c(condenser))
    given = distinct(points.condenser_c[points.full])
    if len(given) < _LEAST_TEMPERATURES:
        open_ = [t for t in asked if all(abs(t - one) > 1.0 for one in given)]
        yield Remark(
            code="full_load_missing",
            figures=(
                figure("given", len(given), Kind.COUNT),
                figure("least", _LEAST_TEMPERATURES, Kind.COUNT),
                listed_c(open_),
                figure("leaving", method.leaving_c, Kind.TEMPERATURE),
            ),
        )
    ratios = distinct(points.load[points.part])
    if len(ratios) < _LEAST_RATIOS and not (of_kind and not ratios):
        wanted = [p for p in LOADS if p < 1.0 and all(abs(p - one) > 0.02 for one in ratios)]
        yield Remark(
            code="part_load_missing",
            figures=(
                figure("given", len(ratios), Kind.COUNT),
                figure("least", _LEAST_RATIOS, Kind.COUNT),
                figure("at", ", ".join(f"{p * 100:g}%" for p in wanted)),
            ),
        )


def _begun(model: str, values: Mapping[str, Any], condenser: Condenser, points: _Points) -> Chiller:
    """The machine's kind at the level of its points, with what is said of it beside them."""
    full = points.full
    capacity = float(np.median(points.capacity_w[full]))
    made = fresh(
        Compressor(values["compressor"]),
        condenser,
        Unloading(values.get("unloading", Unloading.UNKNOWN)),
        capacity_w=capacity,
        cop=float(np.median(points.capacity_w[full] / points.power_w[full])),
    )
    texts = {key: values.get(key, "") for key in ("maker", "refrigerant", "supply", "source_year")}
    return msgspec.structs.replace(made, model=model, evidence=Evidence.C, **texts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Part-load points, each (points,): index among the model's, ratio, share of power, power."""

    at: NDArray[np.int64]
    plr: FloatArray
    power_share: FloatArray
    power_w: FloatArray


def _part_load(points: _Points, record: Chiller) -> _Part:
    """What part-load points say relative to full load at their own temperatures."""
    at = np.flatnonzero(points.part)
    capacity, power = _full_load_at(points, record, at)
    stated = points.capacity_w[at]
    plr = np.where(np.isfinite(stated), stated / capacity, points.load[at])
    drawn = points.power_w[at]
    drawn = np.where(np.isfinite(drawn), drawn, points.power_share[at] * power)
    drawn = np.where(np.isfinite(drawn), drawn, plr * capacity / points.cop[at])
    return _Part(at=at, plr=plr, power_share=drawn / power, power_w=drawn)


def _full_load_at(
    points: _Points, record: Chiller, at: NDArray[np.int64]
) -> tuple[FloatArray, FloatArray]:
    """Full-load capacity and power at the temperatures of points: stated there, else fitted."""
    capacity, power = _surfaces(record, points.leaving_c[at], points.condenser_c[at])
    full = np.flatnonzero(points.full)
    if not full.size or not at.size:
        return capacity, power
    off = np.maximum(
        np.abs(points.leaving_c[at][:, None] - points.leaving_c[full][None, :]),
        np.abs(points.condenser_c[at][:, None] - points.condenser_c[full][None, :]),
    )
    nearest = full[off.argmin(axis=1)]
    stated = off.min(axis=1) <= _SAME_K
    return (
        np.where(stated, points.capacity_w[nearest], capacity),
        np.where(stated, points.power_w[nearest], power),
    )


def _surfaces(
    record: Chiller, leaving_c: FloatArray, condenser_c: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Full-load capacity and power of the curves at pairs of temperatures, W, each (points,)."""
    columns = columns_of([record])
    capacity, ratio = np.empty(leaving_c.size), np.empty(leaving_c.size)
    for leaving in np.unique(leaving_c):
        own = leaving_c == leaving
        capacity[own] = curve_values(columns.capacity_curve, float(leaving), condenser_c[own])[0]
        ratio[own] = curve_values(columns.power_curve, float(leaving), condenser_c[own])[0]
    capacity = capacity * float(columns.capacity_w[0])
    return capacity, capacity * ratio / record.cop


def _with_part_load(base: Chiller, full: FullLoadPoints, part: _Part) -> Refit:
    """Both surfaces and the part load; a cubic only where it is plainly nearer to the points."""
    whole = PartLoadPoints(
        plr=np.append(part.plr, 1.0), power_share=np.append(part.power_share, 1.0)
    )
    found = refit(base, full, whole, QUADRATIC)
    if len(distinct(np.round(part.plr, 2))) < _RATIOS_FOR_CUBIC:
        return found
    cubic = refit(base, full, whole, CUBIC)
    nearer = cubic.power_share.largest < _BETTER * found.power_share.largest
    return cubic if nearer else found


def _finished(record: Chiller, part: _Part, leaving: list[float], *, by_kind: bool) -> Chiller:
    """With the limits of what the points say, and marks of what they do not."""
    flags: list[Flag] = []
    changes: dict[str, Any] = {}
    if by_kind:
        flags.append(Flag.PART_LOAD_OF_KIND)
    else:
        lowest = min(float(part.plr.min()), 1.0)
        changes |= {"plr_min": lowest, "unloading_min": lowest}
    if len(leaving) == 1:
        flags.append(Flag.LEAVING_OF_KIND)
        for name in ("capacity_curve", "power_curve"):
            curve = record.capacity_curve if name == "capacity_curve" else record.power_curve
            changes[name] = msgspec.structs.replace(
                curve, leaving_min_c=leaving[0] - _REACH_K, leaving_max_c=leaving[0] + _REACH_K
            )
    return msgspec.structs.replace(record, flags=tuple(flags), **changes)


def _assumed(points: _Points, leaving: list[float], *, by_kind: bool) -> Iterator[Remark]:
    unused = int((~(points.full | points.part | points.whole)).sum())
    if unused:
        yield Remark(code="points_unused", figures=(figure("count", unused, Kind.COUNT),))
    if by_kind:
        yield Remark(code="part_load_of_kind")
    if len(leaving) == 1:
        at = figure("leaving", leaving[0], Kind.TEMPERATURE)
        reach = figure("reach", _REACH_K, Kind.TEMPERATURE_DIFFERENCE)
        yield Remark(code="leaving_of_kind", figures=(at, reach))


def _residuals(points: _Points, record: Chiller, part: _Part) -> tuple[Residuals, ...]:
    """What the finished record gives at the points, against what they state."""
    full = np.flatnonzero(points.full)
    capacity, power = _surfaces(record, points.leaving_c[full], points.condenser_c[full])
    found = [
        Residuals(role=CAPACITY, points=full, off=capacity / points.capacity_w[full] - 1.0),
        Residuals(role=POWER, points=full, off=power / points.power_w[full] - 1.0),
    ]
    if part.at.size:
        _, whole = _surfaces(record, points.leaving_c[part.at], points.condenser_c[part.at])
        share = np.polynomial.Polynomial(record.part_load_curve.coefficients)(part.plr)
        found.append(
            Residuals(role=PART_POWER, points=part.at, off=whole * share / part.power_w - 1.0)
        )
    return tuple(found)
