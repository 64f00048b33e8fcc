"""Names that look like HTML are shown as they are typed."""

import pytest
from pytestqt.qtbot import QtBot

from gui.window.parts.plain_text import PlainLabel, tip
from gui.window.shell import MainWindow

NAME = "<b>Hall</b> & <i>A</i>"


def test_a_label_is_never_markup(qtbot: QtBot) -> None:
    label, plain = PlainLabel(NAME), PlainLabel("x" * len(NAME))
    for one in (label, plain):
        qtbot.addWidget(one)
    assert label.text() == NAME
    assert label.sizeHint().width() > PlainLabel("Hall & A").sizeHint().width()


@pytest.mark.parametrize("text", [NAME, "a < b\n<br>", "<img src=x>"])
def test_a_tool_tip_that_looks_like_markup_is_escaped(text: str) -> None:
    assert "<b>" not in tip(text)
    assert "<img" not in tip(text)


def test_a_tool_tip_that_does_not_is_left_as_it_is() -> None:
    assert tip("R & D, 5 > 2") == "R & D, 5 > 2"


def test_the_top_bar_names_the_study_as_it_is_called(qtbot: QtBot, window: MainWindow) -> None:
    window.session.document.edit("project", "name", NAME)
    shown = [one.text() for one in window.bar.findChildren(PlainLabel)]
    assert any(NAME in text for text in shown)
    assert all(one.textFormat().name == "PlainText" for one in window.bar.findChildren(PlainLabel))
