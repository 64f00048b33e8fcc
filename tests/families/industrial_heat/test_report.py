"""What the report says of industrial heat pumps: content, both languages, all forms."""

from pathlib import Path

import numpy as np
import pytest

from core.content.blocks import Plot
from core.content.curves import Curves, Line
from core.families.industrial_heat.report import IndustrialHeatReport
from core.selection.selection import Candidate, Selection
from gui.command.main import main
from tests.families.industrial_heat.cases import selected, study

EXAMPLES = Path(__file__).parents[3] / "resources" / "examples"
REPORT = IndustrialHeatReport()


def first_class(selection: Selection) -> Candidate:
    """The first that is as large as is asked for: a class has no size of its own."""
    return next(each for each in selection.candidates if each.record.maker == "–")


def plots(selection: Selection) -> tuple[Plot, Plot]:
    temperature, money = REPORT.plots(selection, first_class(selection))
    return temperature, money


def lines(plot: Plot) -> dict[str, Line]:
    assert isinstance(plot.chart, Curves)
    return {line.name.key.rpartition(".")[2]: line for line in plot.chart.lines}


@pytest.fixture(scope="module")
def chosen() -> Selection:
    return selected(study(source_w=400e3))


def test_the_family_has_its_report(chosen: Selection) -> None:
    assert isinstance(chosen.family.report, IndustrialHeatReport)


def test_source_and_sink_over_their_heat(chosen: Selection) -> None:
    """Without heat exchangers the machine has the streams' own lines."""
    shown = lines(plots(chosen)[0])
    assert set(shown) == {"sink", "source"}
    assert shown["sink"].y.tolist() == [55.0, 75.0]
    assert shown["source"].y.tolist() == pytest.approx([15.0, 25.0])
    outcome = first_class(chosen).outcome
    assert shown["source"].x[1] == pytest.approx(
        shown["sink"].x[1] * (1.0 - 1.0 / outcome.seasonal_cop)
    )


def test_a_source_with_heat_to_spare_is_not_cooled_to_its_limit() -> None:
    shown = lines(plots(selected(study(source_w=800e3)))[0])
    taken = float(shown["source"].x[1])
    assert shown["source"].y[0] == pytest.approx(25.0 - taken / 800e3 * 10.0)


def test_a_heat_exchanger_sets_the_machine_apart() -> None:
    shown = lines(plots(selected(study(source_approach_k=4.0, sink_approach_k=2.0)))[0])
    assert shown["condenser"].y.tolist() == [57.0, 77.0]
    assert shown["evaporator"].y.tolist() == [11.0, 21.0]


def test_the_lines_of_cost_cross_at_the_break_even_prices(chosen: Selection) -> None:
    """With the investment at that of the life cycle, running costs alone at theirs."""
    outcome = first_class(chosen).outcome
    shown = lines(plots(chosen)[1])
    boiler = shown["boiler"]
    for key, price in (
        ("heat_pump", outcome.life_break_even_price),
        ("running", outcome.break_even_price),
    ):
        at = float(np.interp(0.0, shown[key].y - boiler.y, boiler.x))
        assert at == pytest.approx(price, rel=1e-6)
    chart = plots(chosen)[1].chart
    assert isinstance(chart, Curves)
    named = {u.name.key.rpartition(".")[2]: u.x for u in chart.uprights}
    assert named["life_break_even"] == outcome.life_break_even_price
    assert named["break_even"] == outcome.break_even_price


def test_a_price_that_is_never_reached_has_no_upright() -> None:
    """Fuel for nothing: no electricity price is low enough."""
    found = selected(study(fuel_price_per_kwh=0.0))
    chart = plots(found)[1].chart
    assert isinstance(chart, Curves)
    assert [u.name.key.rpartition(".")[2] for u in chart.uprights] == ["price_today"]


def test_stages_and_operation(chosen: Selection) -> None:
    candidate = first_class(chosen)
    assert candidate.stages_w == (candidate.outcome.unit_capacity_w,)
    running, power = REPORT.operation(chosen, candidate)
    hours = chosen.profile.hours.sum(axis=1)
    assert float(power @ hours) == pytest.approx(candidate.outcome.annual_energy_wh)
    assert running.max() == 1.0
    used = chosen.family.operating.unit_hours(chosen, candidate)
    assert used.hours.sum() == pytest.approx(4800.0)
    assert used.plr == pytest.approx(1.0)
    assert REPORT.part_load(chosen, candidate) is None
    assert REPORT.ratings(candidate.groups[0]) == ()


def test_the_example_that_is_not_feasible_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["select", str(EXAMPLES / "too-far-beijing.json"), "--language", "en"])
    assert code != 0
    told = capsys.readouterr().out
    assert "not feasible with one stage" in told
    assert "lift outside the limits" in told
