"""What is to be known where hot water alone is asked for: no machine made for it is at hand."""

from collections.abc import Iterator

from core.families.heat_pumps.duty import HeatPumpDuty
from core.vocabulary.finding import Finding, Severity, finding


def told_of_hot_water(duty: HeatPumpDuty) -> Iterator[Finding]:
    """That its machines are rated for heating, and whose there are.

    Classes are made after limits for heating rooms (GB 19577); heat-pump water heaters of GB 29541
    are rated by another cycle, of which nothing is known at part load or another temperature.
    """
    if duty.makes_hot_water and not duty.rooms_heated:
        yield finding("hot_water_no_water_heaters", Severity.WARNING)
