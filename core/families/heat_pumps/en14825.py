"""SCOP and SEER by the bin method of EN 14825, over many ratings at once.

Declared points, the bivalent point and the operating limit are the nodes. At a node
COPbin = COPd where the declared heat is at most 10 % above the load (a step of the capacity
control matches it), else COPd·CR/(Cdh·CR + 1 − Cdh) with CR = load/declared heat. Between
nodes COPbin and heat run linearly, beyond them along the outermost two. Below the operating
limit there is no heat; what is missing comes from an electric backup of efficiency 1.
SCOP = QH/(QH/SCOPon + idle energy), QH = Pdesign·HHE.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from core.families.heat_pumps.record import CoolingRating, HeatPump, SeasonalRating, SeasonClimate
from core.families.heat_pumps.seasons import (
    FloatArray,
    Function,
    Season,
    cooling_season,
    heating_season,
)
from core.machines.side_by_side import of_machines

DEGRADATION_DEFAULT = 0.9  # Cdh and Cdc of air/water and water/water machines, EN 14825
_MATCHED = 1.1  # declared heat over load up to which a step of the control matches the load
_IMPLIED = np.linspace(DEGRADATION_DEFAULT, 1.0, 11)
_COP_LEAST = 0.05  # an extrapolated COP below it is held there: nothing may divide by nought


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingColumns:
    """Ratings as columns: shape (ratings,), and (ratings, nodes) where named so.

    Nodes stand with outdoor_c rising, no temperature twice; unused ones are at the end with
    outdoor_c inf. Powers are W; idle powers not stated count 0, as the certificates have them.
    limit_c is −inf where none is declared.
    """

    design_w: FloatArray
    limit_c: FloatArray
    node_c: FloatArray  # (ratings, nodes)
    node_w: FloatArray  # (ratings, nodes), heat or cooling
    node_cop: FloatArray  # (ratings, nodes)
    node_degradation: FloatArray  # (ratings, nodes)
    off_w: FloatArray
    thermostat_off_w: FloatArray
    standby_w: FloatArray
    crankcase_w: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class BinValues:
    """What ratings do in each bin: arrays of shape (ratings, bins)."""

    load_w: FloatArray
    given_w: FloatArray  # by the machine, at most the load
    cop: FloatArray  # COPbin or EERbin, cycling included
    backup_w: FloatArray  # the rest, by electric backup


@dataclass(frozen=True, slots=True, kw_only=True)
class Seasonal:
    """A season's figures, each of shape (ratings,); nan where a rating has under two nodes."""

    scop: FloatArray  # or SEER: with idle energy
    scop_on: FloatArray  # active mode, with backup
    scop_net: FloatArray  # active mode, what the machine itself gives and takes
    demand_wh: FloatArray  # QH = Pdesign · equivalent hours
    energy_wh: FloatArray  # QHE, with backup and idle
    backup_wh: FloatArray  # of the bins, heat and electricity
    idle_wh: FloatArray


def heating_columns(ratings: Sequence[SeasonalRating]) -> RatingColumns:
    """Columns of seasonal ratings, with bivalent point and operating limit as nodes."""
    limits = [-np.inf if one.limit_c is None else one.limit_c for one in ratings]
    return _columns(ratings, [_heating_nodes(one) for one in ratings], np.array(limits))


def cooling_columns(ratings: Sequence[CoolingRating]) -> RatingColumns:
    """Columns of cooling ratings."""
    nodes = [
        {p.outdoor_c: (p.cooling_w, p.eer, p.degradation) for p in one.points} for one in ratings
    ]
    return _columns(ratings, nodes, np.full(len(ratings), -np.inf))


_Nodes = dict[float, tuple[float, float, float | None]]


def _heating_nodes(rating: SeasonalRating) -> _Nodes:
    """Nodes by temperature; a declared point goes before the limit, that before the bivalent."""
    nodes: _Nodes = {}
    if rating.bivalent_c is not None and rating.bivalent_heat_w and rating.bivalent_cop:
        # At the bivalent point the machine runs without cycling by definition.
        nodes[rating.bivalent_c] = (rating.bivalent_heat_w, rating.bivalent_cop, 1.0)
    if rating.lowest_c is not None and rating.limit_heat_w and rating.limit_cop:
        nodes[rating.lowest_c] = (rating.limit_heat_w, rating.limit_cop, rating.limit_degradation)
    for point in rating.points:
        nodes[point.outdoor_c] = (point.heat_w, point.cop, point.degradation)
    return nodes


def _columns(
    ratings: Sequence[SeasonalRating] | Sequence[CoolingRating],
    nodes: list[_Nodes],
    limit_c: FloatArray,
) -> RatingColumns:
    width = max((len(one) for one in nodes), default=0) or 1
    table = np.zeros((len(nodes), width, 4))
    table[:, :, 0] = np.inf
    for row, each in zip(table, nodes, strict=True):
        for place, outdoor_c in enumerate(sorted(each)):
            heat, cop, degradation = each[outdoor_c]
            row[place] = (
                outdoor_c, heat, cop, DEGRADATION_DEFAULT if degradation is None else degradation
            )  # fmt: skip
    return RatingColumns(
        design_w=np.array([one.design_w for one in ratings], dtype=np.float64),
        limit_c=limit_c,
        node_c=table[:, :, 0],
        node_w=table[:, :, 1],
        node_cop=table[:, :, 2],
        node_degradation=table[:, :, 3],
        off_w=np.array([one.off_w or 0.0 for one in ratings]),
        thermostat_off_w=np.array([one.thermostat_off_w or 0.0 for one in ratings]),
        standby_w=np.array([one.standby_w or 0.0 for one in ratings]),
        crankcase_w=np.array([one.crankcase_w or 0.0 for one in ratings]),
    )


def by_bin(columns: RatingColumns, season: Season, design_w: FloatArray | None = None) -> BinValues:
    """What each rating does in each bin of a season.

    `design_w` (ratings,) is the load at the season's design temperature, where it is not the
    declared one.
    """
    design = columns.design_w if design_w is None else design_w
    load = design[:, None] * season.part_load(season.outdoor_c)
    known = np.isfinite(columns.node_c)
    node_load = design[:, None] * season.part_load(np.where(known, columns.node_c, season.zero_c))
    node_cop = _cycling(columns, node_load)
    between = _between(columns.node_c, season.outdoor_c)
    cop = np.maximum(between(node_cop), _COP_LEAST)
    heat = np.maximum(between(columns.node_w), 0.0)
    heat = np.where(season.outdoor_c < columns.limit_c[:, None], 0.0, heat)
    given = np.minimum(heat, load)
    return BinValues(load_w=load, given_w=given, cop=cop, backup_w=load - given)


def _cycling(columns: RatingColumns, load: FloatArray) -> FloatArray:
    """COPbin at the nodes (ratings, nodes)."""
    heat, degradation = columns.node_w, columns.node_degradation
    cycles = heat > _MATCHED * load
    share = np.divide(load, heat, out=np.ones_like(heat), where=cycles)
    worse = degradation * share + 1.0 - degradation
    cycled = np.divide(columns.node_cop * share, worse, out=np.zeros_like(heat), where=worse > 0.0)
    return np.where(cycles, cycled, columns.node_cop)


def _between(node_c: FloatArray, outdoor_c: FloatArray) -> Callable[[FloatArray], FloatArray]:
    """How values at nodes (ratings, nodes) become values at bins (ratings, bins): linearly."""
    count = np.isfinite(node_c).sum(axis=1)
    if node_c.shape[1] < 2:
        return lambda _: np.full((count.size, outdoor_c.size), np.nan)
    place = (outdoor_c[None, :, None] > node_c[:, None, :]).sum(axis=2)
    upper = np.clip(place, 1, np.maximum(count - 1, 1)[:, None])
    low, high = (np.take_along_axis(node_c, at, axis=1) for at in (upper - 1, upper))
    with np.errstate(invalid="ignore"):
        share = np.where((count > 1)[:, None], (outdoor_c - low) / (high - low), np.nan)

    def at_bins(values: FloatArray) -> FloatArray:
        first = np.take_along_axis(values, upper - 1, axis=1)
        return first + share * (np.take_along_axis(values, upper, axis=1) - first)

    return at_bins


def scop(columns: RatingColumns, season: Season, design_w: FloatArray | None = None) -> Seasonal:
    """SCOP of each rating in a season, the standard's or a site's own."""
    design = columns.design_w if design_w is None else design_w
    return _seasonal(columns, season, by_bin(columns, season, design_w), design)


def seer(columns: RatingColumns, season: Season | None = None) -> Seasonal:
    """SEER of cooling ratings; demand beyond the capacity is left unmet, as in the standard."""
    season = season or cooling_season()
    values = by_bin(columns, season)
    whole = BinValues(
        load_w=values.load_w, given_w=values.load_w, cop=values.cop,
        backup_w=np.zeros_like(values.load_w),
    )  # fmt: skip
    return _seasonal(columns, season, whole, columns.design_w)


def _seasonal(
    columns: RatingColumns, season: Season, values: BinValues, design: FloatArray
) -> Seasonal:
    demand = values.load_w @ season.hours
    given = values.given_w @ season.hours
    taken = (values.given_w / values.cop) @ season.hours
    backup = values.backup_w @ season.hours
    on = _ratio(demand, taken + backup)
    idle = (
        season.thermostat_off_h * columns.thermostat_off_w
        + season.standby_h * columns.standby_w
        + season.crankcase_h * columns.crankcase_w
        + season.off_h * columns.off_w
    )
    whole = design * (season.equivalent_h or season.full_load_hours)
    energy = _ratio(whole, on) + idle
    return Seasonal(
        scop=_ratio(whole, energy), scop_on=on, scop_net=_ratio(given, taken),
        demand_wh=whole, energy_wh=energy, backup_wh=backup, idle_wh=idle,
    )  # fmt: skip


def _ratio(above: FloatArray, below: FloatArray) -> FloatArray:
    return np.divide(above, below, out=np.full_like(above, np.nan), where=below > 0.0)


def recalculated(pump: HeatPump) -> tuple[float, ...]:
    """The SCOP of each rating by its own points, in the order of `ratings`; see `beside`."""
    return tuple(float(one) for one in beside(pump.ratings))


def beside(ratings: Sequence[SeasonalRating]) -> FloatArray:
    """The SCOP of each rating by its own points, to stand beside the declared one.

    Certificates do not say reliably whether they count the idle hours of a machine that also
    cools or of one that only heats: the SCOP nearer to the declared one is taken.
    """
    return _nearest(heating_columns(ratings), ratings)


def _nearest(columns: RatingColumns, ratings: Sequence[SeasonalRating]) -> FloatArray:
    declared = np.array([one.scop for one in ratings], dtype=np.float64)
    found = np.full(len(ratings), np.nan)
    for climate in SeasonClimate:
        these = np.array([one.climate is climate for one in ratings], dtype=bool)
        if these.any():
            some = of_machines(columns, these)
            both = np.array([scop(some, heating_season(climate, f)).scop for f in Function])
            nearer = np.argmin(np.abs(np.nan_to_num(both) - declared[these]), axis=0)
            found[these] = np.take_along_axis(both, nearer[None, :], axis=0)[0]
    return found


def implied_degradation(ratings: Sequence[SeasonalRating]) -> FloatArray:
    """The one Cdh of all points, 0.90 to 1.00, by which a rating comes nearest to its SCOP.

    For ratings that state none (flag `degradation_not_stated`): it was measured for the
    certificate but not printed, and the default of the standard is lower than most.
    """
    declared = np.array([one.scop for one in ratings], dtype=np.float64)
    columns = heating_columns(ratings)
    apart = []
    for degradation in _IMPLIED:
        same = np.full_like(columns.node_degradation, degradation)
        apart.append(np.abs(_nearest(replace(columns, node_degradation=same), ratings) - declared))
    nearest = np.argmin(np.nan_to_num(apart, nan=np.inf), axis=0)
    return np.asarray(_IMPLIED[nearest], dtype=np.float64)
