"""Furnaces in the catalog browser, and what is put before a customer."""

import numpy as np

from core.content.as_they_are import AsTheyAre
from core.content.browsing import Chart, FamilyConsultation, FamilyWindow, Limit, Line
from core.families.furnaces.record import Furnace
from core.vocabulary.quantity import Kind

_STEPS = 61
_LEAST = 0.1  # of the charge: below it the line runs off


class FurnaceBrowsing(AsTheyAre):
    """Efficiency over the charge."""

    columns: tuple[str, ...] = (
        "model", "maker", "furnace_kind", "furnace_process", "furnace_efficiency", "holding_share",
        "furnace_max_c", "evidence",
    )  # fmt: skip

    def charts(self, record: Furnace) -> tuple[Chart, ...]:
        """From a tenth of the charge to all of it."""
        share = np.linspace(_LEAST, 1.0, _STEPS)
        taken = record.holding_share + (1.0 - record.holding_share) * share
        line = Line(x=share, y=record.furnace_efficiency * share / taken, at=1.0)
        return (
            Chart(
                key="furnaces.efficiency", x_title="charge_share", x=Kind.SHARE,
                y=Kind.SHARE, at=Kind.SHARE, lines=(line,), limits=(_LEAST, 1.0),
            ),
        )  # fmt: skip


def limits(record: Furnace) -> tuple[Limit, ...]:
    """Up to which temperature it heats."""
    return (("process_c", (0.0, record.furnace_max_c), Kind.TEMPERATURE),)


WINDOW = FamilyWindow(
    consultation=FamilyConsultation(
        inputs=(
            "duty.throughput",
            "duty.process_c",
            "duty.fuel_price_per_kwh",
            "economics.tariff.price_per_kwh",
        ),
        figures=("life_cycle_cost", "annual_energy_wh", "energy_per_mass", "cost_per_tonne"),
    ),
    browsing={"furnaces": FurnaceBrowsing()},
    limits=limits,
)
