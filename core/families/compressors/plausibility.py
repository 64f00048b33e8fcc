"""Figures no compressor can have, and doubtful ones: see core.machines.plausibility."""

from collections.abc import Iterator
from itertools import pairwise

from core.families.compressors.pressure import isentropic
from core.families.compressors.record import (
    AirCompressor,
    AirControl,
    CompressorFlag,
    CompressorKind,
)
from core.machines.plausibility import Fault, of_numbers, once, outside
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

PRESSURE_PA = (2e4, 1e7)
# Input over the isentropic work of as many stages: the best that are built reach 0.85.
EFFICIENCY = (0.25, 0.95)
TOO_EFFICIENT = 0.85
_STAGES = {
    CompressorKind.SCREW: 1,
    CompressorKind.SCREW_TWO_STAGE: 2,
    CompressorKind.SCREW_OIL_FREE: 2,
    CompressorKind.PISTON: 1,
    CompressorKind.PISTON_TWO_STAGE: 2,
    CompressorKind.PISTON_OIL_FREE: 1,
    CompressorKind.TURBO: 3,
    CompressorKind.TURBO_MAGNETIC: 3,
    CompressorKind.TURBO_AIR_BEARING: 3,
}
_MOTOR_OVERLOAD = 1.45  # package input over the rating of its motor
_APART = 0.05  # of the last tested point from full flow and full power


def faults(record: AirCompressor) -> Iterator[Fault]:
    """Figures that cannot be true, as (column, code, figures); message `fault.<code>`."""
    yield from once(_of(record))


def _of(record: AirCompressor) -> Iterator[Fault]:
    yield from of_numbers(record)
    yield from outside("discharge_pa", record.discharge_pa, *PRESSURE_PA, Kind.GAUGE_PRESSURE)
    most = record.discharge_max_pa
    if most is not None and most < record.discharge_pa * 0.999:
        yield "discharge_max_pa", "compressor_pressure_reversed", (
            figure("pressure", most, Kind.GAUGE_PRESSURE),
            figure("rated", record.discharge_pa, Kind.GAUGE_PRESSURE),
        )  # fmt: skip
    ideal = isentropic(record.discharge_pa, stages=_STAGES[record.compressor_kind])
    yield from outside(
        "specific_power", record.specific_power, ideal / EFFICIENCY[1], ideal / EFFICIENCY[0],
        Kind.SPECIFIC_POWER,
    )  # fmt: skip
    if record.package_w > _MOTOR_OVERLOAD * record.motor_rating_w:
        yield "motor_rating_w", "compressor_motor_small", (
            figure("power", record.package_w, Kind.ELECTRIC_POWER),
            figure("motor", record.motor_rating_w, Kind.SHAFT_POWER),
        )  # fmt: skip
    yield from _points(record)


def _points(record: AirCompressor) -> Iterator[Fault]:
    points = sorted(record.speed_points)
    if not points:
        return
    flows, powers = [q for q, _ in points], [p for _, p in points]
    if len(points) < 3:
        yield "speed_points", "compressor_points_few", (
            figure("points", len(points), Kind.COUNT), figure("least", 3, Kind.COUNT)
        )  # fmt: skip
        return
    rising = all(b > a for values in (flows, powers) for a, b in pairwise(values))
    if not rising or flows[0] <= 0.0 or powers[0] <= 0.0:
        yield "speed_points", "compressor_points_do_not_rise", ()
        return
    off = flows[-1] / 60.0 / record.free_air_m3s - 1.0, powers[-1] * 1e3 / record.package_w - 1.0
    if max(map(abs, off)) > _APART:
        yield "speed_points", "compressor_points_apart", (
            figure("flow", flows[-1] / 60.0, Kind.FREE_AIR_FLOW),
            figure("power", powers[-1] * 1e3, Kind.ELECTRIC_POWER),
        )  # fmt: skip


def defects(record: AirCompressor) -> tuple[CompressorFlag, ...]:
    """Flags that follow from the figures."""
    found = set()
    ideal = isentropic(record.discharge_pa, stages=_STAGES[record.compressor_kind])
    if record.specific_power < ideal / TOO_EFFICIENT:
        found.add(CompressorFlag.TOO_EFFICIENT)
    if record.air_control is AirControl.SPEED and not record.speed_points:
        found.add(CompressorFlag.SPEED_SHAPE_ASSUMED)
    return tuple(flag for flag in CompressorFlag if flag in found)


def reference_values(record: AirCompressor) -> dict[str, float]:  # noqa: ARG001
    """None: what tested points are checked against is among the faults."""
    return {}
