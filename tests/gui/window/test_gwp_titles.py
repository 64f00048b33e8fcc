"""Where GWPs stand in a table, its head says by which report of the IPCC."""

from datetime import date
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest
from openpyxl import load_workbook

from core.families.registry import DEVICE_TABLES
from core.machines.refrigerant import GwpReport
from core.report.workbook import workbook
from core.selection.selection import Selection
from gui.program.reader import open_language
from gui.program.study_file import example
from gui.window.candidates.columns import columns_of
from gui.window.catalog_browser.columns import columns_of as catalog_columns
from tests.kept import program

WORDS = open_language("en")
NO_MARKS = SimpleNamespace(ids=lambda _: frozenset())


@pytest.fixture(scope="module")
def by_the_sixth() -> Selection:
    study = example("office-shanghai")
    criteria = msgspec.structs.replace(study.criteria, gwp_report=GwpReport.AR6)
    return program().select(msgspec.structs.replace(study, criteria=criteria), Path())


def test_a_table_of_candidates_says_the_studys_report(by_the_sixth: Selection) -> None:
    (column,) = [one for one in columns_of(by_the_sixth, WORDS) if one.key == "record.gwp"]
    assert (column.title, column.name) == ("GWP, IPCC AR6", "GWP, IPCC AR6")
    shown = {c.record.refrigerant: column.text(c) for c in by_the_sixth.candidates}
    assert shown["R-134a"] == "1,530"  # table 7.SM.7


def test_a_workbook_says_it_too(by_the_sixth: Selection) -> None:
    content = workbook(by_the_sixth, WORDS, date(2026, 11, 29))
    heads = next(load_workbook(BytesIO(content))["Ranking"].iter_rows(values_only=True))
    assert "GWP, IPCC AR6" in heads
    assert "GWP" not in heads


def test_the_catalog_is_by_the_fourth() -> None:
    columns = catalog_columns(DEVICE_TABLES["chillers"], WORDS, (), NO_MARKS)
    titles = {one.key: one.title for one in columns}
    assert titles["gwp"] == "GWP, IPCC AR4"
