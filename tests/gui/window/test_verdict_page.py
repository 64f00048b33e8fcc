"""The verdict page as a person uses it: search, type, read; a file of devices; both languages.

The 700 kW chiller with IPLV 7.2: 节能 by the list of 2024 (limit 7.0), grade 3 by GB 19577-2024
(grade 2 from 7.5), and the old GB 19577-2015, recalled only, gives none.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMenu
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.standards.library import shipped_standards
from core.standards.verdict import Outcome
from core.standards.wording import Wording
from gui.program.reader import open_language
from gui.window.document.session import Session
from gui.window.settings import Settings
from gui.window.verdict.dialog import VerdictDialog
from gui.window.verdict.ladder import Ladder, rungs_of

CHILLER = {"condenser": "water", "cooling_capacity": "700", "iplv": "7.2",
           "iplv_method": "gb_18430_1_2007"}  # fmt: skip


@pytest.fixture
def page(qtbot: QtBot, session: Session, settings: Settings) -> Iterator[VerdictDialog]:
    made = VerdictDialog(session, settings, None)  # type: ignore[arg-type]
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.batch.stop()


def test_the_example_chiller_is_judged_as_one_types(qtbot: QtBot, page: VerdictDialog) -> None:
    single = page.single
    single.form.put({k: v for k, v in CHILLER.items() if k != "iplv"})
    qtbot.keyClicks(single.form.fields["iplv"], "7.2")
    said = "\n".join(single.answer.verdict_list.texts())
    assert single.answer.outcome.text() == "Grade 3"
    assert "energy-saving tier" in said
    assert "GB 19577-2024 governs" in said


def test_on_the_last_day_of_the_old_edition_its_recalled_table_decides_nothing(
    qtbot: QtBot, page: VerdictDialog
) -> None:
    page.single.form.put(CHILLER)
    line = page.single.rule.day_line
    line.clear()
    qtbot.keyClicks(line, "2025-01-31")
    said = "\n".join(page.single.answer.verdict_list.texts())
    assert "GB 19577-2015" in said
    assert "only recalled and decides nothing" in said
    assert "energy-saving tier" in said
    assert "grade 2" not in said
    line.clear()
    qtbot.keyClicks(line, "soon")
    assert not page.single.rule.reason_of_day.isHidden()
    assert "GB 19577-2015" in "\n".join(page.single.answer.verdict_list.texts())


def test_a_product_is_found_in_either_language_and_by_key(
    qtbot: QtBot, page: VerdictDialog
) -> None:
    products = page.single.products
    for typed, key in (("工业锅炉", "industrial_boiler"), ("rice", "rice_cooker"),
                       ("permanent_magnet", "permanent_magnet_motor")):  # fmt: skip
        products.search.clear()
        products.search.setText(typed)  # an input method, as Chinese is typed
        assert products.product == key
    products.search.clear()
    qtbot.keyClick(products.search, Qt.Key.Key_Down)
    assert products.product != "permanent_magnet_motor"


def test_every_product_has_a_form_and_an_answer(page: VerdictDialog) -> None:
    for key in shipped_standards().products:
        page.single.products.choose(key)
        assert page.single.title.text() != key
        assert page.single.form.fields
        assert all(v.outcome is not Outcome.LEVEL for v in page.single.verdicts)  # nothing given


def test_a_figure_that_is_none_is_marked_where_it_stands(qtbot: QtBot, page: VerdictDialog) -> None:
    form = page.single.form
    form.put(CHILLER)
    qtbot.keyClicks(form.fields["iplv"], "x")
    assert not form._reasons["iplv"].isHidden()
    assert "iplv" not in form.figures
    assert page.single.answer.outcome.text() == "Not determined"


def test_what_was_typed_for_a_product_is_there_when_one_comes_back(page: VerdictDialog) -> None:
    page.single.form.put(CHILLER)
    page.single.products.choose("fan")
    page.single.products.choose("chiller")
    assert page.single.form.entered() == CHILLER


def test_an_air_cooled_chiller_has_its_tier_beside_its_grade(page: VerdictDialog) -> None:
    """IPLV 4.6 by the list (4.50), CSPF 3.4 by GB 19577-2024 (4.3/3.85/3.3, COPc 2.8)."""
    single = page.single
    single.form.put({**CHILLER, "condenser": "air", "iplv": "4.6", "cspf": "3.4", "cop_c": "2.9"})
    assert single.answer.outcome.text() == "Advanced tier · grade 3"
    said = "\n".join(single.answer.verdict_list.texts())
    assert "in addition to grades of another metric" in said
    assert "CSPF" in said


def test_where_one_of_two_paths_is_open_the_page_does_not_say_below_access(
    page: VerdictDialog,
) -> None:
    """IPLV 6.0 misses table 1 (6.2); a COPc of 6.0 would be grade 2 by table 2."""
    single = page.single
    single.form.put({**CHILLER, "iplv": "6.0"})
    assert single.answer.answer.property("role") == "strip-good"
    assert any("T2-03 alone would suffice" in text for text in single.answer.admission.texts())
    single.form.put({**CHILLER, "iplv": "6.0", "cop_c": "5.9"})
    assert single.answer.answer.property("role") == "strip-bad"
    told = "\n".join(single.answer.admission.texts())
    assert "required 6.20, actual 6.00" in told


def test_a_saturated_industry_refuses_it_and_says_why(page: VerdictDialog) -> None:
    page.single.form.put(CHILLER)
    rule = page.single.rule
    rule.project_box.choose("saturated_industry")
    rule.changed.emit()
    assert page.single.answer.answer.property("role") == "strip-bad"
    assert page.single.answer.admission.texts()


def test_a_file_is_judged_and_saved_with_results_behind_its_columns(
    qtbot: QtBot, page: VerdictDialog, tmp_path: Path
) -> None:
    header = "product,tag,condenser,cooling_capacity,iplv,iplv_method"
    rows = [f"chiller,CH-{n},water,700,7.2,gb_18430_1_2007" for n in range(500)]
    path = tmp_path / "devices.csv"
    path.write_text("\n".join([header, *rows]), encoding="utf-8")
    page.batch.judge_file(path)
    qtbot.waitUntil(lambda: page.batch.judged is not None, timeout=30_000)
    assert page.batch.table.model().rowCount() == 500
    assert "500" in page.batch.told.text()
    out = tmp_path / "out.xlsx"
    page.batch.save(str(out))
    qtbot.waitUntil(lambda: not page.batch.busy, timeout=30_000)
    assert str(out) in page.batch.told.text()
    sheet = load_workbook(out).active
    assert sheet.max_row == 501
    assert [cell.value for cell in sheet[1]][:6] == header.split(",")
    assert "grade 3" in str([cell.value for cell in sheet[2]])


def test_faulty_rows_say_why_and_the_others_are_judged(
    qtbot: QtBot, page: VerdictDialog, tmp_path: Path
) -> None:
    path = tmp_path / "devices.csv"
    path.write_text("product,iplv\nchiller,seven\nwashing bear,3\nchiller,7\n", encoding="utf-8")
    page.batch.judge_file(path)
    qtbot.waitUntil(lambda: page.batch.judged is not None, timeout=30_000)
    model = page.batch.table.model()
    last = model.columnCount() - 1
    faulty, unknown, good = (model.index(row, last).data() for row in range(model.rowCount()))
    assert "2" in faulty
    assert "iplv" in faulty
    assert "seven" in faulty
    assert "product" in unknown
    assert good == ""
    assert page.batch.buttons["save"].isEnabled()  # what could be judged is worth keeping


def test_columns_say_what_they_are_taken_for_and_are_taken_for_another(
    qtbot: QtBot, page: VerdictDialog, tmp_path: Path
) -> None:
    """The size under a name that nobody knows is carried along until it is said what it is."""
    path = tmp_path / "devices.csv"
    text = "product,condenser,Big (kW),iplv,iplv_method\nchiller,water,700,7.2,gb_18430_1_2007\n"
    path.write_text(text, encoding="utf-8")
    page.batch.judge_file(path)
    qtbot.waitUntil(lambda: page.batch.judged is not None, timeout=30_000)
    judged = page.batch.judged
    assert judged.meanings == ("product", "condenser", "", "iplv", "iplv_method")

    def heads() -> list[str]:
        model = page.batch.table.model()
        return [
            str(model.headerData(at, Qt.Orientation.Horizontal))
            for at in range(model.columnCount())
        ]

    assert heads()[2].split("\n") == ["Big (kW)", "▸ not used"]
    assert heads()[3].startswith("iplv\n▸ Integrated part-load value")
    page.batch.offer_meanings(2)
    (menu,) = page.batch.findChildren(QMenu)
    titles = [action.text() for action in menu.actions() if action.isChecked()]
    assert titles == ["not used"]
    menu.close()
    page.batch.take_as(2, "cooling_capacity")
    qtbot.waitUntil(lambda: page.batch.judged is not judged, timeout=30_000)
    assert page.batch.judged.meanings[2] == "cooling_capacity"
    assert "grade 3" in str(page.batch.judged.rows[0])
    assert page.batch.judged.faulty == 0
    judged = page.batch.judged
    page.batch.take_as(3, "")
    qtbot.waitUntil(lambda: page.batch.judged is not judged, timeout=30_000)
    assert "grade 3" not in str(page.batch.judged.rows[0])


def test_the_models_are_sound(qtmodeltester: ModelTester, page: VerdictDialog) -> None:
    qtmodeltester.check(page.single.products.model)
    page.single.products.search.setText("motor")
    page.single.products.search.setText("")


def test_another_language_keeps_what_was_typed(page: VerdictDialog, settings: Settings) -> None:
    page.single.form.put(CHILLER)
    settings.set("language", "zh")
    assert page.windowTitle() == "能效判定"
    assert page.single.form.entered() == CHILLER
    assert page.single.answer.outcome.text() == "能效3级"


def test_the_ladder_climbs_to_the_right_whichever_way_is_better(qtbot: QtBot) -> None:
    standards = shipped_standards()
    wording = Wording(open_language("en"), standards)
    from datetime import date

    from core.standards.judge import judge

    figures: dict[str, float | str] = {**CHILLER, "cooling_capacity": 700.0, "iplv": 7.2}
    verdicts = judge(standards, "chiller", figures, date(2026, 11, 21))
    tier = next(v for v in verdicts if v.scale == "tier" and v.judged)
    values = [rung.value for rung in rungs_of(tier, wording)]
    assert values == sorted(values)
    ladder = Ladder(wording, None)  # type: ignore[arg-type]
    qtbot.addWidget(ladder)
    ladder.resize(400, 74)
    ladder.show_verdict(tier)
    assert "7.2" in ladder.accessibleName()
    places = [ladder._place(value) for value in values]
    assert places == sorted(places)
    image = QImage(ladder.size(), QImage.Format.Format_ARGB32)
    ladder.render(image)
    ladder.show_verdict(None)
    assert not ladder.isVisible()
