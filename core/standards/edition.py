"""The form of an edition: one table of grades, tiers or classes, as a JSON file.

    {"format": 1, "code": "GB 19577-2024", "scale": "grade", "levels": ["1", "2", "3"], …,
     "keys": {"condenser": {"words": ["water", "air"]}, "cooling_capacity": {"unit": "kW"}},
     "metrics": {"iplv": {"unit": "W/W", "better": "higher"}},
     "rows": [{"id": "T1-03", "product": "chiller", "metric": "iplv",
               "when": [{"key": "condenser", "in": ["water"]},
                        {"key": "cooling_capacity", "unit": "kW", "above": 528, "to": 1163}],
               "limits": {"1": 8.1, "2": 7.5, "3": 6.2},
               "gates": [{"metric": "cop_c", "limits": {"3": 5.4}}]}]}

Every field is described in resources/documentation/standards.md. The shipped editions lie in
core/standards/editions; a user's own have the same form. Nothing in a file is ever run: a
limit that must be computed names one of the methods of core.standards.formulas.
"""

from datetime import date
from enum import StrEnum
from typing import Literal

import msgspec


class Scale(StrEnum):
    """What the levels of an edition are."""

    GRADE = "grade"  # 能效等级, 1 is the best
    TIER = "tier"  # 先进水平, 节能水平, 准入水平
    CLASS = "class"  # IE5 … IE1
    MINIMUM = "minimum"  # one level: the minimum is met


class Confidence(StrEnum):
    """How sure it is that the figures are those of the official text."""

    OFFICIAL = "official"  # read in the official text
    SECONDARY = "secondary"  # somebody else's transcription
    UNVERIFIED = "unverified"  # recalled, or seen in one place without a source


class Better(StrEnum):
    """Which way a metric is better."""

    HIGHER = "higher"
    LOWER = "lower"
    BUNDLE = "bundle"  # several figures at once: only the grade as a whole can be given


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What all parts of the file have in common: an unknown field is refused."""


class Words(Form, frozen=True, kw_only=True):
    """A name or a remark in both languages."""

    zh: str
    en: str


class Key(Form, frozen=True, kw_only=True):
    """A key of the classification: a number with its unit, or one of some words."""

    unit: str | None = None
    words: tuple[str, ...] = ()
    assumed: str | float | None = None  # what is taken where nothing is given, and said so


class Metric(Form, frozen=True, kw_only=True):
    """A figure that a limit is set for."""

    unit: str
    better: Better
    methods: tuple[str, ...] = ()  # rating methods whose figures may be held against it
    method_text: str = ""  # what the standard calls the method it rests on
    method_confirmed: bool = True
    rated_at: Words | None = None  # the condition the figure holds for, told where it is asked for


class Condition(Form, frozen=True, kw_only=True):
    """What a device must be for a row to apply: a range, one value, or one of some words.

    `from` and `to` belong to the range, `above` and `below` do not. `or` is another key that
    may be given instead of this one.
    """

    key: str
    words: tuple[str, ...] = msgspec.field(default=(), name="in")
    equals: float | None = None
    unit: str | None = None  # of the bounds, where it is not the key's own
    from_: float | None = msgspec.field(default=None, name="from")
    above: float | None = None
    to: float | None = None
    below: float | None = None
    alternative: "Condition | None" = msgspec.field(default=None, name="or")


class GradeOf(Form, frozen=True, kw_only=True, tag="grade", tag_field="by"):
    """The limit of a grade of another edition, times a factor."""

    edition: str
    grade: str
    times: float = 1.0


class Formula(Form, frozen=True, kw_only=True, tag="formula", tag_field="by"):
    """A limit computed by a method of core.standards.formulas from the device's figures."""

    method: str
    coefficients: tuple[float, ...]


Limit = float | GradeOf | Formula


class Gate(Form, frozen=True, kw_only=True):
    """Another figure that must also be reached, for the levels named."""

    metric: str
    limits: dict[str, float]


class Adjustment(Form, frozen=True, kw_only=True):
    """A change of every limit of the row where a key lies in a range."""

    key: str
    from_: float = msgspec.field(name="from")
    add: float


class Row(Form, frozen=True, kw_only=True):
    """One row of a table.

    Rows of one `part` hold for one figure of a product, parts stand beside each other; rows
    of one `path` are one of several ways of which one suffices. An `otherwise` row applies
    where no other of its part and path does.
    """

    id: str
    product: str
    metric: str
    limits: dict[str, Limit]
    when: tuple[Condition, ...] = ()
    gates: tuple[Gate, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    part: str = ""
    path: str = ""
    otherwise: bool = False
    confidence: Confidence | None = None  # where it is not that of the edition
    doubts: tuple[str, ...] = ()
    place: str = ""  # table and line in the text, as printed


class NotCarried(Form, frozen=True, kw_only=True):
    """Devices the standard sets limits for in a table that the file does not have."""

    product: str
    when: tuple[Condition, ...]


class Edition(Form, frozen=True, kw_only=True):
    """One edition of a standard or a list."""

    format: Literal[1]
    code: str
    title: Words
    scale: Scale
    levels: tuple[str, ...]  # the best first
    access: str | None = None  # the level below which a product may not be sold
    jurisdiction: str = "CN"
    mandatory: bool = True
    in_force: date
    superseded: date | None = None  # the first day on which it no longer holds
    dates: Confidence = Confidence.OFFICIAL  # of the two dates
    replaces: tuple[str, ...] = ()
    source: str
    confidence: Confidence
    keys: dict[str, Key]
    metrics: dict[str, Metric]
    not_carried: tuple[NotCarried, ...] = ()
    begins: dict[str, date] = {}  # of editions whose grades are referred to, where it is later
    doubts: dict[str, Words] = {}
    names: dict[str, Words] = {}  # of products, keys, words, metrics the program does not know
    rows: tuple[Row, ...]

    def in_force_on(self, day: date) -> bool:
        """Whether the edition holds on that day."""
        return self.in_force <= day and (self.superseded is None or day < self.superseded)
