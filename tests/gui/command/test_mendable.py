"""What a person can do wrong ends with the place, the reason and the way out, never a traceback."""

import json
import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import msgspec
import pytest
from openpyxl import load_workbook

from catalog.files.opening import read_bytes
from core.families.motors.loads import ShaftFlow
from core.families.registry import DEVICE_TABLES
from core.study.faults import invalid
from core.study.study import Study
from core.vocabulary.problem import Problem
from gui.command.main import main
from gui.program.documents import write_document
from gui.program.program import Program, read_study
from gui.program.reader import open_language
from gui.program.saving import write
from gui.program.study_file import files_of, moved, save
from tests.core.selection.examples import FOLDER
from tests.house.tree import ROOT

SHANGHAI = FOLDER / "office-shanghai.json"
TOO_FAR = FOLDER / "too-far-beijing.json"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.json"
    path.write_bytes(SHANGHAI.read_bytes())
    return path


def refused(capsys, language: str, *arguments: str) -> str:
    assert main([*arguments, "--language", language]) == 2
    line = capsys.readouterr().err.strip()
    assert "\n" not in line
    return line


def test_a_duty_that_nothing_fits_has_its_workbook(tmp_path, capsys):
    """The source of this process is taken as larger than the demand: its column is not there."""
    book = tmp_path / "a.xlsx"
    assert main(["select", str(TOO_FAR), "--xlsx", str(book), "--language", "en"]) == 2
    assert "too-far-beijing.json" in capsys.readouterr().err
    assert "Excluded" in load_workbook(book).sheetnames


@pytest.mark.parametrize(
    ("language", "reason", "way_out"),
    [("en", "the study itself", "another file name"), ("zh", "方案本身", "另选文件名")],
)
def test_the_study_is_never_an_output(mine, capsys, language, reason, way_out):
    before = mine.read_bytes()
    (mine.parent / "link.json").symlink_to(mine)
    for name in ("mine.json", "link.json"):
        target = str(mine.parent / name)
        line = refused(capsys, language, "select", str(mine), "--json", target)
        assert line.startswith(target)
        assert reason in line
        assert way_out in line
    assert mine.read_bytes() == before


def test_what_a_study_rests_on_is_never_an_output(mine, capsys):
    load = mine.parent / "load.csv"
    load.write_text("load kW\n" + "500\n" * 8760, "utf-8")
    content = json.loads(mine.read_text("utf-8"))
    content["load"] = {"kind": "file", "path": "load.csv"}
    mine.write_text(json.dumps(content), "utf-8")
    assert files_of(read_study(mine), mine.parent) == (load,)
    line = refused(capsys, "en", "select", str(mine), "--xlsx", str(load))
    assert line.startswith(str(load))
    assert load.read_text("utf-8").startswith("load kW")
    with pytest.raises(Problem, match="output_is_input"):
        save(load, read_study(mine))


def test_two_outputs_are_two_files(mine, capsys):
    target = str(mine.parent / "a")
    line = refused(capsys, "en", "select", str(mine), "--pdf", target, "--xlsx", target)
    assert line.startswith(target)


def test_a_table_of_devices_is_not_written_over_by_its_results(tmp_path, capsys):
    table = tmp_path / "devices.csv"
    table.write_text("product,type\nchiller,water\n", "utf-8")
    arguments = ("verdict", "--batch", str(table), "--out", str(table))
    assert main([*arguments, "--language", "en"]) == 2
    assert table.read_text("utf-8").startswith("product")


def test_a_report_in_the_window_is_not_written_over_the_study(mine):
    program, before = Program(), mine.read_bytes()
    selection = program.select_file(mine)
    with pytest.raises(Problem, match="output_is_input"):
        write_document("json", mine, selection, open_language("en"), program, keep=(mine,))
    assert mine.read_bytes() == before


def test_a_link_is_written_through(tmp_path):
    target, link = tmp_path / "real.json", tmp_path / "link.json"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path):
    pipe, read = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write(pipe, b"whole")
    reader.join()
    assert (read, pipe.is_fifo()) == ([b"whole"], True)


def test_a_device_stays_a_device():
    write(Path("/dev/null"), b"gone")
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize(
    ("language", "reason", "way_out"),
    [("en", "no space left", "disk"), ("zh", "磁盘已满", "清理磁盘空间")],
)
def test_an_output_that_is_full(language, reason, way_out):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "gui.command.main", "example", "--language", language],
            stdout=full, stderr=subprocess.PIPE, check=False,
            env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        )  # fmt: skip
    line = done.stderr.decode()
    assert done.returncode == 2
    assert (line.count("\n"), reason in line, way_out in line) == (1, True, True)


def test_a_file_without_end_is_read_up_to_the_limit():
    with pytest.raises(Problem, match="file_too_large"):
        read_bytes(Path("/dev/zero"), 1)


@pytest.mark.parametrize(
    ("language", "reason", "way_out"),
    [("en", "larger than 16 MB", "right file"), ("zh", "16 MB", "选错文件")],
)
def test_a_huge_study_is_refused_with_its_limit(tmp_path, capsys, language, reason, way_out):
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(17_000_000)
    line = refused(capsys, language, "select", str(huge))
    assert line.startswith(str(huge))
    assert reason in line
    assert way_out in line


WRONG = [
    # what is given, the place, the reason and the way out, in English and in Chinese
    ({"duty": {"entering_chilled_c": 5.0, "leaving_chilled_c": 7.0}}, "duty.entering_chilled_c",
     ("must enter warmer", "Correct one"), ("须高于出水温度", "改正其中一项")),
    ({"duty": {"margin": "much"}}, "duty.margin",
     ("“Margin” is text, but a number", "without quotation marks"),
     ("应为数值，现为文字", "不加引号")),
    ({"duty": {"margin": 7}}, "duty.margin", ("must be ≤ 1", "unit"), ("须 ≤ 1", "单位")),
    ({"duty": {"colour": 7}}, "duty.colour", ("no key “colour”", "spelling"),
     ("没有“colour”", "拼写")),
    ({"load": {"kind": "shaft_constant", "shape": None}}, "load.kind",
     ("file, shape, synthesised", "Choose"), ("file, shape, synthesised", "请从中选择")),
]  # fmt: skip


@pytest.mark.parametrize(("sections", "place", "english", "chinese"), WRONG)
def test_a_wrong_value_has_its_place_its_reason_and_its_way_out(
    mine, capsys, sections, place, english, chinese
):
    content = json.loads(mine.read_text("utf-8"))
    for name, values in sections.items():
        content[name] |= values
        content[name] = {key: one for key, one in content[name].items() if one is not None}
    mine.write_text(json.dumps(content), "utf-8")
    for language, words in (("en", english), ("zh", chinese)):
        line = refused(capsys, language, "select", str(mine))
        assert line.startswith(f"{mine} [{place}]")
        assert [word in line for word in words] == [True, True], line


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ("GB 18030", "Save it as UTF-8")), ("zh", ("GB 18030", "另存为 UTF-8"))],
)
def test_a_study_saved_by_an_old_editor(mine, capsys, language, words):
    mine.write_bytes(mine.read_text("utf-8").encode("gb18030"))
    line = refused(capsys, language, "select", str(mine))
    assert all(word in line for word in words)


def test_flows_and_their_times_are_told_of_by_name(tmp_path, capsys):
    content = json.loads((FOLDER / "pump-shanghai.json").read_text("utf-8"))
    content["load"] = {"kind": "shaft_flow", "flow_shares": [1.0, 0.8], "time_shares": [1.0]}
    path = tmp_path / "pump.json"
    path.write_text(json.dumps(content), "utf-8")
    assert "as many shares as flows" in refused(capsys, "en", "select", str(path))
    assert "每个流量对应一个时间占比" in refused(capsys, "zh", "select", str(path))


def test_a_message_of_the_decoder_that_is_new_is_passed_on():
    problem = invalid("Something else", "s.json", *(lambda _: (),) * 3, lambda: ())
    assert (problem.code, problem.place) == ("study_invalid", "s.json")


def test_every_rule_of_a_study_is_put_into_words(language):
    """Every path that `disagreements` yields has its rule in both languages."""
    rules = set()
    for file in (ROOT / "core").rglob("*.py"):
        text = file.read_text("utf-8")
        rules |= set(re.findall(r'yield f?"((?:duty|load|criteria)[.][a-z_]+)"', text))
    rules -= {"load.kind", "criteria.rank_by"}  # told with the known words
    assert {"duty.sink_in_c", "load.time_shares", "criteria.weights"} <= rules
    assert [rule for rule in sorted(rules) if not language.has(f"rule.{rule}")] == []


def test_paths_of_every_kind_of_load_follow_the_study(tmp_path):
    study: Study = read_study(FOLDER / "pump-shanghai.json")
    study = msgspec.structs.replace(study, load=ShaftFlow(path="flow.csv"))
    there = moved(tmp_path / "a", tmp_path / "b")(study)
    assert there.load.path == "../a/flow.csv"


def test_rows_of_the_ranking_are_at_least_one(capsys):
    for rows in ("0", "-3", "x"):
        assert refused(capsys, "en", "select", str(SHANGHAI), "--top", rows).startswith("--top:")


def test_words_are_looked_for_in_every_family(capsys):
    """BX are Bonfiglioli's motors; nobody said so."""
    assert main(["catalog", "search", "BX", "315", "--language", "en"]) == 0
    printed = capsys.readouterr().out
    assert "Motors" in printed
    assert "BX 315SAK" in printed


def test_a_filter_of_another_family_is_refused(capsys):
    for language, words in (("en", "Motors have no such filter"), ("zh", "电机没有这一筛选条件")):
        arguments = ("catalog", "list", "--family", "motors", "--condenser", "water")
        assert words in refused(capsys, language, *arguments)
    assert main(["catalog", "search", "york", "--condenser", "water"]) == 0


def test_every_family_of_the_catalog_has_a_name(language):
    assert [family for family in DEVICE_TABLES if not language.has(f"family.{family}")] == []


@pytest.mark.parametrize(
    ("language", "mark"), [("en", "doubtful about its figures"), ("zh", "数据存疑")]
)
def test_marks_of_the_ranking_are_explained(capsys, language, mark):
    for top in ("3", "40"):
        assert main(["select", str(SHANGHAI), "--language", language, "--top", top]) == 0
        printed = capsys.readouterr().out
        ranking = [line for line in printed.splitlines() if " × " in line]
        assert any("▲" in line for line in ranking) == (mark in printed) == (top == "40")


def test_a_column_nobody_has_is_no_column(capsys):
    """No standard grades an industrial heat pump."""
    study = str(FOLDER / "dairy-shanghai.json")
    assert main(["select", study, "--language", "en"]) == 0
    assert "Tier" not in capsys.readouterr().out


def edited(folder: Path, example: str, **values: object) -> Path:
    """An example with other values, keys written as `section__key`."""
    content = json.loads((FOLDER / f"{example}.json").read_text("utf-8"))
    for key, value in values.items():
        section, _, name = key.partition("__")
        content[section][name] = value
    path = folder / "edited.json"
    path.write_text(json.dumps(content), "utf-8")
    return path


@pytest.mark.parametrize(
    ("example", "key", "value", "place"),
    [
        ("conveyor-datong", "load__shaft_rpm", 5e-324, "load.shaft_rpm"),
        ("replace-chongqing", "load__hours_a_year", 5e-324, "load.hours_a_year"),
        ("replace-chongqing", "duty__existing_efficiency", 0.31, "duty.existing_efficiency"),
        ("hospital-guangzhou", "duty__peak_w", 5e-324, "duty.peak_w"),
        ("dairy-shanghai", "load__process_load", 5e-324, "load.process_load"),
        ("office-shanghai", "site__epw", "a\0b.epw", ".epw"),
    ],
)
def test_a_value_next_to_nothing_is_refused_at_its_key(
    tmp_path, capsys, example, key, value, place
):
    """Each of these ended in a division by zero or a name that the system cannot take."""
    study = edited(tmp_path, example, **{key: value})
    line = refused(capsys, "en", "select", str(study), "--pdf", str(tmp_path / "a.pdf"))
    assert place in line


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32"])
def test_brackets_without_end_are_refused(tmp_path, capsys, encoding):
    path = tmp_path / "deep.json"
    path.write_bytes(("[" * 100_000).encode(encoding))
    assert "deep.json" in refused(capsys, "en", "select", str(path))


def test_a_working_folder_that_was_deleted_is_no_hindrance(tmp_path, monkeypatch, capsys):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    assert main(["select", str(SHANGHAI), "--language", "en"]) == 0
    assert "here.json" in refused(capsys, "en", "select", "here.json")


def test_a_folder_whose_name_is_no_utf_8_is_no_hindrance(tmp_path, capsys):
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    folder.mkdir()
    study = folder / "study.json"
    study.write_bytes(SHANGHAI.read_bytes())
    outputs = [folder / f"out.{kind}" for kind in ("pdf", "xlsx", "json")]
    named = [part for path in outputs for part in (f"--{path.suffix[1:]}", str(path))]
    assert main(["select", str(study), *named]) == 0
    assert all(path.stat().st_size for path in outputs)


def test_a_name_that_the_reports_font_lacks_is_told(tmp_path, capsys):
    study = edited(tmp_path, "office-shanghai", project__name="\U00020bb7野家 😀")
    assert main(["select", str(study), "--pdf", str(tmp_path / "a.pdf"), "--language", "en"]) == 0
    assert "\U00020bb7😀" in capsys.readouterr().err


def test_a_batch_with_control_characters_becomes_a_workbook_without_them(tmp_path, capsys):
    rows = tmp_path / "rows.csv"
    head = "product,name,condenser,cooling_capacity,iplv,iplv_method"
    rows.write_text(f"{head}\nchiller,a\x01b\x1b[2J,water,700,7.2,gb_18430_1_2007\n", "utf-8")
    book = tmp_path / "out.xlsx"
    main(["verdict", "--batch", str(rows), "--out", str(book), "--language", "en"])
    shown = [cell.value for row in load_workbook(book).active.rows for cell in row]
    assert "ab[2J" in shown
