"""Which compressors go on, in which numbers; and why the others do not."""

from core.families.compressors.columns import CompressorColumns
from core.families.compressors.duty import CompressorDuty
from core.families.compressors.record import DOUBTFUL, AirCompressor
from core.selection.by_number import screened
from core.selection.family import Screening, Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_OUT = Severity.EXCLUDES
_ROUNDING = 1e-6
_REACH_PA = 2e5  # so far below its rated pressure the formula of the power is still believed


def screen(columns: CompressorColumns, situation: Situation) -> Screening:
    """Admit every compressor × number of units that gives flow and pressure, and is no waste."""
    return screened(
        len(columns.records),
        situation.plant.numbers,
        never=lambda machine: _never(columns, machine, columns.records[machine], situation),
        of_number=lambda machine, units: _of_number(
            float(columns.flow_m3s[machine]), units, situation
        ),
        too_large="air_oversized",
        mixes=lambda _: True,
    )


def _never(
    columns: CompressorColumns, machine: int, record: AirCompressor, situation: Situation
) -> Finding | None:
    """What no number of units helps against."""
    duty: CompressorDuty = situation.duty
    criteria, design = situation.study.criteria, situation.design
    kind = figure("kind", record.compressor_kind.value, word="choice")
    if record.compressed_gas is not duty.compressed_gas:
        return finding(
            "compressor_gas_differs", _OUT,
            figure("gas", record.compressed_gas.value, word="choice"),
            figure("asked", duty.compressed_gas.value, word="choice"),
        )  # fmt: skip
    if duty.oil_free and not record.compressor_kind.oil_free:
        return finding("air_not_oil_free", _OUT, kind)
    if duty.wanted_kind not in (None, record.compressor_kind):
        return finding("compressor_kind_differs", _OUT, kind)
    if record.maker in criteria.makers_left_out:
        return finding("maker_left_out", _OUT, figure("maker", record.maker))
    if not criteria.doubtful_admitted and DOUBTFUL & set(record.flags):
        return finding("compressor_doubtful", _OUT)
    rated, most = float(columns.rated_pa[machine]), float(columns.most_pa[machine])
    needed = design.lowest_pa if columns.by_speed[machine] else design.highest_pa
    if most < needed * (1.0 - _ROUNDING):
        return finding(
            "air_pressure_below", _OUT,
            figure("pressure", most, Kind.GAUGE_PRESSURE),
            figure("needed", needed, Kind.GAUGE_PRESSURE),
        )  # fmt: skip
    if rated > needed + _REACH_PA:
        return finding(
            "air_pressure_far_above", _OUT,
            figure("pressure", rated, Kind.GAUGE_PRESSURE),
            figure("needed", needed, Kind.GAUGE_PRESSURE),
        )  # fmt: skip
    return None


def _of_number(flow_m3s: float, units: int, situation: Situation) -> Finding | None:
    """Why a number of units is not admitted; None: it is."""
    design = situation.design
    carrying = situation.plant.carrying(units)
    given = flow_m3s * carrying
    if given < design.required_w * (1.0 - _ROUNDING):
        return finding(
            "air_flow_below", _OUT,
            figure("units", units, Kind.COUNT),
            figure("flow", given, Kind.FREE_AIR_FLOW),
            figure("needed", design.required_w, Kind.FREE_AIR_FLOW),
        )  # fmt: skip
    most = situation.study.criteria.oversizing_max
    if given > most * design.peak_w * (1.0 + _ROUNDING):
        return finding(
            "air_oversized", _OUT,
            figure("units", units, Kind.COUNT),
            figure("flow", given, Kind.FREE_AIR_FLOW),
            figure("ratio", given / design.peak_w, Kind.RATIO),
            figure("most", most, Kind.RATIO),
        )  # fmt: skip
    return None
