"""The command line: `loadfit select`, `loadfit catalog`, `loadfit example`.

Exit status 0; 2 with one line on what the user can mend; any other way out is a bug.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib.metadata import version

from core.language import LANGUAGES
from core.problem import Problem
from core.quantity import System
from gui import catalog_command, example_command, select_command
from gui.reader import open_language, usual_language

EXIT_MENDABLE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    _speak_utf8()
    given = _parser().parse_args(arguments)
    language = open_language(given.language or usual_language(), System(given.units))
    try:
        return int(given.run(given, language))
    except Problem as problem:
        print(language.problem(problem), file=sys.stderr)
        return EXIT_MENDABLE
    except BrokenPipeError:
        # The reader of our output has gone; that is its good right.
        sys.stderr.close()
        return 0


def _speak_utf8() -> None:
    """Write what the terminal cannot show as escapes instead of ending with a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="loadfit", description="LoadFit 荷配: fits rated equipment to a load."
    )
    parser.add_argument("--version", action="version", version=f"LoadFit {version('loadfit')}")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--language", choices=LANGUAGES, help="zh or en; default: the system's")
    common.add_argument("--units", choices=[s.value for s in System], default="si")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in (select_command, catalog_command, example_command):
        module.add_parser(commands, common)
    return parser


if __name__ == "__main__":
    sys.exit(main())
