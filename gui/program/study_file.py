"""Study files as the window opens and saves them.

A file of an older schema is lifted by the migrations of core.study.study when it is read, and
stays as it is until it is saved; then a copy of the old one is kept beside it as
`name.v1.json.bak`. Paths inside a study are relative to its file.
"""

import glob
import os
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import msgspec

from core.families.registry import decode, study_templates
from core.study import study as current
from core.study.study import Study, encode
from core.vocabulary.field import value_if_declared, value_of
from gui.program.gallery.gallery import blank_file
from gui.program.release import VERSION
from gui.program.saving import refuse_inputs, write

_PATHS_OF_LOADS = ("path", "flows_file")
_ANYWHERE = "54511"  # a process does not depend on the weather


def example(name: str) -> Study:
    """A bundled study to start from; see gui.command.example.examples()."""
    bundled = files("resources.examples") / f"{name}.json"
    if bundled.is_file():
        return decode(bundled.read_bytes(), name)
    return study_templates()[name].make(_ANYWHERE, decode)


def blank(key: str) -> Study:
    """A study of which only family, peak and place are given: every other value is assumed."""
    file = blank_file(key)
    return decode(file.read_bytes(), file.name)


def at_weather_file(study: Study, epw: Path) -> Study:
    """The study at the place of a weather file, in place of its station."""
    site = msgspec.structs.replace(study.site, station="", epw=str(epw))
    return msgspec.structs.replace(study, site=site)


def here() -> Path:
    """The working folder; the home where it has been deleted."""
    try:
        return Path.cwd()
    except OSError:
        return Path.home()


def is_bundled(path: Path) -> bool:
    """Whether a file is one of the bundled studies, which are never written to."""
    return path.resolve().parent == (Path(str(files("resources"))) / "examples").resolve()


def save(path: Path, study: Study) -> Path | None:
    """Write a study; returns the copy that was kept of an older schema, if any.

    Raises Problem `cannot_write`, `output_is_input`; whatever happens, the old file stays whole.
    """
    content = encode(msgspec.structs.replace(study, app_version=VERSION))
    files = files_of(study, path.parent)
    refuse_inputs(path, files)
    copy = _keep_older(path)
    write(path, content, files)
    return copy


def files_of(study: Study, folder: Path) -> tuple[Path, ...]:
    """The files a study rests on; its paths are relative to `folder`."""
    return tuple(folder / name for name in names_of(study))


def names_of(study: Study) -> tuple[str, ...]:
    """The files a study rests on, as it names them."""
    named = [
        study.site.epw,
        study.criteria.approved_list,
        *(value_if_declared(study.load, key) for key in _PATHS_OF_LOADS),
        *(value_of(study.duty, key) for key in study.duty.files),
    ]
    return tuple(name for name in named if name)


def remove_parts(path: Path) -> None:
    """Remove what a save that was cut short left beside a file nobody else is saving."""
    for part in path.parent.glob(f".{glob.escape(path.name)}.*.part"):
        part.unlink(missing_ok=True)


def _keep_older(path: Path) -> Path | None:
    """Copy a file of an older schema beside itself; a copy that is there is never replaced."""
    try:
        content = path.read_bytes()
        schema = msgspec.json.decode(content, type=_Head).schema
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None  # not there, or nothing of ours
    if schema >= current.SCHEMA:
        return None
    for copy in _names_of_copies(path, schema):
        if not copy.exists():
            write(copy, content)
            return copy
        if copy.read_bytes() == content:
            return copy
    raise AssertionError("names of copies do not end")


class _Head(msgspec.Struct):
    schema: int


def _names_of_copies(path: Path, schema: int) -> Iterator[Path]:
    yield path.with_name(f"{path.stem}.v{schema}{path.suffix}.bak")
    number = 2
    while True:
        yield path.with_name(f"{path.stem}.v{schema}.{number}{path.suffix}.bak")
        number += 1


def moved(old: Path, new: Path) -> Callable[[Study], Study]:
    """What keeps the paths inside a study pointing to the same files in another folder."""
    return lambda study: with_names(study, lambda name: _moved(name, old, new))


def with_names(study: Study, name_of: Callable[[str], str]) -> Study:
    """The study with other names for the files it rests on."""
    site, criteria = study.site, study.criteria
    if site.epw:
        site = msgspec.structs.replace(site, epw=name_of(site.epw))
    if criteria.approved_list:
        listed = name_of(criteria.approved_list)
        criteria = msgspec.structs.replace(criteria, approved_list=listed)
    paths = {key: path for key in _PATHS_OF_LOADS if (path := value_if_declared(study.load, key))}
    named = {key: name_of(name) for key, name in paths.items()}
    load = msgspec.structs.replace(study.load, **named)
    own = {key: name for key in study.duty.files if (name := value_of(study.duty, key))}
    duty = msgspec.structs.replace(study.duty, **{key: name_of(name) for key, name in own.items()})
    return msgspec.structs.replace(study, site=site, criteria=criteria, load=load, duty=duty)


def _moved(name: str, old: Path, new: Path) -> str:
    if Path(name).is_absolute():
        return name
    target = (old / name).resolve()
    try:
        return Path(os.path.relpath(target, new.resolve())).as_posix()
    except ValueError:  # on another drive
        return str(target)
