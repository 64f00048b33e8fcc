"""What every table of devices owes the house, whatever it holds: one suite over the registry.

The table of a room that stands in core.families.registry is found here by itself. What a family
owes beside its tables: tests.families.test_every_family.
"""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from catalog.devices.columns import row_of
from catalog.devices.own import own_id
from catalog.devices.store import Catalog
from catalog.files.devices import bring_in, preview_devices, template
from core.families.registry import DEVICE_TABLES, family_of_table, limits_of
from core.machines.device import is_made_to_size
from core.vocabulary.field import fields_of
from core.vocabulary.language import Language
from gui.program.device_text import device_text, figures
from gui.program.program import Program
from tests.families.registered import program, shipped

of_tables = pytest.mark.parametrize("table", list(DEVICE_TABLES))


@of_tables
def test_all_that_is_known_of_a_device_can_be_told(table: str, language: Language) -> None:
    for device in shipped(table)[:3]:
        said = device_text(program().catalog, device.id, language)
        assert device.model in said


@of_tables
def test_shipped_records_are_believed_and_flagged_as_their_figures_say(table: str) -> None:
    declared_table = DEVICE_TABLES[table]
    records = shipped(table)
    assert records
    for record in records:
        assert not list(declared_table.faults(record)), record.id
        assert set(declared_table.defects(record)) <= set(record.flags), record.id
        for value in declared_table.reference_values(record).values():
            assert np.isfinite(value), record.id
    sources = program().sources()
    assert {record.source for record in records} <= set(sources)


@of_tables
def test_a_figure_of_absurd_size_is_a_fault_of_its_column(table: str) -> None:
    """A unit or an exponent is wrong: such a machine would win or lose every comparison."""
    record, looked_at = shipped(table)[0], 0
    for field in fields_of(DEVICE_TABLES[table].record):
        if field.type is float:
            bad = msgspec.structs.replace(record, **{field.key: 1e15})
            assert field.key in {column for column, _, _ in DEVICE_TABLES[table].faults(bad)}
            looked_at += 1
    assert looked_at


@of_tables
def test_a_record_has_its_curves_within_limits(table: str) -> None:
    """What lies beyond the limits is not drawn (tests.gui.window.test_catalog_browser)."""
    browsing, records = family_of_table(table).window.browsing[table], list(shipped(table))
    assert set(browsing.columns) <= {field.key for field in fields_of(DEVICE_TABLES[table].record)}
    for record in (records[0], records[-1]):
        for chart in browsing.charts(record):
            low, high = chart.limits
            assert low < high, record.id
            for line in chart.lines:
                assert line.x.shape == line.y.shape
                inside = line.y[(line.x >= low) & (line.x <= high)]
                assert inside.size, (record.id, chart.key)
                assert np.isfinite(inside).any(), (record.id, chart.key)
        if record in shipped(family_of_table(table).key):
            for key, (low, high), _ in limits_of(record):
                assert low <= high, (record.id, key)
        points = {one.key: one.rows for one in browsing.tables(record)}
        assert set(browsing.points(record, points)) <= {c.key for c in browsing.charts(record)}


@of_tables
def test_every_kind_of_record_is_told_in_full(
    table: str, languages: Mapping[str, Language]
) -> None:
    """The first and the last, and a class of machines."""
    records = shipped(table)
    classes = [one for one in records if is_made_to_size(one)]
    for language in languages.values():
        for record in (records[0], records[-1], *classes[:1]):
            told = figures(DEVICE_TABLES[table], record, language)
            assert all(title for title, _ in told)
            assert record.id in {text for _, text in told}


@of_tables
def test_a_file_of_devices_comes_in_as_it_went_out(
    table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The empty file the program hands out, filled with shipped rows under ids of one's own."""
    records = [
        msgspec.structs.replace(one, id=own_id(f"mine-{number}"))
        for number, one in enumerate((shipped(table)[0], shipped(table)[-1]))
    ]
    path = tmp_path / "devices.csv"
    header = template(table).decode("utf-8-sig").strip().split(",")
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.DictWriter(file, header)
        rows.writeheader()
        rows.writerows(row_of(one) for one in records)
    monkeypatch.setenv("LOADFIT_DATA", str(tmp_path / "own"))
    with Program().catalog as catalog:
        preview = preview_devices(path, catalog, table)
        assert preview.faults == ()
        assert list(preview.records) == records
        own = bring_in(preview, catalog)
        _are_there(catalog, table, own)


def _are_there(catalog: Catalog, table: str, own: tuple[Any, ...]) -> None:
    assert all(catalog.is_own(one.id) for one in own)
    assert catalog.devices(table)[-len(own) :] == own
