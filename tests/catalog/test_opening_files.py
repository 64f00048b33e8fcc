"""Opening what is no ordinary file."""

import os
import threading
from pathlib import Path

import pytest

from catalog.files import opening
from catalog.files.opening import read_bytes
from core.vocabulary.problem import Problem


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    return path


def test_a_pipe_that_nobody_writes_to_is_told(pipe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_PIPE_WAITS_S", 0.05)
    with pytest.raises(Problem) as caught:
        read_bytes(pipe, 1)
    assert (caught.value.code, caught.value.place) == ("pipe_silent", str(pipe))


def test_a_pipe_is_read_to_its_end(pipe: Path) -> None:
    content = os.urandom(300_000)  # more than a pipe holds at once
    writer = threading.Thread(target=pipe.write_bytes, args=(content,))
    writer.start()
    assert read_bytes(pipe, 1) == content
    writer.join()


def test_a_name_that_no_file_can_have_is_a_missing_file() -> None:
    with pytest.raises(Problem) as caught:
        read_bytes(Path("a\0b"), 1)
    assert caught.value.code == "file_missing"
