"""What a model on a nameplate says: kind, series, size. What it does not carry stays empty.

    read("Y2－315m－4")   Y2, frame 315, length M, 4 poles; 132 kW by the frame table

Series words match whole, the longest first: YE3 is no Y, S11 no S. A power that follows from the
frame table, and a class that follows from the series, are guesses and named as such. A cell often
holds more than the model (`Y2-315L1-4 160kW`): the model is then the part of it that is one whole,
and the rest is handed on.
"""

import re
import unicodedata

import msgspec

from core.keeping.keeping import keep_latest
from core.ledger import nameplate_motors, nameplate_others
from core.ledger.plate import Fact, Nameplate

__all__ = ["Fact", "Nameplate", "normalised", "read"]
_DASHES = str.maketrans(dict.fromkeys("－—–‐‑−_", "-"))
# Capitals of other alphabets that look like ours, as they come with a text read by a machine.
_ALIKE = str.maketrans("АВЕЅІЈКМНОРСТУҮХΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABESIJKMHOPCTYYXABEZHIKMNOPTYX")
_MIDDLE_DOTS = str.maketrans(dict.fromkeys("•・", "·"))
_FIGURE_APART = re.compile(r"(?<=[A-Z0-9])\s+(?=\d)")  # YE3 132S1-2, LG 22/8
_OLD_ZERO = re.compile(r"^(B?J[A-Z]{0,2})0(?=[23]?-?\d\d-)")  # J02-51-4 is JO2-51-4
_FOIL_OR_NOT = re.compile(r"(?<=[A-Z])\(B\)(?=[A-Z]?\d)")  # SG(B)10, S(B)H15
_FAN_NUMBER = re.compile(r"-?N[O0][.:]?(?=\d)")  # №6C, No6C, N06C
_LABEL = re.compile(r"^(?:规格型号|型号规格|型号|规格)[:：]?")
_BRACKETED = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]")
_PARTS = re.compile(
    r"[\s,，;；、]+|(?<=[\u4e00-\u9fff])(?=[A-Z0-9])|(?<=[A-Za-z0-9])/(?=\d+(?:\.\d+)?\s*[kK][wW])"
)
_PARTS_MOST = 12
_SUFFIX = re.compile(r"[A-Z]{1,2}\d?")
_SUFFIX_BRACKETED = re.compile(r"[(（]([A-Z]{1,2})[)）]")  # Y2-315M-4(TH)
_PATTERNS = tuple(
    (re.compile(form), reader)
    for form, reader in (*nameplate_motors.FORMS, *nameplate_others.FORMS)
)


def normalised(model: str) -> str:
    """Upper case, half width, Latin, one kind of dash and of ×, no blanks."""
    text = unicodedata.normalize("NFKC", model).translate(_DASHES).upper().translate(_ALIKE).strip()
    text = _FIGURE_APART.sub("-", text.translate(_MIDDLE_DOTS))
    text = "".join(text.split())
    text = _FOIL_OR_NOT.sub("B", re.sub(r"(?<=\d)[X*](?=\d)", "×", text))
    return _FAN_NUMBER.sub("NO.", _OLD_ZERO.sub(r"\1O", text)) if "-" in text else text


@keep_latest(65536)
def read(model: str) -> Nameplate:
    """What a model says; family "" where no pattern knows it."""
    text = normalised(model)
    found = _whole(text)
    if found is not None:
        return found
    return _in_a_cell(model) or Nameplate(text=text)


def _whole(text: str) -> Nameplate | None:
    for pattern, reader in _PATTERNS:
        found = pattern.fullmatch(text)
        if found:
            plate = reader(found)
            if plate is not None:
                return msgspec.structs.replace(plate, text=text)
    return None


def _in_a_cell(model: str) -> Nameplate | None:
    """The model among other words of its cell: the first part that is one whole."""
    plain = _LABEL.sub("", unicodedata.normalize("NFKC", model).strip())
    bare = _BRACKETED.sub(" ", plain)
    parts = [part for part in _PARTS.split(bare) if part][:_PARTS_MOST]
    for at in range(len(parts)):
        for last in range(len(parts), at, -1):
            found = _whole(normalised(" ".join(parts[at:last])))
            if found is not None and (at == 0 or _is_sure(found)):
                return _with_rest(found, parts[:at] + parts[last:], plain)
    return None


def _is_sure(plate: Nameplate) -> bool:
    """Whether a model is one behind other words: 20-30 there is no fan."""
    return plate.family not in ("fan", "vacuum_pump") or "impeller_mm" in plate.facts


def _with_rest(plate: Nameplate, others: list[str], plain: str) -> Nameplate:
    """A letter that stands apart belongs to the model: Y2-315M-4 A is a suffix to be asked."""
    letters = [one for one in others if _SUFFIX.fullmatch(one.upper())]
    letters += _SUFFIX_BRACKETED.findall(plain.upper())
    suffix = plate.suffix or "".join(letters).upper()
    return msgspec.structs.replace(plate, suffix=suffix, rest=plain)
