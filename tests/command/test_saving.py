"""Files are written whole or not at all."""

import pytest

from core.problem import Problem
from gui import saving


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
    assert (caught.value.code, caught.value.place) == ("cannot_write", str(target))


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
