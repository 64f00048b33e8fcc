"""The command line: `loadfit` and `loadfit STUDY` open the window, the rest works without one.

Exit status 0; 2 with one line on what the user can mend; any other way out is a bug.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from core.vocabulary.language import LANGUAGES
from core.vocabulary.problem import Problem, reason_of
from core.vocabulary.quantity import System
from gui.program.reader import open_language, usual_language

EXIT_MENDABLE = 2
# Modules of this folder.
COMMANDS = ("select", "catalog", "verdict", "example", "template")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    _write_anything()
    _stand_somewhere()
    given = _parse(sys.argv[1:] if arguments is None else arguments)
    language = open_language(given.language or usual_language(), System(given.units))
    try:
        if given.command is None:
            return _open_window(given.study)
        status = int(given.run(given, language))
        _flush()
    except Problem as problem:
        print(language.problem(problem), file=sys.stderr)
        return EXIT_MENDABLE
    except BrokenPipeError:
        # The reader of our output has gone; that is its good right.
        sys.stderr.close()
        return 0
    except OSError as error:
        if not _output_fails():
            raise
        where = language.text("cli.output")
        said = language.problem(Problem("cannot_write", where, reason_of(error)))
        print(said, file=sys.stderr)
        return EXIT_MENDABLE
    return status


def _flush() -> None:
    """Write what is still held back, while there is somebody to say that it cannot be."""
    if sys.stdout:
        sys.stdout.flush()


def _output_fails() -> bool:
    """Whether nothing more can be written to the output; then what is held back is given up."""
    try:
        print(flush=True)
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
        return True
    return False


def _write_anything() -> None:
    """Write what the terminal cannot show as escapes instead of ending with a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")


def _stand_somewhere() -> None:
    """Go home where the working folder has been deleted: paths are still relative to something."""
    try:
        Path.cwd()
    except OSError:
        os.chdir(Path.home())


def _open_window(study: Path | None) -> int:
    from gui.window.application import run

    return run(study)


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Commands by name; anything else is a study to open in the window."""
    first = next((one for one in arguments if not one.startswith("-")), None)
    if first in COMMANDS:
        parser = _commands(first)
    else:
        parser = _commands(*COMMANDS) if _asks(arguments) else _window()
    return parser.parse_args(arguments)


def _asks(arguments: Sequence[str]) -> bool:
    return any(one in ("-h", "--help", "--version") for one in arguments)


def _window() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="loadfit", parents=[_common()])
    parser.add_argument("study", nargs="?", type=Path)
    parser.set_defaults(command=None)
    return parser


def _commands(*names: str) -> argparse.ArgumentParser:
    """What understands these commands; only they are imported, so that each starts at once."""
    parser = argparse.ArgumentParser(
        prog="loadfit",
        usage="loadfit [STUDY] | loadfit COMMAND …",
        description="LoadFit 荷配: fits rated equipment to a load. "
        "Without a command it opens the window, on STUDY where one is named.",
    )
    parser.add_argument("--version", action="version", version=f"LoadFit {version('loadfit')}")
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="COMMAND", prog="loadfit"
    )
    for name in names:
        import_module(f"gui.command.{name}").add_parser(commands, _common())
    return parser


def _common() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--language", choices=LANGUAGES, help="zh or en; default: the system's")
    common.add_argument("--units", choices=[s.value for s in System], default="si")
    return common


if __name__ == "__main__":
    sys.exit(main())
