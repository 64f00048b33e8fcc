"""The printed report: whole, searchable in both languages, and no reader of markup."""

from collections.abc import Callable
from copy import copy
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from shutil import copytree

import msgspec
import pytest
import typst
from pypdf import PdfReader

from core.content.blocks import Paragraph, ReportContent, Words
from core.report.compose import content_of
from core.report.typesetting import pages_png, pdf
from core.report.wording import cell
from core.selection.selection import Selection
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import System
from tests.core.report.conftest import DAY


def pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


def first_page(content: bytes) -> str:
    return PdfReader(BytesIO(content)).pages[0].extract_text()


@pytest.fixture(scope="module")
def printed(
    content: ReportContent, languages: dict[str, Language], resources: Path
) -> dict[str, bytes]:
    return {code: pdf(content, language, resources) for code, language in languages.items()}


@pytest.fixture(scope="module")
def read(printed: dict[str, bytes]) -> dict[str, list[str]]:
    """The text of the pages."""
    return {code: pages(content) for code, content in printed.items()}


@pytest.mark.parametrize(
    "words",
    ["选型报告", "冷水机组", "部分负荷", "上海某办公楼", "全寿命周期成本", "高效区", "排除的设备",
     "计算附录", "York", "Trane", "假定", "王工", "冷却塔冷幅", "AHRI 551/591"],
)  # fmt: skip
def test_the_chinese_report_can_be_searched(read: dict[str, list[str]], words: str) -> None:
    assert words.replace(" ", "") in "".join("".join(read["zh"]).split())


@pytest.mark.parametrize(
    "words",
    ["Selection report", "the catalog's machines", "Part-load efficiency", "上海某办公楼",
     "assumed", "Excluded machines", "Calculation annex", "McQuay", "efficient band",
     "Life-cycle cost"],
)  # fmt: skip
def test_the_english_report_can_be_searched(read: dict[str, list[str]], words: str) -> None:
    assert words in " ".join("".join(read["en"]).split())


def test_every_page_carries_title_date_versions_and_number(read: dict[str, list[str]]) -> None:
    found = read["en"]
    assert 5 <= len(found) <= 18
    for number, text in enumerate(found, start=1):
        assert "Selection report" in text
        assert "21 November 2026" in text
        assert "0.1.0" in text
        assert "catalog 2026.11" in text
        assert f"page {number} of {len(found)}" in text
    for number, text in enumerate(read["zh"], start=1):
        assert f"第{number}页" in text.replace(" ", "")
        assert "2026年11月21日" in text.replace(" ", "")


def test_no_key_is_left_untranslated(read: dict[str, list[str]]) -> None:
    for found in read.values():
        text = "".join(found)
        for beginning in ("report.", "field.", "choice.", "finding.", "basis.", "reason."):
            assert beginning not in text


def test_the_file_says_what_it_is(printed: dict[str, bytes]) -> None:
    about = PdfReader(BytesIO(printed["zh"])).metadata
    assert about is not None
    assert about.title == "选型报告 · 上海某办公楼"
    assert about.author == "王工"


def test_only_bundled_fonts_are_used(printed: dict[str, bytes]) -> None:
    names = set()
    for page in PdfReader(BytesIO(printed["zh"])).pages:
        for font in page["/Resources"]["/Font"].values():
            names.add(font.get_object()["/BaseFont"])
    assert names
    ours = ("NotoSansSC", "LoadFitSigns")
    assert all(any(one in name for one in ours) for name in names)


def test_the_same_content_gives_the_same_file(
    content: ReportContent, languages: dict[str, Language], resources: Path,
    printed: dict[str, bytes],
) -> None:  # fmt: skip
    assert pdf(content, languages["zh"], resources) == printed["zh"]


@pytest.mark.parametrize(
    "name",
    [
        '#let x = "',
        "$x^2$ *bold* _soft_ `code`",
        "#panic(1) #import \"a\"",
        "@ref <label> [content] {code}",
        "a // comment /* and */ ~ -- ... \\ end",
        "= heading - list + enum / term: x",
        '{"json": "\\u0000"}',
        "楼" * 80,
        "x" * 120,
        "{project} {0} %s",
    ],
)  # fmt: skip
def test_a_name_is_printed_as_it_stands(
    named: Callable[[str], ReportContent],
    languages: dict[str, Language],
    resources: Path,
    name: str,
) -> None:
    found = first_page(pdf(named(name), languages["en"], resources))
    assert "".join(name.split()) in "".join(found.replace("\u200b", "").split())


def test_a_project_without_a_name_has_a_title(
    named: Callable[[str], ReportContent], languages: dict[str, Language], resources: Path
) -> None:
    assert "Unnamed project" in first_page(pdf(named("  "), languages["en"], resources))


def test_a_report_without_candidates_is_printed(
    without_candidates: Selection, languages: dict[str, Language], resources: Path
) -> None:
    found = first_page(pdf(content_of(without_candidates, DAY), languages["en"], resources))
    assert "No chiller of the catalog meets the requirement" in " ".join(found.split())


def test_the_report_follows_the_units_of_the_reader(
    content: ReportContent, languages: dict[str, Language], resources: Path
) -> None:
    english_ip = copy(languages["en"])
    english_ip.system = System.IP
    # A calculation is in SI in every report.
    told = tuple(s for s in content.sections if cell(s.title, english_ip)[:11] != "Calculation")
    shown = msgspec.structs.replace(content, sections=told)
    text = "".join(pages(pdf(shown, english_ip, resources)))
    assert "RT" in text
    assert "°F" in text
    assert "°C" not in text.replace("7 °C", "").replace("12 °C", "").replace("19 °C", "")


def test_the_preview_has_the_pages_of_the_file(
    content: ReportContent, languages: dict[str, Language], resources: Path,
    read: dict[str, list[str]],
) -> None:  # fmt: skip
    pictures = pages_png(content, languages["zh"], resources, ppi=30.0)
    assert len(pictures) == len(read["zh"])
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)


def test_a_missing_font_is_a_problem_and_no_blank_page(
    content: ReportContent, languages: dict[str, Language], resources: Path, tmp_path: Path
) -> None:
    copytree(resources / "report", tmp_path / "report")
    (tmp_path / "fonts").mkdir()
    with pytest.raises(Problem) as raised:
        pdf(content, languages["zh"], tmp_path)
    assert raised.value.code == "font_missing"
    assert "Noto Sans SC" in languages["en"].problem(raised.value)


def test_a_fault_of_the_template_is_a_bug_and_no_problem(
    content: ReportContent, languages: dict[str, Language], resources: Path, tmp_path: Path
) -> None:
    copytree(resources, tmp_path, dirs_exist_ok=True)
    (tmp_path / "report" / "report.typ").write_text('#set text(font: "Noto Sans SC")\n= A\n**\n')
    with pytest.raises(RuntimeError, match="template"):
        pdf(content, languages["zh"], tmp_path)


def test_english_quotes_are_as_wide_as_english_letters(resources: Path, tmp_path: Path) -> None:
    """The font has “ in 1000 units, as wide as a Chinese letter, and once more in 475."""
    source = tmp_path / "quote.typ"
    source.write_text(
        '#import "look.typ": font, marks-of\n#set text(font: font, size: 10pt)\n'
        '#let wide(body) = measure(marks-of("en", body)).width / 1pt\n'
        "#context [#metadata(wide[a“a] - wide[aa])<width>]\n",
        encoding="utf-8",
    )
    (tmp_path / "look.typ").write_bytes((resources / "report" / "look.typ").read_bytes())
    told = typst.Compiler(
        str(source), root=str(tmp_path), font_paths=[str(resources / "fonts")],
        ignore_system_fonts=True, sys_inputs={"content": '{"letterhead": {"accent": ""}}'},
    ).query("<width>", field="value")  # fmt: skip
    assert msgspec.json.decode(told)[0] == pytest.approx(4.75)


def test_a_sign_of_the_second_font_moves_no_line(
    content: ReportContent, languages: dict[str, Language], resources: Path
) -> None:
    """Lines stand as far apart with CO₂ in one of them as without."""
    texts = ("plain words " * 40, "plain words " * 18 + "CO₂ " + "plain words " * 20)
    blocks = tuple(Paragraph(text=Words(text=one)) for one in texts)
    section = msgspec.structs.replace(content.sections[0], blocks=blocks)
    made = pdf(msgspec.structs.replace(content, sections=(section,)), languages["en"], resources)
    found: list[float] = []

    def note(text: str, matrix: list[float], inner: list[float], *_: object) -> None:
        at = matrix[5] + inner[5] * matrix[3]
        if "plain" in text and at not in found:
            found.append(at)

    PdfReader(BytesIO(made)).pages[0].extract_text(visitor_text=note)
    apart = [round(above - below, 1) for above, below in pairwise(found)]
    assert len(apart) >= 5
    assert len(set(apart)) == 2  # within a paragraph, and between the two
