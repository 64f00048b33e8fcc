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
_WHAT = {  # in the order of the help
    DIAGNOSE: "age, elimination lists, grade and energy of each machine",
    PLAN: "what is renewed in which year, for the money of each",
    DISPOSAL: "what goes out by that plan, with serial numbers",
    REPORT: "the diagnosis, and the plan if there is money, as PDF",
    MEASURED: "measured energy against what is expected",
    REPLACE: "the best machine in the place of each, one row a machine",
}
_PLANS = (PLAN, DISPOSAL, REPORT)


def add_parser(
    commands: Commands,
    common: argparse.ArgumentParser,
    run: Callable[[argparse.Namespace, Language], int],
) -> None:
    """Declare the command's actions; run: what answers all of them."""
    parser = commands.add_parser(
        "ledger", help="a plant's machines: their diagnosis, the plan by years",
        description="FILE is a ledger of the window, or a table of machines, CSV, XLSX or Parquet, "
        "one row a machine or a group of equal ones; its columns are known by their headings, "
        "Chinese or English. Energy and cost of a replacement are those of all machines of a row "
        "unless the heading says per machine; sizes and losses are of one. What is not given here "
        "is as the ledger says.",
    )  # fmt: skip
    parser.set_defaults(
        run=run, out=None, pdf=None, by=None, budget=[], payback=None, whole=False, hits_by=None,
        most_a_place=None, measured=None, replaced=[], baseline_until=None,
    )  # fmt: skip
    actions = parser.add_subparsers(dest="action", required=True, metavar=f"{{{','.join(_WHAT)}}}")
    for action, what in _WHAT.items():
        one = actions.add_parser(
            action, parents=[common], help=what, description=f"{what[0].upper()}{what[1:]}."
        )
        one.add_argument("file", type=Path, metavar="FILE",
                         help="ledger, or of a plant its study" if action == MEASURED
                         else "ledger or table of machines")  # fmt: skip
        _OWN[action](one)
        _add_judging(one)
        if action in _PLANS:
            _add_planning(one)


def _add_judging(parser: argparse.ArgumentParser) -> None:
    of = parser.add_argument_group("by what it is judged")
    of.add_argument("--as-of", type=date.fromisoformat, metavar="YYYY-MM-DD",
                    help="the day; default today")  # fmt: skip
    of.add_argument("--strict", action="store_true", help="ten years: the anniversary is not")
    of.add_argument("--price", type=float, metavar="YUAN", help="per kWh; default 0.65")
    of.add_argument("--co2", type=float, metavar="KG", help="kg CO₂ per kWh")
    of.add_argument("--kgce", type=float, metavar="KG", help="kg of standard coal per kWh")
    of.add_argument("--station", metavar="ID",
                    help="weather station of the site, for what heats and cools")  # fmt: skip
    of.add_argument("--money", action="append", default=[], metavar="KEY=VALUE",
                    help="life_years, discount_rate, demand_price_per_kw, motor_price_per_kw, or a "
                    "row of a study's financing, as tax_credit=true; once for each")  # fmt: skip


def _add_planning(parser: argparse.ArgumentParser) -> None:
    of = parser.add_argument_group("plan")
    of.add_argument("--budget", action="append", default=[], metavar="YEAR=YUAN",
                    help="money of a year; once for each year")  # fmt: skip
    of.add_argument("--payback", type=float, metavar="YEARS",
                    help="longest of what no list names and no limit misses")  # fmt: skip
    of.add_argument("--whole", action="store_true",
                    help="one optimum over all years instead of class by class")  # fmt: skip
    of.add_argument("--hits-by", type=int, metavar="YEAR",
                    help="with --whole: what the lists name is gone by then")  # fmt: skip
    of.add_argument("--most-a-place", type=int, metavar="N",
                    help="with --whole: machines of a place in a year")  # fmt: skip


def _add_out(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("--out", type=Path, metavar="FILE", help=what)


def _of_diagnosis(parser: argparse.ArgumentParser) -> None:
    _add_out(parser, "CSV, XLSX or Parquet in place of the screen")
    parser.add_argument("--by", choices=EVERY, help="energy by kind, place, age or tier")


def _of_report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--pdf", type=Path, metavar="FILE", help="where to; needed")
    parser.add_argument("--measured", type=Path, metavar="MEASURED",
                        help="kWh by month, day or hour, held against the diagnosis")  # fmt: skip
    _add_measuring(parser)


def _of_measured(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("measured", type=Path, metavar="MEASURED", nargs="?",
                        help="kWh by month, day or hour")  # fmt: skip
    _add_out(parser, "CSV, XLSX or Parquet in place of the screen")
    _add_measuring(parser)


def _add_measuring(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--replaced", action="append", default=[], metavar="ID",
                        help="its replacement is what was measured; once for each")  # fmt: skip
    parser.add_argument("--baseline-until", type=date.fromisoformat, metavar="YYYY-MM-DD",
                        help="last day of the baseline; default a year")  # fmt: skip


def _of_replacing(parser: argparse.ArgumentParser) -> None:
    _add_out(parser, "CSV, XLSX or Parquet of the replacements; needed")
    parser.add_argument("--asset", action="append", default=[], metavar="ID",
                        help="its number; once for each, else all in use")  # fmt: skip
    add_ways(parser)


_OWN: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    DIAGNOSE: _of_diagnosis,
    PLAN: lambda _: None,
    DISPOSAL: lambda one: _add_out(one, "CSV, XLSX or Parquet in place of the screen"),
    REPORT: _of_report,
    MEASURED: _of_measured,
    REPLACE: _of_replacing,
}
