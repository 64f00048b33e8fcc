"""Limits of the catalog's columns, those that are themselves excluded too."""

from typing import Any

import msgspec
import pytest

from catalog.devices.columns import BadCell, Column, Form, columns_of, fault_of, parse
from catalog.devices.store import Catalog
from core.families.registry import DEVICE_TABLES

POSITIVE = [
    (family, column)
    for family in DEVICE_TABLES.values()
    for column in columns_of(family.record)
    if column.field.minimum_excluded and column.field.minimum == 0.0
]


def test_there_are_columns_that_must_be_above_zero() -> None:
    assert len(POSITIVE) > 60


@pytest.mark.parametrize(("family", "column"), POSITIVE, ids=lambda one: one.name)
@pytest.mark.parametrize("cell", ["0", 0, 0.0, "-0", "0.0e5"])
def test_zero_is_a_fault_of_its_cell(family: Any, column: Column, cell: object) -> None:
    assert column.form in (Form.NUMBER, Form.WHOLE)
    with pytest.raises(BadCell) as caught:
        parse(column, cell)
    assert caught.value.code == "not_above"


@pytest.mark.parametrize("family", DEVICE_TABLES.values(), ids=lambda one: one.name)
def test_no_record_with_a_zero_where_none_can_be_is_stored(family: Any, catalog: Catalog) -> None:
    record = catalog.devices(family.name)[0]
    for column in (c for f, c in POSITIVE if f is family and len(c.path) == 1):
        if getattr(record, column.name) is None:
            continue
        bad = msgspec.structs.replace(record, **{column.name: 0.0})
        fault = fault_of(bad)
        assert fault is not None
        assert (fault[0], fault[1].code) == (column.name, "not_above")
