"""The motors' curves in the catalog browser; they are shown, not fitted: a motor has no curves."""

from collections.abc import Mapping

import numpy as np

from core.motors.bank import CURVE_LOADS
from core.motors.columns import LOADS, columns_of
from core.motors.losses import efficiency, fit_losses
from core.motors.record import Motor
from core.quantity import Kind
from gui.window.catalog_browser.family import Chart, Fitted, FloatArray, Line, PointTable, Rows


class MotorBrowsing:
    """The parts of the catalog browser that only motors have."""

    columns: tuple[str, ...] = ("maker", "model", "technology", "ie_class", "power_w", "poles",
               "speed_rpm",
               "voltage_v", "efficiency_100", "frame", "evidence")  # fmt: skip
    follows: tuple[str, ...] = ()

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

    def tables(self, record: Motor) -> tuple[PointTable, ...]:  # noqa: ARG002
        """None."""
        return ()

    def points(
        self,
        record: Motor,  # noqa: ARG002
        rows: Mapping[str, Rows],  # noqa: ARG002
    ) -> Mapping[str, tuple[FloatArray, FloatArray]]:
        """None."""
        return {}

    def fitted(
        self,
        record: Motor,
        rows: Mapping[str, Rows],  # noqa: ARG002
        forms: Mapping[str, str],  # noqa: ARG002
    ) -> Fitted:
        """The record as it is: its efficiencies are typed in the form."""
        return Fitted(record=record, residuals=())
