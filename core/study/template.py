"""Studies a family makes itself, for whoever begins: a typical case of one process each."""

from collections.abc import Callable
from dataclasses import dataclass

from core.study.study import Study


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyTemplate:
    """One case; its title is the message `example.<key>`.

    make: its study at a station, in the form asked for, every value marked as assumed.
    """

    key: str
    make: Callable[[str, type[Study]], Study]
