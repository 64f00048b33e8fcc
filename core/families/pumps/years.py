"""A cooling or heating load as a year of flow."""

from collections.abc import Callable
from typing import Any

import numpy as np

from core.families.flow_stations.years import FLOW_LOADS, FlowYear
from core.families.pumps.duty import PumpDuty
from core.load.making import THERMAL, LoadAsked, LoadMakers
from core.load.series import LoadSeries
from core.vocabulary.finding import Severity, figure, finding
from core.vocabulary.quantity import Kind


def _of_heat(maker: Callable[[Any, LoadAsked], Any]) -> Callable[[Any, LoadAsked], FlowYear]:
    """A load in W as the flow that carries it at the duty's temperature difference."""

    def made(load: Any, asked: LoadAsked) -> FlowYear:
        duty = _duty(asked)
        series: LoadSeries = maker(load, asked)
        share = series.load_w / duty.heat_at_design_w
        share = np.where(share > 0.0, np.maximum(share, duty.flow_share_min), 0.0)
        return FlowYear(
            flow_m3s=share * duty.flow_m3s,
            origin=series.origin,
            label=series.label,
            label_words=series.label_words,
            step_h=series.step_h,
            month=series.month,
            hour_of_day=series.hour_of_day,
            findings=(
                *series.findings,
                finding(
                    "flow_from_heat", Severity.INFO,
                    figure("heat", duty.heat_at_design_w, Kind.COOLING_POWER),
                    figure("difference", duty.difference_k, Kind.TEMPERATURE_DIFFERENCE),
                    figure("least", duty.flow_share_min, Kind.SHARE),
                ),
            ),
        )  # fmt: skip

    return made


def _duty(asked: LoadAsked) -> PumpDuty:
    duty = asked.duty
    assert isinstance(duty, PumpDuty)  # noqa: S101  the load goes with its family
    return duty


LOADS: LoadMakers = {
    **FLOW_LOADS,
    **{kind: _of_heat(maker) for kind, maker in THERMAL.items()},
}
