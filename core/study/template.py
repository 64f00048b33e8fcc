"""Studies a family makes itself, for whoever begins: a typical case of one process each."""

from collections.abc import Callable
from dataclasses import dataclass

from core.study.study import Study

ReadStudy = Callable[[bytes, str], Study]  # of a file, with the place that a Problem names


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyTemplate:
    """One case; its title is the message `example.<key>`.

    make: its study at a station, every value marked as assumed; read as any file is, by the reader
    that is handed in.
    """

    key: str
    make: Callable[[str, ReadStudy], Study]
