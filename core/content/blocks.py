"""What a report consists of: figures and message keys in blocks, no language, no layout.

A cell is a quantity of a kind, a message by key, words that are data (a name somebody
typed), or a finding. Only where the report is set are they turned into text, so one
content serves both languages and both systems of units.
"""

from collections.abc import Mapping
from datetime import date

import msgspec

from core.content.charts import CostEnergy, LoadDuration, MonthlyEnergy, PartLoadUse
from core.content.curves import Curves
from core.content.flows import Flows
from core.content.letterhead import Letterhead
from core.content.staging import Staging
from core.vocabulary.finding import Finding
from core.vocabulary.quantity import Kind

Chart = LoadDuration | PartLoadUse | CostEnergy | MonthlyEnergy | Curves | Flows | Staging


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of a kind; None is shown as a dash.

    in_full: of money, all its digits in a sentence too, as where it stands in a table.
    """

    value: float | None
    kind: Kind
    in_full: bool = False


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Text that is data: it is printed as it stands, in every language.

    With a `word` it is a name, shown by the message `<word>.<text>` where there is one.
    """

    text: str
    word: str = ""


class InLanguages(msgspec.Struct, frozen=True, kw_only=True):
    """A text that comes with its translations, by language code."""

    texts: Mapping[str, str]


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A finding as a sentence."""

    finding: Finding


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """A message by key; its `parts` are put in by name.

    `opening` begins it with a capital letter, where the language has them.
    """

    key: str
    parts: Mapping[str, "Cell"] = msgspec.field(default_factory=dict)
    opening: bool = False


Cell = Quantity | Words | InLanguages | Said | Message


class Between(msgspec.Struct, frozen=True, kw_only=True):
    """A range of a kind in a cell of a table; one figure where both ends are shown alike."""

    low: float
    high: float
    kind: Kind


class Stacked(msgspec.Struct, frozen=True, kw_only=True):
    """A cell of a table in two lines, the second one small."""

    first: Cell
    second: Cell | Between


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of a table with an asterisk, which the caption explains."""

    cell: Quantity


class Lines(msgspec.Struct, frozen=True, kw_only=True):
    """A cell of a table in several lines, of the same size."""

    cells: tuple[Cell, ...]


TableCell = Marked | Stacked | Lines | Between | Cell


class Property(msgspec.Struct, frozen=True, kw_only=True):
    """A titled value; `assumed` marks it, `note` says what it rests on."""

    title: Message
    value: Cell
    assumed: bool = False
    note: Cell | None = None


class Properties(msgspec.Struct, frozen=True, kw_only=True):
    """Titled values below each other; with `noted` a third column holds the notes.

    compact: title and value share the width, so that long values stand beside others; halved:
    compact, in two columns.
    """

    items: tuple[Property, ...]
    title: Message | None = None
    noted: bool = False
    compact: bool = False
    halved: bool = False


class Cards(msgspec.Struct, frozen=True, kw_only=True):
    """The few figures that matter, set large side by side."""

    items: tuple[Property, ...]


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A column of a table; `kind` puts the unit in the header and aligns figures right.

    `share` is the part of the free width a text column takes; 0 takes what it needs; `right`
    aligns figures of several kinds, which carry their units.
    """

    title: Message
    kind: Kind | None = None
    share: float = 0.0
    right: bool = False
    bar: bool = False  # a share drawn as a small bar beside its figure


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """Rows of cells; the header is repeated on every page.

    sheet: of the workbook it stands on as well, the message `report.sheet.<sheet>`; empty: none.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple["TableCell", ...], ...]
    title: Message | None = None
    caption: Message | None = None
    marked: frozenset[int] = frozenset()  # rows set off by the accent
    total: bool = False  # the last row is a sum
    whole: bool = True  # kept on one page; long lists are not
    sheet: str = ""
    formulas: bool = False  # what follows _ after a letter is set below the line, ^ above it


class Plot(msgspec.Struct, frozen=True, kw_only=True):
    """A chart with its title and a caption that says what to see."""

    title: Message
    chart: Chart
    caption: Message


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """Findings as strips, the weightiest first."""

    findings: tuple[Finding, ...]
    title: Message | None = None


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """Running text; one that leads stays on the page of what follows; small: a note."""

    text: Cell
    lead: bool = False
    small: bool = False


class Names(msgspec.Struct, frozen=True, kw_only=True):
    """Many short names in columns, after a sentence that holds for all of them."""

    names: tuple[Cell, ...]
    text: Cell | None = None


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """A heading within a section."""

    text: Cell
    figure: Cell | None = None  # a count at its right


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """Two groups of blocks side by side, or three."""

    left: tuple["Block", ...]
    middle: tuple["Block", ...] = ()
    right: tuple["Block", ...]


Block = Properties | Cards | Table | Plot | Findings | Paragraph | Names | Heading | Beside


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A titled part of the report."""

    title: Cell
    blocks: tuple[Block, ...]
    new_page: bool = False
    headline: bool = False  # its title is what the paper says, set large
    off_page_one: bool = False  # begins on a new page where it would stand on the first


class ReportContent(msgspec.Struct, frozen=True, kw_only=True):
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
    cover: bool = False  # a page of its own before the sections
    marks: tuple[Cell, ...] = ()  # at the right of every head, beside the day: number, revision
    signatures: tuple[Property, ...] = ()  # who signs as what; room for a hand and a stamp
    letterhead: Letterhead = Letterhead()
    pages_most: int = 0  # it is set closer where it would take more; 0: as many as it takes


def say(key: str, **parts: Cell | str) -> Message:
    """A short way to write a Message; a plain string is data."""
    cells = {k: Words(text=p) if isinstance(p, str) else p for k, p in parts.items()}
    return Message(key=key, parts=cells)


def plot(key: str, chart: Chart, caption: Message | None = None) -> Plot:
    """A chart titled by the message `key`; what else is not said of it says `<key>.caption`."""
    return Plot(title=say(key), chart=chart, caption=caption or say(f"{key}.caption"))


def explained(key: str) -> Property:
    """What the message `key` names, as a method or an assumption, and `<key>.text` explains."""
    return Property(title=say(key), value=say(f"{key}.text"))
