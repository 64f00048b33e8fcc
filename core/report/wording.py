"""The content of a report in the words of one language, as plain data for the template."""

import re

from core.content.blocks import (
    Beside,
    Between,
    Block,
    Cards,
    Cell,
    Column,
    Findings,
    Heading,
    InLanguages,
    Lines,
    Marked,
    Message,
    Names,
    Paragraph,
    Plot,
    Properties,
    Property,
    Quantity,
    ReportContent,
    Said,
    Section,
    Stacked,
    Table,
    TableCell,
    Words,
)
from core.content.letterhead import Letterhead
from core.vocabulary.finding import Severity
from core.vocabulary.language import Language, opened
from core.vocabulary.quantity import Kind, is_in_words

OPEN = "report.not_given"
_LONG_WORD = re.compile(r"[^\s\u2e80-\uffff]{22}(?=[^\s])")
PAGE_WIDTH = 178.0  # of the text, mm: A4 less its margins
GUTTER = 6.0  # between columns, mm
_HEADER_WIDTH = 64.0  # of the project's name in the header, in characters
_WIDE_FROM = "\u2e80"


def worded(content: ReportContent, language: Language) -> dict[str, object]:
    """Everything the template needs, as strings, numbers, lists and dictionaries."""
    language = language.about(content.subjects)
    project = content.project.text or language.text("report.unnamed")
    return {
        "language": language.code,
        "title": cell(content.title, language),
        "project": foldable(clean(project)),
        "running_title": shortened(clean(project), _HEADER_WIDTH),
        "author": clean(content.author),
        "date": [content.day.year, content.day.month, content.day.day],
        "day": language.date(content.day),
        "versions": _versions(content, language),
        "page": language.text("report.page", page="{page}", pages="{pages}"),
        "assumed": language.text("report.assumed"),
        "cover": content.cover,
        "marks": [cell(mark, language) for mark in content.marks],
        "signatures": _signatures(content, language),
        "letterhead": _letterhead(content.letterhead),
        "facts": [_property(fact, language) for fact in content.facts],
        "sections": [_section(section, language) for section in content.sections],
    }


def _versions(content: ReportContent, language: Language) -> str:
    """Of the program, and of the catalog where the report rests on it."""
    if not content.catalog_version:
        return f"LoadFit 荷配 {content.program_version}"
    return language.text(
        "report.versions", program=content.program_version, catalog=content.catalog_version
    )


def _signatures(content: ReportContent, language: Language) -> list[dict[str, str]]:
    return [
        {
            "role": cell(one.title, language),
            "name": cell(one.value, language),
            "date": language.text("report.signature.date"),
        }
        for one in content.signatures
    ]


def _letterhead(letterhead: Letterhead) -> dict[str, object]:
    return {
        "company": clean(letterhead.company),
        "address": clean(letterhead.address),
        "header": clean(letterhead.header),
        "footer": clean(letterhead.footer),
        "accent": letterhead.accent,
        "logo": list(letterhead.logo),  # typst makes bytes of it again
    }


def clean(text: str) -> str:
    """Text without control characters; line breaks and tabs become spaces."""
    kept = (c if c.isprintable() else " " if c.isspace() else "" for c in text)
    return " ".join("".join(kept).split())


def foldable(text: str) -> str:
    """Text whose longest words may be broken, so that none leaves its column."""
    return _LONG_WORD.sub("\\g<0>\u200b", text)


def shortened(text: str, width: float) -> str:
    """Text cut to about `width` Latin characters; a Chinese one counts for two."""
    used = 0.0
    for at, character in enumerate(text):
        used += 2.0 if character >= _WIDE_FROM else 1.0
        if used > width:
            return text[:at].rstrip() + "…"
    return text


def cell(what: Cell, language: Language) -> str:
    """A cell as text, figures with their unit."""
    match what:
        case Quantity():
            # No line ends between a figure and its unit.
            return quantity(what, language, with_unit=True).replace(" ", "\u00a0")
        case Words():
            key = f"{what.word}.{what.text}"
            return clean(
                language.text(key) if what.word and language.has(key) else language.cited(what.text)
            )
        case InLanguages():
            return clean(what.texts[language.code])
        case Said():
            return clean(language.finding(what.finding))
        case Message():
            parts = {name: _in_sentence(part, language) for name, part in what.parts.items()}
            text = language.text(what.key, **parts)
            return opened(text) if what.opening else text


def _in_sentence(what: Cell, language: Language) -> str:
    """A part of a message; a sum of money in three or four figures."""
    if isinstance(what, Quantity) and what.kind is Kind.MONEY and not what.in_full:
        if is_large(what, language):  # in hundredths, so that a sum and its parts add up
            return "\u00a0".join(large(what, language)).replace(" ", "\u00a0")
        if what.value is not None:
            return language.sum_said(what.value)
    return cell(what, language)


def is_large(what: Quantity, language: Language) -> bool:
    """Whether a sum is said in ten thousands or millions, where no table has it in full."""
    known = what.kind is Kind.MONEY and what.value is not None
    return known and abs(what.value or 0.0) >= language.large_money


def large(what: Quantity, language: Language) -> tuple[str, str]:
    """Such a sum and its unit."""
    return language.in_large_money(what.value or 0.0), language.large_money_unit


def quantity(what: Quantity, language: Language, *, with_unit: bool) -> str:
    """A figure."""
    if with_unit:
        return language.quantity(what.value, what.kind)
    return language.value(what.value, what.kind)


def _section(section: Section, language: Language) -> dict[str, object]:
    return {
        "title": cell(section.title, language),
        "new_page": section.new_page,
        "headline": section.headline,
        "off_page_one": section.off_page_one,
        "blocks": [block(b, language, PAGE_WIDTH) for b in section.blocks],
    }


def block(what: Block, language: Language, width: float) -> dict[str, object]:
    """A block as data; `width` is the room it has, mm."""
    match what:
        case Properties():
            return {
                "block": "properties",
                "title": _title(what.title, language),
                "noted": what.noted,
                "compact": what.compact,
                "halved": what.halved,
                "items": [_property(item, language) for item in what.items],
            }
        case Cards():
            return {
                "block": "cards",
                "items": [_property(i, language, short=True) for i in what.items],
            }
        case Table():
            return _table(what, language)
        case Plot():
            from core.report.drawing import drawn  # a table or a sentence needs no canvas

            return {
                "block": "plot",
                "title": cell(what.title, language),
                "caption": cell(what.caption, language),
                "drawing": drawn(what.chart, language, width),
            }
        case Findings():
            return _findings(what, language)
        case Paragraph():
            text = cell(what.text, language)
            return {"block": "paragraph", "text": text, "lead": what.lead, "small": what.small}
        case Names():
            return {
                "block": "names",
                "text": "" if what.text is None else cell(what.text, language),
                "names": [cell(name, language) for name in what.names],
            }
        case Heading():
            return {
                "block": "heading",
                "text": cell(what.text, language),
                "figure": "" if what.figure is None else cell(what.figure, language),
            }
        case Beside():
            columns = [what.left, *((what.middle,) if what.middle else ()), what.right]
            own = (PAGE_WIDTH - GUTTER * (len(columns) - 1)) / len(columns)
            return {
                "block": "beside",
                "columns": [[block(b, language, own) for b in column] for column in columns],
            }


def _title(title: Message | None, language: Language) -> str:
    return "" if title is None else cell(title, language)


def _property(item: Property, language: Language, *, short: bool = False) -> dict[str, object]:
    """A title and its value; short: large sums in few figures."""
    value, unit = foldable(cell(item.value, language)), ""
    what = item.value
    if (
        isinstance(what, Quantity)
        and what.value is not None
        and not is_in_words(what.value, what.kind)
    ):
        unit = language.unit(what.kind)
        value = quantity(what, language, with_unit=False)
        if short and is_large(what, language):
            value, unit = large(what, language)
    return {
        "title": cell(item.title, language),
        "value": value,
        "unit": unit,
        "figure": isinstance(item.value, Quantity),
        "open": isinstance(item.value, Message) and item.value.key == OPEN,
        "assumed": item.assumed,
        "note": "" if item.note is None else cell(item.note, language),
    }


def _table(table: Table, language: Language) -> dict[str, object]:
    return {
        "block": "table",
        "title": _title(table.title, language),
        "caption": _title(table.caption, language),
        "columns": [_column(column, language) for column in table.columns],
        "rows": [
            [_table_cell(c, column, language) for c, column in zip(row, table.columns, strict=True)]
            for row in table.rows
        ],
        "marked": sorted(table.marked),
        "total": table.total,
        "whole": table.whole,
        "formulas": table.formulas,
    }


def _column(column: Column, language: Language) -> dict[str, object]:
    return {
        "title": cell(column.title, language),
        "unit": "" if column.kind is None else language.unit(column.kind),
        "figure": column.kind is not None or column.right,
        "share": column.share,
        "bar": column.bar,
    }


def _table_cell(what: TableCell, column: Column, language: Language) -> dict[str, object]:
    """A cell of a table: the unit stands in the header, so the figure goes without."""
    if isinstance(what, Marked):
        return {**_table_cell(what.cell, column, language), "mark": "*"}
    if isinstance(what, Stacked):
        first = _table_cell(what.first, column, language)
        return {**first, "under": in_table(what.second, language)}
    if isinstance(what, Lines):
        return {"lines": [cell(one, language) for one in what.cells]}
    if isinstance(what, Between):
        return {"text": in_table(what, language)}
    if not isinstance(what, Quantity):
        return {"text": cell(what, language)}
    shown: dict[str, object] = {"text": quantity(what, language, with_unit=column.kind is None)}
    if column.bar and what.value is not None:
        shown["bar"] = min(max(what.value, 0.0), 1.0)
    return shown


def in_table(what: Cell | Between, language: Language) -> str:
    """A cell of a table; a range goes without its unit, as figures do."""
    if not isinstance(what, Between):
        return cell(what, language)
    low, high = (language.value(end, what.kind) for end in (what.low, what.high))
    return high if low == high else language.text("report.between", low=low, high=high)


def _findings(what: Findings, language: Language) -> dict[str, object]:
    return {
        "block": "findings",
        "title": _title(what.title, language),
        "items": [
            {
                "severity": finding.severity.value,
                "label": language.text(f"severity.{Severity(finding.severity).value}"),
                "text": clean(language.finding(finding)),
                "source": language.cited(finding.source),
            }
            for finding in what.findings
        ],
    }
