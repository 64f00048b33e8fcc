"""What a report consists of: figures and message keys in blocks, no language, no layout.

A cell is a quantity of a kind, a message by key, words that are data (a name somebody
typed), or a finding. Only where the report is set are they turned into text, so one
content serves both languages and both systems of units.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from core.content.charts import CostEnergy, LoadDuration, MonthlyEnergy, PartLoadUse
from core.content.curves import Curves
from core.content.staging import Staging
from core.vocabulary.finding import Finding
from core.vocabulary.quantity import Kind

Chart = LoadDuration | PartLoadUse | CostEnergy | MonthlyEnergy | Curves | Staging


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure of a kind; None is shown as a dash."""

    value: float | None
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Text that is data: it is printed as it stands, in every language."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InLanguages:
    """A text that comes with its translations, by language code."""

    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A finding as a sentence."""

    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message by key; its `parts` are put in by name.

    `opening` begins it with a capital letter, where the language has them.
    """

    key: str
    parts: Mapping[str, "Cell"] = field(default_factory=dict)
    opening: bool = False


Cell = Quantity | Words | InLanguages | Said | Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Stacked:
    """A cell of a table in two lines, the second one small."""

    first: Cell
    second: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A figure of a table with an asterisk, which the caption explains."""

    cell: Quantity


TableCell = Marked | Stacked | Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A titled value; `assumed` marks it, `note` says what it rests on."""

    title: Message
    value: Cell
    assumed: bool = False
    note: Cell | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """Titled values below each other; with `noted` a third column holds the notes."""

    items: tuple[Property, ...]
    title: Message | None = None
    noted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """The few figures that matter, set large side by side."""

    items: tuple[Property, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table; `kind` puts the unit in the header and aligns figures right.

    `share` is the part of the free width a text column takes; 0 takes what it needs.
    """

    title: Message
    kind: Kind | None = None
    share: float = 0.0
    bar: bool = False  # a share drawn as a small bar beside its figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells; the header is repeated on every page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple["TableCell", ...], ...]
    title: Message | None = None
    caption: Message | None = None
    marked: frozenset[int] = frozenset()  # rows set off by the accent
    total: bool = False  # the last row is a sum
    whole: bool = True  # kept on one page; long lists are not


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """A chart with its title and a caption that says what to see."""

    title: Message
    chart: Chart
    caption: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Findings as strips, the weightiest first."""

    findings: tuple[Finding, ...]
    title: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text; one that leads stays on the page of what follows."""

    text: Cell
    lead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Many short names in columns, after a sentence that holds for all of them."""

    names: tuple[Cell, ...]
    text: Cell | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading within a section."""

    text: Cell
    figure: Cell | None = None  # a count at its right


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Two groups of blocks side by side."""

    left: tuple["Block", ...]
    right: tuple["Block", ...]


Block = Properties | Cards | Table | Plot | Findings | Paragraph | Names | Heading | Beside


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A titled part of the report."""

    title: Cell
    blocks: tuple[Block, ...]
    new_page: bool = False
    off_page_one: bool = False  # begins on a new page where it would stand on the first


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContent:
    """A whole report; `day` is the date it carries."""

    title: Message
    project: Words
    facts: tuple[Property, ...]  # the few lines under the title
    day: date
    author: str
    program_version: str
    catalog_version: str
    sections: tuple[Section, ...]
    subjects: tuple[str, ...] = ()  # what is spoken of, for Language.about
    logo: bytes = b""  # a PNG, JPEG or SVG for the first page; empty: none


def say(key: str, **parts: Cell | str) -> Message:
    """A short way to write a Message; a plain string is data."""
    cells = {k: Words(text=p) if isinstance(p, str) else p for k, p in parts.items()}
    return Message(key=key, parts=cells)
