"""`loadfit example [NAME] [FILE]`: copy a bundled study to start from."""

import argparse
from importlib.resources import files
from pathlib import Path
from typing import Any

from core.finding import figure
from core.language import Language
from core.problem import Problem
from gui.saving import write


def add_parser(commands: Any, common: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser = commands.add_parser("example", parents=[common], help="copy a bundled study")
    parser.add_argument("name", nargs="?", help="without a name: list them")
    parser.add_argument("file", nargs="?", type=Path)
    parser.set_defaults(run=run)


def examples() -> tuple[str, ...]:
    """Names of the bundled studies."""
    folder = files("resources.examples")
    return tuple(sorted(f.name[:-5] for f in folder.iterdir() if f.name.endswith(".json")))


def run(given: argparse.Namespace, language: Language) -> int:
    """List the examples, or copy one to a file that is not there yet."""
    if given.name is None:
        for name in examples():
            print(f"{name}  {language.text(f'example.{name}')}")
        return 0
    if given.name not in examples():
        raise Problem("example_unknown", given.name, figure("known", ", ".join(examples())))
    target = given.file or Path(f"{given.name}.json")
    if target.exists():
        raise Problem("file_exists", str(target))
    write(target, (files("resources.examples") / f"{given.name}.json").read_bytes())
    print(language.text("cli.written", file=str(target)))
    return 0
