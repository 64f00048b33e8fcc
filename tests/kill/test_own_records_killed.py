"""A small share of `make kill`: killed, or with a full disk, the next start has what was saved."""

import re
import subprocess
import sys


def test_what_was_saved_is_there_after_a_kill_and_with_a_full_disk() -> None:
    """In a process of its own: it forks, which one with threads should not."""
    share = ["--rounds", "6", "--every", "61", "--grow", "100000"]
    done = subprocess.run(
        [sys.executable, "-m", "tests.kill.own_records", *share],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    kills = [int(count) for count in re.findall(r": (\d+) kills", done.stdout)]
    assert len(kills) == 5
    assert min(kills) >= 2
