"""Every command that the page on the action plan prints runs as it stands there."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from gui.command.main import main

RESOURCES = Path(str(files("resources")))
PAGE = (RESOURCES / "documentation" / "policy.md").read_text("utf-8")
COMMANDS = sorted(set(re.findall(r"`loadfit ((?:select|ledger|template|example) [^`]+)`", PAGE)))


def test_the_page_has_commands_of_every_part() -> None:
    printed = [one for one in COMMANDS if "NAME" not in one]
    assert len(printed) > 15
    headings = re.findall(r"^## (.+)$", PAGE, re.MULTILINE)
    assert [one.split(":")[0] for one in headings] == ["Part 2", "Box 3", "Box 4", "Part 6 (14)"]


@pytest.mark.parametrize("command", [one for one in COMMANDS if "NAME" not in one])
def test_it_runs(
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for example in (RESOURCES / "examples").iterdir():
        if example.name in command:
            (tmp_path / example.name).write_bytes(example.read_bytes())
    monkeypatch.chdir(tmp_path)
    status = main(command.split())
    said = capsys.readouterr()
    assert status == 0, said.err
    assert said.out.strip()
