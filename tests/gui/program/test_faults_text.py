"""What a file of devices lacks, in words: 36 columns are one thing to correct, not 36."""

import pytest

from catalog.files.bad_cells import Fault, number_of
from core.families.registry import DEVICE_TABLES
from core.vocabulary.language import LANGUAGES
from gui.program.faults_text import told
from gui.program.reader import open_language

CHILLERS = DEVICE_TABLES["chillers"]
MISSING = ("compressor", "capacity_curve_coefficients_1", "capacity_curve_coefficients_2", "grade")
FAULTS = [
    Fault(row=1, column="colour", code="column_unknown"),
    *(Fault(row=1, column=name, code="column_missing") for name in MISSING),
    Fault(row=3, column="cop", code="value_missing"),
]


def test_missing_columns_are_one_line_by_what_they_are_of():
    lines = told(FAULTS, CHILLERS, open_language("en"))
    assert [(one.row, one.column) for one in lines] == [(1, "colour"), (1, ""), (3, "cop")]
    assert lines[1].reason.startswith(
        "4 required columns are missing: Compressor, Capacity curve (2 columns)"
    )
    assert number_of(FAULTS) == len(lines)


def test_a_single_one_is_named_in_its_column():
    lines = told(FAULTS[:2], CHILLERS, open_language("en"))
    assert (lines[1].column, lines[1].reason) == ("compressor", "this column is missing")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("family", DEVICE_TABLES)
def test_every_column_that_must_be_there_has_a_name(code, family):
    from catalog.devices.columns import columns_of

    words, table = open_language(code), DEVICE_TABLES[family]
    named = [one.name for one in columns_of(table.record) if one.required]
    faults = [Fault(row=1, column=name, code="column_missing") for name in named]
    (line,) = told(faults, table, words)
    assert not any(name in line.reason for name in named if "_" in name)
