"""Further cases, worked by hand: spellings, dates, lists near each bound, limits, sums, plans."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from core.ledger.age import age
from core.ledger.asset import Asset, Replacement
from core.ledger.diagnosis import Diagnosis, diagnose
from core.ledger.elimination import Known, match
from core.ledger.expected_efficiency import expected
from core.ledger.load_rate import by_slip
from core.ledger.nameplate import read
from core.ledger.plan import Item, best_subset, plan
from core.ledger.shares import share
from core.standards.library import shipped_standards
from tests.core.ledger.plant import ASSETS, RULES

WORKED = json.loads((Path(__file__).parent / "worked_cases.json").read_text("utf-8"))


def _found(**known: Any) -> Diagnosis:
    asset = Asset(**{"id": "W", **known})
    return diagnose([asset], shipped_standards(), RULES)[0]


@pytest.mark.parametrize(("model", "says"), WORKED["nameplates"]["cases"])
def test_a_model_is_read_in_whatever_letters_it_is_written(model: str, says: Any) -> None:
    plate = read(model)
    here = {"family": plate.family, "series": plate.series, "kind": plate.kind, **plate.facts}
    assert {name: here.get(name) for name in says} == says


def test_where_a_dash_is_missing_the_model_is_a_guess() -> None:
    assert "no_dash" in read("Y2-315M4").guessed
    assert read("Y2-315M-4").guessed == ("rated_kw",)
    assert read("Y280M-4").series == "Y"


@pytest.mark.parametrize(("began", "day", "says", "years"), WORKED["ages"]["cases"])
def test_ten_years_to_the_day(began: str, day: str, says: str, years: int | None) -> None:
    here = age(began, date.fromisoformat(day))
    assert here.ten_or_more == says
    assert here.years == years


@pytest.mark.parametrize(("family", "model", "known", "says"), WORKED["listings"]["cases"])
def test_a_model_near_each_bound_of_the_lists(
    family: str, model: str, known: dict[str, Any], says: str
) -> None:
    assert match(family, model, Known(**known)).listing.value == says


def test_what_would_decide_a_suspect_is_named() -> None:
    assert match("motor", "YB-200L-8", Known()).missing == "voltage"
    assert match("motor", "J2-91-4", Known()).missing == "size"
    assert match("fan", "Y5-47No.6", Known(flow_m3h=9e3, pressure_kpa=2.0)).missing == "model"
    assert match("transformer", "S7-315", Known()).missing == "voltage"
    wrong = _found(family="motor", model="Y2-315M-4", made_year=2005, commissioned="2003-05")
    assert "made_later" in wrong.questions
    assert wrong.listing.missing == "year_made"


def test_a_boilers_fuel_in_words_counts_as_its_models_letters() -> None:
    def listing(**known: str) -> str:
        return _found(family="boiler", **known).listing.listing.value

    assert listing(model="WNS2-1.25", name="燃煤锅炉") == "suspect"
    assert listing(model="WNS2-1.25", name="煤气锅炉") == "none"
    assert listing(model="DZL2-1.25", fuel="生物质颗粒") == "suspect"
    assert listing(model="DZL4-1.25", fuel="生物质颗粒") == "none"


@pytest.mark.parametrize(("model", "kw", "known", "says"), WORKED["efficiencies"]["cases"])
def test_the_efficiency_of_a_series_and_year(
    model: str, kw: float, known: dict[str, int], says: float | None
) -> None:
    here = expected(shipped_standards(), read(model), kw, **known)
    assert here.efficiency_pct == says


def test_an_old_series_has_an_upper_bound() -> None:
    """IE1, 4 poles: 37 kW 91.2, 45 kW 91.7."""
    for model in ("JO2-82-4", "JR-82-4", "JZR2-82-4"):
        assert expected(shipped_standards(), read(model), 40.0).at_most == 91.7


@pytest.mark.parametrize(("known", "says"), WORKED["grades"]["cases"])
def test_a_figure_just_at_a_limit_reaches_it(known: dict[str, Any], says: str) -> None:
    assert _found(**known).grade.grade == says


@pytest.mark.parametrize(
    ("model", "kva", "connection", "p0", "pk", "grade"), WORKED["losses"]["cases"]
)
def test_the_losses_of_a_series_stand_for_those_nobody_states(
    model: str, kva: float, connection: str, p0: float | None, pk: float | None, grade: str
) -> None:
    """At 40 %: 8760 · (P0 + 0.16 · Pk)."""
    known: dict[str, Any] = {"family": "transformer", "model": model, "connection": connection}
    one = _found(**known, size=float(kva), load_factor=0.4)
    assert (one.asset.p0_kw, one.asset.pk_kw, one.grade.grade) == (p0, pk, grade)
    assert ("losses_assumed" in one.questions) is (p0 is not None)
    if p0 is not None and pk is not None:
        assert one.energy.kwh == pytest.approx(8760.0 * (p0 + 0.16 * pk))
        stated = _found(**known, size=float(kva), load_factor=0.4, p0_kw=p0, pk_kw=pk)
        assert stated.energy.band < one.energy.band
        assert not stated.losses_basis


@pytest.mark.parametrize(("known", "says"), WORKED["years"]["cases"])
def test_the_energy_of_a_year(known: dict[str, Any], says: float | None) -> None:
    kwh = _found(**known).energy.kwh
    assert kwh == (None if says is None else pytest.approx(says, abs=0.1))


def test_measured_power_comes_before_the_load_that_was_entered() -> None:
    """40 kW at 94.6 % of 55 kW: 0.688."""
    motor: dict[str, Any] = {"family": "motor", "model": "YE3-250M-4", "size": 55.0}
    one = _found(**motor, measured_kw=40.0, load_factor=0.9, hours_per_year=5000.0)
    assert one.asset.load_factor == pytest.approx(0.688, abs=5e-4)


@pytest.mark.parametrize(("load", "asked"), [(0.39, True), (0.4, False), (None, False)])
def test_a_motor_too_large_for_its_load_is_told(load: float | None, asked: bool) -> None:
    motor: dict[str, Any] = {"family": "motor", "model": "YE3-250M-4", "size": 55.0}
    assert ("oversized" in _found(**motor, load_factor=load).questions) is asked


def test_a_rated_speed_that_is_the_synchronous_one_tells_no_load() -> None:
    assert by_slip(4, 50.0, 1500.0, 1487.0).refused
    assert by_slip(4, 50.0, 1480.0, 1500.0).value == 0.0


@pytest.mark.parametrize(("items", "budget", "says"), WORKED["subsets"]["cases"])
def test_the_subset_that_saves_most(items: Any, budget: float, says: list[str]) -> None:
    several = [Item(id=id_, cost=cost, saving=saving) for id_, cost, saving in items]
    assert list(best_subset(several, budget)) == says


@pytest.mark.parametrize(("years", "bought"), WORKED["plan"]["payback_years"])
def test_a_payback_just_at_the_limit_is_planned(years: float, bought: bool) -> None:
    asset = next(one for one in ASSETS if one.id == "A05")
    (found,) = diagnose([asset], shipped_standards(), RULES)
    assert found.saving_yuan is not None
    better = Replacement(efficiency_pct=95.4, cost=found.saving_yuan * years)
    again = diagnose(
        [msgspec.structs.replace(asset, replacement=better)], shipped_standards(), RULES
    )
    assert (plan(again, [(2027, 1e6)]).years[0].ids == ("A05",)) is bought


def test_shares_count_what_is_new_and_what_has_no_size() -> None:
    """One grade 2 of three motors by number; the used one is of its make, not of its service."""
    new = {"family": "motor", "model": "YE4-200L-4", "size": 30.0, "commissioned": "2023-04-01"}
    several = [
        Asset(**{"id": "1", **new}),
        Asset(**{"id": "2", **new, "made_year": 2012}),
        Asset(**{"id": "3", **new, "model": "", "size": None}),
        Asset(**{"id": "4", **new, "status": "standby"}),
    ]
    found = diagnose(several, shipped_standards(), RULES)
    whole, fresh = share(found, ("motor",)), share(found, ("motor",), new_since=2018)
    assert (whole.units, whole.size, whole.qualified_units) == (3, 60.0, 2)
    assert (fresh.units, fresh.size) == (2, 30.0)


@pytest.mark.parametrize(
    ("known", "says", "missing"),
    [
        # 30 kW, 4 poles: at the line 96.3, 95.9, 94.9 (table 1); on a converter at 1,500 r/min
        # 95.8, 95.3, 94.2 (tables 8 to 10 of GB 30253-2024)
        ({"name": "自起动永磁电机", "efficiency_pct": 95.5}, "3", ()),
        ({"name": "变频永磁电机", "efficiency_pct": 95.5, "speed_rpm": 1500.0}, "2", ()),
        ({"efficiency_pct": 95.5, "speed_rpm": 1500.0}, "", ("motor_form",)),
        ({"efficiency_pct": 96.3, "speed_rpm": 1500.0}, "1", ()),
        ({"efficiency_pct": 94.1, "speed_rpm": 1500.0}, "below 3", ()),
        ({"efficiency_pct": 95.5}, "", ("speed_rpm", "motor_form")),
        ({"name": "变频永磁电机", "efficiency_pct": 95.5}, "", ("speed_rpm",)),
    ],
)
def test_a_permanent_magnet_motor_is_judged_in_every_way_it_may_run(
    known: dict[str, Any], says: str, missing: tuple[str, ...]
) -> None:
    one = _found(family="motor", model="TYCX-200L-4", size=30.0, **known)
    assert (one.grade.grade, one.grade_missing) == (says, missing)
