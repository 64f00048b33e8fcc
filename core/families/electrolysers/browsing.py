"""Electrolysers in the catalog browser, and what is put before a customer."""

import numpy as np

from core.content.as_they_are import AsTheyAre
from core.content.browsing import Chart, FamilyConsultation, FamilyWindow, Limit, Line
from core.families.electrolysers.part_load import LEAST_LOAD, relative_consumption
from core.families.electrolysers.record import Electrolyser
from core.vocabulary.quantity import Kind

_STEPS = 61


class ElectrolyserBrowsing(AsTheyAre):
    """Consumption over load, direct current, by the curve of its kind."""

    columns: tuple[str, ...] = (
        "model", "maker", "electrolyser_kind", "hydrogen_m3s", "stack_kwh_m3", "system_kwh_m3",
        "outlet_pa", "evidence",
    )  # fmt: skip

    def charts(self, record: Electrolyser) -> tuple[Chart, ...]:
        """From the least load to the rated one, over the rated consumption."""
        least = record.least_load or LEAST_LOAD
        share = np.linspace(least, 1.0, _STEPS)
        line = Line(x=share, y=relative_consumption(record.electrolyser_kind, share), at=1.0)
        return (
            Chart(
                key="electrolysers.consumption", x_title="load_share", x=Kind.SHARE,
                y=Kind.SHARE, at=Kind.SHARE, lines=(line,), limits=(least, 1.0),
            ),
        )  # fmt: skip


def limits(record: Electrolyser) -> tuple[Limit, ...]:
    """Between which loads it runs."""
    return (("load_share", (record.least_load or LEAST_LOAD, 1.0), Kind.SHARE),)


WINDOW = FamilyWindow(
    consultation=FamilyConsultation(
        inputs=("duty.peak_w", "duty.margin", "economics.tariff.price_per_kwh"),
        figures=("hydrogen_cost", "mean_kwh_m3", "annual_energy_wh", "life_cycle_cost"),
    ),
    browsing={"electrolysers": ElectrolyserBrowsing()},
    limits=limits,
)
