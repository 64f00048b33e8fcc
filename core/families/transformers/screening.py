"""Which transformers go on, in which numbers; and why the others do not."""

import numpy as np

from core.families.transformers.columns import TransformerColumns
from core.families.transformers.duty import TransformerDuty
from core.families.transformers.performance import voltage_drop
from core.families.transformers.record import DOUBTFUL, Insulation, ThermalClass, Transformer
from core.families.transformers.site import usable_share
from core.selection.by_number import screened
from core.selection.family import Screening, Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_OUT = Severity.EXCLUDES
_ROUNDING = 1e-6
_VOLTAGE_APART = 0.026  # 410 V is within it of 400 V; the next voltages of grids are not


def screen(columns: TransformerColumns, situation: Situation) -> Screening:
    """Admit every transformer × number of units that carries the load and is no waste."""
    return screened(
        len(columns.records),
        situation.plant.numbers,
        never=lambda machine: _never(columns.records[machine], situation),
        of_number=lambda machine, units: of_number(columns, machine, units, situation),
        too_large="transformer_waste",
    )


def _never(record: Transformer, situation: Situation) -> Finding | None:
    """What no number of units helps against."""
    duty, criteria = situation.duty, situation.study.criteria
    assert isinstance(duty, TransformerDuty)  # noqa: S101  the family is chosen by it
    for stated, asked in ((record.high_v, duty.grid_v), (record.low_v, duty.use_v)):
        if stated is None or abs(stated / asked - 1.0) > _VOLTAGE_APART:
            return finding(
                "transformer_voltage", _OUT,
                figure("high", record.high_v or "–", Kind.VOLTAGE if record.high_v else None),
                figure("low", record.low_v, Kind.VOLTAGE),
            )  # fmt: skip
    if record.phases != 3:
        return finding("transformer_one_phase", _OUT)
    for wanted, given in (
        (duty.wanted_insulation, record.insulation),
        (_thermal_class(duty, record), record.thermal_class),
        (duty.wanted_core, record.core_material),
    ):
        if wanted is not None and given is not wanted:
            said = figure("kind", "–") if given is None else (
                figure("kind", given.value, word="choice"))  # fmt: skip
            return finding("transformer_kind_differs", _OUT, said)
    if record.maker in criteria.makers_left_out:
        return finding("maker_left_out", _OUT, figure("maker", record.maker))
    if not criteria.doubtful_admitted and DOUBTFUL & set(record.flags):
        return finding("transformer_doubtful", _OUT)
    return None


def _thermal_class(duty: TransformerDuty, record: Transformer) -> ThermalClass | None:
    """The class that is asked for of such a one: of dry types alone."""
    return None if record.insulation is Insulation.OIL else duty.wanted_thermal_class


def of_number(
    columns: TransformerColumns, machine: int, units: int, situation: Situation
) -> Finding | None:
    """Why a number of units is not admitted; None: it is."""
    design, duty = situation.design, situation.duty
    rated = float(columns.rated_va[machine])
    each = figure("rated", rated, Kind.APPARENT_POWER)
    count = figure("units", units, Kind.COUNT)
    usable = rated * float(usable_share(columns, situation)[machine])
    if usable * units < design.required_w * (1.0 - _ROUNDING):
        return finding(
            "transformer_too_small", _OUT, count, each,
            figure("share", design.required_w * duty.greatest_share / (usable * units), Kind.SHARE),
            figure("most", duty.greatest_share, Kind.SHARE),
        )  # fmt: skip
    essential = duty.essential_share * design.peak_w
    if essential > (units - 1) * usable * duty.alone_share_max * (1.0 + _ROUNDING):
        return finding(
            "transformer_alone_short", _OUT, count, each,
            figure("essential", essential, Kind.APPARENT_POWER),
            figure("left", (units - 1) * usable * duty.alone_share_max, Kind.APPARENT_POWER),
        )  # fmt: skip
    drop = float(drop_at(columns, design.peak_w / units, duty.factor)[machine])
    if drop > duty.voltage_drop_max * (1.0 + _ROUNDING):
        return finding(
            "transformer_drop", _OUT, count, each,
            figure("drop", drop, Kind.FINE_SHARE),
            figure("most", duty.voltage_drop_max, Kind.FINE_SHARE),
        )  # fmt: skip
    most = situation.study.criteria.oversizing_max
    if rated * units > most * design.peak_w * (1.0 + _ROUNDING):
        return finding(
            "transformer_waste", _OUT, count, each,
            figure("ratio", rated * units / design.peak_w, Kind.RATIO),
            figure("most", most, Kind.RATIO),
        )  # fmt: skip
    return None


def drop_at(
    columns: TransformerColumns, load_va: float, factor: float
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Voltage drop of each at a load, as a share; nan where the impedance is not stated."""
    resistive = columns.pk_w / columns.rated_va
    with np.errstate(invalid="ignore"):  # more resistance than impedance: no drop can be said
        found: np.ndarray[tuple[int], np.dtype[np.float64]] = np.asarray(
            voltage_drop(load_va / columns.rated_va, factor, resistive, columns.impedance)
        )
    return found
