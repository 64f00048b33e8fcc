"""The record of a server: what it works and takes, as SPECpower_ssj2008 results have it.

Work is the benchmark's own (ssj_ops): other work may rank servers otherwise. The overall figure
is all work over all power of ten loads and of idling. Where the result pages were at hand the
power at every tenth of the load is carried; else the power is taken as a straight line from idle
to full, and the work at full load follows from the overall figure:

    ops = overall · Σ(idle, 10 … 100 %) / 5.5
"""

from enum import StrEnum
from typing import Annotated

from core.machines.device import ClassLevel, Device, Evidence
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind

TENTHS = 10


class ServerFlag(StrEnum):
    """What is doubtful about a record's figures; `flag.<value>` says what it means."""

    SEVERAL_NODES = "server_several_nodes"  # a system of several servers
    STRAIGHT_LINE = "server_straight_line"  # power between idle and full is a straight line
    OVERALL_DIFFERS = "server_overall_differs"  # from its own loads by more than 0.5 %


class Server(Device, frozen=True, kw_only=True, tag_field="family", tag="servers"):
    """One server, or a system of several nodes, at the wall."""

    id: Annotated[str, declare()]
    maker: Annotated[str, declare()]
    model: Annotated[str, declare()]
    cpu: Annotated[str, declare()] = ""
    chips: Annotated[int, declare(Kind.COUNT, ge=1)] | None = None
    cores: Annotated[int, declare(Kind.COUNT, ge=1)] | None = None
    memory_gb: Annotated[int, declare(Kind.COUNT, ge=1)] | None = None
    idle_input_w: Annotated[float, declare(Kind.IDLE_POWER, gt=0)]
    full_input_w: Annotated[float, declare(Kind.IDLE_POWER, gt=0)]
    overall_work: Annotated[float, declare(Kind.WORK_PER_POWER, gt=0)]
    # Input at 10 … 100 % and the work at each; empty: not known.
    step_inputs_w: tuple[float, ...] = ()
    step_works: tuple[float, ...] = ()
    full_work: Annotated[float, declare(Kind.WORK_RATE, gt=0)]  # at full load
    class_level: Annotated[ClassLevel, declare()] | None = None
    class_from_w: Annotated[float, declare(Kind.WORK_RATE, gt=0)] | None = None
    price: Annotated[float, declare(Kind.MONEY, ge=0)] | None = None
    source: Annotated[str, declare()]  # key of the sources table
    source_year: Annotated[str, declare()]
    evidence: Annotated[Evidence, declare()]
    flags: tuple[ServerFlag, ...] = ()

    @property
    def curve_w(self) -> tuple[float, ...]:
        """Input idling and at every tenth of the load, W."""
        if self.step_inputs_w:
            return (self.idle_input_w, *self.step_inputs_w)
        rise = (self.full_input_w - self.idle_input_w) / TENTHS
        return tuple(self.idle_input_w + rise * tenth for tenth in range(TENTHS + 1))


def overall_of(server: Server) -> float:
    """All work over all power, from its loads; of a straight line what it was made from."""
    tenth = server.full_work / TENTHS
    works = server.step_works or tuple(tenth * step for step in range(1, TENTHS + 1))
    return sum(works) / sum(server.curve_w)


def work_by_overall(overall: float, idle_w: float, full_w: float) -> float:
    """Work at full load of a straight line between idle and full, ssj_ops."""
    powers = (TENTHS + 1) * (idle_w + full_w) / 2.0
    return overall * powers / ((TENTHS + 1) / 2.0)
