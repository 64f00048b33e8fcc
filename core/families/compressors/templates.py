"""Cases to begin with, every value of which is marked."""

from core.study.template import StudyTemplate, cases


def study_templates() -> tuple[StudyTemplate, ...]:
    """As laid in the folder `cases`."""
    return cases("core.families.compressors", "hydrogen-compression")
