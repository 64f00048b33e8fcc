"""What is to be done about an asset, in a word: the one that is seen first and filtered by."""

from enum import StrEnum

from core.ledger.diagnosis import BELOW_LIMIT, HIT, OTHER, TEN_YEARS, Diagnosis
from core.ledger.elimination import Listing
from core.ledger.grading import BELOW


class State(StrEnum):
    """From the most pressing to what stays."""

    HIT = "hit"  # the elimination list names it
    SUSPECT = "suspect"  # it would, but for a condition that is not known
    BELOW = "below"  # below the limit for new machines
    ENCOURAGED = "encouraged"  # a list encourages its renewal, whatever its grade is
    TEN = "ten"  # ten years or more, and grade 3
    OTHER = "other"  # another whose replacement pays back
    OPEN = "open"  # cannot be judged
    KEEP = "keep"


_OF_CLASS = {HIT: State.HIT, BELOW_LIMIT: State.BELOW, TEN_YEARS: State.TEN, OTHER: State.OTHER}


def state_of(one: Diagnosis) -> State:
    """A suspect is one whatever class its other figures give."""
    if one.plan_class == HIT:
        return State.HIT
    if one.listing.listing is Listing.SUSPECT:
        return State.SUSPECT
    if one.plan_class == BELOW_LIMIT and one.grade.grade != BELOW:
        return State.ENCOURAGED
    if isinstance(one.plan_class, int):
        return _OF_CLASS[one.plan_class]
    return State.OPEN if one.grade.unknown else State.KEEP
