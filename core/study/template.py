"""Studies a family makes itself, for whoever begins: a typical case of one process each."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.resources import files

import msgspec

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


def cases(package: str, *keys: str) -> tuple[StudyTemplate, ...]:
    """The cases that a family's package has laid as studies in its folder `cases`."""
    return tuple(StudyTemplate(key=key, make=partial(_case, package, key)) for key in keys)


def _case(package: str, key: str, station: str, read: ReadStudy) -> Study:
    content = files(package).joinpath("cases", f"{key}.json").read_bytes()
    raw = msgspec.json.decode(content)
    raw["site"] = {"station": station}
    given = {
        f"{part}.{name}"
        for part, tag in (("duty", "family"), ("load", "kind"))
        for name in raw[part]
        if name != tag
    }
    study = read(msgspec.json.encode(raw), key)
    return msgspec.structs.replace(study, assumed=tuple(sorted({*study.assumed, *given})))
