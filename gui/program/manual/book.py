"""The manual of one language: its pages, where a field, a choice or a finding stands, its search.

The pages are the files of resources/documentation/manual, read when they are asked for; the whole
is half a megabyte, so that a search reads all of it and needs no index of its own.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from core.families.registry import FAMILIES
from gui.program.manual.marking import address, unmarked
from gui.program.reader import resources_folder

CONTENTS = "index"
_HEADING = re.compile(r"^(#{1,4}) (.+)$", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->\n*", re.DOTALL)
_EXCERPT = 60  # letters on either side of what was found


def manual_folder(code: str) -> Path:
    """Where the pages of a language lie."""
    return resources_folder() / "documentation" / "manual" / code


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A page, and the address of a heading in it; empty: its beginning."""

    page: str
    heading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A part of a page that has all the words looked for: its heading and a piece of its text."""

    place: Place
    title: str
    excerpt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    place: Place
    title: str  # of the page, then of the part
    text: str
    folded: str  # title and text, without capitals


class Book:
    """The pages in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pages: dict[str, str] = {}
        self._coded_pages: dict[str, dict[str, str]] = {}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all pages."""
        return tuple(sorted(path.stem for path in self._folder.glob("*.md")))

    def text(self, name: str) -> str:
        """A page in Markdown, without its comments."""
        if name not in self._pages:
            content = (self._folder / f"{name}.md").read_text("utf-8")
            self._pages[name] = _COMMENT.sub("", content).lstrip()
        return self._pages[name]

    def title(self, name: str) -> str:
        """The page's first heading."""
        found = _HEADING.search(self.text(name))
        return unmarked(found[2]) if found else name

    def field(self, key: str, family: str = "") -> Place | None:
        """Where a field is described: by its family first, then by what all have in common."""
        nearest = [f"fields_{family}", "fields_study", "fields_loads", "fields_common"]
        return self._coded(key, [*nearest, *(f"fields_{one}" for one in FAMILIES)])

    def finding(self, code: str) -> Place | None:
        """Where a finding is explained."""
        return self._coded(code, [one for one in self.names if one.startswith("findings_")])

    def choice(self, word: str) -> Place | None:
        """Where a choice is named."""
        return self._coded(word, ["choices"])

    def _coded(self, code: str, pages: list[str]) -> Place | None:
        for page in pages:
            if page in self.names and code in self._entries(page):
                return Place(page=page, heading=self._entries(page)[code])
        return None

    def _entries(self, page: str) -> dict[str, str]:
        """The codes of a page's headings, each with its address."""
        if page not in self._coded_pages:
            found = (one[2] for one in _HEADING.finditer(self.text(page)) if one[2][-1] == "`")
            self._coded_pages[page] = {one.split("`")[-2]: address(one) for one in found}
        return self._coded_pages[page]

    def find(self, wanted: str) -> list[Found]:
        """The parts of all pages that have every word, those with it in their title first."""
        words = wanted.casefold().split()
        if not words:
            return []
        hits = [part for part in self._parts if all(word in part.folded for word in words)]
        first = words[0]
        hits.sort(key=lambda part: not all(word in part.title.casefold() for word in words))
        return [
            Found(place=part.place, title=part.title, excerpt=_around(part.text, first))
            for part in hits
        ]

    @cached_property
    def _parts(self) -> tuple[_Part, ...]:
        return tuple(part for name in self.names for part in self._of_page(name))

    def _of_page(self, name: str) -> list[_Part]:
        page, parts = self.text(name), list[_Part]()
        headings = list(_HEADING.finditer(page))
        ends = [one.start() for one in headings[1:]] + [len(page)]
        for heading, end in zip(headings, ends, strict=True):
            top = len(heading[1]) == 1
            own = unmarked(heading[2])
            title = own if top else f"{self.title(name)} › {own}"
            lines = (unmarked(line) for line in page[heading.end() : end].splitlines())
            text = " ".join(line for line in lines if line)
            place = Place(page=name, heading="" if top else address(heading[2]))
            folded = f"{title} {text}".casefold()
            parts.append(_Part(place=place, title=title, text=text, folded=folded))
        return parts


def _around(text: str, word: str) -> str:
    """A piece of a text around a word, or its beginning."""
    at = max(text.casefold().find(word), 0)
    start, end = max(at - _EXCERPT, 0), at + len(word) + _EXCERPT
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
