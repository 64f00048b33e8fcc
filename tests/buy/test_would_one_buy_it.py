"""Would one buy it? A small share of `make buy`, and the bundled examples."""

import json
from pathlib import Path

import pytest

from gui.command.main import main
from tests.buy import studies
from tests.buy.properties import (
    PROPERTIES,
    one_unit_too_large_is_not_first_where_several_are_tied,
    the_first_carries_the_load_if_any_does,
    the_first_may_be_bought_new,
    what_contradicts_its_label_is_not_first,
    what_loses_money_says_so,
)
from tests.buy.studies import EXAMPLES, made
from tests.core.selection.examples import FOLDER

SHARE = [(family, 0) for family in EXAMPLES]


@pytest.mark.parametrize(("family", "seed"), SHARE)
def test_a_study_made_by_chance(family: str, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(studies, "DEVICES", 30)  # a quarter: seconds, not minutes
    raw = made(family, seed)
    broken = {one.__name__: list(one(raw)) for one in PROPERTIES}
    assert {name: said for name, said in broken.items() if said} == {}


@pytest.mark.parametrize("name", [name for names in EXAMPLES.values() for name in names])
def test_a_bundled_example(name: str) -> None:
    raw = json.loads((FOLDER / f"{name}.json").read_bytes())
    for holds in (
        the_first_carries_the_load_if_any_does,
        the_first_may_be_bought_new,
        what_loses_money_says_so,
        one_unit_too_large_is_not_first_where_several_are_tied,
        what_contradicts_its_label_is_not_first,
    ):
        assert list(holds(raw)) == []


@pytest.mark.parametrize("name", [names[0] for names in EXAMPLES.values()])
def test_the_reader_changes_nothing_but_words_and_units(name: str, tmp_path: Path) -> None:
    """The same study in English and SI, and in Chinese and IP: the same answer to the digit."""
    written = []
    for language, units in (("en", "si"), ("zh", "ip")):
        out = tmp_path / f"{language}.json"
        study = str(FOLDER / f"{name}.json")
        main(["select", study, "--language", language, "--units", units, "--json", str(out)])
        written.append(json.loads(out.read_bytes()))
    assert written[0]["candidates"] == written[1]["candidates"]
    assert written[0]["left_out"] == written[1]["left_out"]
    assert written[0]["candidates"]
