"""IPLV and NPLV against rated values and hand calculations."""

import csv
from importlib.resources import files
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from catalog.devices.store import open_catalog
from core.families.chillers.columns import columns_of
from core.families.chillers.ratings import Rating, iplv, nplv
from core.families.chillers.record import Chiller, Flag, TemperatureCurve
from core.machines.condenser import Condenser
from core.standards.rating_methods import RATING_METHODS, RatingMethod, usual_method
from tests.families.chillers.machines import machine, part_load

SI, IP, GB = (
    RATING_METHODS["ahri_551_591"],
    RATING_METHODS["ahri_550_590"],
    RATING_METHODS["gb_18430_1_2007"],
)


def rated(record: Chiller, method=SI) -> Rating:
    return iplv(columns_of([record]), method, 3.0)[0]


def appendix_j() -> list[dict[str, str]]:
    """27 performance sets of ASHRAE 90.1-2022 Appendix J with their rated COP and IPLV."""
    path = Path(__file__).with_name("appendix_j.csv")
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def appendix_machine(row: dict[str, str]) -> Chiller:
    def curve(name: str) -> TemperatureCurve:
        return TemperatureCurve(
            coefficients=tuple(float(row[f"{name}_c{i}"]) for i in range(1, 7)),
            leaving_min_c=0.0, leaving_max_c=20.0, condenser_min_c=0.0, condenser_max_c=50.0,
        )  # fmt: skip

    least = float(row["min_unloading"])
    return machine(
        condenser=Condenser(row["cond"]),
        cop=float(row["cop_ref"]),
        plr_min=least,
        unloading_min=least,
        capacity_curve=curve("capft"),
        power_curve=curve("eirft"),
        part_load_curve=part_load(*(float(row[f"eirfplr_c{i}"]) for i in range(1, 5))),
    )


def test_appendix_j_has_27_sets():
    assert len(appendix_j()) == 27


@pytest.mark.parametrize("row", appendix_j(), ids=lambda row: row["id"])
def test_iplv_of_appendix_j_is_within_0_6_percent_of_its_rated_value(row):
    value = rated(appendix_machine(row)).value
    assert value == pytest.approx(float(row["iplv_rated"]), rel=0.006)


def test_iplv_si_by_hand():
    """Flat temperatures: COP = 5·PLR/(0.2 + 0.8·PLR) at 100, 75, 50, 25 %.

    5, 4.6875, 4.16667, 3.125; 0.01·5 + 0.42·4.6875 + 0.45·4.16667 + 0.12·3.125 = 4.26875.
    """
    rating = rated(machine())
    assert [p.cop for p in rating.points] == pytest.approx([5.0, 4.6875, 4.1666667, 3.125])
    assert rating.value == pytest.approx(4.26875)
    assert rating.findings == ()


def test_a_machine_that_stops_at_40_percent_is_degraded_at_25_percent_only():
    """Lowest step 0.4: LF = 0.25/0.4 = 0.625, CD = 1.13 − 0.13·0.625 = 1.04875.

    COP = 0.4·5/(0.2 + 0.32)/1.04875 = 3.84615/1.04875 = 3.66737.
    """
    stops = machine(plr_min=0.4, unloading_min=0.4)
    points = rated(stops).points
    assert [p.degradation for p in points] == pytest.approx([1.0, 1.0, 1.0, 1.04875])
    assert points[3].cop == pytest.approx(3.667370, rel=1e-6)
    assert points[3].capacity_w == pytest.approx(400_000.0)


def test_the_load_factor_uses_the_capacity_at_the_test_condition():
    """Capacity 1.0 at 30 °C and 1.25 at 19 °C: 25 % of full load is a PLR of 0.2 there.

    c1 + c4·T with c4 = −0.25/11: LF = 0.2/0.4 = 0.5, CD = 1.065.
    """
    slope = -0.25 / 11.0
    curve = TemperatureCurve(
        coefficients=(1.0 - 30.0 * slope, 0.0, 0.0, slope, 0.0, 0.0),
        leaving_min_c=4.0, leaving_max_c=12.0, condenser_min_c=12.0, condenser_max_c=40.0,
    )  # fmt: skip
    points = rated(machine(capacity_curve=curve, plr_min=0.4, unloading_min=0.4)).points
    assert points[3].degradation == pytest.approx(1.065)


def test_nplv_relief_falls_linearly_to_19_degrees_at_half_load():
    """T = 19 + (32 − 19)·(LR − 0.5)/0.5: 32, 25.5, 19, 19 °C (AHRI 551/591)."""
    rating = nplv(columns_of([machine()]), SI, 7.0, 32.0, 3.0)[0]
    assert [p.condenser_c for p in rating.points] == pytest.approx([32.0, 25.5, 19.0, 19.0])


def test_ip_and_si_conditions_are_different_numbers():
    """44/85/75/65 °F are 6.67/29.44/23.89/18.33 °C, not 7/30/24.5/19 °C."""
    assert IP.leaving_c == pytest.approx(6.6667, abs=1e-4)
    assert IP.water_c == pytest.approx((29.4444, 23.8889, 18.3333, 18.3333), abs=1e-4)
    assert SI.water_c == (30.0, 24.5, 19.0, 19.0)


def test_weights_of_every_method_add_up_to_one():
    for method in RATING_METHODS.values():
        assert sum(method.weights) == pytest.approx(1.0)


def test_gb_2007_weights_by_hand():
    """0.023·5 + 0.415·4.6875 + 0.461·4.16667 + 0.101·3.125 = 4.29677."""
    rating = rated(machine(), GB)
    assert rating.value == pytest.approx(4.296771, rel=1e-6)
    assert [f.code for f in rating.findings] == ["method_secondary"]


def test_gb_t_18430_1_2024_is_not_offered():
    assert not any("2024" in method.edition for method in RATING_METHODS.values())


def test_a_placeholder_curve_gets_no_rating_but_a_reason():
    rating = rated(machine(flags=(Flag.PART_LOAD_PLACEHOLDER,)))
    assert rating.value is None
    assert [f.code for f in rating.findings] == ["part_load_placeholder"]


def test_a_record_without_capacity_gets_no_rating():
    assert [f.code for f in rated(machine(capacity_w=None)).findings] == ["no_capacity"]


def test_ahri_defines_no_nplv_for_air_cooled_machines():
    air = nplv(columns_of([machine(condenser=Condenser.AIR)]), SI, 7.0, 32.0, 3.0)[0]
    assert (air.value, air.findings[0].code) == (None, "nplv_water_only")


def test_by_gb_the_condenser_water_falls_linearly_to_19_degrees_at_a_quarter_of_the_load():
    """From 34 °C: 15 K in three steps of 5 K. From 30 °C: the points of the method's IPLV.

    11 K in three steps of 3.67 K gives 26.3 and 22.7 °C, which the standard rounds to 26 and 23.
    """
    warm, standard = (
        nplv(columns_of([machine()]), GB, 7.0, condenser, 3.0)[0] for condenser in (34.0, 30.0)
    )
    assert [p.condenser_c for p in warm.points] == pytest.approx([34.0, 29.0, 24.0, 19.0])
    rounded = [round(p.condenser_c) for p in standard.points]
    assert rounded == list(GB.water_c)
    assert [p.weight for p in warm.points] == list(GB.weights)


def test_by_gb_an_air_cooled_machine_has_an_nplv_at_the_leaving_water_that_was_selected():
    air = machine(condenser=Condenser.AIR)
    rating = nplv(columns_of([air]), GB, 9.0, 32.0, 3.0)[0]
    assert [p.condenser_c for p in rating.points] == list(GB.air_c)
    assert rating.leaving_chilled_c == 9.0
    assert rating.value is not None


def test_the_method_follows_the_country_of_the_site():
    assert usual_method(in_china=True) == "gb_18430_1_2007"
    assert usual_method(in_china=False) == "ahri_551_591"
    assert set(get_args(RatingMethod)) == set(RATING_METHODS)


def limited(**limits: float) -> Chiller:
    usual = machine()
    curve = msgspec.structs.replace(usual.capacity_curve, **limits)
    return machine(capacity_curve=curve)


def test_a_point_outside_the_limits_is_marked_and_said():
    rating = rated(limited(condenser_min_c=20.6))
    assert [p.beyond_limits for p in rating.points] == [False, False, True, True]
    assert [f.code for f in rating.findings] == ["rating_points_beyond_limits"]


def test_a_point_far_outside_is_refused():
    hot = rated(limited(condenser_max_c=26.9))
    assert (hot.value, hot.findings[0].code) == (None, "rating_beyond_limits")
    assert rated(limited(condenser_max_c=27.0)).value is not None
    warm = rated(limited(leaving_min_c=10.1))
    assert warm.findings[0].code == "rating_leaving_beyond_limits"


def test_the_documented_errors_are_those_computed():
    """resources/documentation/ratings.md shows every set with its error to 0.01 %."""
    text = (files("resources") / "documentation" / "ratings.md").read_text(encoding="utf-8")
    for row in appendix_j():
        machine_of_set, rated_iplv = appendix_machine(row), float(row["iplv_rated"])
        si, ip = (rated(machine_of_set, method).value / rated_iplv - 1 for method in (SI, IP))
        line = next(s for s in text.splitlines() if s.startswith(f"| {row['id'][2:]} |"))
        assert f"{si * 100:+.2f} %" in line
        assert f"{ip * 100:+.2f} %" in line


@pytest.mark.parametrize(
    ("machine", "cops", "iplv_si"),
    [  # worked out by the survey of copper-bem 0.3.0 out of the same curves, by AHRI 551/591
        ("A112", (3.357, 4.808, 6.501, 6.874), 5.803),
        ("A117", (2.867, 3.640, 4.287, 4.041), 3.971),
        ("A122", (2.996, 3.455, 4.747, 5.471), 4.274),
        ("A134", (3.105, 3.874, 5.091, 6.402), 4.717),
        ("A140", (3.414, 4.709, 6.105, 6.418), 5.529),
        ("W163", (4.749, 5.544, 6.075, 5.299), 5.745),
        ("W168", (5.586, 6.464, 6.982, 5.181), 6.534),
        ("W175", (4.710, 5.926, 6.986, 6.675), 6.481),
        ("W185", (4.767, 5.609, 6.552, 6.471), 6.128),
    ],
)
def test_machines_after_2012_have_the_part_load_of_their_survey(machine, cops, iplv_si):
    with open_catalog() as catalog:
        (rating,) = iplv(columns_of([catalog.device(machine)]), SI, 0.0)
    assert [point.cop for point in rating.points] == pytest.approx(cops, rel=1e-3)
    assert rating.value == pytest.approx(iplv_si, rel=1e-3)
