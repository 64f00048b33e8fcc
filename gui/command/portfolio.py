"""`loadfit portfolio FOLDER|LIST --out TABLE`: many studies, one row each."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from gui.command.arguments import Commands
from gui.program.suffixes import LEDGER, TABLES

if TYPE_CHECKING:
    from gui.program.portfolio.asked import Ask

_LEDGERS = (LEDGER, *(one for one in TABLES if one != ".txt"))  # which is a list
_FAULTY = 2  # the status of every problem that can be mended


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser = commands.add_parser(
        "portfolio",
        parents=[common],
        help="cli.portfolio.help",
        description="cli.portfolio.more",
    )
    parser.add_argument(
        "studies",
        type=Path,
        metavar="FOLDER|LIST|LEDGER",
        help="cli.portfolio.studies.help",
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="TABLE", help="cli.portfolio.out.help"
    )
    add_ways(parser)
    parser.set_defaults(run=run)


def add_ways(parser: argparse.ArgumentParser) -> None:
    """Declare on which processes it runs."""
    way = parser.add_mutually_exclusive_group()
    way.add_argument(
        "--workers", type=_workers, default=1, metavar="N", help="cli.portfolio.workers.help"
    )
    way.add_argument(
        "--scheduler", default="", metavar="ADDRESS", help="cli.portfolio.scheduler.help"
    )


def _workers(text: str) -> int:
    """A number of processes, 1 or more. Raises ValueError, which argparse puts into words."""
    workers = int(text)
    if workers < 1:
        raise ValueError(text)
    return workers


def run(given: argparse.Namespace, language: Language) -> int:
    """Select for all of them; 2 where a row tells of a fault."""
    where: Path = given.studies
    if where.suffix.lower() in _LEDGERS and where.is_file():
        from gui.command.replacing import of_ledger

        return select_all(of_ledger(where, language), given, language)
    from gui.program.portfolio.asked import of_files

    return select_all(of_files(where), given, language)


def select_all(ask: "Ask", given: argparse.Namespace, language: Language) -> int:
    """Select for what is asked and say how it went; 2 where a row tells of a fault."""
    from gui.program.portfolio import portfolio

    ran = portfolio.run(
        ask,
        given.out,
        language,
        workers=given.workers,
        scheduler=given.scheduler,
        progress=_shown if sys.stderr.isatty() else _unseen,
    )
    text = language.text
    if ran.again:
        print(text("portfolio.again", count=language.quantity(ran.again, Kind.COUNT)))
    count = language.quantity(ran.rows, Kind.COUNT)
    print(text("portfolio.written", count=count, file=str(given.out)))
    if ran.lacking:
        print(text("portfolio.with_lacks", count=language.quantity(ran.lacking, Kind.COUNT)))
    if ran.faulty:
        print(text("portfolio.with_faults", count=language.quantity(ran.faulty, Kind.COUNT)))
    return _FAULTY if ran.faulty else 0


def _shown(done: int, every: int) -> None:
    end = "\n" if done == every else ""
    print(f"\r{done}/{every}", end=end, file=sys.stderr, flush=True)


def _unseen(_: int, __: int) -> None:
    """Nobody looks: the output goes into a file or another program."""
