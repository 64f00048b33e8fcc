"""A table of devices to be judged, to fill in: the inputs of a product, and a row that is one."""

from core.standards.edition import Condition, Row
from core.standards.inputs import Input, InputKind, inputs_of
from core.standards.library import Standards
from core.standards.naming import Names
from core.standards.wording import Wording
from core.vocabulary.language import Language
from gui.program.templates.workbook import Cell, Template, TemplateColumn


def verdict_template(
    product: str, standards: Standards, names: Names, wording: Wording
) -> Template:
    """The columns of a product by their names in the reader's language, with units."""
    language = wording.language
    row = _example(product, standards)
    columns = [
        TemplateColumn(
            heading=language.text("template.column.product"),
            example=wording.name("product", product),
            about=language.text("template.about.product"), needed=True,
        ),
        TemplateColumn(
            heading=language.text("template.column.tag"), example="1",
            about=language.text("template.about.tag"),
        ),
    ]  # fmt: skip
    for one in inputs_of(standards, product):
        if one.kind in (InputKind.GRADE, InputKind.LIMIT):
            continue
        columns.append(
            TemplateColumn(
                heading=_heading(one, product, names, wording),
                example=_shown(one, row.get(one.name), names, wording),
                about=_about(one, wording),
                needed=one.name in row,
            )
        )
    title = language.text("template.verdict", product=wording.name("product", product))
    return Template(title=title, columns=columns, notes=(language.text("template.verdict.note"),))


def _heading(one: Input, product: str, names: Names, wording: Wording) -> str:
    """The name with its unit where the name is understood, else the key."""
    title = wording.input(one.name)
    found = names.input(product, title)
    if found is None or found.name != one.name:
        title = one.name
    return f"{title} ({one.unit})" if one.unit and one.unit not in ("1", "-") else title


def _shown(one: Input, value: Cell, names: Names, wording: Wording) -> Cell:
    if not isinstance(value, str):
        return value
    said = wording.name("class_word" if one.kind is InputKind.CLASS else "method", value)
    return said if names.word(one, said) == value else value


def _about(one: Input, wording: Wording) -> str:
    language: Language = wording.language
    parts = []
    if one.words:
        space = "class_word" if one.kind is InputKind.CLASS else "method"
        said = [wording.name(space, word) for word in one.words]
        shown = [f"{name} ({word})" if name != word else word
                 for name, word in zip(said, one.words, strict=True)]  # fmt: skip
        parts.append(language.text("template.words", words=", ".join(shown)))
    if one.assumed is not None:
        parts.append(language.text("template.assumed", value=str(one.assumed)))
    parts.append(f"[{one.name}]")
    return " ".join(parts)


def _example(product: str, standards: Standards) -> dict[str, Cell]:
    """A device that a row of the newest edition is for, with the figure of its best level."""
    for edition in sorted(standards.by_code.values(), key=lambda one: one.in_force, reverse=True):
        for row in edition.rows:
            found = _of_row(row, standards) if row.product == product else None
            if found is not None:
                return found
    return {}


def _of_row(row: Row, standards: Standards) -> dict[str, Cell] | None:
    limits = [limit for limit in row.limits.values() if isinstance(limit, (int, float))]
    metric = standards.metrics[row.metric]
    if not limits or row.gates or row.otherwise:
        return None
    found: dict[str, Cell] = {}
    for condition in row.when:
        value = _within(condition)
        if value is None or condition.unit is not None:
            return None
        found[condition.key] = value
    found[row.metric] = limits[0]
    if metric.methods:
        found[f"{row.metric}_method"] = metric.methods[0]
    return found


def _within(condition: Condition) -> Cell:
    """A value that fulfils a condition; None where it names none."""
    if condition.words:
        return condition.words[0]
    if condition.equals is not None:
        return condition.equals
    low = condition.from_ if condition.from_ is not None else condition.above
    high = condition.to if condition.to is not None else condition.below
    if low is not None and high is not None:
        return (low + high) / 2.0
    if low is not None:
        return low * 1.2 if low > 0.0 else low + 1.0
    return None if high is None else high * 0.8
