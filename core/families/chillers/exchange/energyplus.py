"""Chillers of EnergyPlus, in and out: Chiller:Electric:EIR and Chiller:Electric:ReformulatedEIR.
HeatPump:PlantLoop:EIR:Cooling, whose curves are those of a chiller, comes in as one.

A file becomes cells like those of any other file of devices, by the columns of the template, with
the line on which the object begins. The curves of a reformulated chiller are over the water that
leaves its condenser: they are kept as they are, and it is solved for that temperature.
"""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from core.families.chillers.exchange.outline import outline, temperature_cells, unknown_outline
from core.families.chillers.leaving_condenser import LeavingCondenserModel, value_of
from core.families.chillers.record import (
    Bicubic,
    Chiller,
    Compressor,
    LeavingCondenser,
    TemperatureCurve,
)
from core.machines.condenser import Condenser
from core.machines.device import UNNAMED, Evidence
from core.machines.energyplus import (
    EnergyPlusFile,
    EnergyPlusObject,
    Polynomial,
    ToWrite,
    curve_to_write,
    epjson_text,
    holds,
    id_of,
    idf_text,
    known_size,
    plain_name,
)
from core.machines.energyplus_plant_loop import (
    CAPACITY,
    CAPFT,
    COOLING,
    COP,
    EIRFPLR,
    EIRFT,
    SOURCE,
    plant_loop_objects,
)
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

_EIR, _REFORMULATED = "Chiller:Electric:EIR", "Chiller:Electric:ReformulatedEIR"
_COOLING, _INPUT = (
    "cooling_capacity_function_of",
    "electric_input_to_cooling_output_ratio_function_of",
)
_CAPFT, _EIRFT = f"{_COOLING}_temperature_curve_name", f"{_INPUT}_temperature_curve_name"
_EIRFPLR, _FORM = f"{_INPUT}_part_load_ratio_curve_name", f"{_INPUT}_part_load_ratio_curve_type"
_LOADS = (
    "minimum_part_load_ratio", "maximum_part_load_ratio", "optimum_part_load_ratio",
    "minimum_unloading_ratio",
)  # fmt: skip
_NODES = ("chilled_water_inlet", "chilled_water_outlet", "condenser_inlet", "condenser_outlet")
_NODE_NAMES = tuple(f"{node}_node_name" for node in _NODES)
_REJECTED = "fraction_of_compressor_electric_consumption_rejected_by_condenser"
_LIMIT = "leaving_chilled_water_lower_temperature_limit"
_BY_LEAVING = "LeavingCondenserWaterTemperature"
LAYOUTS: Mapping[str, Sequence[str]] = {
    _EIR: (
        "reference_capacity", "reference_cop", "reference_leaving_chilled_water_temperature",
        "reference_entering_condenser_fluid_temperature", "reference_chilled_water_flow_rate",
        "reference_condenser_fluid_flow_rate", _CAPFT, _EIRFT, _EIRFPLR, *_LOADS, *_NODE_NAMES,
        "condenser_type", "condenser_fan_power_ratio", _REJECTED, _LIMIT, "chiller_flow_mode",
    ),
    _REFORMULATED: (
        "reference_capacity", "reference_cop", "reference_leaving_chilled_water_temperature",
        "reference_leaving_condenser_water_temperature", "reference_chilled_water_flow_rate",
        "reference_condenser_water_flow_rate", _CAPFT, _EIRFT, _FORM, _EIRFPLR, *_LOADS,
        *_NODE_NAMES, _REJECTED, _LIMIT, "chiller_flow_mode_type",
    ),
}  # fmt: skip
# What a comment of ours may say: a machine is described by it in full, but for curves and figures.
SAID = (
    "id", "maker", "model", "compressor", "unloading", "bearings", "refrigerant", "gwp",
    "safety_class", "supply", "price", "class_band_one", "class_band_several", "source",
    "source_year", "evidence", "flags",
)  # fmt: skip
_NOMINAL_C = {True: (7.0, 35.0), False: (7.0, 30.0)}  # GB/T 18430.1, by whether air cools it
_CONDENSERS = {"watercooled": Condenser.WATER, "aircooled": Condenser.AIR}


def is_idf(content: str) -> bool:
    """Whether a text holds chillers of EnergyPlus, as IDF or as epJSON."""
    return holds(content, (*LAYOUTS, COOLING))


def read_idf(content: str, place: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The cells of each of its chillers, with the line it begins on.

    Raises Problem `json_broken`, `idf_curve_missing`, `idf_curve_kind`, `idf_fans`,
    `idf_compressor`, `idf_not_number`, `idf_no_flow`.
    """
    file = EnergyPlusFile(content, place, LAYOUTS)
    for one in file.objects:
        cells = _common(file, one)
        more = _of_entering(file, one) if one.kind == _EIR else _of_leaving(file, one)
        yield one.line, {**cells, **more, **_said(one)}
    for other, one in plant_loop_objects(content, place, COOLING):
        yield one.line, {**_of_heat_pump(other, one), **_said(one)}


def _said(one: EnergyPlusObject) -> dict[str, str]:
    return {key: value for key, value in one.said.items() if key in SAID}


def _named(file: EnergyPlusFile, one: EnergyPlusObject) -> dict[str, str]:
    """What a name says, and what no object says."""
    compressor = next((kind.value for kind in Compressor if kind in one.name.casefold()), "")
    if not compressor and "compressor" not in one.said:
        kinds = ", ".join(kind.value for kind in Compressor)
        named = figure("name", one.name), figure("kinds", kinds)
        raise Problem("idf_compressor", file.at(one), *named)
    return {
        "id": id_of(one.name),
        "maker": UNNAMED,
        "model": one.name,
        "compressor": compressor,
        "unloading": "unknown",
        "source": "EnergyPlus",
        "source_year": "–",
        "evidence": Evidence.D.value,
    }


def _common(file: EnergyPlusFile, one: EnergyPlusObject) -> dict[str, str]:
    """What both classes of chillers say in the same words."""
    return {
        **_named(file, one),
        "evaporator_flow_m3s": known_size(one.value("reference_chilled_water_flow_rate")),
        "plr_min": one.value("minimum_part_load_ratio") or "0.1",
        "plr_max": one.value("maximum_part_load_ratio") or "1.0",
        "unloading_min": one.value("minimum_unloading_ratio") or "0.2",
        "leaving_chilled_c": one.value("reference_leaving_chilled_water_temperature") or "6.67",
        "leaving_limit_c": one.value(_LIMIT),
    }


def _of_entering(file: EnergyPlusFile, one: EnergyPlusObject) -> dict[str, str]:
    """A chiller whose curves are over what enters its condenser."""
    fans, condenser = one.value("condenser_fan_power_ratio"), one.value("condenser_type")
    if fans and _number_or(fans, 1.0) > 0.0:
        named = figure("name", one.name), figure("ratio", fans)
        raise Problem("idf_fans", file.at(one), *named)
    entering = "reference_entering_condenser_fluid_temperature"
    return {
        "condenser": _CONDENSERS.get(condenser.casefold() or "watercooled", condenser),
        "capacity_w": known_size(one.value("reference_capacity")),
        "cop": one.value("reference_cop"),
        "entering_condenser_c": one.value(entering) or "29.4",
        "condenser_flow_m3s": known_size(one.value("reference_condenser_fluid_flow_rate")),
        **_of_temperatures("capacity_curve", file.curve(one, _CAPFT, "Curve:Biquadratic")),
        **_of_temperatures("power_curve", file.curve(one, _EIRFT, "Curve:Biquadratic")),
        **_of_part_load(file.curve(one, _EIRFPLR, "Curve:Quadratic", "Curve:Cubic")),
    }


def _number_or(text: str, other: float) -> float:
    try:
        return float(text)
    except ValueError:
        return other


def _of_temperatures(key: str, curve: Polynomial) -> dict[str, str]:
    limits = ("leaving_min_c", "leaving_max_c", "condenser_min_c", "condenser_max_c")
    return {
        **{f"{key}_coefficients_{n}": text for n, text in enumerate(curve.coefficients, start=1)},
        **{f"{key}_{name}": text for name, text in zip(limits, curve.limits, strict=True)},
    }


def _of_part_load(curve: Polynomial) -> dict[str, str]:
    texts = (*curve.coefficients, "0")[:4]
    return {
        **{f"part_load_curve_coefficients_{n}": text for n, text in enumerate(texts, start=1)},
        "part_load_curve_plr_min": curve.limits[0],
        "part_load_curve_plr_max": curve.limits[1],
    }


def _of_leaving(file: EnergyPlusFile, one: EnergyPlusObject) -> dict[str, str]:
    """A chiller whose curves are over what leaves its condenser."""
    form = one.value(_FORM)
    if form and form.casefold() != _BY_LEAVING.casefold():
        given = figure("kind", form), figure("kinds", _BY_LEAVING)
        raise Problem("idf_curve_kind", file.at(one), figure("curve", one.value(_EIRFPLR)), *given)

    def number(key: str, usual: float) -> float:
        text = one.value(key)
        return file.number(one, text) if text else usual

    if not known_size(one.value("reference_condenser_water_flow_rate")):
        raise Problem("idf_no_flow", file.at(one), figure("name", one.name))
    part_load = file.curve(one, _EIRFPLR, "Curve:Bicubic")
    terms, (low, high, plr_min, plr_max) = file.numbers(one, part_load)
    curves = LeavingCondenser(
        capacity_w=file.number(one, one.value("reference_capacity")),
        cop=file.number(one, one.value("reference_cop")),
        leaving_chilled_c=number("reference_leaving_chilled_water_temperature", 6.67),
        leaving_condenser_c=number("reference_leaving_condenser_water_temperature", 35.0),
        condenser_flow_m3s=file.number(one, one.value("reference_condenser_water_flow_rate")),
        heat_share=number(_REJECTED, 1.0),
        capacity_curve=_surface(file, one, _CAPFT),
        power_curve=_surface(file, one, _EIRFT),
        part_load=_ten(terms),
        part_load_condenser_min_c=low,
        part_load_condenser_max_c=high,
        plr_min=plr_min,
        plr_max=plr_max,
    )
    least = max(
        number("minimum_part_load_ratio", 0.1),
        number("minimum_unloading_ratio", 0.2),
        plr_min,
    )
    return leaving_cells(curves, least)


def leaving_cells(curves: LeavingCondenser, least_load: float) -> dict[str, str]:
    """The cells of a machine with curves over what leaves its condenser, its outline among them.

    Where it cannot be solved the faults of the record say so.
    """
    model = LeavingCondenserModel(curves=curves, least_load=least_load)
    surfaces = curves.capacity_curve, curves.power_curve
    leaving = (
        max(each.leaving_min_c for each in surfaces),
        min(each.leaving_max_c for each in surfaces),
    )
    low = max(each.condenser_min_c for each in surfaces)
    high = min(each.condenser_max_c for each in surfaces)
    condenser = model.entering_c(low), model.entering_c(high)
    reference = model.entering_c(curves.leaving_condenser_c)
    found = outline(model, curves.leaving_chilled_c, reference, leaving, condenser)
    return {
        **(found or unknown_outline(curves)).cells(),
        "condenser": Condenser.WATER,
        "entering_condenser_c": repr(reference),
        "condenser_flow_m3s": repr(curves.condenser_flow_m3s),
        "leaving_condenser": msgspec.json.encode(curves).decode(),
    }


def _ten(values: Sequence[float]) -> Bicubic:
    a, b, c, d, e, f, g, h, i, j = values
    return a, b, c, d, e, f, g, h, i, j


def _surface(file: EnergyPlusFile, one: EnergyPlusObject, key: str) -> TemperatureCurve:
    """The biquadratic that a field names."""
    coefficients, limits = file.numbers(one, file.curve(one, key, "Curve:Biquadratic"))
    a, b, c, d, e, f = coefficients
    x_min, x_max, y_min, y_max = limits
    return TemperatureCurve(
        coefficients=(a, b, c, d, e, f),
        leaving_min_c=x_min, leaving_max_c=x_max, condenser_min_c=y_min, condenser_max_c=y_max,
    )  # fmt: skip


def _of_heat_pump(file: EnergyPlusFile, one: EnergyPlusObject) -> dict[str, str]:
    """A heat pump that cools, whose curves are those of a chiller.

    EnergyPlus states no reference: figures and curves are brought to nominal conditions.
    """
    air = one.value(SOURCE).casefold() == "airsource"
    if not known_size(one.value(CAPACITY)):
        raise Problem("idf_autosized", file.at(one), figure("name", one.name))
    surfaces = [_surface(file, one, key) for key in (CAPFT, EIRFT)]
    part = file.curve(one, EIRFPLR, "Curve:Quadratic", "Curve:Cubic")
    low, high = (
        (max(s.leaving_min_c for s in surfaces), max(s.condenser_min_c for s in surfaces)),
        (min(s.leaving_max_c for s in surfaces), min(s.condenser_max_c for s in surfaces)),
    )
    wanted = _NOMINAL_C[air]
    leaving, condenser = (
        min(max(value, least), most) for value, least, most in zip(wanted, low, high, strict=True)
    )
    capacity, power = (value_of(surface, leaving, condenser) for surface in surfaces)
    if not (capacity > 0.0 and power > 0.0):
        capacity = power = 1.0  # the faults of the record tell
    full_w, cop = (file.number(one, one.value(key)) for key in (CAPACITY, COP))
    least_load = part.limits[0]
    return {
        **_named(file, one),
        "condenser": (Condenser.AIR if air else Condenser.WATER).value,
        "capacity_w": repr(full_w * capacity),
        "cop": repr(cop / power),
        "leaving_chilled_c": repr(leaving),
        "entering_condenser_c": repr(condenser),
        "plr_min": least_load,
        "unloading_min": least_load,
        "plr_max": "1.0",
        **temperature_cells("capacity_curve", _divided(surfaces[0], capacity)),
        **temperature_cells("power_curve", _divided(surfaces[1], power)),
        **_of_part_load(part),
    }


def _divided(curve: TemperatureCurve, by: float) -> TemperatureCurve:
    a, b, c, d, e, f = (value / by for value in curve.coefficients)
    return msgspec.structs.replace(curve, coefficients=(a, b, c, d, e, f))


def idf_of(chillers: Sequence[Chiller]) -> str:
    """Chillers as an IDF; read again they have the same figures to the last digit.

    Raises Problem `idf_no_capacity` for a curve set without a size, `idf_grid` for one that is
    known as a grid.
    """
    return idf_text([one for chiller in chillers for one in _written(chiller)], LAYOUTS)


def epjson_of(chillers: Sequence[Chiller]) -> str:
    """The same as epJSON, where the maker and the like are lost but for the name."""
    return epjson_text([one for chiller in chillers for one in _written(chiller)])


def _written(one: Chiller) -> Iterator[ToWrite]:
    if one.capacity_w is None:
        raise Problem("idf_no_capacity", one.id)
    if one.grid is not None:
        raise Problem("idf_grid", one.id)
    said: dict[str, str | float] = {
        key: value for key in SAID if (value := msgspec.structs.asdict(one)[key]) not in (None, "")
    }
    said["flags"] = " ".join(one.flags)
    named = one.compressor.value not in f"{one.maker} {one.model} {one.id}".casefold()
    name = plain_name(one.maker, one.model, one.compressor.value if named else "", one.id)
    curves = {key: f"{name} {key}" for key in ("CAPFT", "EIRFT", "EIRFPLR")}
    fields: dict[str, float | str] = {
        "reference_chilled_water_flow_rate": _or_autosize(one.evaporator_flow_m3s),
        _CAPFT: curves["CAPFT"],
        _EIRFT: curves["EIRFT"],
        _EIRFPLR: curves["EIRFPLR"],
        **dict(zip(_LOADS, (one.plr_min, one.plr_max, 1.0, one.unloading_min), strict=True)),
        **{f"{node}_node_name": f"{name} {node.replace('_', ' ')}" for node in _NODES},
        _LIMIT: "" if one.leaving_limit_c is None else one.leaving_limit_c,
    }
    if one.leaving_condenser is not None:
        kind, more, drawn = _reformulated(one, one.leaving_condenser)
    else:
        kind, more, drawn = _entering(one)
    yield ToWrite(kind=kind, name=name, fields={**fields, **more}, said=said)
    for key, form, coefficients, limits in drawn:
        yield curve_to_write(form, curves[key], coefficients, limits)


Drawn = tuple[str, str, Sequence[float], Sequence[float]]


def _entering(one: Chiller) -> tuple[str, dict[str, float | str], list[Drawn]]:
    part_load = one.part_load_curve
    fields: dict[str, float | str] = {
        "reference_capacity": one.capacity_w or "",
        "reference_cop": one.cop,
        "reference_leaving_chilled_water_temperature": one.leaving_chilled_c,
        "reference_entering_condenser_fluid_temperature": one.entering_condenser_c,
        "reference_condenser_fluid_flow_rate": _or_autosize(one.condenser_flow_m3s),
        "condenser_type": "WaterCooled" if one.condenser is Condenser.WATER else "AirCooled",
        _REJECTED: 1.0,
        "chiller_flow_mode": "NotModulated",
    }
    return _EIR, fields, [
        ("CAPFT", "Curve:Biquadratic", *_biquadratic(one.capacity_curve)),
        ("EIRFT", "Curve:Biquadratic", *_biquadratic(one.power_curve)),
        ("EIRFPLR", "Curve:Cubic", part_load.coefficients, (part_load.plr_min, part_load.plr_max)),
    ]  # fmt: skip


def _reformulated(
    one: Chiller, curves: LeavingCondenser
) -> tuple[str, dict[str, float | str], list[Drawn]]:
    """As it was read; what the record states otherwise of size and COP changes the reference."""
    model = LeavingCondenserModel(curves=curves, least_load=curves.plr_min)
    own = model.rated()
    size, better = (one.capacity_w or own[0]) / own[0], one.cop / own[1]
    fields: dict[str, float | str] = {
        "reference_capacity": curves.capacity_w * size,
        "reference_cop": curves.cop * better,
        "reference_leaving_chilled_water_temperature": curves.leaving_chilled_c,
        "reference_leaving_condenser_water_temperature": curves.leaving_condenser_c,
        "reference_condenser_water_flow_rate": curves.condenser_flow_m3s * size,
        _FORM: _BY_LEAVING,
        _REJECTED: curves.heat_share,
        "chiller_flow_mode_type": "NotModulated",
    }
    limits = (
        curves.part_load_condenser_min_c, curves.part_load_condenser_max_c,
        curves.plr_min, curves.plr_max,
    )  # fmt: skip
    return _REFORMULATED, fields, [
        ("CAPFT", "Curve:Biquadratic", *_biquadratic(curves.capacity_curve)),
        ("EIRFT", "Curve:Biquadratic", *_biquadratic(curves.power_curve)),
        ("EIRFPLR", "Curve:Bicubic", curves.part_load, limits),
    ]  # fmt: skip


def _or_autosize(value: float | None) -> float | str:
    return "Autosize" if value is None else value


def _biquadratic(curve: TemperatureCurve) -> tuple[Sequence[float], Sequence[float]]:
    return curve.coefficients, (
        curve.leaving_min_c, curve.leaving_max_c, curve.condenser_min_c, curve.condenser_max_c
    )  # fmt: skip
