"""A study for the replacement of an asset, with the asset as the machine that stands today.

What the ledger does not say is asked for (`missing`), or follows from what it says and is told in
the study's note. Groups are studied by one of their machines.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from core.families.registry import decode
from core.ledger.asset import Asset
from core.ledger.diagnosis import Diagnosis
from core.ledger.document import LedgerSettings
from core.ledger.energy import HOURS
from core.ledger.load_rate import ASSUMED
from core.study.study import SCHEMA, Study
from core.vocabulary.language import Language

ANYWHERE = "54511"  # weather decides none of these, but for the density of air
_SLIP = 0.985  # of the synchronous speed, where no speed is on the nameplate
_MOTOR = 0.9  # efficiency of the motor of a pump or fan, for hours out of measured energy
_G, _WATER = 9.80665, 998.0
_GREATEST = 0.85  # share of the rated power at the peak, which the ledger does not know
# Of the motor's rating; beyond it the flow, or its unit, is not what it seems.
_PACKAGE_SHARES = (0.4, 1.6)
_NET_BELOW_PA = 1.2e5  # from the rated discharge pressure to where the air is used
_YEAR_UNKNOWN = ("chiller", "heat_pump", "boiler")  # what they give in a year is not in a ledger
Sections = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """The study, or what is missing: fields of the ledger, by the keys of `ledger.ask`."""

    study: Study | None = None
    missing: tuple[str, ...] = ()


class _Lacking(Exception):
    """What a study cannot be made without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """An asset with what was found of it, and the notes of what was inferred."""

    one: Diagnosis
    language: Language
    notes: list[str]

    @property
    def asset(self) -> Asset:
        """The row of the ledger."""
        return self.one.asset

    def need(self, **figures: float | None) -> None:
        """All of these, or none of it."""
        missing = tuple(name for name, value in figures.items() if value is None)
        if missing:
            raise _Lacking(*missing)

    def note(self, key: str, **figures: str) -> None:
        """Say what was inferred."""
        self.notes.append(self.language.text(f"ledger_study.{key}", **figures))

    def hours(self, input_kw: float) -> float:
        """Hours at the rated point: stated, or as the measured energy makes them."""
        if self.asset.hours_per_year is not None:
            return max(self.asset.hours_per_year, 1.0)
        self.need(hours_per_year=self.asset.measured_kwh)
        hours = (self.asset.measured_kwh or 0.0) / self.asset.count / input_kw
        if not 1.0 <= hours <= HOURS:
            raise _Lacking("hours_per_year")
        self.note("hours", hours=f"{hours:,.0f}")
        return hours


def replacement(one: Diagnosis, settings: LedgerSettings, language: Language) -> Replacement:
    """What stands in the place of one machine of the asset."""
    makers: Mapping[str, Callable[[_Given], Sections]] = {
        "motor": _motor, "pump": _pump, "fan": _fan, "compressor": _compressor,
        "transformer": _transformer,
    }  # fmt: skip
    maker = makers.get(one.asset.family)
    if maker is None:
        known = one.asset.family in _YEAR_UNKNOWN
        return Replacement(missing=("load_of_year" if known else "replacement_kind",))
    given = _Given(one=one, language=language, notes=[])
    try:
        sections = maker(given)
    except _Lacking as lacking:
        return Replacement(missing=tuple(map(str, lacking.args)))
    asset = one.asset
    if asset.count > 1:
        given.note("one_of", count=str(asset.count))
    written = {
        "format": "loadfit-study",
        "schema": SCHEMA,
        "project": {
            "name": " ".join(part for part in (asset.id, asset.name, asset.model) if part),
            "note": " ".join(given.notes),
        },
        "site": {"station": ANYWHERE},
        "economics": {
            "tariff": {"kind": "flat", "price_per_kwh": settings.price_per_kwh},
            "grid_factor_kg_per_kwh": settings.kg_co2_per_kwh,
        },
        **sections,
    }
    return Replacement(study=decode(msgspec.json.encode(written), asset.id))


def missing_said(made: Replacement, language: Language) -> str:
    """What is missing, in words."""
    asks = (language.text(f"ledger.ask.{key}") for key in made.missing)
    return language.text("verdict.separator").join(asks)


def _motor(given: _Given) -> Sections:
    asset = given.asset
    efficiency = given.one.efficiency_pct
    given.need(size=asset.size, efficiency_pct=efficiency, hours_per_year=asset.hours_per_year)
    rpm = asset.speed_rpm
    if rpm is None:
        poles = given.one.plate.number("poles")
        given.need(speed_rpm=poles)
        rpm = 6000.0 / (poles or 2.0) * _SLIP
        given.note("speed", rpm=f"{rpm:.0f}")
    load = ASSUMED if asset.load_factor is None else asset.load_factor
    if asset.load_factor is None:
        given.note("load", load=f"{load:g}")
    if given.one.expected.efficiency_pct is not None:
        given.note("efficiency", basis=given.one.expected.basis)
    rated_w = (asset.size or 0.0) * 1e3
    # A new motor below grade 2 is not counted as one that saves (core.ledger.shares).
    graded = {"compliance": {"least_grade": 2}} if given.one.grade.grade else {}
    return {
        **graded,
        "duty": {
            "family": "motors",
            "existing_power_w": rated_w,
            "existing_efficiency": (efficiency or 0.0) / 100.0,
            "existing_rpm": rpm,
        },
        "load": {
            "kind": "shaft_constant",
            "shaft_power_w": rated_w * load,
            "shaft_rpm": rpm,
            "hours_a_year": min(max(asset.hours_per_year or 1.0, 1.0), HOURS),
        },
    }


def _pump(given: _Given) -> Sections:
    asset = given.asset
    given.need(flow_m3h=asset.flow_m3h, head_m=asset.head_m, efficiency_pct=asset.efficiency_pct)
    head = asset.head_m or 0.0
    work_w = _WATER * _G * head * (asset.flow_m3h or 0.0) / 3600.0
    return _station(given, "pumps", {"head_m": head, "today_head_m": head}, work_w)


def _fan(given: _Given) -> Sections:
    asset = given.asset
    given.need(
        flow_m3h=asset.flow_m3h, pressure_kpa=asset.pressure_kpa,
        efficiency_pct=asset.efficiency_pct,
    )  # fmt: skip
    pressure = (asset.pressure_kpa or 0.0) * 1e3
    rise = {"pressure_pa": pressure, "today_pressure_pa": pressure}
    return _station(given, "fans", rise, pressure * (asset.flow_m3h or 0.0) / 3600.0)


def _station(given: _Given, family: str, rise: dict[str, float], work_w: float) -> Sections:
    """A pump or a fan at its nameplate's point for its hours; nothing is held back today."""
    asset = given.asset
    efficiency = (asset.efficiency_pct or 0.0) / 100.0
    flow = (asset.flow_m3h or 0.0) / 3600.0
    duty: Sections = {
        "family": family, "flow_m3s": flow, **rise, "today_flow_m3s": flow,
        "today_efficiency": efficiency, "margin": 0.0,
    }  # fmt: skip
    if asset.speed_rpm is not None:
        duty["today_rpm"] = asset.speed_rpm
    if asset.size is not None:
        duty["today_motor_w"] = asset.size * 1e3
    hours = given.hours(work_w / efficiency / _MOTOR / 1e3)
    given.note("rated_point")
    return {"duty": duty, "load": _full(hours)}


def _full(hours: float) -> Sections:
    return {
        "kind": "flow_bins", "hours_a_year": hours, "flow_shares": [1.0], "time_shares": [1.0],
    }  # fmt: skip


def _compressor(given: _Given) -> Sections:
    asset = given.asset
    flow_m3min = given.one.plate.number("flow_m3min")
    if flow_m3min is None and asset.flow_m3h is not None:
        flow_m3min = asset.flow_m3h / 60.0
    given.need(
        flow=flow_m3min, specific_power=asset.specific_power, pressure_mpa=asset.pressure_mpa
    )
    flow, package_kw = flow_m3min or 0.0, (asset.specific_power or 0.0) * (flow_m3min or 0.0)
    share = package_kw / asset.size if asset.size else 1.0
    if not _PACKAGE_SHARES[0] <= share <= _PACKAGE_SHARES[1]:
        raise _Lacking("air_flow_unit")
    pressure = (asset.pressure_mpa or 0.0) * 1e6
    today: Sections = {
        "today_free_air_m3s": flow / 60.0,
        "today_package_w": package_kw * 1e3,
        "today_discharge_pa": pressure,
    }
    if asset.size is not None:
        today["today_package_motor_w"] = asset.size * 1e3
    hours = given.hours(package_kw)
    given.note("rated_flow")
    return {
        "duty": {
            "family": "compressors", "air_flow_m3s": flow / 60.0, "air_margin": 0.0,
            "use_pa": max(pressure - _NET_BELOW_PA, 5e4), "today_compressors": [today],
            "today_cooling": "package_air_cooled" if asset.cooling == "air"
            else "package_water_cooled",
        },
        "load": _full(hours),
        "plant": {"units_min": 1, "units_max": 1},
    }  # fmt: skip


def _transformer(given: _Given) -> Sections:
    asset = given.asset
    given.need(size=asset.size, p0_kw=asset.p0_kw, pk_kw=asset.pk_kw, load_factor=asset.load_factor)
    rated, load = (asset.size or 0.0) * 1e3, asset.load_factor or 0.0
    greatest = max(_GREATEST, load)
    given.note("same_size", share=f"{100.0 * greatest:.0f}")
    duty: Sections = {
        "family": "transformers", "peak_va": greatest * rated, "old_units": 1,
        "old_rated_va": rated, "old_no_load_w": (asset.p0_kw or 0.0) * 1e3,
        "old_load_loss_w": (asset.pk_kw or 0.0) * 1e3,
    }  # fmt: skip
    kv = given.one.plate.number("kv")
    if kv is not None:
        duty["grid_v"] = kv * 1e3
    dry = given.one.plate.facts.get("dry")
    duty["wanted_insulation"] = "dry_type" if dry else "oil_immersed"
    steps = [[load / greatest, min(asset.hours_per_year or HOURS, HOURS)]]
    # Its own rating alone, where the standard has a row of it: not the next above or below.
    kept = {"criteria": {"oversizing_max": max(1.0 / greatest, 1.0)}}
    duty["greatest_share"] = greatest
    return {
        **(kept if given.one.grade.grade else {}),
        "duty": duty,
        "load": {"kind": "power_steps", "power_steps": steps},
        "plant": {"units_min": 1, "units_max": 1},
    }
