"""The motors' curves in the catalog browser; they are shown, not fitted: a motor has no curves."""

import numpy as np

from core.content.as_they_are import AsTheyAre
from core.content.browsing import (
    Chart,
    FamilyConsultation,
    FamilyWindow,
    Limit,
    Line,
)
from core.families.motors.bank import CURVE_LOADS
from core.families.motors.columns import LOADS, columns_of
from core.families.motors.losses import efficiency, fit_losses
from core.families.motors.record import Motor
from core.vocabulary.quantity import Kind


class MotorBrowsing(AsTheyAre):
    """The parts of the catalog browser that only motors have."""

    columns: tuple[str, ...] = ("maker", "model", "technology", "ie_class", "power_w", "poles",
               "speed_rpm",
               "voltage_v", "efficiency_100", "frame", "evidence")  # fmt: skip

    def charts(self, record: Motor) -> tuple[Chart, ...]:
        """Efficiency over load, with the published points."""
        columns = columns_of([record])
        curve = efficiency(fit_losses(columns), CURVE_LOADS)[0]
        if not np.isfinite(curve).any():
            return ()
        lines = [Line(x=CURVE_LOADS, y=curve, at=record.rated_rpm)]
        best = record.efficiency_100
        return (
            Chart(
                key="efficiency", x_title="mean_load", x=Kind.SHARE, y=Kind.SHARE, at=Kind.SPEED,
                lines=tuple(lines), limits=(min(LOADS), 1.2),
                reference=None if best is None else (1.0, best),
            ),
        )  # fmt: skip


def motor_limits(record: Motor) -> tuple[Limit, ...]:
    """The loads whose efficiency is published, and the highest speed where it is stated."""
    published = [
        load
        for load, key in ((1.0, "100"), (0.75, "75"), (0.5, "50"), (0.25, "25"))
        if getattr(record, f"efficiency_{key}") is not None
    ]
    found: list[Limit] = []
    if published:
        found.append(("part_load", (min(published), max(published)), Kind.SHARE))
    if record.speed_max_rpm is not None:
        found.append(("speed_rpm", (0.0, record.speed_max_rpm), Kind.SPEED))
    return tuple(found)


class DriveBrowsing(AsTheyAre):
    """Converters: their losses are typed in the form."""

    columns: tuple[str, ...] = (
        "maker", "model", "drive_class", "power_w", "apparent_va", "loss_90_100", "loss_50_50",
        "evidence",
    )  # fmt: skip


WINDOW = FamilyWindow(
    consultation=FamilyConsultation(
        inputs=(
            "load.shaft_power_w",
            "load.shaft_rpm",
            "load.hours_a_year",
            "economics.tariff.price_per_kwh",
            "duty.load_share_max",
        ),
        figures=("chain_efficiency", "mean_load", "annual_energy_wh", "life_cycle_cost"),
    ),
    browsing={"motors": MotorBrowsing(), "drives": DriveBrowsing()},
    limits=motor_limits,
)
