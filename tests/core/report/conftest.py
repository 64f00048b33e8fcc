"""A selection to report on: six hand-made machines, a year of plain sines, real steps."""

from collections.abc import Callable
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from core.climate.stations import station
from core.climate.year import ClimateOrigin, ClimateYear
from core.content.blocks import ReportContent
from core.families.chillers.duty import ChillerDuty
from core.families.chillers.record import (
    Chiller,
    Compressor,
    Flag,
    PartLoadCurve,
    TemperatureCurve,
    Unloading,
)
from core.families.registry import decode, family_of
from core.load.series import LoadOrigin, LoadSeries
from core.machines.condenser import Condenser
from core.machines.device import Evidence
from core.report.compose import content_of
from core.selection.grader import Grader
from core.selection.selection import Selection
from core.selection.way import select
from core.standards.library import shipped_standards
from core.study.plant import Plant, Redundancy, Staging
from core.study.sections import Project, Site
from core.study.study import Study, encode

DAY = date(2026, 11, 21)
HOURS = 8760


def _machine(number: int, maker: str, kw: float, cop: float, **changes: Any) -> Chiller:
    limits = {
        "leaving_min_c": 4.0, "leaving_max_c": 12.0, "condenser_min_c": 16.0,
        "condenser_max_c": 36.0,
    }  # fmt: skip
    usual = Chiller(
        id=f"T{number:03}",
        maker=maker,
        model=f"M-{kw:.0f}",
        compressor=Compressor.CENTRIFUGAL,
        condenser=Condenser.WATER,
        unloading=Unloading.SPEED,
        refrigerant="R-134a",
        gwp=1430.0,
        safety_class="A1",
        capacity_w=kw * 1000.0,
        cop=cop,
        leaving_chilled_c=7.0,
        entering_condenser_c=30.0,
        plr_min=0.1,
        unloading_min=0.15,
        plr_max=1.0,
        # 1 at 30 °C; capacity falls by 1 %, power rises by 2.5 % a kelvin.
        capacity_curve=TemperatureCurve(coefficients=(1.3, 0, 0, -0.01, 0, 0), **limits),
        power_curve=TemperatureCurve(coefficients=(0.25, 0, 0, 0.025, 0, 0), **limits),
        part_load_curve=PartLoadCurve(
            coefficients=(0.12, 0.28, 0.6, 0.0), plr_min=0.1, plr_max=1.0
        ),
        source="made_up",
        source_year="2026",
        evidence=Evidence.C,
    )
    return msgspec.structs.replace(usual, **changes)


DEVICES = (
    _machine(1, "York", 720, 6.2),
    _machine(2, "McQuay", 750, 5.6, unloading=Unloading.VANES),
    _machine(3, "Carrier", 1500, 6.6, flags=(Flag.RATING_POINTS_OUTSIDE,)),
    _machine(4, "Trane", 500, 5.0, compressor=Compressor.SCREW, price=200_000.0),
    _machine(5, "Smardt", 380, 5.8, unloading=Unloading.UNKNOWN),
    _machine(6, "Smardt", 380, 5.8, unloading=Unloading.UNKNOWN),
    _machine(7, "Multistack", 90, 4.5),
    _machine(8, "York", 3000, 6.0),
    _machine(9, "York", 700, 3.0, condenser=Condenser.AIR),
    _machine(10, "DOE-2", 700, 4.0, capacity_w=None, flags=(Flag.NO_CAPACITY,)),
    _machine(11, "Trane", 700, 4.0, flags=(Flag.PART_LOAD_PLACEHOLDER,)),
    _machine(12, "Carrier", 900, 5.2, compressor=Compressor.RECIPROCATING, evidence=Evidence.D),
)


def climate() -> ClimateYear:
    hour = np.arange(HOURS)
    dry = 17.0 - 13.0 * np.cos(2 * np.pi * hour / HOURS) + 4.0 * np.sin(2 * np.pi * hour / 24)
    return ClimateYear(
        dry_bulb_c=dry,
        wet_bulb_c=dry - 4.0,
        pressure_pa=101_325.0,
        origin=ClimateOrigin.SYNTHESISED,
        label="上海徐家汇",
    )


def load() -> LoadSeries:
    hour = np.arange(HOURS)
    year = climate()
    kw = np.maximum(year.dry_bulb_c - 12.0, 0.0) * 60.0
    kw *= np.where((hour % 24 >= 7) & (hour % 24 < 20), 1.0, 0.0)
    days = np.array([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
    return LoadSeries(
        load_w=kw * 1000.0,
        step_h=1.0,
        month=np.repeat(np.arange(12), days * 24).astype(np.int8),
        hour_of_day=(hour % 24).astype(np.int8),
        origin=LoadOrigin.FILE,
        label="load.csv",
        dry_bulb_c=year.dry_bulb_c,
        wet_bulb_c=year.wet_bulb_c,
    )


def study(**changes: Any) -> Study:
    """A study with what a writer gave; the rest is filled in and marked as assumed."""
    given = Study(
        project=Project(name="上海某办公楼", number="2026-117", engineer="王工"),
        site=Site(station="上海"),
        duty=ChillerDuty(margin=0.05, chilled_pump_ratio=0.03),
        plant=Plant(units_max=4, staging=Staging.SEQUENTIAL),
        load=decode(b'{"format":"loadfit-study","schema":1,"site":{"station":"x"},'
                    b'"duty":{"family":"chillers"},"load":{"kind":"file","path":"load.csv"}}',
                    "").load,
    )  # fmt: skip
    assumed = ("criteria.efficient_share", "duty.tower_approach_k", "economics.price_per_kw",
               "economics.tariff.price_per_kwh")  # fmt: skip
    return msgspec.structs.replace(given, **{"assumed": assumed, **changes})


GRADER = Grader(shipped_standards())


def selected(asked: Study, devices: tuple[Chiller, ...] = DEVICES) -> Selection:
    return select(
        family_of(asked),
        decode(encode(asked), "study.json"),
        station(asked.site.station),
        climate(),
        load(),
        devices,
        grader=GRADER,
        today=date(2026, 11, 21),
        catalog_version="2026.11",
        program_version="0.1.0",
    )


@pytest.fixture(scope="session")
def selection() -> Selection:
    return selected(study())


@pytest.fixture(scope="session")
def standby() -> Selection:
    """The same with one unit standing by."""
    plant = msgspec.structs.replace(study().plant, redundancy=Redundancy.N_PLUS_1)
    return selected(study(plant=plant))


@pytest.fixture(scope="session")
def without_candidates() -> Selection:
    duty = msgspec.structs.replace(study().duty, peak_w=90e6)
    return selected(study(duty=duty))


@pytest.fixture(scope="session")
def content(selection: Selection) -> ReportContent:
    return content_of(selection, DAY)


@pytest.fixture
def named() -> Callable[[str], ReportContent]:
    """The first page of the report of a project with that name, customer and note."""

    def content_of_named(name: str) -> ReportContent:
        given = study(project=Project(name=name, customer=name, note=name))
        whole = content_of(selected(given, DEVICES[:2]), DAY)
        return msgspec.structs.replace(whole, sections=whole.sections[:1])

    return content_of_named


@pytest.fixture(scope="session")
def resources() -> Path:
    return Path(str(files("resources")))
