"""What the texts above an area, and the name of its sheet, tell of its machines.

A title as "螺杆式冷水机组（R134a，380V/3N~/50Hz，冷冻水7/12℃）" tells a kind, a refrigerant, the
mains and a condition. What a title says holds for its sheet until another one says otherwise, so
that machines of one block are not taken for those of the next.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from catalog.files.maker_tables.areas import Area
from catalog.files.maker_tables.headings import PLAIN, Heading, Words, scale_of
from catalog.files.maker_tables.parts import Meaning, Part, PartMaker
from core.machines.mains import Mains, read_mains
from core.machines.maker_tables import Role

# Where a text says several things: at its marks, its brackets' edges, and behind each value.
_MARKS = re.compile(r"[;；|\n（）]|,\s|，|、|\s{2,}|\s[-–—]\s")
_BEHIND = re.compile(r"(?<=\d[℃℉])|(?<=\d [℃℉])|(?<=\d°[CF])|(?<=\d °[CF])")
_UNIT_ONLY = re.compile(r"[°℃℉%％A-Za-z/³²·]{1,8}")
_FIRST = re.compile(r"([+-]?\d+(?:\.\d+)?)\s*(°\s?[CF]|[℃℉])\s*(\D{3,})$")
_PAIR = re.compile(
    r"^(.*?\S)\s*[:：=]?\s*(\d+(?:\.\d+)?)\s*(?:℃|°\s?[CF])?\s*[/~～–—-]\s*(\d+(?:\.\d+)?)\s*"
    r"(°\s?[CF]|[℃℉])$"
)
_OF_WATER = ("", "进出水温度", " in/out temperature", " leaving", " entering")
_POLES = re.compile(r"(?i)(?<![\d.])(\d{1,2})\s*(?:极|-?\s*poles?\b|-?polig)")
# A name of a model without the word: LSB-300, NK 65-160.
_CODE = re.compile(r"(?=.*\d)[A-Z]{1,6}[A-Z0-9]*(?:[ ./×x-]?[A-Z0-9]+)*")
_REFRIGERANT = re.compile(r"R-?\d{2,4}")
_TEMPERATURE = re.compile(r"\d\s*(?:°\s?[CF]|[℃℉])")
_PER_MINUTE = re.compile(r"1\s*/\s*min")
_FIGURE = re.compile(r"(?<![\w.,-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_UNIT_NOTE = re.compile(r"(?i)^\(?(?:units?|单位)\s*[:：]\s*(.+?)\)?$")
_MODEL_NAME = re.compile(r"\s*(?:no\.?|number)?\s*[:：=#]?\s*(\S.*)$", re.IGNORECASE)
_SUPPLY, _VOLTAGE, _FREQUENCY, _COUNT = "supply", "voltage_v", "frequency_hz", "poles"
_LEAST_OF_MAINS = 2  # of voltage, phases and frequency: else it is the voltage of something
Told = Mapping[str, Mapping[str, str]]  # of each column of the record its words, with patterns


@dataclass(frozen=True, slots=True, kw_only=True)
class Above:
    """A text above an area that names a condition or figure without saying its value."""

    row: int
    text: str
    said: Heading  # without a role: a note of units


class Titles:
    """Takes what stands above the areas of a sheet, one after the other.

    held: conditions and the model, by role, as said so far.
    """

    def __init__(self, words: Words, model: Role) -> None:
        self._words, self._model = words, model
        self.held: dict[str, Part] = {}
        self._looked_at = False  # whether the name of the sheet was

    def begin(self) -> None:
        """Another sheet: nothing is said yet."""
        self.held, self._looked_at = {}, False

    def take(self, area: Area) -> list[Above]:
        """Keep conditions and the model; what names something without a value is given back."""
        loose = []
        if _CODE.fullmatch(area.group) and not _REFRIGERANT.match(area.group):
            row = area.above[-1][0]
            self.held["model"] = Part(
                key="", where=str(row), text=area.group, role=self._model, model=area.group
            )
        for row, text in self._texts_above(area):
            if note := _UNIT_NOTE.match(text):
                loose.append(Above(row=row, text=note[1], said=Heading()))
                continue
            for segment in map(value_last, segments_of(text)):
                said = of_pair(segment, self._words) or self._words.heading(segment)
                held = {part.role.key: part for part in of_mains(segment, self._words, row)
                        if part.role is not None}  # fmt: skip
                self.held |= held
                if part_note := _UNIT_NOTE.match(segment):
                    loose.append(Above(row=row, text=part_note[1], said=Heading()))
                elif said.role is self._model and (name := self._model_said(segment)):
                    self.held["model"] = Part(
                        key="", where=str(row), text=segment, role=said.role, model=name
                    )
                elif held:
                    continue
                elif said.value is not None and self._is_of_two(segment, said):
                    # Two figures and one name: nobody can tell which is meant.
                    self.held.pop(said.role.key if said.role else "", None)
                    self._unread(row, segment)
                elif said.role is not None and said.role.kind and said.value is not None:
                    made = PartMaker(self._words, 0, {}, {}).made(
                        str(row), segment, said, values=[said.value]
                    )
                    self.held[said.role.key] = made
                elif said.role is not None:
                    loose.append(Above(row=row, text=segment, said=said))
                elif not said.unused:
                    self._unread(row, segment)
        return loose

    def _texts_above(self, area: Area) -> Iterator[tuple[int, str]]:
        """What stands above an area; above the first of a sheet also the sheet's name."""
        if not self._looked_at:
            self._looked_at = True
            yield from ((0, area.sheet),) if area.sheet else ()
        yield from area.above

    def _is_of_two(self, segment: str, said: Heading) -> bool:
        """Whether a text says two figures under one name: nobody can tell which is meant."""
        figures = _FIGURE.findall(_PER_MINUTE.sub("", segment))
        return len(figures) > 1 and of_pair(segment, self._words) != said

    def _unread(self, row: int, segment: str) -> None:
        """A temperature above an area that is not understood is shown as not used."""
        if names_temperature(segment):
            self.held[segment] = Part(key="", where=str(row), text=segment)

    def _model_said(self, text: str) -> str:
        for name in self._model.names:
            found = re.search(name.strip("^$"), text, re.IGNORECASE)
            rest = _MODEL_NAME.match(text[found.end() :]) if found else None
            if rest:
                return rest[1].strip()
        return ""


def segments_of(text: str) -> list[str]:
    """The things a text above an area says; brackets that hold a unit stay with their name."""
    whole = re.sub(r"（([^（）]*)）", _ascii_unit, text)
    parts = [part.strip() for part in _MARKS.split(whole)]
    split = ([part] if _FIRST.fullmatch(part) else _BEHIND.split(part) for part in parts)
    return [one.strip() for some in split for one in some if one.strip()]


def _ascii_unit(found: re.Match[str]) -> str:
    return f"({found[1]})" if _UNIT_ONLY.fullmatch(found[1].strip()) else found[0]


def value_last(text: str) -> str:
    """ "85 °F entering condenser" as "entering condenser 85 °F"; any other text as it is."""
    found = _FIRST.fullmatch(text)
    return f"{found[3].strip()} {found[1]} {found[2]}" if found else text


def names_temperature(text: str) -> bool:
    """Whether a text holds a temperature with its unit."""
    return _TEMPERATURE.search(text) is not None


def of_pair(text: str, words: Words) -> Heading | None:
    """A condition told as two temperatures, as 冷冻水7/12℃; None where it is none."""
    found = _PAIR.match(text)
    if found is None:
        return None
    pair = sorted((float(found[2]), float(found[3])))
    for more in _OF_WATER:
        role = words.heading(f"{found[1]}{more}").role
        if role is not None and role.lower_of_two:
            return Heading(role=role, scale=scale_of(found[4], role), value=pair[0])
    return None


def of_mains(text: str, words: Words, row: int) -> Iterator[Part]:
    """Voltage, frequency and poles that a text tells, where the family asks for them."""
    mains, roles = read_mains(text), {role.key: role for role in words.roles}
    poles = _POLES.findall(text)
    said = {
        _VOLTAGE: mains.voltage_v,
        _FREQUENCY: mains.frequency_hz,
        _COUNT: float(poles[0]) if len(set(poles)) == 1 else None,
    }
    for key, value in said.items():
        role = roles.get(key)
        if role is not None and role.kind is not None and value is not None:
            yield Part(key="", where=str(row), text=text, role=role, scale=PLAIN, value=value)


def with_told(meanings: Sequence[Meaning], columns: Told, *, supply: bool) -> tuple[Meaning, ...]:
    """Each area with what its titles tell; supply: whether records hold the mains as a text."""
    found: list[Meaning] = []
    told: dict[str, str] = {}
    sheet: str | None = None
    for meaning in meanings:
        texts = [text for _, text in meaning.area.above]
        if meaning.area.sheet != sheet:
            sheet, told = meaning.area.sheet, {}
            texts.insert(0, sheet)
        for text in texts:
            for column, words in columns.items():
                hits = [w for w, names in words.items() if re.search(names, text, re.IGNORECASE)]
                if len(hits) == 1:
                    told[column] = hits[0]
            if supply and (mains := _mains_text(text)):
                told[_SUPPLY] = mains
        found.append(replace(meaning, told=dict(told)))
    return tuple(found)


def _mains_text(text: str) -> str:
    """The part of a text that tells the mains; empty where it tells too little of them."""
    for segment in (*segments_of(text), text):
        mains = read_mains(segment)
        if mains.stated >= _LEAST_OF_MAINS:
            return _written(mains)
    return ""


def _written(mains: Mains) -> str:
    """The mains as a record keeps them: 380V-3PH-50HZ."""
    volts = None if mains.voltage_v is None else f"{mains.voltage_v:g}V"
    phases = None if mains.phases is None else f"{mains.phases}PH"
    hertz = None if mains.frequency_hz is None else f"{mains.frequency_hz:g}Hz"
    return "-".join(one for one in (volts, phases, hertz) if one)
