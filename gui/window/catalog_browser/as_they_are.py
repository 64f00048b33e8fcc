"""Families whose figures are shown and typed as they are: nothing is fitted to points."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.heat_pumps.mapped import MappedHeatPump
from core.quantity import Kind
from gui.window.catalog_browser.family import (
    Chart,
    Fitted,
    FloatArray,
    Line,
    PointTable,
    Rows,
)


class AsTheyAre:
    """A family without points to fit curves to; it may still draw what its figures say."""

    columns: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()

    def charts(self, record: Any) -> tuple[Chart, ...]:  # noqa: ARG002
        """None."""
        return ()

    def tables(self, record: Any) -> tuple[PointTable, ...]:  # noqa: ARG002
        """None."""
        return ()

    def points(
        self,
        record: Any,  # noqa: ARG002
        rows: Mapping[str, Rows],  # noqa: ARG002
    ) -> Mapping[str, tuple[FloatArray, FloatArray]]:
        """None."""
        return {}

    def fitted(
        self,
        record: Any,
        rows: Mapping[str, Rows],  # noqa: ARG002
        forms: Mapping[str, str],  # noqa: ARG002
    ) -> Fitted:
        """The record as it is."""
        return Fitted(record=record, residuals=())


class DriveBrowsing(AsTheyAre):
    """Converters: their losses are typed in the form."""

    columns: tuple[str, ...] = (
        "maker", "model", "drive_class", "power_w", "apparent_va", "loss_90_100", "loss_50_50",
        "evidence",
    )  # fmt: skip


class MapBrowsing(AsTheyAre):
    """Heat pumps by their maps: the full-load points, a line for each sink temperature."""

    columns: tuple[str, ...] = (
        "maker",
        "model",
        "heat_source",
        "sink",
        "standard",
        "nominal_w",
        "evidence",
    )

    def charts(self, record: MappedHeatPump) -> tuple[Chart, ...]:
        """Heat and COP of the points over the source temperature."""
        source, sink, heat, power = np.array(record.points).T
        charts = []
        for key, kind, values in (
            ("heat", Kind.HEATING_POWER, heat),
            ("heat_cop", Kind.COP, heat / power),
        ):
            lines = []
            for at in np.unique(sink):
                own = np.flatnonzero(sink == at)
                own = own[np.argsort(source[own])]
                lines.append(Line(x=source[own], y=values[own], at=float(at)))
            charts.append(
                Chart(
                    key=key, x_title="source_in_c", x=Kind.TEMPERATURE, y=kind,
                    at=Kind.TEMPERATURE, lines=tuple(lines),
                    limits=(float(source.min()), float(source.max())),
                )
            )  # fmt: skip
        return tuple(charts)
