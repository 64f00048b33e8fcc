"""What a model on a nameplate says: kind, series, size. What it does not carry stays empty.

    read("Y2－315m－4")   Y2, frame 315, length M, 4 poles; 132 kW by the frame table

Series words match whole, the longest first: YE3 is no Y, S11 no S. A power that follows from the
frame table, and a class that follows from the series, are guesses and named as such.
"""

import re
import unicodedata
from collections.abc import Callable

import msgspec

from core.keeping.keeping import keep_latest
from core.ledger.frames import kw_of_frame

Fact = str | float | bool
_DASHES = str.maketrans(dict.fromkeys("－—–‐‑−_", "-"))
_INVERTER, _GUESSED_KW = "inverter_duty", "rated_kw"
_CLASS_OF_SERIES = {"YE2": "IE2", "YX3": "IE2", "YE3": "IE3", "YE4": "IE4", "YE5": "IE5"}
_CLASS_OF_SERIES |= {"YBX4": "IE4"}


class Nameplate(msgspec.Struct, frozen=True, kw_only=True):
    """A model as read; facts in mm, kW, kVA, kV, m, m³/h, m³/min, bar, MPa, t/h as their names say.

    guessed: facts that the model does not print but tables of ours give; suffix: what stands
    behind a model that is known without it.
    """

    text: str  # normalised
    family: str = ""
    series: str = ""
    kind: str = ""
    facts: dict[str, Fact] = {}
    guessed: tuple[str, ...] = ()
    suffix: str = ""

    def number(self, name: str) -> float | None:
        """A fact that is a number."""
        value = self.facts.get(name)
        return float(value) if isinstance(value, int | float) and value is not True else None


def normalised(model: str) -> str:
    """Upper case, half width, one kind of dash and of ×, no blanks."""
    text = unicodedata.normalize("NFKC", model).translate(_DASHES).upper()
    text = "".join(text.split())
    return re.sub(r"(?<=\d)[X*](?=\d)", "×", text)


@keep_latest(65536)
def read(model: str) -> Nameplate:
    """What a model says; family "" where no pattern knows it."""
    text = normalised(model)
    for pattern, reader in _PATTERNS:
        found = pattern.fullmatch(text)
        if found:
            plate = reader(found)
            if plate is not None:
                return msgspec.structs.replace(plate, text=text)
    return Nameplate(text=text)


def _series(*words: str) -> str:
    """Whole series words as a pattern, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_FRAMED = (
    "Y", "Y2", "Y3", "YX3", "YE2", "YE3", "YE4", "YE5", "YB", "YB2", "YB3", "YBX3", "YBX4", "YVF2",
    "YVP", "YZR", "YZ", "YEJ", "YD", "YR",
)  # fmt: skip
_OF_FRAME_TABLE = frozenset(_FRAMED) - {"YVF2", "YVP", "YZR", "YZ", "YD", "YR"}


def _motor(found: re.Match[str]) -> Nameplate:
    series, frame, length, core, poles, suffix = found.groups()
    facts: dict[str, Fact] = {"frame_mm": int(frame)} | _poles(poles)
    facts |= {"length": length} if length else {}
    facts |= {"core": int(core)} if core else {}
    guessed = []
    kw = kw_of_frame(f"{frame}{length or 'M'}{core or ''}-{poles}")
    if kw is not None and series in _OF_FRAME_TABLE:
        facts[_GUESSED_KW] = kw
        guessed.append(_GUESSED_KW)
    if series in _CLASS_OF_SERIES:
        facts["class_hint"] = _CLASS_OF_SERIES[series]
        guessed.append("class_hint")
    if series.startswith("YB"):
        facts["explosion_proof"] = True
    if series in ("YVF2", "YVP"):
        facts[_INVERTER] = True
    return Nameplate(
        text="", family="motor", series=series, facts=facts, guessed=tuple(guessed), suffix=suffix
    )


def _poles(text: str) -> dict[str, Fact]:
    """Of two-speed machines the number of poles is a text, 8/4."""
    if text.isdigit():
        return {"poles": int(text)}
    return {"poles": text, "speeds": text.count("/") + 1}


def _high_voltage(found: re.Match[str]) -> Nameplate | None:
    series, frame, core, poles = found.groups()
    if int(frame) < 355:
        return None
    facts: dict[str, Fact] = {"frame_mm": int(frame), "core": int(core), "high_voltage": True}
    return Nameplate(text="", family="motor", series=series, facts=facts | _poles(poles))


def _old_motor(found: re.Match[str]) -> Nameplate:
    series, frame, core, poles = found.groups()
    facts: dict[str, Fact] = {"frame_number": int(frame), "core": int(core)}
    return Nameplate(text="", family="motor", series=series, facts=facts | _poles(poles))


_LETTERS = {"B": "foil", "C": "dry", "G": "dry", "Z": "on_load_tap", "F": "forced_air"}
_LETTERS |= {"L": "aluminium", "H": "amorphous"}


def _transformer(found: re.Match[str]) -> Nameplate:
    letters, number, marks, kva, kv, grade = found.groups()
    facts: dict[str, Fact] = {"kva": float(kva)}
    if kv:
        facts["kv"] = float(kv)
    facts |= {_LETTERS[letter]: True for letter in letters if letter in _LETTERS}
    facts |= {"sealed": True} if "M" in (marks or "") else {}
    if grade:
        facts["grade_hint"] = int(grade)
    return Nameplate(
        text="", family="transformer", series=f"S{letters}{number}", facts=facts,
        guessed=("grade_hint",) if grade else (), suffix=(marks or "").strip("-"),
    )  # fmt: skip


def _end_suction(found: re.Match[str]) -> Nameplate:
    names = ("suction_mm", "discharge_mm", "impeller_mm")
    facts: dict[str, Fact] = {n: int(v) for n, v in zip(names, found.groups()[1:], strict=True)}
    return Nameplate(
        text="", family="pump", series=found[1], kind="single-stage end suction", facts=facts
    )


def _double_suction(found: re.Match[str]) -> Nameplate:
    facts: dict[str, Fact] = {"suction_mm": int(found[1]), "head_m": float(found[2])}
    return Nameplate(
        text="", family="pump", series="S", kind="single-stage double suction", facts=facts
    )


def _multistage(found: re.Match[str]) -> Nameplate:
    flow, head, stages = float(found[2]), float(found[3]), int(found[4])
    facts: dict[str, Fact] = {"flow_m3h": flow, "head_per_stage_m": head, "stages": stages}
    facts["head_m"] = head * stages
    return Nameplate(text="", family="pump", series=found[1], kind="multistage", facts=facts)


def _inline(found: re.Match[str]) -> Nameplate:
    facts: dict[str, Fact] = {"suction_mm": int(found[2])}
    return Nameplate(text="", family="pump", series=found[1], kind="inline", facts=facts)


def _fan(found: re.Match[str]) -> Nameplate:
    series, pressure, speed, size, drive = found.groups()
    facts: dict[str, Fact] = {"impeller_mm": float(size) * 100} if size else {}
    facts |= {"pressure_coefficient_x10": float(pressure), "specific_speed": float(speed)}
    facts |= {"drive": drive} if drive else {}
    return Nameplate(text="", family="fan", series=series, facts=facts)


def _compressor(found: re.Match[str]) -> Nameplate:
    kind = "screw" if found[1].startswith("LG") else "piston"
    facts: dict[str, Fact] = {"flow_m3min": float(found[2]), "pressure_bar": float(found[3])}
    return Nameplate(text="", family="compressor", series=found[1], kind=kind, facts=facts)


def _boiler(found: re.Match[str]) -> Nameplate:
    facts: dict[str, Fact] = {"steam_t_h": float(found[2]), "pressure_mpa": float(found[3])}
    facts |= {"fuel": found[4]} if found[4] else {}
    return Nameplate(text="", family="boiler", series=found[1], kind=found[1], facts=facts)


# A dash parts a series that ends in a figure from the frame: Y280M-2 is no Y2.
_APART = r"(?:-|(?<=[A-Z]))"
_FRAME = "63|71|80|90|100|112|132|160|180|200|225|250|280|315|355|400|450"
_NUMBER = r"(\d+(?:\.\d+)?)"
_POLES = r"(\d{1,2}(?:/\d{1,2})*)"
_FORMS: tuple[tuple[str, Callable[[re.Match[str]], Nameplate | None]], ...] = (
    (rf"({_series(*_FRAMED)}){_APART}({_FRAME})([SML])([123]?)-{_POLES}([A-Z]*)", _motor),
    (rf"({_series(*_FRAMED)}){_APART}(63|71|80)()([12])-{_POLES}([A-Z]*)", _motor),
    (rf"({_series('Y', 'YKK', 'YKS', 'YR', 'YX')})-?(\d{{3}})(\d)-{_POLES}", _high_voltage),
    (rf"({_series('JO2', 'JO3', 'JO', 'J2', 'J', 'JDO2')})-?(\d)(\d)-{_POLES}", _old_motor),
    (rf"({_series('JS', 'JR', 'JK')})-?(\d{{2}})(\d)-{_POLES}", _old_motor),
    (r"S([BCGZFLH]*)(\d{1,2})((?:-M|-RL|-MR|-M\.RL|·RL)*)-" + _NUMBER + r"(?:/" + _NUMBER
     + r")?(?:-?NX([123]))?", _transformer),
    (r"(ISR|ISW|ISG|IS|IR)-?(\d+)-(\d+)-(\d+)", _end_suction),
    (r"(\d+)S(\d+)", _double_suction),
    (rf"(DG|D){_NUMBER}-{_NUMBER}×(\d+)", _multistage),
    (r"(ISG|IRG|ISW)-?(\d+)-\d+", _inline),
    (rf"([YGMW]?(\d{{1,2}})-(\d{{1,3}}))(?:NO\.?{_NUMBER}([A-F]?))?", _fan),
    (rf"(LGFD|LGY|LG|3W|2V|L|V|W|Z)-?{_NUMBER}/{_NUMBER}", _compressor),
    (rf"({_series('SZL', 'DZL', 'SHL', 'WNS', 'LSS', 'SZS', 'DZH', 'LSG')}){_NUMBER}-{_NUMBER}"
     r"(?:/\d+(?:/\d+)?)?(?:-([A-Z]+))?", _boiler),
)  # fmt: skip
_PATTERNS = tuple((re.compile(form), reader) for form, reader in _FORMS)
