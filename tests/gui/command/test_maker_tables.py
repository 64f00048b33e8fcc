"""`loadfit catalog import` of makers' tables: what is printed, what is kept, what is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from catalog.devices.store import open_catalog
from gui.command.main import main
from tests.catalog.files.maker_sheets import (
    LIST_MODELS,
    SHEET_MODELS,
    blocks_on_sheets,
    cross_table,
    ip_units,
    long_list,
    part_load_table,
    rows_of_figures,
)

Write = Callable[[Path], Path]
ENGLISH = ("--language", "en")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's own records, empty."""
    monkeypatch.setenv("LOADFIT_DATA", str(tmp_path / "data"))
    return tmp_path


def _own() -> list[str]:
    with open_catalog() as catalog:
        return [d.model for d in catalog.devices("chillers") if catalog.is_own(d.id)]


@pytest.mark.parametrize(
    ("write", "name", "models"),
    [
        (long_list, "screws.csv", list(LIST_MODELS)),
        (cross_table, "fas.xlsx", ["FAS-420"]),
        (ip_units, "cvh.xlsx", ["CVH-600"]),
        (blocks_on_sheets, "lsb.xlsx", list(SHEET_MODELS)),
        (part_load_table, "lc.xlsx", ["LC-2000"]),
    ],
)
def test_each_layout_is_shown_and_then_kept(
    tmp_path: Path, write: Write, name: str, models: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    path = str(write(tmp_path / name))
    assert main(["catalog", "import", path, "--set", "maker=Xu", "--preview", *ENGLISH]) == 0
    shown = capsys.readouterr().out
    assert "Table 1" in shown
    assert all(model in shown for model in models)
    assert "maximum deviation" in shown
    assert _own() == []
    assert main(["catalog", "import", path, "--set", "maker=Xu", *ENGLISH]) == 0
    assert _own() == models


def test_every_residual_is_listed_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(blocks_on_sheets(tmp_path / "lsb.xlsx"))
    main(["catalog", "import", path, "--set", "maker=Xu", "--preview", "--points", *ENGLISH])
    rows = [line for line in capsys.readouterr().out.splitlines() if line.startswith("LSB-900!")]
    # Twelve points of capacity and of power, three loads of power at part load.
    assert len(rows) == 12 + 12 + 3
    assert all(row.endswith("%") for row in rows)


def test_words_of_the_user_go_before_those_of_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "odd.csv"
    path.write_text(
        "Model,LWT,ECWT (°F),Q1,Power (kW)\nA,44,75,150,95\nA,44,85,142,104\nA,44,93,135,112\n",
        "utf-8",
    )
    said = ["--set", "maker=Xu", "--set", "compressor=螺杆", "--set", "model=A1"]
    said += ["--set", "refrigerant=R-134a", "--as", "1.4=full_capacity_w:RT", "--of-kind"]
    assert main(["catalog", "import", str(path), *said, *ENGLISH]) == 0
    assert _own() == ["A1"]
    capsys.readouterr()
    main(["catalog", "show", "own:Xu-A1", *ENGLISH])
    shown = capsys.readouterr().out
    assert "screw" in shown
    assert "R-134a" in shown
    assert "odd.csv [A1]" in shown
    assert "Part load assumed" in shown


def test_a_condition_is_said_for_the_whole_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "no-leaving.csv"
    path.write_text(
        "Screw chiller\nModel,ECWT (°C),Capacity (kW),Power (kW)\n"
        "A,24,520,92\nA,30,500,100\nA,34,480,107\n", "utf-8",
    )  # fmt: skip
    said = ["--set", "maker=Xu", "--of-kind", *ENGLISH]
    assert main(["catalog", "import", str(path), *said]) == 2
    assert "does not say at which condition" in capsys.readouterr().out
    assert main(["catalog", "import", str(path), "--at", "leaving_chilled_c=7 °C", *said]) == 0
    with open_catalog() as catalog:
        assert catalog.device("own:Xu-A").leaving_limits_c == (5.0, 9.0)


BROKEN = {
    # A text among the figures: row 4, column D.
    "Screw chiller\nModel,LWT (°C),ECWT (°C),Capacity (kW),Power (kW)\n"
    "A,7,24,520,92\nA,7,30,on request,100\n": ("4", "D", "on request"),
    # The same conditions twice with other figures: row 5, column D.
    "Screw chiller\nModel,LWT (°C),ECWT (°C),Capacity (kW),Power (kW)\n"
    "A,7,24,520,92\nA,7,30,500,100\nA,7,30,540,100\n": ("5", "D", "twice"),
    # °F under a heading of °C: row 3.
    "Screw chiller\nModel,LWT (°C),ECWT (°C),Capacity (kW),Power (kW)\n"
    "A,44,75,520,92\nA,44,85,500,100\n": ("3", "", "outside"),
}


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_table_is_explained_and_nothing_is_kept(
    tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "broken.csv"
    path.write_text(text, "utf-8")
    row, column, reason = BROKEN[text]
    assert main(["catalog", "import", str(path), "--set", "maker=Xu", "--of-kind", *ENGLISH]) == 2
    captured = capsys.readouterr()
    (line,) = [
        line for line in captured.out.splitlines()
        if line.split()[:1] == [row] and reason in line
    ][:1]  # fmt: skip
    assert column in line
    assert "No device was imported" in captured.err
    assert _own() == []


def test_a_unit_that_is_not_written_is_asked_with_the_way_to_say_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bare.csv"
    path.write_text("Screw\nModel,LWT,ECWT,Capacity,Power (kW)\nA,44,75,150,95\nA,44,85,142,104\n")
    assert main(["catalog", "import", str(path), "--set", "maker=Xu", *ENGLISH]) == 2
    captured = capsys.readouterr()
    assert "please say" in captured.out
    assert "--as 1.2=" in captured.err


def test_models_short_of_points_are_named_and_can_be_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "two.csv"
    path.write_text(
        "Screw chiller\nModel,LWT (°C),ECWT (°C),Capacity (kW),Power (kW)\n"
        "A,7,24,520,92\nA,7,30,500,100\nB,7,30,700,140\n", "utf-8",
    )  # fmt: skip
    said = ["--set", "maker=Xu", "--of-kind", *ENGLISH]
    assert main(["catalog", "import", str(path), *said]) == 2
    captured = capsys.readouterr()
    assert "B: Full load: capacity and power at 1 condenser" in captured.out
    assert "B" in captured.err
    assert _own() == []
    assert main(["catalog", "import", str(path), "--without", "B", *said]) == 0
    assert _own() == ["A"]


@pytest.mark.parametrize(
    "option",
    [
        ("--as", "1.1=altitude"),
        ("--at", "leaving_chilled_c=cold"),
        ("--set", "colour=red"),
        ("--set", "compressor=steam"),
    ],
)
def test_a_word_that_is_none_is_refused_with_those_there_are(
    tmp_path: Path, option: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(rows_of_figures(tmp_path / "fas.csv"))
    assert main(["catalog", "import", path, *option, *ENGLISH]) == 2
    said = capsys.readouterr().err
    assert option[1].split("=")[0] in said
    assert "Possible" in said or "is not one of" in said


def test_a_family_without_such_tables_reads_a_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(rows_of_figures(tmp_path / "fas.csv"))
    assert main(["catalog", "import", path, "--family", "motors", *ENGLISH]) == 2
    assert capsys.readouterr().err
