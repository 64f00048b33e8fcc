"""Processes to begin with: what usually is asked of heat, source and hours, none of it measured.

Each group of values is called typical (usual in the process, by common engineering knowledge,
no source cited) or assumed (an order of magnitude). A study made of one has every value marked
as assumed, until somebody enters his own.
"""

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from importlib.resources import files
from typing import Any

import msgspec

from core.families.industrial_heat.duty import IndustrialHeatDuty
from core.families.industrial_heat.load import LoadProcess
from core.keeping.keeping import keep_for_good
from core.study.sections import Site
from core.study.study import Study, encode
from core.study.template import ReadStudy, StudyTemplate
from core.vocabulary.field import fields_of

_W_PER_KW = 1000.0
_PA_PER_KPA = 1000.0
_IN_SI = {"peak_kw": ("peak_w", _W_PER_KW), "source_kw": ("source_w", _W_PER_KW),
          "steam_kpa": ("steam_pressure_pa", _PA_PER_KPA)}  # fmt: skip
_WORDS = ("sink_medium", "source_medium")


class Basis(StrEnum):
    """What a group of values rests on."""

    TYPICAL = "typical"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One process; its title is the message `example.<key>`."""

    key: str
    duty: IndustrialHeatDuty
    load: LoadProcess
    given: tuple[str, ...]  # paths of the values it gives
    sink: Basis
    source: Basis
    hours: Basis


@keep_for_good
def templates() -> tuple[Template, ...]:
    """All processes, in the order of their sectors."""
    text = files("core.families.industrial_heat").joinpath("templates.csv").read_text("utf-8")
    return tuple(_template(row) for row in csv.DictReader(text.splitlines()))


def template_study(key: str, station: str, read: ReadStudy) -> Study:
    """A study of a process at a station, every value marked as assumed."""
    template = next(each for each in templates() if each.key == key)
    bare = Study(site=Site(station=station), duty=template.duty, load=template.load)
    # Read as any file is, for the family's own defaults.
    raw = msgspec.json.decode(encode(bare))
    given = {k: raw[k] for k in ("format", "schema", "site", "duty", "load")}
    study = read(msgspec.json.encode(given), key)
    return msgspec.structs.replace(study, assumed=tuple(sorted({*study.assumed, *template.given})))


def study_templates() -> tuple[StudyTemplate, ...]:
    """The processes as studies to begin with."""
    return tuple(
        StudyTemplate(key=each.key, make=partial(template_study, each.key)) for each in templates()
    )


def _template(row: dict[str, str]) -> Template:
    values = dict(_value(key, text) for key, text in row.items() if text)
    duty = {k: v for k, v in values.items() if k in _keys(IndustrialHeatDuty)}
    load = {k: v for k, v in values.items() if k in _keys(LoadProcess)}
    return Template(
        key=row["key"],
        duty=msgspec.convert({"family": "industrial_heat", **duty}, IndustrialHeatDuty),
        load=msgspec.convert({"kind": "operation", **load}, LoadProcess),
        given=(*(f"duty.{key}" for key in duty), *(f"load.{key}" for key in load)),
        sink=Basis(row["sink_basis"]),
        source=Basis(row["source_basis"]),
        hours=Basis(row["hours_basis"]),
    )


def _keys(struct: type[msgspec.Struct]) -> set[str]:
    return {field.key for field in fields_of(struct)}


def _value(key: str, text: str) -> tuple[str, Any]:
    if key in _IN_SI:
        name, factor = _IN_SI[key]
        return name, float(text) * factor
    if key in _WORDS or not text[0].isdigit():
        return key, text
    return key, float(text) if "." in text or key not in _keys(LoadProcess) else int(text)
