"""Measured energy read from a file and held against a ledger's diagnosis, or against a study."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from catalog.files.measured import MeasuredFile, read_measured, read_meter
from core.ledger.measured import Found, compared, compared_with_plan
from core.vocabulary.problem import Problem
from gui.program.ledger.diagnosed import Diagnosed
from gui.program.program import Program


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredFound:
    """What was found of each meter, and the file as it was read."""

    found: tuple[Found, ...]
    file: MeasuredFile
    name: str


def of_ledger(
    path: Path, found: Diagnosed, replaced: Collection[str] = (), until: date | None = None
) -> MeasuredFound:
    """Each meter of the file against its asset. Raises Problem of `read_measured`."""
    by_id = {one.asset.id: one for one in found.found}
    file = read_measured(path, list(by_id))
    return MeasuredFound(
        found=tuple(
            compared(by_id[id_], readings, replaced=id_ in replaced, until=until)
            for id_, readings in file.readings.items()
        ),
        file=file,
        name=path.name,
    )


def of_study(path: Path, study: Path, until: date | None = None) -> MeasuredFound:
    """The one meter of the file against the leading candidate of a study.

    Raises Problem of `read_meter`, of the study, and `measured_nothing_fits`.
    """
    file = read_meter(path)
    selection = Program().select_file(study)
    leading = selection.leading
    if leading is None:
        raise Problem("measured_nothing_fits", str(study))
    monthly = [wh / 1e3 for wh in leading.monthly_energy_wh]
    band = leading.outcome.energy_band or 0.0
    (readings,) = file.readings.values()
    found = compared_with_plan(readings, monthly, band, until)
    return MeasuredFound(found=(found,), file=file, name=path.name)
