"""Boilers in the catalog browser, and what is put before a customer."""

import numpy as np

from core.content.as_they_are import AsTheyAre
from core.content.browsing import Chart, FamilyConsultation, FamilyWindow, Limit, Line
from core.families.boilers.efficiency import efficiency
from core.families.boilers.record import Boiler
from core.vocabulary.quantity import Kind

_STEPS = 61


class BoilerBrowsing(AsTheyAre):
    """Efficiency over the return temperature, or over load where no return is stated."""

    columns: tuple[str, ...] = (
        "model", "maker", "boiler_kind", "fired_with", "boiler_output_w", "rated_efficiency",
        "evidence",
    )  # fmt: skip

    def charts(self, record: Boiler) -> tuple[Chart, ...]:
        """On the net heating value, a line for each stated load."""
        if len(record.return_steps_c) < 2:
            return (self._over_load(record),)
        low, high = record.return_steps_c[0], record.return_steps_c[-1]
        warm = np.linspace(low, high, _STEPS)
        lines = tuple(
            Line(x=warm, y=efficiency(record, np.full(_STEPS, share), warm), at=share)
            for share in record.load_shares
        )
        return (
            Chart(
                key="boilers.efficiency", x_title="return_c", x=Kind.TEMPERATURE,
                y=Kind.FINE_SHARE, at=Kind.SHARE, lines=lines, limits=(low, high),
            ),
        )  # fmt: skip

    def _over_load(self, record: Boiler) -> Chart:
        share = np.linspace(record.turndown, 1.0, _STEPS)
        line = Line(x=share, y=efficiency(record, share, np.zeros(_STEPS)), at=1.0)
        return Chart(
            key="boilers.efficiency_load", x_title="load_share", x=Kind.SHARE,
            y=Kind.FINE_SHARE, at=Kind.SHARE, lines=(line,), limits=(record.turndown, 1.0),
        )  # fmt: skip


def limits(record: Boiler) -> tuple[Limit, ...]:
    """Between which loads and returns its figures hold."""
    load: Limit = ("load_share", (record.turndown, 1.0), Kind.SHARE)
    if not record.return_steps_c:
        return (load,)
    warm = (record.return_steps_c[0], record.return_steps_c[-1])
    return (load, ("return_c", warm, Kind.TEMPERATURE))


WINDOW = FamilyWindow(
    consultation=FamilyConsultation(
        inputs=(
            "duty.peak_w",
            "duty.return_c",
            "duty.fuel_price_per_kwh",
            "duty.margin",
        ),
        figures=("life_cycle_cost", "annual_energy_wh", "year_efficiency", "investment"),
    ),
    browsing={"boilers": BoilerBrowsing()},
    limits=limits,
)
