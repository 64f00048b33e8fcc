"""The process templates: each runs from end to end, and every value of it is marked."""

from pathlib import Path

import msgspec
import pytest

from core.families.industrial_heat.templates import Basis, Template, template_study, templates
from core.families.registry import decode
from core.study.study import encode
from gui.command.example import examples
from gui.command.main import main
from tests.families.industrial_heat.cases import selected

SECTORS = {"petro": 4, "textile": 3, "food": 3, "paper": 2, "pharma": 1, "materials": 2}


def test_fifteen_processes_of_six_sectors() -> None:
    found = [template.key.split("-")[0] for template in templates()]
    assert {sector: found.count(sector) for sector in found} == SECTORS
    assert sum(SECTORS.values()) == 15


@pytest.mark.parametrize("template", templates(), ids=lambda each: each.key)
def test_it_runs_from_end_to_end(template: Template) -> None:
    chosen = selected(template_study(template.key, "54511", decode))
    assert chosen.candidates
    outcome = chosen.candidates[0].outcome
    asked = float(chosen.profile.columns["load_w"] @ chosen.profile.hours.sum(axis=1))
    assert outcome.served_share * asked + outcome.left_heat_wh == pytest.approx(asked, rel=1e-9)


@pytest.mark.parametrize("template", templates(), ids=lambda each: each.key)
def test_every_value_it_gives_is_marked(template: Template) -> None:
    study = template_study(template.key, "54511", decode)
    assert set(template.given) <= set(study.assumed)
    assert {template.sink, template.source, template.hours} <= set(Basis)
    assert decode(encode(study), "study.json") == study


def test_a_value_somebody_enters_is_no_longer_the_template_s() -> None:
    study = template_study("food-washing", "54511", decode)
    duty = msgspec.structs.replace(study.duty, peak_w=500e3)
    assert duty != study.duty
    assert "duty.peak_w" in study.assumed


def test_pharmaceutical_climate_shows_heating_and_cooling_together() -> None:
    """Combined COP = (Qh + Qc)/P = 2·COP − 1."""
    outcome = selected(template_study("pharma-climate", "54511", decode)).candidates[0].outcome
    assert outcome.combined_cop == pytest.approx(2.0 * outcome.seasonal_cop - 1.0)


def test_templates_are_copied_like_examples(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "paper-drying" in examples()
    target = tmp_path / "paper.json"
    assert main(["example", "paper-drying", str(target), "--language", "en"]) == 0
    assert decode(target.read_bytes(), "paper.json").duty.peak_w == 5e6
    report = tmp_path / "paper.pdf"
    assert main(["select", str(target), "--language", "zh", "--pdf", str(report)]) == 0
    assert capsys.readouterr().err == ""
