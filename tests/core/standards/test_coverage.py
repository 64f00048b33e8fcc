"""Industrial boilers, lift motors, large multi-splits; what is judged by figures at all."""

from datetime import date

import pytest

from core.standards.coverage import coverage
from core.standards.judge import judge
from core.standards.library import shipped_standards
from core.standards.verdict import Outcome, Verdict
from core.standards.wording import Wording
from core.vocabulary.language import Language
from tests.house.tree import ROOT

TODAY = date(2026, 6, 1)
NDRC = "发改环资规〔2024〕127号"
STEP = 0.01
# GB 24500-2020: firing, fuel, capacity (t/h, above or up to) and the efficiencies of grades
# 1, 2, 3 in %, as the public transcription adgo07/EquipEffi boiler.json has them.
BOILERS = (
    ("grate_firing", "bituminous_ii", "to 20", (85, 82, 80)),
    ("grate_firing", "bituminous_ii", "above 20", (86, 83, 81)),
    ("grate_firing", "bituminous_iii", "to 20", (87, 84, 82)),
    ("grate_firing", "bituminous_iii", "above 20", (89, 86, 84)),
    ("grate_firing", "lean_coal", "to 20", (85, 82, 80)),
    ("grate_firing", "lean_coal", "above 20", (86, 83, 81)),
    ("grate_firing", "anthracite_ii", "to 20", (85, 82, 80)),
    ("grate_firing", "anthracite_ii", "above 20", (86, 83, 81)),
    ("grate_firing", "anthracite_iii", "to 20", (85, 82, 80)),
    ("grate_firing", "anthracite_iii", "above 20", (86, 83, 81)),
    ("grate_firing", "lignite", "to 20", (85, 82, 80)),
    ("grate_firing", "lignite", "above 20", (87, 84, 82)),
    ("fluidised_bed_firing", "bituminous_i", "", (89, 85, 82)),
    ("fluidised_bed_firing", "bituminous_ii", "", (90, 89, 86)),
    ("fluidised_bed_firing", "bituminous_iii", "", (91, 90, 88)),
    ("fluidised_bed_firing", "lean_coal", "", (90, 88, 86)),
    ("fluidised_bed_firing", "anthracite_ii", "", (89, 88, 86)),
    ("fluidised_bed_firing", "anthracite_iii", "", (90, 88, 86)),
    ("fluidised_bed_firing", "lignite", "", (91, 89, 86)),
    ("biomass_firing", "biomass", "to 10", (88, 84, 80)),
    ("biomass_firing", "biomass", "above 10", (91, 88, 86)),
    ("chamber_firing", "natural_gas non_condensing_boiler", "", (96, 94, 92)),
    ("chamber_firing", "natural_gas condensing_boiler", "", (103, 101, 98)),
    ("chamber_firing", "fuel_oil", "", (95, 93, 90)),
    ("chamber_firing", "pulverised_coal", "", (92, 90, 88)),
)
_MW = {20.0: 14_000.0, 10.0: 7_000.0}  # kW printed beside the t/h
# GB 30253-2024 table 29, grades 1, 2, 3 at one rating for every range of speed, r/min.
LIFTS_1_5_KW = (
    (750.0, None, (86.7, 84.1, 80.0)),
    (400.0, 750.0, (86.0, 82.8, 79.0)),
    (250.0, 400.0, (85.0, 81.9, 77.5)),
    (180.0, 250.0, (85.6, 81.2, 77.0)),
    (140.0, 180.0, (84.4, 80.6, 76.4)),
    (100.0, 140.0, (83.9, 80.1, 75.9)),
    (1.0, 100.0, (83.5, 79.6, 74.0)),
)


def _verdicts(product: str, figures: dict[str, float | str]) -> dict[str, Verdict]:
    return {one.edition: one for one in judge(shipped_standards(), product, figures, TODAY)}


def _around(
    product: str, figures: dict[str, float | str], metric: str, limits: tuple, edition: str
) -> None:
    """At each limit its grade, a step below it the next one, below the last none."""
    for grade, limit in enumerate(limits, 1):
        at = _verdicts(product, {**figures, metric: float(limit)})[edition]
        assert (at.outcome, at.level) == (Outcome.LEVEL, str(grade)), (figures, grade)
        below = _verdicts(product, {**figures, metric: limit - STEP})[edition]
        if grade < len(limits):
            assert below.level == str(grade + 1)
        else:
            assert below.outcome is Outcome.BELOW_ACCESS


@pytest.mark.parametrize(("firing", "fuel", "capacity", "limits"), BOILERS)
def test_a_boiler_at_and_below_each_limit(firing, fuel, capacity, limits):
    fuel, _, condensing = fuel.partition(" ")
    figures: dict[str, float | str] = {"boiler_firing": firing, "boiler_fuel": fuel}
    if condensing:
        figures["boiler_condensing"] = condensing
    sizes: list[dict[str, float]] = [{}]
    if capacity:
        side, bound = capacity.split()
        more = 0.0 if side == "to" else STEP
        # Either the steam or the heat says the size; at the bound itself it is the smaller class.
        sizes = [
            {"steam_capacity": float(bound) + more},
            {"thermal_output": _MW[float(bound)] + more},
        ]
    for size in sizes:
        _around("industrial_boiler", figures | size, "thermal_efficiency", limits, "GB 24500-2020")


def test_the_tier_of_a_boiler_follows_from_its_efficiency():
    gas = {
        "boiler_firing": "chamber_firing", "boiler_fuel": "natural_gas",
        "boiler_condensing": "non_condensing_boiler",
    }  # fmt: skip
    for efficiency, tier in ((96.0, "advanced"), (95.99, "saving"), (93.99, "access")):
        found = _verdicts("industrial_boiler", {**gas, "thermal_efficiency": efficiency})
        assert found[NDRC].level == tier


def test_an_electric_boiler_is_no_machine_outside_the_standard():
    """Its limit is in 5.2, but no grades: the file does not carry it."""
    found = _verdicts(
        "industrial_boiler", {"boiler_firing": "electric_heating", "boiler_fuel": "electricity",
                              "thermal_efficiency": 98.0},
    )  # fmt: skip
    own = found["GB 24500-2020"]
    assert (own.outcome, own.trace[-2].code) == (Outcome.CANNOT_BE_JUDGED, "not_carried")


@pytest.mark.parametrize(("above", "to", "limits"), LIFTS_1_5_KW)
def test_a_lift_motor_at_and_below_each_limit(above, to, limits):
    figures = {"motor_form": "lift", "rated_voltage": 380.0, "rated_power": 1.5}
    for speed in (above + STEP, to or above + 1000.0):
        of_speed = {**figures, "rated_speed": speed}
        _around("permanent_magnet_motor", of_speed, "efficiency", limits, "GB 30253-2024")


@pytest.mark.parametrize(
    ("kw", "access", "saving", "advanced"),
    [(28.01, 3.4, 4.2, 5.2), (50.0, 3.4, 4.2, 5.2), (50.01, 3.3, 4.0, 4.8), (68.0, 3.3, 4.0, 4.8),
     (68.01, 3.2, 3.8, 4.6)],
)  # fmt: skip
def test_access_of_a_multi_split_above_28_kw_is_that_of_the_notice(kw, access, saving, advanced):
    """GB 21454 is not carried there: by the notice access is the standard's own limit."""
    figures = {"type": "air_cooled_heat_pump", "cooling_capacity": kw}
    for apf, tier in ((advanced, "advanced"), (saving, "saving"), (access, "access")):
        assert _verdicts("multi_split", {**figures, "apf": apf})[NDRC].level == tier
    below = _verdicts("multi_split", {**figures, "apf": access - STEP})
    assert below[NDRC].outcome is Outcome.BELOW_ACCESS
    assert below["GB 21454-2021"].trace[-2].code == "not_carried"


def test_at_least_27_of_the_43_products_are_judged_from_figures():
    standards = shipped_standards()
    listed = tuple(one for one in standards.products if NDRC in standards.limit_tables(one))
    found = coverage(standards, TODAY, listed)
    assert len(found) == 43
    assert sum(one.by_figures for one in found) >= 27
    # Every other one names the edition whose grade is read in the book.
    assert all(one.typed for one in found if not one.by_figures)


def test_coverage_goes_by_the_day():
    """GB 20052-2024 is in force from 2025-02-01; the tier list names the edition of 2020 and is in
    force from 2024-04-01.
    """
    standards = shipped_standards()
    codes = {
        day: [one.code for one in coverage(standards, day, ("power_transformer",))[0].figures]
        for day in (date(2024, 3, 31), date(2025, 1, 31), date(2025, 2, 1))
    }
    tiers = "发改环资规〔2024〕127号"
    assert list(codes.values()) == [[], [tiers], [tiers, "GB 20052-2024"]]


def test_the_page_tells_of_each_product_what_the_code_tells(languages: dict[str, Language]):
    """Printed anew by: python -m tests.core.standards.test_coverage"""
    page = (ROOT / "resources/documentation/coverage.md").read_text("utf-8")
    assert page == printed(languages["zh"], languages["en"])


def printed(zh: Language, en: Language) -> str:
    """The page of coverage, from the library."""
    standards = shipped_standards()
    listed = tuple(one for one in standards.products if NDRC in standards.limit_tables(one))
    found = coverage(standards, TODAY, listed)
    names = [Wording(one, standards) for one in (zh, en)]
    count = sum(one.by_figures for one in found)
    lines = [
        "# What is judged from figures",
        "",
        f"As of {TODAY.isoformat()}, {count} of the 43 products of the 2024 tiers are judged from",
        "the figures of a device: by the numbers of the tier list, or by a table that is carried.",
        "Of the others the table is not carried: the grade, or its limit, is read in the book and",
        "typed. An edition counts from its first day, up to the day before another replaces it.",
        "",
        "Heat-pump multi-splits above 28 kW stand in a part of GB 21454-2021 that is not carried;",
        "the notice sets access at the standard's own limit, so the tier list decides there.",
        "Electric boilers have a limit in GB 24500-2020, but no grades: they cannot be judged.",
        "",
        "| product | judged by the figures of | read in the book |",
        "|---|---|---|",
    ]
    for one in found:
        name = " ".join(each.name("product", one.product) for each in names)
        by = ", ".join(f"{each.code} (from {each.in_force})" for each in one.figures)
        lines.append(f"| {name} | {by or '–'} | {', '.join(one.typed) or '–'} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    from gui.program.reader import open_language

    target = ROOT / "resources/documentation/coverage.md"
    target.write_text(printed(open_language("zh"), open_language("en")), "utf-8")
