"""`loadfit ledger`: the example's diagnosis and plan, in both languages, and what is wrong."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
from pypdf import PdfReader

from catalog.files.ledgers import read_ledger
from core.ledger.diagnosis import natural
from core.ledger.document import Budget
from gui.command.main import main
from gui.program.ledger.ledger_file import open_any, save
from tests.house.tree import ROOT

EXAMPLE = str(ROOT / "resources" / "examples" / "ledger-shaoxing.csv")
DAY = date(2026, 11, 29).isoformat()


@pytest.mark.parametrize(
    ("code", "says"), [("zh", "命中（第三批 1-2）"), ("en", "listed (batch 3 1-2)")]
)
def test_the_diagnosis_names_the_row_of_the_list(
    code: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--language", code, "ledger", "diagnose", EXAMPLE, "--as-of", DAY]) == 0
    (row,) = (one for one in capsys.readouterr().out.splitlines() if one.startswith("D-001 "))
    assert says in row


def test_the_plan_stays_within_its_money_and_lifts_the_shares(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ["ledger", "plan", EXAMPLE, "--as-of", DAY, "--budget", "2027=600000"]
    assert main(["--language", "en", *words]) == 0
    lines = capsys.readouterr().out.splitlines()
    year = next(line.split() for line in lines if line.startswith("2027"))
    assert float(year[2].replace(",", "")) <= 600_000
    # the first-class order: every one of the year is a hit, or fits beside all hits that fit
    costs = {one.id: one.replacement.cost for one in read_ledger(Path(EXAMPLE)).assets
             if one.replacement}  # fmt: skip
    assert sum(costs[id_] for id_ in year[7:]) == float(year[2].replace(",", ""))
    after, before = (float(one.split()[2]) for one in lines if one.startswith("Motors"))
    assert after > before


def test_the_diagnosis_is_written_as_a_table(tmp_path: Path) -> None:
    out = tmp_path / "diagnosis.csv"
    words = ["--language", "zh", "ledger", "diagnose", EXAMPLE, "--as-of", DAY, "--out", str(out)]
    assert main(words) == 0
    lines = out.read_text("utf-8-sig").splitlines()
    assert len(lines) == 61
    assert lines[0].startswith("编号,名称")


@pytest.mark.parametrize(
    ("code", "fen", "below"),
    [
        ("zh", "是否误以“分”为单位", "净现值为负"),
        ("en", "entered in fen", "net present value below zero"),
    ],
)
def test_a_price_in_fen_is_asked_about_and_a_year_that_does_not_pay_is_named(
    code: str, fen: str, below: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """65 yuan a kWh are 65 fen; at 2 fen no motor earns what it costs."""
    words = ["--language", code, "ledger", "plan", EXAMPLE, "--as-of", DAY,
             "--budget", "2027=600000", "--price"]  # fmt: skip
    assert main([*words, "65"]) == 0
    said = capsys.readouterr()
    assert fen in said.err
    assert below not in said.out
    assert main([*words, "0.02"]) == 0
    said = capsys.readouterr()
    assert fen not in said.err
    (line,) = (one for one in said.out.splitlines() if below in one)
    assert "2027" in line


def test_a_plan_needs_a_budget(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--language", "zh", "ledger", "plan", EXAMPLE]) == 2
    assert "--budget" in capsys.readouterr().err


@pytest.mark.parametrize("code", ["zh", "en"])
def test_the_report_is_a_few_pages_with_what_was_found(
    code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "diagnosis.pdf"
    words = ["ledger", "report", EXAMPLE, "--as-of", DAY, "--budget", "2027=600000"]
    assert main(["--language", code, *words, "--pdf", str(out)]) == 0
    assert str(out) in capsys.readouterr().out
    pages = PdfReader(out).pages
    assert 2 <= len(pages) <= 4
    text = "".join("".join(page.extract_text() for page in pages).split())
    assert "D-001" in text
    assert {"zh": "第三批1-2", "en": "batch31-2"}[code] in text
    assert {"zh": "方法与依据", "en": "Methodandsources"}[code] in text


def test_a_report_needs_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--language", "en", "ledger", "report", EXAMPLE]) == 2
    assert "--pdf" in capsys.readouterr().err


def test_a_saved_ledger_brings_its_settings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document, _ = open_any(Path(EXAMPLE))
    settings = msgspec.structs.replace(
        document.settings, day=date(2026, 11, 29), price_per_kwh=0.8,
        budgets=(Budget(year=2030, yuan=5e5),),
    )  # fmt: skip
    path = tmp_path / "plant.ledger"
    save(path, msgspec.structs.replace(document, settings=settings))
    assert main(["--language", "en", "ledger", "plan", str(path)]) == 0
    out = capsys.readouterr().out
    assert any(line.startswith("2030") for line in out.splitlines())
    assert "0.8 " in out


def test_a_plan_as_one_optimum_tells_its_proof_and_its_money(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """All hits by 2028; 30,000 of tax in each year; subsidies; what is not asked is not shown."""
    money = ["tax_credit=true", "tax_payable=30000", "subsidy_by=by_price",
             "subsidy_advanced_share=5%"]  # fmt: skip
    asked = ["--language", "en", "ledger", "plan", EXAMPLE, "--as-of", DAY, "--budget",
             "2027=600000", "--budget", "2028=900000", "--whole", "--hits-by", "2028",
             *(word for one in money for word in ("--money", one))]  # fmt: skip
    assert main(asked) == 0
    said = capsys.readouterr().out
    assert said.startswith("On the lists and not planned: D-006, D-019; missing: efficiency")
    assert "apart from the listed machines that could not be planned: no plan is better" in said
    credit = next(one for one in said.splitlines() if one.startswith("Tax credit"))
    assert credit.split()[-2:] == ["30.0", "30.0"]  # thousands
    assert "Loan payments" not in said


@pytest.mark.parametrize("given", ["financing=1", "no_such=1", "loan_years=0", "tax_credit=maybe"])
def test_money_that_cannot_be_is_refused(given: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", "plan", EXAMPLE, "--budget", "2027=6", "--money", given]) == 2
    assert given in capsys.readouterr().err


def test_a_misspelt_figure_of_the_money_is_told_with_the_near_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    given = ["ledger", "plan", EXAMPLE, "--budget", "2027=6", "--money", "life_yaers=10"]
    assert main(given) == 2
    said = capsys.readouterr().err
    assert "life_yaers" in said
    assert "life_years" in said


def test_measured_energy_of_a_ledger_and_of_a_study(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "measured.csv"
    months = [f"2025-{at:02d},{121_700 * (1.3 if at == 8 else 1.0):.0f}" for at in range(1, 13)]
    path.write_text("\n".join(["month,D-001 (kWh)", *months]), encoding="utf-8")
    assert main(["--language", "en", "ledger", "measured", EXAMPLE, str(path)]) == 0
    said = capsys.readouterr().out
    (august,) = (one for one in said.splitlines() if "2025-08-01" in one)
    assert "above" in august
    assert "13 periods determined, 1 of them outside" in said
    study = str(ROOT / "resources" / "examples" / "cooling-pump-shanghai.json")
    assert main(["--language", "en", "ledger", "measured", study, str(path)]) == 0
    assert "typical weather: months are not determined" in capsys.readouterr().out
    assert main(["ledger", "measured", EXAMPLE]) == 2
    assert main(["ledger", "diagnose", EXAMPLE, str(path)]) == 2


def test_what_goes_out_and_where_the_energy_goes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--language", "en", "ledger", "disposal", EXAMPLE, "--as-of", DAY,
             "--budget", "2027=600000"]  # fmt: skip
    assert main(asked) == 0
    (row,) = (one for one in capsys.readouterr().out.splitlines() if "D-001 " in one)
    assert "(8 missing)" in row
    out = tmp_path / "out.csv"
    assert main([*asked, "--out", str(out)]) == 0
    assert "Serial numbers" in out.read_text("utf-8-sig")
    capsys.readouterr()
    assert main(["--language", "en", "ledger", "diagnose", EXAMPLE, "--as-of", DAY,
                 "--by", "kind"]) == 0  # fmt: skip
    first = capsys.readouterr().out.splitlines()
    assert first[0].startswith("By type")
    assert first[2].startswith("Motors")


def test_a_lift_is_a_kind_that_is_not_judged_and_a_row_of_units_no_machine(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "台账.csv"
    path.write_text("编号,名称,型号,功率,台数\n,,,kW,台\nS-1,电梯,R740,0.75,20\n", "utf-8")
    assert main(["--language", "zh", "ledger", "diagnose", str(path), "--as-of", DAY]) == 0
    said = capsys.readouterr()
    (row,) = (one for one in said.out.splitlines() if one.startswith("S-1 "))
    assert "类别不明" not in row
    assert "不作判定" in row
    assert "请查目录原文" in row  # what is carried of the lists is no proof that none names it
    assert not said.err


def test_a_plan_says_what_it_leaves_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Motors without the efficiency of what would replace them, one without any data."""
    path = tmp_path / "plant.csv"
    head = "编号,名称,型号,额定功率(kW),投运日期,年运行小时,负荷率,更换费用(元)"
    rows = [f"{at},电动机,Y2-280S-4,75,2008-01-01,600,0.7,90000" for at in (1, 2)]
    path.write_text("\n".join([head, *rows, "13,电动机,,,,,,"]), encoding="utf-8")
    words = ["ledger", "plan", str(path), "--as-of", DAY, "--budget", "2027=50万"]
    assert main(["--language", "zh", *words]) == 0
    said = capsys.readouterr().out
    assert "500,000" in said
    (line,) = (one for one in said.splitlines() if one.startswith("未列入计划"))
    assert "在用 3 行中 3 行" in line


def test_ids_stand_as_people_count() -> None:
    ids = ["10", "P-10", "2", "P-9", "1"]
    assert sorted(ids, key=natural) == ["1", "2", "10", "P-9", "P-10"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--price", "0"], "0.01"), (["--price", "nan"], "100"), (["--payback", "-1"], "0.1"),
        (["--co2", "-1"], "--co2"), (["--kgce", "99"], "0.05"), (["--most-a-place", "0"], "100000"),
        (["--most-a-place", "1"], "--whole"), (["--hits-by", "2028"], "--whole"),
        (["--whole", "--hits-by", "2026"], "2027"), (["--budget", "2027=5"], "2027"),
        (["--budget", "2027=1e5"], "ledger plan --help"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_meant_is_refused_with_its_limits(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = ["--language", "zh", "ledger", "plan", EXAMPLE, "--budget", "2027=300,000"]
    assert main([*plan, *words]) == 2
    assert says in capsys.readouterr().err


def test_a_ledger_without_a_size_or_a_renewal_is_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No share of no power, no sum of unknown energy, no list of what goes out."""
    ledger, out = tmp_path / "a.csv", tmp_path / "a.pdf"
    for rows in ("1,水泵,\n2,风机,\n", "1,电梯,X\n"):
        ledger.write_text(f"编号,设备名称,型号\n{rows}", "utf-8")
        words = ["--language", "zh", "ledger", "report", str(ledger), "--budget", "2027=100000"]
        assert main([*words, "--pdf", str(out)]) == 0
        text = "".join("".join(page.extract_text() for page in PdfReader(out).pages).split())
        assert "退役处置清单" not in text
        assert "年用电量，MWh––" in text
    capsys.readouterr()


def test_a_model_that_ends_in_its_size_says_it_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger, out = tmp_path / "a.csv", tmp_path / "a.pdf"
    ledger.write_text(
        "编号,名称,型号,制冷量(kW),IPLV,COP,冷凝方式,投运日期\n"
        "1,冷水机组,水冷螺杆 812 kW,812,5.9,5.1,水冷,2010\n", "utf-8",
    )  # fmt: skip
    assert main(["--language", "zh", "ledger", "report", str(ledger), "--pdf", str(out)]) == 0
    capsys.readouterr()
    text = "".join("".join(page.extract_text() for page in PdfReader(out).pages).split())
    assert "水冷螺杆812kW" in text
    assert "812kW812kW" not in text


def test_of_a_machine_of_no_known_kind_the_kind_is_missing_not_the_model(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = tmp_path / "a.csv"
    ledger.write_text("编号,设备名称,型号,功率\n1,螺杆机,X-55,55\n2,水泵,,5\n", "utf-8")
    assert main(["--language", "zh", "ledger", "diagnose", str(ledger)]) == 0
    lines = capsys.readouterr().out.splitlines()
    rows = [next(one for one in lines if name in one) for name in ("螺杆机", "水泵")]
    assert "类别不明" in rows[0]
    assert "无型号" not in rows[0]
    assert "无型号" in rows[1]
