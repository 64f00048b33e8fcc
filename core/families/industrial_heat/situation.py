"""From study and load to the operating points of an industrial heat pump."""

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.industrial_heat.claims import claims_for
from core.families.industrial_heat.design import IndustrialHeatDesign
from core.families.industrial_heat.duty import IndustrialHeatDuty, SinkMedium, SourceMedium
from core.families.industrial_heat.plant import PRICE
from core.families.industrial_heat.regression import ABOVE_100
from core.families.industrial_heat.year import HeatYear
from core.load.peak import design_peak_w, peak_findings
from core.load.profile import Profile, binned, hourly
from core.selection.family import Situation
from core.selection.prices import prices_per_kwh
from core.study.study import Study
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]

_PRICE_WIDTH = 1e-4  # currency/kWh
_WIDTH_SHARE = 0.01  # of the highest demand, of the highest source
VAPOUR_LIFT_MAX_K = 60.0  # up to it vapour is better compressed itself; assumed
_EXCHANGER_SHARE = 0.05  # of the demand: below it a heat exchanger before is not worth a word


def situate(study: Study, station: Station, climate: ClimateYear, load: HeatYear) -> Situation:
    """Lay the year out as points with demand and source, and work out the design figures."""
    duty = study.duty
    design = _design(study, load)
    points = _points(study, load)
    profile = points if study.criteria.resolution == "hourly" else _binned(points)
    findings = (
        *load.findings,
        *_findings(study, design, load),
        *_mixing(study, profile),
        *_claims(duty, design),
    )
    return Situation(
        study=study,
        station=station,
        climate=climate,
        load=load,
        profile=profile,
        design=design,
        findings=findings,
    )


def _design(study: Study, load: HeatYear) -> IndustrialHeatDesign:
    duty: IndustrialHeatDuty = study.duty
    peak = design_peak_w(study.load, load.sink_w, duty.peak_w)
    streams = duty.machine
    limit = streams.limit_cop
    return IndustrialHeatDesign(
        peak_w=peak,
        required_w=peak * (1.0 + duty.margin),
        evaporator_in_c=streams.source_in_c,
        evaporator_out_c=streams.source_out_c,
        condenser_in_c=streams.sink_in_c,
        condenser_out_c=streams.sink_out_c,
        lift_k=streams.lift_k,
        highest_cop=limit if math.isfinite(limit) else None,
        source_heat_w=duty.source_heat_w,
    )


def _points(study: Study, load: HeatYear) -> Profile:
    """Every step as a point; one with the source part of the time is two."""
    given = study.duty.source_heat_w
    columns = {"load_w": load.sink_w}
    if load.source_w is not None:
        columns["source_w"] = load.source_w
    elif given is not None or load.simultaneity < 1.0:
        # A source larger than any demand still has hours in which it is not there.
        source = _more_than_asked(load) if given is None else given
        columns["source_w"] = np.full(len(load.sink_w), source)
    price = prices_per_kwh(study.economics.tariff, load.month, load.hour_of_day)
    if study.duty.cheapest_first:
        columns[PRICE] = price
    there = hourly(columns, load.step_h, load.month, price)
    if load.simultaneity == 1.0:
        return there
    return _with_hours_without_source(there, load.simultaneity)


def _more_than_asked(load: HeatYear) -> float:
    return 10.0 * float(load.sink_w.max())


def _with_hours_without_source(there: Profile, simultaneity: float) -> Profile:
    """The points, and each again for the share of its hours in which no source is there."""

    def both(values: FloatArray) -> FloatArray:
        return np.concatenate([values * simultaneity, values * (1.0 - simultaneity)])

    twice = {key: np.concatenate([one, one]) for key, one in there.columns.items()}
    source = there.columns["source_w"]
    return Profile(
        columns={**twice, "source_w": np.concatenate([source, np.zeros(len(source))])},
        hours=both(there.hours),
        price_hours=both(there.price_hours),
        binned=False,
    )


def _binned(points: Profile) -> Profile:
    some = points.hours.sum(axis=1) > 0.0
    kept = Profile(
        columns={key: values[some] for key, values in points.columns.items()},
        hours=points.hours[some],
        price_hours=points.price_hours[some],
        binned=False,
    )
    widths = {
        key: max(float(values.max(initial=0.0)) * _WIDTH_SHARE, 1.0)
        for key, values in kept.columns.items()
        if key != PRICE
    }
    if PRICE in kept.columns:  # points of different prices stay apart
        widths[PRICE] = _PRICE_WIDTH
    return binned(kept, widths)


def _findings(study: Study, design: IndustrialHeatDesign, load: HeatYear) -> Iterator[Finding]:
    duty: IndustrialHeatDuty = study.duty
    yield from _exchanger(duty)
    if duty.stages_max == 1 and design.lift_k > ABOVE_100.lift_k[1]:
        yield finding(
            "lift_beyond_one_stage", Severity.WARNING,
            figure("lift", design.lift_k, Kind.TEMPERATURE_DIFFERENCE),
            figure("limit", ABOVE_100.lift_k[1], Kind.TEMPERATURE_DIFFERENCE),
            source="Jesper et al. 2021",
        )  # fmt: skip
    if duty.source_medium is SourceMedium.VAPOUR and design.lift_k <= VAPOUR_LIFT_MAX_K:
        yield finding(
            "vapour_recompression", Severity.WARNING,
            figure("lift", design.lift_k, Kind.TEMPERATURE_DIFFERENCE),
        )  # fmt: skip
    if duty.source_medium is not SourceMedium.WATER:
        yield finding(
            "intermediate_circuit", Severity.ASSUMED,
            figure("approach", duty.source_approach_k, Kind.TEMPERATURE_DIFFERENCE),
        )  # fmt: skip
    if duty.sink_medium is SinkMedium.STEAM:
        yield finding(
            "steam_temperature", Severity.INFO,
            figure("pressure", duty.steam_pressure_pa, Kind.PRESSURE),
            figure("temperature", duty.process.sink_out_c, Kind.TEMPERATURE),
            source="IAPWS R7-97(2012), eq. 31",
        )  # fmt: skip
    if load.source_w is None and duty.source_heat_w is None:
        yield finding("source_not_limited", Severity.ASSUMED)
    highest = float(load.sink_w.max())
    if duty.peak_w is None:
        yield finding("heat_peak_from_load", Severity.INFO,
                      figure("peak", highest, Kind.HEATING_POWER))  # fmt: skip
    yield from peak_findings(study.load, load.file_peak_w, duty.peak_w, Kind.HEATING_POWER)


def _mixing(study: Study, profile: Profile) -> Iterator[Finding]:
    """That a source which gives less than the load may take lets no plants of several models be."""
    if study.plant.models_max < 2 or "source_w" not in profile.columns:
        return
    load, source = profile.columns["load_w"], profile.columns["source_w"]
    hours = float(profile.hours[(load > 0.0) & (source > 0.0) & (source < load)].sum())
    if hours > 0.0:
        yield finding(
            "mixed_with_short_source", Severity.WARNING, figure("hours", hours, Kind.HOURS)
        )


def _exchanger(duty: IndustrialHeatDuty) -> Iterator[Finding]:
    """Where a plain heat exchanger does the work, or the first part of it."""
    streams = duty.process
    reached = duty.source_in_c - duty.source_approach_k
    if reached >= streams.sink_out_c:
        yield finding(
            "exchanger_does_it", Severity.WARNING,
            figure("source", duty.source_in_c, Kind.TEMPERATURE),
            figure("sink", streams.sink_out_c, Kind.TEMPERATURE),
        )  # fmt: skip
    elif duty.sink_medium is not SinkMedium.STEAM and reached > streams.sink_in_c:
        share = (reached - streams.sink_in_c) / (streams.sink_out_c - streams.sink_in_c)
        if share > _EXCHANGER_SHARE:
            yield finding(
                "exchanger_first", Severity.WARNING,
                figure("share", share, Kind.SHARE),
                figure("temperature", reached, Kind.TEMPERATURE),
            )  # fmt: skip


def _claims(duty: IndustrialHeatDuty, design: IndustrialHeatDesign) -> Iterator[Finding]:
    """What makers claim to reach what is asked: beside the result, in none of its figures."""
    steam = duty.sink_medium is SinkMedium.STEAM
    for claim in claims_for(design.condenser_out_c, design.required_w, steam=steam):
        yield finding(
            "maker_claims", Severity.INFO,
            figure("machine", f"{claim.maker} {claim.product}"),
            figure("temperature", claim.supply_max_c, Kind.TEMPERATURE),
            source=claim.source,
        )  # fmt: skip
