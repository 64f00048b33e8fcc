"""No boxes on a machine without fonts: our own have every sign and letter that is shown."""

from fontTools.ttLib import TTFont

from tests.house.tree import ROOT

SHOWN = ("resources/i18n/*/*.po", "gui/**/*.py", "core/**/report.py", "catalog/figures/*.csv")


def test_our_fonts_have_every_letter() -> None:
    fonts = ROOT / "resources" / "fonts"
    known: set[int] = set()
    for path in fonts.glob("*-Regular.ttf"):
        with TTFont(path, lazy=True) as font:
            known |= font.getBestCmap().keys()
    texts = {path: path.read_text("utf-8") for one in SHOWN for path in ROOT.glob(one)}
    assert len(texts) > 300
    lacking = {
        letter: path.name
        for path, text in texts.items()
        for letter in set(text)
        if letter.isprintable() and ord(letter) not in known
    }
    assert lacking == {}
