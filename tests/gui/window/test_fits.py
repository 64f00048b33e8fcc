"""No word of the window is cut off, on no usual screen, at no usual scale."""

import os
import subprocess
import sys

from gui.window.shell import MainWindow
from tests.gui.window.fitting import in_every_size
from tests.house.tree import ROOT


def test_every_word_has_room(window: MainWindow) -> None:
    """The window of usual screens at 100 and 200 %, measured by its fonts."""
    for candidate in window.session.selection.candidates[:3]:
        window.session.compare(candidate.record.id, True)
    assert in_every_size(window, 1.0, 2.0) == []


def test_and_where_pixels_are_halved(own_data: None) -> None:
    """At 150 % Qt rounds what it measures otherwise; it takes its scale at the start."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.gui.window.fitting"],
        cwd=ROOT, env={**os.environ, "QT_SCALE_FACTOR": "1.5"},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
