"""The servers of today: a straight line between idle and full, at their mean utilisation."""

import numpy as np
from numpy.typing import NDArray

from core.families.servers.duty import ServerDuty
from core.selection.family import Situation
from core.selection.present_year import TodaysYear
from core.vocabulary.finding import Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_W_PER_KW = 1000.0


def old_servers(situation: Situation) -> TodaysYear | None:
    """What they take and cost; None where none serve."""
    duty, profile = situation.duty, situation.profile
    assert isinstance(duty, ServerDuty)  # noqa: S101  the family is chosen by it
    if not duty.old_servers or duty.old_full_w is None or duty.old_idle_w is None:
        return None
    each = duty.old_idle_w + (duty.old_full_w - duty.old_idle_w) * duty.old_utilisation
    power = duty.old_servers * each * duty.pue
    monthly = power * profile.hours.sum(axis=0)
    energy = float(monthly.sum())
    cost = power * float(profile.price_hours.sum()) / _W_PER_KW
    said = finding(
        "servers_today", Severity.INFO,
        figure("units", duty.old_servers, Kind.COUNT),
        figure("share", duty.old_utilisation, Kind.SHARE),
        figure("energy", energy, Kind.ENERGY),
    )  # fmt: skip
    return TodaysYear(energy_wh=energy, monthly_wh=monthly, cost=cost, findings=(said,))
