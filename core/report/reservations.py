"""What speaks against a candidate, in short: said wherever it is recommended."""

from collections.abc import Container
from itertools import islice

from core.machines.device import is_of_level
from core.selection.selection import Candidate
from core.vocabulary.finding import Finding, Severity
from core.vocabulary.finding_subjects import about

MOST = 3
_ESTIMATE = "estimate"
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


def with_what_it_is(candidate: Candidate, said: Container[str] = ()) -> tuple[Finding, ...]:
    """The reservations, and of a class that it is no machine and what its figures are.

    Without it, three warnings would leave no word of why classes of several grades use the same.
    """
    grave = reservations(candidate, said)
    if not is_of_level(candidate.record):
        return grave
    left = (one for one in candidate.findings if about(one).cause == _ESTIMATE)
    return (*grave, *islice((one for one in left if one not in grave), 1))
