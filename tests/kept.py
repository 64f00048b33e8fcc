"""The program on the shipped catalog, for all tests that ask it something and change nothing.

One catalog, so that what is worked out of its machines is worked out once; and a study asked again
has the selection it had, which nobody can change.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from catalog.folders import cache_folder
from core.families.registry import family_of
from core.keeping.keeping import Latest, Same
from core.selection.selection import Selection
from core.study.study import Study
from gui.program.program import STEPS, Program
from gui.program.study_file import names_of

MOST = 24  # selections; each holds megabytes


class KeptProgram(Program):
    """Selects once for a study without files of its own, as long as the catalog is the same."""

    _found: Latest[tuple[object, ...], Selection] = Latest(MOST)

    def select(
        self,
        study: Study,
        folder: Path,
        today: date | None = None,
        *,
        preview: bool = False,
        begin: Callable[[str], None] = lambda _: None,
    ) -> Selection:
        """As the program itself; the steps of what is kept are told as well."""

        def work_out() -> Selection:
            return super(KeptProgram, self).select(study, folder, day, preview=preview, begin=begin)

        day = today or date.today()
        if names_of(study):  # which a test may write anew
            return work_out()
        family, of = family_of(study), self.catalog.devices
        devices = (of(family.key, study.criteria.gwp_report), *(of(name) for name in family.beside))
        same = tuple(Same(records) for records in devices)
        key = (Same(self), same, repr(study), folder, day, preview)
        if self._found.known(key) is not None:
            for step in STEPS:
                begin(step)
        # Another object each time: what is kept of a selection elsewhere stays with one test.
        return replace(self._found.of(key, work_out))


@cache
def program() -> Program:
    """The one of this session, opened when it is first asked; never with records of one test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOADFIT_DATA", str(cache_folder() / "nobodys"))
        made = KeptProgram()
        assert made.grader  # opened here as well
    return made
