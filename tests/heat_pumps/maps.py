"""The shipped maps, for the tests of this room."""

from functools import cache

from catalog.families import HEAT_PUMP_MAPS
from catalog.figures_file import read_figures, shipped_figures
from core.heat_pumps.mapped import MappedHeatPump


@cache
def mapped() -> dict[str, MappedHeatPump]:
    """The shipped machines by their ids."""
    return {pump.id: pump for pump in read_figures(shipped_figures(), HEAT_PUMP_MAPS)}
