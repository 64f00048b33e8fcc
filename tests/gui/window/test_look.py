"""The style sheets are resources: all names in them are filled in, and all roles are somebody's."""

import re
from string import Template

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gui.window.parts import look
from tests.house.tree import ROOT

SHEETS = ("window", "consultation")
FOLDER = ROOT / "resources" / "style"


def made(name: str, colours: look.Colours, monkeypatch: pytest.MonkeyPatch) -> str:
    if name == "window":
        return look.window_style(colours)
    monkeypatch.setattr(look, "colours", lambda: colours)
    return look.consultation_style(look.LARGE)


@pytest.mark.parametrize("colours", [look.LIGHT, look.DARK])
@pytest.mark.parametrize("name", SHEETS)
def test_no_name_stays_unfilled(
    name: str, colours: look.Colours, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = made(name, colours, monkeypatch)
    assert "$" not in sheet
    text = (FOLDER / f"{name}.qss").read_text("utf-8")
    form = re.escape(text)
    for used in set(re.findall(r"\$([a-z_]+)", text)):
        value = {"size": r"\d+px", "icon": r"/\S+\.svg"}.get(used.split("_")[0], "#[0-9A-F]{6}")
        form = re.sub(rf"\\\${used}(?![a-z_])", lambda _, value=value: value, form)
    assert re.fullmatch(form, sheet)


@pytest.mark.parametrize("name", SHEETS)
def test_every_size_and_icon_is_used(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[set[str]] = []
    fill = Template.substitute

    def noted(template: Template, names: dict[str, str]) -> str:
        given.append({one for one in names if one.startswith("size_")})
        return fill(template, names)

    monkeypatch.setattr(Template, "substitute", noted)
    made(name, look.LIGHT, monkeypatch)
    text = (FOLDER / f"{name}.qss").read_text("utf-8")
    assert given == [set(re.findall(r"\$(size_[a-z_]+)", text))]


def test_every_role_that_has_a_style_is_set_somewhere() -> None:
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "gui").rglob("*.py"))
    for name in SHEETS:
        text = (FOLDER / f"{name}.qss").read_text("utf-8")
        roles = set(re.findall(r'role="([a-z-]+)"', text))
        assert roles
        assert {role for role in roles if not any(w in code for w in said_as(role))} == set()


def said_as(role: str) -> tuple[str, str]:
    """How a role stands in the code: whole, or put together as f"badge-{kind}"."""
    return f'"{role}"', f'"{role.partition("-")[0]}-{{'


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_qt_reads_what_is_made(qtbot: QtBot, qapp: QApplication, theme: str) -> None:
    """A sheet that Qt cannot read it passes over as a whole, and the label stays as it was."""
    look.apply(theme, "en")
    label = QLabel("x")
    label.setProperty("role", "wrong-word")
    qtbot.addWidget(label)
    label.show()
    assert label.palette().windowText().color().name().upper() == look.colours().bad


# What is written on what, by the style sheets and the painted tables.
WRITTEN = [
    *((text, ground) for text in ("text", "muted", "accent")
      for ground in ("background", "surface", "field")),
    ("on_accent", "accent"), ("text", "accent_soft"), ("accent", "accent_soft"),
    ("muted", "accent_soft"), ("good", "good_soft"), ("good", "surface"), ("text", "good_soft"),
    ("assumed_text", "assumed_soft"), ("assumed_text", "surface"), ("text", "assumed_soft"),
    ("bad", "bad_soft"), ("bad", "surface"), ("text", "bad_soft"),
]  # fmt: skip
READABLE = 4.5  # WCAG 2.2, 1.4.3, for text below 18 pt


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255.0 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_the_recommendation() -> None:
    """Black on white is 21; #767676 on white the lightest grey that passes 4.5 (WebAIM)."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#767676", "#FFFFFF") > READABLE > contrast("#777777", "#FFFFFF")


@pytest.mark.parametrize("colours", [look.LIGHT, look.DARK], ids=["light", "dark"])
def test_what_is_written_can_be_read(colours: look.Colours) -> None:
    poor = {
        (text, ground): round(value, 2)
        for text, ground in WRITTEN
        if (value := contrast(getattr(colours, text), getattr(colours, ground))) < READABLE
    }
    assert poor == {}


def test_no_style_writes_in_a_colour_that_was_not_measured() -> None:
    measured = {text for text, _ in WRITTEN}
    for name in SHEETS:
        text = (FOLDER / f"{name}.qss").read_text("utf-8")
        assert set(re.findall(r"(?<![-a-z])color: \$([a-z_]+)", text)) <= measured
