"""The figures that the documentation prints are those there are."""

from importlib.resources import files

import numpy as np

from core.families.heat_pumps.en14825 import beside, cooling_columns, implied_degradation, seer
from core.families.heat_pumps.record import HeatPump, HeatSource, PumpFlag, SeasonClimate

DOCUMENT = files("resources").joinpath("documentation", "heat_pumps.md")
DOUBTS = {PumpFlag.SCOP_MISMATCH, PumpFlag.COP_NOT_MONOTONE, PumpFlag.OFF_MODE_IMPLAUSIBLE}
SOURCES = {HeatSource.OUTDOOR_AIR: "air", HeatSource.BRINE: "brine", HeatSource.WATER: "water"}


def spread(errors: np.ndarray) -> str:
    """Number, median, share within 1 % and within 5 %."""
    within = [100 * np.mean(errors <= most) for most in (0.01, 0.05)]
    return f"{errors.size:,} | {100 * np.median(errors):.2f} | {within[0]:.0f} | {within[1]:.0f}"


def rows(pumps: tuple[HeatPump, ...]) -> list[str]:
    """The lines of the table: all ratings, then those that are not doubtful."""
    pairs = [(pump, rating) for pump in pumps for rating in pump.ratings]
    declared = np.array([rating.scop for _, rating in pairs])
    errors = np.abs(beside([rating for _, rating in pairs]) / declared - 1.0)
    sound = np.array([not DOUBTS & set(rating.flags) for _, rating in pairs])
    found = []
    for source, name in SOURCES.items():
        for climate in SeasonClimate:
            for flow in (35.0, 55.0):
                these = np.array(
                    [
                        p.heat_source is source and r.climate is climate and r.flow_c == flow
                        for p, r in pairs
                    ]
                )
                found.append(
                    f"| {name} | {climate.value} | {flow:.0f} | {spread(errors[these])}"
                    f" | {spread(errors[these & sound])} |"
                )
    return found


def test_the_documentation_prints_the_errors_of_scop(heat_pumps: tuple[HeatPump, ...]) -> None:
    text = DOCUMENT.read_text("utf-8")
    for row in rows(heat_pumps):
        assert row in text


def test_the_documentation_prints_the_errors_of_seer(heat_pumps: tuple[HeatPump, ...]) -> None:
    text = DOCUMENT.read_text("utf-8")
    for flow in (7.0, 18.0):
        ratings = [r for pump in heat_pumps for r in pump.cooling if r.flow_c == flow]
        declared = np.array([r.seer for r in ratings], dtype=np.float64)
        errors = np.abs(seer(cooling_columns(ratings)).scop / declared - 1.0)
        assert f"| {flow:.0f} | {spread(errors)} |" in text


def test_the_documentation_prints_the_implied_degradation(
    heat_pumps: tuple[HeatPump, ...],
) -> None:
    text = DOCUMENT.read_text("utf-8")
    for source, name in SOURCES.items():
        ratings = [
            r for pump in heat_pumps if pump.heat_source is source for r in pump.ratings
            if PumpFlag.DEGRADATION_NOT_STATED in r.flags
        ]  # fmt: skip
        implied = np.percentile(implied_degradation(ratings), [25, 50, 75])
        quartiles = " | ".join(f"{one:.2f}" for one in implied)
        assert f"| {name} | {len(ratings)} | {quartiles} |" in text
