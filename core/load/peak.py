"""A peak that was entered and a load from a file: either the file is scaled, or the peak follows.

The two never stand apart: a plant sized for one peak and run through the load of another would
be told hours it was never asked for, or spared those it was.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from core.load.kind import LoadKind
from core.vocabulary.field import declare
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_APART = 1e-4  # relative: less is rounding of what was typed
_MUCH = 0.02  # from here on what was scaled is a caution


class FilePeak(StrEnum):
    """What holds where the duty's peak is not the highest load of the file."""

    SCALED = "file_scaled_to_peak"
    KEPT = "file_kept"


class FromFile(LoadKind, frozen=True, kw_only=True):
    """A load from a file."""

    file_peak: Annotated[FilePeak, declare()] = FilePeak.SCALED


def scale_to_peak(load: FromFile, highest_w: float, peak_w: float | None) -> float:
    """The factor of a file's loads; 1 where nothing was entered or the file is kept."""
    if load.file_peak is FilePeak.KEPT or peak_w is None or highest_w <= 0.0:
        return 1.0
    return peak_w / highest_w


def design_peak_w(load: LoadKind, load_w: FloatArray, peak_w: float | None) -> float:
    """The peak that is designed for, W: the one entered, unless a kept file has another.

    load_w: the loads of the year, (steps,), scaled.
    """
    kept = isinstance(load, FromFile) and load.file_peak is FilePeak.KEPT
    return float(load_w.max()) if kept or peak_w is None else peak_w


def peak_findings(
    load: LoadKind, file_peak_w: float | None, peak_w: float | None, kind: Kind
) -> Iterator[Finding]:
    """Both figures where the file has another maximum than was entered; file_peak_w: its own."""
    if not isinstance(load, FromFile) or peak_w is None or not file_peak_w:
        return
    factor = peak_w / file_peak_w
    if abs(factor - 1.0) <= _APART:
        return
    figures = figure("file", file_peak_w, kind), figure("peak", peak_w, kind)
    if load.file_peak is FilePeak.KEPT:
        yield finding("peak_follows_file", Severity.WARNING, *figures)
        return
    severity = Severity.WARNING if abs(factor - 1.0) > _MUCH else Severity.INFO
    yield finding("file_scaled_to_peak", severity, *figures, figure("factor", factor, Kind.RATIO))
