"""Devices in a file under the program's own labels, in either language, with units and words."""

import csv
from io import StringIO
from pathlib import Path

import msgspec
import pytest

from catalog.devices.columns import Form, columns_of, row_of
from catalog.devices.store import Catalog
from catalog.files.devices import preview_devices
from core.families.chillers.record import Chiller
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from gui.program.reader import every_language, open_language

UNITS = {
    Kind.COOLING_POWER: ("kW", 1e-3),
    Kind.WATER_FLOW: ("m³/h", 3600.0),
    Kind.TEMPERATURE: ("℃", 1.0),
}


def labelled(catalog: Catalog, language: Language, *, per_cent: bool) -> str:
    """A sound machine as a person would write it: titles, units, words, per cent, a title row."""
    device = msgspec.structs.replace(catalog.device("W005"), id="OUR-1", flags=())
    cells = row_of(device)
    head, line = [], []
    for column in columns_of(Chiller):
        value, kind, title = cells[column.name], column.field.kind, column.name
        if column.name == column.field.key and language.has(f"field.{column.name}"):
            title = language.text(f"field.{column.name}")
        if column.form is Form.CHOICE and value:
            value = language.text(f"choice.{value}")
        elif kind in UNITS and column.name == column.field.key and value is not None:
            unit, factor = UNITS[kind]
            title, value = f"{title} ({unit})", value * factor
        elif kind is Kind.SHARE and per_cent and value is not None:
            value = f"{100 * value:g}%"
        head.append(title)
        line.append("" if value is None else value)
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerows([["设备清单"], head, line])
    return text.getvalue()


@pytest.mark.parametrize("code", ["zh", "en"])
@pytest.mark.parametrize("per_cent", [False, True])
def test_the_program_s_own_labels_are_understood(
    catalog: Catalog, tmp_path: Path, code: str, per_cent: bool
) -> None:
    path = tmp_path / "ours.csv"
    path.write_text(labelled(catalog, open_language(code), per_cent=per_cent), "utf-8")
    preview = preview_devices(path, catalog, "chillers", every_language())
    assert preview.faults == ()
    (device,) = preview.records
    model = catalog.device("W005")
    for key in ("capacity_w", "cop", "evaporator_flow_m3s", "leaving_chilled_c", "plr_min"):
        assert getattr(device, key) == pytest.approx(getattr(model, key)), key
    assert (device.condenser, device.compressor) == (model.condenser, model.compressor)


def test_a_unit_that_is_none_of_the_column_s_is_a_fault(catalog: Catalog, tmp_path: Path) -> None:
    text = labelled(catalog, open_language("en"), per_cent=False)
    path = tmp_path / "ours.csv"
    path.write_text(text.replace("(kW)", "(kWh)"), "utf-8")
    faults = preview_devices(path, catalog, "chillers", every_language()).faults
    assert {(f.row, f.code) for f in faults} == {(2, "column_unknown")}
