"""What tests of the catalog browser do as a person does it."""

import csv
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTableView, QWidget

from catalog.devices.columns import columns_of, row_of
from core.families.chillers.record import Chiller


def type_over(line: QWidget, text: str) -> None:
    """Click into a line, select all and type."""
    line.setFocus()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, text)


def type_into_cell(view: QTableView, row: int, column: int, text: str) -> None:
    """Go to a cell, type a figure and press Return."""
    index = view.model().index(row, column)
    view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    view.edit(index)
    editor = view.viewport().findChildren(QLineEdit)[-1]  # an old one may not be gone yet
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QCoreApplication.processEvents()  # the delegate takes it up in its own time


def click_header(view: QTableView, column: int) -> None:
    """Click the header of a column."""
    header = view.horizontalHeader()
    view.scrollTo(view.model().index(0, column))  # as one does to reach it
    x = header.sectionViewportPosition(column) + header.sectionSize(column) // 2
    at = QPoint(x, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def write_devices(path: Path, devices: list[Chiller], **cells: Any) -> Path:
    """A CSV of devices as the template asks for it; `cells` replace those of the last row."""
    names = [column.name for column in columns_of(Chiller)]
    rows = [row_of(device) for device in devices]
    rows[-1] |= cells
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(rows)
    return path
