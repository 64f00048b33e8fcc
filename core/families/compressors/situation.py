"""From study and demand to the operating points and the design figures."""

from collections.abc import Iterator

import numpy as np

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.compressors.air import AirVolume, free_air
from core.families.compressors.demand import air_of_year, mean_flow
from core.families.compressors.design import CompressorDesign
from core.families.compressors.duty import CompressorDuty
from core.families.compressors.leaks import leak_flow
from core.families.flow_stations.situation import points_of
from core.families.flow_stations.years import FlowYear
from core.load.profile import Profile, binned
from core.selection.family import Situation
from core.study.study import Study
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_BIN_SHARE = 0.01  # of the design flow


def situate(study: Study, station: Station, climate: ClimateYear, load: FlowYear) -> Situation:
    """The year as points of free air, and what is asked at design."""
    duty = study.duty
    assert isinstance(duty, CompressorDuty)  # noqa: S101  the family is chosen by it
    volume = free_air(duty.air_volume, duty.inlet_c, climate.pressure_pa, duty.inlet_humidity)
    peak = duty.air_flow_m3s * volume / (1.0 - duty.purge_share)
    points = points_of(study, load)
    if study.criteria.resolution == "binned" and load.month is not None:
        points = binned(points, {"load_w": peak * _BIN_SHARE})
    flow, hours = points.columns["load_w"], points.hours.sum(axis=1)
    lowest = duty.use_pa + duty.drop_pa
    design = CompressorDesign(
        peak_w=peak,
        required_w=peak * (1.0 + duty.air_margin),
        lowest_pa=lowest,
        highest_pa=lowest + duty.band_pa,
        inlet_pa=climate.pressure_pa,
        receiver_m3=duty.receiver,
        running_hours=float(hours[flow > 0.0].sum()),
        leak_m3s=leak_flow(duty, flow, hours, climate.pressure_pa),
    )
    return Situation(
        study=study,
        station=station,
        climate=climate,
        load=load,
        profile=points,
        design=design,
        findings=(*load.findings, *_findings(study, duty, design, points, volume)),
    )


def _findings(
    study: Study, duty: CompressorDuty, design: CompressorDesign, points: Profile, volume: float
) -> Iterator[Finding]:
    highest = float(points.columns["load_w"].max(initial=0.0))
    if duty.air_volume is not AirVolume.FREE:
        yield finding(
            "air_converted", Severity.INFO,
            figure("volume", duty.air_volume.value, word="choice"),
            figure("factor", volume, Kind.RATIO),
            figure("inlet", duty.inlet_c, Kind.TEMPERATURE),
        )  # fmt: skip
    if duty.purge_share > 0.0:
        purged = duty.purge_share * air_of_year(points)
        yield finding(
            "air_purged", Severity.INFO,
            figure("share", duty.purge_share, Kind.SHARE),
            figure("air", purged, Kind.VOLUME_A_YEAR),
        )  # fmt: skip
    if duty.receiver_m3 is None:
        yield finding(
            "receiver_assumed",
            Severity.ASSUMED,
            figure("volume", duty.receiver, Kind.TANK_VOLUME),
        )
    if highest > design.required_w * (1.0 + 1e-9):
        yield finding(
            "air_above_design", Severity.WARNING,
            figure("flow", highest, Kind.FREE_AIR_FLOW),
            figure("design", design.peak_w, Kind.FREE_AIR_FLOW),
        )  # fmt: skip
    yield from _leaks(duty, design, mean_flow(points))
    if duty.steady_heat_w is not None:
        assumed = "duty.heat_price_per_kwh" in study.assumed
        yield finding(
            "air_heat_priced", Severity.ASSUMED if assumed else Severity.INFO,
            figure("price", duty.heat_price_per_kwh, Kind.ENERGY_PRICE),
        )  # fmt: skip
        if duty.heat_recovery_price is None:
            yield finding("air_heat_device_open", Severity.ASSUMED)


def _leaks(duty: CompressorDuty, design: CompressorDesign, mean: float) -> Iterator[Finding]:
    if design.leak_m3s is None:
        yield finding("leaks_not_told", Severity.INFO)
        return
    share = design.leak_m3s / mean if mean > 0.0 else np.nan
    yield finding(
        _told_by(duty), Severity.INFO,
        figure("flow", design.leak_m3s, Kind.FREE_AIR_FLOW),
        figure("share", share, Kind.SHARE),
    )  # fmt: skip


def _told_by(duty: CompressorDuty) -> str:
    if duty.leak_tested:
        return "leaks_tested"
    return "leaks_bled" if duty.leak_bled else "leaks_told"
