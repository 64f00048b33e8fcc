"""The window never asks for words that it has not, in either language."""

import ast
import re
from pathlib import Path

import pytest

from core.vocabulary.language import LANGUAGES, Language
from core.vocabulary.quantity import System
from gui.window.parts.actions import OF_LEDGERS, SHORTCUTS
from gui.window.settings import DECIMALS, THEMES
from gui.window.shell import TABS

ROOT = Path(__file__).resolve().parents[3]
KEYS = [
    *(f"action.{key}" for key in (*SHORTCUTS, *OF_LEDGERS)),
    *(f"tab.{key}" for key in TABS),
    *(f"theme.{key}" for key in THEMES),
    *(f"decimals.{key}" for key in DECIMALS),
    *(f"language.{key}" for key in LANGUAGES),
    *(f"{beginning}.{system.value}" for beginning in ("choice", "system") for system in System),
]


def keys_of(language: str) -> set[str]:
    text = (ROOT / "resources" / "i18n" / language / "window.po").read_text("utf-8")
    return set(re.findall(r'^msgid "(.+)"$', text, re.MULTILINE))


@pytest.mark.parametrize("key", KEYS)
def test_every_action_and_choice_has_words(language: Language, key: str) -> None:
    assert language.text(key).strip()


def test_both_languages_say_the_same_things() -> None:
    assert keys_of("zh") == keys_of("en")


def literals() -> str:
    """Every text in the window's code."""
    return "\n".join(
        node.value
        for path in sorted((ROOT / "gui").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def test_no_message_of_the_window_is_left_unused() -> None:
    """Each key, or its last part where the beginning is put before it, is named in the code."""
    named = set(literals().split("\n")) | {str(number) for number in DECIMALS}
    unused = [
        key
        for key in sorted(keys_of("en"))
        if not {key, key.removeprefix("problem."), key.split(".", 1)[-1]} & named
        and not key.endswith(".remedy")
        and key not in KEYS
        and not key.startswith("files.")
    ]
    assert unused == []


def mnemonics(language: Language, keys: list[str]) -> list[str]:
    return [mark.lower() for key in keys for mark in re.findall("&(.)", language.text(key))]


@pytest.mark.parametrize(
    "menu",
    [
        ["menu.file", "menu.edit", "menu.view"],
        ["action.new", "action.open", "menu.recent", "action.save", "action.save_as",
         "action.load", "action.quit"],
        ["action.undo", "action.redo", "action.settings"],
        ["action.catalog", "action.consultation", "action.report", "action.study_column",
         "action.device_column", "action.full_screen", "action.about"],
    ],
)  # fmt: skip
def test_every_entry_of_a_menu_has_a_letter_of_its_own(language: Language, menu: list[str]) -> None:
    letters = mnemonics(language, menu)
    assert len(letters) == len(menu)
    assert len(set(letters)) == len(menu), letters
