"""What of the rated power can be used at the site: by altitude, or as makers state it; harmonics.

Above 1,000 m thinner air cools less: 0.4 % less load each 100 m of oil-immersed transformers, 0.5 %
of dry ones (recalled from IEC 60076; marked as assumed). Above 40 °C no rule is at hand.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from core.families.transformers.columns import TransformerColumns
from core.families.transformers.duty import TransformerDuty
from core.selection.family import Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_RATED_M = 1000.0
_OIL_PER_M, _DRY_PER_M = 0.4e-4, 0.5e-4


def altitude_share(altitude_m: float, *, is_oil: bool) -> float:
    """What is left of the rated power at an altitude."""
    per_m = _OIL_PER_M if is_oil else _DRY_PER_M
    return 1.0 - per_m * max(altitude_m - _RATED_M, 0.0)


def usable_share(columns: TransformerColumns, situation: Situation) -> FloatArray:
    """Of each rated power, of a load of 50 Hz, (machines,)."""
    duty: TransformerDuty = situation.duty
    if duty.site_share is not None:
        here = np.full(len(columns.records), duty.site_share)
    else:
        height = altitude_of(duty, situation.station.elevation_m)
        oil, dry = (altitude_share(height, is_oil=one) for one in (True, False))
        here = np.where(columns.is_oil, oil, dry)
    return np.asarray(here * duty.harmonic_share)


def altitude_of(duty: TransformerDuty, station_m: float) -> float:
    """As it was entered, or that of the station."""
    return station_m if duty.altitude_m is None else duty.altitude_m


def site_findings(duty: TransformerDuty, station_m: float) -> Iterator[Finding]:
    """What makes the usable power less than the rated one."""
    height = altitude_of(duty, station_m)
    if duty.site_share is not None:
        share = figure("share", duty.site_share, Kind.SHARE)
        yield finding("transformer_site_share", Severity.INFO, share)
    elif height > _RATED_M:
        yield finding(
            "transformer_altitude", Severity.ASSUMED,
            figure("height", height, Kind.ELEVATION),
            figure("oil", altitude_share(height, is_oil=True), Kind.SHARE),
            figure("dry", altitude_share(height, is_oil=False), Kind.SHARE),
        )  # fmt: skip
    if duty.harmonic_loss > 1.0:
        yield finding(
            "transformer_harmonics", Severity.ASSUMED,
            figure("more", duty.harmonic_loss - 1.0, Kind.SHARE),
            figure("share", duty.harmonic_share, Kind.SHARE),
            figure("eddy", duty.eddy_share, Kind.SHARE),
        )  # fmt: skip
