"""What speaks against a candidate, in short: said wherever it is recommended."""

from collections.abc import Container

from core.selection.selection import Candidate
from core.vocabulary.finding import Finding, Severity

MOST = 3
_WEIGHT = (Severity.EXCLUDES, Severity.WARNING, Severity.ASSUMED)


def reservations(candidate: Candidate, said: Container[str] = ()) -> tuple[Finding, ...]:
    """The gravest findings, at most three: warnings, then what rests on assumptions.

    `said`: codes that stand already in what is read before.

    Within a severity the order is that of the findings, in which a family puts the weightiest
    first.
    """
    grave = [
        one
        for one in dict.fromkeys(candidate.findings)
        if one.severity in _WEIGHT and one.code not in said
    ]
    return tuple(sorted(grave, key=lambda one: _WEIGHT.index(one.severity))[:MOST])
