"""A machine that also cools, by hand."""

from typing import Any

from core.families.heat_pumps.record import CoolingPoint, CoolingRating, HeatPump
from tests.families.heat_pumps.cases import LOW, MEDIUM, pump


def cooling(flow_c: float, points: dict[float, tuple[float, float]], **more: Any) -> CoolingRating:
    """A rating by (cooling W, EER) over the outdoor temperature, Cdc 0.9."""
    usual: dict[str, Any] = {"design_w": points[max(points)][0]}
    return CoolingRating(
        flow_c=flow_c,
        points=tuple(
            CoolingPoint(outdoor_c=t, cooling_w=w, eer=e, degradation=0.9)
            for t, (w, e) in points.items()
        ),
        **(usual | more),
    )


W7 = cooling(7.0, {20.0: (4000, 6.0), 25.0: (4700, 5.2), 30.0: (7400, 4.2), 35.0: (10000, 3.0)})
W18 = cooling(18.0, {20.0: (5000, 9.0), 25.0: (6000, 7.8), 30.0: (9600, 6.2), 35.0: (13000, 4.5)})


def reversible(*ratings: CoolingRating, **more: Any) -> HeatPump:
    """The machine of `cases` with cooling."""
    return pump(LOW, MEDIUM, cooling=ratings or (W7,), reversible=True, **more)
