"""The shipped maps, for the tests of this room."""

from functools import cache

from catalog.devices.figures_file import read_figures, shipped_figures
from core.families.heat_pumps.mapped import MappedHeatPump
from core.families.heat_pumps.table import HEAT_PUMP_MAPS


@cache
def mapped() -> dict[str, MappedHeatPump]:
    """The shipped machines by their ids."""
    return {pump.id: pump for pump in read_figures(shipped_figures(), HEAT_PUMP_MAPS)}
