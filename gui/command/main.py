"""The command line: `loadfit` and `loadfit STUDY` open the window, the rest works without one.

Exit status 0; 2 with one line on what the user can mend; any other way out is a bug.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

from core.vocabulary.finding import figure
from core.vocabulary.language import LANGUAGES
from core.vocabulary.problem import Problem, reason_of
from core.vocabulary.quantity import System
from gui.command.arguments import Arguments, parsed
from gui.program.reader import open_language, usual_language
from gui.program.release import VERSION

EXIT_MENDABLE = 2
# Modules of this folder.
COMMANDS = (
    "select", "portfolio", "catalog", "ledger", "verdict", "example", "template", "notices",
)  # fmt: skip
_LANGUAGE, _UNITS = "--language", "--units"
_WITH_VALUE = (_LANGUAGE, _UNITS)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    _write_anything()
    _stand_somewhere()
    words = sys.argv[1:] if arguments is None else arguments
    try:
        given = _parse(words)
    except Problem as problem:
        print(open_language(_language_of(words)).problem(problem), file=sys.stderr)
        return EXIT_MENDABLE
    language = open_language(given.language or usual_language(), System(given.units or System.SI))
    try:
        if given.command is None:
            return _open_window(given.study, given.language, given.units)
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


def _open_window(study: Path | None, language: str | None, units: str | None) -> int:
    from gui.window.application import run

    asked = {"language": language, "system": units}
    return run(study, {key: value for key, value in asked.items() if value is not None})


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Commands by name; anything else is a study to open in the window.

    Raises Problem `command_unknown`, `command_mistyped`, `argument_…`.
    """
    at, language = _first(arguments), _language_of(arguments)
    first = None if at is None else arguments[at]
    if at is not None and first in COMMANDS:
        words = [first, *_common_last([*arguments[:at], *arguments[at + 1 :]])]
        return parsed(_commands(first, language=language), words, f"loadfit {first}")
    if _asks(arguments):
        return parsed(_commands(*COMMANDS, language=language), arguments, "loadfit")
    if first is not None:
        _refuse_mistyped(first)
    return parsed(_window(language), arguments, "loadfit")


def _first(arguments: Sequence[str]) -> int | None:
    """Where the first argument stands that is neither an option nor the value of one."""
    before = ""
    for number, one in enumerate(arguments):
        if not one.startswith("-") and before not in _WITH_VALUE:
            return number
        before = one
    return None


def _common_last(words: Sequence[str]) -> list[str]:
    """What all commands take may stand anywhere: before the command, or between its inputs."""
    common, others, before = list[str](), list[str](), ""
    for one in words:
        is_common = before in _WITH_VALUE or one.partition("=")[0] in _WITH_VALUE
        (common if is_common else others).append(one)
        before = one
    return [*others, *common]


def _refuse_mistyped(word: str) -> None:
    """Raise Problem where a word is neither the name of a file nor like one."""
    if Path(word).suffix or Path(word).name != word or os.path.lexists(word):
        return
    from gui.command.catalog import ACTIONS

    known = figure("known", ", ".join(COMMANDS))
    meant = {name: f"loadfit catalog {name}" for name in ACTIONS}
    meant |= {name: f"loadfit {name}" for name in COMMANDS}
    near = get_close_matches(word.lower(), meant, n=1)
    if near:
        raise Problem("command_mistyped", word, figure("meant", meant[near[0]]), known)
    raise Problem("command_unknown", word, known)


def _language_of(arguments: Sequence[str]) -> str:
    """The language to say in what is wrong with the arguments: that asked for, if it is any."""
    given = [one.removeprefix(f"{_LANGUAGE}=") for one in arguments]
    asked = [
        word
        for before, word, whole in zip(["", *given], given, arguments, strict=False)
        if word in LANGUAGES and (before == _LANGUAGE or word != whole)
    ]
    return asked[-1] if asked else usual_language()


def _asks(arguments: Sequence[str]) -> bool:
    return any(one in ("-h", "--help", "--version") for one in arguments)


def _window(language: str) -> argparse.ArgumentParser:
    parser = Arguments(prog="loadfit", language=language, parents=[_common()])
    parser.add_argument("study", nargs="?", type=Path)
    parser.set_defaults(command=None, units=None)  # the preferences say them
    return parser


def _commands(*names: str, language: str) -> argparse.ArgumentParser:
    """What understands these commands; only they are imported, so that each starts at once."""
    parser = Arguments(
        prog="loadfit",
        language=language,
        usage="loadfit [STUDY] | loadfit COMMAND …",
        description="cli.loadfit.more",
    )
    parser.add_argument("--version", action="version", version=f"LoadFit {VERSION}")
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="COMMAND", prog="loadfit"
    )
    for name in names:
        import_module(f"gui.command.{name}").add_parser(commands, _common())
    return parser


def _common() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(_LANGUAGE, choices=LANGUAGES, help="cli.language.help")
    common.add_argument(_UNITS, choices=[s.value for s in System], default="si")
    return common


if __name__ == "__main__":
    sys.exit(main())
