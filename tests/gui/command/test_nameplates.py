"""`loadfit catalog import` of nameplates: found out by itself, told row by row, kept or refused."""

from pathlib import Path

import pytest

from catalog.devices.store import open_catalog
from gui.command.main import main
from tests.catalog.files.plate_sheets import PLATES, chinese_rows, side_by_side

ENGLISH = ("--language", "en")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder of the user's own records, empty."""
    monkeypatch.setenv("LOADFIT_DATA", str(tmp_path / "data"))


def _own() -> list[str]:
    with open_catalog() as catalog:
        return [d.model for d in catalog.devices("chillers") if catalog.is_own(d.id)]


def test_a_list_is_shown_row_by_row_and_then_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(chinese_rows(tmp_path / "list.csv"))
    assert main(["catalog", "import", path, "--set", "maker=Xu", "--preview", *ENGLISH]) == 0
    shown = capsys.readouterr().out
    row = next(line for line in shown.splitlines() if line.startswith("LXV2800 "))
    # Variable-speed centrifugal: ±17 % with one unit, ±8 % with several.
    assert row.split() == ["LXV2800", "2,800", "6.00", "±17%", "±8%", "fitted"]
    assert "LXV2800: To request from the maker: Capacity and input power at full load" in shown
    assert _own() == []
    assert main(["catalog", "import", path, "--set", "maker=Xu", *ENGLISH]) == 0
    assert _own() == list(PLATES)
    capsys.readouterr()
    main(["catalog", "show", "own:Xu-LXV2800", *ENGLISH])
    said = capsys.readouterr().out
    assert "list.csv [LXV2800]" in said
    assert "fitted to capacity 2,800 kW, COP 6.00 and IPLV 9.10 by GB/T 18430.1-2007" in said


def test_what_is_refused_is_told_and_keeps_the_file_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plates = {"A": ("螺杆式", 500.0, 5.6, 6.2), "B": ("离心式", 2100.0, 6.0, 20.0)}
    path = str(chinese_rows(tmp_path / "list.csv", plates))
    assert main(["catalog", "import", path, "--set", "maker=Xu", *ENGLISH]) == 2
    captured = capsys.readouterr()
    assert "B: COP 6.00 and IPLV 20.00 (GB/T 18430.1-2007) do not belong to this type" in (
        captured.out
    )
    assert "make no machine: B" in captured.err
    assert _own() == []
    said = ["--set", "maker=Xu", "--without", "B"]
    assert main(["catalog", "import", path, *said, *ENGLISH]) == 0
    assert _own() == ["A"]


def test_the_method_and_the_kind_can_be_said(tmp_path: Path) -> None:
    path = tmp_path / "bare.csv"
    path.write_text("型号,制冷量(kW),COP,IPLV\nA,500,5.6,6.2\nB,900,5.7,6.4\n", "utf-8")
    said = ["--set", "maker=Xu", "--set", "compressor=螺杆式", "--set", "condenser=水冷"]
    said += ["--set", "nameplate_method=gb_50189_2015"]
    assert main(["catalog", "import", str(path), *said, *ENGLISH]) == 0
    with open_catalog() as catalog:
        one = catalog.device("own:Xu-A")
    assert (one.compressor, one.nameplate_method) == ("screw", "gb_50189_2015")


def test_machines_side_by_side(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(side_by_side(tmp_path / "params.xlsx"))
    assert main(["catalog", "import", path, "--set", "maker=Xu", "--language", "zh"]) == 0
    assert "每列一台机组" in capsys.readouterr().out
    assert _own() == ["LXV1400", "LXV2800"]
