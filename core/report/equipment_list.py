"""The equipment schedule as a list: a row for each kind of machine, a column for each figure.

For the workbook, a CSV file and the clipboard: figures are figures, the unit stands in the title.
"""

from core.content.blocks import Cell, Quantity
from core.content.requirement import Requirement
from core.report.equipment import Equipment, equipment_of, level_of, served_of, units_of_row
from core.report.sheet import Sheet, Value
from core.report.wording import cell
from core.selection.selection import Selection
from core.vocabulary.language import Language
from core.vocabulary.quantity import is_in_words, to_shown, unit


def equipment_list(selection: Selection, language: Language) -> Sheet | None:
    """Of what the report is about; None where there is nothing to list."""
    leading = selection.leading
    rows = () if leading is None else equipment_of(selection, leading)
    if leading is None or not rows:
        return None
    rows = (*rows, *served_of(selection, leading))
    columns = _columns(rows, language)
    words = ("tag_of", "list.name", "list.model")
    return Sheet(
        name="equipment",
        titles=[
            *(language.text(f"report.equipment.{one}") for one in words),
            *columns,
            language.text("report.schedule.count"),
            language.text("report.equipment.list.standby"),
            language.text("report.equipment.level"),
            language.text("report.equipment.list.remarks"),
        ],
        rows=[_row(row, columns, language) for row in rows],
        frozen="D2",
    )


def as_texts(sheet: Sheet, language: Language) -> list[list[str]]:
    """Titles and rows as texts; figures as programs read them, without unit and commas."""
    return [list(sheet.titles), *([_plain(one, language) for one in row] for row in sheet.rows)]


def _plain(what: Value, language: Language) -> str:
    if not isinstance(what, Quantity):
        return str(what)
    if what.value is None:
        return ""
    decimals = unit(what.kind, language.system).decimals
    return f"{to_shown(what.value, what.kind, language.system):.{decimals}f}"


def _columns(rows: tuple[Equipment, ...], language: Language) -> list[str]:
    """The titles of the figures that some row has, each once, in their order."""
    every = (_title(one, language) for row in rows for one in (*row.parameters, *row.own))
    return list(dict.fromkeys(every))


def _title(line: Requirement, language: Language) -> str:
    """The figure, the condition it holds for, its unit."""
    title = cell(line.title, language)
    if line.condition is not None:
        condition = cell(line.condition, language)
        title = language.text("report.equipment.list.at", title=title, condition=condition)
    symbol = language.unit(line.value.kind) if isinstance(line.value, Quantity) else ""
    return language.text("report.axis", title=title, unit=symbol) if symbol else title


def _row(row: Equipment, columns: list[str], language: Language) -> list[Value]:
    found = {
        _title(one, language): _value(one.value, language) for one in (*row.parameters, *row.own)
    }
    remark = language.text("report.equipment.list.class") if row.of_a_class else ""
    return [
        cell(row.tag, language),
        cell(row.name, language),
        cell(row.model, language),
        *(found.get(title, "") for title in columns),
        row.units,
        "" if row.standby is None else cell(units_of_row(row), language),
        cell(level_of(row), language),
        remark,
    ]


def _value(what: Cell, language: Language) -> Value:
    if isinstance(what, Quantity) and not is_in_words(what.value, what.kind):
        return what
    return cell(what, language)
