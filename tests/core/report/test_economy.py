"""Who loses money says so before everything, in every view; and beside what."""

import math
from io import BytesIO

import msgspec
import pytest
from openpyxl import load_workbook

from core.content.blocks import Paragraph
from core.families.selection_json import selection_json
from core.report.compose import content_of
from core.report.economy import SAID_FIRST, economy_said
from core.report.wording import cell
from core.report.workbook import workbook
from core.selection.selection import Selection
from core.selection.worth import loses_money
from core.vocabulary.language import LANGUAGES
from core.vocabulary.quantity import Kind
from gui.command.main import main
from tests.core.report.conftest import DAY
from tests.core.selection.examples import FOLDER, program, study


@pytest.fixture(scope="module")
def losing() -> Selection:
    """55 to 90 °C out of waste water of 25 °C: more than what it saves pays for."""
    asked = study("dairy-shanghai")
    duty = msgspec.structs.replace(asked.duty, sink_out_c=90.0)
    return program().select(msgspec.structs.replace(asked, duty=duty), FOLDER)


def test_the_first_of_the_losing_case_loses(losing: Selection) -> None:
    """By hand: what the life costs beside gas for twenty years at 5 % (12.46221)."""
    first = losing.candidates[0].outcome
    gas = first.boiler_cost * 12.46221
    assert first.life_cycle_cost > gas
    assert first.life_saving == pytest.approx(gas - first.life_cycle_cost, rel=1e-5)
    assert loses_money(first)


@pytest.mark.parametrize("code", LANGUAGES)
def test_page_one_begins_with_it(losing: Selection, languages: dict, code: str) -> None:
    language = languages[code]
    content = content_of(losing, DAY)
    lead = content.sections[0].blocks[0]
    assert isinstance(lead, Paragraph)
    text = cell(lead.text, language)
    assert text.startswith({"zh": "经济上不可行", "en": "Not economical"}[code])
    first = losing.candidates[0].outcome
    kept = first.life_cycle_cost + first.life_saving
    said = text.replace("\u00a0", " ")
    for value in (first.carbon_kg, first.carbon_kg + first.carbon_saving_kg):
        assert language.quantity(value, Kind.CARBON) in said
    # Sums in sentences: 万元 with one decimal, from a million on CNY with two.
    size, unit = {"zh": (1e4, "万元"), "en": (1e6, "million CNY")}[code]
    for value in (first.life_cycle_cost, kept, -first.life_saving):
        plain = {"zh": f"{value / size:,.1f} {unit}", "en": f"{value / size:,.2f} {unit}"}[code]
        assert (plain if value >= size else language.quantity(value, Kind.MONEY)) in said
    page_one = "".join(cell(b.text, language) for b in content.sections[0].blocks
                       if isinstance(b, Paragraph))  # fmt: skip
    assert "推荐" not in page_one
    assert "best match" not in page_one


@pytest.mark.parametrize("code", LANGUAGES)
def test_so_do_command_line_and_workbook(
    losing: Selection, languages: dict, code: str, tmp_path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = cell(economy_said(losing), languages[code])
    path = tmp_path / "losing.json"
    path.write_bytes(msgspec.json.encode(losing.study))
    assert main(["select", str(path), "--language", code]) == 0
    assert capsys.readouterr().out.splitlines()[1] == said
    book = load_workbook(BytesIO(workbook(losing, languages[code], DAY)))
    inputs, ranking = (
        book[languages[code].text(f"report.sheet.{name}")] for name in ("inputs", "ranking")
    )
    assert inputs["C2"].value == said.replace("\u00a0", " ")
    header = [c.value for c in ranking[1]]
    column = header.index(
        next(h for h in header if h.startswith(languages[code].text("field.boiler_payback_years")))
    )
    first = ranking[2][column].value
    assert first == {"zh": "寿命期内不能回收", "en": "not within its life"}[code]


def test_and_json(losing: Selection) -> None:
    document = msgspec.json.decode(selection_json(losing))
    said, first = document["economy"], losing.candidates[0].outcome
    assert said["verdict"] == "not_economical"
    assert (said["against"], said["life_years"]) == ("present", 20)
    assert (said["payback_years"], said["within_life"]) == (None, False)
    assert said["life_cycle_cost_against"] == first.life_cycle_cost + first.life_saving
    assert said["carbon_kg_against"] == first.carbon_kg + first.carbon_saving_kg
    assert document["candidates"][0]["findings"][0]["code"] in SAID_FIRST


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_payback_beyond_the_life_is_words_in_every_view(languages: dict, code: str) -> None:
    words = languages[code]
    said = {"zh": "寿命期内不能回收", "en": "not within its life"}[code]
    assert words.quantity(math.inf, Kind.PAYBACK) == words.value(math.inf, Kind.PAYBACK) == said
    assert words.quantity(20, Kind.YEARS) == {"zh": "20 年", "en": "20 years"}[code]
    assert words.quantity(11.25, Kind.PAYBACK) == {"zh": "11.2 年", "en": "11.2 years"}[code]


def test_a_motor_that_saves_too_little_to_be_paid_for_says_so() -> None:
    """Electricity at a thousandth of its price: the old motor stays the cheaper one."""
    asked = study("replace-chongqing")
    tariff = msgspec.structs.replace(asked.economics.tariff, price_per_kwh=0.00075)
    economics = msgspec.structs.replace(asked.economics, tariff=tariff)
    found = program().select(msgspec.structs.replace(asked, economics=economics), FOLDER)
    first = found.candidates[0]
    assert [f.code for f in first.findings[:2]] == ["not_economical", "payback_beyond_life"]
    assert first.outcome.existing_payback_years == math.inf
    assert economy_said(found) is not None
    assert economy_said(program().select(asked, FOLDER)) is None
