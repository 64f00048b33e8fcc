"""What each action of `loadfit ledger` takes, with its own help."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from core.ledger.breakdown import EVERY
from core.vocabulary.language import Language
from gui.command.arguments import Commands
from gui.command.portfolio import add_ways

DIAGNOSE, PLAN, DISPOSAL, REPORT = "diagnose", "plan", "disposal", "report"
MEASURED, REPLACE = "measured", "replace"
ACTIONS = (DIAGNOSE, PLAN, DISPOSAL, REPORT, MEASURED, REPLACE)  # in the order of the help
_PLANS = (PLAN, DISPOSAL, REPORT)


def add_parser(
    commands: Commands,
    common: argparse.ArgumentParser,
    run: Callable[[argparse.Namespace, Language], int],
) -> None:
    """Declare the command's actions; run: what answers all of them."""
    parser = commands.add_parser(
        "ledger", help="cli.ledger.help",
        description="cli.ledger.more",
    )  # fmt: skip
    parser.set_defaults(
        run=run, out=None, pdf=None, by=None, budget=[], payback=None, whole=False, hits_by=None,
        most_a_place=None, measured=None, replaced=[], baseline_until=None,
    )  # fmt: skip
    actions = parser.add_subparsers(
        dest="action", required=True, metavar=f"{{{','.join(ACTIONS)}}}"
    )
    for action in ACTIONS:
        what = f"cli.ledger.{action}.help"
        one = actions.add_parser(action, parents=[common], help=what, description=what)
        file = "cli.ledger.measured.ledger.help" if action == MEASURED else "cli.ledger.file.help"
        one.add_argument("file", type=Path, metavar="FILE", help=file)
        _OWN[action](one)
        _add_judging(one)
        if action in _PLANS:
            _add_planning(one)


def _add_judging(parser: argparse.ArgumentParser) -> None:
    of = parser.add_argument_group("cli.ledger.judging")
    of.add_argument("--as-of", type=date.fromisoformat, metavar="YYYY-MM-DD",
                    help="cli.ledger.as_of.help")  # fmt: skip
    of.add_argument("--strict", action="store_true", help="cli.ledger.strict.help")
    of.add_argument("--price", type=float, metavar="YUAN", help="cli.ledger.price.help")
    of.add_argument("--co2", type=float, metavar="KG", help="cli.ledger.co2.help")
    of.add_argument("--kgce", type=float, metavar="KG", help="cli.ledger.kgce.help")
    of.add_argument("--station", metavar="ID",
                    help="cli.ledger.station.help")  # fmt: skip
    of.add_argument("--money", action="append", default=[], metavar="KEY=VALUE",
                    help="cli.ledger.money.help")  # fmt: skip


def _add_planning(parser: argparse.ArgumentParser) -> None:
    of = parser.add_argument_group("cli.ledger.planning")
    of.add_argument("--budget", action="append", default=[], metavar="YEAR=YUAN",
                    help="cli.ledger.budget.help")  # fmt: skip
    of.add_argument("--payback", type=float, metavar="YEARS",
                    help="cli.ledger.payback.help")  # fmt: skip
    of.add_argument("--whole", action="store_true",
                    help="cli.ledger.whole.help")  # fmt: skip
    of.add_argument("--hits-by", type=int, metavar="YEAR",
                    help="cli.ledger.hits_by.help")  # fmt: skip
    of.add_argument("--most-a-place", type=int, metavar="N",
                    help="cli.ledger.most_a_place.help")  # fmt: skip


def _add_out(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("--out", type=Path, metavar="FILE", help=what)


def _of_diagnosis(parser: argparse.ArgumentParser) -> None:
    _add_out(parser, "cli.ledger.out.help")
    parser.add_argument("--by", choices=EVERY, help="cli.ledger.by.help")


def _of_report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--pdf", type=Path, metavar="FILE", help="cli.ledger.pdf.help")
    parser.add_argument("--measured", type=Path, metavar="MEASURED",
                        help="cli.ledger.report.measured.help")  # fmt: skip
    _add_measuring(parser)


def _of_measured(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("measured", type=Path, metavar="MEASURED", nargs="?",
                        help="cli.ledger.measured.file.help")  # fmt: skip
    _add_out(parser, "cli.ledger.out.help")
    _add_measuring(parser)


def _add_measuring(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--replaced", action="append", default=[], metavar="ID",
                        help="cli.ledger.replaced.help")  # fmt: skip
    parser.add_argument("--baseline-until", type=date.fromisoformat, metavar="YYYY-MM-DD",
                        help="cli.ledger.baseline_until.help")  # fmt: skip


def _of_replacing(parser: argparse.ArgumentParser) -> None:
    _add_out(parser, "cli.ledger.replace.out.help")
    parser.add_argument("--asset", action="append", default=[], metavar="ID",
                        help="cli.ledger.asset.help")  # fmt: skip
    add_ways(parser)


_OWN: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    DIAGNOSE: _of_diagnosis,
    PLAN: lambda _: None,
    DISPOSAL: lambda one: _add_out(one, "cli.ledger.out.help"),
    REPORT: _of_report,
    MEASURED: _of_measured,
    REPLACE: _of_replacing,
}
