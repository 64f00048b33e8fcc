"""Where nothing fits: the reasons with their figures and ways out, the same everywhere."""

import json
from pathlib import Path

import pytest

from core.report.compose import content_of
from core.report.nothing_fits import reasons, warnings
from core.report.wording import cell, worded
from core.selection.selection import Selection
from core.vocabulary.language import Language
from gui.command.main import main
from tests.core.report.conftest import DAY
from tests.core.selection.examples import FOLDER, program
from tests.house.test_messages import compiler

# Said beside another reason, or of machines that stay.
_NEVER_FIRST = {"limit_missed", "path_missed", "path_missed_alike", "class_understated",
                "tied_within_tolerance", "mean_load_above_rated",
                "class_machine", "class_motor", "class_motor_assumed", "class_low_ambient",
                "class_water_source", "class_carried_on", "class_larger_than_data",
                "nameplate_machine", "nameplate_heat_pump", "nameplate_motor",
                "tied_within_band", "tied_with_class"}  # fmt: skip


@pytest.fixture(scope="module")
def too_far() -> Selection:
    return program().select_file(FOLDER / "too-far-beijing.json")


def test_every_reason_has_a_way_out(language: Language) -> None:
    texts = compiler.texts_of(language.code)[0]
    codes = {key.removeprefix("reason.") for key in texts if key.startswith("reason.")}
    assert len(codes) > 40
    missing = [code for code in codes - _NEVER_FIRST if not language.has(f"way_out.{code}")]
    assert missing == []


def test_a_lift_too_high_is_said_with_its_figure_and_its_limit(
    too_far: Selection, languages: dict[str, Language]
) -> None:
    """25 °C to 120 °C behind two exchangers of 3 K is a lift of 101 K; one stage does 95 K."""
    (warning,) = warnings(too_far)
    assert "101.0 K" in languages["en"].finding(warning)
    found = {one.code: one for one in reasons(too_far)}
    said = cell(found["stages_not_wanted"].way_out, languages["zh"])
    assert "2" in said


def test_the_first_page_says_why(too_far: Selection, languages: dict[str, Language]) -> None:
    for code, words in (
        ("en", ("101.0 K", "“Stages, at most” to 2")),
        ("zh", ("101.0 K", "级数上限")),
    ):
        first = str(worded(content_of(too_far, DAY), languages[code])["sections"][0])
        first = first.replace("\u00a0", " ")
        assert [word in first for word in words] == [True, True]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("No industrial heat pump", "“Stages, at most” to 2", "warmer source")),
        ("zh", ("没有满足该要求的工业热泵", "级数上限", "提高热源温度")),
    ],
)
def test_the_terminal_says_why(
    language: str, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    study = FOLDER / "too-far-beijing.json"
    assert main(["select", str(study), "--language", language]) == 2
    printed = capsys.readouterr()
    assert [word in printed.out + printed.err for word in words] == [True] * 3


def test_a_slow_load_without_a_gear_is_told_of_gears(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A drum of 60 r/min that no motor of the catalog drives directly."""
    study = json.loads((FOLDER / "pump-shanghai.json").read_text("utf-8"))
    study["load"] = {"kind": "shaft_template", "template": "conveyor", "shaft_power_w": 9e5,
                     "shaft_rpm": 60.0}  # fmt: skip
    study["duty"]["transmission"] = "direct"
    path = tmp_path / "drum.json"
    path.write_text(json.dumps(study), "utf-8")
    for language, word in (("en", "gear"), ("zh", "齿轮")):
        assert main(["select", str(path), "--language", language]) == 2
        printed = capsys.readouterr()
        assert word in printed.out
        assert word in printed.err
