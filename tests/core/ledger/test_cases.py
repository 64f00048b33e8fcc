"""The hand-checked cases: nameplates, age, lists, efficiency, load, energy, grades, order, plan."""

from collections.abc import Mapping
from itertools import combinations
from typing import Any

import msgspec
import pytest

from core.ledger.age import Answer, age
from core.ledger.diagnosis import Diagnosis, diagnose
from core.ledger.elimination import Known, Listing, match
from core.ledger.expected_efficiency import expected
from core.ledger.load_rate import LoadRate, by_current, by_input_power, by_losses, by_slip
from core.ledger.nameplate import read
from core.ledger.plan import Item, best_subset, plan
from core.ledger.shares import GOALS, share
from core.standards.edition import Scale
from core.standards.judge import Device, Judge
from core.standards.library import shipped_standards
from tests.core.ledger.plant import ASSETS, CASES, DAY, RULES

MOTORS = ("motor",)


@pytest.fixture(scope="module")
def found() -> Mapping[str, Diagnosis]:
    diagnoses = diagnose(ASSETS, shipped_standards(), RULES)
    return {one.asset.id: one for one in diagnoses}


def _pairs(case: str) -> list[tuple[Any, Any]]:
    return list(zip(CASES[case]["input"], CASES[case]["expected"], strict=True))


@pytest.mark.parametrize(("model", "says"), _pairs("INV-01"))
def test_a_nameplate_says_kind_series_and_size_and_no_more(model: str, says: Any) -> None:
    plate = read(model)
    here = {"family": plate.family, "series": plate.series, "kind": plate.kind, **plate.facts}
    if "rated_kw" not in says:
        assert "rated_kw" not in here
    assert {name: here.get(name) for name in says} == says


@pytest.mark.parametrize(("day", "says"), _pairs("INV-02"))
def test_the_anniversary_counts_and_a_part_of_a_date_only_where_all_its_days_agree(
    day: str | None, says: Any
) -> None:
    here, strict = age(day, DAY), age(day, DAY, strict=True)
    words = {True: Answer.YES, False: Answer.NO}
    assert here.ten_or_more == words.get(says["ten_or_more"], says["ten_or_more"])
    if "years" in says:
        assert here.years == says["years"]
        assert strict.ten_or_more == words[says["more_than_ten"]]


def test_a_leap_day_has_its_anniversary_on_the_28th() -> None:
    from datetime import date

    assert age("2016-02-29", date(2026, 2, 28)).ten_or_more is Answer.YES
    assert age("2016-02-29", date(2026, 2, 27)).ten_or_more is Answer.NO


def test_every_asset_is_held_against_the_lists(found: Mapping[str, Diagnosis]) -> None:
    says = CASES["INV-03"]["expected"]
    assert {name: found[name].listing.listing.value for name in says} == says


@pytest.mark.parametrize(("model", "says"), _pairs("INV-04"))
def test_no_series_is_hit_by_the_beginning_of_another(model: str, says: str) -> None:
    family = "transformer" if model.startswith("S") else "motor"
    word = says.split()[0].rstrip(":")
    assert match(family, model, Known(made=2003)).listing.value == word
    if "made <= 2003" in says:
        assert match(family, model, Known(made=2004)).listing is Listing.NONE


def test_a_hit_by_the_year_of_service_is_called_inferred(found: Mapping[str, Diagnosis]) -> None:
    assert found["A03"].listing.inferred
    assert not found["A01"].listing.inferred
    assert found["A02"].listing.missing == "year_made"
    assert match("motor", "Y2-315M-4A", Known(made=2002)).missing == "suffix"


@pytest.mark.parametrize(("given", "says"), _pairs("INV-05"))
def test_the_efficiency_to_expect_is_that_of_the_series_and_size(given: Any, says: Any) -> None:
    here = expected(shipped_standards(), read(given["model"]), given["kw"])
    if isinstance(says, str):
        assert here.efficiency_pct is None
        assert (here.nearest, here.at_most) == ((200.0, 250.0), 94.0)
    else:
        assert here.efficiency_pct == says


def _load(given: Any) -> LoadRate:
    if given["method"] == "input power":
        return by_input_power(
            given["measured_kw"], given["rated_kw"], given["efficiency_pct"] / 100
        )
    if given["method"] == "slip":
        return by_slip(
            given["poles"], given["frequency_hz"], given["rated_rpm"], given["measured_rpm"]
        )
    if given["method"] == "current and voltage":
        return by_current(
            given["measured_a"], given["rated_a"], given["measured_v"], given["rated_v"]
        )
    return by_losses(
        given["measured_kw"], given["rated_kw"], given["efficiency_pct"] / 100, given["no_load_kw"]
    )


@pytest.mark.parametrize(("given", "says"), _pairs("INV-06"))
def test_the_load_follows_from_what_was_measured(given: Any, says: Any) -> None:
    here = _load(given)
    if isinstance(says, str) and says.startswith("refused"):
        assert here.value is None
        assert here.refused == "faster than synchronous"
    elif isinstance(says, str):
        assert here.value == pytest.approx(float(says.split(",")[0]), abs=5e-4)
        assert here.unsure
    else:
        assert here.value == pytest.approx(says, abs=5e-4)


def test_energy_and_saving_of_a_motor(found: Mapping[str, Diagnosis]) -> None:
    says, one = CASES["INV-07"]["expected"], found["A01"]
    assert one.energy.kwh == pytest.approx(says["kwh"], abs=0.5)
    assert one.energy.saving_kwh == pytest.approx(says["saving_kwh"], abs=0.5)
    assert one.saving_yuan == pytest.approx(says["saving_yuan"], abs=0.5)
    assert one.payback_years == pytest.approx(says["payback_years"], abs=0.005)


@pytest.mark.parametrize("name", ["A10", "A11"])
def test_losses_of_a_transformer(found: Mapping[str, Diagnosis], name: str) -> None:
    says, one = CASES["INV-08"]["expected"][name], found[name]
    assert one.energy.kwh == pytest.approx(says["loss_kwh"], abs=0.5)
    assert one.energy.saving_kwh == pytest.approx(says["saving_kwh"], abs=0.5)
    assert one.payback_years == pytest.approx(says["payback_years"], abs=0.005)


@pytest.mark.parametrize("name", [one.id for one in ASSETS])
def test_grade_age_and_class(found: Mapping[str, Diagnosis], name: str) -> None:
    says, one = CASES["INV-09"]["expected"][name], found[name]
    grade = "" if str(says["grade"]).endswith(("judged", "here")) else str(says["grade"])
    ten = {True: "yes", False: "no"}.get(says["ten_years"], says["ten_years"])
    assert one.grade.grade == grade
    assert one.age.ten_or_more.value == ten
    assert one.plan_class == says["plan_class"]


def test_the_order_is_class_payback_saving_id(found: Mapping[str, Diagnosis]) -> None:
    ordered = sorted(found.values(), key=lambda one: one.order)
    names = [one.asset.id for one in ordered if isinstance(one.plan_class, int)]
    assert names == CASES["INV-10"]["expected"]


def test_shares_before_the_plan(found: Mapping[str, Diagnosis]) -> None:
    says, all_of_them = CASES["INV-11"]["expected"], list(found.values())
    motors = share(all_of_them, MOTORS)
    assert (motors.size, motors.units, motors.qualified_size) == (665.5, 14, 48.5)
    assert motors.unknown_size == 11
    before = says["motors_in_service"]
    assert motors.by_power_pct == pytest.approx(before["by_power_pct"], abs=0.01)
    assert motors.by_count_pct == pytest.approx(before["by_count_pct"], abs=0.01)
    assert motors.without_unknown_pct == pytest.approx(7.41, abs=0.01)
    new = share(all_of_them, MOTORS, new_since=2018)
    assert (new.size, new.units) == (115.5, 7)
    assert new.by_power_pct == pytest.approx(41.99, abs=0.01)
    assert new.by_count_pct == pytest.approx(28.57, abs=0.01)
    transformers = share(all_of_them, ("transformer",))
    assert transformers.size == 3430
    assert transformers.by_power_pct == pytest.approx(18.37, abs=0.01)
    assert share(all_of_them, ("transformer",), new_since=2018).by_power_pct == 100.0


@pytest.mark.parametrize("bound", CASES["INV-11"]["bounds"], ids=lambda one: one["kpi"])
def test_a_goal_is_reached_or_must_be_passed(bound: Any) -> None:
    words = bound["kpi"]
    kind = "driven" if "motors" in words else "transformer" if "trans" in words else "thermal"
    kind = "server" if words == "servers" else kind
    new = "new" in words or kind == "server"
    assert GOALS[kind, new].reached(bound["value"]) is bound["reached"]
    assert not GOALS["driven", True].reached(34.996)


def test_greedy_is_not_enough() -> None:
    case = CASES["INV-12"]
    items = [
        Item(id=one["id"], cost=one["cost"], saving=one["save"]) for one in case["input"]["items"]
    ]
    assert list(best_subset(items, case["input"]["budget"])) == case["expected"]["chosen"]


def test_the_plan_year_by_year(found: Mapping[str, Diagnosis]) -> None:
    case = CASES["INV-13"]
    says = case["expected"]
    budgets = [(one["year"], float(one["yuan"])) for one in case["input"]["budgets"]]
    here = plan(list(found.values()), budgets)
    assert not here.left
    assert here.not_planned.keys() == says["not_planned"].keys()
    done: set[str] = set()
    for year, expects in zip(here.years, says["years"], strict=True):
        assert (year.ids, year.spent) == (tuple(expects["assets"]), expects["spent"])
        name = str(year.year)
        assert year.saving_kwh == pytest.approx(says["first_year_saving_kwh"][name], abs=1)
        done |= set(year.ids)
        for family, key in (("motor", "motor"), ("transformer", "transformer")):
            after = share(list(found.values()), (family,), replaced=done.__contains__)
            expect = says[f"{key}_share_pct_after"][name]
            assert after.by_power_pct == pytest.approx(expect, abs=0.01)
    total = sum(year.saving_kwh for year in here.years)
    assert total == pytest.approx(says["total_saving_kwh"], abs=1)
    # tce by the equivalent value and t CO2 of the same saving
    carbon = CASES["INV-15"]["expected"]
    assert total * RULES.kgce_per_kwh / 1e3 == pytest.approx(carbon["tce_equivalent"], abs=0.02)
    assert total * RULES.kg_co2_per_kwh / 1e3 == pytest.approx(carbon["t_co2"], abs=0.02)


@pytest.mark.parametrize("budget", [30_000, 111_000, 300_000, 612_345, 1_200_000])
def test_a_subset_of_twenty_is_the_best_that_trying_all_finds(budget: float) -> None:
    """2^15 subsets of the plant's replacements that save something, tried one by one."""
    from core.ledger.plan import _item

    diagnoses = diagnose(ASSETS, shipped_standards(), RULES)
    items = [item for item in map(_item, diagnoses) if item]
    best = max(
        sum(one.saving for one in subset)
        for size in range(len(items) + 1)
        for subset in combinations(items, size)
        if sum(one.cost for one in subset) <= budget
    )
    chosen = set(best_subset(items, budget))
    mine = [one for one in items if one.id in chosen]
    assert sum(one.cost for one in mine) <= budget
    assert sum(one.saving for one in mine) == pytest.approx(best, rel=1e-12)


def test_a_small_coal_boiler_is_asked_about_and_a_gas_boiler_is_not() -> None:
    """The catalogue of 2024 names coal boilers up to 10 t/h; the model alone does not decide."""
    assert match("boiler", "SZL10-1.25-AII", Known()).listing is Listing.SUSPECT
    assert match("boiler", "WNS6-1.25-Q", Known()).listing is Listing.NONE


def test_a_dash_parts_a_series_that_ends_in_a_figure() -> None:
    assert read("Y280M-2").facts["frame_mm"] == 280
    assert read("Y2-80M1-2").series == "Y2"


_MOVED = {"A15": "efficiency_pct", "A16": "specific_power", "A17": "specific_power"}


@pytest.mark.parametrize("name", _MOVED)
def test_limits_of_the_grades_by_moving_the_figure_across(name: str) -> None:
    """At each limit its grade, a little worse the next."""
    limits = CASES["INV-09"]["limits"][name]
    several = [limits[f"grade{at}"] for at in (1, 2, 3)] if isinstance(limits, dict) else limits
    asset = next(one for one in ASSETS if one.id == name)
    worse = 0.02 if _MOVED[name] == "specific_power" else -0.02
    for grade, limit in enumerate(several, start=1):
        for moved, says in ((limit, str(grade)), (limit + worse, _next(grade))):
            better = 0.0 if name != "A15" else 0.01 if moved == limit else -0.01
            figures = {_MOVED[name]: moved + better}
            one = msgspec.structs.replace(asset, **figures)
            assert diagnose([one], shipped_standards(), RULES)[0].grade.grade == says


def test_limits_of_the_chillers_iplv() -> None:
    """By the method its limits were made for, with the least COP that the row asks for, 5.4."""
    judge = Judge(shipped_standards(), DAY)
    for grade, limit in enumerate(CASES["INV-09"]["limits"]["A18"], start=1):
        for iplv, says in ((limit, str(grade)), (limit - 0.02, _next(grade))):
            figures = {
                "condenser": "water", "cooling_capacity": 700.0, "iplv": iplv, "cop_c": 5.4,
                "iplv_method": "gb_18430_1_2007",
            }  # fmt: skip
            every = judge.judge(Device("chiller", figures))
            own = [one for one in every if one.judged and one.jurisdiction == "CN"]
            grades = [one.level or "below 3" for one in own if one.scale is Scale.GRADE]
            assert min(grades) == says


def _next(grade: int) -> str:
    return {1: "2", 2: "3", 3: "below 3"}[grade]


def test_a_transformer_meets_both_losses_of_its_grade() -> None:
    """A12: P0 0.56 / 0.63 / 0.70 and Pk 5.4 / 6.0 / 7.5 kW, Yyn0."""
    asset = next(one for one in ASSETS if one.id == "A12")
    said = CASES["INV-09"]["limits"]["A12"]
    p0, pk = ([float(one) for one in part.split()[1].split("/")] for part in said.split(", "))
    for at in range(3):
        met = msgspec.structs.replace(asset, p0_kw=p0[at], pk_kw=pk[at])
        missed = msgspec.structs.replace(asset, p0_kw=p0[at], pk_kw=pk[at] + 0.005)
        found = diagnose([met, missed], shipped_standards(), RULES)
        assert [one.grade.grade for one in found] == [str(at + 1), _next(at + 1)]


def test_what_the_shares_and_the_plan_say_beside_their_figures(
    found: Mapping[str, Diagnosis],
) -> None:
    """INV-11 to INV-13: what is reached, what greed would buy, what the plan costs in all."""
    says, several = CASES["INV-11"]["expected"], list(found.values())
    motors, new = share(several, MOTORS), share(several, MOTORS, new_since=2018)
    transformers = share(several, ("transformer",))
    assert (
        GOALS["driven", False].reached(motors.by_power_pct)
        is (says["motors_in_service"]["reached"])
    )
    assert GOALS["driven", True].reached(new.by_power_pct) is says["motors_new"]["reached_by_power"]
    assert GOALS["driven", True].reached(new.by_count_pct) is says["motors_new"]["reached_by_count"]
    assert (
        GOALS["transformer", False].reached(transformers.by_power_pct)
        is (says["transformers_in_service"]["reached"])
    )
    greedy = CASES["INV-12"]
    items = sorted(greedy["input"]["items"], key=lambda one: one["cost"] / one["save"])
    left, bought = greedy["input"]["budget"], []
    for one in items:
        if one["cost"] <= left:
            left, bought = left - one["cost"], [*bought, one]
    assert [one["id"] for one in bought] == greedy["expected"]["greedy_by_payback"]["chosen"]
    assert sum(one["save"] for one in bought) < greedy["expected"]["saving"]
    case = CASES["INV-13"]
    budgets = [(one["year"], float(one["yuan"])) for one in case["input"]["budgets"]]
    made = plan(several, budgets)
    assert sum(year.spent for year in made.years) == case["expected"]["total_cost"]
    for id_, said in case["expected"]["not_planned"].items():
        assert made.not_planned[id_] == pytest.approx(float(said.split()[1]), abs=0.005)
