"""A maker's table of a heat pump becomes a map that gives the table's figures back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.devices.store import Catalog, open_catalog
from catalog.files.maker_tables.keeping import BroughtBy, bring_in_models
from catalog.files.maker_tables.opening import open_tables
from catalog.files.maker_tables.reading import Told, read_tables
from core.families.registry import DEVICE_TABLES
from gui.program.reader import every_language
from tests.catalog.files.maker_sheets import COLD, HOT, TODAY, heat_pump_table

MAPS = DEVICE_TABLES["heat_pump_maps"]


@pytest.fixture
def catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Catalog]:
    """The shipped catalog without own records."""
    monkeypatch.setenv("LOADFIT_DATA", str(tmp_path / "data"))
    with open_catalog() as opened:
        yield opened


def test_the_table_comes_back_as_a_map(catalog: Catalog, tmp_path: Path) -> None:
    file = open_tables(heat_pump_table(tmp_path / "krb.xlsx"), MAPS)
    preview = read_tables(file, catalog, Told(values={"maker": "Ke"}))
    assert preview.obstacle is None
    assert preview.values["heat_source"] == "outdoor_air"
    (device,) = bring_in_models(preview, catalog, BroughtBy(user="", day=TODAY), every_language())
    assert (device.model, device.evidence) == ("KRB-60", "C")
    for t in COLD:
        for w in HOT:
            found = device.map.at(t, w)
            assert float(found.heat_w) == pytest.approx(
                60e3 * (1 + 0.02 * t - 0.004 * (w - 45)), abs=5.1
            )  # the table rounds to 10 W
            assert float(found.power_w) == pytest.approx(
                20e3 * (1 + 0.002 * t + 0.02 * (w - 45)), abs=5.1
            )
            assert bool(found.within)


def test_too_few_points_are_named(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "krb.csv"
    path.write_text(
        "Air source heat pump\nModel,Outdoor air (°C),Leaving hot water (°C),Heat (kW),COP\n"
        "A,7,45,68,3.4\nA,7,50,66,3.0\n", "utf-8",
    )  # fmt: skip
    preview = read_tables(open_tables(path, MAPS), catalog, Told(values={"maker": "Ke"}))
    (model,) = preview.models
    (missing,) = model.fitted.missing
    said = {one.name: one.value for one in missing.figures}
    assert (missing.code, said["given"], said["sources"]) == ("map_points_missing", 2, 1)
    assert said["at"] == "−12, −7, 2, 12"
    assert preview.obstacle.code == "makers_points_missing"
