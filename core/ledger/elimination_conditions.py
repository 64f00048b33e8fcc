"""What a row of the lists asks beside the model: sizes, frames, voltages, the point of a fan.

A row that only says what its series is (crane, explosion proof, welder) asks for nothing more.
"""

import re

from core.ledger.elimination_rows import CONDITIONAL, DOUBTFUL, RANGE, Row
from core.ledger.known import Known
from core.ledger.nameplate import Nameplate

COAL_ROW = "coal boilers up to 10 t/h"
BIOMASS_ROW = "biomass boilers up to 2 t/h"
_FIGURE = r"(\d+(?:\.\d+)?)"
_BETWEEN = re.compile(rf"{_FIGURE}[–-]{_FIGURE}")
_KVA = re.compile(r"-(\d+)(?:/\d+)?～(?:[A-Z]+\d*-)?(\d+)/(\d+)")  # SCB8-30～2500/10
_FRAMES = re.compile(r"frame (\d+)–(\d+) mm")
_KW = re.compile(rf"{_FIGURE} to {_FIGURE} kW")
_VOLTS = re.compile(r"(up to )?(\d+(?:/\d+)?(?:(?:, | or )\d+(?:/\d+)?)*) (k?)V(?![a-zA-Z])")
_LISTED_KV = 10.0  # batch 4 speaks of distribution transformers
# What no nameplate says: how old a design is, how a boiler is built, which valves there are.
_UNSEEN = ("(old)", "1950s", "through-tube", "not improved", "ring valve")
_SMALL, _MEDIUM_FRAMES_FROM = "small wound rotor", 10  # JR-71-4 is small, JR127-6 need not be

Held = tuple[str, bool]  # what is missing to say whether a condition holds; whether it may hold
_MET: Held = ("", True)


def condition(row: Row, plate: Nameplate, known: Known) -> Held:
    """What is missing to say whether the row's conditions hold; and whether they may hold."""
    missing = _unseen(row, plate)
    held = (
        _of_kva(row, plate, known), _of_frame(row, plate), _of_power(row, plate, known),
        _of_voltage(row, known), _of_point(row, known),
    )  # fmt: skip
    for lacking, holds in held:
        if not holds:
            return "", False
        missing = missing or lacking
    return missing, True


def _unseen(row: Row, plate: Nameplate) -> str:
    if DOUBTFUL & set(row.flags):
        return "reading"
    said = f"{row.model} {row.condition}"
    if CONDITIONAL & set(row.flags) or row.model in (COAL_ROW, BIOMASS_ROW):
        return "condition"
    if _SMALL in said:
        frame = plate.number("frame_number")
        return "" if frame is not None and frame < _MEDIUM_FRAMES_FROM else "condition"
    return "condition" if any(word in said for word in _UNSEEN) else ""


def _of_kva(row: Row, plate: Nameplate, known: Known) -> Held:
    """Of a range of transformers, and of those that are named for one size each."""
    if row.family != "transformer":
        return _MET
    kva, kv = plate.number("kva"), plate.number("kv") or known.voltage_kv
    if RANGE in row.flags and (found := _KVA.search(row.model)):
        least, most, at_kv = map(float, found.groups())
        if kva is None or not least <= kva <= most:
            return "", False
        return ("voltage", True) if kv is None else ("", kv == at_kv)
    return ("", kv is None or kv <= _LISTED_KV) if row.condition.endswith("kVA") else _MET


def _of_frame(row: Row, plate: Nameplate) -> Held:
    """Of a series that is named for some heights of the shaft."""
    found, frame = _FRAMES.search(row.condition), plate.number("frame_mm")
    if found is None:
        return _MET
    if frame is None:
        return "condition", True
    return "", float(found[1]) <= frame <= float(found[2])


def _of_power(row: Row, plate: Nameplate, known: Known) -> Held:
    found = _KW.search(row.condition) if row.family == "motor" else None
    if found is None:
        return _MET
    kw = plate.number("rated_kw") if known.size_kw is None else known.size_kw
    return ("size", True) if kw is None else ("", float(found[1]) <= kw <= float(found[2]))


def _of_voltage(row: Row, known: Known) -> Held:
    """Every voltage of the nameplate must be one of the row: 380/660 meets "up to 660 V"."""
    found = _VOLTS.search(row.condition) if row.family == "motor" else None
    if found is None:
        return _MET
    if known.voltage_kv is None:
        return "voltage", True
    volts = round(known.voltage_kv * 1e3)
    scale = 1000 if found[3] else 1
    ratings = [[int(v) * scale for v in one.split("/")] for one in re.split(", | or ", found[2])]
    if found[1]:
        return "", volts <= ratings[0][-1]
    if any(volts == rating[-1] for rating in ratings):
        return _MET
    # 380 V may be the lower of 380/660, of which the ledger states one.
    return ("voltage", True) if any(volts in rating for rating in ratings) else ("", False)


def _of_point(row: Row, known: Known) -> Held:
    """Whether flow and pressure of a fan lie within the ranges of the row."""
    if row.family != "fan" or "m³/h" not in row.condition:
        return _MET
    flows, pressures = (sorted(map(float, one)) for one in _BETWEEN.findall(row.condition)[:2])
    flow, pressure = known.flow_m3h, known.pressure_kpa
    meets = (flow is None or flows[0] <= flow <= flows[1]) and (
        pressure is None or pressures[0] <= pressure <= pressures[1]
    )
    return ("flow_pressure" if None in (flow, pressure) else ""), meets
