"""Tables to fill in: real workbooks that the readers take back as they are, example and all."""

from io import BytesIO
from pathlib import Path

import msgspec
import numpy as np
import pytest
from openpyxl import load_workbook

from catalog.devices.store import Catalog, open_catalog
from catalog.files.devices import preview_devices
from catalog.files.flow_meters import read_flow_meter
from catalog.files.load import preview as preview_load
from catalog.files.maker_tables.opening import open_tables
from catalog.files.maker_tables.reading import Told, read_tables
from catalog.files.shafts import read_cycle, read_flow, read_input
from catalog.files.standards_files import open_standards
from catalog.files.verdicts import open_devices
from core.families.registry import DEVICE_TABLES
from core.load.kinds import LoadFile
from core.standards.naming import Names
from core.standards.wording import Wording
from core.vocabulary.language import LANGUAGES, Language
from core.vocabulary.problem import Problem
from gui.command.main import main
from gui.program.reader import every_language, open_language
from gui.program.templates.loads import LOADS
from gui.program.templates.workbook import explanations

STANDARDS = open_standards().standards


@pytest.fixture(scope="module")
def catalog():
    with open_catalog() as found:
        yield found


def written(folder: Path, language: str, *arguments: str) -> Path:
    path = folder / "table.xlsx"
    kind, *rest = arguments
    assert main(["template", kind, str(path), "--language", language, *rest]) == 0
    return path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LOADS)
def test_a_workbook_with_an_example_and_explanations(
    kind: str, language: str, tmp_path: Path
) -> None:
    book = load_workbook(BytesIO(written(tmp_path, language, kind).read_bytes()))
    table, about = book.worksheets
    heads = [cell.value for cell in table[1]]
    assert all(heads)
    assert table["A2"].value is not None
    assert set(heads) <= {row[0].value for row in about.iter_rows()}
    chinese = any("\u4e00" <= letter <= "\u9fff" for letter in "".join(map(str, heads)))
    assert chinese == (language == "zh")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_loads_are_read_back(language: str, tmp_path: Path) -> None:
    """The example day is read; what is still empty is what stops it."""
    found = preview_load(written(tmp_path, language, "load"), LoadFile(path=""))
    assert found.unit == "kW"
    assert found.errors == ()
    assert found.problem is not None
    assert found.problem.code == "load_gap_long"
    (tmp_path / "table.xlsx").unlink()
    steps = read_cycle(written(tmp_path, language, "shaft_cycle"))
    assert (steps[0].torque_nm, steps[0].seconds) == (400.0, 20.0)
    assert steps[0].speed_rpm == pytest.approx(1450.0)
    (tmp_path / "table.xlsx").unlink()
    flow = read_flow(written(tmp_path, language, "shaft_flow"))
    assert flow.values == pytest.approx([1.0, 0.8, 0.6, 0.4])
    assert float(np.sum(flow.hours)) == 6800.0
    (tmp_path / "table.xlsx").unlink()
    with pytest.raises(Problem) as empty:  # the meter's example day, and nothing after it
        read_flow_meter(written(tmp_path, language, "air_file"), LoadFile(path=""))
    assert empty.value.code == "load_gap_long"
    (tmp_path / "table.xlsx").unlink()
    power = read_input(written(tmp_path, language, "shaft_measured"))
    assert power.values == pytest.approx([96e3, 78e3, 62e3, 45e3])
    assert power.hours == pytest.approx([680, 1700, 2720, 1700])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("family", DEVICE_TABLES)
def test_devices_are_read_back_as_the_machine_they_show(
    family: str, language: str, catalog: Catalog, tmp_path: Path
) -> None:
    path = written(tmp_path, language, "devices", "--family", family)
    languages: list[Language] = [open_language(code) for code in LANGUAGES]
    found = preview_devices(path, catalog, family, languages)
    assert found.faults == ()
    (record,) = found.records
    shown = catalog.devices(family)[0]
    assert record.model == shown.model
    for name in ("capacity_w", "power_w", "nominal_w", "evaporator_flow_m3s"):
        if getattr(shown, name, None) is not None:
            assert getattr(record, name) == pytest.approx(getattr(shown, name))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("family", [one for one, t in DEVICE_TABLES.items() if t.nameplates])
def test_nameplates_are_read_back_as_the_example(
    family: str, language: str, catalog: Catalog, tmp_path: Path
) -> None:
    path = written(tmp_path, language, "nameplates", "--family", family)
    table = DEVICE_TABLES[family]
    file = open_tables(path, table, explanations(every_language()))
    assert file.nameplates
    preview = read_tables(file, catalog, Told())
    assert preview.obstacle is None
    plates = table.nameplates()
    found = plates.figures_of(preview.models[0].record)
    for name, wanted in msgspec.structs.asdict(plates.example).items():
        value = getattr(found, name)
        assert value == (pytest.approx(wanted) if isinstance(wanted, float) else wanted), name


def test_a_family_without_curves_of_kinds_has_no_nameplates(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "t.xlsx")
    assert main(["template", "nameplates", path, "--family", "drives", "--language", "en"]) == 2
    assert "loadfit template devices" in capsys.readouterr().err


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("product", STANDARDS.products)
def test_devices_to_be_judged_are_read_back(product: str, language: str, tmp_path: Path) -> None:
    path = written(tmp_path, language, "verdict", "--product", product)
    names = Names(STANDARDS, [Wording(open_language(code), STANDARDS) for code in LANGUAGES])
    (entry,) = open_devices(path, STANDARDS, names).entries()
    assert entry.faults == ()
    assert entry.device is not None
    assert entry.device.product == product
