"""The power factor of each month at the transformer, photovoltaics, and what compensation lacks.

A meter takes active energy that is drawn and the reactive energy of the month: cosφ = P/√(P² + Q²).
Photovoltaics make P less and leave Q as it is. To reach another power factor takes
Qc = P·(tanφ1 − tanφ2), here at the mean power of the worst month.
"""

from collections.abc import Iterator
from math import acos, tan

import numpy as np
from numpy.typing import NDArray

from core.families.transformers.duty import TransformerDuty
from core.families.transformers.years import PowerYear
from core.load.profile import MONTHS
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]


def compensation_var(active_w: float, factor: float, wanted: float) -> float:
    """Reactive power that raises the power factor of a load."""
    return active_w * (tan(acos(factor)) - tan(acos(wanted)))


def power_findings(duty: TransformerDuty, load: PowerYear) -> Iterator[Finding]:
    """What is fed back, and months below the power factor that is asked for."""
    power = load.power
    if load.hours is not None:
        yield from _below(duty, duty.factor, float(power.active_w @ load.hours) / load.hours.sum())
        return
    net = power.active_w - power.pv_w
    if duty.pv_w > 0.0:
        yield finding(
            "pv_made_up", Severity.ASSUMED,
            figure("power", duty.pv_w, Kind.ELECTRIC_POWER),
            figure("energy", float(power.pv_w.sum()) * load.step_h, Kind.ENERGY),
        )  # fmt: skip
    yield from _fed_back(load, net)
    drawn = np.bincount(load.month, weights=np.maximum(net, 0.0), minlength=MONTHS)
    reactive = np.bincount(load.month, weights=power.reactive_var, minlength=MONTHS)
    steps = np.bincount(load.month, minlength=MONTHS)
    apparent = np.hypot(drawn, reactive)
    factors = np.divide(drawn, apparent, out=np.ones(MONTHS), where=apparent > 0.0)
    worst = int(factors.argmin())
    yield from _below(duty, float(factors[worst]), float(drawn[worst] / max(steps[worst], 1)))


def _fed_back(load: PowerYear, net_w: FloatArray) -> Iterator[Finding]:
    """What flows back through the transformer, and that its reactive power is not metered."""
    back = np.maximum(-net_w, 0.0)
    if back.max() <= 0.0:
        return
    yield finding(
        "pv_feeds_back", Severity.INFO,
        figure("hours", float((back > 0.0).sum()) * load.step_h, Kind.HOURS),
        figure("most", float(back.max()), Kind.ELECTRIC_POWER),
        figure("energy", float(back.sum()) * load.step_h, Kind.ENERGY),
    )  # fmt: skip
    if load.power.active_w.min() < 0.0:
        yield finding("net_load_reactive", Severity.ASSUMED)


def _below(duty: TransformerDuty, factor: float, mean_w: float) -> Iterator[Finding]:
    wanted = duty.metered_factor_least
    if factor < wanted - 1e-9 and mean_w > 0.0:
        yield finding(
            "power_factor_below", Severity.WARNING,
            figure("factor", factor, Kind.RATIO),
            figure("wanted", wanted, Kind.RATIO),
            figure("reactive", compensation_var(mean_w, factor, wanted), Kind.REACTIVE_POWER),
        )  # fmt: skip
