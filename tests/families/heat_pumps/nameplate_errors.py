"""How far a heat pump known by a few figures lies from its own declared points, over a year.

Every certified machine with ratings at 35 and 55 °C is run through a year with its own points; then
as a machine of its kind, fitted to what a nameplate says: COP at −12 and −20 °C, or COP at −7 °C
and SCOP, or one COP of a brine or water machine, each with water of one temperature; and with what
it draws while it waits beside them. Both are as
large as the load asks for by the machine's own heat; the year's electricity is with its backup.

Water and brine enter as they are rated by EN 14511 on the nameplate and in the year. Machines whose
figures contradict each other, or whose idle power is not believable, are left out.

The machines were among those whose medians the kinds are, with a weight of one in 43 to 1,596.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import msgspec
import numpy as np
from numpy.typing import NDArray

from catalog.devices.store import open_catalog
from core.families.heat_pumps.classes import COLD_C, ClassKind, Known, class_file, fitted
from core.families.heat_pumps.columns import DOUBTFUL, RATED_SOURCE_C, columns_of
from core.families.heat_pumps.duty import SourceKind
from core.families.heat_pumps.emitter import Emitter
from core.families.heat_pumps.en14825 import heating_columns, scop
from core.families.heat_pumps.family import HEAT_PUMPS
from core.families.heat_pumps.performance import Nodes, performance
from core.families.heat_pumps.record import DESIGN_C, HeatPump, PumpFlag, SeasonalRating
from core.families.heat_pumps.seasons import heating_season
from core.families.heat_pumps.sizing import in_size
from core.machines.device import is_made_to_size
from core.selection.family import Pairs, Situation
from tests.families.heat_pumps.cases import selected, study

FloatArray = NDArray[np.float64]
PEAK_W = 100e3
UNITS = 2
_EVERY = {"air_average": 5}  # machine of so many is taken
_SOURCES = {"brine": SourceKind.BRINE, "natural_water": SourceKind.GROUND_WATER}
HARBIN, BEIJING, SHANGHAI, GUANGZHOU = "50953", "54511", "58367", "59287"
FLOORS, FAN_COILS, RADIATORS = (Emitter.FLOOR, 40.0), (Emitter.FAN_COIL, 45.0), (
    Emitter.RADIATOR, 55.0
)  # fmt: skip
PLACES = {HARBIN: "Harbin", BEIJING: "Beijing", SHANGHAI: "Shanghai", GUANGZHOU: "Guangzhou"}
COLD, MILD, ONE = "COP(−12), COP(−20)", "COP(−7), SCOP", "COP"
IDLE = ", idle power"  # what it draws while it waits, its crankcase heater included


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A kind, what is known of a machine with water of one temperature, and a load."""

    kind: str
    known: str
    flow_c: float
    station: str
    emitter: tuple[Emitter, float]

    @property
    def place(self) -> str:
        return PLACES[self.station]


# Kind, what is known, at which flow, and the loads that are run with it.
_TRIED = (
    ("air_colder", COLD, 35.0, ((HARBIN, FLOORS), (BEIJING, FLOORS), (SHANGHAI, FLOORS))),
    (
        "air_colder",
        COLD,
        41.0,
        ((BEIJING, FAN_COILS), (SHANGHAI, FAN_COILS), (GUANGZHOU, FAN_COILS)),
    ),
    ("air_colder", COLD, 55.0, ((HARBIN, RADIATORS), (BEIJING, RADIATORS))),
    ("air_colder", COLD + IDLE, 35.0, ((HARBIN, FLOORS), (BEIJING, FLOORS))),
    ("air_colder", COLD + IDLE, 35.0, ((SHANGHAI, FLOORS), (GUANGZHOU, FLOORS))),
    ("air_colder", COLD + IDLE, 41.0, ((BEIJING, FAN_COILS),)),
    ("air_colder", COLD + IDLE, 41.0, ((SHANGHAI, FAN_COILS), (GUANGZHOU, FAN_COILS))),
    ("air_colder", COLD + IDLE, 55.0, ((HARBIN, RADIATORS), (BEIJING, RADIATORS))),
    ("air_colder", COLD + IDLE, 55.0, ((SHANGHAI, RADIATORS),)),
    ("air_average", MILD, 35.0, ((BEIJING, FLOORS), (SHANGHAI, FLOORS))),
    ("air_average", MILD, 35.0, ((SHANGHAI, FAN_COILS), (BEIJING, RADIATORS))),
    ("air_average", MILD + IDLE, 35.0, ((BEIJING, FLOORS), (SHANGHAI, FLOORS))),
    ("brine", ONE, 45.0, ((BEIJING, FAN_COILS),)),
    ("natural_water", ONE, 45.0, ((BEIJING, FAN_COILS),)),
)
CASES = tuple(
    Case(kind=kind, known=known, flow_c=flow_c, station=station, emitter=emitter)
    for kind, known, flow_c, loads in _TRIED
    for station, emitter in loads
)

# As the survey of the kinds asked (as_surveyed): the case, its machines, its 90 %.
SURVEYED = tuple(
    (Case(kind=kind, known=known, flow_c=flow_c, station=station, emitter=emitter), machines, p90)
    for kind, known, flow_c, station, emitter, machines, p90 in (
        ("air_colder", COLD + IDLE, 35.0, HARBIN, FLOORS, 194, 0.039),
        ("air_colder", COLD + IDLE, 35.0, BEIJING, FLOORS, 194, 0.094),
        ("air_colder", COLD + IDLE, 55.0, HARBIN, RADIATORS, 198, 0.038),
        ("air_colder", COLD + IDLE, 55.0, BEIJING, RADIATORS, 198, 0.090),
        ("air_average", MILD, 35.0, BEIJING, FLOORS, 387, 0.072),
        ("air_average", MILD, 35.0, SHANGHAI, FLOORS, 387, 0.105),
        ("air_average", MILD, 35.0, SHANGHAI, FAN_COILS, 387, 0.135),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Errors:
    """Shares of the year's electricity, fitted less own, (machines,)."""

    case: Case
    error: FloatArray
    refused: int

    @property
    def p90(self) -> float:
        return float(np.quantile(np.abs(self.error), 0.9))

    @property
    def median(self) -> float:
        return float(np.median(np.abs(self.error)))

    @property
    def bias(self) -> float:
        return float(self.error.mean())


@cache
def _machines(
    kind: str, flows: tuple[float, ...] = (35.0, 55.0), one_in: int | None = None
) -> tuple[HeatPump, ...]:
    """Those of a kind with sound ratings at all of the flows for its climate, and no others."""
    one = class_file().kinds[kind]
    with open_catalog() as catalog:
        pumps: list[HeatPump] = list(catalog.devices("heat_pumps"))  # type: ignore[arg-type]
    found = []
    for pump in pumps:
        if is_made_to_size(pump) or pump.heat_source is not one.heat_source:
            continue
        ratings = tuple(r for flow in flows if (r := pump.rating(one.climate, flow)))
        if len(ratings) == len(flows) and all(is_sound(rating) for rating in ratings):
            found.append(_with(pump, ratings))
    return tuple(found[:: one_in or _EVERY.get(kind, 1)])


def is_sound(rating: SeasonalRating) -> bool:
    """Without contradictions, and with figures down to where its climate is designed for."""
    lowest = rating.lowest_c
    if lowest is None or not rating.limit_heat_w or not rating.limit_cop:
        return False
    reaches = lowest <= DESIGN_C[rating.climate]
    doubtful = {*DOUBTFUL, PumpFlag.OFF_MODE_IMPLAUSIBLE} & set(rating.flags)
    return reaches and not doubtful and len(rating.points) >= 4


def _with(pump: HeatPump, ratings: tuple[SeasonalRating, ...]) -> HeatPump:
    return msgspec.structs.replace(pump, ratings=ratings)


@cache
def _situation(case: Case) -> Situation:
    emitter, supply_c = case.emitter
    source = _SOURCES.get(case.kind, SourceKind.OUTDOOR_AIR)
    return selected(
        study(
            station=case.station, peak_w=PEAK_W, emitter=emitter, supply_c=supply_c,
            return_c=supply_c - 5.0, heat_source=source,
        )
    ).situation  # fmt: skip


@cache
def _fitted(
    kind_key: str,
    known: str,
    flow_c: float,
    flows: tuple[float, ...] = (35.0, 55.0),
    one_in: int | None = None,
) -> tuple[HeatPump | None, ...]:
    """The machines of a kind as they follow from what their nameplates would say."""
    kind, every = class_file().kinds[kind_key], _machines(kind_key, flows, one_in)
    heat, cop = _full_load(every, kind, ((kind.base_c, flow_c), (COLD_C, flow_c)))
    seasonal = scop(
        heating_columns([one.ratings[0] for one in every]), heating_season(kind.climate)
    ).scop.tolist()
    found = []
    for row, pump in enumerate(every):
        limits = [one.limit_c for one in pump.ratings if one.limit_c is not None]
        outlets = [one.outlet_limit_c for one in pump.ratings if one.outlet_limit_c is not None]
        ratings = fitted(
            kind_key,
            Known(
                heat_w=float(heat[row, 0]), cop=float(cop[row, 0]), flow_c=flow_c,
                cop_cold=float(cop[row, 1]) if known.startswith(COLD) else None,
                scop=seasonal[row] if known.startswith(MILD) else None,
                limit_c=max(limits), outlet_c=max([55.0, *outlets]),
                idle_w=_idle_w(pump) if known.endswith(IDLE) else None,
            ),
            flows,
        )  # fmt: skip
        found.append(None if ratings is None else _with(pump, ratings))
    return tuple(found)


def _idle_w(pump: HeatPump) -> float:
    """What it draws while nothing is asked of it, W, as its maker would print it."""
    return float(columns_of([pump], pump.ratings[0].climate).off_w[0])


def _full_load(
    pumps: Sequence[HeatPump], kind: ClassKind, points: Sequence[tuple[float, float]]
) -> tuple[FloatArray, FloatArray]:
    """Heat, W, and COP at (outdoor °C, flow °C), (machines, points); sources as they are rated."""
    outdoor, flow = np.array(points).T
    rated_c = RATED_SOURCE_C[kind.heat_source]
    source = outdoor if np.isnan(rated_c) else np.full(len(outdoor), rated_c)
    nodes = Nodes(outdoor_c=outdoor, flow_c=flow, source_c=source)
    found = performance(columns_of(pumps, kind.climate), nodes, 0.0)
    return found.full_w, found.full_cop


def _energy(records: Sequence[HeatPump], case: Case) -> FloatArray:
    """Electricity of the year with the backup's, Wh."""
    situation = _situation(case)
    pairs = Pairs(machine=np.arange(len(records)), units=np.full(len(records), UNITS))
    found = HEAT_PUMPS.evaluate(HEAT_PUMPS.columns(tuple(records), {}), situation, pairs)
    energy: FloatArray = found.columns["annual_energy_wh"]
    return energy


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """Machines by their own points: the size of each, W, and the year's electricity, Wh."""

    nominal_w: tuple[float, ...]
    energy_wh: FloatArray


def of_case(case: Case) -> Errors:
    """Every machine, as large as the load by its own heat at design, or at −20 °C, both ways."""
    fit = _fitted(case.kind, case.known, case.flow_c)
    return _errors(case, fit, _own_of_kind(case.kind, case.station, case.emitter))


@cache
def _own_of_kind(kind: str, station: str, emitter: tuple[Emitter, float]) -> Own:
    """Of every machine of a kind, whatever is known of it."""
    case = Case(kind=kind, known="", flow_c=0.0, station=station, emitter=emitter)
    return _own(case, _machines(kind), max(_situation(case).design.outdoor_c, COLD_C))


def as_surveyed(case: Case) -> Errors:
    """The question the survey of the kinds asked: a machine is its rating at the case's flow alone.

    From it η is carried to the other flows of a year, in both: what is fitted is rated there
    alone too, and has the COPs that are known. Of the colder climate the survey
    counted 194 machines at 35 °C and 198 at 55 °C: those that declare five points there, whether
    they are rated at the other flow or not; of the average one 387 of 1,550, every fourth. Both
    are as large as the load at the base of the kind, where the heat is known; how the survey
    sized them is not written down.
    """
    flows, cold = (case.flow_c,), case.known.startswith(COLD)
    kind = class_file().kinds[case.kind]
    every = _machines(case.kind, flows, 1 if cold else 4)
    fit = _fitted(case.kind, case.known, case.flow_c, flows, 1 if cold else 4)
    pairs = [
        (own, one)
        for own, one in zip(every, fit, strict=True)
        if len(own.ratings[0].points) >= 5 or not cold
    ]
    owns, made = zip(*pairs, strict=True)
    return _errors(case, made, _own(case, owns, kind.base_c))


def _own(case: Case, every: Sequence[HeatPump], at_c: float) -> Own:
    """As large as the load by the machine's own heat at `at_c`."""
    point = ((at_c, _situation(case).design.supply_c),)
    heat_w = _full_load(every, class_file().kinds[case.kind], point)[0][:, 0].tolist()
    nominal_w = tuple(
        one.nominal_w * PEAK_W / UNITS / heat for one, heat in zip(every, heat_w, strict=True)
    )
    sized = [in_size(one, size) for one, size in zip(every, nominal_w, strict=True)]
    return Own(nominal_w=nominal_w, energy_wh=_energy(sized, case))


def _errors(case: Case, fitted: Sequence[HeatPump | None], own: Own) -> Errors:
    """Both in the size of the machine by its own points."""
    made = [
        (at, in_size(one, own.nominal_w[at])) for at, one in enumerate(fitted) if one is not None
    ]
    truth = own.energy_wh[[at for at, _ in made]]
    error = _energy([one for _, one in made], case) / truth - 1.0
    return Errors(case=case, error=error, refused=len(fitted) - len(made))


def errors() -> Iterator[Errors]:
    """Of every case, in their order."""
    return (of_case(case) for case in CASES)
