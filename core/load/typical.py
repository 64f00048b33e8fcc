"""What is to be known of a load that is not this plant's, but the one its kind begins with."""

from collections.abc import Iterator

from core.load.kind import LoadKind
from core.vocabulary.finding import Finding, Severity, finding


def typical_course(load: LoadKind) -> Iterator[Finding]:
    """That it is assumed, wholly or in part."""
    whole = len(load.typical_courses) == len(load.courses)
    if load.typical_courses:
        yield finding("course_typical" if whole else "course_typical_in_part", Severity.ASSUMED)
