"""Motors and drives in the catalog: found, shown, brought in, kept among the user's own."""

import csv
from io import StringIO
from pathlib import Path

import msgspec
import pytest

from catalog.devices.columns import columns_of
from catalog.devices.own import OwnRecords
from catalog.devices.store import Catalog, open_catalog
from catalog.files.devices import bring_in, preview_devices, template
from core.families.motors.record import Flag, IeClass, Motor, Technology
from core.vocabulary.language import Language
from tests.catalog.conftest import Run, cells_of, file_of, own_file_without


def test_motors_are_found_by_words_type_and_size(catalog: Catalog) -> None:
    found = catalog.find("lshrm 315", family="motors", type="pm_reluctance",
                         capacity_min_w=100e3, capacity_max_w=200e3)  # fmt: skip
    assert found
    assert all(
        isinstance(m, Motor) and m.technology is Technology.PM_RELUCTANCE
        and 100e3 <= m.power_w <= 200e3 and m.model.startswith("LSHRM 315") for m in found
    )  # fmt: skip
    assert catalog.find(family="motors", fed_by="mains", frame="none") == ()


def test_a_motor_is_shown_with_its_points_its_source_and_its_doubts(
    run: Run, language: Language
) -> None:
    # 250 kW, 2 poles, on a converter
    text = "\n".join(run("show", "M1552"))
    assert "10 → 485; 17 → 554; 25 → 608; 50 → 770" in text
    assert "5147" in text
    assert language.text("flag.efficiency_of_twin") in text


def test_lists_of_motors_and_drives(run: Run) -> None:
    assert len(run("list", "--family", "motors", "--maker", "GE")) == 1 + 2 + 1
    assert len(run("list", "--family", "drives", "--type", "IE2")) == 1 + 2 + 6 + 38


def test_the_template_has_the_columns_of_a_motor(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "motors.csv"
    run("template", str(path), "--family", "motors")
    (header,) = csv.reader(StringIO(path.read_text("utf-8-sig")))
    assert header == [column.name for column in columns_of(Motor)]
    assert {"power_w", "efficiency_75", "torque_points", "loss_90_100"} <= set(header)


@pytest.fixture
def cells(catalog: Catalog) -> dict[str, object]:
    """A motor of the catalog as the cells of a file."""
    return cells_of(catalog.device("M1300"), id="OUR-1", maker="皖南", flags=())


def test_a_motor_comes_in_from_a_file_with_its_flags(
    catalog: Catalog, cells: dict[str, object], tmp_path: Path
) -> None:
    cells["power_kw"] = float(str(cells.pop("power_w"))) / 1e3
    cells |= {"torque_points": "[[10, 120], [50, 146.5]]", "ie_class": "IE5"}
    path = file_of(tmp_path / "ours.csv", cells)
    (brought,) = bring_in(preview_devices(path, catalog, "motors"), catalog)
    assert isinstance(brought, Motor)
    kept = catalog.device("own:OUR-1")
    assert kept == brought
    assert (brought.power_w, brought.ie_class) == (15e3, IeClass.IE5)
    assert brought.torque_points == ((10.0, 120.0), (50.0, 146.5))
    assert brought.flags == (Flag.BELOW_CLASS,)


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("efficiency_100", "95.2", "above"),
        ("poles", "5", "poles_odd"),
        ("technology", "asynchronous", "not_choice"),
        ("torque_points", "10:120;50:146", "not_structure"),
        ("torque_points", "[[10, 120, 5]]", "not_structure"),
        ("torque_points", '{"10": 120}', "not_structure"),
        ("torque_nm", "14.6", "torque_absurd"),
        ("voltage_v", "", "value_missing"),
    ],
)
def test_a_bad_cell_of_a_motor_is_named(
    catalog: Catalog, cells: dict[str, object], tmp_path: Path,
    languages: dict[str, Language], column: str, value: str, code: str,
) -> None:  # fmt: skip
    path = file_of(tmp_path / "ours.csv", cells | {column: value})
    (fault,) = preview_devices(path, catalog, "motors").faults
    assert (fault.row, fault.column, fault.code) == (2, column, code)
    for language in languages.values():
        assert language.text(f"fault.{code}", **language.figures(fault.figures))


def test_a_drive_is_copied_changed_and_removed(catalog: Catalog) -> None:
    copy = catalog.duplicate("D001")
    catalog.replace(msgspec.structs.replace(copy, price=8000.0))
    assert getattr(catalog.device("own:D001"), "price", None) == 8000.0
    catalog.delete("own:D001", "drives")
    assert len(catalog.devices("drives")) == 120


def test_the_template_comes_back_empty(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "drives.csv"
    path.write_bytes(template("drives"))
    assert "loss_90_100" in path.read_text("utf-8-sig")


def test_own_records_from_before_motors_take_motors(own_folder: Path) -> None:
    """A file of the first schema, as earlier releases left it."""
    own_file_without(own_folder, "m002_motors", "motors", "drives")
    with open_catalog() as catalog:
        assert isinstance(catalog.own, OwnRecords)
        assert len(catalog.devices("motors")) == 2549 + 231  # and the classes
        catalog.duplicate("M0001")
        assert len(catalog.devices("motors")) == 2550 + 231
