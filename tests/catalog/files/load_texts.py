"""Texts of loads as people keep them, for the tests of the load files."""

from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pytest

from catalog.files.load import read_text
from core.load.kinds import LoadFile
from core.load.series import LoadSeries
from core.vocabulary.problem import Problem

SPEC = LoadFile(path="load.csv")
KW = LoadFile(path="load.csv", unit="kW")
START = datetime(2023, 1, 1)
HOURS = [START + timedelta(hours=h) for h in range(8760)]
LOAD = [round(100 + 50 * np.sin(h / 100) + (h % 24), 2) for h in range(8760)]
TON_W = 12_000 * 0.2930710701722222  # ton of refrigeration: 12,000 Btu(IT)/h


def column(header: str, cells: list[Any]) -> str:
    return "\n".join([header, *map(str, cells)])


def stamped(form: str, load_header: str = "load kW", separator: str = ",") -> str:
    rows = [f"{t.strftime(form)}{separator}{x}" for t, x in zip(HOURS, LOAD, strict=True)]
    return "\n".join([f"time{separator}{load_header}", *rows])


def refused(text: str, spec: LoadFile = SPEC, **more: Any) -> Problem:
    with pytest.raises(Problem) as caught:
        read_text(text, spec, **more)
    return caught.value


def codes(series: LoadSeries) -> list[str]:
    return [f.code for f in series.findings]


def rows(header: str, *cells: str) -> str:
    return column(header, [",".join([str(h), *cells]) for h in range(8760)])
