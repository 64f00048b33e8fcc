"""Chillers of EnergyPlus: `Chiller:Electric:EIR` objects with their curves, in and out.

An IDF file becomes cells like those of any other file of devices, by the columns of the template,
with the line on which the object begins. What EnergyPlus does not know of a
machine (maker, compressor, refrigerant, where its figures come from) stands in a comment line
above the object, `! LoadFit: {"maker": …}`, which its own programs pass over.

Fields are in the order of EnergyPlus' data dictionary: Input Output Reference,
Chiller:Electric:EIR, Curve:Biquadratic, Curve:Quadratic, Curve:Cubic.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from core.families.chillers.record import Chiller, TemperatureCurve
from core.machines.condenser import Condenser
from core.machines.device import UNNAMED, Evidence
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

_CHILLER, _REFORMULATED = "chiller:electric:eir", "chiller:electric:reformulatedeir"
_BIQUADRATIC, _PART_LOAD = "curve:biquadratic", ("curve:quadratic", "curve:cubic")
_BEGINS = re.compile(r"(?im)^[ \t]*chiller:electric:(reformulated)?eir[ \t]*,")
_HINT = re.compile(r"^\s*!\s*LoadFit:\s*(\{.*\})\s*$")
# What such a line may say: a machine is told by it in full, but for its curves and figures.
_SAID = (
    "id", "maker", "model", "compressor", "unloading", "refrigerant", "gwp", "safety_class",
    "supply", "price", "class_band_one", "class_band_several", "source", "source_year", "evidence",
    "flags",
)  # fmt: skip
_KINDS = ("centrifugal", "screw", "scroll", "reciprocating")
_CONDENSERS = {"watercooled": Condenser.WATER, "aircooled": Condenser.AIR}
_NAMED_BY = re.compile(r"[^0-9A-Za-z]+")


@dataclass(slots=True, kw_only=True)
class _Object:
    """One object: its class, its fields, the line it begins on, and what stands above it."""

    kind: str
    line: int
    values: list[str] = field(default_factory=list)
    said: Mapping[str, str] = field(default_factory=dict)

    def text(self, at: int) -> str:
        """A field, counted from 0 at the name; empty where there is none."""
        return self.values[at] if at < len(self.values) else ""


def is_idf(content: str) -> bool:
    """Whether a text holds chillers of EnergyPlus."""
    return _BEGINS.search(content) is not None


def read_idf(content: str, place: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The cells of each of its chillers, with the line it begins on.

    Raises Problem `idf_reformulated`, `idf_curve_missing`, `idf_curve_kind`, `idf_fans`,
    `idf_compressor`.
    """
    objects = list(_objects(content))
    curves = {one.text(0).casefold(): one for one in objects if one.kind.startswith("curve:")}
    chillers = [one for one in objects if one.kind == _CHILLER]
    others = [one for one in objects if one.kind == _REFORMULATED]
    if others and not chillers:
        raise Problem("idf_reformulated", f"{place}:{others[0].line}", figure("count", len(others)))
    for one in chillers:
        yield one.line, _cells(one, curves, place)


def _objects(content: str) -> Iterator[_Object]:
    """Objects in their order; a comment goes to the end of its line."""
    said: dict[str, str] = {}
    now: _Object | None = None
    begun = ""  # a field that goes on in the next line
    for number, line in enumerate(content.splitlines(), start=1):
        hint = _HINT.match(line)
        if hint:
            said = _said(hint.group(1))
            continue
        text = line.partition("!")[0]
        for part in re.split(r"([,;])", text):
            if part not in (",", ";"):
                begun += part.strip()
                continue
            if now is None:
                now = _Object(kind=begun.casefold(), line=number, said=said)
                said = {}
            else:
                now.values.append(begun)
            begun = ""
            if part == ";":
                yield now
                now = None


def _said(text: str) -> dict[str, str]:
    """What a comment of ours says of the next object; any other comment says nothing."""
    try:
        found = msgspec.json.decode(text, type=dict[str, str | float])
    except msgspec.MsgspecError:
        return {}
    return {key: str(value) for key, value in found.items() if key in _SAID}


def _cells(one: _Object, curves: Mapping[str, _Object], place: str) -> dict[str, str]:
    name, at = one.text(0), f"{place}:{one.line}"
    fans = one.text(19)
    if fans and _number(fans) > 0.0:
        raise Problem("idf_fans", at, figure("name", name), figure("ratio", fans))
    capacity = _curve(one, 7, (_BIQUADRATIC,), curves, at)
    power = _curve(one, 8, (_BIQUADRATIC,), curves, at)
    part_load = _curve(one, 9, _PART_LOAD, curves, at)
    compressor = next((kind for kind in _KINDS if kind in name.casefold()), "")
    if not compressor and "compressor" not in one.said:
        raise Problem(
            "idf_compressor", at, figure("name", name), figure("kinds", ", ".join(_KINDS))
        )
    return {
        "id": _NAMED_BY.sub("-", name).strip("-").lower(),
        "maker": UNNAMED,
        "model": name,
        "compressor": compressor,
        "condenser": _CONDENSERS.get(one.text(18).casefold(), one.text(18)),
        "unloading": "unknown",
        "capacity_w": _sized(one.text(1)),
        "cop": one.text(2),
        "leaving_chilled_c": one.text(3),
        "entering_condenser_c": one.text(4),
        "evaporator_flow_m3s": _sized(one.text(5)),
        "condenser_flow_m3s": _sized(one.text(6)),
        "plr_min": one.text(10),
        "plr_max": one.text(11),
        "unloading_min": one.text(13),
        "leaving_limit_c": one.text(21),
        "source": "EnergyPlus IDF",
        "source_year": "–",
        "evidence": Evidence.D.value,
        **_of_temperatures("capacity_curve", capacity),
        **_of_temperatures("power_curve", power),
        **_of_part_load(part_load),
        **one.said,
    }


def _sized(text: str) -> str:
    """A figure, empty where EnergyPlus is to size the machine by itself."""
    return "" if text.casefold() == "autosize" else text


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _curve(
    one: _Object, at: int, kinds: Sequence[str], curves: Mapping[str, _Object], place: str
) -> _Object:
    wanted = one.text(at)
    found = curves.get(wanted.casefold())
    if found is None:
        raise Problem("idf_curve_missing", place, figure("curve", wanted))
    if found.kind not in kinds:
        given = figure("kind", found.kind), figure("kinds", ", ".join(kinds))
        raise Problem("idf_curve_kind", place, figure("curve", wanted), *given)
    return found


def _of_temperatures(key: str, curve: _Object) -> dict[str, str]:
    limits = ("leaving_min_c", "leaving_max_c", "condenser_min_c", "condenser_max_c")
    return {
        **{f"{key}_coefficients_{n}": curve.text(n) for n in range(1, 7)},
        **{f"{key}_{name}": curve.text(7 + n) for n, name in enumerate(limits)},
    }


def _of_part_load(curve: _Object) -> dict[str, str]:
    known = 4 if curve.kind == "curve:cubic" else 3
    return {
        **{
            f"part_load_curve_coefficients_{n}": curve.text(n) if n <= known else "0"
            for n in range(1, 5)
        },
        "part_load_curve_plr_min": curve.text(known + 1),
        "part_load_curve_plr_max": curve.text(known + 2),
    }


def idf_of(chillers: Sequence[Chiller]) -> str:
    """Chillers as an IDF; read again they have the same figures to the last digit.

    Raises Problem `idf_no_capacity` for a curve set without a size.
    """
    return "\n".join(text for one in chillers for text in _written(one)) + "\n"


def _written(one: Chiller) -> Iterator[str]:
    if one.capacity_w is None:
        raise Problem("idf_no_capacity", one.id)
    said: dict[str, str | float] = {
        key: value for key in _SAID if (value := msgspec.structs.asdict(one)[key]) not in (None, "")
    }
    said["flags"] = " ".join(one.flags)
    name = f"{one.maker} {one.model} {one.id}".replace(",", " ").replace(";", " ")
    name = " ".join(name.replace("!", " ").split())
    curves = {key: f"{name} {key}" for key in ("CAPFT", "EIRFT", "EIRFPLR")}
    water = one.condenser is Condenser.WATER
    yield f"! LoadFit: {msgspec.json.encode(said).decode()}"
    yield _object(
        "Chiller:Electric:EIR",
        ("Name", name),
        ("Reference Capacity {W}", one.capacity_w),
        ("Reference COP {W/W}", one.cop),
        ("Reference Leaving Chilled Water Temperature {C}", one.leaving_chilled_c),
        ("Reference Entering Condenser Fluid Temperature {C}", one.entering_condenser_c),
        ("Reference Chilled Water Flow Rate {m3/s}", _or_autosize(one.evaporator_flow_m3s)),
        ("Reference Condenser Fluid Flow Rate {m3/s}", _or_autosize(one.condenser_flow_m3s)),
        ("Cooling Capacity Function of Temperature Curve Name", curves["CAPFT"]),
        ("Electric Input to Cooling Output Ratio Function of Temperature Curve Name",
         curves["EIRFT"]),
        ("Electric Input to Cooling Output Ratio Function of Part Load Ratio Curve Name",
         curves["EIRFPLR"]),
        ("Minimum Part Load Ratio", one.plr_min),
        ("Maximum Part Load Ratio", one.plr_max),
        ("Optimum Part Load Ratio", 1.0),
        ("Minimum Unloading Ratio", one.unloading_min),
        ("Chilled Water Inlet Node Name", f"{name} chilled water in"),
        ("Chilled Water Outlet Node Name", f"{name} chilled water out"),
        ("Condenser Inlet Node Name", f"{name} condenser in"),
        ("Condenser Outlet Node Name", f"{name} condenser out"),
        ("Condenser Type", "WaterCooled" if water else "AirCooled"),
        ("Condenser Fan Power Ratio {W/W}", ""),
        ("Fraction of Compressor Electric Consumption Rejected by Condenser", 1.0),
        ("Leaving Chilled Water Lower Temperature Limit {C}",
         "" if one.leaving_limit_c is None else one.leaving_limit_c),
        ("Chiller Flow Mode", "NotModulated"),
    )  # fmt: skip
    yield _biquadratic(curves["CAPFT"], one.capacity_curve)
    yield _biquadratic(curves["EIRFT"], one.power_curve)
    part_load = one.part_load_curve
    yield _object(
        "Curve:Cubic",
        ("Name", curves["EIRFPLR"]),
        *((f"Coefficient{n}", value) for n, value in enumerate(part_load.coefficients, start=1)),
        ("Minimum Value of x", part_load.plr_min),
        ("Maximum Value of x", part_load.plr_max),
    )


def _or_autosize(value: float | None) -> float | str:
    return "Autosize" if value is None else value


def _biquadratic(name: str, curve: TemperatureCurve) -> str:
    return _object(
        "Curve:Biquadratic",
        ("Name", name),
        *((f"Coefficient{n}", value) for n, value in enumerate(curve.coefficients, start=1)),
        ("Minimum Value of x", curve.leaving_min_c),
        ("Maximum Value of x", curve.leaving_max_c),
        ("Minimum Value of y", curve.condenser_min_c),
        ("Maximum Value of y", curve.condenser_max_c),
    )


def _object(kind: str, *fields: tuple[str, float | str]) -> str:
    """An object, each field on its line with its name behind it."""
    last = len(fields) - 1
    lines = [f"{kind},"]
    for at, (title, value) in enumerate(fields):
        text = value if isinstance(value, str) else repr(float(value))
        lines.append(f"  {text}{';' if at == last else ','}  !- {title}")
    return "\n".join(lines) + "\n"
