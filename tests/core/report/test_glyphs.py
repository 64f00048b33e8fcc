"""Characters that the report's font lacks."""

import pytest
from fontTools.ttLib import TTFont

from core.report.glyphs import lacking
from gui.program.reader import resources_folder

FONT = resources_folder() / "fonts" / "NotoSansSC-Regular.ttf"
SIGNS = resources_folder() / "fonts" / "LoadFitSigns-Regular.ttf"


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("LoadFit 荷配 é ÷ ≤ ① Ⅲ 、。", ""),
        ("\U00020bb7野家", "\U00020bb7"),  # a rare form of 吉
        ("厂房😀 A😀", "😀"),
        ("\n\t\x01 ", ""),  # these are never printed
        ("عربي", "عربي"),
    ],
)
def test_the_font_has_chinese_and_latin_but_neither_emoji_nor_arabic(text: str, lacks: str) -> None:
    assert lacking(text, FONT) == lacks


def test_a_second_font_has_signs_that_the_first_lacks() -> None:
    """Of U+2080 to U+2089 Noto Sans SC has none; the 3 is in neither font."""
    assert lacking("CO₂ ₃", FONT) == "₂₃"
    assert lacking("CO₂ ₃", FONT, SIGNS) == "₃"


def test_a_line_with_a_sign_of_the_second_font_is_as_high_as_others() -> None:
    """The typesetter measures lines by the height of a font's capitals."""
    heights = {TTFont(path)["OS/2"].sCapHeight for path in (FONT, SIGNS)}
    assert len(heights) == 1
