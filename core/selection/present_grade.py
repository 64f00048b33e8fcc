"""The grade of what is there today, by its nameplate, as the editions of a day have it."""

from datetime import date

from core.machines.device import Device
from core.selection.family import Family
from core.standards.edition import Scale
from core.standards.library import Standards
from core.standards.paths import decided
from core.standards.verdict import Outcome
from core.vocabulary.finding import Finding, Severity, figure, finding

_JURISDICTION = "CN"


def grade_of_present(
    family: Family, standards: Standards, record: Device | None, day: date
) -> tuple[Finding, ...]:
    """The Chinese grade of a record, as a finding; nothing where none can be judged.

    record: of the family, or None where nothing is there today.
    """
    if record is None:
        return ()
    verdicts = family.grade(standards, (record,), day)[0]
    grades = [one for one in verdicts if one.jurisdiction == _JURISDICTION
              and one.scale is Scale.GRADE]  # fmt: skip
    for verdict in decided(grades):
        edition = figure("edition", verdict.edition)
        if verdict.outcome is Outcome.LEVEL:
            grade = figure("grade", verdict.level)
            return (finding("present_grade", Severity.INFO, grade, edition),)
        return (finding("present_below_grades", Severity.WARNING, edition),)
    return ()
