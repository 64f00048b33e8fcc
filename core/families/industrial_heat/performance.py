"""COP of a machine or class between four temperatures, stage by stage.

One stage's balance is Q_sink = Q_source · COP / (COP − 1), P = Q_sink / COP. A cascade and a
series are put together of stages so that the balance of the whole follows from theirs.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from core.families.industrial_heat.record import Arrangement, IndustrialHeatPump, Method
from core.families.industrial_heat.regression import ABOVE_100, UP_TO_100, Regression
from core.families.industrial_heat.streams import Streams
from core.machines.performance_map import performance_map
from core.machines.second_law import lorenz_cop
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

CASCADE_APPROACH_K = 5.0  # in the exchanger between two cycles; assumed
_STEPS = 57  # places of the temperature between two stages that are tried
_LEAST_SERIES_GLIDE_K = 10.0  # below it a second machine in series gains next to nothing
_OUT = Severity.EXCLUDES


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One cycle, for 1 W of heat to the sink of the whole: what it gives, takes and draws, W."""

    streams: Streams
    cop: float
    heat: float

    @property
    def carnot_share(self) -> float:
        """COP over Carnot's from the source as it leaves to the sink as it goes.

        One cycle evaporates below the one temperature and condenses up to the other.
        """
        out = self.streams.source_out_c, self.streams.sink_out_c
        return self.cop / float(lorenz_cop(out[0], out[0], out[1], out[1]))

    @property
    def power(self) -> float:
        """Electric power."""
        return self.heat / self.cop

    @property
    def taken(self) -> float:
        """Heat taken from its source: COP − 1 parts of COP."""
        return self.heat * (self.cop - 1.0) / self.cop


@dataclass(frozen=True, slots=True, kw_only=True)
class Performance:
    """What a record does between given streams.

    cop: of all stages together; unit_heat_w: of one unit at full load, None for a class;
    stages: the one that heats the sink last comes first.
    """

    cop: float
    stages: tuple[Stage, ...]
    unit_heat_w: float | None

    @property
    def taken(self) -> float:
        """Heat taken from the source for 1 W of heat to the sink, W."""
        return 1.0 - 1.0 / self.cop

    @property
    def built_heat(self) -> float:
        """Heat of all stages for 1 W of heat to the sink, W: what there is to be bought."""
        return sum(stage.heat for stage in self.stages)


def performance(record: IndustrialHeatPump, streams: Streams) -> Performance | Finding:
    """Performance between the machine's own streams, or the finding why there is none."""
    outside = next(_outside(record, streams), None)
    if outside is not None:
        return outside
    done = _ARRANGED[record.arrangement](record, streams)
    if done is None:
        return _no_figure(record, streams)
    limit = streams.limit_cop
    if done.cop >= limit:
        return finding(
            "cop_above_limit", _OUT,
            figure("cop", done.cop, Kind.COP),
            figure("limit", limit, Kind.COP),
        )  # fmt: skip
    return done


def _outside(record: IndustrialHeatPump, streams: Streams) -> Iterator[Finding]:
    """Limits of the record that the streams do not keep."""
    checks = (
        ("lift_outside", streams.lift_k, record.lift_min_k, record.lift_max_k,
         Kind.TEMPERATURE_DIFFERENCE),
        ("sink_outside", streams.sink_out_c, record.sink_min_c, record.sink_max_c,
         Kind.TEMPERATURE),
        ("source_outside", streams.source_in_c, record.source_min_c, record.source_max_c,
         Kind.TEMPERATURE),
    )  # fmt: skip
    for code, value, low, high, kind in checks:
        if not low <= value <= high:
            yield finding(
                code, _OUT,
                figure("value", value, kind), figure("low", low, kind), figure("high", high, kind),
            )  # fmt: skip


def _no_figure(record: IndustrialHeatPump, streams: Streams) -> Finding:
    code = "outside_map" if record.method is Method.MAP else "outside_class"
    return finding(
        code, _OUT,
        figure("source", streams.source_in_c, Kind.TEMPERATURE),
        figure("sink", streams.sink_out_c, Kind.TEMPERATURE),
        figure("lift", streams.lift_k, Kind.TEMPERATURE_DIFFERENCE),
    )  # fmt: skip


def _single(record: IndustrialHeatPump, streams: Streams) -> Performance | None:
    if record.method is Method.MAP:
        point = performance_map(record.points).at(streams.source_in_c, streams.sink_out_c)
        if not point.within:
            return None
        stage = Stage(streams=streams, cop=float(point.cop), heat=1.0)
        return _of((stage,), float(point.heat_w))
    cop = _stage_cop(record, streams)
    return None if cop is None else _of((Stage(streams=streams, cop=cop, heat=1.0),))


def _of(stages: tuple[Stage, ...], unit_heat_w: float | None = None) -> Performance:
    power = sum(stage.power for stage in stages)
    return Performance(cop=1.0 / power, stages=stages, unit_heat_w=unit_heat_w)


def fit_of(streams: Streams) -> Regression:
    """The regression for the temperature that is asked for."""
    return ABOVE_100 if streams.sink_out_c > UP_TO_100.sink_out_c[1] else UP_TO_100


def _stage_cop(record: IndustrialHeatPump, streams: Streams) -> float | None:
    """COP of one stage; None where there is none, or none the second law allows."""
    if record.method is Method.LORENZ:
        assert record.second_law is not None  # noqa: S101  faults of the catalog see to it
        cop = record.second_law * streams.limit_cop
    else:
        cop = float(fit_of(streams).cop(streams.source_in_c, streams.sink_out_c))
    return cop if math.isfinite(cop) and 1.0 < cop < streams.limit_cop else None


def _cascade(record: IndustrialHeatPump, streams: Streams) -> Performance | None:
    """Two cycles one above the other, the temperature between them where the COP is highest."""
    low, high = streams.source_in_c, streams.sink_out_c
    found = [_cascade_at(record, streams, float(t)) for t in np.linspace(low, high, _STEPS)]
    return max((each for each in found if each), key=lambda each: each.cop, default=None)


def _cascade_at(
    record: IndustrialHeatPump, streams: Streams, middle_c: float
) -> Performance | None:
    condenser_c = middle_c + CASCADE_APPROACH_K / 2.0
    evaporator_c = middle_c - CASCADE_APPROACH_K / 2.0
    upper = replace(streams, source_in_c=evaporator_c, source_out_c=evaporator_c)
    lower = replace(streams, sink_in_c=condenser_c, sink_out_c=condenser_c)
    upper_cop, lower_cop = _stage_cop(record, upper), _stage_cop(record, lower)
    if upper_cop is None or lower_cop is None:
        return None
    first = Stage(streams=upper, cop=upper_cop, heat=1.0)
    return _of((first, Stage(streams=lower, cop=lower_cop, heat=first.taken)))


def _series(record: IndustrialHeatPump, streams: Streams) -> Performance | None:
    """Two machines on one sink, source in counterflow, the split where the COP is highest."""
    if streams.sink_out_c - streams.sink_in_c < _LEAST_SERIES_GLIDE_K:
        return None
    places = np.linspace(streams.sink_in_c, streams.sink_out_c, _STEPS)[1:-1]
    found = [_series_at(record, streams, float(t)) for t in places]
    return max((each for each in found if each), key=lambda each: each.cop, default=None)


def _series_at(record: IndustrialHeatPump, streams: Streams, middle_c: float) -> Performance | None:
    """The last machine takes the warm part of the source, the first one what it leaves."""
    glide = streams.sink_out_c - streams.sink_in_c
    last_share = (streams.sink_out_c - middle_c) / glide
    # What each takes of the source is not known before its COP: shared as the heat is.
    leaving_c = streams.source_in_c - last_share * (streams.source_in_c - streams.source_out_c)
    last = replace(streams, sink_in_c=middle_c, source_out_c=leaving_c)
    first = replace(streams, sink_out_c=middle_c, source_in_c=leaving_c)
    last_cop, first_cop = _stage_cop(record, last), _stage_cop(record, first)
    if last_cop is None or first_cop is None:
        return None
    return _of((
        Stage(streams=last, cop=last_cop, heat=last_share),
        Stage(streams=first, cop=first_cop, heat=1.0 - last_share),
    ))  # fmt: skip


_ARRANGED = {
    Arrangement.SINGLE: _single,
    Arrangement.CASCADE: _cascade,
    Arrangement.SERIES: _series,
}
