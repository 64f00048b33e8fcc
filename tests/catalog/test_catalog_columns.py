"""A record, its row and its cells."""

import math
import sqlite3
from typing import Annotated

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from catalog.devices.columns import (
    BadCell,
    Column,
    columns_of,
    fault_of,
    parse,
    record_of,
    records_of,
    row_of,
)
from catalog.devices.schema import MIGRATIONS, sql_table, table_row
from core.families.chillers.record import (
    Chiller,
    Compressor,
    Flag,
    PartLoadCurve,
    TemperatureCurve,
    Unloading,
)
from core.families.chillers.table import CHILLERS
from core.machines.condenser import Condenser
from core.machines.device import Evidence
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind

numbers = st.floats(allow_nan=False, allow_infinity=False)
texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), min_size=1
).filter(lambda text: text == text.strip() and text != "")
temperature_curves = st.builds(
    TemperatureCurve,
    coefficients=st.tuples(*[numbers] * 6),
    leaving_min_c=numbers,
    leaving_max_c=numbers,
    condenser_min_c=numbers,
    condenser_max_c=numbers,
)
chillers = st.builds(
    Chiller,
    id=texts,
    maker=texts,
    model=texts,
    compressor=st.sampled_from(Compressor),
    condenser=st.sampled_from(Condenser),
    unloading=st.sampled_from(Unloading),
    refrigerant=st.one_of(st.just(""), texts),
    gwp=st.none() | numbers,
    capacity_w=st.none() | numbers,
    cop=numbers,
    leaving_chilled_c=numbers,
    entering_condenser_c=numbers,
    plr_min=numbers,
    unloading_min=numbers,
    plr_max=numbers,
    capacity_curve=temperature_curves,
    power_curve=temperature_curves,
    part_load_curve=st.builds(
        PartLoadCurve, coefficients=st.tuples(*[numbers] * 4), plr_min=numbers, plr_max=numbers
    ),
    source=texts,
    source_year=texts,
    evidence=st.sampled_from(Evidence),
    flags=st.lists(st.sampled_from(Flag), unique=True).map(tuple),
)


def _column(name: str, struct: type[msgspec.Struct] = Chiller) -> Column:
    return next(column for column in columns_of(struct) if column.name == name)


@settings(max_examples=40)
@given(chillers)
def test_a_record_survives_its_row(chiller: Chiller) -> None:
    assert records_of(Chiller, [tuple(row_of(chiller).values())]) == [chiller]


@settings(max_examples=40)
@given(chillers)
def test_a_record_survives_the_cells_of_a_file(chiller: Chiller) -> None:
    cells = {
        column.name: parse(column, "" if value is None else value)
        for column, value in zip(columns_of(Chiller), row_of(chiller).values(), strict=True)
    }
    stated = {name: value for name, value in cells.items() if value is not None}
    assert record_of(Chiller, stated) == chiller


@settings(max_examples=25)
@given(st.lists(chillers, max_size=3, unique_by=lambda chiller: chiller.id))
def test_a_record_survives_the_database(records: list[Chiller]) -> None:
    db = Database(memory=True)
    MIGRATIONS.apply(db)
    sql_table(db, "chillers").insert_all([table_row(CHILLERS, r) for r in records])
    names = [column.name for column in columns_of(Chiller)]
    rows = [tuple(row[name] for name in names) for row in sql_table(db, "chillers").rows]
    assert records_of(Chiller, rows) == records
    db.close()


REFRIGERANT_TEXTS = (
    "name", "group", "mixture_of", "safety_class", "group_source", "gwp_ar4_source",
    "gwp_ar5_source", "gwp_ar6_source", "safety_source",
)  # fmt: skip


def test_a_strict_table_refuses_a_text_in_a_column_of_numbers() -> None:
    db = Database(memory=True)
    MIGRATIONS.apply(db)
    assert all(sql_table(db, name).strict for name in ("chillers", "sources", "refrigerants"))
    row = dict.fromkeys(REFRIGERANT_TEXTS, "x")
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT value in REAL column"):
        sql_table(db, "refrigerants").insert(
            {**row, "gwp_ar4": "much", "gwp_ar5": 1.0, "gwp_ar6": 1.0}
        )
    db.close()


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("cop", "", "value_missing"),
        ("cop", None, "value_missing"),
        ("cop", "5,2", "not_number"),
        ("cop", "1_000", "not_number"),
        ("cop", "nan", "not_number"),
        ("cop", "1e999", "not_number"),
        ("cop", float("nan"), "not_number"),
        ("cop", "0x10", "not_number"),
        ("compressor", "Screw", "not_choice"),
        ("flags", "no_capacity broken", "not_choice"),
        ("maker", "two\nlines", "unprintable"),
        ("maker", "\x1b[31mred", "unprintable"),
        ("maker", "\u202eesrever", "unprintable"),
    ],
)
def test_a_cell_that_cannot_be_is_named(column: str, cell: object, code: str) -> None:
    with pytest.raises(BadCell) as caught:
        parse(_column(column), cell)
    assert caught.value.code == code


def test_a_model_that_a_spreadsheet_took_for_a_number_is_a_text_again() -> None:
    assert parse(_column("model"), 30.0) == "30"
    assert parse(_column("model"), 30.5) == "30.5"
    assert parse(_column("cop"), 5.2) == 5.2
    assert parse(_column("gwp"), "  ") is None


class _Motor(msgspec.Struct, frozen=True, kw_only=True):
    """A record of another family: whole numbers, limits, points of any number."""

    id: Annotated[str, declare()]
    poles: Annotated[int, declare(Kind.COUNT, ge=2, le=16)]
    share: Annotated[float, declare(Kind.SHARE, ge=0, le=1)] = 0.5
    points: tuple[tuple[float, float], ...] = ()


def test_another_family_needs_no_other_mechanism() -> None:
    motor = _Motor(id="M1", poles=4, points=((0.25, 0.9), (1.0, 0.95)))
    assert row_of(motor) == {
        "id": "M1", "poles": 4, "share": 0.5, "points": "[[0.25,0.9],[1.0,0.95]]"
    }  # fmt: skip
    assert records_of(_Motor, [tuple(row_of(motor).values())]) == [motor]
    assert parse(_column("points", _Motor), "[[1,2]]") == "[[1,2]]"


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("poles", "4.5", "not_whole"),
        ("poles", "0", "below"),
        ("poles", "18", "above"),
        ("share", "-0.1", "below"),
        ("share", "1.1", "above"),
        ("points", "[[1,", "not_structure"),
    ],
)
def test_limits_and_forms_of_a_declared_field_hold_in_a_file(
    column: str, cell: str, code: str
) -> None:
    with pytest.raises(BadCell) as caught:
        parse(_column(column, _Motor), cell)
    assert caught.value.code == code


def test_limits_hold_for_the_stored_unit_not_the_unit_of_the_file() -> None:
    assert parse(_column("share", _Motor), "50", 0.01) == 0.5
    assert parse(_column("poles", _Motor), "4") == 4


@settings(max_examples=40)
@given(chillers)
def test_what_may_be_stored_has_no_fault(chiller: Chiller) -> None:
    assert fault_of(chiller) is None


@settings(max_examples=40)
@given(chillers, st.sampled_from([math.nan, math.inf, -math.inf]))
def test_a_figure_that_is_no_number_is_not_stored(chiller: Chiller, value: float) -> None:
    fault = fault_of(msgspec.structs.replace(chiller, cop=value))
    assert fault is not None
    assert fault[0] == "cop"
