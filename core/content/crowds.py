"""Operating points that lie upon each other, gathered so that their hours can be seen."""

import numpy as np

from core.content.charts import FloatArray

_CROWDED = 2.5  # points for every place that one is drawn at: more are a blot


def gathered(places: FloatArray, weight: FloatArray, cell: float) -> tuple[FloatArray, FloatArray]:
    """Places (n, 2) and their weights (n,), those of one square of side `cell` made into one.

    It stands at their weighted mean and weighs what they weigh together. Where few share a
    square nothing is gathered: each point is then seen by itself, and stands exactly. Points
    with a coordinate that is not finite are not drawn and are left away.
    """
    known = np.isfinite(places).all(axis=1)
    places, weight = places[known], weight[known]
    if not len(places):
        return places, weight
    _, into = np.unique(np.floor(places / cell), axis=0, return_inverse=True)
    count = np.bincount(into)
    if len(places) < _CROWDED * count.size:
        return places, weight
    total = np.bincount(into, weight).astype(np.float64)
    share = weight / np.where(total > 0.0, total, 1.0)[into]
    share = np.where(total[into] > 0.0, share, 1.0 / count[into])
    means = [np.bincount(into, share * at) for at in places.T]
    return np.stack(means, axis=1).astype(np.float64), total
