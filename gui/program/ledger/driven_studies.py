"""Studies for motors and what they drive, transformers and UPS: equal duty at nameplates."""

from core.ledger.energy import HOURS
from core.ledger.load_rate import ASSUMED
from core.vocabulary.by_definition import GRAVITY
from gui.program.ledger.given import Given, Lacking, Sections

_SLIP = 0.985  # of the synchronous speed, where no speed is on the nameplate
_MOTOR = 0.9  # efficiency of the motor of a pump or fan, for hours out of measured energy
_WATER = 998.0  # kg/m³
_GREATEST = 0.85  # share of the rated power at the peak, which the ledger does not know
_SHARES = (0.5, 1.0)  # of the load of a motor that a study can ask for
# Of the motor's rating; beyond it the flow, or its unit, is not what it seems.
_PACKAGE_SHARES = (0.4, 1.6)
_UPS_FACTOR = 0.9  # kW of a kVA, of what computers draw; a choice, and told
_UPS_SIZES, _DAY_H = 1.3, 24.0  # makers have no unit of just this size
_NET_BELOW_PA = 1.2e5  # from the rated discharge pressure to where the air is used


def motor(given: Given) -> Sections:
    """At its load for its hours, replaced by the rating that the plan takes."""
    asset = given.asset
    efficiency = given.one.efficiency_pct
    given.need(size=asset.size, efficiency_pct=efficiency, hours_per_year=asset.hours_per_year)
    rpm = asset.speed_rpm
    if rpm is None:
        poles = given.one.plate.number("poles")
        given.need(speed_rpm=poles)
        rpm = 6000.0 / (poles or 2.0) * _SLIP
        given.note("speed", rpm=f"{rpm:.0f}")
    sized, load = given.one.sized, ASSUMED if asset.load_factor is None else asset.load_factor
    if asset.load_factor is None:
        given.note("load", load=f"{load:g}")
    if given.one.expected.efficiency_pct is not None:
        given.note("efficiency", basis=given.one.expected.basis)
    rated_w = (asset.size or 0.0) * 1e3
    new_w = rated_w if sized is None else sized.kw * 1e3
    given.note("sized_by_load" if sized is not None and sized.by_load else "equal_rating",
               kw=f"{new_w / 1e3:g}")  # fmt: skip
    share = min(max(rated_w * load / new_w, _SHARES[0]), _SHARES[1])
    # That rating alone (core.ledger.replacement_size): what is needed at this share, no more.
    most = max(new_w * share / (rated_w * load), 1.0)
    # A new motor below grade 2 is not counted as one that saves (core.ledger.shares).
    graded = {"compliance": {"least_grade": 2}} if given.one.grade.grade else {}
    return {
        **graded,
        "criteria": {"oversizing_max": most},
        "duty": {
            "family": "motors",
            "load_share_max": share,
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


def pump(given: Given) -> Sections:
    """At the flow and head of its nameplate."""
    asset = given.asset
    given.need(flow_m3h=asset.flow_m3h, head_m=asset.head_m, efficiency_pct=asset.efficiency_pct)
    head = asset.head_m or 0.0
    work_w = _WATER * GRAVITY * head * (asset.flow_m3h or 0.0) / 3600.0
    return _station(given, "pumps", {"head_m": head, "today_head_m": head}, work_w)


def fan(given: Given) -> Sections:
    """At the flow and total pressure of its nameplate."""
    asset = given.asset
    given.need(
        flow_m3h=asset.flow_m3h, pressure_kpa=asset.pressure_kpa,
        efficiency_pct=asset.efficiency_pct,
    )  # fmt: skip
    pressure = (asset.pressure_kpa or 0.0) * 1e3
    rise = {"pressure_pa": pressure, "today_pressure_pa": pressure}
    return _station(given, "fans", rise, pressure * (asset.flow_m3h or 0.0) / 3600.0)


def _station(given: Given, family: str, rise: dict[str, float], work_w: float) -> Sections:
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


def compressor(given: Given) -> Sections:
    """At its rated flow and pressure."""
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
        raise Lacking("air_flow_unit")
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


def transformer(given: Given) -> Sections:
    """Of its own rating alone, at its load."""
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


def power_supply(given: Given) -> Sections:
    """A UPS of the same rating at its load a year long, one hour a day at full load."""
    asset = given.asset
    given.need(size=asset.size, load_factor=asset.load_factor, efficiency_pct=asset.efficiency_pct)
    rated_w = (asset.size or 0.0) * 1e3
    if asset.in_kva:
        rated_w *= _UPS_FACTOR
        given.note("supply_factor", factor=f"{_UPS_FACTOR:g}")
    load = min(asset.load_factor or 0.0, 1.0)
    others = max((_DAY_H * load - 1.0) / (_DAY_H - 1.0), 0.0)
    given.note("supply", share=f"{100.0 * others:.0f}")
    return {
        "criteria": {"oversizing_max": _UPS_SIZES},
        "duty": {
            "family": "power_supplies", "peak_w": rated_w, "margin": 0.0,
            "old_efficiency_year": (asset.efficiency_pct or 0.0) / 100.0,
        },
        "load": {"kind": "by_hours", "full_from": 0, "full_load_hours": 1, "other_share": others},
        "plant": {"units_min": 1, "units_max": 2},
    }  # fmt: skip
