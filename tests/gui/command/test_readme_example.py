"""What the README says one can do from Python can be done."""

import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def test_the_example_from_python_runs():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    section = text.split("## From Python")[1].split("##")[0]
    code = textwrap.dedent("\n".join(line for line in section.splitlines() if line[:4] == "    "))
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert len(lines) == 6
    assert lines[0].startswith("1 ")
    assert lines[0].endswith(" MWh")
