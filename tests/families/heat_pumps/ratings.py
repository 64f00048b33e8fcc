"""Ratings to test with."""

from core.families.heat_pumps.record import PartLoadPoint, SeasonalRating, SeasonClimate


def point(outdoor_c: float, heat_w: float, cop: float, cdh: float | None = None) -> PartLoadPoint:
    """A declared point."""
    return PartLoadPoint(outdoor_c=outdoor_c, heat_w=heat_w, cop=cop, degradation=cdh)


# EN 14825:2018 annex H, a fixed-capacity air-to-water machine: SCOPon 3.61 is printed there, with
# rounded figures in every line of the table (transcribed by an open Keymark project).
ANNEX_H = SeasonalRating(
    climate=SeasonClimate.AVERAGE,
    flow_c=35.0,
    design_w=11_460.0,
    scop=3.61,
    bivalent_c=-6.0,
    bivalent_heat_w=9_700.0,
    bivalent_cop=3.3,
    limit_c=-10.0,
    limit_heat_w=7_800.0,
    limit_cop=2.6,
    points=(
        point(-7.0, 9_550.0, 3.26), point(2.0, 11_170.0, 4.0),
        point(7.0, 12_660.0, 4.91), point(12.0, 14_300.0, 5.5),
    ),
)  # fmt: skip

# Two nodes, for sums done by hand.
SIMPLE = SeasonalRating(
    climate=SeasonClimate.AVERAGE,
    flow_c=35.0,
    design_w=10_000.0,
    scop=3.0,
    points=(point(-10.0, 8_000.0, 2.0), point(3.0, 10_000.0, 4.0)),
    thermostat_off_w=50.0,
)
