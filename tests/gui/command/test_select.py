"""`loadfit select` from end to end, as a person runs it."""

import json
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from gui.command.main import main
from tests.core.selection.examples import FOLDER, NAMES

SHANGHAI = FOLDER / "office-shanghai.json"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_example_prints_a_ranking_in_each_language(name, language, capsys):
    assert main(["select", str(FOLDER / f"{name}.json"), "--language", language]) == 0
    printed = capsys.readouterr().out
    assert "排除" in printed if language == "zh" else "Excluded" in printed
    assert printed.count("\n") > 10


def test_top_n_limits_the_rows(capsys):
    main(["select", str(SHANGHAI), "--top", "2", "--language", "en"])
    rows = [
        line for line in capsys.readouterr().out.splitlines() if " × " in line and "#" not in line
    ]
    assert len(rows) == 2


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "zh",
            ["选型报告", "冷水机组", "部分负荷", "York", "上海办公楼", "假定", "全寿命周期成本"],
        ),
        ("en", ["Selection report", "chiller", "York", "Office, Shanghai", "assumed"]),
    ],
)
def test_the_report_can_be_searched(tmp_path, language, words):
    target = tmp_path / "report.pdf"
    assert main(["select", str(SHANGHAI), "--pdf", str(target), "--language", language]) == 0
    pages = [page.extract_text() for page in PdfReader(target).pages]
    text = "".join("\n".join(pages).split())
    for word in words:
        assert word.replace(" ", "").lower() in text.lower()
    for page in pages:
        assert re.search(r"20\d\d", page)
        assert f"LoadFit 荷配 {version('loadfit')}" in page


def test_workbook_and_json_say_the_same_as_the_ranking(tmp_path):
    book, document = tmp_path / "a.xlsx", tmp_path / "a.json"
    arguments = ["select", str(SHANGHAI), "--xlsx", str(book), "--json", str(document)]
    assert main([*arguments, "--language", "en"]) == 0
    result = json.loads(document.read_text(encoding="utf-8"))
    ranking = load_workbook(book)[load_workbook(book).sheetnames[1]]
    cells = [str(c.value) for row in ranking.iter_rows() for c in row if c.value is not None]
    assert result["candidates"][0]["device"]["model"] in " ".join(cells)


def refused(capsys, *arguments: str) -> str:
    assert main([*arguments, "--language", "en"]) == 2
    line = capsys.readouterr().err.strip()
    assert line
    assert "\n" not in line
    return line


def broken(tmp_path: Path, **sections) -> str:
    content = json.loads(SHANGHAI.read_text(encoding="utf-8"))
    for section, values in sections.items():
        content[section] = content.get(section, {}) | values if isinstance(values, dict) else values
    path = tmp_path / "study.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return str(path)


def test_a_missing_study_is_named(capsys, tmp_path):
    assert "nothing.json" in refused(capsys, "select", str(tmp_path / "nothing.json"))


def test_a_folder_in_place_of_a_study(capsys, tmp_path):
    assert str(tmp_path) in refused(capsys, "select", str(tmp_path))


def test_an_unknown_key_is_named(capsys, tmp_path):
    assert "capacitty" in refused(capsys, "select", broken(tmp_path, duty={"capacitty": 3}))


def test_text_for_a_number_is_named(capsys, tmp_path):
    assert "duty.margin" in refused(capsys, "select", broken(tmp_path, duty={"margin": "much"}))


def test_a_newer_study_is_refused(capsys, tmp_path):
    assert "newer" in refused(capsys, "select", broken(tmp_path, schema=99))


def test_an_unknown_station_comes_with_its_neighbours(capsys, tmp_path):
    line = refused(capsys, "select", broken(tmp_path, site={"station": "58368"}))
    assert "58368" in line


@pytest.mark.parametrize(("language", "words"), [("en", "60.0 Hz"), ("zh", "60.0 Hz")])
def test_what_speaks_against_the_first_stands_below_the_ranking(capsys, tmp_path, language, words):
    """Of machines whose maker is known the first of the office is rated for 60 Hz."""
    study = broken(tmp_path, criteria={"makers_left_out": ["–", "(undisclosed)"]})
    assert main(["select", str(study), "--language", language]) == 0
    lines = capsys.readouterr().out.replace("\u00a0", " ").splitlines()
    at = next(
        i for i, line in enumerate(lines) if line.startswith(("Check before selecting", "选用"))
    )
    warned = lines[at + 1 : at + 4]
    assert all(line.startswith("  ▲ ") for line in warned)
    assert any(words in line for line in warned)


def test_an_unknown_shape_comes_with_the_known_ones(capsys, tmp_path):
    line = refused(capsys, "select", broken(tmp_path, load={"kind": "shape", "shape": "castle"}))
    assert "medium_office_3a" in line


def test_a_load_file_that_is_not_there(capsys, tmp_path):
    load = {"kind": "file", "path": "load.csv"}
    content = broken(tmp_path, load=load)
    document = json.loads(Path(content).read_text(encoding="utf-8"))
    document["load"] = load
    Path(content).write_text(json.dumps(document), encoding="utf-8")
    assert "load.csv" in refused(capsys, "select", content)


def with_load(tmp_path: Path, text: str) -> str:
    (tmp_path / "load.csv").write_text(text, encoding="utf-8")
    path = Path(broken(tmp_path))
    document = json.loads(path.read_text(encoding="utf-8"))
    document["load"] = {"kind": "file", "path": "load.csv"}
    del document["duty"]["peak_w"]  # the load's own
    path.write_text(json.dumps(document), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "load kW\n",
        "load kW\n" + "1\n" * 8000,
        "load kW\n" + "0\n" * 8760,
        "load kW\n" + "1\n" * 100 + "-5\n" + "1\n" * 8659,
        "load kW\n" + "1\n" * 100 + "inf\n" + "1\n" * 8659,
        "load kW\n" + "1\n" * 100 + "\n" * 30 + "1\n" * 8630,
        "load kW\n" + "1 kW\n" * 100 + "1 RT\n" * 8660,
    ],
    ids=["empty", "no rows", "too few", "all zero", "negative", "infinite", "gap", "mixed units"],
)
def test_a_load_that_cannot_be_is_refused_with_its_file(capsys, tmp_path, text):
    assert "load.csv" in refused(capsys, "select", with_load(tmp_path, text))


def test_a_load_file_is_selected_for(capsys, tmp_path):
    text = "时间;冷负荷(kW)\n" + "".join(f"{h};{1100 + h % 24 * 10},5\n" for h in range(8760))
    assert main(["select", with_load(tmp_path, text), "--language", "en"]) == 0
    assert "Peak 1,330" in capsys.readouterr().out


def test_an_epw_cut_short_is_refused_with_its_line(capsys, tmp_path):
    (tmp_path / "site.epw").write_text("LOCATION,Somewhere\n", encoding="utf-8")
    study = broken(tmp_path, site={"epw": "site.epw"})
    assert "site.epw" in refused(capsys, "select", study)


def test_a_report_that_cannot_be_written_leaves_nothing(capsys, tmp_path):
    target = tmp_path / "nowhere" / "a.pdf"
    assert "a.pdf" in refused(capsys, "select", str(SHANGHAI), "--pdf", str(target))
    assert list(tmp_path.iterdir()) == []


def test_a_duty_nobody_can_do_says_why_and_ends_with_2(capsys, tmp_path):
    study = broken(tmp_path, duty={"peak_w": 5e8})
    assert main(["select", study, "--language", "en"]) == 2
    printed = capsys.readouterr()
    assert "capacity too small" in printed.out
    assert printed.err.count("\n") == 1


def test_a_terminal_without_chinese_is_no_obstacle(tmp_path):
    """LANG=C with a Latin-1 terminal: escapes instead of a traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "gui.command.main", "select", str(SHANGHAI), "--language", "zh"],
        env={"PYTHONIOENCODING": "latin-1", "LANG": "C", "PATH": "/usr/bin"},
        capture_output=True,
        check=False,
        cwd=FOLDER.parent.parent,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_examples_are_listed_and_copied_once(capsys, tmp_path):
    assert main(["example"]) == 0
    listed = capsys.readouterr().out
    assert all(name in listed for name in NAMES)
    target = tmp_path / "mine.json"
    assert main(["example", NAMES[0], str(target)]) == 0
    assert target.read_bytes() == SHANGHAI.read_bytes()
    assert "was not changed" in refused(capsys, "example", NAMES[0], str(target))
    assert main(["example", "castle", "--language", "en"]) == 2


def test_each_row_ends_with_the_id_that_choose_takes(capsys):
    assert main(["select", str(SHANGHAI), "--top", "3", "--language", "en"]) == 0
    rows = [line for line in capsys.readouterr().out.splitlines() if " × " in line]
    ids = [line.split()[-1] for line in rows[-3:]]
    assert len(set(ids)) == 3
    assert main(["select", str(SHANGHAI), "--choose", ids[1], "--language", "en"]) == 0


def test_an_id_that_is_none_is_told_as_that_of_the_command_line(tmp_path, capsys):
    result = tmp_path / "a.json"
    assert main(["select", str(SHANGHAI), "--json", str(result)]) == 0
    device = json.loads(result.read_text(encoding="utf-8"))["candidates"][0]["device"]
    capsys.readouterr()
    said = refused(capsys, "select", str(SHANGHAI), "--choose", device["model"])
    assert device["id"] in said
    assert "not an id" in said
    for option, words in (("--choose", "no such"), ("--compare", f"{device['id']},no such")):
        said = refused(capsys, "select", str(SHANGHAI), option, words)
        assert said.startswith(f"{option}: ")
        assert "“no such”" in said
        assert "study" not in said.replace(str(SHANGHAI), "")
