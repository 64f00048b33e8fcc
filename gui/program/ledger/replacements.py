"""The replacements of a ledger's machines as a portfolio: a study each, or what it lacks."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from core.ledger.diagnosis import Diagnosis
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind
from gui.program.ledger.diagnosed import Diagnosed
from gui.program.ledger.ledger_text import COLUMNS, LedgerText
from gui.program.ledger.replacement import Replacement, missing_said, replacement
from gui.program.portfolio.asked import Ask, Asked
from gui.program.portfolio.row import Value
from gui.program.portfolio.setting import Setting
from gui.program.portfolio.studies import LACKS, Contents, Sent, sent_of
from gui.program.sheet_files import Cells

_TODAY = ("place", "model", "size", "age", "listing", "grade", "kwh")
# What a study says of one machine, for all of a group: a column of the row, its name, its unit.
_OF_ALL = (
    ("field.saving_wh", "saving", Kind.ENERGY),
    ("portfolio.column.saving_money", "saving_money", None),
    ("field.investment", "investment", None),
)


def replacements(found: Diagnosed, ids: Sequence[str], text: LedgerText, file: Path) -> Ask:
    """For the machines named, else for all in use, in the order of the diagnosis.

    Raises Problem `ledger_no_asset` where one is named that the ledger has not.
    """
    wanted = _wanted(found.found, ids)

    def ask(setting: Setting) -> Asked:
        studies, notes = [], {}
        for name, one in wanted.items():
            made = replacement(one, found.document.settings, text.language)
            studies.append(_sent(name, made, text, setting))
            notes[name] = _note(one, made, text)

        def beside(name: str, row: Mapping[str, Value]) -> Cells:
            one = wanted[name]
            today = dict(zip(COLUMNS, text.cells(one), strict=True))
            count = one.asset.count
            several = (row[key] for key, *_ in _OF_ALL)
            return [
                *(today[key] for key in _TODAY),
                count,
                *(count * one if isinstance(one, int | float) else "" for one in several),
                notes.get(name, ""),
            ]

        return Asked(
            studies=studies, contents=Contents(), keep=[file], heads=_heads(text), beside=beside
        )

    return ask


def _wanted(found: Sequence[Diagnosis], ids: Sequence[str]) -> dict[str, Diagnosis]:
    """By their numbers, which a ledger has once each."""
    for one in ids:
        if not any(one == each.asset.id for each in found):
            raise Problem("ledger_no_asset", "--asset", figure("given", one))
    return {
        each.asset.id: each
        for each in sorted(found, key=lambda one: one.order)
        if each.asset.id in ids or (not ids and each.asset.status == "in_use")
    }


def _note(one: Diagnosis, made: Replacement, text: LedgerText) -> str:
    """What the study takes that the ledger does not say, and the price of what has none."""
    if made.study is None:
        return ""
    unit = "kVA" if one.asset.family == "transformer" else "kW"
    price = f"{made.study.economics.price_per_kw:g}"
    said = text.language.text("ledger_replace.price", price=price, unit=unit)
    return " ".join(part for part in (made.study.project.note, said) if part)


def _sent(name: str, made: Replacement, text: LedgerText, setting: Setting) -> Sent:
    if made.study is None:
        what = figure("what", missing_said(made, text.language))
        return Sent(name=name, problem=(LACKS, (what,)))
    return sent_of(made.study, name, setting)


def _heads(text: LedgerText) -> list[str]:
    say, titles = text.language.text, dict(zip(COLUMNS, text.heads(), strict=True))
    return [
        *(say("ledger_replace.today", column=titles[key]) for key in _TODAY),
        say("ledger_replace.count"),
        *(
            say(f"ledger_replace.{name}", unit=text.language.unit(kind) if kind else "").strip()
            for _, name, kind in _OF_ALL
        ),
        say("ledger_replace.note"),
    ]
