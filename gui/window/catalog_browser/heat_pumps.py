"""Heat pumps in the catalog browser: the declared points of their seasonal ratings."""

import numpy as np

from core.heat_pumps.en14825 import heating_columns
from core.heat_pumps.record import HeatPump, SeasonalRating, SeasonClimate
from core.quantity import Kind
from gui.window.catalog_browser.as_they_are import AsTheyAre
from gui.window.catalog_browser.family import (
    Chart,
    Line,
)


class HeatPumpBrowsing(AsTheyAre):
    """The parts of the catalog browser that only heat pumps have."""

    columns: tuple[str, ...] = (
        "model", "heat_source", "refrigerant", "nominal_w", "cop_35", "cop_55",
        "sound_outdoor_db", "maker", "evidence",
    )  # fmt: skip

    def charts(self, record: HeatPump) -> tuple[Chart, ...]:
        """Declared heat and COP over the outdoor temperature, a line for each flow temperature."""
        ratings = _shown(record)
        if not ratings:
            return ()
        table = heating_columns(ratings)
        charts = []
        for key, kind, values in (
            ("declared_heat", Kind.HEATING_POWER, table.node_w),
            ("declared_cop", Kind.COP, table.node_cop),
        ):
            lines = []
            for rating, outdoor, value in zip(ratings, table.node_c, values, strict=True):
                known = np.isfinite(outdoor)
                lines.append(Line(x=outdoor[known], y=value[known], at=rating.flow_c))
            ends = np.concatenate([line.x for line in lines])
            charts.append(
                Chart(
                    key=key, x_title="outdoor_c", x=Kind.TEMPERATURE, y=kind,
                    at=Kind.TEMPERATURE, lines=tuple(lines),
                    limits=(float(ends.min()), float(ends.max())),
                )
            )  # fmt: skip
        return tuple(charts)


def _shown(record: HeatPump) -> list[SeasonalRating]:
    """The ratings of the average climate, else of the first that has points."""
    for climate in SeasonClimate:
        found = [one for one in record.ratings if one.climate is climate and len(one.points) > 1]
        if found:
            return found
    return []
