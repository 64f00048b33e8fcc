"""What a study becomes when it takes the load that was read."""

from pathlib import Path

from core.load.kind import LoadKind
from core.load.kinds import LoadFile, LoadShape, LoadSynthesised
from core.load.peak import FilePeak
from core.study.study import Study
from gui.window.document.amend import amended, with_kind
from gui.window.load_editor.reading import Read, reading_of_copy
from gui.window.study.chosen_file import stored_path


def load_of(found: Read, path: Path, study_path: Path | None, before: LoadKind) -> LoadFile:
    """The load of a file, or of the copy of it at `path`, as it was read."""
    asked = found.asked
    is_copy = path != asked.path
    return LoadFile(
        path=stored_path(path, study_path),
        column=asked.column,
        unit=asked.unit,
        sheet=None if is_copy else asked.sheet,
        reading=reading_of_copy(asked.reading) if is_copy else asked.reading,
        file_peak=before.file_peak if isinstance(before, LoadFile) else FilePeak.SCALED,
    )


def with_load(before: Study, load: LoadFile | LoadShape) -> Study:
    """The study with another load."""
    study = with_kind(before, "load", load, ())
    if isinstance(load, LoadFile) and isinstance(before.load, LoadShape | LoadSynthesised):
        # A peak that scaled another load says nothing of this one, which has its own.
        study = amended(study, "duty.peak_w", None)
    return study
