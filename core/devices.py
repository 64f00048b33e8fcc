"""What records of every family share: how well their figures are documented, and their names."""

from typing import Any

from core.chillers.record import Evidence

UNNAMED = "–"  # the maker of a device whose maker is not named, and of a class of machines


def is_estimate(record: Any) -> bool:
    """Whether its figures are a claim, a class of machines or an estimate (evidence D).

    Such a record stands beside documented ones: it puts none of them out, and none behind it.
    """
    return bool(record.evidence is Evidence.D)


def is_class(record: Any) -> bool:
    """Whether it is an estimate for machines of a kind: nobody makes it."""
    return is_estimate(record) and record.maker in ("", UNNAMED)
