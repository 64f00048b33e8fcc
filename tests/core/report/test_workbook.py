"""The workbook: figures are figures, text stays text."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from core.report.workbook import workbook
from core.selection.selection import Selection
from core.study.criteria import Criteria
from core.study.sections import Project
from core.vocabulary.language import Language
from tests.core.report.conftest import DAY, DEVICES, selected, study


def opened(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


@pytest.fixture(scope="module")
def book(selection: Selection, languages: dict[str, Language]) -> Workbook:
    return opened(workbook(selection, languages["en"], DAY))


def column(book: Workbook, sheet: str, title: str) -> list[Any]:
    rows = list(book[sheet].iter_rows(values_only=True))
    return [row[rows[0].index(title)] for row in rows[1:]]


def test_the_sheets_are_named_in_the_readers_language(
    selection: Selection, languages: dict[str, Language], book: Workbook
) -> None:
    assert book.sheetnames == [
        "Equipment schedule",
        "Inputs",
        "Ranking",
        "Monthly energy",
        "Operating points",
        "Part-load ratings",
        "Assessments",
        "Requirements",
        "Excluded",
    ]
    chinese = opened(workbook(selection, languages["zh"], DAY))
    assert chinese.sheetnames == [
        "设备表",
        "输入条件",
        "排序",
        "逐月耗电量",
        "工况点",
        "部分负荷评定",
        "能效判定",
        "技术要求",
        "排除的设备",
    ]


def test_figures_are_numbers_in_the_unit_of_their_header(
    book: Workbook, selection: Selection
) -> None:
    energy = column(book, "Ranking", "Annual energy, MWh")
    assert energy == pytest.approx([c.outcome.annual_energy_wh / 1e6 for c in selection.candidates])
    assert column(book, "Ranking", "ID") == [c.record.id for c in selection.candidates]
    assert book["Ranking"].cell(1, 13).value == "Annual energy, MWh"
    assert book["Ranking"].cell(2, 13).number_format == "#,##0.0"


def test_what_is_not_carried_stands_beside_the_place(book: Workbook, selection: Selection) -> None:
    titles = [cell.value for cell in book["Ranking"][1]]
    assert titles[:3] == ["#", "Hours not met, h", "Cooling energy not met, MWh"]
    hours = column(book, "Ranking", "Hours not met, h")
    assert hours == pytest.approx([c.outcome.unmet_hours for c in selection.candidates])


def test_what_is_not_known_is_an_empty_cell(book: Workbook, selection: Selection) -> None:
    prices = column(book, "Ranking", "Price, CNY")
    assert {c.record.id: p for c, p in zip(selection.candidates, prices, strict=True)} == {
        "T004": 200_000.0, **{f"T00{n}": None for n in (1, 2, 3, 5, 6)}
    }  # fmt: skip


def test_the_months_add_up(book: Workbook) -> None:
    for row in book["Monthly energy"].iter_rows(min_row=2, values_only=True):
        assert sum(row[4:16]) == pytest.approx(row[16])


def test_the_points_carry_the_energy_of_the_first_candidates(
    book: Workbook, selection: Selection
) -> None:
    hours = column(book, "Operating points", "Hours, h")
    assert len(hours) == len(selection.profile.hours)
    first = selection.candidates[0]
    name = f"Power, 1 {first.record.maker} {first.record.model}, kW"
    power = column(book, "Operating points", name)
    energy_kwh = sum(p * h for p, h in zip(power, hours, strict=True))
    assert energy_kwh * 1000 == pytest.approx(first.outcome.annual_energy_wh)


def test_every_machine_left_out_is_there_with_its_reason(
    book: Workbook, selection: Selection
) -> None:
    assert column(book, "Excluded", "ID") == [left.record.id for left in selection.left_out]
    assert "Too large" in column(book, "Excluded", "First reason")


def test_assumed_inputs_are_marked(book: Workbook) -> None:
    rows = {row[1]: row for row in book["Inputs"].iter_rows(values_only=True)}
    assert rows["Tower approach"][2:5] == (4.0, "K", "assumed")
    assert rows["Margin"][2:5] == (5.0, "%", None)
    # Shanghai in 2023: 0.5737 kg/kWh (MEE and NBS notice 2025 No. 47)
    assert rows["Grid factor"][2:5] == (0.5737, "kg CO₂/kWh", "assumed")
    assert rows["Year of the grid factor"][2] == 2023
    assert rows["Date"][2] == "21 November 2026"


def test_headers_stay_in_sight_and_columns_are_wide_enough(book: Workbook) -> None:
    assert book["Ranking"].freeze_panes == "G2"
    assert book["Operating points"].freeze_panes == "A2"
    assert book["Excluded"].column_dimensions["E"].width > 40


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\")",
                                   "\t=1", "\r=1", "  =1"])  # fmt: skip
def test_what_a_person_typed_stays_text(start: str, languages: dict[str, Language]) -> None:
    given = selected(study(project=Project(name=start, engineer=start)), DEVICES[:2])
    sheet = opened(workbook(given, languages["en"], DAY))["Inputs"]
    cell = next(row[2] for row in sheet.iter_rows() if row[1].value == "Project name")
    assert cell.data_type == "s"
    assert cell.value == start.strip()
    assert cell.quotePrefix


def test_control_characters_do_not_break_the_file(languages: dict[str, Language]) -> None:
    given = selected(study(project=Project(name="a\x00\x07b\ud7ff")), DEVICES[:2])
    sheet = opened(workbook(given, languages["zh"], DAY))["输入条件"]
    assert any(row[2] == "ab" for row in sheet.iter_rows(values_only=True))


def test_an_hourly_year_has_a_row_for_every_hour(languages: dict[str, Language]) -> None:
    hourly = selected(study(criteria=Criteria(resolution="hourly")), DEVICES[8:9])
    sheet = opened(workbook(hourly, languages["en"], DAY))["Operating points"]
    assert sheet.max_row == 1 + 8760


def test_a_selection_without_candidates_has_a_workbook(
    without_candidates: Selection, languages: dict[str, Language]
) -> None:
    book = opened(workbook(without_candidates, languages["en"], DAY))
    assert book["Ranking"].max_row == 1
    assert book["Excluded"].max_row == 1 + len(DEVICES)


def test_every_sheet_can_be_filtered_and_printed(book: Workbook) -> None:
    for sheet in book:
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.freeze_panes
