"""Findings: what the way of a selection has to say about a device, as values.

Range, feasibility and matching outcomes are findings, never exceptions or prose: a code,
the figures it rests on and its source. Words are made of it only where it is shown, from
the message `finding.<code>` of the reader's language.
"""

from enum import StrEnum

import msgspec

from core.vocabulary.quantity import Kind


class Severity(StrEnum):
    """How much a finding weighs."""

    INFO = "info"
    ASSUMED = "assumed"  # the figure rests on an assumption the user can replace
    WARNING = "warning"
    EXCLUDES = "excludes"  # the device leaves the way here


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A named figure of a message; without a kind it is shown as it stands.

    With a `word` the value is the rest of a message key, `<word>.<value>`: it is shown by its
    name where there is one.
    """

    name: str
    value: float | int | str
    kind: Kind | None = None
    word: str = ""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One outcome: `code` names the message, `source` the clause or file it rests on.

    more: further findings of the same cause, said in the same breath (finding_subjects.by_cause);
    of: the machine it is about, where there are several.
    """

    code: str
    severity: Severity
    figures: tuple[Figure, ...] = ()
    source: str = ""
    more: tuple["Finding", ...] = ()
    of: str = ""

    @property
    def every(self) -> tuple["Finding", ...]:
        """Itself and what is said with it."""
        return (self, *self.more)


def figure(
    name: str, value: float | int | str, kind: Kind | None = None, *, word: str = ""
) -> Figure:
    """A short way to write a Figure."""
    return Figure(name=name, value=value, kind=kind, word=word)


def finding(code: str, severity: Severity, *figures: Figure, source: str = "") -> Finding:
    """A short way to write a Finding."""
    return Finding(code=code, severity=severity, figures=figures, source=source)
