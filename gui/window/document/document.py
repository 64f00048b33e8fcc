"""The document of the study window: one study."""

from pathlib import Path

import msgspec

from core.families.registry import decode
from core.study.study import SCHEMA, Study, at_station, encode
from core.vocabulary.field import value_of
from gui.program import study_file
from gui.program.program import read_study
from gui.program.suffixes import STUDY
from gui.window.document.any_document import AnyDocument, Form
from gui.window.document.kept_folders import STUDIES_KEPT


def _same(one: Study, other: Study) -> bool:
    """Whichever release wrote them."""
    return msgspec.structs.replace(one, app_version=other.app_version) == other


STUDIES: Form[Study] = Form(
    suffix=STUDY,
    kinds="files.studies",
    unnamed="files.unnamed",
    recovery=STUDIES_KEPT,
    schema=SCHEMA,
    read=read_study,
    save=study_file.save,
    encode=encode,
    decode=decode,
    moved=study_file.moved,
    name=lambda study: study.project.name,
    same=_same,
)


class Document(AnyDocument[Study]):
    """The study being worked on."""

    form = STUDIES

    @property
    def study(self) -> Study:
        """The study as it stands."""
        return self.content

    @property
    def files(self) -> tuple[Path, ...]:
        """The study's own file and those it rests on: nothing else is written over them."""
        own = (self._path,) if self._path else ()
        return (*own, *study_file.files_of(self.study, self.folder))

    def edit(self, section: str, key: str, value: object) -> None:
        """Set one value; what was assumed is now given. Edits of one value merge."""
        study = self.study
        if (section, key) == ("site", "station"):
            self.swap(at_station(study, str(value)), "site.station")
            return
        changed = msgspec.structs.replace(value_of(study, section), **{key: value})
        assumed = tuple(name for name in study.assumed if name != f"{section}.{key}")
        new = msgspec.structs.replace(study, **{section: changed, "assumed": assumed})
        self.swap(new, f"{section}.{key}")
