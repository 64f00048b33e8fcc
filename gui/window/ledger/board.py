"""The board: what the plant comes to, and its shares against the goals, before anything else."""

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.ledger.shares import GOALS, Goal, Share
from core.ledger.state import State
from core.vocabulary.language import Language
from gui.program.ledger.diagnosed import Diagnosed, KindShare
from gui.program.ledger.ledger_text import goal_words, rated_unit, short_money
from gui.window.ledger.share_bar import ShareBar
from gui.window.parts import look
from gui.window.parts.elided import Elided
from gui.window.parts.plain_text import PlainLabel

_LEAST_PX = 132  # of a card


class Board(QWidget):
    """Two rows of cards; made anew with every result, for they are few."""

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 2)
        self._column.setSpacing(2 * look.STEP_PX)
        self._rows: QWidget | None = None

    def put(self, found: Diagnosed) -> None:
        """Show what was found."""
        old, self._rows = self._rows, QWidget(self)
        column = QVBoxLayout(self._rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * look.STEP_PX)
        figures = QHBoxLayout()
        figures.setSpacing(2 * look.STEP_PX)
        for key, value, more in self.figures(found):
            figures.addWidget(self._figure(key, value, more), 1)
        column.addLayout(figures)
        shares = QHBoxLayout()
        shares.setSpacing(2 * look.STEP_PX)
        for at, one in enumerate(found.shares):
            shares.addWidget(self._kind(found, at, one), 1)
        column.addLayout(shares)
        self._column.addWidget(self._rows)
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()

    def figures(self, found: Diagnosed) -> list[tuple[str, str, str]]:
        """Key, value and small words of each figure."""
        words, totals, shown = self._words, found.totals, found.columns
        used = shown.status == 0
        hits, suspects = (int((used & (shown.state == _code(one))).sum())
                          for one in (State.HIT, State.SUSPECT))  # fmt: skip
        text, known = words.text, totals.energy_units > 0  # no sum of what nothing is known of
        return [
            ("hits", words.number(hits),
             text("ledger_window.suspects", count=words.number(suspects))),
            ("old", words.number(totals.ten_or_more),
             text("ledger_window.of_units", count=words.number(totals.units),
                  open=words.number(totals.age_open))),
            ("energy", f"{words.number(totals.kwh / 1e3)} MWh" if known else "–",
             text("ledger_window.band",
                  band=words.number(totals.band_kwh / 1e3),
                  known=words.number(totals.energy_units), count=words.number(totals.units))),
            ("cost", short_money(totals.yuan, words) if known else "–",
             text("ledger_window.price", price=f"{found.rules.price_per_kwh:g}")),
            ("co2", f"{words.number(totals.tco2)} t CO₂" if known else "–",
             text("ledger_window.tce", tce=words.number(totals.tce))),
        ]  # fmt: skip

    def _figure(self, key: str, value: str, more: str) -> QFrame:
        card = QFrame(self._rows)
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(0)
        for text, role in (
            (self._words.text(f"ledger_window.figure.{key}"), "small"), (value, "figure"),
            (more, "small"),
        ):  # fmt: skip
            label = PlainLabel(text, card)
            label.setProperty("role", role)
            label.setToolTip(text)
            label.setMinimumWidth(40)
            column.addWidget(label)
        card.setAccessibleName(f"{self._words.text(f'ledger_window.figure.{key}')} {value} {more}")
        return card

    def _kind(self, found: Diagnosed, at: int, one: KindShare) -> QFrame:
        words, name = self._words, one.families[0]
        card = QFrame(self._rows)
        card.setProperty("role", "card")
        card.setMinimumWidth(_LEAST_PX)
        grid = QGridLayout(card)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setVerticalSpacing(1)
        unit = rated_unit(name, words)
        title = Elided(card)
        title.setProperty("role", "title")
        title.say(words.text(f"ledger.kind.{name}"))
        grid.addWidget(title, 0, 0, 1, 2)
        after, year = None, 0
        if found.planned is not None and found.planned.plan.years:
            after = found.planned.shares[-1][at].by_power_pct
            year = found.planned.plan.years[-1].year
        goal = found.document.settings.goal
        size = f"{words.number(one.in_use.size)} {unit}"
        self._share(grid, 1, one.in_use, "in_use", size, goal(name, new=False), after, year)
        self._share(grid, 4, one.new, "new", "", goal(name, new=True), None, 0)
        return card

    def _share(
        self, grid: QGridLayout, row: int, share: Share, key: str, size: str, goal: Goal,
        after_pct: float | None, year: int,
    ) -> None:  # fmt: skip
        words = self._words
        known = share.units > 0
        reached = known and goal.reached(share.by_power_pct)
        mark = "✓ " if reached else ""
        said = f"{mark}{share_words(share, words)}" if known else "–"
        left = f"{words.text(f'ledger_window.share.{key}')} {size}".strip()
        _put(grid, row, left, "small", said,
             "share-good" if reached else "title")  # fmt: skip
        bar = ShareBar(share, goal, after_pct, self)
        by_count = words.number(share.by_count_pct, 1)
        unknown = words.number(share.unknown_pct, 1)
        bar.setToolTip(
            words.text("ledger_window.share.tip", count=by_count, unknown=unknown,
                       without=words.number(share.without_unknown_pct, 1),
                       goal=goal_words(goal))
        )  # fmt: skip
        grid.addWidget(bar, row + 1, 0, 1, 2)
        more = ""
        if after_pct is not None:
            pct = words.number(after_pct, 1)
            more = words.text("ledger_window.share.after", year=str(year), share=pct)
        elif not known and key == "new":
            more = words.text("ledger_window.share.no_new")
        _put(grid, row + 2, f"{goal_words(goal)}%", "small", more, "small")


def _put(grid: QGridLayout, row: int, left: str, role: str, right: str, right_role: str) -> None:
    """Two texts at the ends of a line; each line shares its width by itself."""
    line = QHBoxLayout()
    line.setSpacing(look.STEP_PX)
    for text, kind in ((left, role), (right, right_role)):
        label = PlainLabel(text, grid.parentWidget())
        label.setProperty("role", kind)
        line.addWidget(label)
    line.insertStretch(1)
    grid.addLayout(line, row, 0, 1, 2)


def share_words(share: Share, words: Language) -> str:
    """In per cent; with two decimals where one would not tell it from a goal."""
    pct = share.by_power_pct
    close = any(abs(pct - goal.pct) < 0.1 for goal in GOALS.values())
    return f"{words.number(pct, 2 if close else 1)}%"


def _code(state: State) -> int:
    return list(State).index(state)
