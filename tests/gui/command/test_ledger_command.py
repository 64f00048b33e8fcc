"""`loadfit ledger`: the example's diagnosis and plan, in both languages, and what is wrong."""

from datetime import date
from pathlib import Path

import pytest

from catalog.files.ledgers import read_ledger
from gui.command.main import main
from tests.house.tree import ROOT

EXAMPLE = str(ROOT / "resources" / "examples" / "ledger-shaoxing.csv")
DAY = date(2026, 11, 29).isoformat()


@pytest.mark.parametrize(
    ("code", "says"), [("zh", "命中 (第三批 1-2)"), ("en", "hit (第三批 1-2)")]
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


def test_a_plan_needs_a_budget(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--language", "zh", "ledger", "plan", EXAMPLE]) == 2
    assert "--budget" in capsys.readouterr().err
