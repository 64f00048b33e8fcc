"""What is wrong with a command line is told in a line: the place, the reason and the way out."""

import csv
import re

import pytest

from gui.command import catalog, ledger_arguments, main
from tests.house.tree import ROOT

OFFICE = "resources/examples/office-shanghai.json"


def line(capsys, *arguments: str) -> str:
    assert main.main(arguments) == 2
    said = capsys.readouterr().err.strip()
    assert "\n" not in said
    return said


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("slect", "loadfit select"), ("verdicts", "loadfit verdict"),
     ("remove", "loadfit catalog remove"), ("serch", "loadfit catalog search")],
)  # fmt: skip
def test_a_mistyped_command_is_no_study(capsys, typed, meant):
    for language in ("zh", "en"):
        said = line(capsys, typed, "nope", "--language", language)
        assert said.startswith(typed)
        assert f"“{meant}”" in said


def test_a_word_like_no_command_is_told_what_there_is(capsys):
    said = line(capsys, "冷水", "--language", "zh")
    assert all(command in said for command in main.COMMANDS)


def test_a_study_is_still_a_study(tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(main, "_open_window", lambda study, *_: opened.append(study) or 0)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine").write_text("{}", "utf-8")
    for name in ("mine", "not-there.json", "folder/mine", str(tmp_path / "any")):
        assert main.main([name]) == 0
    assert main.main([]) == 0
    assert main.main(["--language", "zh"]) == 0  # whose value is no study
    assert [study and str(study) for study in opened] == [
        "mine", "not-there.json", "folder/mine", str(tmp_path / "any"), None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "preferences"),
    [
        ([], {}),
        (["--language", "zh", "--units", "ip"], {"language": "zh", "system": "ip"}),
        (["a.json", "--units=ip"], {"system": "ip"}),
        (["--units", "si", "a.json"], {"system": "si"}),
    ],
)
def test_the_window_opens_in_the_language_and_units_asked_for(monkeypatch, given, preferences):
    opened = []
    monkeypatch.setattr(
        "gui.window.application.run", lambda study, asked: opened.append(asked) or 0
    )
    assert main.main(given) == 0
    assert opened == [preferences]


@pytest.mark.parametrize(
    ("arguments", "place", "way_out"),
    [
        (["select"], "loadfit select", "loadfit select --help"),
        (["select", "a.json", "--top", "a"], "--top", "loadfit select --help"),
        (["select", "a.json", "--top"], "--top", "loadfit select --help"),
        (["select", "a.json", "--pfd", "a.pdf"], "--pfd", "loadfit select --help"),
        (["catalog"], "loadfit catalog", "list, search, show"),
        (["catalog", "lst"], "loadfit catalog", "list, search, show"),
        (["catalog", "list", "--c", "air"], "--c", "--condenser"),
        (["catalog", "list", "--condenser", "土冷"], "--condenser", "air (风冷), water (水冷)"),
        (["template", "foo", "a.xlsx"], "kind", "shaft_cycle"),
        (["verdict", "chiller", "--as-of", "May"], "--as-of", "2026-07-01"),
        (["a.json", "b.json"], "b.json", "loadfit --help"),
    ],
)
def test_place_and_way_out_in_both_languages(capsys, arguments, place, way_out):
    for language, mark in (("zh", "："), ("en", ": ")):
        said = line(capsys, *arguments, "--language", language)
        assert said.startswith(f"{place}{mark}")
        assert way_out in said


def test_no_folder_is_told_before_the_work_is_done(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr("gui.program.program.Program.select", lambda *_: pytest.fail("selected"))
    missing = tmp_path / "no" / "a.pdf"
    said = line(capsys, "select", OFFICE, "--pdf", str(missing), "--language", "en")
    assert said.startswith(f"{missing}: There is no folder {missing.parent}.")
    said = line(capsys, "select", OFFICE, "--json", str(tmp_path), "--language", "zh")
    assert said.startswith(f"{tmp_path}：这是文件夹")


def test_an_id_that_is_not_there_is_no_shipped_device(capsys):
    assert "设备库中没有此编号" in line(capsys, "catalog", "remove", "nope", "--language", "zh")
    assert "shipped" in line(capsys, "catalog", "remove", "W001", "--language", "en")


def counted(**wanted: str) -> int:
    total = 0
    for name in ("chillers.csv", "chiller_classes.csv"):
        path = ROOT / "catalog" / "figures" / name
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            total += sum(all(row[k] == v for k, v in wanted.items()) for row in rows)
    return total


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["--condenser", "风冷"], {"condenser": "air"}),
        (["--condenser", "AIR"], {"condenser": "air"}),
        (["--type", "螺杆"], {"compressor": "screw"}),
        (["--type", "离心式"], {"compressor": "centrifugal"}),
        (["--family", "冷水机组", "--condenser", "水冷"], {"condenser": "water"}),
        (["--family", "Chillers"], {}),
    ],
)
def test_declared_words_are_taken_by_name_in_both_languages(capsys, words, wanted):
    assert main.main(["catalog", "list", *words, "--language", "zh"]) == 0
    assert capsys.readouterr().out.startswith(f"共 {counted(**wanted)} 台")


def test_options_of_all_commands_may_stand_before_the_command(capsys):
    assert main.main(["--language", "zh", "example"]) == 0
    assert "office-shanghai" in capsys.readouterr().out


def test_options_of_all_commands_may_stand_between_inputs(capsys):
    words = ["verdict", "induction_motor", "--language", "zh", "额定功率=160"]
    assert main.main(words) in (0, 2)
    assert "--language" not in capsys.readouterr().err


def test_every_action_of_the_catalog_is_known(capsys):
    for action in catalog.ACTIONS:
        with pytest.raises(SystemExit) as caught:
            main.main(["catalog", action, "--help"])
        assert caught.value.code == 0


COMMANDS_OF = [
    [name] for name in main.COMMANDS if name not in ("catalog", "ledger")
] + [["catalog", action] for action in catalog.ACTIONS if action != "pack"] + [
    ["ledger", action] for action in ledger_arguments.ACTIONS
] + [["catalog", "pack", "create"], []]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS_OF)
def test_help_is_in_the_language_asked_for(capsys, command):
    """Nothing that argparse says by itself, and no key of a message without its words."""
    with pytest.raises(SystemExit, match="0"):
        main.main([*command, "--help", "--language", "zh"])
    said = capsys.readouterr().out
    assert said.startswith("用法：loadfit")
    assert "选项" in said
    assert "cli." not in said
    assert not re.search(r"\b(usage|options|arguments|this|write|the)\b", said)
