"""What was not counted is not shown as nothing, and nothing to pay not as a time."""

from datetime import date
from io import BytesIO

import msgspec
import pytest
from openpyxl import load_workbook

from core.content.blocks import Message, Plot, Properties
from core.report.candidate import candidate_section
from core.report.workbook import workbook
from core.selection.savings import saved
from core.selection.selection import Selection
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from gui.program.program import Program, read_study
from tests.core.selection.examples import FOLDER, documented, program, selection

ALL = ("office-shanghai", "school-beijing", "pump-shanghai", "dairy-shanghai")


def _selection(name: str, program: Program, **duty: float) -> Selection:
    study = read_study(FOLDER / f"{name}.json")
    return program.select(
        msgspec.structs.replace(study, duty=msgspec.structs.replace(study.duty, **duty)), FOLDER
    )


def _blocks(selection: Selection):
    section = candidate_section(selection, selection.family.report, selection.candidates[0])
    for block in section.blocks:
        yield block
        yield from (*getattr(block, "left", ()), *getattr(block, "right", ()))


@pytest.mark.parametrize("name", ALL)
def test_pumps_that_were_not_entered_are_not_zero(name: str) -> None:
    """No example enters pumps: the year says that they are not counted, never 0.0 MWh."""
    chosen = _selection(name, program())
    assert chosen.candidates[0].outcome.auxiliary_energy_wh is None
    captions = [b.caption for b in _blocks(chosen) if isinstance(b, Plot)]
    assert all("auxiliary" not in c.parts for c in captions if isinstance(c, Message))
    tables = [b for b in _blocks(chosen) if isinstance(b, Properties)]
    cells = {
        p.title.key: p.value
        for table in tables
        for p in table.items
        if isinstance(p.title, Message)
    }
    assert cells["field.auxiliary_energy_wh"] == Message(key="outcome.not_included")
    assert "field.system_cop" not in cells or name == "school-beijing"


def test_design_conditions_stand_before_the_reference_point_which_is_named(
    language: Language,
) -> None:
    chosen = documented("office-shanghai")
    tables = [b for b in _blocks(chosen) if isinstance(b, Properties)]
    keys = [[p.title.key for p in table.items] for table in tables]
    assert "field.chilled_flow_m3s" in keys[0]
    assert "field.evaporator_flow_m3s" in keys[1]
    for key in ("capacity_w", "cop", "evaporator_flow_m3s", "condenser_flow_m3s"):
        assert any(word in language.text(f"field.{key}") for word in ("参考点", "Reference"))
    for key in ("unit_capacity_w", "design_power_w", "chilled_flow_m3s"):
        assert any(word in language.text(f"field.{key}") for word in ("设计工况", "at design"))


@pytest.mark.parametrize(
    ("name", "duty"),
    [
        ("office-shanghai", {"chilled_pump_ratio": 0.03}),
        ("school-beijing", {"circulation_ratio": 0.02}),
        ("dairy-shanghai", {"circulation_ratio": 0.02}),
    ],
)
def test_with_auxiliaries_the_report_shows_the_cop_within_both_boundaries(
    name: str, duty: dict[str, float], language: Language
) -> None:
    chosen = _selection(name, program(), **duty)
    outcome = chosen.candidates[0].outcome
    assert outcome.auxiliary_energy_wh > 0.0
    assert outcome.system_cop < outcome.seasonal_cop
    shown = {
        p.title.key
        for table in _blocks(chosen)
        if isinstance(table, Properties)
        for p in table.items
        if isinstance(p.title, Message)
    }
    assert {"field.seasonal_cop", "field.system_cop"} <= shown
    report = chosen.family.report
    assert {"seasonal_cop", "system_cop"} <= {*report.ranking, *report.cards}
    about = language.about((chosen.family.key, chosen.capacity_kind.value))
    titles = {about.text(f"field.{key}") for key in ("seasonal_cop", "system_cop")}
    assert len(titles) == 2


def test_where_nothing_more_is_spent_no_view_shows_a_payback_of_0(language: Language) -> None:
    assert language.quantity(0.0, Kind.PAYBACK) == language.text("payback.at_once")
    assert language.value(0.04, Kind.PAYBACK) == language.text("payback.at_once")
    assert language.value(0.06, Kind.PAYBACK) == "0.1"
    chosen = selection("office-shanghai")
    cheap = [
        c for c in chosen.candidates
        if (one := saved(chosen, c)) is not None and one.payback_years == 0.0
    ]  # fmt: skip
    assert cheap
    book = load_workbook(BytesIO(workbook(chosen, language, date(2026, 11, 29))))
    sheet = book[language.text("report.sheet.ranking")]
    rows = list(sheet.iter_rows(values_only=True))
    title = next(t for t in rows[0] if str(t).startswith(language.text("field.payback_years")))
    at = rows[0].index(title)
    for candidate in cheap:
        assert rows[chosen.candidates.index(candidate) + 1][at] == language.text("payback.at_once")


def test_whether_a_drive_belongs_to_a_motor_is_a_word(language: Language) -> None:
    chosen = selection("pump-shanghai")
    book = load_workbook(BytesIO(workbook(chosen, language, date(2026, 11, 29))))
    rows = list(book[language.text("report.sheet.ranking")].iter_rows(values_only=True))
    at = rows[0].index(language.text("field.fed_by"))
    words = {language.text("choice.mains"), language.text("choice.converter")}
    assert {row[at] for row in rows[1:]} <= words
    drive = rows[0].index(language.text("field.drive"))
    assert all((row[drive] not in (None, "–", "")) == (row[at] == language.text("choice.converter"))
               for row in rows[1:])  # fmt: skip
