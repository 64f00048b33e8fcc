"""Servers in the catalog browser, and what is put before a customer."""

import numpy as np

from core.content.as_they_are import AsTheyAre
from core.content.browsing import Chart, FamilyConsultation, FamilyWindow, Limit, Line
from core.families.servers.record import Server
from core.vocabulary.quantity import Kind


class ServerBrowsing(AsTheyAre):
    """Input over work."""

    columns: tuple[str, ...] = (
        "model", "maker", "cpu", "full_work", "full_input_w", "idle_input_w", "overall_work",
        "source_year",
    )  # fmt: skip

    def charts(self, record: Server) -> tuple[Chart, ...]:
        """From idling to full load."""
        watts = np.array(record.curve_w)
        share = np.linspace(0.0, 1.0, len(watts))
        return (
            Chart(
                key="servers.input", x_title="server_use", x=Kind.SHARE, y=Kind.IDLE_POWER,
                at=Kind.WORK_RATE, lines=(Line(x=share, y=watts, at=record.full_work),),
                limits=(0.0, 1.0),
            ),
        )  # fmt: skip


def limits(record: Server) -> tuple[Limit, ...]:
    """Up to which work its figures hold."""
    return (("server_work", (0.0, record.full_work), Kind.WORK_RATE),)


WINDOW = FamilyWindow(
    consultation=FamilyConsultation(
        inputs=(
            "duty.peak_w",
            "duty.utilisation_max",
            "duty.room_pue",
            "economics.tariff.price_per_kwh",
        ),
        figures=("life_cycle_cost", "annual_energy_wh", "mean_utilisation", "work_per_watt"),
    ),
    browsing={"servers": ServerBrowsing()},
    limits=limits,
)
