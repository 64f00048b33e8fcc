"""How each kind of load becomes a year of free air."""

from enum import StrEnum
from pathlib import Path

import msgspec

from core.families.compressors.air import free_air
from core.families.compressors.duty import CompressorDuty
from core.families.compressors.loads import AirFile, AirLog, AirWeek
from core.families.flow_stations.loads import FlowBins
from core.families.flow_stations.years import FlowYear, in_bins, metered
from core.load.kinds import LoadFile
from core.load.logged import LoggedMachine
from core.load.making import LoadAsked, LoadMakers
from core.load.week import shares_of_year
from core.vocabulary.problem import Problem


class AirOrigin(StrEnum):
    """Where the demand comes from: `choice.<value>`, `report.annex.load.<value>`."""

    WEEK = "air_week"
    FILE = "air_file"
    LOG = "air_log"


def week(load: AirWeek, asked: LoadAsked) -> FlowYear:
    """Working days and days off through the year; the weeks off lie at its end."""
    silent = (0.0,) * len(load.off_shares) if load.off_without_pressure else load.off_shares
    share, calendar = shares_of_year(msgspec.structs.replace(load, off_shares=silent))
    return FlowYear(
        flow_m3s=share * _design_m3s(asked),
        origin=AirOrigin.WEEK,
        label="",
        step_h=1.0,
        month=calendar.month(),
        hour_of_day=calendar.hour_of_day(),
    )


def bins(load: FlowBins, asked: LoadAsked) -> FlowYear:
    """Flows for their shares of the running hours."""
    return in_bins(load, asked, _design_m3s(asked))


def from_file(load: AirFile, asked: LoadAsked) -> FlowYear:
    """The year of a flow meter, as free air of the site."""
    return metered(load, asked, AirOrigin.FILE, _free_air(asked))


def from_log(load: AirLog, asked: LoadAsked) -> FlowYear:
    """The year of the compressors that stand there, as they were logged: free air as they give it.

    What they gave has gone through the dryer, so no purge comes to it.
    """
    duty = _duty(asked)
    if not load.path:
        raise Problem("log_file_missing", "load.path")
    machines = tuple(
        LoggedMachine(
            free_air_m3s=one.today_free_air_m3s,
            full_w=one.today_package_w,
            idle_w=one.no_load * one.today_package_w,
            full_a=one.today_full_a,
            idle_a=one.today_idle_a,
        )
        for one in duty.today_compressors
    )
    spec = LoadFile(path=load.path, sheet=load.sheet, reading=load.reading)
    found = asked.files.compressor_log(spec, machines)
    return FlowYear(
        flow_m3s=found.load_w,
        origin=AirOrigin.LOG,
        label=Path(load.path).name,
        step_h=found.step_h,
        month=found.month,
        hour_of_day=found.hour_of_day,
        findings=found.findings,
    )


def _design_m3s(asked: LoadAsked) -> float:
    return _duty(asked).air_flow_m3s * _free_air(asked)


def _free_air(asked: LoadAsked) -> float:
    """Free air that the compressors draw in for a volume behind the dryer, m³/m³."""
    duty, pressure_pa = _duty(asked), asked.climate.pressure_pa
    volume = free_air(duty.air_volume, duty.inlet_c, pressure_pa, duty.inlet_humidity)
    return volume / (1.0 - duty.purge_share)


def _duty(asked: LoadAsked) -> CompressorDuty:
    duty = asked.duty
    assert isinstance(duty, CompressorDuty)  # noqa: S101  the load goes with its family
    return duty


LOADS: LoadMakers = {AirWeek: week, AirFile: from_file, AirLog: from_log, FlowBins: bins}
