"""A file of makers' tables: opened once, then read as often as the user corrects it.

    file = open_tables(path, family)
    preview = read_tables(file, catalog, Told())        what is understood, asked, wrong
    preview = read_tables(file, catalog, Told(corrections={"1.2": Correction(unit="°F")}))

Nothing is changed here; catalog.files.maker_tables.keeping brings the devices in.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import msgspec

from catalog.devices.own import name_as_id, own_id
from catalog.devices.store import Catalog
from catalog.files.bad_cells import Fault
from catalog.files.maker_tables.bare_units import guessed_parts, with_guessed_units
from catalog.files.maker_tables.headings import needs_unit
from catalog.files.maker_tables.meaning import Reader
from catalog.files.maker_tables.opening import TablesFile
from catalog.files.maker_tables.parts import (
    Correction,
    Meaning,
    Part,
    each_once,
    with_units_of_others,
)
from catalog.files.maker_tables.points import models_of
from catalog.files.maker_tables.titles import with_told
from core.machines.device import Device
from core.machines.maker_tables import MODEL, FittedModel, Remark, Role, TabledModel, Wanted
from core.machines.table import DeviceTable
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the user says of a file.

    corrections: of parts, by their keys; conditions: said for the whole file, SI, by role;
    values: of columns of the record; left_out: models not wanted; of_kind: whether what the
    points do not tell may be taken from machines of the kind.
    """

    corrections: Mapping[str, Correction] = field(default_factory=dict)
    conditions: Mapping[str, float] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    of_kind: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelPreview:
    """One model of the file: its points, the device they make, and what stands against it."""

    tabled: TabledModel
    fitted: FittedModel | None  # None: not tried, something must be said first
    record: Device | None
    faults: tuple[Fault, ...]
    wanted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TablesPreview:
    """What a file says and would bring in, and what keeps it from being brought in.

    values: of columns of the record, as the file tells them and the user says; untold: columns
    that must be said.
    """

    place: str
    family: DeviceTable
    meanings: tuple[Meaning, ...]
    models: tuple[ModelPreview, ...]
    values: Mapping[str, str]
    untold: tuple[str, ...]
    faults: tuple[Fault, ...]
    nameplates: bool = False

    @property
    def asked(self) -> tuple[Part, ...]:
        """Parts of which something must be said."""
        return tuple(part for one in self.meanings for part in one.parts if part.asked)

    @property
    def wanted(self) -> tuple[ModelPreview, ...]:
        """The models that are wanted."""
        return tuple(model for model in self.models if model.wanted)

    @property
    def obstacle(self) -> Problem | None:
        """What keeps the wanted models from being brought in; None: nothing does."""
        if self.asked:
            first = self.asked[0]
            return Problem(
                "makers_unclear",
                self.place,
                figure("count", len(self.asked)),
                figure("part", first.key),
                figure("text", first.text or first.where),
            )
        lacking = [one for one in self.wanted if one.fitted is not None and one.fitted.missing]
        if self.untold and len(lacking) < len(self.wanted):
            column = figure("column", self.untold[0], word="field")
            return Problem("makers_untold", self.place, column, figure("named", self.untold[0]))
        faults = len(self.faults) + sum(len(model.faults) for model in self.wanted)
        if faults:
            return Problem("devices_faulty", self.place, figure("count", faults))
        short = [one.tabled.model for one in self.wanted if one.record is None]
        if short:
            models = figure("models", ", ".join(short))
            code = "nameplates_refused" if self.nameplates else "makers_points_missing"
            return Problem(code, self.place, models)
        if not self.wanted:
            return Problem("makers_none_wanted", self.place)
        return None


def read_tables(file: TablesFile, catalog: Catalog, told: Told) -> TablesPreview:
    """What the file says, with what the user says of it; devices as far as they can be made.

    Raises Problem `makers_nothing` where no area holds a figure that is known.
    """
    reader = Reader(file.words, told.corrections)
    meanings = [reader.read(area, number) for number, area in enumerate(file.areas, 1)]
    meanings = [one for one in meanings if one.holds_figures]
    if not meanings:
        raise Problem("makers_nothing", str(file.path))
    if file.nameplates:
        meanings = [each_once(one, told.corrections) for one in meanings]
    whole = with_guessed_units(with_units_of_others(meanings), file.tables.bare)
    whole = with_told(whole, file.tables.told, supply="supply" in file.tables.offered)
    models, faults = models_of(
        whole, file.tables.roles, file.usual_models, told.conditions
    ) if not any(part.asked for one in whole for part in one.parts) else ((), ())  # fmt: skip
    models = tuple(one for model in models for one in file.tables.divided(model))
    values = {**_said(file, whole, models), **{k: v for k, v in told.values.items() if v}}
    untold = tuple(
        key for key in file.tables.asked
        if not values.get(key)
        and not (models and all(one.texts.get(key) or one.told.get(key) for one in models))
    )  # fmt: skip
    guesses = tuple(_guesses(guessed_parts(whole)))
    return TablesPreview(
        place=str(file.path),
        family=file.family,
        meanings=whole,
        models=tuple(
            _previews(
                file,
                catalog,
                models,
                values,
                told,
                guesses,
                untold=bool(untold),
                faulty=bool(faults),
            )
        ),
        values=values,
        untold=untold,
        faults=faults,
        nameplates=file.nameplates,
    )


def _said(
    file: TablesFile, meanings: Sequence[Meaning], models: Sequence[TabledModel]
) -> dict[str, str]:
    """Columns of the record that the texts of the file tell, where these tell one word only; what
    must be told, the names of models may tell."""
    texts = [file.path.stem, *dict.fromkeys(area.sheet for area in file.areas)]
    texts += [*file.notes, *(text for area in file.areas for _, text in area.above)]
    texts += [str(cell) for area in file.areas for row in area.headings for cell in row.cells
              if isinstance(cell, str)]  # fmt: skip
    texts += [part.text for one in meanings for part in one.parts]
    everything = "\n".join(dict.fromkeys(texts))
    found: dict[str, str] = {}
    for role, columns in file.tables.by_name.items():
        named = [p.text for one in meanings for p in one.parts if p.role and p.role.key == role]
        for column, words in columns.items():
            for word, pattern in words.items():
                if any(re.search(pattern, text, re.IGNORECASE) for text in named):
                    found.setdefault(column, word)
    alike = {one.told.get("supply", "") for one in meanings}
    if len(alike) == 1 and (mains := alike.pop()):
        found["supply"] = mains
    for column, words in file.tables.told.items():
        where = everything
        if column in file.tables.asked:
            where = "\n".join([everything, *(one.model for one in models)])
        elif len({one.told.get(column) for one in meanings}) > 1:
            continue  # the titles of some tables tell it, or tell another
        hits = [w for w, pattern in words.items() if re.search(pattern, where, re.IGNORECASE)]
        if len(hits) == 1:
            found[column] = hits[0]
    return found


def _guesses(parts: Sequence[Part]) -> Iterator[Remark]:
    """What is to be told where units were guessed: which, of which columns."""
    if parts:
        listed = ", ".join(f"{part.text or part.where} {part.scale.text}" for part in parts)
        yield Remark(code="units_guessed", figures=(figure("parts", listed),), doubtful=True)


def _previews(
    file: TablesFile,
    catalog: Catalog,
    models: Sequence[TabledModel],
    values: Mapping[str, str],
    told: Told,
    guesses: Sequence[Remark],
    *,
    untold: bool,
    faulty: bool,
) -> Iterator[ModelPreview]:
    taken = {device.id for device in catalog.devices(file.family.name)}
    for model in models:
        named = values.get(MODEL, "") if len(models) == 1 else ""
        called = replace(model, model=named or model.model)
        wanted = called.model not in told.left_out
        if untold or faulty:
            lacking = () if faulty else tuple(file.tables.lacking(called))
            short = FittedModel(record=None, missing=lacking) if lacking else None
            yield ModelPreview(tabled=called, fitted=short, record=None, faults=(), wanted=wanted)
            continue
        yield _made(file, called, values, told, taken, guesses, wanted=wanted)


def _made(
    file: TablesFile,
    model: TabledModel,
    values: Mapping[str, str],
    told: Told,
    taken: set[str],
    guesses: Sequence[Remark],
    *,
    wanted: bool,
) -> ModelPreview:
    """The device of a model's points, under a free id, with what cannot be true of it."""
    try:
        said = frozenset(key for key, value in told.values.items() if value)
        known = {**values, **model.told, **{key: values[key] for key in said}}
        wanting = Wanted(values=known, of_kind=told.of_kind, by_person=said)
        fitted = file.tables.fit(model, wanting)
        fitted = replace(fitted, assumed=(*guesses, *fitted.assumed))
    except Problem as problem:  # points_absurd: no surface goes through them
        fault = Fault(row=0, column=model.model, code=problem.code, figures=problem.figures)
        return ModelPreview(tabled=model, fitted=None, record=None, faults=(fault,), wanted=wanted)
    if fitted.record is None:
        return ModelPreview(tabled=model, fitted=fitted, record=None, faults=(), wanted=wanted)
    name = name_as_id(f"{fitted.record.maker}-{model.model}")
    record = msgspec.structs.replace(fitted.record, id=own_id(name))
    faults = [
        Fault(row=0, column=column, code=code, figures=figures)
        for column, code, figures in file.family.faults(record)
    ]
    if record.id in taken:
        named = figure("id", record.id)
        faults.append(Fault(row=0, column=file.family.key, code="id_taken", figures=(named,)))
    if not faults:
        flags = tuple(dict.fromkeys((*record.flags, *file.family.defects(record))))
        record = msgspec.structs.replace(record, flags=flags)
    if wanted:
        taken.add(record.id)
    return ModelPreview(
        tabled=model, fitted=fitted, record=record, faults=tuple(faults), wanted=wanted
    )


def asked_unit(part: Part) -> bool:
    """Whether the unit of a part is shown at all."""
    role: Role | None = part.role
    return role is not None and (needs_unit(role) or bool(part.scale.text))
