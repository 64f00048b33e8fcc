"""The manual: each finding, field and choice has its entry, no page is older than its words."""

import re

import pytest

from core.families.registry import FAMILIES
from core.vocabulary.finding_advice import ADVICE, ADVICE_OF, advice_key
from core.vocabulary.finding_subjects import TABLE
from core.vocabulary.language import LANGUAGES, Language
from gui.program.manual.book import CONTENTS, Book, manual_folder
from gui.program.manual.marking import address, unmarked
from gui.program.manual.writing import written_pages
from tests.house.keys import declared_fields
from tests.house.test_messages import compiler

BOOKS = {code: Book(manual_folder(code)) for code in LANGUAGES}
_LINK = re.compile(r"\]\(([^)]+)\)")


@pytest.fixture(params=LANGUAGES)
def book(request: pytest.FixtureRequest) -> Book:
    """The manual of each language."""
    return BOOKS[request.param]


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_lies_there_is_what_is_written(code: str) -> None:
    """After a change of a message, a field, a finding or an example: `make manual`."""
    folder = manual_folder(code)
    old = [
        name
        for name, text in written_pages(code).items()
        if not (folder / f"{name}.md").is_file() or (folder / f"{name}.md").read_text() != text
    ]
    assert not old, f"run `make manual` and commit: {', '.join(old)}"


def test_every_finding_is_explained(book: Book) -> None:
    pages = [name for name in book.names if name.startswith("findings_")]
    headings = r"(?m)^#{2,4} .*`([^`]+)`$"
    entries = [code for name in pages for code in re.findall(headings, book.text(name))]
    assert sorted(entries) == sorted(TABLE)


def test_every_field_has_an_entry(book: Book) -> None:
    keys = {key for _, key, _, _ in declared_fields()}
    assert {key for key in keys if book.field(key) is None} == set()


def test_a_field_is_found_with_its_own_family_first() -> None:
    """`flow_m3s` is a pump's and a fan's: F1 in a fan's study opens the fan's entry."""
    for family in ("pumps", "fans"):
        place = BOOKS["en"].field("flow_m3s", family)
        assert place is not None
        assert place.page == f"fields_{family}"


def test_every_choice_has_an_entry(book: Book) -> None:
    named = {choice for _, _, choices, _ in declared_fields() for choice in choices}
    named |= {word for family in FAMILIES.values() for word in family.duty.rankings()}
    assert {choice for choice in named if book.choice(choice) is None} == set()


def test_every_finding_has_one_advice_or_way_out(languages: dict[str, Language]) -> None:
    listed = [code for codes in ADVICE.values() for code in codes.split()]
    assert len(listed) == len(set(listed))
    assert set(ADVICE_OF) <= set(TABLE)
    ways_out = {key.split(".")[1] for key in compiler.texts_of("en")[0] if "way_out." in key}
    own = set(TABLE) & ways_out
    assert own & set(ADVICE_OF) == set()
    words = languages["en"]
    without = [c for c in set(TABLE) - own if not words.has(advice_key(c))]
    assert not without, f"into core/vocabulary/finding_advice.py, or a way_out.<code>: {without}"


def test_the_contents_name_every_page_of_both_languages() -> None:
    assert BOOKS["zh"].names == BOOKS["en"].names
    for book in BOOKS.values():
        named = {link.removesuffix(".md") for link in _LINK.findall(book.text(CONTENTS))}
        assert named == set(book.names) - {CONTENTS}


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_has_its_first_study(family: str) -> None:
    for book in BOOKS.values():
        assert f"first_{family}" in book.names
        assert "\n| " in book.text(f"first_{family}")  # what to enter


def test_every_link_leads_somewhere(book: Book) -> None:
    broken = []
    for name in book.names:
        for link in _LINK.findall(book.text(name)):
            page, _, heading = link.removesuffix(")").partition("#")
            there = page.removesuffix(".md") in book.names
            if there and heading:
                text = book.text(page.removesuffix(".md"))
                found = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
                there = heading in {address(one) for one in found}
            if not there:
                broken.append(f"{name}: {link}")
    assert broken == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_button_or_field_in_bold_is_called_so_in_the_program(code: str) -> None:
    """A page that names what no longer is so called would send its reader on a search."""
    texts = compiler.texts_of(code)[0].values()
    known = {re.sub(r"\(&.\)|[&…]", "", text).strip().casefold() for text in texts}
    sections = r"^\*\*[^*]+\*\*"  # a term that begins a paragraph is a heading, not a button
    strange = []
    for name in BOOKS[code].names:
        if name.startswith(("fields_", "findings_", "choices")):
            continue
        body = re.sub(sections, "", BOOKS[code].text(name), flags=re.MULTILINE)
        bold = re.findall(r"\*\*([^*]+)\*\*", body)
        strange += [f"{name}: {b}" for b in bold if b.rstrip("…").strip().casefold() not in known]
    assert strange == []


def test_english_pages_have_no_chinese() -> None:
    book = BOOKS["en"]
    han = [name for name in book.names if re.search(r"[\u4e00-\u9fff]", book.text(name))]
    assert han == []


def test_a_search_finds_titles_first_and_every_word() -> None:
    found = BOOKS["en"].find("part load curve")
    assert found[0].place.page.startswith("fields_")
    assert "part-load curve" in found[0].title.casefold()
    for one in found:
        text = f"{one.title} {BOOKS['en'].text(one.place.page)}".casefold()
        assert all(word in text for word in ("part", "load", "curve"))
    assert BOOKS["zh"].find("冷凝器进口温度")
    assert BOOKS["zh"].find("没有这样的词语") == []
    assert BOOKS["zh"].find("   ") == []


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("- **Filter** (Ctrl+F), see [Fields](fields_study.md#x)", "Filter (Ctrl+F), see Fields"),
        (r"2 \* 3 \< 7 \| `a_b`", "2 * 3 < 7 | a_b"),
    ],
)
def test_a_line_is_searched_as_it_is_read(line: str, read: str) -> None:
    assert unmarked(line) == read


def test_addresses_are_githubs() -> None:
    """By hand on github.com: `### Peak load (kW) `peak_w`` is #peak-load-kw-peak_w."""
    assert address("Peak load (kW) `peak_w`") == "peak-load-kw-peak_w"
    assert address("峰值负荷 `peak_w`") == "峰值负荷-peak_w"
