"""From study and load to the operating points and the design figures."""

from collections.abc import Iterator
from math import acos, sqrt, tan

import numpy as np

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.transformers.design import TransformerDesign
from core.families.transformers.duty import TransformerDuty
from core.families.transformers.power_factor import power_findings
from core.families.transformers.site import site_findings
from core.families.transformers.worth import worth_of_losses
from core.families.transformers.years import PowerYear
from core.load.peak import design_peak_w, peak_findings
from core.load.profile import MONTHS, Profile, binned, hourly
from core.selection.family import Situation
from core.selection.prices import prices_per_kwh
from core.study.study import Study
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_BIN_SHARE = 0.005  # of the peak: losses go with the square
_HOT_C = 40.0  # above it the ratings of the usual standards do not hold
_ROUNDING = 1e-9


def grown_rms(growth: float) -> float:
    """By what the load of today is multiplied so that its square is the mean of the life.

    The load rises in a straight line to 1 + growth at the end of the life.
    """
    return sqrt(1.0 + growth + growth * growth / 3.0)


def situate(study: Study, station: Station, climate: ClimateYear, load: PowerYear) -> Situation:
    """The year as points of load, grown as its losses are; and what is asked at the peak."""
    duty = study.duty
    assert isinstance(duty, TransformerDuty)  # noqa: S101  the family is chosen by it
    gross = np.array([load.power.peak_va])
    today = design_peak_w(study.load, gross, duty.peak_or_none)
    profile = _profile(study, load, grown_rms(duty.load_growth), today)
    flow, hours = profile.columns["load_w"], profile.hours.sum(axis=1)
    year_h = float(hours.sum())
    rms = sqrt(float(flow**2 @ hours) / year_h)
    grown = today * (1.0 + duty.load_growth)
    growth = 1.0 + duty.load_growth
    # What photovoltaics feed back may be more than what is ever used.
    most = (
        load.power.peak_va * growth,
        float(load.load_va.max()),
        float(load.power.net_va(growth).max()),
    )
    highest = max(most)
    worth_a, worth_b = worth_of_losses(study.economics, profile, grown)
    design = TransformerDesign(
        peak_w=grown,
        required_w=max(grown, highest) / duty.greatest_share,
        today_va=today,
        rms_va=rms,
        mean_va=float(flow @ hours) / year_h,
        no_load_worth=worth_a,
        load_loss_worth=worth_b,
        loss_hours=(rms / grown) ** 2 * year_h if grown > 0.0 else 0.0,
    )
    return Situation(
        study=study,
        station=station,
        climate=climate,
        load=load,
        profile=profile,
        design=design,
        findings=(
            *load.findings,
            *peak_findings(study.load, load.file_peak_w, duty.peak_or_none, Kind.APPARENT_POWER),
            *_findings(study, duty, design, climate),
            *site_findings(duty, station.elevation_m),
            *power_findings(duty, load),
        ),
    )


def _profile(study: Study, load: PowerYear, grown: float, peak: float) -> Profile:
    """Steps of load are points as they are, their hours and prices those of an average year."""
    columns = {"load_w": load.power.net_va(grown)}
    price = prices_per_kwh(study.economics.tariff, load.month, load.hour_of_day)
    if load.hours is None:
        points = hourly(columns, load.step_h, load.month, price)
        if study.criteria.resolution == "hourly":
            return points
        return binned(points, {"load_w": max(peak, 1.0) * _BIN_SHARE})
    month = np.bincount(load.month, minlength=MONTHS) / len(load.month)
    return Profile(
        columns=columns,
        hours=load.hours[:, None] * month,
        price_hours=load.hours * float(price.mean()),
        binned=True,
    )


def _findings(
    study: Study, duty: TransformerDuty, design: TransformerDesign, climate: ClimateYear
) -> Iterator[Finding]:
    if duty.peak_or_none is None:
        peak = figure("peak", design.today_va, Kind.APPARENT_POWER)
        yield finding("peak_from_load", Severity.INFO, peak)
    if duty.compensated_power_factor is not None:
        active = design.today_va * duty.factor
        before, after = (tan(acos(one)) for one in (duty.load_power_factor, duty.factor))
        yield finding(
            "power_compensated", Severity.INFO,
            figure("reactive", active * (before - after), Kind.REACTIVE_POWER),
            figure("factor", duty.factor, Kind.RATIO),
        )  # fmt: skip
    if duty.load_growth > 0.0:
        yield finding(
            "load_grows", Severity.INFO,
            figure("today", design.today_va, Kind.APPARENT_POWER),
            figure("end", design.peak_w, Kind.APPARENT_POWER),
        )  # fmt: skip
    if design.mean_va > 0.0:
        yield finding(
            "losses_by_rms", Severity.INFO,
            figure("rms", design.rms_va, Kind.APPARENT_POWER),
            figure("mean", design.mean_va, Kind.APPARENT_POWER),
            figure("more", (design.rms_va / design.mean_va) ** 2 - 1.0, Kind.SHARE),
        )  # fmt: skip
    hottest = float(climate.dry_bulb_c.max())
    if hottest > _HOT_C + _ROUNDING:
        at = figure("hottest", hottest, Kind.TEMPERATURE)
        yield finding("transformer_hot_site", Severity.WARNING, at)
    dearer = duty.grade_2_dearer, duty.grade_1_dearer, duty.amorphous_dearer
    if any(dearer):
        price = figure("price", study.economics.price_per_kw, Kind.CAPACITY_PRICE)
        names = zip(("two", "one", "amorphous"), dearer, strict=True)
        shares = (figure(name, share, Kind.SHARE) for name, share in names)
        yield finding("price_by_grade", Severity.INFO, price, *shares)
