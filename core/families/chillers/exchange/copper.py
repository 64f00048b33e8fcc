"""Chillers as copper writes them: sets of three curves in JSON, by name.

copper (PNNL) knows two models: `ect_lwt`, curves over what enters the condenser, and `lct_lwt`,
over what leaves it. Its curves are in SI here: those in IP are told. Its form has no place for a
maker, a refrigerant or a price, and knows the compressor and what cools the condenser.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from core.families.chillers.exchange.energyplus import leaving_cells
from core.families.chillers.exchange.outline import part_load_cells, temperature_cells
from core.families.chillers.leaving_condenser import LeavingCondenserModel
from core.families.chillers.record import (
    Bicubic,
    Chiller,
    LeavingCondenser,
    PartLoadCurve,
    TemperatureCurve,
    Unloading,
)
from core.machines.condenser import Condenser
from core.machines.device import UNNAMED, Evidence
from core.machines.energyplus import id_of, json_object, plain_name
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

_ENTERING, _LEAVING = "ect_lwt", "lct_lwt"
_CAPFT, _EIRFT, _EIRFPLR = "cap-f-t", "eir-f-t", "eir-f-plr"
_W_PER = {"ton": 3516.8528420667, "kw": 1e3, "w": 1.0, "btu/h": 0.29307107017222}
_W_PER_TON = 3516.8528420667  # of refrigeration: 12,000 Btu/h
_BTU_PER_WH = 3.4121416331279
_COEFFICIENTS = 10
_ECT_C = {False: 29.44, True: 35.0}  # by whether air cools it: AHRI, where a set states none


class _Curve(msgspec.Struct, frozen=True, kw_only=True):
    """One curve; x is the chilled water that leaves, or the load of a curve of the load alone."""

    type: str
    units: str = "si"
    ref_evap_fluid_flow: float | None = None
    ref_cond_fluid_flow: float | None = None
    ref_lwt: float | None = None
    ref_ect: float | None = None
    ref_lct: float | None = None
    x_min: float | None = None
    x_max: float | None = None
    y_min: float | None = None
    y_max: float | None = None
    coeff1: float | None = 0.0
    coeff2: float | None = 0.0
    coeff3: float | None = 0.0
    coeff4: float | None = 0.0
    coeff5: float | None = 0.0
    coeff6: float | None = 0.0
    coeff7: float | None = 0.0
    coeff8: float | None = 0.0
    coeff9: float | None = 0.0
    coeff10: float | None = 0.0

    def coefficients(self) -> Bicubic:
        """All ten; one that is not stated is 0."""
        a, b, c, d, e, f, g, h, i, j = (
            each or 0.0
            for each in (
                self.coeff1, self.coeff2, self.coeff3, self.coeff4, self.coeff5,
                self.coeff6, self.coeff7, self.coeff8, self.coeff9, self.coeff10,
            )
        )  # fmt: skip
        return a, b, c, d, e, f, g, h, i, j


class _Chiller(msgspec.Struct, frozen=True, kw_only=True):
    """One set of curves with what is known of its machine."""

    model: str = _ENTERING
    ref_cap: float | None = None
    ref_cap_unit: str | None = None
    full_eff: float | None = None
    full_eff_unit: str | None = None
    compressor_type: str | None = None
    condenser_type: str | None = None
    compressor_speed: str | None = None
    min_plr: float | None = None
    min_unloading: float | None = None
    max_plr: float | None = None
    source: str | None = None
    set_of_curves: dict[str, _Curve]


def is_copper(content: str) -> bool:
    """Whether a text is JSON of copper."""
    return content.lstrip("\ufeff \t\r\n").startswith("{") and '"set_of_curves"' in content


def read_copper(content: str, place: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The cells of each of its chillers, with the line its name stands on.

    Raises Problem `json_broken`, `copper_broken`, `copper_unknown`.
    """
    for name, raw in json_object(content, place).items():
        if isinstance(raw, dict) and raw.get("eqp_type", "chiller") != "chiller":
            continue
        line = content.count("\n", 0, max(content.find(f'"{name}"'), 0)) + 1
        at = f"{place}:{line}"
        try:
            one = msgspec.convert(raw, _Chiller)
        except msgspec.ValidationError as error:
            raise Problem("copper_broken", at, figure("reason", str(error))) from error
        yield line, _cells(name, one, at)


def _cells(name: str, one: _Chiller, at: str) -> dict[str, str]:
    curves = {key: _asked(one.set_of_curves, key, at) for key in (_CAPFT, _EIRFT, _EIRFPLR)}
    first = curves[_CAPFT]
    variable = one.compressor_speed == "variable"
    common = {
        "id": id_of(name) or "copper",
        "maker": UNNAMED,
        "model": name,
        "compressor": one.compressor_type or "",  # what it knows and we do not is told by row
        "condenser": one.condenser_type or "",
        "unloading": (Unloading.SPEED if variable else Unloading.UNKNOWN).value,
        "evaporator_flow_m3s": _text(first.ref_evap_fluid_flow),
        "condenser_flow_m3s": _text(first.ref_cond_fluid_flow),
        "plr_min": repr(0.1 if one.min_plr is None else one.min_plr),
        "plr_max": repr(1.0 if one.max_plr is None else one.max_plr),
        "unloading_min": repr(0.2 if one.min_unloading is None else one.min_unloading),
        "leaving_chilled_c": repr(6.67 if first.ref_lwt is None else first.ref_lwt),
        "source": f"copper {one.source or ''}".strip(),
        "source_year": "–",
        "evidence": Evidence.D.value,
    }
    if one.model == _LEAVING:
        return common | _leaving(one, curves, common, at)
    if one.model != _ENTERING:
        raise _unknown("model", one.model, at)
    part = _kinds(curves[_EIRFPLR], ("quad", "cubic", "linear"), at)
    a, b, c, d = part.coefficients()[:4]
    usual = _ECT_C[one.condenser_type == Condenser.AIR]
    return common | {
        "capacity_w": _text(_capacity_w(one, at)),
        "cop": "" if one.full_eff is None else repr(_cop(one, at)),
        "entering_condenser_c": repr(usual if first.ref_ect is None else first.ref_ect),
        **temperature_cells("capacity_curve", _surface(curves[_CAPFT], at)),
        **temperature_cells("power_curve", _surface(curves[_EIRFT], at)),
        **part_load_cells(
            PartLoadCurve(
                coefficients=(a, b, c, d),
                plr_min=_limit(part.x_min, 0.0),
                plr_max=_limit(part.x_max, 1.0),
            )
        ),
    }


def _leaving(
    one: _Chiller, curves: Mapping[str, _Curve], common: Mapping[str, str], at: str
) -> dict[str, str]:
    first, part = curves[_CAPFT], _kinds(curves[_EIRFPLR], ("bi_cub",), at)
    capacity = _capacity_w(one, at)
    if capacity is None or first.ref_cond_fluid_flow is None or first.ref_lct is None:
        raise _unknown("ref_cap, ref_cond_fluid_flow, ref_lct", "null", at)
    kept = LeavingCondenser(
        capacity_w=capacity,
        cop=_cop(one, at),
        leaving_chilled_c=float(common["leaving_chilled_c"]),
        leaving_condenser_c=first.ref_lct,
        condenser_flow_m3s=first.ref_cond_fluid_flow,
        capacity_curve=_surface(curves[_CAPFT], at),
        power_curve=_surface(curves[_EIRFT], at),
        part_load=part.coefficients(),
        part_load_condenser_min_c=_limit(part.x_min),
        part_load_condenser_max_c=_limit(part.x_max),
        plr_min=_limit(part.y_min),
        plr_max=_limit(part.y_max),
    )
    least = max(float(common["plr_min"]), float(common["unloading_min"]), kept.plr_min)
    return leaving_cells(kept, least)


def _asked(curves: Mapping[str, _Curve], key: str, at: str) -> _Curve:
    found = curves.get(key)
    if found is None:
        raise _unknown("set_of_curves", f"{key}?", at)
    if found.units != "si":
        raise _unknown(f"{key}.units", found.units, at)
    return found


def _kinds(curve: _Curve, kinds: Sequence[str], at: str) -> _Curve:
    if curve.type not in kinds:
        raise _unknown("type", curve.type, at)
    return curve


def _surface(curve: _Curve, at: str) -> TemperatureCurve:
    a, b, c, d, e, f = _kinds(curve, ("bi_quad",), at).coefficients()[:6]
    return TemperatureCurve(
        coefficients=(a, b, c, d, e, f),
        leaving_min_c=_limit(curve.x_min),
        leaving_max_c=_limit(curve.x_max),
        condenser_min_c=_limit(curve.y_min),
        condenser_max_c=_limit(curve.y_max),
    )


def _limit(value: float | None, usual: float = math.nan) -> float:
    """A limit; one that is missing and has no usual value is reported of its row as no number."""
    return usual if value is None else value


def _capacity_w(one: _Chiller, at: str) -> float | None:
    if one.ref_cap is None:
        return None
    factor = _W_PER.get((one.ref_cap_unit or "").casefold())
    if factor is None:
        raise _unknown("ref_cap_unit", one.ref_cap_unit or "null", at)
    return one.ref_cap * factor


def _cop(one: _Chiller, at: str) -> float:
    match one.full_eff, (one.full_eff_unit or "").casefold():
        case float(value), "cop":
            return value
        case float(value), "eer":
            return value / _BTU_PER_WH
        case float(value), "kw/ton" if value > 0:
            return _W_PER_TON / 1e3 / value
    raise _unknown("full_eff", f"{one.full_eff} {one.full_eff_unit}", at)


def _unknown(key: str, value: str, at: str) -> Problem:
    return Problem("copper_unknown", at, figure("element", key), figure("value", value))


def _text(value: float | None) -> str:
    return "" if value is None else repr(value)


def copper_of(chillers: Sequence[Chiller]) -> str:
    """Chillers as JSON of copper; read again they have the same figures.

    Raises Problem `idf_no_capacity` for a curve set without a size, `idf_grid` for one that is
    known as a grid.
    """
    found: dict[str, dict[str, Any]] = {}
    for one in chillers:
        if one.capacity_w is None:
            raise Problem("idf_no_capacity", one.id)
        if one.grid is not None:
            raise Problem("idf_grid", one.id)
        name = plain_name(one.maker if one.maker != UNNAMED else "", one.model, one.id)
        found[name] = _written(one, one.capacity_w)
    return msgspec.json.format(msgspec.json.encode(found), indent=1).decode() + "\n"


def _written(one: Chiller, capacity_w: float) -> dict[str, Any]:
    exact, speed = one.leaving_condenser, one.unloading is Unloading.SPEED
    cop = one.cop
    if exact is not None:
        own_w, own_cop = LeavingCondenserModel(curves=exact, least_load=exact.plr_min).rated()
        capacity_w, cop = exact.capacity_w * (capacity_w / own_w), exact.cop * (cop / own_cop)
    return {
        "eqp_type": "chiller",
        "source": one.source,
        "model": _ENTERING if exact is None else _LEAVING,
        "ref_cap": capacity_w,
        "ref_cap_unit": "W",
        "full_eff": cop,
        "full_eff_unit": "cop",
        "compressor_type": one.compressor.value,
        "condenser_type": one.condenser.value,
        "compressor_speed": "variable" if speed else "constant",
        "sim_engine": "energyplus",
        "min_plr": one.plr_min,
        "min_unloading": one.unloading_min,
        "max_plr": one.plr_max,
        "set_of_curves": _curves_of(one),
    }


def _curves_of(one: Chiller) -> dict[str, dict[str, Any]]:
    exact = one.leaving_condenser
    load: tuple[str, Sequence[float], Sequence[float]]
    ends = {
        "ref_evap_fluid_flow": one.evaporator_flow_m3s,
        "ref_cond_fluid_flow": one.condenser_flow_m3s,
        "ref_lwt": one.leaving_chilled_c if exact is None else exact.leaving_chilled_c,
        "ref_ect": one.entering_condenser_c if exact is None else None,
        "ref_lct": None if exact is None else exact.leaving_condenser_c,
        "units": "si",
    }
    if exact is None:
        part = one.part_load_curve
        surfaces = one.capacity_curve, one.power_curve
        load = ("cubic", part.coefficients, (part.plr_min, part.plr_max, 0.0, 1.0))
    else:
        surfaces = exact.capacity_curve, exact.power_curve
        load = ("bi_cub", exact.part_load, (
            exact.part_load_condenser_min_c, exact.part_load_condenser_max_c,
            exact.plr_min, exact.plr_max,
        ))  # fmt: skip
    told = [
        (key, "bi_quad", each.coefficients, (
            each.leaving_min_c, each.leaving_max_c, each.condenser_min_c, each.condenser_max_c,
        ))
        for key, each in zip((_CAPFT, _EIRFT), surfaces, strict=True)
    ]  # fmt: skip
    return {
        key: {"out_var": key, "type": kind, **ends, **_figures(coefficients, limits)}
        for key, kind, coefficients, limits in (*told, (_EIRFPLR, *load))
    }


def _figures(coefficients: Sequence[float], limits: Sequence[float]) -> dict[str, float | None]:
    padded = (*coefficients, *(0.0,) * _COEFFICIENTS)[:_COEFFICIENTS]
    x_min, x_max, y_min, y_max = limits
    return {
        "x_min": x_min, "y_min": y_min, "x_max": x_max, "y_max": y_max,
        "out_min": 0.0, "out_max": None,
        **{f"coeff{n}": value for n, value in enumerate(padded, start=1)},
    }  # fmt: skip
