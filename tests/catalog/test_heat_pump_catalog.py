"""Heat pumps in the catalog: shown, brought in, kept among the user's own."""

import csv
import json
from io import StringIO
from pathlib import Path

import msgspec
import pytest

from catalog.devices.columns import columns_of
from catalog.devices.store import Catalog, open_catalog
from catalog.files.devices import bring_in, preview_devices
from core.families.heat_pumps.record import GbTerminal, HeatPump, PumpFlag
from core.vocabulary.language import Language
from tests.catalog.conftest import Run, cells_of, file_of, own_file_without


def test_lists_of_heat_pumps(run: Run) -> None:
    assert len(run("list", "--family", "heat_pumps", "--type", "exhaust_air")) == 1 + 2 + 4


def test_a_heat_pump_is_shown_with_its_names_ratings_and_doubts(
    run: Run, language: Language
) -> None:
    text = "\n".join(run("show", "HP00029"))
    assert "APTAE AHP70-15" in text
    assert language.text("choice.outdoor_air") in text
    assert language.text("field.ratings") in text
    assert "4.85" in text  # declared SCOP
    doubtful = "\n".join(run("show", "HP01919"))
    assert language.text("flag.off_mode_implausible") in doubtful


@pytest.fixture
def cells(catalog: Catalog) -> dict[str, object]:
    """A heat pump of the catalog as the cells of a file."""
    return cells_of(catalog.device("HP00029"), id="OUR-1", maker="芬尼", flags=())


def test_a_heat_pump_comes_in_from_a_file_as_it_was(
    catalog: Catalog, cells: dict[str, object], tmp_path: Path
) -> None:
    (brought,) = bring_in(
        preview_devices(file_of(tmp_path / "ours.csv", cells), catalog, "heat_pumps"), catalog
    )
    assert catalog.device("own:OUR-1") == brought
    shipped = catalog.device("HP00029")
    assert msgspec.structs.replace(brought, id=shipped.id, maker=shipped.maker) == shipped


def test_figures_by_chinese_standards_come_in_are_shown_and_stay(
    catalog: Catalog, cells: dict[str, object], tmp_path: Path, run: Run
) -> None:
    cells |= {"gb_terminal": "floor", "gb_outlet_c": 35, "iplv_h": 3.3, "hspf": 3.2, "cop_h": 2.4}
    path = file_of(tmp_path / "ours.csv", cells)
    bring_in(preview_devices(path, catalog, "heat_pumps"), catalog)
    kept = catalog.device("own:OUR-1")
    assert isinstance(kept, HeatPump)
    assert (kept.gb_terminal, kept.gb_outlet_c) == (GbTerminal.FLOOR, 35.0)
    assert (kept.iplv_h, kept.hspf, kept.cop_h, kept.apf) == (3.3, 3.2, 2.4, None)
    shown = "\n".join(run("show", "own:OUR-1"))
    assert "HSPF" in shown
    assert "APF" not in shown  # what is not stated is not told


def test_a_doubtful_rating_is_flagged_when_it_comes_in(
    catalog: Catalog, cells: dict[str, object], tmp_path: Path
) -> None:
    ratings = json.loads(str(cells["ratings"]))
    ratings[1]["scop"] = 5.0
    cells["ratings"] = json.dumps(ratings)
    path = file_of(tmp_path / "ours.csv", cells)
    (brought,) = preview_devices(path, catalog, "heat_pumps").records
    assert isinstance(brought, HeatPump)
    assert [one.flags for one in brought.ratings] == [(), (PumpFlag.SCOP_MISMATCH,)]
    assert brought.flags == (PumpFlag.SCOP_MISMATCH,)


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("heat_source", "air", "not_choice"),
        ("gb_terminal", "warm air", "not_choice"),
        ("gb_outlet_c", "350", "above"),
        ("ratings", "35: 4.5", "not_structure"),
        ("ratings", '[{"climate": "tropical"}]', "not_structure"),
        ("trade_names", '"Phnix"', "not_structure"),
        ("reversible", "maybe", "not_structure"),
        ("nominal_w", "16.33", "implausible"),
        ("nominal_w", "", "value_missing"),
    ],
)
def test_a_bad_cell_of_a_heat_pump_is_named(
    catalog: Catalog, cells: dict[str, object], tmp_path: Path,
    languages: dict[str, Language], column: str, value: str, code: str,
) -> None:  # fmt: skip
    path = file_of(tmp_path / "ours.csv", cells | {column: value})
    (fault,) = preview_devices(path, catalog, "heat_pumps").faults
    assert (fault.row, fault.column, fault.code) == (2, column, code)
    for language in languages.values():
        assert language.text(f"fault.{code}", **language.figures(fault.figures))


def test_the_template_has_the_columns_of_a_heat_pump(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "heat_pumps.csv"
    run("template", str(path), "--family", "heat_pumps")
    (header,) = csv.reader(StringIO(path.read_text("utf-8-sig")))
    assert header == [column.name for column in columns_of(HeatPump)]


def test_own_records_from_before_heat_pumps_take_heat_pumps(own_folder: Path) -> None:
    """A file of the third schema, as earlier releases left it."""
    own_file_without(own_folder, "m004_heat_pumps", "heat_pumps")
    with open_catalog() as catalog:
        shipped = len(catalog.devices("heat_pumps"))
        catalog.duplicate("HP00001")
        assert len(catalog.devices("heat_pumps")) == shipped + 1
