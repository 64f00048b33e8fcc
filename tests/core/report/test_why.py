"""Why a figure is what it is: the parts that are told make the figure, by the formula told."""

import pytest

from core.content.blocks import Block, Properties, Quantity
from core.report.why import is_explained, why
from core.report.wording import cell
from core.selection.selection import Selection
from core.vocabulary.language import Language
from tests.core.selection.examples import selection


@pytest.fixture(scope="module")
def office() -> Selection:
    return selection("office-shanghai")


def _told(blocks: tuple[Block, ...]) -> dict[str, float]:
    """The figures told, by the key of their title, the figure itself first."""
    told: dict[str, float] = {}
    for block in blocks:
        for item in block.items if isinstance(block, Properties) else ():
            if isinstance(item.value, Quantity) and isinstance(item.value.value, float | int):
                told.setdefault(item.title.key, float(item.value.value))
    return told


def test_the_parts_of_the_life_cycle_cost_make_it(office: Selection) -> None:
    """LCC = I + E·a(r, g) + M·a(r); a by its closed form, (1 − q^n)/(r − g), q = (1+g)/(1+r)."""
    first = office.candidates[0]
    told = _told(why(office, first, "life_cycle_cost", {}))
    r, g, n = (
        told["field.discount_rate"], told["field.energy_price_rise"], told["field.life_years"]
    )  # fmt: skip

    def factor(rise: float) -> float:
        return (1.0 - ((1.0 + rise) / (1.0 + r)) ** n) / (r - rise)

    assert told["why.annuity_energy"] == pytest.approx(factor(g))
    made = (
        told["field.investment"]
        + told["field.energy_cost"] * factor(g)
        + told["field.maintenance_cost"] * factor(0.0)
    )
    assert told["field.life_cycle_cost"] == pytest.approx(made)


def test_the_parts_of_carbon_and_maintenance_make_them(office: Selection) -> None:
    first = office.candidates[0]
    told = _told(why(office, first, "carbon_kg", {}))
    kwh = told["field.annual_energy_wh"] / 1e3
    assert told["field.carbon_kg"] == pytest.approx(kwh * told["field.grid_factor_kg_per_kwh"])
    told = _told(why(office, first, "maintenance_cost", {}))
    assert told["field.maintenance_cost"] == pytest.approx(
        told["field.investment"] * told["field.maintenance_share"]
    )


def test_it_names_method_record_and_what_is_assumed(
    office: Selection, languages: dict[str, Language]
) -> None:
    first = office.candidates[0]
    titles = [
        cell(block.title, languages["en"])
        for block in why(office, first, "annual_energy_wh", {})
        if isinstance(block, Properties) and block.title is not None
    ]
    assert titles[-3] == "Methods"
    assert first.record.model in titles[-2]
    assert "assumed" in titles[-1].lower()


def test_every_figure_of_the_ranking_and_the_cards_is_explained(
    office: Selection, languages: dict[str, Language]
) -> None:
    report = office.family.report
    for words in languages.values():
        spoken = words.about(("chillers", "cooling_power"))
        silent = [key for key in report.cards if not is_explained(key, spoken.has)]
        assert silent == []


@pytest.mark.parametrize(
    ("name", "has_water"), [("hotel-shanghai", True), ("clinic-shenyang", False)]
)
def test_the_parts_of_the_installed_share_make_it(name: str, has_water: bool) -> None:
    """Installed over the peak of rooms with that of hot water; no unit stands by."""
    found = selection(name)
    first = found.candidates[0]
    told = _told(why(found, first, "oversizing", {}))
    assert ("field.hot_water_w" in told) is has_water
    peak = told["field.peak_w"] + told.get("field.hot_water_w", 0.0)
    assert told["field.oversizing"] == pytest.approx(told["field.installed_w"] / peak)
