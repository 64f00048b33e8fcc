"""Models of all but motors: transformers, pumps, fans, compressors, boilers, chillers."""

import re
from collections.abc import Callable

from core.ledger.plate import Fact, Nameplate

_NUMBER = r"(\d+(?:\.\d+)?)"
_INCH_MM = 25.0  # of 12Sh: pumps are named by whole inches for round millimetres
END_SUCTION, DOUBLE_SUCTION = "single-stage end suction", "single-stage double suction"
MULTISTAGE, INLINE, SUBMERSIBLE, CHEMICAL = "multistage", "inline", "submersible", "chemical"
_LETTERS = {"B": "foil", "C": "dry", "G": "dry", "Z": "on_load_tap", "F": "forced_air"}
_LETTERS |= {"L": "aluminium", "H": "amorphous"}
SPECIAL = "special_purpose"  # rectifiers, furnaces: no distribution transformer


def _transformer(found: re.Match[str]) -> Nameplate | None:
    before, letters, number, marks, early, dash, kva, kv, late = found.groups()
    grade = early or late
    if not kv and not (number and dash):
        return None  # SK-30 is a vacuum pump, SGHP600 a heat pump
    facts: dict[str, Fact] = {"kva": float(kva)}
    if kv:
        facts["kv"] = float(kv)
    facts |= {_LETTERS[letter]: True for letter in letters if letter in _LETTERS}
    facts |= {"sealed": True} if "M" in (marks or "") else {}
    if before in ("Z", "H", "HS", "ZH"):
        facts[SPECIAL] = True
    if grade:
        facts["grade_hint"] = int(grade)
    return Nameplate(
        text="", family="transformer", series=f"{before}S{letters}{number}", facts=facts,
        guessed=("grade_hint",) if grade else (), suffix=(marks or "").strip("-·"),
    )  # fmt: skip


def _end_suction(found: re.Match[str]) -> Nameplate:
    names = ("suction_mm", "discharge_mm", "impeller_mm")
    facts: dict[str, Fact] = {
        n: int(v) for n, v in zip(names, found.groups()[1:4], strict=True)
    }  # fmt: skip
    kind = CHEMICAL if found[1] in ("IH", "IHF", "CZ", "IHK", "FSB") else END_SUCTION
    return Nameplate(text="", family="pump", series=found[1], kind=kind, facts=facts,
                     suffix=found[5])  # fmt: skip


def _double_suction(found: re.Match[str]) -> Nameplate:
    facts: dict[str, Fact] = {"suction_mm": int(found[1]), "head_m": float(found[2])}
    return Nameplate(
        text="", family="pump", series="S", kind=DOUBLE_SUCTION, facts=facts, suffix=found[3]
    )


def _double_suction_inch(found: re.Match[str]) -> Nameplate:
    """12Sh-9: suction in inches, a tenth of the specific speed."""
    facts: dict[str, Fact] = {
        "suction_mm": float(found[1]) * _INCH_MM, "specific_speed": 10.0 * float(found[3]),
    }  # fmt: skip
    return Nameplate(
        text="", family="pump", series=found[2], kind=DOUBLE_SUCTION, facts=facts, suffix=found[4]
    )


def _multistage(found: re.Match[str]) -> Nameplate:
    flow, head, stages = float(found[2]), float(found[3]), int(found[4])
    facts: dict[str, Fact] = {"flow_m3h": flow, "head_per_stage_m": head, "stages": stages}
    facts["head_m"] = head * stages
    return Nameplate(text="", family="pump", series=found[1], kind=MULTISTAGE, facts=facts)


def _inline(found: re.Match[str]) -> Nameplate:
    facts: dict[str, Fact] = {"suction_mm": int(found[2])}
    return Nameplate(
        text="", family="pump", series=found[1], kind=INLINE, facts=facts, suffix=found[3]
    )


def _vertical_multistage(found: re.Match[str]) -> Nameplate:
    """100DL72-20×4: inlet, flow, head of a stage, stages."""
    flow, head, stages = float(found[3]), float(found[4]), int(found[5])
    facts: dict[str, Fact] = {
        "suction_mm": int(found[1]), "flow_m3h": flow, "head_per_stage_m": head, "stages": stages,
        "head_m": head * stages,
    }  # fmt: skip
    return Nameplate(text="", family="pump", series=found[2], kind=MULTISTAGE, facts=facts)


def _by_series(series: str, kind: str) -> Callable[[re.Match[str]], Nameplate]:
    """A maker's series that tells the form alone: KQSN300-M9/445."""

    def made(found: re.Match[str]) -> Nameplate:
        facts: dict[str, Fact] = {"suction_mm": int(found[1])}
        return Nameplate(text="", family="pump", series=series, kind=kind, facts=facts)

    return made


def _sewage(found: re.Match[str]) -> Nameplate:
    """50WQ25-32-5.5: flow, head, motor."""
    facts: dict[str, Fact] = {"suction_mm": int(found[1])} if found[1] else {}
    facts |= {"flow_m3h": float(found[3]), "head_m": float(found[4]), "rated_kw": float(found[5])}
    return Nameplate(text="", family="pump", series=found[2], kind=SUBMERSIBLE, facts=facts)


def _well(found: re.Match[str]) -> Nameplate:
    """200QJ50-65: casing in mm, flow, head."""
    facts: dict[str, Fact] = {"flow_m3h": float(found[3]), "head_m": float(found[4])}
    return Nameplate(text="", family="pump", series=found[2], kind=SUBMERSIBLE, facts=facts)


def _fan(found: re.Match[str]) -> Nameplate:
    series, pressure, speed, design, size, drive, bare_size, bare_drive = found.groups()
    size, drive = size or bare_size, drive or bare_drive
    facts: dict[str, Fact] = {"impeller_mm": round(float(size) * 100.0, 6)} if size else {}
    facts |= {"pressure_coefficient_x10": float(pressure), "specific_speed": float(speed)}
    facts |= {"drive": drive} if drive else {}
    return Nameplate(text="", family="fan", series=series, facts=facts, suffix=design or "")


def _axial_fan(found: re.Match[str]) -> Nameplate:
    series, design, size, drive = found.groups()
    facts: dict[str, Fact] = {"impeller_mm": round(float(size) * 100.0, 6)} if size else {}
    facts |= {"drive": drive} if drive else {}
    return Nameplate(text="", family="fan", series=series, kind="axial", facts=facts,
                     suffix=design or "")  # fmt: skip


def _compressor(found: re.Match[str]) -> Nameplate:
    kind = "screw" if found[1].startswith(("LG", "OG")) else "piston"
    facts: dict[str, Fact] = {"flow_m3min": float(found[2]), "pressure_bar": float(found[3])}
    return Nameplate(text="", family="compressor", series=found[1], kind=kind, facts=facts,
                     suffix=found[4])  # fmt: skip


_HOT_WATER_SERIES = ("CWNS", "ZWNS", "CLHS", "CLSG", "CLSH", "ZKW", "QXX", "QXL", "QXW", "QXS")
_HOTTEST_WATER_C = 180.0  # above it the one temperature is that of superheated steam
_OLD_PRESSURE_FROM, _MPA_PER_AT = 5.0, 0.0980665  # DZL4-13: kgf/cm², before MPa was written
_COAL_OF_FIGURE = re.compile(r"^([AWP])([123])$")  # A2 is AII
_ELECTRIC = ("LDR", "WDR", "CLDR", "CWDR", "LDZ", "WDZ")


def _boiler(found: re.Match[str]) -> Nameplate:
    """Steam in t/h; with temperatures of flow and return, or by its series, hot water in MW."""
    series, amount, pressure, first_c, return_c, fuel = found.groups()
    water = return_c is not None or series.startswith(_HOT_WATER_SERIES)
    water = water or (first_c is not None and float(first_c) <= _HOTTEST_WATER_C)
    facts: dict[str, Fact] = {"thermal_mw" if water else "steam_t_h": float(amount)}
    mpa = float(pressure)
    facts["pressure_mpa"] = mpa if mpa < _OLD_PRESSURE_FROM else round(mpa * _MPA_PER_AT, 2)
    letters = re.sub(r"[^A-Z0-9]", "", fuel or "")
    letters = _COAL_OF_FIGURE.sub(lambda one: one[1] + "I" * int(one[2]), letters)
    if letters:
        facts["fuel"] = letters
    elif series in _ELECTRIC:
        facts["fuel"] = "D"
    return Nameplate(text="", family="boiler", series=series, kind=series, facts=facts)


def _hot_water(found: re.Match[str]) -> Nameplate:
    """CWNS1.4-95/70-Q: without pressure, MW."""
    series, amount, fuel = found.groups()
    facts: dict[str, Fact] = {"thermal_mw": float(amount)}
    letters = re.sub(r"[^A-Z0-9]", "", fuel or "")
    letters = _COAL_OF_FIGURE.sub(lambda one: one[1] + "I" * int(one[2]), letters)
    facts |= {"fuel": letters} if letters else {}
    return Nameplate(text="", family="boiler", series=series, kind=series, facts=facts)


def _chiller(found: re.Match[str]) -> Nameplate:
    """LSBLG1200, 19XR5050: the maker's number means nothing sure; the kind is all it says."""
    return Nameplate(text="", family="chiller", series=found[1])


def _heat_pump(found: re.Match[str]) -> Nameplate:
    return Nameplate(text="", family="heat_pump", series=found[1])


def _roots(found: re.Match[str]) -> Nameplate:
    return Nameplate(text="", family="roots_blower", series=found[1] or found[2] or "")


def _vacuum(found: re.Match[str]) -> Nameplate:
    return Nameplate(text="", family="vacuum_pump", series=found[1])


_KV = rf"(?:(?:/|-(?=(?:6|10|20|35)(?:KV)?$)){_NUMBER}(?:KV)?(?:[-/]0?\.\d+(?:KV)?)?)?"
_MARKS = r"((?:-(?:M\.?RL?|MD|M|RL|R|H|D|T|ZT|F|JSR?)|·RL)*)"
_TAIL = r"([A-Z]{0,2}|\(I{1,2}\)[A-Z]?)"
_FUEL = r"(?:-([A-Z0-9.()]+))?"
_BOILERS = (
    "SZL|DZL|SHL|C?WNS|ZWNS|LSS|SZS|DZH|LSG|LHS|LSH|LHG|DZW|DZG|SZW|SHW|SHF|SHX|DHL|DHS|DHF|DHX|DHW"
    "|SHS|SZF|KZL|KZG|KZH|LSC|LSW|QX[A-Z]|[CW]{0,2}LHS|CLSG|CLSH|C?LDR|C?WDR|LDZ|WDZ|XG|TG|UG|SHG"
)
# Chillers by their makers' series, most of them in the shipped catalog.
_MAKERS_CHILLERS = (
    "19(?:XR|XL|EX|DV)[A-Z]{0,2}|23XR?[LV]?|30(?:HX[CY]?|X[AQW][A-Z]{0,2}|RB)|CVH[EFGS]|CVGF"
    "|RT(?:HB|HC|HD|WA|WD|AC|AD)|CG(?:AM|WD)|W[SDM]C|P[EF]H|AGZ|YLAA|YCAL"
)
FORMS: tuple[tuple[str, Callable[[re.Match[str]], Nameplate | None]], ...] = (
    (r"(ZG|ZH|HS|Z|H|)S([ABCDFGHJLPQRSZ]*)(\d{0,2})" + _MARKS
     + r"(?:-?NX([123]))?(-?)" + _NUMBER + r"(?:KVA)?"
     + _KV + r"(?:-?NX([123]))?", _transformer),
    (r"(ISR|ISW|ISG|IS|IRG|IR|IHF|IHK|IH|CZ|NKG|NK|XA|KQW|SLW|DFW|DFG)"
     r"-?(\d+)[-×](\d+)[-×](\d+)" + _TAIL, _end_suction),
    (r"(\d{2,4})S-?(\d+)([A-C]?)", _double_suction),
    (r"(\d{1,2})(SH|SAP|SA)-(\d{1,2})([A-C]?)", _double_suction_inch),
    (rf"(DG|DF|DY|DM|MD|D)-?{_NUMBER}-{_NUMBER}×(\d+)", _multistage),
    (rf"(ISGH|ISG|IRG|ISWR|ISW|IHG|YG|KQL|SLS|TP|DFG)-?(\d+)[-/]\d+{_TAIL}"
     r"(?:-\d+(?:\.\d+)?/[246]|/[246])?", _inline),
    (rf"(\d{{2,3}})(G?DLR?|LG)-?{_NUMBER}-{_NUMBER}×(\d+)", _vertical_multistage),
    (r"KQSN-?(\d{3})-[MN]?\d+/\d+.*", _by_series("KQSN", DOUBLE_SUCTION)),
    (r"SLOW-?(\d{3})-\d+.*", _by_series("SLOW", DOUBLE_SUCTION)),
    (r"NB-?(\d{2,3})-\d{2,3}(?:/\d+)?.*", _by_series("NB", END_SUCTION)),
    (rf"(\d{{2,3}})?(JYWQ|JPWQ|WQK|WQG|WQ|QW|QWP|QY|QX|QDX)-?{_NUMBER}-{_NUMBER}-{_NUMBER}",
     _sewage),
    (rf"()(WQ|QW)-?\d{{2,3}}-{_NUMBER}-{_NUMBER}-{_NUMBER}", _sewage),
    (rf"(\d{{3}})(QJR|QJ){_NUMBER}-{_NUMBER}(?:[-/]\d+(?:\.\d+)?)?", _well),
    (rf"([YGMWBF]{{0,2}}(\d{{1,2}})-(?:2×)?(\d{{2,3}}))(?:-(\d{{2}}))?(?:-?NO\.?{_NUMBER}([A-F]?)"
     rf"|-(\d{{1,2}}(?:\.\d)?)([A-F]))?", _fan),
    (rf"(B?T(?:30|35|40)|30K4|K40|K45|SD50|03)(?:-(\d{{2}}))?(?:-?NO\.?{_NUMBER}([A-F]?))?",
     _axial_fan),
    (r"(L\d{2,3})-\d+(?:\.\d+)?/0\.\d+|(D\d{2})×\d{2}-.*|[23]?L\d{2}W[CDL]{1,2}|RR[A-Z]-\d+[A-Z]*",
     _roots),
    (r"(2BE[AC1-3]?|2BV\d?|2BW\d?|SK|2SK|2X)-?\d{1,4}[A-Z]?", _vacuum),
    (rf"(LG[A-Z]{{0,3}}(?:\d{{2}}(?=-))?|OG[A-Z]{{1,2}}|[234]?V[FW]?|[23]W|W[FW]?|LW|VW|L\d?(?:\.\d)?|[2345]L|[2-4]?Z"
     rf"|DW|1WG|M[A-Z]?)-?{_NUMBER}/{_NUMBER}([A-Z]{{0,3}})", _compressor),
    (rf"(C?WNS|ZWNS|ZKW|CLHS|CLSG|CLSH|C?LDR|C?WDR)-?{_NUMBER}-\d{{2,3}}/\d{{2,3}}{_FUEL}",
     _hot_water),
    (rf"({_BOILERS})-?{_NUMBER}-{_NUMBER}(?:/(\d{{2,3}})(?:/(\d{{2,3}}))?)?{_FUEL}", _boiler),
    (r"(LSQ?W?RF)-?\d{2,5}[A-Z0-9/()-]*", _heat_pump),
    (rf"({_MAKERS_CHILLERS})-?[A-Z]?\d[A-Z0-9/()-]*", _chiller),
    (r"(LS(?:BL|BLG|LG|LX|QW|BLX|LXR|BW|W)[A-Z]{0,4})-?\d{2,5}[A-Z0-9/()]*", _chiller),
)  # fmt: skip
