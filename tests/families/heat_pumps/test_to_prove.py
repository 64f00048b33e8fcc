"""Heat pumps in projects that ask for a tier: kept, marked, and what to ask their makers for.

Certificates of EN 14825 say nothing by Chinese methods, so in a new project (新建) every
machine of the catalog is to be proved; none may vanish for it.
"""

import io
from pathlib import Path

import msgspec
import openpyxl
import pytest

from core.content.blocks import Message, Table
from core.families.selection_json import selection_json
from core.machines.device import UNNAMED, is_class
from core.report.compliance import compliance_section, standing_of
from core.report.to_prove import groups
from core.report.wording import cell
from core.report.workbook import workbook
from core.selection.selection import Selection
from core.standards.project import Project, Proof
from core.study.compliance import Compliance
from core.study.study import Study
from gui.command.main import main
from gui.program.reader import open_language
from tests.families.heat_pumps.cases import example, selected

HEAT_PUMPS = ("school-beijing", "clinic-shenyang", "hotel-shanghai")
DEMANDING = (Project.NEW_OR_STATE_FUNDED, Project.RENEWAL, Project.SATURATED_INDUSTRY)


def in_project(name: str, project: Project) -> Selection:
    return selected(_asked(example(name).study, project))


def _asked(study: Study, project: Project) -> Study:
    return msgspec.structs.replace(study, compliance=Compliance(project_class=project))


@pytest.fixture(scope="module")
def school() -> Selection:
    """Certified machines alone: classes state what of Chinese figures they are made for."""
    study = example("school-beijing").study
    criteria = msgspec.structs.replace(study.criteria, makers_left_out=(UNNAMED,))
    asked = _asked(study, Project.NEW_OR_STATE_FUNDED)
    return selected(msgspec.structs.replace(asked, criteria=criteria))


@pytest.mark.parametrize("name", HEAT_PUMPS)
@pytest.mark.parametrize("project", DEMANDING)
def test_no_heat_pump_vanishes_for_want_of_chinese_figures(name: str, project: Project) -> None:
    ordinary, demanding = example(name), in_project(name, project)
    assert len(ordinary.candidates) > 5
    order = [c.record.id for c in ordinary.candidates]
    assert [c.record.id for c in demanding.candidates] == order
    proofs = {c.standing.admission.proof for c in demanding.candidates}
    assert proofs == {Proof.TO_BE_PROVED}


def test_each_says_which_tier_is_to_be_proved(school: Selection) -> None:
    for candidate in school.candidates:
        assert "project_saving_unproved" in {one.code for one in candidate.findings}
        assert standing_of(candidate) == Message(key="badge.to_be_proved")


def test_the_report_lists_figure_standard_condition_and_limit(school: Selection) -> None:
    """List of 2024, 序号19: saving 3.2, 2.8 and 1.9 at 35, 41 and 55 °C, in both sizes."""
    blocks = compliance_section(school).blocks
    zh = open_language("zh")
    tables = [one for one in blocks if isinstance(one, Table)][: len(groups(school))]
    assert tables
    for table in tables:
        rows = [[cell(one, zh) for one in row] for row in table.rows]
        (iplv,) = (row for row in rows if "IPLV(H)" in row[0])
        assert iplv[1] == "发改环资规〔2024〕127号 序号19"
        assert "−12／−6／0／7 °C" in iplv[2]
        assert iplv[3] == "节能水平：35 °C ≥ 3.20、41 °C ≥ 2.80、55 °C ≥ 1.90"
        named = " ".join(row[0] for row in rows)
        for metric in ("HSPF", "APF", "COPh", "COPdh"):
            assert metric in named


def test_of_a_class_only_the_tier_is_to_be_proved() -> None:
    """Its grade is the one it is made for; IPLV(H) of the tier was not fitted: 1.9 at 55 °C."""
    chosen = in_project("school-beijing", Project.NEW_OR_STATE_FUNDED)
    classes = [one for one in chosen.candidates if is_class(one.record)]
    assert {one.standing.grade.level for one in classes if one.standing.grade} == {"1", "2", "3"}
    assert {one.standing.admission.proof for one in classes} == {Proof.TO_BE_PROVED}
    document = msgspec.json.decode(selection_json(chosen))
    ids = {one.record.id for one in classes}
    asked = [one["to_ask"] for one in document["candidates"] if one["device"]["id"] in ids]
    assert [{line["name"] for line in lines} for lines in asked] == [{"iplv_h"}] * 3


def test_json_and_workbook_say_the_same(school: Selection) -> None:
    document = msgspec.json.decode(selection_json(school))
    for entry in document["candidates"]:
        assert entry["proof"] == "to_be_proved"
        assert {"iplv_h", "hspf", "cop_h"} <= {one["name"] for one in entry["to_ask"]}
    language = open_language("en")
    book = openpyxl.load_workbook(
        io.BytesIO(workbook(school, language, school.judged_on)), read_only=True
    )
    rows = list(book[language.text("report.sheet.to_ask")].iter_rows(values_only=True))
    asked = sum(len(entry["to_ask"]) for entry in document["candidates"])
    assert len(rows) - 1 == asked


def test_the_command_line_marks_them_and_lists_what_to_ask(
    tmp_path: Path, school: Selection, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "study.json"
    path.write_bytes(msgspec.json.encode(school.study))
    assert main(["select", str(path), "--language", "zh", "--top", "3"]) == 0
    said = capsys.readouterr().out
    assert said.count("待证明") >= 3
    assert "节能水平：35 °C ≥ 3.2" in said


def test_an_ordinary_project_asks_for_no_proof() -> None:
    chosen = example("school-beijing")
    proofs = {c.standing.admission.proof for c in chosen.candidates}
    assert proofs == {Proof.NOT_ASKED}
    assert not groups(chosen)
