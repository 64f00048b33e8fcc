"""Would one buy it? A small share of `make buy`, and the bundled examples."""

import json

import pytest

from tests.buy.properties import (
    PROPERTIES,
    the_first_carries_the_load_if_any_does,
    the_first_may_be_bought_new,
    what_loses_money_says_so,
)
from tests.buy.studies import EXAMPLES, made
from tests.selection.examples import FOLDER

SHARE = [(family, seed) for family in EXAMPLES for seed in range(2)]


@pytest.mark.parametrize(("family", "seed"), SHARE)
def test_a_study_made_by_chance(family: str, seed: int) -> None:
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
    ):
        assert list(holds(raw)) == []
