"""Figures no server can have, and doubtful ones: see core.machines.plausibility."""

from collections.abc import Iterator

from core.families.servers.record import TENTHS, Server, ServerFlag, overall_of
from core.machines.plausibility import Fault, of_numbers, once, outside
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

_POWER_W = (5.0, 100e3)
_WORK = (1e3, 1e10)
OVERALL_APART = 0.005  # of the stated figure: what is printed is rounded


def faults(server: Server) -> Iterator[Fault]:
    """Figures that cannot be true, as (column, code, figures); message `fault.<code>`."""
    yield from once(_of(server))


def _of(server: Server) -> Iterator[Fault]:
    yield from of_numbers(server)
    yield from outside("full_input_w", server.full_input_w, *_POWER_W, Kind.IDLE_POWER)
    yield from outside("full_work", server.full_work, *_WORK, Kind.WORK_RATE)
    if server.idle_input_w >= server.full_input_w:
        yield "idle_input_w", "server_idle_above_full", ()
    for key, steps in (
        ("step_inputs_w", server.step_inputs_w), ("step_works", server.step_works)
    ):  # fmt: skip
        if steps and len(steps) != TENTHS:
            yield key, "server_ten_steps", (figure("steps", len(steps), Kind.COUNT),)


def defects(server: Server) -> tuple[ServerFlag, ...]:
    """Flags that follow from the figures."""
    if not server.step_inputs_w:
        return (ServerFlag.STRAIGHT_LINE,)
    apart = abs(overall_of(server) / server.overall_work - 1.0)
    return (ServerFlag.OVERALL_DIFFERS,) if apart > OVERALL_APART else ()


def reference_values(server: Server) -> dict[str, float]:  # noqa: ARG001
    """None: the loads are the results themselves."""
    return {}
