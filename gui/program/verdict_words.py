"""What is said of a device in the cells of a table, and the same with gaps for its figures."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from core.standards import evidence
from core.standards.edition import Scale
from core.standards.formulas import Figures
from core.standards.governing import rulings
from core.standards.library import Standards
from core.standards.verdict import Verdict
from core.standards.watched import Take, Watched
from core.standards.wording import Wording, number
from core.vocabulary.language import Language

RESULTS = ("as_of", "tier", "grade", "others", "governs", "reason", "findings")
TRACE = "trace"
_GAP = "\0"  # in no message, and in no text of a file that is read

Parts = list[list[str]]  # by cell, what it is joined of


def parts_of(verdicts: Sequence[Verdict], wording: Wording, *, trace: bool) -> Parts:
    """The cells of a device in the order of RESULTS, the whole look-up behind them if asked for."""
    chinese = [one for one in verdicts if one.jurisdiction == "CN"]
    tiers = [one for one in chinese if one.scale is Scale.TIER]
    grades = [one for one in chinese if one.scale is not Scale.TIER]
    others = [one for one in verdicts if one not in chinese]
    found = rulings(verdicts)
    findings = list(evidence.own(f for one in verdicts for f in one.findings))
    findings += [f for ruling in found for f in ruling.findings]
    cells = [
        [verdicts[0].as_of.isoformat() if verdicts else ""],
        [said(one, wording) for one in tiers],
        [said(one, wording) for one in grades],
        [said(one, wording) for one in others],
        [said(ruling.governs, wording) for ruling in found if not ruling.side_by_side],
        [wording.reason(one) for one in verdicts],
        [wording.language.finding(one) for one in findings],
    ]
    if trace:
        language = wording.language
        lines = (
            language.text("report.named", title=language.cited(one.edition),
                          value=language.sentences(wording.trace(one)))
            for one in verdicts
        )  # fmt: skip
        cells.append(["\n".join(lines)])
    return cells


def joined(parts: Iterable[str], wording: Wording) -> str:
    """A cell of its parts, each said once."""
    return wording.language.text("verdict.separator").join(dict.fromkeys(parts))


def said(verdict: Verdict, wording: Wording) -> str:
    """The outcome with its edition and row."""
    words = wording.language
    place = words.cited(f"{evidence.marked(verdict)} {verdict.row}".strip())
    note = words.text("verdict.conditional") if verdict.conditional else ""
    return f"{wording.result(verdict)}{note}{words.text('text.in_brackets', text=place)}"


class _Gap(NamedTuple):
    """A figure that is put in later, with its fewest decimals."""

    take: Take
    least: int


class WithGaps(Wording):
    """Words with a gap for each watched figure; `figures` are what belongs there, in order."""

    def __init__(self, language: Language, standards: Standards) -> None:
        super().__init__(language, standards)
        self.figures: list[_Gap] = []

    def number(self, value: float, least: int = 0) -> str:
        """A figure as short as it is; a gap for one that is watched."""
        if not isinstance(value, Watched):
            return number(value, least)
        self.figures.append(_Gap(value.take, least))
        return f"{_GAP}{len(self.figures) - 1}{_GAP}"


class _Part(NamedTuple):
    """A text with places for figures."""

    form: str
    gaps: tuple[_Gap, ...]

    def filled(self, figures: Figures) -> str:
        return self.form % tuple([number(take(figures), least) for take, least in self.gaps])


class Form:
    """The cells of all devices that are told alike but for their figures."""

    def __init__(self, parts: Parts, wording: WithGaps) -> None:
        separator = wording.language.text("verdict.separator")
        self._join = separator.join
        self._cells = [_cell(one, wording) for one in parts]

    def filled(self, figures: Figures) -> list[object]:
        """The cells of one device."""
        return [
            cell if isinstance(cell, str)
            else cell[0].filled(figures) if len(cell) == 1
            else self._join(dict.fromkeys([part.filled(figures) for part in cell]))
            for cell in self._cells
        ]  # fmt: skip


def _cell(parts: Sequence[str], wording: WithGaps) -> str | list[_Part]:
    if not any(_GAP in part for part in parts):
        return joined(parts, wording)
    return [_part(part, wording.figures) for part in parts]


def _part(text: str, figures: Sequence[_Gap]) -> _Part:
    pieces = text.split(_GAP)  # by turns a text and the number of a figure
    texts = [piece.replace("%", "%%") for piece in pieces[::2]]
    return _Part("%s".join(texts), tuple(figures[int(piece)] for piece in pieces[1::2]))
