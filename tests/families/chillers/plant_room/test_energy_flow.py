"""The chart of flows of a room: what comes in goes out, every part as large as its energy."""

from pathlib import Path

import pytest

from core.content.blocks import Table
from core.content.curves import Name, Part
from core.content.flows import Carrier, Flow, Flows, Node
from core.families.chillers.plant_room.report.energy_flow import energy_flow, energy_flow_plot
from core.families.chillers.plant_room.year.operation import room_of_year
from core.report.flow_drawing import flows
from core.report.plain_tables import in_a_row
from core.selection.selection import Selection
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from tests.core.selection.examples import program

EXAMPLES = Path(__file__).resolve().parents[4] / "resources/examples"


@pytest.fixture(scope="module", params=["plant-room-shanghai", "data-hall-beijing"])
def selection(request: pytest.FixtureRequest) -> Selection:
    return program().select_file(EXAMPLES / f"{request.param}.json")


def _node(key: str, column: int) -> Node:
    return Node(name=Name(key=key), column=column, part=Part.MACHINE)


def test_every_node_gives_what_it_gets_and_all_is_counted(selection: Selection) -> None:
    candidate = selection.leading
    assert candidate is not None
    year = room_of_year(selection, candidate)
    chart = energy_flow(candidate, year)
    ends = {0: 0.0, chart.last_column: 0.0}
    for at, node in enumerate(chart.nodes):
        comes = sum(one.value for one in chart.flows if one.target == at)
        goes = sum(one.value for one in chart.flows if one.source == at)
        if node.column in ends:
            ends[node.column] += comes + goes
        else:
            assert comes == pytest.approx(goes, rel=1e-12)
    cooling = float(selection.profile.columns["load_w"] @ selection.profile.hours.sum(axis=1))
    entering = cooling + candidate.outcome.annual_energy_wh
    assert ends[0] == pytest.approx(entering, rel=1e-4)
    assert ends[chart.last_column] == pytest.approx(entering, rel=1e-4)
    exchanger = [n for n, one in enumerate(chart.nodes) if one.name.key.endswith("exchanger")]
    free = candidate.outcome.free_cooling_wh
    assert sum(chart.value_of(n) for n in exchanger) == pytest.approx(free or 0.0, rel=1e-3)


# 8 of cooling and 2 of electricity: with two nodes on the left a gap of 0.07 leaves 0.93 of the
# height for 10, so that the first is 0.744 high and the second 0.186.
def test_layout_by_hand() -> None:
    chart = Flows(
        kind=Kind.ENERGY,
        nodes=(_node("a", 0), _node("b", 0), _node("c", 1)),
        flows=(
            Flow(source=0, target=2, value=8.0, carrier=Carrier.COOLING),
            Flow(source=1, target=2, value=2.0, carrier=Carrier.ELECTRICITY),
        ),
    )
    assert chart.rooms() == (
        pytest.approx((0.0, 0.744)), pytest.approx((0.814, 1.0)), pytest.approx((0.035, 0.965)),
    )  # fmt: skip
    first, second = chart.ribbons()
    assert (first.source_top, first.target_top) == pytest.approx((0.0, 0.035))
    assert (second.source_top, second.target_top) == pytest.approx((0.814, 0.779))
    assert second.width == pytest.approx(0.186)


def test_names_stand_apart_and_figures_are_told_in_words_too(
    selection: Selection, language: Language
) -> None:
    candidate = selection.leading
    assert candidate is not None
    plot = energy_flow_plot(candidate, room_of_year(selection, candidate))
    assert isinstance(plot.chart, Flows)
    canvas = flows(plot.chart, language, 180.0)
    labels = canvas.labels
    assert len(labels) == len(plot.chart.nodes)
    for at, one in enumerate(labels):
        assert all(one.room.overlap(other.room) == 0.0 for other in labels[at + 1 :])
    (table,) = in_a_row((plot,))
    assert isinstance(table, Table)
    assert len(table.rows) == len(plot.chart.flows)
