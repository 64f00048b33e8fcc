"""The motors' curves in the catalog browser; they are shown, not fitted: a motor has no curves."""

import numpy as np

from core.motors.bank import CURVE_LOADS
from core.motors.columns import LOADS, columns_of
from core.motors.losses import efficiency, fit_losses
from core.motors.record import Motor
from core.quantity import Kind
from gui.window.catalog_browser.as_they_are import AsTheyAre
from gui.window.catalog_browser.family import Chart, Line


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
