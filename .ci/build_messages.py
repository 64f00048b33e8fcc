"""Compiles the messages when a wheel is built or LoadFit is installed in place."""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class MessagesHook(BuildHookInterface):  # type: ignore[misc]  # hatchling is in no .venv
    """What hatchling calls before it gathers the files of a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile; a faulty message ends the build."""
        compiler = runpy.run_path(str(Path(self.root) / ".ci" / "compile_messages.py"))
        if compiler["main"]():
            raise RuntimeError("the messages have faults, see above")
