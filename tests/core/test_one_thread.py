"""The program takes one processor for its sums, unless it is told otherwise."""

import subprocess
import sys

import pytest

_ASKED = """
import os, sys
import {module}
loaded = list(sys.modules)
print(loaded.index("core") < loaded.index("numpy"), os.environ["OPENBLAS_NUM_THREADS"])
"""


@pytest.mark.parametrize("module", ["gui.program.program", "catalog.devices.store"])
def test_threads_are_settled_before_numpy_is_loaded(
    module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NumPy's library reads the number when it is loaded, and never again."""
    for stated, threads in ((None, "1"), ("3", "3")):
        monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
        if stated:
            monkeypatch.setenv("OPENBLAS_NUM_THREADS", stated)
        said = subprocess.run(
            [sys.executable, "-c", _ASKED.format(module=module)],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        assert said.stdout.split() == ["True", threads]
