"""The groups of a plant of several models: what each does in the year, and when it runs."""

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.plant.plant_year import PlantYear
from core.report.cells import group_of
from core.report.wording import cell
from core.selection.outcome import load_over_input
from core.selection.selection import Candidate
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from gui.window.device.figure_table import FigureCell, FigureTable
from gui.window.parts import look
from gui.window.parts.strips import selectable

_LONG_TITLE = 12  # letters; the panel is narrow


def _in_lines(title: str, unit: str = "") -> str:
    """A title in two lines where it is long, the unit behind it or below."""
    middle = len(title) // 2
    spaces = [at for at, letter in enumerate(title) if letter == " "]
    if len(title) <= _LONG_TITLE or not spaces:
        return f"{title}\n{unit}".strip()
    at = min(spaces, key=lambda place: abs(place - middle))
    first, second = title[:at], title[at + 1 :]
    beside = " " if len(second) + len(unit) <= _LONG_TITLE else "\n"
    return f"{first}\n{second}{beside}{unit}".strip()


class Plant(QWidget):
    """A table of the groups, and one of the units that run from which load on."""

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.groups, self.staging = FigureTable(self), FigureTable(self)
        self.groups.setAccessibleName(words.text("report.mixed.groups"))
        self.staging.setAccessibleName(words.text("report.mixed.staging"))
        self.caption = selectable(self, "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.STEP_PX)
        self._heading(column, "report.mixed.groups")
        column.addWidget(self.groups)
        column.addSpacing(2 * look.STEP_PX)
        self._heading(column, "report.mixed.staging")
        column.addWidget(self.staging)
        column.addWidget(self.caption)

    def _heading(self, column: QVBoxLayout, key: str) -> None:
        heading = selectable(self, "group")
        heading.setText(self._words.text(key))
        column.addWidget(heading)

    def show_plant(self, candidate: Candidate, year: PlantYear) -> None:
        """Show another plant."""
        words, kind = self._words, candidate.outcome.capacity_kind
        self.groups.show_rows(
            [
                _in_lines(words.text("report.mixed.output")),
                _in_lines(words.text("report.mixed.unit_hours"), words.unit(Kind.HOURS)),
                _in_lines(words.text("report.mixed.input_wh"), words.unit(Kind.ENERGY)),
                _in_lines(words.text("report.mixed.cop"), words.unit(load_over_input(kind)[1])),
            ],
            list(self._groups(candidate, year)),
        )
        self.staging.show_rows(
            [
                f"{words.text('report.mixed.from')} {words.unit(kind)}",
                f"{words.text('report.mixed.to')} {words.unit(kind)}",
                *(str(group.record.model) for group in candidate.groups),
            ],
            [
                (
                    FigureCell(text=words.value(stage.from_w, kind)),
                    FigureCell(text=words.value(stage.to_w, kind)),
                    *(FigureCell(text=str(n) if n else "–") for n in stage.running),
                )
                for stage in year.staging.stages
            ],
        )
        self.caption.setText(words.text("report.mixed.staging.caption"))

    def _groups(self, candidate: Candidate, year: PlantYear) -> Iterator[tuple[FigureCell, ...]]:
        """For each group its name over its figures."""
        words, total = self._words, float(year.output_wh.sum())
        times, ratio = load_over_input(candidate.outcome.capacity_kind)
        figures = zip(
            candidate.groups,
            year.output_wh.tolist(),
            year.unit_hours.tolist(),
            year.input_wh.tolist(),
            strict=True,
        )
        for group, output_wh, hours, input_wh in figures:
            name = cell(group_of(group, candidate.outcome.capacity_kind), words)
            yield (FigureCell(text=name, wide=True, strong=True, right=False),)
            yield (
                FigureCell(text=words.quantity(output_wh / total, Kind.SHARE)),
                FigureCell(text=words.value(hours, Kind.HOURS)),
                FigureCell(text=words.value(input_wh, Kind.ENERGY)),
                FigureCell(
                    text=words.value(times * output_wh / input_wh if input_wh else None, ratio)
                ),
            )
