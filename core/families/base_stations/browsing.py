"""Radio units in the catalog browser, and what is put before a customer."""

import numpy as np

from core.content.as_they_are import AsTheyAre
from core.content.browsing import Chart, FamilyConsultation, FamilyWindow, Limit, Line
from core.families.base_stations.record import RadioUnit
from core.vocabulary.quantity import Kind

_STEPS = 11


class RadioBrowsing(AsTheyAre):
    """Input over what is sent."""

    columns: tuple[str, ...] = (
        "model", "maker", "radio_channels", "radio_band", "radio_w", "power_ratio",
        "radio_idle_share", "evidence",
    )  # fmt: skip

    def charts(self, record: RadioUnit) -> tuple[Chart, ...]:
        """From idling to full output."""
        share = np.linspace(0.0, 1.0, _STEPS)
        idle = record.radio_idle_share
        line = Line(x=share, y=record.full_input_w * (idle + (1.0 - idle) * share), at=1.0)
        return (
            Chart(
                key="base_stations.input", x_title="sent_share", x=Kind.SHARE,
                y=Kind.IDLE_POWER, at=Kind.SHARE, lines=(line,), limits=(0.0, 1.0),
            ),
        )  # fmt: skip


def limits(record: RadioUnit) -> tuple[Limit, ...]:
    """Up to which output its figures hold."""
    return (("radio_w", (0.0, record.radio_w), Kind.IDLE_POWER),)


WINDOW = FamilyWindow(
    consultation=FamilyConsultation(
        inputs=("duty.cells", "duty.radio_w", "duty.sleep_share", "economics.tariff.price_per_kwh"),
        figures=("life_cycle_cost", "annual_energy_wh", "saved_share", "cell_energy_wh"),
    ),
    browsing={"base_stations": RadioBrowsing()},
    limits=limits,
)
