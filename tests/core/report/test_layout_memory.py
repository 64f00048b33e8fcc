"""typst keeps a few reports and no more."""

import pytest

from core.report import layout_memory
from core.report.layout_memory import forget_layouts, make_room


def test_of_many_reports_a_few_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    forget_layouts()
    forgotten: list[int] = []

    def forget() -> None:
        forgotten.append(len(layout_memory._laid_out))
        layout_memory._laid_out.clear()

    monkeypatch.setattr(layout_memory, "forget_layouts", forget)
    for content in ("a", "a", "b", "a", "c", "b", "c"):
        make_room(content)
    assert forgotten == [2]  # before the third of them
    assert len(layout_memory._laid_out) == 2
    layout_memory._laid_out.clear()


def test_typst_is_asked_for_nothing_where_it_laid_nothing_out() -> None:
    forget_layouts()
    assert not layout_memory._laid_out
    forget_layouts()
