"""Electric boilers in the catalog browser, and what is put before a customer."""

import numpy as np

from core.content.as_they_are import AsTheyAre
from core.content.browsing import Chart, FamilyConsultation, FamilyWindow, Limit, Line
from core.families.electric_boilers.record import ElectricBoiler
from core.vocabulary.quantity import Kind


class ElectricBoilerBrowsing(AsTheyAre):
    """One curve, the power over the heat; it is not fitted to anything."""

    columns: tuple[str, ...] = ("model", "maker", "boiler_type", "boiler_heat_w", "heat_efficiency")

    def charts(self, record: ElectricBoiler) -> tuple[Chart, ...]:
        """From nothing to the boiler's heat."""
        heat = np.array([0.0, record.boiler_heat_w])
        line = Line(x=heat, y=heat / record.heat_efficiency, at=record.heat_efficiency)
        return (
            Chart(
                key="electric_boilers.power",
                x_title="heat_w",
                x=Kind.HEATING_POWER,
                y=Kind.ELECTRIC_POWER,
                at=Kind.SHARE,
                lines=(line,),
                limits=(0.0, record.boiler_heat_w),
            ),
        )


def limits(record: ElectricBoiler) -> tuple[Limit, ...]:
    """Up to which heat its figures hold; the water's temperature where it is stated."""
    return (("boiler_heat_w", (0.0, record.boiler_heat_w), Kind.HEATING_POWER),)


WINDOW = FamilyWindow(
    consultation=FamilyConsultation(
        inputs=("duty.peak_w", "duty.water_c", "load.full_hours", "duty.margin",
                "economics.tariff.price_per_kwh"),
        figures=("life_cycle_cost", "annual_energy_wh", "lost_wh", "investment"),
    ),
    browsing={"electric_boilers": ElectricBoilerBrowsing()},
    limits=limits,
)  # fmt: skip
