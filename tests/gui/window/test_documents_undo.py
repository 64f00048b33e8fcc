"""Two hundred edits of any declared values, undone, are the study of the start."""

import random
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from core.families.registry import decode
from core.study.study import SECTIONS, encode
from core.vocabulary.field import Field, fields_of
from gui.program.study_file import example
from gui.window.document.document import Document

EDITS = 200


def some_value(field: Field, chance: random.Random) -> Any:
    """A value that the field's declaration allows."""
    if field.optional and chance.random() < 0.2:
        return None
    if field.choices:
        word = chance.choice(field.choices)
        return field.type(word) if isinstance(field.type, type) else word
    if field.type in (int, float):
        least = 0.0 if field.minimum is None else field.minimum
        most = least + 100.0 if field.maximum is None else field.maximum
        return (
            round(chance.uniform(least, most)) if field.type is int else chance.uniform(least, most)
        )
    if field.type is bool:
        return chance.random() < 0.5
    if field.type is str:
        return "".join(chance.choice("上海办公楼 abc/\\\"'{}\n") for _ in range(8))
    return None


def editable(document: Document) -> list[tuple[str, Field]]:
    """Every declared value of a plain type, by section."""
    plain = (int, float, bool, str)
    return [
        (section, field)
        for section in SECTIONS
        for field in fields_of(type(getattr(document.study, section)))
        if field.choices or field.type in plain
    ]


@pytest.mark.parametrize("seed", range(5))
def test_two_hundred_edits_undone_are_the_start(qtbot: QtBot, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    start = example("office-shanghai")
    document = Document(start)
    states = [start]
    places = editable(document)
    assert len(places) > 40
    for _ in range(EDITS):
        section, field = chance.choice(places)
        document.edit(section, field.key, some_value(field, chance))
        if document.study != states[-1]:
            states.append(document.study)
    end = document.study
    assert len(states) > EDITS / 2
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
        assert document.study in states
    assert document.study is start
    assert encode(document.study) == encode(start)
    assert not document.dirty
    while document.undo_stack.canRedo():
        document.undo_stack.redo()
    assert document.study is end


def test_edits_of_one_value_are_undone_as_one(qtbot: QtBot) -> None:
    start = example("office-shanghai")
    document = Document(start)
    for peak_w in (1e6, 1.1e6, 1.2e6):
        document.edit("duty", "peak_w", peak_w)
    document.edit("project", "name", "another")
    document.undo_stack.undo()
    assert document.study.duty.peak_w == 1.2e6
    document.undo_stack.undo()
    assert document.study is start


def test_a_value_typed_and_typed_back_is_no_edit(qtbot: QtBot) -> None:
    document = Document(decode(encode(example("office-shanghai")), ""))
    name = document.study.project.name
    document.edit("project", "name", "x")
    document.edit("project", "name", name)
    assert not document.dirty
    assert not document.undo_stack.canUndo()


def test_an_entered_value_is_no_longer_assumed(qtbot: QtBot) -> None:
    document = Document(example("office-shanghai"))
    assert "duty.margin" in document.study.assumed
    document.edit("duty", "margin", document.study.duty.margin)
    assert "duty.margin" not in document.study.assumed
    document.undo_stack.undo()
    assert "duty.margin" in document.study.assumed
