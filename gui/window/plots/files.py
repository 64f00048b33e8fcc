"""A plot's menu: its picture and its figures as files, and the whole view again."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.program.saving import write
from gui.window.document.session import Session
from gui.window.parts.elided import Elided
from gui.window.parts.plain_text import PlainLabel
from gui.window.parts.save_dialog import ask_where
from gui.window.plots.export import Sheetful, csv_of, png_of
from gui.window.plots.plot_view import PlotView
from gui.window.plots.stop_cursor import StopCursor


class Plot(Protocol):
    """What a plot shows of itself to its menu."""

    @property
    def words(self) -> Language:
        """The reader's language."""

    session: Session
    view: PlotView
    title: PlainLabel
    subject: Elided
    filled: bool
    stop_cursor: StopCursor

    def table(self) -> Sheetful:
        """The figures shown."""
        ...


class PlotMenu(QMenu):
    """Opened by the right mouse button, the menu key, or the button in the title row."""

    def __init__(self, plot: Plot, parent: QWidget) -> None:
        super().__init__(parent)
        self._plot, self._window = plot, parent
        self.png_action = self.add("plots.menu.png", partial(self._ask, "png"))
        self.csv_action = self.add("plots.menu.csv", partial(self._ask, "csv"))
        self.addSeparator()
        self.reset_action = self.add("plots.menu.reset", plot.view.reset_view)

    def add(self, key: str, run: Callable[[], object]) -> QAction:
        """Another line."""
        action = QAction(self._plot.words.text(key), self)
        action.triggered.connect(lambda _=False: run())
        self.addAction(action)
        return action

    @Slot(QPoint)
    def open_at(self, at: QPoint) -> None:
        """Open at a place on the screen; nothing to save, nothing to reset: no menu."""
        if self._plot.filled:
            self.popup(at)

    def _ask(self, suffix: str) -> None:
        plot = self._plot
        dialog = ask_where(
            self._window,
            plot.words.text(f"plots.menu.{suffix}"),
            plot.session.document.folder / f"{plot.title.text()}.{suffix}",
            f"{suffix.upper()} (*.{suffix})",
        )
        dialog.fileSelected.connect(self._save_csv if suffix == "csv" else self._save_png)

    @Slot(str)
    def _save_png(self, name: str) -> None:
        self._save(self.save_png, Path(name))

    @Slot(str)
    def _save_csv(self, name: str) -> None:
        self._save(self.save_csv, Path(name))

    def _save(self, save: Callable[[Path], None], path: Path) -> None:
        """Save, or say why not."""
        try:
            save(path)
        except Problem as problem:
            box = QMessageBox(self._window)
            box.setIcon(QMessageBox.Icon.Warning)
            box.setText(self._plot.words.problem(problem))
            box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            box.open()

    def save_png(self, path: Path) -> None:
        """Write the picture; raises Problem `cannot_write`."""
        plot = self._plot
        plot.stop_cursor.clear()
        picture = png_of(plot.view, plot.title.text(), plot.subject.whole)
        write(path, picture, self._kept(), (".png",))

    def save_csv(self, path: Path) -> None:
        """Write the figures; raises Problem `cannot_write`."""
        write(path, csv_of(self._plot.table()), self._kept(), (".csv",))

    def _kept(self) -> tuple[Path, ...]:
        return self._plot.session.document.files
