"""How a load by hours is named: its figures, which a report puts into words of its language."""

import re

_LABEL = re.compile(r"(\d+) h/d · (\d+) d/wk · (\d+) wk/a")


def hours_label(hours_per_day: int, days_per_week: int, weeks_per_year: int) -> str:
    """The name: the same in every language."""
    return f"{hours_per_day} h/d · {days_per_week} d/wk · {weeks_per_year} wk/a"


def of_hours_label(label: str) -> tuple[str, str, str] | None:
    """Hours a day, days a week and weeks a year of such a name; None of another one."""
    found = _LABEL.fullmatch(label)
    return (found[1], found[2], found[3]) if found else None
