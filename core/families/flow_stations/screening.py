"""Which machines go on, in which numbers; and why the others do not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.families.flow_stations.columns import FlowColumns
from core.families.flow_stations.duty import FlowDuty
from core.families.flow_stations.fleet import Fleet, UnitsRunning, fleet_of, most_flow, together
from core.selection.checks import Check, Said, excludes, screened_by_checks
from core.selection.family import Screening, Situation
from core.selection.makers import check_of_makers
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

_ROUNDING = 1e-3  # of a flow: curves are read as straight lines, and prices are not as fine
# Of reasons against numbers of units those that come closest to fitting; a family's own do first.
_NEAREST = ("station_outside_curve_at", "station_oversized", "station_flow_below")


@dataclass(frozen=True, slots=True, kw_only=True)
class AtDesign:
    """Every machine at the duty's design point, in every number of units that is asked for.

    units, carrying: (numbers,); each_m3s: (machines,), what one gives at most at the design rise;
    run: at the design flow, (machines, numbers).
    """

    fleet: Fleet
    units: NDArray[np.int64]
    carrying: NDArray[np.int64]
    each_m3s: FloatArray
    run: UnitsRunning


OwnChecks = Callable[[AtDesign, Situation], Sequence[Check]]  # one for each number of units
NeverChecks = Callable[[FlowColumns, Any], Sequence[Check]]


def at_design(columns: FlowColumns, situation: Situation) -> AtDesign:
    """What every machine can do, in every number of units that is asked for."""
    duty: FlowDuty = situation.duty
    plant = situation.plant
    fleet = fleet_of(columns, np.arange(len(columns)), duty)
    each = most_flow(fleet, np.array([duty.rise]))[:, 0]
    units = np.array(plant.numbers)
    carrying = np.array([plant.carrying(int(one)) for one in units])
    flow = np.full(len(units), duty.flow_m3s)
    run = together(fleet, flow, np.maximum(carrying, 1))
    return AtDesign(fleet=fleet, units=units, carrying=carrying, each_m3s=each, run=run)


def screen(
    columns: FlowColumns, situation: Situation, *, never: NeverChecks, own: OwnChecks
) -> Screening:
    """Admit every machine × number of units that gives flow and rise, and is no waste.

    never, own: what else speaks in the family against a machine, or against a number of it.
    """
    found = at_design(columns, situation)
    by_number = own(found, situation)
    makers = check_of_makers(columns.records, situation.study.criteria)
    return screened_by_checks(
        [makers, *never(columns, situation.duty), *_never(found, situation.duty)],
        {
            int(found.units[at]): [*_of_number(found, situation, at), one]
            for at, one in enumerate(by_number)
        },
        nearest=(*{one.code for one in by_number}, *_NEAREST),
        mixes=True,
    )


def _never(found: AtDesign, duty: FlowDuty) -> list[Check]:
    """What no number of units helps against."""
    fleet, records = found.fleet, found.fleet.columns.records
    bare, none = ~fleet.of_unit, np.zeros(len(records), dtype=bool)
    highest = fleet.machines.rise.max(axis=1, initial=0.0) * fleet.fastest**2
    needed = fleet.machines.power_w.max(axis=1, initial=0.0) / fleet.between
    rated = fleet.motors.power_w
    return [
        Check(
            failed=~fleet.columns.settable if duty.by_speed else none,
            say=Said(
                "station_speed_fixed",
                lambda _: [figure("control", duty.control.value, word="choice")],
            ),
        ),
        Check(
            failed=highest < duty.rise,
            say=excludes(
                "station_head_below",
                ("head", highest, duty.rise_kind),
                ("needed", duty.rise, duty.rise_kind),
            ),
        ),
        Check(
            failed=bare & np.isnan(rated),
            say=excludes(
                "station_no_motor",
                ("power", needed, Kind.SHAFT_POWER),
                ("class", duty.motor_class.value, None),
            ),
        ),
        Check(
            failed=bare & ~fleet.motors.on_converter if duty.by_speed else none,
            say=excludes("station_no_converter", ("power", rated, Kind.SHAFT_POWER)),
        ),
        Check(
            failed=~(found.each_m3s > 0.0),
            say=Said(
                "station_outside_curve",
                lambda machine: [figure("model", records[machine].model)],
            ),
        ),
    ]


def _of_number(found: AtDesign, situation: Situation, at: int) -> list[Check]:
    """Whether a number of units gives the flow, is no waste, and works on its curve."""
    design, duty = situation.design, situation.duty
    carrying = int(found.carrying[at])
    given, most = found.each_m3s * carrying, situation.study.criteria.oversizing_max
    told = ("units", int(found.units[at]), Kind.COUNT)
    return [
        Check(
            failed=given < design.required_w * (1.0 - _ROUNDING),
            say=excludes(
                "station_flow_below",
                told,
                ("flow", given, duty.flow_kind),
                ("needed", design.required_w, duty.flow_kind),
            ),
        ),
        Check(
            failed=given > most * design.peak_w,
            say=excludes(
                "station_oversized",
                told,
                ("flow", given, duty.flow_kind),
                ("ratio", given / design.peak_w, Kind.RATIO),
                ("most", most, Kind.RATIO),
            ),
        ),
        Check(
            failed=~found.run.able[:, at],
            say=excludes(
                "station_outside_curve_at",
                told,
                ("flow", design.peak_w / max(carrying, 1), duty.flow_kind),
                ("head", duty.rise, duty.rise_kind),
            ),
        ),
    ]
