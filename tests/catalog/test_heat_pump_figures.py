"""What the shipped figures of heat pumps say."""

from collections import Counter

import pytest

from catalog.devices.store import Catalog
from core.families.heat_pumps.plausibility import faults
from core.families.heat_pumps.plausible import defects
from core.families.heat_pumps.rating_checks import rating_flags
from core.families.heat_pumps.record import (
    HeatPump,
    HeatSource,
    PartLoadPoint,
    PumpFlag,
    SeasonClimate,
)
from core.machines.device import Evidence, is_made_to_size


@pytest.fixture
def pumps(catalog: Catalog) -> tuple[HeatPump, ...]:
    """Every machine that was certified."""
    return tuple(p for p in catalog.devices("heat_pumps") if not is_made_to_size(p))  # type: ignore[misc]


def test_there_are_2014_machines_and_6494_ratings(pumps: tuple[HeatPump, ...]) -> None:
    """Counts of the survey of the certificates.

    Less one: what HP01508 declares for 55 °C in the colder climate is its table for 35 °C.
    """
    assert len({p.id for p in pumps}) == len({(p.maker, p.model) for p in pumps}) == 2014
    assert Counter(p.heat_source for p in pumps) == {
        HeatSource.OUTDOOR_AIR: 1778, HeatSource.BRINE: 164, HeatSource.WATER: 66,
        HeatSource.EXHAUST_AIR: 4, HeatSource.HYBRID: 2,
    }  # fmt: skip
    assert Counter((r.climate, r.flow_c) for p in pumps for r in p.ratings) == {
        (SeasonClimate.AVERAGE, 35.0): 1989, (SeasonClimate.AVERAGE, 55.0): 1942,
        (SeasonClimate.WARMER, 35.0): 657, (SeasonClimate.WARMER, 55.0): 634,
        (SeasonClimate.COLDER, 35.0): 647, (SeasonClimate.COLDER, 55.0): 626 - 1,
    }  # fmt: skip
    assert sum(len(p.cooling) for p in pumps) == 573
    assert sum(len(p.hot_water) for p in pumps) == 1223


def test_a_machine_as_the_certificate_has_it(catalog: Catalog) -> None:
    """i-290 0115 of 31.08.2023: A7/W35 16.33 kW, 3.3 kW, 4.94; average climate, 35 °C."""
    pump = catalog.device("HP00029")
    assert isinstance(pump, HeatPump)
    assert (pump.maker, pump.model) == ("Advantix S.p.A.", "i-290 0115-0118 i-290 0115")
    assert (pump.heat_a7w35_w, pump.power_a7w35_w, pump.cop_35) == (16_330, 3_300, 4.94)
    assert (pump.nominal_w, pump.capacity_w, pump.reversible) == (16_330, 16_330, True)
    assert (pump.refrigerant, pump.gwp, pump.safety_class) == ("R-290", 3, "A3")
    assert (pump.sound_indoor_db, pump.sound_outdoor_db) == (None, 62)
    assert (pump.certificate_date, pump.source_year) == ("2023-08-31", "2023")
    rating = pump.rating(SeasonClimate.AVERAGE, 35.0)
    assert rating is not None
    assert (rating.design_w, rating.scop, rating.efficiency) == (14_600, 4.85, 1.91)
    assert (rating.bivalent_c, rating.limit_c, rating.outlet_limit_c) == (-7, -10, 68)
    assert rating.points[0] == PartLoadPoint(outdoor_c=-7, heat_w=12_900, cop=2.93, degradation=1.0)
    assert [point.outdoor_c for point in rating.points] == [-7, 2, 7, 12]
    assert (rating.backup_w, rating.energy_wh) == (2_600, 6_233_000)
    (cooling,) = pump.cooling
    assert (cooling.flow_c, cooling.seer, cooling.points[-1].cooling_w) == (7, 5.02, 12_410)


def test_machines_are_found_by_their_trade_names(catalog: Catalog) -> None:
    """Versati Split GRS-CQ4.0Pd/NhH-E is sold by Aermec and others too: one record."""
    found = catalog.find("grs cq4.0pd", family="heat_pumps")
    assert "HP00001" in {pump.id for pump in found}
    small = catalog.find(
        "gree", family="heat_pumps", type="outdoor_air", capacity_max_w=8e3, refrigerant="R-32"
    )
    assert small
    assert all(isinstance(p, HeatPump) and p.nominal_w <= 8e3 for p in small)


@pytest.mark.parametrize(
    ("flag", "count"),
    [
        # The collector's recalculation, and ours besides; two came of points that are left out.
        (PumpFlag.SCOP_MISMATCH, 783 + 8 - 2),
        (PumpFlag.COP_NOT_MONOTONE, 296 + 24 - 1),
        (PumpFlag.OFF_MODE_IMPLAUSIBLE, 35),
        (PumpFlag.POINT_LEFT_OUT, 43 + 6),  # placeholders, impossible COPs
        (PumpFlag.DEGRADATION_NOT_STATED, 889 - 1),
    ],
)
def test_doubts_are_counted(pumps: tuple[HeatPump, ...], flag: PumpFlag, count: int) -> None:
    assert sum(flag in rating.flags for pump in pumps for rating in pump.ratings) == count


def test_no_figure_cannot_be_true_and_flags_follow_from_the_figures(
    pumps: tuple[HeatPump, ...],
) -> None:
    ratings = [rating for pump in pumps for rating in pump.ratings]
    assert rating_flags(ratings) == tuple(rating.flags for rating in ratings)
    for one in pumps:
        assert list(faults(one)) == [], one.id
    for one in pumps[::50]:  # recalculated one by one: a sample
        assert one.flags == defects(one), one.id


# Flow temperatures of EN 14825 at the declared points, and the source where it is not the air.
FLOWS = {
    (SeasonClimate.AVERAGE, 35.0): {-7: 34, 2: 30, 7: 27, 12: 24},
    (SeasonClimate.AVERAGE, 55.0): {-7: 52, 2: 42, 7: 36, 12: 30},
    (SeasonClimate.COLDER, 35.0): {-15: 32, -7: 30, 2: 27, 7: 25, 12: 24},
    (SeasonClimate.COLDER, 55.0): {-15: 49, -7: 44, 2: 37, 7: 32, 12: 28},
    (SeasonClimate.WARMER, 35.0): {2: 35, 7: 31, 12: 26},
    (SeasonClimate.WARMER, 55.0): {2: 55, 7: 46, 12: 34},
}
SOURCE_C = {HeatSource.BRINE: 0.0, HeatSource.WATER: 10.0, HeatSource.EXHAUST_AIR: 20.0}


def test_no_declared_cop_comes_up_to_carnots(pumps: tuple[HeatPump, ...]) -> None:
    """More than 25,000 points; the best has 81 % of Carnot's between source and flow."""
    shares = []
    for pump in pumps:
        for rating in pump.ratings:
            flows = FLOWS[rating.climate, rating.flow_c]
            for point in rating.points:
                flow = flows.get(round(point.outdoor_c))
                source = SOURCE_C.get(pump.heat_source, point.outdoor_c)
                if flow is not None:
                    shares.append(point.cop * (flow - source) / (flow + 273.15))
    assert len(shares) > 25_000
    assert max(shares) < 0.82


def test_values_that_stand_for_none_are_none(pumps: tuple[HeatPump, ...]) -> None:
    for pump in pumps:
        assert pump.sound_indoor_db is None or pump.sound_indoor_db > 0
        assert all(w.cop_dhw is None or w.cop_dhw > 1 for w in pump.hot_water)
        assert all(p.heat_w > 10 and p.cop > 0.1 for r in pump.ratings for p in r.points)


def test_the_source_is_known_and_has_the_grade_of_its_rows(
    catalog: Catalog, pumps: tuple[HeatPump, ...]
) -> None:
    source = catalog.source("heat_pump_keymark")
    assert "CC BY 4.0" in source.terms
    assert source.note("zh")
    assert source.note("en")
    assert all(p.source == source.key and p.evidence is Evidence.A for p in pumps)


def test_every_named_refrigerant_has_a_gwp_and_a_safety_class(pumps: tuple[HeatPump, ...]) -> None:
    unknown = {p.refrigerant for p in pumps if p.gwp is None or not p.safety_class}
    assert unknown == {""}  # two certificates say "other"
