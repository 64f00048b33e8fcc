"""`loadfit example [NAME] [FILE]`: copy a bundled study to start from."""

import argparse
from importlib.resources import files
from pathlib import Path

from core.families.registry import study_templates
from core.study.study import encode
from core.vocabulary.finding import figure
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.command.arguments import Commands
from gui.program.gallery.gallery import example_ledgers
from gui.program.saving import write
from gui.program.study_file import example
from gui.program.suffixes import STUDIES, STUDY


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser = commands.add_parser("example", parents=[common], help="cli.example.help")
    parser.add_argument("name", nargs="?", help="cli.example.name.help")
    parser.add_argument("file", nargs="?", type=Path)
    parser.set_defaults(run=run)


def examples() -> tuple[str, ...]:
    """Names of the bundled studies, those of one process after the others."""
    folder = files("resources.examples")
    whole = sorted(f.name[:-5] for f in folder.iterdir() if f.name.endswith(".json"))
    return (*whole, *study_templates())


def run(given: argparse.Namespace, language: Language) -> int:
    """List the examples, or copy one to a file that is not there yet."""
    if given.name is None:
        for name in (*examples(), *example_ledgers()):
            print(f"{name}  {language.text(f'example.{name}')}")
        return 0
    ledger = example_ledgers().get(given.name)
    if ledger is None and given.name not in examples():
        known = figure("known", ", ".join((*examples(), *example_ledgers())))
        raise Problem("example_unknown", given.name, known)
    target = given.file or Path(f"{given.name}{STUDY if ledger is None else ledger.suffix}")
    if target.exists():
        raise Problem("file_exists", str(target))
    endings = STUDIES if ledger is None else (ledger.suffix,)
    write(
        target,
        content_of(given.name) if ledger is None else ledger.read_bytes(),
        endings=endings,
    )
    print(language.text("cli.written", file=str(target)))
    return 0


def content_of(name: str) -> bytes:
    """A bundled study as it was written; one of a process as it is made."""
    bundled = files("resources.examples") / f"{name}.json"
    return bundled.read_bytes() if bundled.is_file() else encode(example(name))
