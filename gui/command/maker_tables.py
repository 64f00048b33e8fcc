"""`loadfit catalog import` of makers' performance tables: what is understood, then the devices.

loadfit catalog import tables.xlsx --preview
loadfit catalog import tables.xlsx --as 1.3=full_power_w:kW --set maker=York
"""

import argparse
import re
from collections.abc import Iterable
from math import isfinite

from catalog.devices.columns import BadCell, columns_of, parse
from catalog.devices.store import Catalog
from catalog.files.device_labels import Labels
from catalog.files.maker_tables.headings import needs_unit, scale_of
from catalog.files.maker_tables.keeping import bring_in_models
from catalog.files.maker_tables.opening import TablesFile, open_tables
from catalog.files.maker_tables.parts import UNUSED, Correction
from catalog.files.maker_tables.reading import TablesPreview, Told, read_tables
from core.machines.device import Device
from core.machines.maker_tables import Role
from core.machines.table import DeviceTable
from core.standards.naming import plain
from core.vocabulary.finding import figure
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.command.arguments import word_of
from gui.command.faults import print_faults
from gui.program.maker_tables_text import (
    PART_HEAD,
    area_title,
    brought_by,
    model_head,
    model_remarks,
    model_row,
    part_row,
    point_rows,
)
from gui.program.reader import every_language
from gui.program.templates.workbook import explanations
from gui.program.text_table import table

_QUANTITY = re.compile(r"\s*([+-]?\d+(?:\.\d+)?)\s*(.*?)\s*")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare what the user may say of a maker's table."""
    parser.add_argument("--preview", action="store_true", help="cli.catalog.import.preview.help")
    parser.add_argument("--points", action="store_true", help="cli.catalog.import.points.help")
    parser.add_argument(
        "--as", dest="corrections", action="append", default=[], metavar="PART=ROLE[:UNIT]",
        help="cli.catalog.import.as.help",
    )  # fmt: skip
    parser.add_argument(
        "--at", dest="conditions", action="append", default=[], metavar="ROLE=VALUE",
        help="cli.catalog.import.at.help",
    )  # fmt: skip
    parser.add_argument(
        "--set", dest="values", action="append", default=[], metavar="COLUMN=VALUE",
        help="cli.catalog.import.set.help",
    )  # fmt: skip
    parser.add_argument(
        "--without", action="append", default=[], metavar="MODEL",
        help="cli.catalog.import.without.help",
    )  # fmt: skip
    parser.add_argument(
        "--of-kind", action="store_true",
        help="cli.catalog.import.of_kind.help",
    )  # fmt: skip


def bring_in_tables(
    given: argparse.Namespace, family: DeviceTable, catalog: Catalog, language: Language
) -> tuple[Device, ...]:
    """Show what is understood of the tables; without `--preview` bring their devices in."""
    file = open_tables(given.file, family, explanations(every_language()))
    preview = read_tables(file, catalog, _told(given, file))
    _print(preview, language, points=given.points)
    if given.preview:
        if preview.obstacle is not None:
            print(language.problem(preview.obstacle))
        return ()
    return bring_in_models(preview, catalog, brought_by(), every_language())


def _told(given: argparse.Namespace, file: TablesFile) -> Told:
    """The options as values. Raises Problem `makers_option`."""
    corrections = {}
    for option in given.corrections:
        part, _, rest = option.partition("=")
        role, _, unit = rest.partition(":")
        named = role.strip()
        if named and named != UNUSED:
            named = _role(named, file.tables.roles, f"--as {option}").key
        corrections[part.strip()] = Correction(role=named, unit=unit.strip())
    conditions = {}
    for option in given.conditions:
        name, _, text = option.partition("=")
        role = _role(name.strip(), [r for r in file.tables.roles if r.axis], f"--at {option}")
        conditions[role.key] = _quantity(text, role, f"--at {option}")
    return Told(
        corrections=corrections,
        conditions=conditions,
        values=dict(_value(option, file) for option in given.values),
        left_out=frozenset(given.without),
        of_kind=given.of_kind,
    )


def _role(name: str, roles: Iterable[Role], place: str) -> Role:
    """A role by its key or its title in any language."""
    known = list(roles)
    for role in known:
        titles = [one.text(f"role.{role.key}") for one in every_language()]
        if name == role.key or plain(name) in map(plain, titles):
            return role
    listed = figure("known", ", ".join([*(role.key for role in known), UNUSED]))
    raise Problem("makers_option", place, figure("given", name), listed)


def _quantity(text: str, role: Role, place: str) -> float:
    found = _QUANTITY.fullmatch(text)
    scale = scale_of(found[2], role) if found and found[2] else None
    if found is None or (scale is None and (found[2] or needs_unit(role))):
        known = figure("known", "7 °C, 44 °F, 50 %")
        raise Problem("makers_option", place, figure("given", text), known)
    value = scale.si(float(found[1])) if scale else float(found[1])
    assert isfinite(value)  # noqa: S101  a finite number in a known unit
    return value


def _value(option: str, file: TablesFile) -> tuple[str, str]:
    """A column of the record and its value, the words of choices in any language."""
    name, _, text = option.partition("=")
    columns = {column.name: column for column in columns_of(file.family.record)}
    column = columns.get(name.strip())
    offered = (*file.tables.offered, "model")
    if column is None or column.name not in offered:
        known = figure("known", ", ".join(offered))
        raise Problem("makers_option", f"--set {option}", figure("given", name), known)
    if column.field.choices:
        return column.name, word_of(f"--set {name}", column.field.choices, "choice")(text.strip())
    try:
        parse(column, cell := Labels(file.family, every_language()).cell(column, text.strip()))
    except BadCell as bad:
        known = next((f for f in bad.figures if f.name == "choices"), figure("choices", "…"))
        raise Problem("makers_option", f"--set {option}", figure("given", text),
                      figure("known", str(known.value))) from bad  # fmt: skip
    return column.name, str(cell)


def _print(preview: TablesPreview, language: Language, *, points: bool) -> None:
    head = [language.text(f"makers.{key}") for key in PART_HEAD]
    for meaning in preview.meanings:
        print(area_title(meaning, language))
        rows = [part_row(part, meaning, language) for part in meaning.parts]
        print(table(head, rows, [False] * len(head)), end="\n\n")
    for key in preview.values:
        if language.has(f"field.{key}"):
            value = preview.values[key]
            shown = language.text(f"choice.{value}") if language.has(f"choice.{value}") else value
            print(f"{language.text(f'field.{key}')}: {shown}")
    if preview.models:
        print()
        shown_rows = [model_row(preview, model, language) for model in preview.models]
        titles = model_head(preview, language)
        print(table(titles, shown_rows, [False, True, True, True, True, False]), end="\n\n")
    for model in preview.models:
        for text in model_remarks(model, language):
            print(f"{model.tabled.model}: {text}")
        if points:
            names = [
                language.text(f"makers.{key}") for key in ("where", "figure", "residual_of_point")
            ]
            print(table(names, list(point_rows(model, language)), [False, False, True]))
    print_faults(preview.faults, preview.family, language)
