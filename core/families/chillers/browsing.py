"""The chillers' curves in the catalog browser: charts, and points the curves are fitted to."""

from collections.abc import Callable, Mapping

import numpy as np

from core.content.browsing import (
    Chart,
    FamilyConsultation,
    FamilyWindow,
    Fitted,
    FloatArray,
    Limit,
    Line,
    PointTable,
    Residual,
    Rows,
)
from core.families.chillers.columns import ChillerColumns, columns_of
from core.families.chillers.exchange.fitting import (
    CUBIC,
    FULL_LOAD,
    PART_LOAD,
    QUADRATIC,
    FullLoadPoints,
    FullLoadRow,
    PartLoadPoints,
    PartLoadRow,
    full_load_points,
    part_load_points,
    refit,
)
from core.families.chillers.performance import cop, full_load
from core.families.chillers.record import Chiller
from core.vocabulary.quantity import Kind

_STEPS = 61
_LEAST_APART_K = 0.6  # nearer leaving temperatures would be one line on the screen
_LEAST_RATIO = 0.05
_NOT_BEYOND = 0.0  # K: charts end at the limits of the curves
_DEGREES = {"quadratic": QUADRATIC, "cubic": CUBIC}


class ChillerBrowsing:
    """The parts of the catalog browser that only chillers have."""

    columns: tuple[str, ...] = (
        "model", "maker", "compressor", "condenser", "capacity_w", "cop", "refrigerant",
        "evidence",
    )  # fmt: skip
    follows: tuple[str, ...] = ("capacity_w", "cop")

    def charts(self, record: Chiller) -> tuple[Chart, ...]:
        """Full-load capacity and COP over the condenser temperature, part-load COP over PLR."""
        columns = columns_of([record])
        charts = (_full_load_cop(record, columns), _part_load_cop(record, columns))
        if record.capacity_w is None:
            return charts
        return (_capacity(record, columns), *charts)

    def tables(self, record: Chiller) -> tuple[PointTable, ...]:
        """Points on both full-load curves, and on the part-load curve."""
        full, part = full_load_points(record), part_load_points(record)
        cubic = record.part_load_curve.coefficients[3] != 0.0
        return (
            PointTable(
                key=FULL_LOAD,
                row=FullLoadRow,
                rows=_rows(full.leaving_c, full.condenser_c, full.capacity_w, full.power_w),
            ),
            PointTable(
                key=PART_LOAD,
                row=PartLoadRow,
                rows=_rows(part.plr, part.power_share),
                forms=("cubic", "quadratic") if cubic else ("quadratic", "cubic"),
            ),
        )

    def points(
        self, record: Chiller, rows: Mapping[str, Rows]
    ) -> Mapping[str, tuple[FloatArray, FloatArray]]:
        """Full-load points where they were given; part-load points on the middle line."""
        _, condenser, capacity, power = _columns(rows[FULL_LOAD], 4)
        plr, share = _columns(rows[PART_LOAD], 2)
        middle = np.array([sum(record.condenser_limits_c) / 2])
        full = _cop(columns_of([record]), record.leaving_chilled_c, middle, np.ones((1, 1)))[0, 0]
        return {
            "capacity": (condenser, capacity),
            "full_load_cop": (condenser, capacity / power),
            "part_load_cop": (plr, plr / share * full),
        }

    def fitted(self, record: Chiller, rows: Mapping[str, Rows], forms: Mapping[str, str]) -> Fitted:
        """The chiller with its three curves through the points of both tables."""
        leaving, condenser, capacity, power = _columns(rows[FULL_LOAD], 4)
        plr, share = _columns(rows[PART_LOAD], 2)
        found = refit(
            record,
            FullLoadPoints(
                leaving_c=leaving, condenser_c=condenser, capacity_w=capacity, power_w=power
            ),
            PartLoadPoints(plr=plr, power_share=share),
            _DEGREES[forms.get(PART_LOAD, "quadratic")],
        )
        told = (
            (FULL_LOAD, "full_capacity_w", found.capacity),
            (FULL_LOAD, "full_power_w", found.power),
            (PART_LOAD, "power_share", found.power_share),
        )
        return Fitted(
            record=found.record,
            residuals=tuple(
                Residual(table=table, column=column, largest=one.largest, rms=one.rms)
                for table, column, one in told
            ),
        )


def _rows(*columns: FloatArray) -> Rows:
    return [tuple(float(value) for value in row) for row in zip(*columns, strict=True)]


def _columns(rows: Rows, count: int) -> tuple[FloatArray, ...]:
    values = np.array(rows, dtype=np.float64).reshape(-1, count)
    return tuple(values[:, index] for index in range(count))


def _capacity(record: Chiller, columns: ChillerColumns) -> Chart:
    condenser = np.linspace(*record.condenser_limits_c, _STEPS)

    def line(leaving_c: float) -> FloatArray:
        values: FloatArray = full_load(columns, leaving_c, condenser, _NOT_BEYOND).capacity_w[0]
        return values

    at = np.array([record.entering_condenser_c])
    reference = float(
        full_load(columns, record.leaving_chilled_c, at, _NOT_BEYOND).capacity_w[0, 0]
    )
    return _over_condenser("capacity", Kind.COOLING_POWER, record, condenser, line, reference)


def _full_load_cop(record: Chiller, columns: ChillerColumns) -> Chart:
    condenser = np.linspace(*record.condenser_limits_c, _STEPS)
    full = np.ones((1, _STEPS))

    def line(leaving_c: float) -> FloatArray:
        values: FloatArray = _cop(columns, leaving_c, condenser, full)[0]
        return values

    at = np.array([record.entering_condenser_c])
    reference = float(_cop(columns, record.leaving_chilled_c, at, full[:, :1])[0, 0])
    return _over_condenser("full_load_cop", Kind.COP, record, condenser, line, reference)


def _cop(
    columns: ChillerColumns, leaving_c: float, condenser_c: FloatArray, plr: FloatArray
) -> FloatArray:
    return cop(columns, leaving_c, condenser_c, plr, _NOT_BEYOND)


def _over_condenser(
    key: str,
    kind: Kind,
    record: Chiller,
    condenser: FloatArray,
    line: Callable[[float], FloatArray],
    reference: float,
) -> Chart:
    """A chart over the condenser temperature, one line for each leaving temperature."""
    low, high = record.leaving_limits_c
    middle = min(max(record.leaving_chilled_c, low), high)
    others = [t for t in (low, high) if abs(t - middle) >= _LEAST_APART_K]
    within = condenser[0] <= record.entering_condenser_c <= condenser[-1]
    return Chart(
        key=key,
        x_title="entering_condenser_c",
        x=Kind.TEMPERATURE,
        y=kind,
        at=Kind.TEMPERATURE,
        lines=tuple(
            Line(x=condenser, y=line(t), at=t, main=t == middle) for t in sorted([middle, *others])
        ),
        limits=record.condenser_limits_c,
        reference=(record.entering_condenser_c, reference) if within else None,
    )


def _part_load_cop(record: Chiller, columns: ChillerColumns) -> Chart:
    """Part-load COP at the ends and the middle of the condenser temperatures."""
    low, high = record.condenser_limits_c
    at_c = np.array([low, (low + high) / 2, high])
    plr = np.linspace(_LEAST_RATIO, 1.0, _STEPS)
    points, ratios = at_c.repeat(_STEPS), np.tile(plr, len(at_c))[None, :]
    cops = _cop(columns, record.leaving_chilled_c, points, ratios).reshape(len(at_c), _STEPS)
    return Chart(
        key="part_load_cop",
        x_title="plr",
        x=Kind.SHARE,
        y=Kind.COP,
        at=Kind.TEMPERATURE,
        lines=tuple(
            Line(x=plr, y=values, at=t, main=index == 1)
            for index, (t, values) in enumerate(zip(at_c.tolist(), cops, strict=True))
        ),
        limits=(float(columns.step_min[0]), 1.0),
    )


def chiller_limits(record: Chiller) -> tuple[Limit, ...]:
    """The limits of the curves, inputs first."""
    curve = record.part_load_curve
    return (
        ("leaving_chilled_c", record.leaving_limits_c, Kind.TEMPERATURE),
        ("entering_condenser_c", record.condenser_limits_c, Kind.TEMPERATURE),
        ("part_load", (curve.plr_min, curve.plr_max), Kind.SHARE),
    )


WINDOW = FamilyWindow(
    consultation=FamilyConsultation(
        inputs=(
            "duty.peak_w",
            "duty.leaving_chilled_c",
            "site.station",
            "economics.tariff.price_per_kwh",
            "plant.redundancy",
        ),
        figures=("seasonal_cop", "coverage_hours", "annual_energy_wh", "life_cycle_cost"),
        told_by="system_cop",
    ),
    browsing={"chillers": ChillerBrowsing()},
    limits=chiller_limits,
)
