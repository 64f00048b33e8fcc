# ruff: noqa: E501  parts of workbooks, one a line
"""Workbooks that would take all memory, or that were never computed, are looked at first."""

import io
import zipfile
from pathlib import Path

import pytest

from catalog.files import extents
from catalog.files.load import read_load
from catalog.files.rows import read_rows
from catalog.files.shafts import read_flow
from core.load.kinds import LoadFile
from core.vocabulary.problem import Problem

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def xlsx(path: Path, rows: str, more: dict[str, bytes] | None = None) -> Path:
    """A workbook of one sheet `a` whose rows are given as they stand in its part."""
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{types}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" Type="{RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{RELATION}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATION}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
        for name, content in (more or {}).items():
            file.writestr(name, content)
    return path


def number(cell: str, value: float = 1.0) -> str:
    return f'<c r="{cell}"><v>{value}</v></c>'


@pytest.mark.parametrize("far", ["XFD1048576", "ZZ200000", "xfd1048576", "AZ1048576", "CV150000"])
@pytest.mark.parametrize("act", [lambda p: read_load(p, LoadFile(path="")), read_rows, read_flow])
def test_two_cells_far_apart_are_refused_before_the_sheet_is_loaded(
    act, far: str, tmp_path: Path
) -> None:
    row = far.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    path = xlsx(
        tmp_path / "a.xlsx", f'<row r="1">{number("A1")}</row><row r="{row}">{number(far)}</row>'
    )
    with pytest.raises(Problem) as refused:
        act(path)
    assert refused.value.code == "workbook_far"
    assert refused.value.figures[0].value == far.upper()


def test_a_long_or_a_wide_table_is_no_far_cell(tmp_path: Path) -> None:
    long = "".join(
        f'<row r="{i}">{number(f"A{i}")}{number(f"B{i}")}</row>' for i in range(1, 120_001)
    )
    assert len(read_rows(xlsx(tmp_path / "long.xlsx", long)).cells) == 120_000
    letters = ["A", "Z", "AA", "CV"]
    wide = "".join(number(f"{c}1") for c in letters)
    assert len(read_rows(xlsx(tmp_path / "wide.xlsx", f'<row r="1">{wide}</row>')).cells[0]) == 100


def test_a_year_by_the_minute_is_long_but_narrow(tmp_path: Path) -> None:
    """525,600 rows of two columns are a million cells; of 26 they would be too many."""
    last = f'<row r="525600">{number("A525600")}{number("B525600")}</row>'
    narrow = f'<row r="1">{number("A1")}{number("B1")}</row>{last}'
    rows = read_rows(xlsx(tmp_path / "narrow.xlsx", narrow)).cells
    assert (len(rows), len(rows[0])) == (525_600, 2)
    for first in (number("A1") + number("T1"), number("A1") + "<c><v>1</v></c>" * 30):
        with pytest.raises(Problem) as refused:
            read_rows(xlsx(tmp_path / "wide.xlsx", f'<row r="1">{first}</row>{last}'))
        assert refused.value.code == "workbook_far"


def test_what_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zeros = bytes(extents.LIMIT_TEXTS + 1)
    path = xlsx(
        tmp_path / "bomb.xlsx", f'<row r="1">{number("A1")}</row>', {"xl/sharedStrings.xml": zeros}
    )
    assert path.stat().st_size < 500_000
    with pytest.raises(Problem) as refused:
        read_rows(path)
    assert refused.value.code == "workbook_large"


def ods(rows: str) -> bytes:
    office, table, text = (
        f"urn:oasis:names:tc:opendocument:xmlns:{n}:1.0" for n in ("office", "table", "text")
    )
    content = f'<office:document-content xmlns:office="{office}" xmlns:table="{table}" xmlns:text="{text}"><office:body><office:spreadsheet><table:table table:name="a">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
        )
        file.writestr("content.xml", content)
    return packed.getvalue()


ONE = '<table:table-cell office:value-type="float" office:value="1"></table:table-cell>'


def test_repeated_cells_of_an_ods_count_where_they_hold_something(tmp_path: Path) -> None:
    """The empty edge a program repeats to the end of the sheet is none of the table."""
    edge = '<table:table-cell table:number-columns-repeated="16383"/>'
    below = f'<table:table-row table:number-rows-repeated="1048575">{edge}</table:table-row>'
    path = tmp_path / "a.ods"
    path.write_bytes(ods(f"<table:table-row>{ONE}{edge}</table:table-row>{below}"))
    with zipfile.ZipFile(path) as parts:
        assert extents.extent_of_ods(parts).last_cell == "A1"
    between = '<table:table-cell table:number-columns-repeated="500"/>'
    gap = f'<table:table-row table:number-rows-repeated="100000">{between}</table:table-row>'
    path.write_bytes(
        ods(
            f"<table:table-row>{ONE}</table:table-row>{gap}<table:table-row>{between}{ONE}</table:table-row>"
        )
    )
    with pytest.raises(Problem) as refused:
        read_rows(path)
    assert refused.value.code == "workbook_far"


@pytest.mark.parametrize(
    "formula", ["<f>B2*2</f>", "<f>B2*2</f><v/>", "<f>B2*2</f><v></v>", '<f t="shared" si="0"/>']
)
def test_formulas_that_were_never_computed_are_told(formula: str, tmp_path: Path) -> None:
    """Named as the load, they are refused; beside it, they are told."""

    def text(cell: str, said: str) -> str:
        return f'<c r="{cell}" t="inlineStr"><is><t>{said}</t></is></c>'

    def sheet(first: str, second: str) -> str:
        head = f'<row r="1">{text("A1", "n")}{text("B1", first)}{text("C1", second)}</row>'
        return head + "".join(
            f'<row r="{i}">{number(f"A{i}", i)}{number(f"B{i}", 100 + i % 24)}<c r="C{i}">{formula}</c></row>'
            for i in range(2, 8762)
        )

    with pytest.raises(Problem) as refused:
        read_load(
            xlsx(tmp_path / "a.xlsx", sheet("dT (K)", "Cooling load (kW)")), LoadFile(path="")
        )
    assert refused.value.code == "table_not_computed"
    assert refused.value.place.endswith("[a]:2 [Cooling load (kW)]")
    series = read_load(
        xlsx(tmp_path / "b.xlsx", sheet("Cooling load (kW)", "COP")), LoadFile(path="")
    )
    assert "table_formulas_empty" in [f.code for f in series.findings]


def test_formulas_of_an_ods_without_values_are_told(tmp_path: Path) -> None:
    """As programs write them that never compute; of the sheet that is read, not of another."""

    def text(said: str) -> str:
        return f'<table:table-cell office:value-type="string"><text:p>{said}</text:p></table:table-cell>'

    def figures(value: float) -> str:
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'

    head = f"<table:table-row>{text('No.')}{text('Total cooling load (kW)')}{text('CH-1 cooling load (kW)')}</table:table-row>"
    formula = '<table:table-cell table:formula="of:=[.C2]/0.6"/>'
    rows = "".join(
        f"<table:table-row>{figures(i)}{formula}{figures(100.0 + i % 24)}</table:table-row>"
        for i in range(8760)
    )
    path = tmp_path / "a.ods"
    path.write_bytes(ods(head + rows))
    with pytest.raises(Problem) as refused:
        read_load(path, LoadFile(path="", column="Total cooling load (kW)"))
    assert refused.value.code == "table_not_computed"
    assert refused.value.place.endswith("a.ods[a]:2 [Total cooling load (kW)]")
    found = read_load(path, LoadFile(path="", column="CH-1 cooling load (kW)"))
    assert "table_formulas_empty" in [one.code for one in found.findings]
    computed = rows.replace(
        formula,
        '<table:table-cell table:formula="of:=[.C2]/0.6" office:value-type="float" office:value="170"/>',
    )
    other = f'</table:table><table:table table:name="b">{head + rows}'
    path.write_bytes(ods(head + computed + other))
    found = read_load(path, LoadFile(path="", column="Total cooling load (kW)", sheet="a"))
    assert found.load_w.max() == 170e3
    assert "table_formulas_empty" not in [one.code for one in found.findings]
