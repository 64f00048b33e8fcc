"""Where the energy of a plant room comes from and goes to, over a year."""

from collections.abc import Iterator

from core.content.blocks import Plot, plot
from core.content.curves import Name, Part
from core.content.flows import Carrier, Flow, Flows, Node
from core.families.chillers.plant_room.report.year import GROUP_PARTS, SERVING_PARTS
from core.families.chillers.plant_room.year.operation import RoomOfYear
from core.machines.device import device_name
from core.selection.selection import Candidate
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

_BUILDING, _MAINS = 0, 1  # the first two nodes
_SEEN = 1e-6  # of all energy: less is not drawn


def energy_flow_plot(candidate: Candidate, year: RoomOfYear) -> Plot:
    """Cooling and electricity in, heat to the air outside; what comes in goes out."""
    return plot(
        "report.room.flow",
        energy_flow(candidate, year),
    )


def energy_flow(candidate: Candidate, year: RoomOfYear) -> Flows:
    """The building's heat by chillers and exchangers, electricity by what takes it; Wh a year.

    What chillers and exchangers take up goes outside with the electricity of the chillers; pumps
    and fans warm water and air, which is told apart from it.
    """
    middle = list(_middle(candidate, year))
    outside = 2 + len(middle)
    nodes = [
        _node("building", 0, Part.LOAD),
        _node("mains", 0, Part.LOAD),
        *(node for node, _, _, _ in middle),
        _node("outside", 2, Part.LOAD),
        _node("warmed", 2, Part.LOAD),
    ]
    flows: list[Flow] = []
    for at, (_, cooling, electricity, rejects) in enumerate(middle, start=2):
        target = outside if rejects else outside + 1
        for source, value, carrier in (
            (_BUILDING, cooling, Carrier.COOLING),
            (_MAINS, electricity, Carrier.ELECTRICITY),
        ):
            if value > 0.0:
                flows.append(Flow(source=source, target=at, value=value, carrier=carrier))
        heat = cooling + electricity
        flows.append(Flow(source=at, target=target, value=heat, carrier=Carrier.HEAT))
    return Flows(kind=Kind.ENERGY, nodes=tuple(nodes), flows=tuple(flows), sheet="room_flow")


def _middle(candidate: Candidate, year: RoomOfYear) -> Iterator[tuple[Node, float, float, bool]]:
    """What stands in the room: cooling, electricity, whether its heat goes outside."""
    at, hours = year.at, year.hours
    free = at.free_w @ hours
    given = at.output_w @ hours - free
    drawn = at.chiller_w @ hours
    least = _SEEN * float(given.sum() + free.sum())
    if free.sum() > least:
        yield _node("exchanger", 1, Part.GOOD), float(free.sum()), 0.0, True
    for row, group in enumerate(candidate.groups):
        name = Name(key="report.room.flow.machines")
        if candidate.is_mixed:
            named = figure("machine", device_name(group.record))
            name = Name(key="report.room.flow.group", figures=(named,))
        node = Node(name=name, column=1, part=GROUP_PARTS[row])
        yield node, float(given[row]), float(drawn[row]), True
    for key, part in SERVING_PARTS.items():
        power = float(at.parts[key] @ hours)
        if power > least:
            yield _node(key, 1, part), 0.0, power, False


def _node(key: str, column: int, part: Part) -> Node:
    return Node(name=Name(key=f"report.room.flow.{key}"), column=column, part=part)
