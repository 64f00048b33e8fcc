"""Lines break nowhere between a number and its unit, and boxes end a name with dots."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.window.parts.elided_box import ElidedBox
from gui.window.parts.plain_text import PlainLabel
from gui.window.parts.unparted import unparted

_BLANK, _JOINED = "\u00a0", "\u2060"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("uses 2,092.9 MWh per year", "uses 2,092.9_MWh per year"),
        ("单位气量电耗 0.146 kWh/m³。", "单位气量电耗 0.146_kWh/+m³。"),
        ("Class: screw · 2 × 683 kW", "Class: screw · 2_×_683_kW"),
        ("below GB 18613-2020, GB/T 3485", "below GB_18613-2020, GB/+T 3485"),
        ("Density, kg/m³", "Density, kg/+m³"),
        ("燃料价格（元/kWh）", "燃料价格（元/+kWh）"),
        ("发改环资规〔2024〕127号 · 序号17", "发改环资规〔2024〕127号 · 序+号17"),
        ("and/or 3 more items", "and/or 3 more items"),
        ("第 3 步", "第 3 步"),
    ],
)
def test_a_number_and_its_unit_are_one(text: str, shown: str) -> None:
    assert unparted(text) == shown.replace("_", _BLANK).replace("+", _JOINED)


def test_a_label_tells_its_text_as_it_was_given(qtbot: QtBot) -> None:
    label = PlainLabel("uses 2,092.9 MWh")
    qtbot.addWidget(label)
    assert label.text() == "uses 2,092.9 MWh"
    whole = label.fontMetrics().horizontalAdvance("uses 2,092.9")
    label.setWordWrap(True)
    assert label.heightForWidth(whole + 2) == label.heightForWidth(whole - 12)  # not after 2,092.9


def test_a_framed_label_is_measured_as_it_is_drawn(qtbot: QtBot) -> None:
    """It was measured narrower by half a letter: a line more than was drawn."""
    label = PlainLabel("m" * 20 + " " + "m" * 20)
    qtbot.addWidget(label)
    label.setWordWrap(True)
    label.setStyleSheet("padding: 6px 10px; border-left: 3px solid red;")
    label.ensurePolished()
    one = label.fontMetrics().height() + 12
    text = label.fontMetrics().horizontalAdvance(label.text())
    assert label.heightForWidth(text + 23 + 2) < 1.5 * one
    assert label.heightForWidth(text + 23 - 4) > 1.5 * one


def test_a_box_ends_a_long_name_with_dots(qtbot: QtBot) -> None:
    box = ElidedBox()
    qtbot.addWidget(box)
    box.addItems(["机组与风机总功率最低", "定速"])
    box.resize(box.fontMetrics().horizontalAdvance("机组与风机总") + 40, 28)
    box.show()
    QApplication.processEvents()
    assert box.shown().endswith("…")
    assert box.currentText() == "机组与风机总功率最低"
    box.setCurrentIndex(1)
    assert box.shown() == "定速"
    assert not box.grab().isNull()


@pytest.mark.parametrize("name", ["English", "Selection report", "electric heater", "节能审查附表"])
def test_a_box_as_wide_as_it_asks_for_shows_its_name_whole(qtbot: QtBot, name: str) -> None:
    box = ElidedBox()
    qtbot.addWidget(box)
    box.addItem(name)
    box.show()
    box.resize(box.sizeHint())
    assert box.shown() == name
    box.resize(box.width() - 12, box.height())
    assert box.shown() != name
