"""A selection that is limited to a company's approved list takes no other device."""

import shutil
from pathlib import Path

import msgspec
import pytest

from catalog.files.approved_list import approved_bytes, read_approved
from core.machines.device import is_made_to_size
from core.vocabulary.problem import Problem
from gui.program.program import read_study
from tests.core.selection.examples import FOLDER, program

EXAMPLES = ("office-shanghai", "pump-shanghai", "school-beijing")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of its own for a study and its list."""
    return tmp_path


@pytest.mark.parametrize("name", EXAMPLES)
def test_only_what_is_on_the_list_takes_part(folder: Path, name: str) -> None:
    for file in FOLDER.iterdir():
        if file.is_file() and file.stat().st_size < 10**7:
            shutil.copy(file, folder)
    study = read_study(folder / f"{name}.json")
    free = program().select(study, folder)
    documented = [one for one in free.candidates if not is_made_to_size(one.record)]
    taken = {record.id for one in documented[1:6:2] for record in one.records}
    assert taken
    (folder / "approved.json").write_bytes(approved_bytes("List", {*taken, "own:elsewhere"}))
    criteria = msgspec.structs.replace(study.criteria, approved_list="approved.json")
    limited = program().select(msgspec.structs.replace(study, criteria=criteria), folder)
    standing = {record.id for one in limited.candidates for record in one.records}
    assert standing
    assert standing <= taken
    barred = [one for one in limited.left_out if one.findings[0].code == "not_approved"]
    assert documented[0].record.id in {one.record.id for one in barred} | taken
    said = {figure.value for one in barred for figure in one.findings[0].figures}
    assert said == {"List"}
    assert not {one.record.id for one in barred} & taken


def test_a_list_keeps_its_name_and_its_devices(tmp_path: Path) -> None:
    path = tmp_path / "清单.json"
    path.write_bytes(approved_bytes("院内清单", ["W120", "W005", "W120"]))
    found = read_approved(path)
    assert (found.name, found.devices) == ("院内清单", {"W005", "W120"})
    assert path.read_text("utf-8").count("\n") > 3  # a line a device: changes can be compared
    path.write_text('{"devices": ["W001"]}')
    assert read_approved(path).name == "清单"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "approved_missing"),
        (b"", "approved_damaged"),
        (b"W001", "approved_damaged"),
        (b'{"devices": "W001"}', "approved_damaged"),
        (b'{"machines": ["W001"]}', "approved_damaged"),
        (b'\xff\xfe{"devices": []}', "approved_damaged"),
    ],
)
def test_what_is_no_list_says_why(tmp_path: Path, content: bytes | None, code: str) -> None:
    path = tmp_path / "list.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Problem) as caught:
        read_approved(path)
    assert (caught.value.code, caught.value.place) == (code, str(path))
