"""What machines do between their declared points, and where nothing is declared."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.families.heat_pumps.columns import PumpColumns, climate_for, columns_of
from core.families.heat_pumps.outlet import rated_flow_c
from core.families.heat_pumps.performance import (
    DECLARED_BAND,
    FULL_LOAD_BAND,
    ONE_FLOW_BAND,
    ZERO_C_IN_K,
    Nodes,
    cop_band,
    frosted,
    performance,
    switched,
)
from core.families.heat_pumps.record import HeatPump, HeatSource, SeasonalRating, SeasonClimate
from core.families.heat_pumps.source_effect import CAPACITY_PER_SOURCE_K
from tests.families.heat_pumps.cases import LOW, MEDIUM, pump, rating

OUTDOOR = np.arange(-30.0, 25.5, 1.0)
REACH_K = 3.0  # as a study allows where it does not say


def nodes(flow_c: np.ndarray | float, source_c: float = 0.0) -> Nodes:
    shape = np.ones_like(OUTDOOR)
    return Nodes(outdoor_c=OUTDOOR, flow_c=flow_c * shape, source_c=source_c * shape)


def at(outdoor_c: float) -> int:
    return int(np.flatnonzero(outdoor_c == OUTDOOR)[0])


def columns(*records: HeatPump) -> PumpColumns:
    return columns_of(records, SeasonClimate.AVERAGE)


@pytest.mark.parametrize(("design", "climate"), [(-24.2, "colder"), (-7.6, "average"),
                                                 (-0.3, "warmer")])  # fmt: skip
def test_the_climate_is_the_nearest_of_the_standard(design: float, climate: str) -> None:
    """Reference design temperatures −22, −10 and 2 °C: Harbin, Beijing, Shanghai."""
    assert climate_for(design) == climate


@pytest.mark.parametrize("outdoor", [-7.0, 2.0, 7.0, 12.0])
@pytest.mark.parametrize("rated", [LOW, MEDIUM])
def test_a_declared_point_is_found_again(outdoor: float, rated: object) -> None:
    """At the flow of the rating, at the declared heat, the declared COP."""
    flow = rated_flow_c(SeasonClimate.AVERAGE, rated.flow_c, OUTDOOR)  # type: ignore[attr-defined]
    done = performance(columns(pump(LOW, MEDIUM)), nodes(flow), REACH_K)
    point = next(p for p in rated.points if p.outdoor_c == outdoor)  # type: ignore[attr-defined]
    here = at(outdoor)
    load = min(point.heat_w / done.full_w[0, here], 1.0)
    cop = done.full_cop[0, here] * (1.0 + done.gain[0, here] * (1.0 - load))
    assert cop == pytest.approx(point.cop, rel=1e-9)
    assert done.full_w[0, here] >= point.heat_w - 1e-6
    assert done.least[0, here] * done.full_w[0, here] <= point.heat_w + 1e-6


def test_half_way_between_both_flows_the_efficiency_is_the_mean() -> None:
    """At 2 °C the ratings run at 30 and 42 °C; at 36 °C by hand from both points."""
    low = 4.4 * (30.0 - 2.0) / (30.0 + ZERO_C_IN_K)
    medium = 3.2 * (42.0 - 2.0) / (42.0 + ZERO_C_IN_K)
    wanted = (low + medium) / 2.0 * (36.0 + ZERO_C_IN_K) / 34.0
    done = performance(columns(pump(LOW, MEDIUM)), nodes(36.0), REACH_K)
    here = at(2.0)
    declared = (5400 + 5200) / 2.0
    cop = done.full_cop[0, here] * (
        1.0 + done.gain[0, here] * (1.0 - declared / done.full_w[0, here])
    )
    assert cop == pytest.approx(wanted, rel=1e-9)


def test_above_the_bivalent_point_no_less_than_at_it() -> None:
    flow = rated_flow_c(SeasonClimate.AVERAGE, 35.0, OUTDOOR)
    done = performance(columns(pump(LOW)), nodes(flow), REACH_K)
    assert (done.full_w[0, OUTDOOR > -7.0] >= 8800.0 - 1e-6).all()


def test_outside_its_limits_there_is_nothing() -> None:
    found = columns(pump(LOW, MEDIUM))
    done = performance(found, nodes(35.0), 20.0)  # farther than its limit of −20 °C
    assert not done.inside[0, OUTDOOR < -20.0].any()
    assert done.inside[0, OUTDOOR >= -20.0].all()
    assert not performance(found, nodes(61.0), REACH_K).inside.any()


def test_the_lowest_limit_of_any_climate_counts() -> None:
    """A rating for the average climate stops at its design temperature, the machine does not."""
    colder = (
        pump(LOW)
        .ratings[0]
        .__class__(
            **{name: getattr(LOW, name) for name in LOW.__struct_fields__}
            | {"climate": SeasonClimate.COLDER, "limit_c": -25.0}
        )
    )
    assert columns(pump(LOW, colder)).limit_c[0] == -25.0


def test_no_cop_comes_up_to_carnots(heat_pumps: tuple[HeatPump, ...]) -> None:
    """Every machine of the catalog at every node, at full and at the least load."""
    for climate in SeasonClimate:
        found = columns_of(heat_pumps, climate)
        for flow in (25.0, 35.0, 45.0, 55.0, 65.0):
            here = nodes(flow, 8.0)
            done = performance(found, here, REACH_K)
            air = np.isnan(found.rated_source_c)[:, None]
            source = np.where(air, here.outdoor_c, here.source_c)
            lift = np.maximum(flow - source, 0.0)
            with np.errstate(divide="ignore"):
                limit = (flow + ZERO_C_IN_K) / lift
            assert (done.best_cop[done.inside] < limit[done.inside]).all()
            assert (done.full_cop <= done.best_cop + 1e-9).all()
            assert np.isfinite(done.full_w).all()
            assert (done.full_w > 0.0).all()


@given(st.floats(0.0, 1.0), st.floats(0.05, 1.0), st.floats(0.5, 1.0))
def test_switching_never_helps(load: float, least: float, degradation: float) -> None:
    factor = float(switched(np.array(min(load / least, 1.0)), np.array(degradation)))
    assert 0.0 <= factor <= 1.0 + 1e-12
    if load >= least:
        assert factor == pytest.approx(1.0)


def test_switching_by_the_standard() -> None:
    """EN 14825: CR 0.5, Cdh 0.9: 0.5 / (0.9 · 0.5 + 0.1) = 0.909."""
    factor = switched(np.array(0.5), np.array(0.9))
    assert float(factor) == pytest.approx(0.90909, abs=1e-5)


def test_water_warmer_than_rated_raises_both() -> None:
    """Water/water is rated at 10 °C; at 15 °C capacity by the maps' median, COP by Carnot."""
    machine = columns(pump(LOW, MEDIUM, heat_source=HeatSource.WATER))
    rated, warmer = (performance(machine, nodes(35.0, s), REACH_K) for s in (10.0, 15.0))
    here = at(2.0)
    ratio = warmer.full_w[0, here] / rated.full_w[0, here]
    assert ratio == pytest.approx(np.exp(5.0 * CAPACITY_PER_SOURCE_K[HeatSource.WATER]))
    carnot = (35.0 - 10.0) / (35.0 - 15.0)
    assert warmer.full_cop[0, here] / rated.full_cop[0, here] == pytest.approx(carnot)
    assert warmer.inside.all()


def test_full_load_ratings_alone() -> None:
    """A7/W35 and A7/W55 are met where there is no frost but that of 7 °C; the band is 15 %."""
    bare = pump(heat_a7w35_w=10e3, cop_35=4.5, heat_a7w55_w=9.5e3, cop_55=2.9)
    found = columns(bare)
    assert found.full_load_only.all()
    here = at(7.0)
    frost = float(frosted(np.array(7.0)))
    for flow, cop, heat in ((35.0, 4.5, 10e3), (55.0, 2.9, 9.5e3)):
        done = performance(found, nodes(flow), REACH_K)
        assert done.full_cop[0, here] == pytest.approx(cop * frost, rel=1e-6)
        assert done.full_w[0, here] == pytest.approx(heat * frost, rel=1e-6)
        assert done.gain[0, here] == 0.0
    assert cop_band(found)[0] == FULL_LOAD_BAND
    assert cop_band(columns(pump(LOW)))[0] == ONE_FLOW_BAND
    assert cop_band(columns(pump(LOW, MEDIUM)))[0] == DECLARED_BAND


def test_one_full_load_rating_is_carried_by_its_efficiency() -> None:
    found = columns(pump(heat_a7w35_w=10e3, cop_35=4.5))
    hot, mild = (
        performance(found, nodes(flow), REACH_K).full_cop[0, at(7.0)] for flow in (35.0, 30.0)
    )
    assert mild > hot
    assert found.outlet_limit_c[0] == 35.0


def test_frost_by_wetter_and_afjei() -> None:
    """0.82 at 0 °C, 0.93 at −7 °C, 0.99 at 10 °C, as printed in the reference."""
    assert frosted(np.array([0.0, -7.0, 10.0])) == pytest.approx([0.82, 0.93, 0.99], abs=0.01)


def test_the_heat_at_the_operating_limit_is_that_at_design() -> None:
    """TOL −28 °C in the average climate, designed for −10 °C: lacking is declared at −10 °C."""
    low = rating(
        35.0, {-7.0: (11.4e3, 3.15), 2.0: (7.0e3, 4.4), 12.0: (5.0e3, 8.0)},
        limit_c=-28.0, limit_heat_w=10.9e3, limit_cop=2.9,
    )  # fmt: skip
    assert low.lowest_c == -10.0
    found = columns(pump(low))
    assert found.low.outdoor_c[0, 0] == -10.0
    assert found.limit_c[0] == -28.0
    done = performance(found, nodes(rated_flow_c(SeasonClimate.AVERAGE, 35.0, OUTDOOR)), REACH_K)
    assert done.full_cop[0, at(-10.0)] == pytest.approx(2.9, rel=0.1)
    assert done.full_cop[0, at(-13.0)] < done.full_cop[0, at(-10.0)]
    assert done.inside[0, at(-13.0)]
    assert not done.inside[0, at(-14.0)]  # the limit is no figure
    assert (done.full_w[0, OUTDOOR < -10.0] <= 10.9e3 + 1e-6).all()


def test_the_ground_gives_no_more_heat_because_it_is_cold_outside() -> None:
    """Brine stays at 0 °C: below the coldest declared point the heat is held."""
    machine = pump(LOW, MEDIUM, heat_source=HeatSource.BRINE)
    flow = rated_flow_c(SeasonClimate.AVERAGE, 35.0, OUTDOOR)
    done = performance(columns(machine), nodes(flow), REACH_K)
    assert done.full_w[0, at(-7.0)] == pytest.approx(8800.0)
    # The flow is a little hotter at −25 °C, and takes a little of it.
    assert 8700.0 < done.full_w[0, at(-25.0)] <= 8800.0


@settings(max_examples=12)
@given(
    reach_k=st.floats(0.0, 10.0),
    climate=st.sampled_from(SeasonClimate),
    first=st.integers(0, 6),
)
def test_colder_than_declared_no_machine_is_better_than_its_line_carried_on(
    heat_pumps: tuple[HeatPump, ...], reach_k: float, climate: SeasonClimate, first: int
) -> None:
    """Every seventh air machine at the flow of its lower rating, by its two coldest points.

    Heat along their line, the second-law efficiency along theirs, times Carnot's; and no more
    than at the coldest itself. Below the allowance there is no figure. Who declares more heat at
    the hotter flow gives more as the flow rises with the cold: HP01871 alone shows it.
    """
    air = [p for p in heat_pumps if p.heat_source is HeatSource.OUTDOOR_AIR]
    found = columns_of(air[first::7], climate)
    flow_of = {each: rated_flow_c(each, 35.0, OUTDOOR) for each in SeasonClimate}
    done_of = {each: performance(found, nodes(flow_of[each]), reach_k) for each in SeasonClimate}
    counted = 0
    for row, (low, medium) in enumerate(found.ratings):
        if low is None or (medium is not None and coldest_w(medium) > coldest_w(low)):
            continue
        flow, done = flow_of[low.climate], done_of[low.climate]
        at_c, heat, cop = declared(found, row)
        colder = (at_c[0] - OUTDOOR > 1e-9) & (found.declared_c[row, 0] - reach_k <= OUTDOOR)
        colder &= done.inside[row]
        eta = cop * np.maximum(rated_flow_c(low.climate, 35.0, at_c) - at_c, 12.0)
        eta /= rated_flow_c(low.climate, 35.0, at_c) + ZERO_C_IN_K
        share = (OUTDOOR[colder] - at_c[0]) / (at_c[1] - at_c[0])
        carnot = (flow[colder] + ZERO_C_IN_K) / np.maximum(flow[colder] - OUTDOOR[colder], 12.0)
        line_w = np.maximum(heat[0] + share * (heat[1] - heat[0]), 0.5 * heat[0])
        line_cop = np.maximum(eta[0] + share * (eta[1] - eta[0]), 0.5 * eta[0]) * carnot
        assert (done.full_w[row, colder] <= np.minimum(line_w, heat[0]) + 1e-6).all()
        assert (done.full_cop[row, colder] <= np.maximum(line_cop, 0.05 * carnot) + 1e-9).all()
        assert not done.inside[row, found.declared_c[row, 0] - reach_k - 1e-6 > OUTDOOR].any()
        counted += int(colder.any())
    assert counted > 0 or reach_k < 2.0


def coldest_w(rating: SeasonalRating) -> float:
    """Heat declared at the coldest point."""
    return min(rating.points, key=lambda point: point.outdoor_c).heat_w


def declared(found: PumpColumns, row: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Outdoor temperature, heat and COP of the points of the lower flow."""
    count = found.low.count[row]
    return tuple(
        values[row, :count] for values in (found.low.outdoor_c, found.low.heat_w, found.low.cop)
    )  # type: ignore[return-value]


def test_warmer_than_declared_a_machine_is_no_better_than_at_its_warmest_point() -> None:
    """Points end at 12 °C: at 25 °C it is read as at most 3 K warmer, and the worse one counts."""
    flow = rated_flow_c(SeasonClimate.AVERAGE, 35.0, OUTDOOR)
    done = performance(columns(pump(LOW, MEDIUM)), nodes(flow), REACH_K)
    warm = OUTDOOR > 12.0
    assert (done.full_cop[0, warm] <= done.full_cop[0, at(12.0)] + 1e-9).all()
    assert (done.full_w[0, warm] <= done.full_w[0, at(12.0)] + 1e-6).all()
    assert done.inside[0, warm].all()


def test_colder_than_declared_by_hand() -> None:
    """At −10 °C, 3 K below the coldest point, at 34 °C flow, from −7 °C: 8,800 W, COP 2.9.

    Heat falls along the line to 2 °C: it would rise to 9,933 W, so it stays 8,800. Efficiency
    there 2.9·41/307.15 = 0.3871, at 2 °C and 30 °C flow 4.4·28/303.15 = 0.4064; carried on
    0.3871 − 3·(0.0193/9) = 0.3807; times 307.15/44 it is 2.657; held it would be 2.9.
    """
    done = performance(columns(pump(LOW)), nodes(34.0), REACH_K)
    assert done.full_w[0, at(-10.0)] == pytest.approx(8800.0)
    assert done.full_cop[0, at(-10.0)] == pytest.approx(2.657, abs=0.003)
    assert not done.inside[0, at(-11.0)]
