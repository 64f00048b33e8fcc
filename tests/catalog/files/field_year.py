"""A year of load whose right value is known, and tables of it, for the tests of the reader."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pytest

from catalog.files.load import read_text
from core.load.kinds import LoadFile
from core.load.reading import LoadReading
from core.load.series import LoadSeries
from core.vocabulary.problem import Problem

START = datetime(2023, 1, 1)
TON_KW = 3.5168528420667  # 12,000 Btu(IT)/h
BTU_KW = 0.2930710701722222e-3


def year(per_hour: int = 1) -> np.ndarray:
    """Cooling load in kW: 120 at night, highest on summer afternoons."""
    hour = np.arange(8760 * per_hour) / per_hour
    season = np.clip(np.sin((hour / 24 - 100) / 365 * 2 * np.pi), 0.0, None)
    day = np.clip(np.sin((hour % 24 - 6) / 15 * np.pi), 0.0, None) * (hour % 24 <= 21)
    return np.round(120 + 780 * season * (0.35 + 0.65 * day), 1)


KW, HALVES, QUARTERS = year(), year(2), year(4)


def at(step: int, per_hour: int = 1, start: datetime = START) -> datetime:
    return start + timedelta(minutes=60 * step / per_hour)


def table(
    header: str, figures: Sequence[Any], per_hour: int = 1, form: str = "%Y-%m-%d %H:%M"
) -> str:
    lines = [f"{at(i, per_hour).strftime(form)},{x}" for i, x in enumerate(figures)]
    return "\n".join([header, *lines])


def read(
    text: str,
    column: str | None = None,
    unit: str | None = None,
    heat: bool = False,
    **reading: Any,
) -> LoadSeries:
    spec = LoadFile(path="", column=column, unit=unit, reading=LoadReading(**reading))
    return read_text(text, spec, heat=heat)


def refused(text: str, **more: Any) -> Problem:
    with pytest.raises(Problem) as caught:
        read(text, **more)
    return caught.value


def codes(series: LoadSeries) -> list[str]:
    return [one.code for one in series.findings]


def holds(series: LoadSeries, kw: np.ndarray, within: float = 0.01) -> bool:
    return series.load_w.size == kw.size and bool(
        np.abs(series.load_w / 1e3 - kw).max() <= within * kw.max()
    )
