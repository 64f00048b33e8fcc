"""Files are written whole or not at all."""

import os

import pytest

from core.vocabulary.problem import Problem
from gui.command.main import main
from gui.program import saving
from tests.core.selection.examples import FOLDER


def test_a_file_is_replaced_whole(tmp_path):
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")
    saving.write(target, b"new")
    assert target.read_bytes() == b"new"
    assert [f.name for f in tmp_path.iterdir()] == ["report.pdf"]


def test_a_folder_that_is_not_there_is_a_problem_at_the_file(tmp_path):
    target = tmp_path / "nowhere" / "report.pdf"
    with pytest.raises(Problem) as caught:
        saving.write(target, b"x")
    assert (caught.value.code, caught.value.place) == ("folder_missing", str(target))


def test_a_folder_is_no_file_to_write(tmp_path):
    with pytest.raises(Problem) as caught:
        saving.write(tmp_path, b"x")
    assert (caught.value.code, caught.value.place) == ("is_folder", str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_others_is_told_from_one_that_is_not_there(tmp_path, monkeypatch):
    def refused(**_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(saving.tempfile, "mkstemp", refused)
    with pytest.raises(Problem) as caught:
        saving.write(tmp_path / "a.json", b"x")
    assert caught.value.code == "not_permitted"


def test_a_full_disk_leaves_the_old_file_and_no_part(tmp_path, monkeypatch):
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(saving.os, "fsync", full)
    with pytest.raises(Problem):
        saving.write(target, b"new")
    assert target.read_bytes() == b"old"
    assert [f.name for f in tmp_path.iterdir()] == ["report.pdf"]


def test_a_new_file_has_the_usual_permissions(tmp_path):
    target = tmp_path / "a.json"
    saving.write(target, b"x")
    usual = tmp_path / "b.json"
    usual.write_bytes(b"x")
    assert target.stat().st_mode == usual.stat().st_mode


def test_what_a_killed_write_left_goes_with_the_next(tmp_path):
    """A part of an hour and more ago is abandoned; a younger one may be under way."""
    old, young = tmp_path / ".a.json.1.part", tmp_path / ".a.json.2.part"
    for part in (old, young):
        part.write_bytes(b"")
    os.utime(old, (0, 0))
    saving.write(tmp_path / "a.json", b"x")
    assert {f.name for f in tmp_path.iterdir()} == {"a.json", young.name}


@pytest.mark.parametrize(
    "arguments",
    [
        ("select", "STUDY", "--pdf", "a.docx"),
        ("select", "STUDY", "--docx", "a.pdf"),
        ("select", "STUDY", "--xlsx", "a.csv"),
        ("select", "STUDY", "--csv", "a.XLSX"),
        ("select", "STUDY", "--json", "a.loadfit"),
        ("select", "STUDY", "--dxf", "a.dwg"),
        ("template", "load", "a.csv"),
        ("catalog", "template", "a.xlsx"),
        ("example", "office-shanghai", "a.xlsx"),
        ("example", "ledger-shaoxing", "a.ledger"),
        ("ledger", "diagnose", "LEDGER", "--out", "a.txt"),
        ("ledger", "report", "LEDGER", "--pdf", "a.docx"),
    ],
)
def test_no_file_is_named_like_one_of_another_kind(tmp_path, capsys, arguments):
    """What opens files by their ending would call it damaged: said before anything is written."""
    known = {"STUDY": FOLDER / "office-shanghai.json", "LEDGER": FOLDER / "ledger-shaoxing.csv"}
    place = str(tmp_path / arguments[-1])
    words = [str(known.get(one, one)) for one in arguments[:-1]]
    assert main([*words, place, "--language", "en"]) == 2
    said = capsys.readouterr().err.strip().splitlines()[-1]
    assert said.startswith(f"{place}: The ending {tmp_path.joinpath(place).suffix.lower()} ")
    assert "for example a." in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["report", "report.v2", "report.PDF", "2026.11"])
def test_a_name_of_no_kind_is_the_writers_own(tmp_path, name):
    saving.write(tmp_path / name, b"x", endings=(".pdf",))
    assert [f.name for f in tmp_path.iterdir()] == [name]
