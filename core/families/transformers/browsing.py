"""Transformers in the catalog browser, and what is put before a customer."""

import numpy as np

from core.content.as_they_are import AsTheyAre
from core.content.browsing import Chart, FamilyConsultation, FamilyWindow, Limit, Line
from core.families.transformers.performance import efficiency, losses_w
from core.families.transformers.record import Transformer
from core.vocabulary.quantity import Kind

_STEPS = 61


class TransformerBrowsing(AsTheyAre):
    """Losses and efficiency over load."""

    columns: tuple[str, ...] = (
        "model", "maker", "rated_va", "high_v", "low_v", "insulation", "core_material",
        "no_load_power_w", "load_loss_w", "impedance", "evidence",
    )  # fmt: skip

    def charts(self, record: Transformer) -> tuple[Chart, ...]:
        """From no load, the efficiency from a twentieth, to the rated power."""
        p0, pk, rated = record.no_load_power_w, record.load_loss_w, record.rated_va
        load = np.linspace(0.0, rated, _STEPS)
        lost = np.asarray(losses_w(rated, p0, pk, load, 1.0))
        some = load >= 0.05 * rated
        shown = (
            ("transformers.efficiency", load[some],
             np.asarray(efficiency(load[some], 1.0, lost[some])), Kind.FINE_SHARE),
            ("transformers.losses", load, lost, Kind.LOSS_POWER),
        )  # fmt: skip
        return tuple(
            Chart(
                key=key, x_title="load_va", x=Kind.APPARENT_POWER, y=kind, at=Kind.VOLTAGE,
                lines=(Line(x=x, y=y, at=record.low_v),), limits=(float(x[0]), float(x[-1])),
            )
            for key, x, y, kind in shown
        )  # fmt: skip


def limits(record: Transformer) -> tuple[Limit, ...]:
    """Up to which load its figures hold."""
    return (("load_va", (0.0, record.rated_va), Kind.APPARENT_POWER),)


WINDOW = FamilyWindow(
    consultation=FamilyConsultation(
        inputs=(
            "duty.peak_va",
            "duty.load_power_factor",
            "duty.load_growth",
            "duty.essential_share",
            "economics.tariff.price_per_kwh",
        ),
        figures=("life_cycle_cost", "annual_energy_wh", "peak_share", "loss_cost"),
    ),
    browsing={"transformers": TransformerBrowsing()},
    limits=limits,
)
