"""Power supplies in the catalog browser, and what is put before a customer."""

import numpy as np

from core.content.as_they_are import AsTheyAre
from core.content.browsing import Chart, FamilyConsultation, FamilyWindow, Limit, Line
from core.families.power_supplies.losses import efficiency
from core.families.power_supplies.record import PowerSupply
from core.vocabulary.quantity import Kind

_STEPS = 61


class SupplyBrowsing(AsTheyAre):
    """Efficiency over load."""

    columns: tuple[str, ...] = ("model", "maker", "supply_kind", "supply_w", "evidence")

    def charts(self, record: PowerSupply) -> tuple[Chart, ...]:
        """From the lowest stated load to the highest."""
        low, high = record.supply_loads[0], record.supply_loads[-1]
        share = np.linspace(low, high, _STEPS)
        line = Line(x=share, y=efficiency(record, share), at=1.0)
        return (
            Chart(
                key="power_supplies.efficiency", x_title="load_share", x=Kind.SHARE,
                y=Kind.FINE_SHARE, at=Kind.SHARE, lines=(line,), limits=(low, high),
            ),
        )  # fmt: skip


def limits(record: PowerSupply) -> tuple[Limit, ...]:
    """Between which loads its figures hold."""
    return (("load_share", (record.supply_loads[0], record.supply_loads[-1]), Kind.SHARE),)


WINDOW = FamilyWindow(
    consultation=FamilyConsultation(
        inputs=("duty.peak_w", "plant.redundancy", "economics.tariff.price_per_kwh"),
        figures=("supply_efficiency", "annual_energy_wh", "mean_share", "life_cycle_cost"),
    ),
    browsing={"power_supplies": SupplyBrowsing()},
    limits=limits,
)
