"""`loadfit verdict`: one device, a file of devices, names in both languages."""

import argparse
import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

from catalog.files.verdicts import open_devices
from core.standards.governing import rulings
from core.standards.inputs import inputs_of
from core.standards.judge import judge
from core.standards.library import shipped_standards
from core.standards.naming import Names
from core.standards.wording import Wording
from core.vocabulary.language import LANGUAGES, Language
from core.vocabulary.problem import Problem
from gui.command import verdict as verdict_command
from gui.program.verdict_table import write_rows
from tests.core.standards.devices import random_devices

CHILLER = ("condenser=water", "cooling_capacity=700", "iplv=7.2", "iplv_method=gb_18430_1_2007")
DAY = ("--as-of", "2026-06-01")


def run(language: Language, *words: str, status: int = 0) -> None:
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    verdict_command.add_parser(commands, argparse.ArgumentParser(add_help=False))
    given = parser.parse_args(["verdict", *words])
    assert verdict_command.run(given, language) == status


def problem(language: Language, *words: str) -> Problem:
    with pytest.raises(Problem) as caught:
        run(language, *words)
    assert language.problem(caught.value)
    return caught.value


@pytest.fixture
def names(languages: Mapping[str, Language]) -> Names:
    standards = shipped_standards()
    return Names(standards, [Wording(languages[code], standards) for code in LANGUAGES])


def test_it_lists_every_product(language: Language, capsys: pytest.CaptureFixture[str]) -> None:
    run(language, "--list")
    shown = capsys.readouterr().out
    assert all(product in shown for product in shipped_standards().products)
    assert "GB 19577-2024" in shown


def test_without_inputs_it_says_what_can_be_entered(
    languages: Mapping[str, Language], capsys: pytest.CaptureFixture[str]
) -> None:
    run(languages["zh"], "冷水机组")
    shown = capsys.readouterr().out
    assert "名义制冷量" in shown
    assert "water (水冷式)" in shown
    assert "未填时取 comfort" in shown
    run(languages["en"], "centrifugal_pump")
    assert "1 where nothing is given" in capsys.readouterr().out


def test_a_verdict_shows_its_row_its_limits_and_what_governs(
    languages: Mapping[str, Language], capsys: pytest.CaptureFixture[str]
) -> None:
    run(languages["zh"], "chiller", *CHILLER, *DAY)
    shown = capsys.readouterr().out
    for words in (
        "节能水平", "T23-04", "528 < x ≤ 1163 kW", "能效3级（附条件）", "GB 19577-2024 ‡",
        "T1-03", "公开转录",
        "以此为准：能效3级", "要求 8.80，实际 7.20，未达到",
    ):  # fmt: skip
        assert words in shown


def test_the_same_in_english(
    languages: Mapping[str, Language], capsys: pytest.CaptureFixture[str]
) -> None:
    run(languages["en"], "Water chiller", *CHILLER, *DAY)
    shown = capsys.readouterr().out
    for words in (
        "energy-saving tier", "grade 3 (provisional)", "The stricter governs",
        "8.80 required, 7.20 actual: missed",
    ):  # fmt: skip
        assert words in shown


def test_names_and_words_may_be_chinese(
    languages: Mapping[str, Language], capsys: pytest.CaptureFixture[str]
) -> None:
    run(languages["zh"], "冷水机组", "冷凝器冷却方式=水冷式", "名义制冷量=700", "iplv=7.2",
        "iplv_method=GB/T 18430.1-2007", *DAY)  # fmt: skip
    assert "T23-04" in capsys.readouterr().out


def test_what_cannot_be_compared_is_shown_without_a_ruling(
    languages: Mapping[str, Language], capsys: pytest.CaptureFixture[str]
) -> None:
    run(languages["zh"], "chiller", "condenser=air", "cooling_capacity=700", "iplv=4.6", "cspf=4",
        "iplv_method=gb_18430_1_2007", *DAY)  # fmt: skip
    shown = capsys.readouterr().out
    assert "不可比" in shown
    assert "以此为准" not in shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("--project", "renewal"), "更新改造：不得采用"),
        (("--project", "ordinary"), "一般项目：可采用"),
        (("--project", "saturated_industry", "--reason", "无货"), "书面理由：无货"),
        (("--stage-up",), "一般项目：可采用"),
    ],
)
def test_a_projects_rule_is_answered(
    languages: Mapping[str, Language], capsys: pytest.CaptureFixture[str],
    words: Sequence[str], shown: str,
) -> None:  # fmt: skip
    run(languages["zh"], "chiller", *CHILLER, *DAY, *words)
    assert shown in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code", "place"),
    [
        ((), "verdict_nothing", "loadfit verdict"),
        (("spoon", "a=1"), "product_unknown", "spoon"),
        (("空调", "a=1"), "product_unclear", "空调"),
        (("chiller", "iplv"), "input_form", "loadfit verdict"),
        (("chiller", "=7"), "input_form", "loadfit verdict"),
        (("chiller", "spin=7"), "input_unknown", "spin"),
        (("chiller", "iplv=much"), "input_not_number", "iplv"),
        (("chiller", "iplv=1_0"), "input_not_number", "iplv"),
        (("chiller", "condenser=steam"), "input_word_unknown", "condenser"),
        (("chiller", "iplv=7", "iplv=8"), "input_twice", "iplv"),
        (("--batch", "devices.csv"), "batch_needs_out", "loadfit verdict --batch"),
        (("--batch", "devices.csv", "--out", "results.pdf"), "batch_needs_out", "results.pdf"),
        (("--batch", "absent.csv", "--out", "results.csv"), "file_missing", "absent.csv"),
    ],
)
def test_what_the_user_can_mend_is_named(
    language: Language, words: Sequence[str], code: str, place: str
) -> None:
    found = problem(language, *words)
    assert (found.code, found.place) == (code, place)


FILE = """编号,产品,condenser,名义制冷量,iplv,iplv_method,极数,额定功率,效率,备注
1,冷水机组,水冷式,700,7.2,GB/T 18430.1-2007,,,,=SUM(A1)
2,chiller,water,700,7.2,ahri_551_591,,,,+1

3,三相异步电动机,,,,,4,30,95.9,
4,Fan,,,,,,,,-2
"""


def cells_of(path: Path) -> list[list[str]]:
    return list(csv.reader(StringIO(path.read_text("utf-8-sig"), newline="")))


def test_a_file_comes_back_with_results_and_reasons_as_columns(
    languages: Mapping[str, Language], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "devices.csv", tmp_path / "results.csv"
    source.write_text(FILE, "utf-8")
    run(languages["zh"], "--batch", str(source), "--out", str(out), "--trace", *DAY)
    shown = capsys.readouterr().out
    assert "未使用的列：编号, 备注" in shown
    assert "已判定 4 台" in shown
    head, first, second, motor, fan = cells_of(out)
    column = {name: head.index(name) for name in head}
    assert first[column["能效水平"]] == "节能水平（发改环资规〔2024〕127号 T23-04）"
    assert first[column["能效等级"]] == "能效3级（附条件）（GB 19577-2024 ‡ T1-03）"
    assert first[column["以此为准"]].startswith("能效3级")
    assert "528 < x ≤ 1163" in first[column["查表过程"]]
    assert first[column["备注"]] == "'=SUM(A1)"  # no formula for the reader's spreadsheet
    assert second[column["备注"]] == "+1"
    assert second[column["能效水平"]].startswith("无法判定")
    assert "GB/T 18430.1-2007" in second[column["原因"]]
    assert motor[column["国外标准"]].count("IE") >= 2
    assert fan[column["能效水平"]].startswith("无法判定")
    assert "缺少" in fan[column["原因"]]
    assert fan[column["判定日期"]] == "2026-06-01"


def test_a_workbook_is_read_and_written(languages: Mapping[str, Language], tmp_path: Path) -> None:
    source, out = tmp_path / "devices.xlsx", tmp_path / "results.xlsx"
    book = Workbook()
    for row in csv.reader(StringIO(FILE)):
        book.active.append([float(c) if c.replace(".", "").isdigit() else c for c in row])
    book.active["J2"].data_type = "s"  # a text that begins like a formula
    book.save(source)
    run(languages["en"], "--batch", str(source), "--out", str(out), *DAY)
    rows = CalamineWorkbook.from_path(out).get_sheet_by_index(0).to_python()
    assert len(rows) == 5
    assert "energy-saving tier" in rows[1][rows[0].index("Tier")]
    assert rows[1][rows[0].index("备注")] == "=SUM(A1)"  # a text, as it was


def test_where_all_must_be_right_faults_are_told_by_row_and_column_and_nothing_is_written(
    languages: Mapping[str, Language], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "devices.csv", tmp_path / "results.csv"
    source.write_text(
        "product,condenser,iplv,IPLV ,poles\n"
        "chiller,steam,much,,\nspoon,,,,\nchiller,,7,8,\nchiller,,,,4\nchiller\n",
        "utf-8",
    )
    found = problem(languages["en"], "--batch", str(source), "--out", str(out), "--strict")
    assert (found.code, found.figures[0].value) == ("batch_faulty", 5)
    shown = capsys.readouterr().out
    for words in ("steam", "much", "no such product", "twice", "no such input"):
        assert words.lower() in shown.lower()
    assert not out.exists()


MIXED = """设备清单
编号,产品,冷却方式,名义制冷量 (RT),IPLV,iplv_method,极数,功率(kW),效率
1,冷水机组,风冷,200,3.6,GB/T 18430.1-2007,,,
2,冷水机组,蒸汽,200,3.6,GB/T 18430.1-2007,,,
3,电机,,,,,4极,30,95.2%
4,三相异步电机,,,,,4极,30 kW,95.2%
5,三相异步电机,,,,,4,30 furlongs,much
合计,5
"""


def test_good_rows_are_judged_and_the_others_say_row_column_and_reason(
    languages: Mapping[str, Language], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "devices.csv", tmp_path / "results.csv"
    source.write_text(MIXED, "gb18030")
    run(languages["zh"], "--batch", str(source), "--out", str(out), *DAY)
    head, *rows = cells_of(out)
    fault, grade = head.index("输入错误"), head.index("能效等级")
    assert "查表过程" not in head  # only where it is asked for
    assert [bool(row[fault]) for row in rows] == [False, True, True, False, True]
    assert [bool(row[grade]) for row in rows] == [True, False, False, True, False]
    assert rows[1][fault].startswith(
        "第4行“冷却方式”："
    )  # as the file counts, title and heading in
    assert "蒸汽" in rows[1][fault]
    assert "induction_motor" in rows[2][fault]
    assert "“功率(kW)”" in rows[4][fault]
    assert "“效率”" in rows[4][fault]
    # 30 kW, 4 poles: grade 1 of GB 18613-2020 begins at 95.5 %, grade 2 at 94.9 %.
    assert rows[3][grade].startswith("能效2级")
    shown = capsys.readouterr().out
    assert "3行有误" in shown
    assert "已判定 2 台" in shown


def test_a_unit_in_the_heading_or_the_cell_is_converted(
    languages: Mapping[str, Language], names: Names, tmp_path: Path
) -> None:
    source = tmp_path / "devices.csv"
    source.write_text(
        "product,cooling_capacity (RT),iplv\nchiller,200,4\nchiller,703 kW,4\nchiller,0.7 MW,4\n"
        "chiller,200 bushels,4\nchiller,200,12 kW/ton\n",
        "utf-8",
    )
    file = open_devices(source, shipped_standards(), names)
    first, second, third, *wrong = file.entries()
    given = [one.device.figures["cooling_capacity"] for one in (first, second, third) if one.device]
    assert given == [pytest.approx(703.37, abs=0.01), 703.0, pytest.approx(700.0)]  # 3.51685 kW/RT
    assert [one.faults[0].code for one in wrong] == ["input_not_number", "input_unit"]


def test_where_no_row_is_right_the_table_of_faults_is_written_and_the_status_says_so(
    language: Language, tmp_path: Path
) -> None:
    source, out = tmp_path / "devices.csv", tmp_path / "results.xlsx"
    source.write_text("product,iplv\nspoon,1\n", "utf-8")
    run(language, "--batch", str(source), "--out", str(out), status=2)
    assert len(CalamineWorkbook.from_path(out).get_sheet_by_index(0).to_python()) == 2


def test_what_is_written_is_read_back_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    odd = 'a<b>&"c" \x00\x0b\ud800 多联机 𠮷 '
    rows: list[list[object]] = [
        ["名", "b"],
        [odd, 1.5],
        ["=1+1", True],
        ["", -2],
        ["x" * 40_000, 1e300],
    ]
    write_rows(rows[:1], rows[1:], out)
    for read in (
        CalamineWorkbook.from_path(out).get_sheet_by_index(0).to_python(),
        [list(row) for row in load_workbook(out).active.iter_rows(values_only=True)],
    ):
        assert read[0] == ["名", "b"]
        assert read[1] == ['a<b>&"c"  多联机 𠮷 ', 1.5]
        assert read[2] == ["=1+1", True]
        assert len(read[4][0]) == 32_767


def test_a_write_that_fails_half_way_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    out.write_text("old")

    def rows() -> Iterator[list[object]]:
        yield ["new"]
        raise Problem("verdict_nothing", "here")

    with pytest.raises(Problem):
        write_rows([["head"]], rows(), out)
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("a.csv", "old")]


@pytest.mark.parametrize(
    ("content", "code"),
    [("product,iplv\n", "devices_none"), ("name,iplv\na,7\n", "batch_no_product")],
)
def test_a_file_without_devices_is_refused(
    language: Language, tmp_path: Path, content: str, code: str
) -> None:
    source = tmp_path / "devices.csv"
    source.write_text(content, "utf-8")
    assert problem(language, "--batch", str(source), "--out", str(tmp_path / "o.csv")).code == code


def test_every_product_and_input_is_found_by_its_name_in_both_languages(
    names: Names, language: Language
) -> None:
    standards = shipped_standards()
    wording = Wording(language, standards)
    for product in standards.products:
        assert names.product(wording.name("product", product)) == product
        for one in inputs_of(standards, product):
            found = names.input(product, wording.input(one.name))
            assert found is not None
            assert found.name == one.name
            for word in one.words:
                space = "method" if one.kind == "method" else "class_word"
                assert names.word(one, wording.name(space, word)) == word


def test_a_part_of_a_name_will_do_where_only_one_product_has_it(names: Names) -> None:
    assert names.product("多联式") == "multi_split"
    assert names.product(" 多联式空调(热泵)机组 ") == "multi_split"
    with pytest.raises(Problem):
        names.product("")


def test_a_word_may_be_begun_where_only_one_begins_so(names: Names) -> None:
    condenser = names.input("chiller", "condenser")
    assert condenser is not None
    assert names.word(condenser, "evap") == "evaporative"
    assert names.word(condenser, "风") == "air"
    assert names.word(condenser, "") == ""


def test_every_step_and_finding_of_any_verdict_has_words(language: Language) -> None:
    standards = shipped_standards()
    wording = Wording(language, standards)
    for device in random_devices(1000, seed=3):
        found = judge(standards, device.product, device.figures, date(2026, 6, 1))
        for one in found:
            assert wording.outcome(one)
            assert wording.reason(one)
            assert all("{" not in step for step in wording.trace(one))
            assert all(wording.doubts(one))
            assert all(language.finding(finding) for finding in one.findings)
        for ruling in rulings(found):
            assert all(language.finding(finding) for finding in ruling.findings)


@pytest.mark.parametrize(
    ("said", "product"),
    [
        ("多联机", "multi_split"), ("VRF", "multi_split"), ("冷机", "chiller"),
        ("冷水机组 (chiller)", "chiller"), ("溴化锂机组", "absorption_chiller"),
        ("地源热泵", "water_source_heat_pump"), ("永磁电机", "permanent_magnet_motor"),
        ("三相异步电机", "induction_motor"), ("空压机", "air_compressor"),
    ],
)  # fmt: skip
def test_a_product_is_found_by_what_people_call_it(names: Names, said: str, product: str) -> None:
    assert names.product(said) == product


@pytest.mark.parametrize("said", ["电机", "电动机", "motor", "热泵", "水泵", "空调"])
def test_a_name_that_means_several_products_is_asked_about(names: Names, said: str) -> None:
    """电机 alone was taken for the drive motor of a vehicle, the only label that holds it."""
    with pytest.raises(Problem) as caught:
        names.product(said)
    assert caught.value.code == "product_unclear"


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("风冷", "air"), ("空冷", "air"), ("air cooled", "air"), ("Air-cooled", "air"),
        ("air (风冷式)", "air"), ("水冷型", "water"), ("蒸发冷", "evaporative"), ("水", "water"),
    ],
)  # fmt: skip
def test_a_word_is_understood_as_people_write_it(names: Names, said: str, word: str) -> None:
    condenser = names.input("chiller", "冷却方式")
    assert condenser is not None
    assert names.word(condenser, said) == word


@pytest.mark.parametrize(
    ("product", "heading", "key"),
    [
        ("chiller", "名义制冷量 (kW)", "cooling_capacity"), ("chiller", "COPc", "cop_c"),
        ("chiller", "制冷量", "cooling_capacity"), ("multi_split", "APF", "apf"),
        ("induction_motor", "极数", "poles"), ("induction_motor", "额定效率", "efficiency"),
    ],
)  # fmt: skip
def test_a_heading_is_understood_by_its_label_unit_or_abbreviation(
    names: Names, product: str, heading: str, key: str
) -> None:
    found = names.input(product, heading)
    assert found is not None
    assert found.name == key
