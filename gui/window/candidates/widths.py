"""How wide the columns of the ranking are, and which give way where there is no room."""

from collections.abc import Sequence

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QTableView

from core.machines.device import UNNAMED
from core.selection.selection import Candidate
from gui.window.candidates.cells import (
    BLOCKS_PX,
    PADDING_PX,
    WHOLE,
    RankingCells,
    bar_room_px,
    cut_name,
)
from gui.window.candidates.columns import MAKER, MODEL, Column
from gui.window.candidates.model import RankingModel
from gui.window.parts import look

_SORT_MARK_PX = 28  # with the padding of the header
_SLACK_PX = 3
_MEASURED = 4  # longest texts of a column that are measured
_FLAG_PX = 18
# A name as short as it may be, as it is cut before other columns go, and well readable.
_MODEL_LEAST_PX, _BESIDE_MAKER_PX, _MODEL_CUT_PX, _MODEL_GOOD_PX = 80, 98, 125, 150
_FIRST_ROWS, _CUT_STEP_PX = 12, 15
_BADGE_CUT_PX = 100  # tier and the beginning of what it is by; the whole is a tooltip away


class ColumnWidths:
    """The widths of one table: a width set by hand stays, and none ever shrinks."""

    def __init__(self, table: QTableView, model: RankingModel, cells: RankingCells) -> None:
        self._table, self._model, self._cells = table, model, cells
        self._set_by_hand: set[str] = set()  # columns whose width the user has set
        self._fitting = False
        self._needed: dict[str, int] = {}  # width by column
        self._badge_cut = 0  # so much less of a badge is shown, px
        self.giving_way: tuple[str, ...] = ()  # columns hidden while there is no room for all

    def measure(self) -> None:
        """Make every column wide enough for what it shows."""
        metrics, titles = self._table.fontMetrics(), self._title_metrics()
        for column in self._model.columns:
            wanted = _needed_px(column, self._model.rows, metrics, titles)
            if column.key == self._model.sort_key:
                wanted = max(wanted, titles.horizontalAdvance(column.title) + _SORT_MARK_PX)
            self._needed[column.key] = max(wanted, self._needed.get(column.key, 0))
        self.share()

    def forget(self) -> None:
        """Begin with the widths of other columns."""
        self._set_by_hand.clear()
        self._needed.clear()

    def note(self, section: int) -> None:
        """Keep a width that was set by hand."""
        if not self._fitting and section < len(self._model.columns):
            self._set_by_hand.add(self._model.columns[section].key)

    def _title_metrics(self) -> QFontMetrics:
        """Measures of the header's type, which the style sheet sets."""
        font = QFont(self._table.font())
        font.setPixelSize(look.GROUP_PX)
        return QFontMetrics(font)

    def share(self) -> None:
        """Share the room among the columns; the model's takes what the others leave."""
        header, room = self._table.horizontalHeader(), self._table.viewport().width()
        self._fitting = True
        columns = self._model.columns
        self._give_way(columns, room)
        self._draw_bars(room)
        for section, width in self._widths().items():
            header.resizeSection(section, width)
        model = self._model.column_of(MODEL)
        if model >= 0 and MODEL not in self._set_by_hand:
            others = header.length() - header.sectionSize(model)
            least = _MODEL_LEAST_PX
            if others + least > room:  # scrolled sideways anyhow: a name need not be cut for it
                least = max(least, min(self._needed.get(MODEL, 0), _MODEL_GOOD_PX))
            header.resizeSection(model, max(room - others, least))
        self._fitting = False

    def _give_way(self, columns: Sequence[Column], room: int) -> None:
        """Hide columns that may go: the first as soon as room is short, the others when it must be.

        Before the others go, names are cut and bars left out.
        """
        for section, column in enumerate(columns):
            if (
                column.key not in self.giving_way
            ):  # another column may have been hidden in its place
                self._table.setColumnHidden(section, False)
        needed = {column.key: self._needed.get(column.key, 0) for column in columns}
        idle = {column.key for column in columns if self._says_nothing(column)}
        badges = {column.key for column in columns if column.badge}
        cut_px = self._cut_px(needed.get(MODEL, 0))
        name_cut = max(needed.get(MODEL, 0) - cut_px, 0)
        keys = sorted(
            (key for key in self.giving_way if key in needed), key=lambda k: k not in idle
        )
        for number, key in enumerate(keys):
            bars = sum(
                needed[column.key] - self._without_bar_px(column)
                for column in columns
                if column.bar and needed[column.key] > 0
            )
            # A maker belongs to the name: for its sake the name is cut further than for a figure.
            short = cut_px
            if key == MAKER and cut_px == _MODEL_CUT_PX:
                short = _BESIDE_MAKER_PX
            elif key in badges:  # the tier is worth more than the size of a second model
                short = _MODEL_CUT_PX
            cut = max(needed.get(MODEL, 0) - short, 0)
            spare = (bars + cut * (key not in idle)) if number else 0
            if key in badges:  # a beginning of it is more than nothing
                spare += max(needed[key] - _BADGE_CUT_PX, 0)
            hidden = sum(needed.values()) - spare > room
            self._table.setColumnHidden(self._model.column_of(key), hidden)
            needed[key] *= not hidden
        self._badge_cut = max(sum(needed.values()) - name_cut - room, 0)

    def _says_nothing(self, column: Column) -> bool:
        """Whether the first rows have nothing in a column: for its sake no name is cut."""
        return not column.blocks and all(
            column.text(candidate) in ("", UNNAMED) for candidate in self._model.rows[:_FIRST_ROWS]
        )

    def _cut_px(self, whole_px: int) -> int:
        """How narrow names may be cut: two of them must not become one."""
        column = next((one for one in self._model.columns if one.key == MODEL), None)
        if column is None or whole_px <= _MODEL_CUT_PX:
            return _MODEL_CUT_PX
        names = {column.text(candidate) for candidate in self._model.rows[:_FIRST_ROWS]}
        metrics = self._table.fontMetrics()
        for wide in range(_MODEL_CUT_PX, whole_px, _CUT_STEP_PX):
            room = wide - 2 * PADDING_PX - _FLAG_PX
            if len({cut_name(name, metrics, room) for name in names}) == len(names):
                return wide
        return whole_px

    def _without_bar_px(self, column: Column) -> int:
        """Width of a column whose bar is left out: its title still needs room."""
        title = self._title_metrics().horizontalAdvance(column.title) + 2 * PADDING_PX
        return max(self._needed.get(column.key, 0) - bar_room_px(), title)

    def _widths(self) -> dict[int, int]:
        """Widths by column, without those set by hand and without the model's."""
        widths = {}
        for section, column in enumerate(self._model.columns):
            if column.key in self._set_by_hand or column.key == MODEL:
                continue
            width = self._needed.get(column.key, 0)
            if column.bar and not self._cells.bars:
                width = self._without_bar_px(column)
            elif column.badge and not self._cells.bars:
                # The badge fits its words more closely; the title keeps its room.
                title = self._title_metrics().horizontalAdvance(column.title) + _SLACK_PX
                width = max(width - PADDING_PX, title + 2 * PADDING_PX)
                width = max(width - self._badge_cut, min(width, _BADGE_CUT_PX))
            widths[section] = width
        return widths

    def _draw_bars(self, room: int) -> None:
        """Leave the bars out where the names of the machines need their room."""
        widths = sum(
            self._needed.get(column.key, 0)
            for section, column in enumerate(self._model.columns)
            if column.key != MODEL and not self._table.isColumnHidden(section)
        )
        self._cells.bars = widths + min(self._needed.get(MODEL, 0), _MODEL_GOOD_PX) <= room


def _needed_px(
    column: Column, rows: Sequence[Candidate], metrics: QFontMetrics, titles: QFontMetrics
) -> int:
    title = titles.horizontalAdvance(column.title) + _SLACK_PX
    if column.blocks:
        return max(title, BLOCKS_PX) + 2 * PADDING_PX
    longest = sorted({column.text(c) for c in rows}, key=len)[-_MEASURED:]
    text = max((metrics.horizontalAdvance(one) for one in longest), default=0)
    if column.key == MODEL:
        text += _FLAG_PX
    if column.badge:
        text += 2 * PADDING_PX
    if column.bar:
        text = max(text, metrics.horizontalAdvance(WHOLE)) + bar_room_px()
    return max(title, text + _SLACK_PX) + 2 * PADDING_PX
