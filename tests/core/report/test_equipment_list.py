"""The equipment schedule as a list and as a drawing."""

from io import StringIO

import pytest

from core.content.blocks import Quantity
from core.report.drawing_table import drawing_table
from core.report.equipment import equipment_of
from core.report.equipment_list import as_texts, equipment_list
from core.selection.selection import Selection
from core.vocabulary.language import Language


def test_each_figure_has_a_column_with_its_unit(
    standby: Selection, languages: dict[str, Language]
) -> None:
    """The machine of one group; 2 on duty and 1 stand by in words, 3 as a number."""
    sheet = equipment_list(standby, languages["zh"])
    assert sheet is not None
    titles, (row,) = list(sheet.titles), tuple(sheet.rows)
    assert len(row) == len(titles)
    assert standby.leading is not None
    (group,) = standby.leading.groups
    assert row[titles.index("台数")] == group.units
    assert row[titles.index("用、备")] == f"{group.units - 1} 用 1 备"
    figures = {t: v for t, v in zip(titles, row, strict=True) if isinstance(v, Quantity)}
    capacity = next(value for title, value in figures.items() if title.startswith("制冷量"))
    assert capacity.value == pytest.approx(group.unit_capacity_w, rel=2e-3)
    assert all(title.endswith(("kW", "m³/h", "%")) or "COP" in title or "IPLV" in title
               for title in figures)  # fmt: skip


def test_as_texts_numbers_are_bare(standby: Selection, languages: dict[str, Language]) -> None:
    sheet = equipment_list(standby, languages["en"])
    assert sheet is not None
    head, row = as_texts(sheet, languages["en"])
    at = next(i for i, title in enumerate(head) if title.endswith("kW"))
    assert float(row[at]) > 100.0


def test_nothing_fits_nothing_is_listed(
    without_candidates: Selection, languages: dict[str, Language]
) -> None:
    assert equipment_list(without_candidates, languages["en"]) is None
    assert drawing_table(without_candidates, languages["en"]) is None


def test_the_drawing_is_read_by_another_program(
    standby: Selection, languages: dict[str, Language]
) -> None:
    """By ezdxf: without a fault, texts inside the frame and apart from each other."""
    ezdxf = pytest.importorskip("ezdxf", reason="an environment set up before drawings were made")
    content = drawing_table(standby, languages["zh"])
    assert content is not None
    drawing = ezdxf.read(StringIO(content.decode("ascii")))
    assert not drawing.audit().has_errors
    space = drawing.modelspace()
    texts = [(decoded(one.dxf.text), one.dxf.insert) for one in space.query("TEXT")]
    said = [text for text, _ in texts]
    assert standby.leading is not None
    (row,) = equipment_of(standby, standby.leading)
    tag, shared = f"CH-1～{row.units}", f"{row.units - 1} 用 1 备"
    assert {"编号", tag, row.model.text, shared} <= set(said)  # type: ignore[union-attr]
    right = max(line.dxf.end.x for line in space.query("LINE"))
    foot = min(line.dxf.end.y for line in space.query("LINE"))
    for _, place in texts:
        assert 0.0 < place.x < right
        assert foot < place.y < 0.0
    assert len({(round(p.x, 3), round(p.y, 3)) for _, p in texts}) == len(texts)


def decoded(text: str) -> str:
    from ezdxf.lldxf.encoding import decode_dxf_unicode

    return str(decode_dxf_unicode(text)).replace("%%%", "%")
