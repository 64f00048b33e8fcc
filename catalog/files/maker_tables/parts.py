"""Parts of an area: what has a meaning, as found or as the user says.

Parts are numbered `area.part` and are what a person sees, and corrects: conditions said for the
whole area, conditions across it, columns, and the figures of a cross table.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from catalog.files.maker_tables.areas import Area
from catalog.files.maker_tables.headings import PLAIN, Heading, Scale, Words, needs_unit, scale_of
from core.machines.maker_tables import Role
from core.vocabulary.by_definition import W_PER_TON
from core.vocabulary.quantity import Kind

UNUSED = "unused"
_BESIDE_RATING = (Kind.MASS, Kind.SOUND, Kind.CURRENT, Kind.LENGTH, Kind.PRESSURE, Kind.MONEY)
_IN_OPERATION = re.compile(r"(?i)运行|operating|额定|rated")
_ABOVE_ALL_SHARES = 2.0  # shares that reach higher are in per cent


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What the user says of a part: the key of a role or `unused`, and the unit."""

    role: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing that has a meaning.

    where: a column, or a row, as a spreadsheet names it; text: what is written there; role
    None: not used; asked: what must be said, "role", "unit" or "eer"; taken: the unit is that of
    the other figures of the file; guessed: it is the only one that the figures can have; value:
    in the unit of `scale`, where one is said for the whole area; model: the name, where it says
    one.
    """

    key: str
    where: str
    text: str
    role: Role | None = None
    scale: Scale = PLAIN
    asked: str = ""
    taken: bool = False
    guessed: bool = False
    value: float | None = None
    model: str = ""


Across = tuple[Part, tuple[float, ...]]  # of each column, nan where it has none


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """An area understood.

    fixed: what holds for all of it; columns: part of each column, None where it has none;
    across: values of conditions over the columns; by_row: part of each row that names its own
    figure; told: columns of the record that the titles of the area tell.
    """

    area: Area
    number: int
    fixed: tuple[Part, ...]
    columns: tuple[Part | None, ...]
    across: tuple[Across, ...] = ()
    by_row: Mapping[int, Part] = field(default_factory=dict)
    told: Mapping[str, str] = field(default_factory=dict)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every part once, in the order of their numbers."""
        listed = [*self.fixed, *(part for part, _ in self.across)]
        listed += [part for part in (*self.columns, *self.by_row.values()) if part]
        once = {part.key: part for part in listed}.values()
        return tuple(sorted(once, key=lambda part: int(part.key.partition(".")[2])))

    @property
    def holds_figures(self) -> bool:
        """Whether any of it is, or may be, a figure of a point."""
        return any(
            part.asked or (part.role and part.role.kind and not part.role.axis)
            for part in (*self.columns, *self.by_row.values())
            if part
        )

    def each(self, change: Mapping[str, Part]) -> "Meaning":
        """With other parts in the places of those of the same key."""

        def other(part: Part) -> Part:
            return change.get(part.key, part)

        return replace(
            self,
            fixed=tuple(map(other, self.fixed)),
            columns=tuple(part and other(part) for part in self.columns),
            across=tuple((other(part), values) for part, values in self.across),
            by_row={at: other(part) for at, part in self.by_row.items()},
        )


class PartMaker:
    """Makes the parts of one area: numbers them, asks for what is not known, corrects.

    alike: corrections by the text of the part: what is said of one part holds for those after it
    that read the same.
    """

    def __init__(
        self,
        words: Words,
        area: int,
        corrections: Mapping[str, Correction],
        alike: dict[str, Correction],
    ) -> None:
        self._words, self._area = words, area
        self._corrections, self._alike = corrections, alike
        self._made = 0

    def made(
        self, where: str, text: str, said: Heading, unit: str = "", values: Sequence[float] = ()
    ) -> Part:
        """The part that a heading says, with the unit beside its figures where it says none."""
        role, scale = said.role, said.scale
        if role is not None and scale is None and unit:
            scale = scale_of(unit, role)
        if role is not None and scale is None and role.kind in (Kind.SHARE, Kind.FINE_SHARE):
            highest = max((value for value in values if value == value), default=0.0)
            scale = scale_of("%" if highest > _ABOVE_ALL_SHARES else "pu", role)
        if role is None:
            asked = "" if said.unused else "role"
        elif scale is not None:
            asked = ""
        elif role.kind is Kind.COP and re.search(r"(?i)\beer\b", text):
            asked = "eer"
        else:
            asked = "unit" if needs_unit(role) else ""
        part = Part(
            key="", where=where, text=text, role=role, scale=scale or PLAIN, asked=asked,
            value=said.value,
        )  # fmt: skip
        return self.numbered(part)

    def numbered(self, part: Part) -> Part:
        """The part under its number, as the user says it is."""
        self._made += 1
        part = replace(part, key=f"{self._area}.{self._made}")
        told = self._corrections.get(part.key) or self._alike.get(part.text)
        if told is None:
            return part
        if part.text:
            self._alike[part.text] = told
        return self._corrected(part, told)

    def _corrected(self, part: Part, told: Correction) -> Part:
        if told.role == UNUSED:
            return replace(part, role=None, asked="", value=None, model="")
        named = [role for role in self._words.roles if role.key == told.role]
        role = named[0] if named else part.role
        if role is None:
            return part
        scale = scale_of(told.unit, role) if told.unit else None
        if scale is None:
            kept = scale_of(part.scale.text, role) if part.scale.text else None
            scale = kept or PLAIN
        asked = "unit" if needs_unit(role) and scale is PLAIN else ""
        return replace(part, role=role, scale=scale, asked=asked)


def each_once(meaning: Meaning, said: Collection[str]) -> Meaning:
    """Of what nameplates say twice beside their rating, as the mass to ship and that in operation,
    one column counts: that in operation, else the first. said: parts of which a person spoke.
    """
    by_role: dict[str, list[Part]] = {}
    for part in meaning.columns:
        if part is not None and part.role is not None and part.role.kind in _BESIDE_RATING:
            by_role.setdefault(part.role.key, []).append(part)
    change: dict[str, Part] = {}
    for parts in by_role.values():
        kept = next((one for one in parts if one.key in said), None)
        kept = kept or next((one for one in parts if _IN_OPERATION.search(one.text)), parts[0])
        change |= {one.key: replace(one, role=None) for one in parts if one.key != kept.key}
    return meaning.each(change)


def with_units_of_others(meanings: Sequence[Meaning]) -> tuple[Meaning, ...]:
    """Temperatures without a unit take that of the others, where these agree; EER without a unit
    is W/W, unless capacities are in tons, where makers mean Btu/(W·h) or W/W."""
    parts = {part.key: part for meaning in meanings for part in meaning.parts}
    temperatures = [
        part for part in parts.values() if part.role and part.role.kind is Kind.TEMPERATURE
    ]
    known = {round(part.scale.size, 9): part.scale for part in temperatures if not part.asked}
    tons = any(
        part.role and part.role.kind is Kind.COOLING_POWER and part.scale.size == W_PER_TON
        for part in parts.values()
    )
    change = {}
    for part in parts.values():
        if part.asked == "unit" and part in temperatures and len(known) == 1:
            (scale,) = known.values()
            change[part.key] = replace(part, scale=scale, asked="", taken=True)
        elif part.asked == "eer":
            change[part.key] = replace(part, asked="unit" if tons else "")
    return tuple(meaning.each(change) for meaning in meanings)
