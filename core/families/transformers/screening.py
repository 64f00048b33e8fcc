"""Which transformers go on, in which numbers; and why the others do not."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from core.families.transformers.columns import TransformerColumns
from core.families.transformers.duty import TransformerDuty
from core.families.transformers.performance import voltage_drop
from core.families.transformers.record import DOUBTFUL, Insulation, ThermalClass, Transformer
from core.families.transformers.site import usable_share
from core.selection.checks import BoolArray, Check, Said, excludes, screened_by_checks
from core.selection.family import Screening, Situation
from core.selection.makers import check_of_makers
from core.vocabulary.finding import Figure, figure
from core.vocabulary.quantity import Kind

_PHASES = 3
_ROUNDING = 1e-6
_VOLTAGE_APART = 0.026  # 410 V is within it of 400 V; the next voltages of grids are not


def screen(columns: TransformerColumns, situation: Situation) -> Screening:
    """Admit every transformer × number of units that carries the load and is no waste."""
    return screened_by_checks(
        _of_kind(columns, situation),
        {units: of_number(columns, units, situation) for units in situation.plant.numbers},
        nearest=("transformer_waste",),
    )


def _of_kind(columns: TransformerColumns, situation: Situation) -> list[Check]:
    """What no number of units helps against."""
    duty, criteria, records = situation.duty, situation.study.criteria, columns.records
    assert isinstance(duty, TransformerDuty)  # noqa: S101  the family is chosen by it

    def other_voltage(one: Transformer) -> bool:
        both = ((one.high_v, duty.grid_v), (one.low_v, duty.use_v))
        return any(
            stated is None or abs(stated / asked - 1.0) > _VOLTAGE_APART for stated, asked in both
        )

    def other_kind(one: Transformer) -> _Word | None:
        for wanted, given in (
            (duty.wanted_insulation, one.insulation),
            (_thermal_class(duty, one), one.thermal_class),
            (duty.wanted_core, one.core_material),
        ):
            if wanted is not None and given is not wanted:
                return _Word("–" if given is None else given.value, known=given is not None)
        return None

    def voltages(machine: int) -> list[Figure]:
        one = records[machine]
        return [
            figure("high", one.high_v or "–", Kind.VOLTAGE if one.high_v else None),
            figure("low", one.low_v, Kind.VOLTAGE),
        ]

    kinds = [other_kind(one) for one in records]

    def kind(machine: int) -> list[Figure]:
        word = kinds[machine] or _Word("–", known=False)
        return [figure("kind", word.text, word="choice" if word.known else "")]

    def those(holds: Callable[[Transformer], bool]) -> BoolArray:
        return np.array([holds(one) for one in records], dtype=bool)

    doubtful = not criteria.doubtful_admitted
    return [
        Check(failed=those(other_voltage), say=Said("transformer_voltage", voltages)),
        Check(
            failed=those(lambda one: one.phases != _PHASES), say=excludes("transformer_one_phase")
        ),
        Check(
            failed=np.array([one is not None for one in kinds], dtype=bool),
            say=Said("transformer_kind_differs", kind),
        ),
        check_of_makers(records, criteria),
        Check(
            failed=those(lambda one: doubtful and not DOUBTFUL.isdisjoint(one.flags)),
            say=excludes("transformer_doubtful"),
        ),
    ]


class _Word(NamedTuple):
    """How the kind of a machine is said: by the word of a choice, or by a dash."""

    text: str
    known: bool


def _thermal_class(duty: TransformerDuty, record: Transformer) -> ThermalClass | None:
    """The class that is asked for of such a one: of dry types alone."""
    return None if record.insulation is Insulation.OIL else duty.wanted_thermal_class


def of_number(columns: TransformerColumns, units: int, situation: Situation) -> list[Check]:
    """What speaks against so many units of each."""
    design, duty = situation.design, situation.duty
    rated, usable = columns.rated_va, columns.rated_va * usable_share(columns, situation)
    told = ("units", units, Kind.COUNT), ("rated", rated, Kind.APPARENT_POWER)
    together, alone = usable * units, (units - 1) * usable * duty.alone_share_max
    essential = duty.essential_share * design.peak_w
    with np.errstate(divide="ignore"):
        share = design.required_w * duty.greatest_share / together
    drop = drop_at(columns, design.peak_w / units, duty.factor)
    most = situation.study.criteria.oversizing_max
    return [
        Check(
            failed=together < design.required_w * (1.0 - _ROUNDING),
            say=excludes(
                "transformer_too_small",
                *told,
                ("share", share, Kind.SHARE),
                ("most", duty.greatest_share, Kind.SHARE),
            ),
        ),
        Check(
            failed=essential > alone * (1.0 + _ROUNDING),
            say=excludes(
                "transformer_alone_short",
                *told,
                ("essential", essential, Kind.APPARENT_POWER),
                ("left", alone, Kind.APPARENT_POWER),
            ),
        ),
        Check(
            failed=drop > duty.voltage_drop_max * (1.0 + _ROUNDING),
            say=excludes(
                "transformer_drop",
                *told,
                ("drop", drop, Kind.FINE_SHARE),
                ("most", duty.voltage_drop_max, Kind.FINE_SHARE),
            ),
        ),
        Check(
            failed=rated * units > most * design.peak_w * (1.0 + _ROUNDING),
            say=excludes(
                "transformer_waste",
                *told,
                ("ratio", rated * units / design.peak_w, Kind.RATIO),
                ("most", most, Kind.RATIO),
            ),
        ),
    ]


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
