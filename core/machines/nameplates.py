"""Nameplates: what a catalogue or a nameplate says of a machine, and the machine made of it.

A nameplate has a few figures and no curves. A family that knows curves of kinds of machines
declares which figures may be said, how headings of tables call them, and how the curve of the
kind is fitted to exactly these. A file of nameplates is read as makers' tables are, each model
with one point (as_tables); a form asks for the same figures.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import msgspec
import numpy as np

from core.machines.bare_figures import BareFigures
from core.machines.device import is_own
from core.machines.maker_tables import (
    MODEL,
    MODEL_ROLE,
    FittedModel,
    MakerTables,
    Remark,
    Role,
    TabledModel,
    Wanted,
)
from core.vocabulary.field import Field, fields_of
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind
from core.vocabulary.quantity import unit as unit_of

_SEVERAL = 2
MACHINE_KIND = "machine_kind"  # a text that says of what kind a machine is, in words
# What any nameplate may say beside its figures: to be spread into the names of a family, before
# those that are less strict.
ORIGIN_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "price": (r"\bprice\b|\bpreis\b", r"价格|单价|报价|售价|造价"),
    "source_year": (r"\byears?\b", r"年份|年代|^年$|出厂年|生产年|样本年"),
    "maker": (
        r"\b(maker|manufacturer|brand)\b|hersteller", r"厂家|厂商|品牌|制造商|生产商|生产企业",
    ),
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Nameplates:
    """What a nameplate of a family may say, and what is made of it.

    figures: as declared fields, each of which may be left open; those that are columns of the
    record have their keys; names: how headings call each, as in Role and in its order;
    kind_names: of a column that says the kind in words; unused: names of figures that are known
    and passed over; told: columns that any text may tell, with regular expressions of each word;
    needed: what a file must tell, or the person for all of it; offered: what the person is asked
    for; groups: the fields of a form under their headings; marks: fields that no table of points
    has; shown: the column of the record that tells how good it is;
    apart: a figure by which one model is several devices, as the pressures of a compressor;
    shared: figures that a model says once for these; lower_of_two: as in Role; fit: the device of
    the figures; figures_of: those that a device was made of, None of any other; example: a
    nameplate to show how one is written; bare: figures that may come without units.
    """

    figures: type[msgspec.Struct]
    names: Mapping[str, tuple[str, ...]]
    kind_names: tuple[str, ...]
    unused: tuple[str, ...]
    told: Mapping[str, Mapping[str, str]]
    needed: tuple[str, ...]
    offered: tuple[str, ...]
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    marks: tuple[str, ...]
    shown: str
    lower_of_two: tuple[str, ...]
    fit: Callable[[Any], FittedModel]
    figures_of: Callable[[Any], Any | None]
    example: msgspec.Struct
    apart: str = ""
    shared: tuple[str, ...] = ()
    bare: BareFigures | None = None

    def as_tables(self) -> MakerTables:
        """Files of nameplates as tables with one point a model."""
        return MakerTables(
            roles=tuple(self._roles()),
            unused=self.unused,
            told=self.told,
            by_name={},
            asked=self.needed,
            offered=self.offered,
            fit=self._fitted,
            divided=self._divided,
            bare=self.bare,
        )

    def _roles(self) -> Iterator[Role]:
        yield MODEL_ROLE
        kinds = {one.key: one.kind for one in fields_of(self.figures)}
        for key, names in self.names.items():
            yield Role(
                key=key,
                kind=kinds[key],
                names=names,
                lower_of_two=key in self.lower_of_two,
                axis=key == self.apart,
            )
        yield Role(key=MACHINE_KIND, kind=None, names=self.kind_names)

    def _divided(self, model: TabledModel) -> Sequence[TabledModel]:
        """A device for each value of what sets devices of one model apart."""
        several = model.figures.get(self.apart, np.zeros(0))
        if len(several) < _SEVERAL or not np.isfinite(several).all():
            return (model,)
        kind = next(one.kind for one in fields_of(self.figures) if one.key == self.apart)
        unit, found = unit_of(kind or Kind.COUNT), []
        for at, value in enumerate(several):
            figures = {key: values[at : at + 1] for key, values in model.figures.items()}
            for key in self.shared:
                stated = model.figures.get(key, np.zeros(0))
                known = stated[np.isfinite(stated)]
                if known.size and not np.isfinite(figures[key]).all():
                    figures[key] = known[:1]
            name = f"{model.model} {value * unit.scale:g} {unit.symbol}"
            found.append(
                replace(model, model=name, figures=figures, places=model.places[at : at + 1])
            )
        return found

    def _fitted(self, model: TabledModel, wanted: Wanted) -> FittedModel:
        """The device of what a file says of a model."""
        said = {**wanted.values, **self._words(model)}
        said |= {key: wanted.values[key] for key in wanted.by_person if key in wanted.values}
        values: dict[str, Any] = {MODEL: model.model}
        outside: list[Remark] = []
        for one in fields_of(self.figures):
            if one.kind is None:
                if one.key != MODEL and (text := said.get(one.key)):
                    values[one.key] = one.type(text) if one.choices else text
                continue
            stated = model.figures.get(one.key, np.array([np.nan]))
            if np.isfinite(stated[0]):
                values[one.key] = round(stated[0]) if one.type is int else float(stated[0])
                outside += _outside(one, float(stated[0]))
        if outside:
            return FittedModel(record=None, missing=tuple(outside))
        return self.fit(self.figures(**values))

    def _words(self, model: TabledModel) -> dict[str, str]:
        """What the texts of a model tell, as they stand or by the words of choices."""
        choices = {one.key: one.choices for one in fields_of(self.figures)}
        found = {key: text for key, text in model.texts.items() if not choices.get(key)}
        found.pop(MACHINE_KIND, None)
        of_kind = " ".join(text for key, text in model.texts.items()
                           if choices.get(key) or key == MACHINE_KIND)  # fmt: skip
        for key, words in self.told.items():
            hits = [w for w, names in words.items() if re.search(names, of_kind, re.IGNORECASE)]
            text = model.texts.get(key, "").strip().lower()
            hits = [word for word in choices.get(key, ()) if word.lower() == text] or hits
            if hits:
                found[key] = hits[0]
        return found


def not_stated(plate: Any, keys: Iterable[str]) -> tuple[Remark, ...]:
    """Those of the figures without which there is no machine that the nameplate leaves open."""
    return _open("nameplate_missing", plate, keys)


def worth_asking(plate: Any, keys: Iterable[str]) -> tuple[Remark, ...]:
    """Those of the figures by which a machine is known better that the nameplate leaves open."""
    return _open("nameplate_ask", plate, keys)


def _open(code: str, plate: Any, keys: Iterable[str]) -> tuple[Remark, ...]:
    return tuple(
        Remark(code=code, figures=(figure("field", key, word="role"),))
        for key in keys
        if not getattr(plate, key)
    )


def says_all(record: Any, made: Any) -> bool:
    """Whether a nameplate of which `made` was made says all that a user's own record holds."""
    if made is None or not is_own(record.id):
        return False
    kept = {key: getattr(record, key) for key in ("id", "source", "evidence", "flags")}
    return bool(msgspec.structs.replace(made, **kept) == record)


def _outside(one: Field, value: float) -> Iterator[Remark]:
    """A figure that its field cannot hold."""
    if one.is_below(value) or one.is_above(value):
        named = figure("role", one.key, word="role"), figure("value", value, one.kind)
        yield Remark(code="nameplate_outside", figures=named)
