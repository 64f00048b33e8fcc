"""`loadfit catalog` as its reader sees it."""

from pathlib import Path

import pytest

from catalog.devices.columns import row_of
from catalog.devices.store import Catalog
from core.families.chillers.record import Flag
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.command.main import main
from gui.program.text_table import width
from tests.catalog.conftest import Run
from tests.catalog.shipped import SHIPPED_CHILLERS


def test_list_names_every_device_with_its_defects(run: Run, language: Language) -> None:
    lines = run("list")
    assert str(SHIPPED_CHILLERS) in lines[0]
    assert len(lines) == 1 + 2 + SHIPPED_CHILLERS
    (line,) = [line for line in lines if line.startswith("A012")]
    assert "YLAA0080SE" in line
    assert "273" in line  # kW, corrected; 87.7 is the input power
    assert "87.7" not in line
    assert language.text("flag_short.capacity_corrected") in line
    assert language.text("flag_short.part_load_placeholder") in line


def test_columns_are_aligned_by_the_width_of_their_characters(run: Run) -> None:
    head, rule, *rows = run("list", "--condenser", "water", "--capacity-max", "600")[1:]
    starts = [i for i in range(1, width(rule)) if rule[i - 1] == " " and rule[i] == "─"]
    for line in (head, *rows):
        cells = "".join(character + "\0" * (width(character) - 1) for character in line)
        assert all(cells[start - 1] == " " for start in starts if start < len(cells))


def test_filters_narrow_the_list(run: Run) -> None:
    lines = run(
        "list", "--maker", "carrier", "--type", "screw", "--condenser", "air",
        "--capacity-min", "500", "--capacity-max", "600",
    )  # fmt: skip
    assert [line.split()[2] for line in lines[3:]] == ["30XA160"]


def test_search_finds_by_words(run: Run) -> None:
    assert [line.split()[0] for line in run("search", "multistack", "r-22")[5:]] == ["W136"]
    assert len(run("search", 'nothing "like" this')) == 1


@pytest.mark.parametrize("bad", ["-1", "nan", "much"])
def test_a_capacity_that_is_none_is_refused(capsys: pytest.CaptureFixture[str], bad: str) -> None:
    assert main(["catalog", "list", f"--capacity-min={bad}", "--language", "en"]) == 2
    assert capsys.readouterr().err.startswith(f"--capacity-min: “{bad}” cannot be read")


def test_show_prints_curves_limits_provenance_and_defects(
    run: Run, catalog: Catalog, language: Language
) -> None:
    text = "\n".join(run("show", "A012"))
    device = catalog.device("A012")
    for coefficient in (*device.capacity_curve.coefficients, *device.power_curve.coefficients):
        assert f"{coefficient:.10g}" in text
    for limit in ("4.44", "10", "23.89", "46.11"):
        assert limit in text
    assert catalog.source(device.source).title in text
    assert catalog.source(device.source).note(language.code) in text
    assert catalog.version in text
    for flag in device.flags:
        assert language.text(f"flag.{flag}") in text


def test_every_defect_is_explained_by_a_sentence(language: Language) -> None:
    for flag in Flag:
        sentence = language.text(f"flag.{flag}")
        assert sentence.endswith(("。", "."))
        assert width(sentence) > width(language.text(f"flag_short.{flag}")) * 2


def test_show_of_a_machine_without_defects_has_no_section_of_them(
    run: Run, catalog: Catalog, language: Language
) -> None:
    sound = next(d for d in catalog.devices("chillers") if not d.flags)
    assert language.text("catalog.defects") not in run("show", sound.id)


def test_show_of_an_unknown_id_is_a_problem(run: Run, language: Language) -> None:
    with pytest.raises(Problem) as caught:
        run("show", "Z1")
    assert "Z1" in language.problem(caught.value)


def test_devices_are_imported_shown_as_own_and_removed(
    run: Run, catalog: Catalog, language: Language, tmp_path: Path
) -> None:
    path = tmp_path / "ours.csv"
    run("template", str(path))
    row = {**row_of(catalog.device("W005")), "id": "X1", "model": "新机", "flags": ""}
    line = ",".join("" if value is None else str(value) for value in row.values())
    path.write_text(path.read_text("utf-8-sig") + line + "\n", "utf-8")
    lines = run("import", str(path))
    assert lines[0].startswith("own:X1")
    assert language.text("catalog.own") in run("show", "own:X1")[0]
    assert "own:X1" in run("remove", "own:X1")[0]
    with pytest.raises(Problem):
        run("show", "own:X1")


def test_a_preview_of_a_list_shows_its_devices_and_brings_none_in(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    run("export", str(path), "W136")
    text = path.read_text("utf-8").replace("W136", "W999")
    path.write_text(text, "utf-8")
    shown = run("import", str(path), "--preview")
    assert any("W999" in line for line in shown)
    assert not any("W999" in line for line in run("list"))


def test_faults_of_an_import_are_listed_by_row_and_column(
    run: Run, catalog: Catalog, language: Language, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    path = tmp_path / "ours.csv"
    run("template", str(path))
    row = {**row_of(catalog.device("W005")), "cop": "five"}
    line = ",".join("" if value is None else str(value) for value in row.values())
    path.write_text(path.read_text("utf-8-sig") + f"{line}\n" * 60, "utf-8")
    with pytest.raises(Problem) as caught:
        run("import", str(path))
    assert caught.value.code == "devices_faulty"
    assert "60" in language.problem(caught.value)
    printed = capsys.readouterr().out.splitlines()
    assert len(printed) == 2 + 50 + 1
    assert printed[2].split()[:2] == ["2", "cop"]
    assert "five" in printed[2]


def test_a_template_overwrites_nothing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "kept.csv"
    path.write_text("mine")
    with pytest.raises(Problem) as caught:
        run("template", str(path))
    assert caught.value.code == "file_exists"
    assert path.read_text() == "mine"


CODES = {
    "problem": ["figures_missing", "figures_damaged", "catalog_unreadable", "own_newer",
                "own_damaged", "own_unwritable", "own_exists", "own_invalid", "own_unknown",
                "shipped_fixed", "device_unknown", "device_unknown_near", "devices_unreadable",
                "devices_none", "devices_faulty"],
    "fault": ["value_missing", "not_number", "not_whole", "not_choice", "not_structure",
              "unprintable", "below", "above", "implausible", "limits_reversed", "curve_off",
              "id_taken", "id_twice", "column_twice", "column_unknown", "column_missing",
              "cells_beyond"],
}  # fmt: skip


def test_every_problem_and_fault_has_its_words(language: Language) -> None:
    for room, codes in CODES.items():
        for code in codes:
            assert language.has(f"{room}.{code}")
            assert room == "fault" or language.has(f"{room}.{code}.remedy")


def test_devices_go_out_and_come_in_again(run: Run, tmp_path: Path, language: Language) -> None:
    """As EnergyPlus objects and as a table; a file that is there is not written over."""
    for name in ("out.idf", "out.csv"):
        path = tmp_path / name
        run("export", str(path), "W101", "A077")
        run("import", str(path)) if name == "out.idf" else None
        with pytest.raises(Problem) as problem:
            run("export", str(path), "W101")
        assert problem.value.code == "file_exists"
    kept = "\n".join(run("list", "--maker", "Trane"))
    assert "own:A077" in kept
    run("remove", "own:A077")


def test_what_cannot_go_out_is_told(run: Run, tmp_path: Path) -> None:
    for words, code in (
        (["export", str(tmp_path / "a.idf"), "nope"], "device_unknown"),
        (["export", str(tmp_path / "a.csv")], "devices_none_own"),
        (["export", str(tmp_path / "a.idf"), "--family", "motors"], "export_ending"),
        (["export", str(tmp_path / "a.csv"), "W101", "--family", "motors"], "device_elsewhere"),
    ):
        with pytest.raises(Problem) as problem:
            run(*words)
        assert problem.value.code == code
    assert list(tmp_path.glob("a.*")) == []


def test_the_devices_of_an_approved_list_are_listed(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "approved.json"
    path.write_text('{"name": "List", "devices": ["W120", "W005", "not here"]}')
    lines = run("list", "--approved", str(path))
    assert [line.split()[0] for line in lines[3:]] == ["W005", "W120"]
    found = run("search", "york", "--family", "chillers", "--approved", str(path))
    assert [line.split()[0] for line in found[3:]] == ["W120"]


def test_devices_stand_beside_each_other_without_a_study(run: Run, language: Language) -> None:
    """As chillers.csv has them: W030 1,157 kW and COP 5.62, W031 1,196 kW and COP 6.50."""
    whole = run("compare", "W030", "W031")
    differing = run("compare", "W030", "W031", "--differences")

    def line(key: str, lines: list[str]) -> str:
        return next((one for one in lines if one.startswith(language.text(key) + " ")), "")

    assert "19XR 1157 kW VSD" in whole[0]
    assert "19XR 1196 kW IGV" in whole[0]
    assert line("field.cop", whole).split()[-2:] == ["5.62", "6.50"]
    capacity = line("field.capacity_w", whole)
    assert capacity.index("1,157 kW") < capacity.index("1,196 kW")
    for both in (whole, differing):
        assert language.text("choice.speed") in line("field.unloading", both)
    assert line("field.condenser", whole)
    assert not line("field.condenser", differing)  # water, both


def test_devices_of_different_kinds_are_not_compared(run: Run) -> None:
    with pytest.raises(Problem) as told:
        run("compare", "W030", "M0001")
    assert told.value.code == "devices_of_kinds"
