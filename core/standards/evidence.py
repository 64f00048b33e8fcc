"""How sure the tables of the editions are: a mark beside an edition, and one note for them all.

What is secondary or not confirmed is said once, with the list of what it concerns; a line that a
customer reads carries the mark alone.
"""

from collections.abc import Iterable

from core.standards.edition import Confidence
from core.standards.verdict import Verdict
from core.vocabulary.finding import Finding

MARK = "‡"  # † stands behind figures beyond the limits of a machine
# Findings about our tables and methods, not about the device; the note stands for them.
CODES = frozenset(
    [
        "verdict_secondary", "verdict_unverified", "verdict_dates_unverified",
        "verdict_method_unconfirmed", "method_secondary",
    ]
)  # fmt: skip


def marked(verdict: Verdict) -> str:
    """The code of the verdict's edition, with the mark where its text was not at hand."""
    official = verdict.confidence is Confidence.OFFICIAL
    return verdict.edition if official else f"{verdict.edition} {MARK}"


def concerned(verdicts: Iterable[Verdict]) -> tuple[str, ...]:
    """Codes of the editions that carry the mark, each once."""
    unsure = (one.edition for one in verdicts if one.confidence is not Confidence.OFFICIAL)
    return tuple(dict.fromkeys(unsure))


def own(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that are about the device."""
    return tuple(one for one in findings if one.code not in CODES)
