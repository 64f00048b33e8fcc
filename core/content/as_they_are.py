"""Families whose figures are shown and typed as they are: nothing is fitted to points."""

from collections.abc import Mapping
from typing import Any

from core.content.browsing import (
    Chart,
    Fitted,
    FloatArray,
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
