"""A table of nameplates to fill in: what a family can be told of a machine, with an example."""

from catalog.files.maker_tables.headings import Scale, Words, scale_of, units_for
from core.families.registry import DEVICE_TABLES
from core.machines.maker_tables import Role
from core.machines.nameplates import MACHINE_KIND, Nameplates
from core.vocabulary.field import Field, fields_of
from core.vocabulary.finding import figure
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.program.templates.workbook import Cell, Template, TemplateColumn


def nameplate_template(family: str, language: Language) -> Template:
    """The figures of a family's nameplates by their titles, with units, as they are read back.

    Raises Problem `nameplates_none`.
    """
    declared = DEVICE_TABLES[family].nameplates
    if declared is None:
        raise Problem("nameplates_none", family, figure("family", family, word="family"))
    plates = declared()
    tables = plates.as_tables()
    words = Words(tables.roles, tables.unused)
    fields = {one.key: one for one in fields_of(plates.figures)}
    asked = plates.fit(plates.figures()).missing  # of a nameplate that says nothing
    needed = {str(one.value) for remark in asked for one in remark.figures} | {*plates.marks[:1]}
    columns = []
    for role in _in_order(plates, tables.roles):
        heading, scale = _heading(role, words, language)
        one = fields[role.key]
        columns.append(
            TemplateColumn(
                heading=heading,
                example=_shown(one, one.of(plates.example), scale, language),
                about=_about(one, language),
                needed=role.key in needed,
            )
        )
    name = language.text(f"family.{family}")
    return Template(
        title=language.text("template.nameplates", family=name),
        columns=columns,
        notes=(language.text("template.nameplates.note"),),
    )


def _in_order(plates: Nameplates, roles: tuple[Role, ...]) -> list[Role]:
    """As the form has them."""
    known = {role.key: role for role in roles if role.key != MACHINE_KIND}
    return [known[key] for _, keys in plates.groups for key in keys]


def _heading(role: Role, words: Words, language: Language) -> tuple[str, Scale | None]:
    """The title with the usual unit where it is understood so, else the key."""
    title = language.text(f"role.{role.key}")
    unit = next(iter(units_for(role)), "") if role.kind else ""
    for heading in ([f"{title} ({unit})"] if unit else []) + [title]:
        said = words.heading(heading)
        if said.role is not None and said.role.key == role.key:
            return heading, scale_of(unit, role) if heading != title else None
    return role.key, None


def _shown(one: Field, value: object, scale: Scale | None, language: Language) -> Cell:
    """A figure of the example in the unit of its heading, a choice by its name."""
    if value is None or value == "":
        return None
    if isinstance(value, float):
        return float(f"{(value - scale.offset) / scale.size:.8g}") if scale else value
    return language.text(f"choice.{value}") if one.choices else str(value)


def _about(one: Field, language: Language) -> str:
    """What the figure is, its words, and the key it is stored by."""
    key = f"help.{one.key}"
    parts = [language.text(key)] if language.has(key) else []
    if one.choices:
        said = ", ".join(language.text(f"choice.{word}") for word in one.choices)
        parts.append(language.text("template.words", words=said))
    return " ".join([*parts, f"[{one.key}]"])
