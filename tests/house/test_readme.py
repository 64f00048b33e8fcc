"""The README promises two commands and a page; both are kept."""

import re

import pytest

from catalog.files.standards_files import open_standards
from tests.house.tree import ROOT

_TIERS = "发改环资规〔2024〕127号"
README = (ROOT / "README.md").read_text("utf-8")


def test_two_commands_do_everything() -> None:
    assert set(re.findall(r"(?:^    |`)(make [a-z-]+)", README, re.MULTILINE)) == {
        "make run",
        "make test",
    }


def test_both_commands_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert {"run", "test"} <= set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))


def test_the_build_server_calls_make_test() -> None:
    commands = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert commands[-1].endswith("make test")


def test_it_is_one_page() -> None:
    assert len(README.splitlines()) <= 120


def test_it_counts_the_products_that_can_be_judged() -> None:
    standards = open_standards().standards
    tiers = [key for key in standards.products if _TIERS in standards.limit_tables(key)]
    (said,) = re.findall(
        r"any of (\d+) products \(the (\d+) of the 2024 tiers and (\d+) of", README
    )
    assert [int(count) for count in said] == [
        len(standards.products), len(tiers), len(standards.products) - len(tiers),
    ]  # fmt: skip


LINKS = re.findall(r"\]\(([^)#]+)\)", README)


@pytest.mark.parametrize("link", [link for link in LINKS if "://" not in link])
def test_what_it_links_to_is_there(link: str) -> None:
    assert (ROOT / link).exists()
