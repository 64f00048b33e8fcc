"""The mains a machine is made for, as nameplates print it: 460V-3PH-60HZ, 380V/3N~/50Hz, 三相.

Read only where it can mean nothing else; what is not stated stays open.
"""

import re
from dataclasses import dataclass

_VOLTS = re.compile(
    r"(?i)(?<![\w.,])(?:AC\s*)?(\d{1,2},\d{3}|\d{3,5}|\d{1,2}(?:\.\d+)?\s*k)\s*(?:V(?:AC|olts?)?|伏)"
    r"(?![A-Za-z])"
)
_PHASES = re.compile(
    r"(?i)(?<![\w.])([13])\s*(?:N\s*~?|P?E?N?\s*~|PH(?:ASE)?S?\b|-\s*(?:phase|phasig)|Φ|φ|ø|相)"
)
_WORDED = {"三相": 3, "单相": 1, "three": 3, "single": 1}
_PHASE_WORDS = re.compile(r"(?i)三相|单相|(?:three|single)(?=[\s-]*phase)")
_HERTZ = re.compile(r"(?i)(?<![\d.])(50|60)\s*(?:Hz|赫)")
# 460/3/60 and 380-3-50: volts, phases and hertz in this order, and nothing else.
_THREE = re.compile(r"\s*(\d{3,5})\s*[-/]\s*([13])\s*[-/]\s*(50|60)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mains:
    """Voltage between phases, V, their number, and frequency, Hz; None: not stated."""

    voltage_v: float | None = None
    phases: int | None = None
    frequency_hz: float | None = None

    @property
    def stated(self) -> int:
        """How many of the three are stated."""
        return sum(one is not None for one in (self.voltage_v, self.phases, self.frequency_hz))


def read_mains(text: str) -> Mains:
    """What a text says of the mains; of two voltages or frequencies neither is taken."""
    if plain := _THREE.fullmatch(text):
        volts, phases, hertz = plain.groups()
        return Mains(voltage_v=float(volts), phases=int(phases), frequency_hz=float(hertz))
    volts_said = {_volts(one) for one in _VOLTS.findall(text)}
    hertz_said = {float(one) for one in _HERTZ.findall(text)}
    said = {int(one) for one in _PHASES.findall(text)}
    said |= {_WORDED[one.lower()] for one in _PHASE_WORDS.findall(text)}
    return Mains(
        voltage_v=volts_said.pop() if len(volts_said) == 1 else None,
        phases=said.pop() if len(said) == 1 else None,
        frequency_hz=hertz_said.pop() if len(hertz_said) == 1 else None,
    )


def _volts(text: str) -> float:
    thousand = text.rstrip().lower().endswith("k")
    value = float(text.lower().rstrip("k ").replace(",", ""))
    return value * 1e3 if thousand else value
