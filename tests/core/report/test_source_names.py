"""Figures that a user typed are called so in the language of the report."""

import pytest

from core.content.blocks import Words
from core.machines.device import OWN_SOURCE
from core.report.source_names import source_name
from core.vocabulary.language import LANGUAGES
from gui.program.reader import open_language


@pytest.mark.parametrize("code", LANGUAGES)
def test_one_s_own_figures_are_named_in_the_reader_s_language(code: str) -> None:
    said = open_language(code).text(source_name(OWN_SOURCE).key)
    assert said == {"en": "Entered by the user", "zh": "用户自行录入"}[code]


def test_a_source_has_its_title_or_its_key() -> None:
    assert source_name("x", "Catalogue 2026") == Words(text="Catalogue 2026")
    assert source_name("Test of May") == Words(text="Test of May", word="source_short")
