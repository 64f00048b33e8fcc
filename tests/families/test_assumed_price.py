"""A price per size that nobody entered is told in every family, with the price, until one is."""

from collections.abc import Mapping

import msgspec
import pytest

from core.families.registry import FAMILIES
from core.selection.assumed_price import PATH, assumed_price
from core.selection.family import subjects_of
from core.study.study import without_effect
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from tests.families.registered import examples


@pytest.mark.parametrize("key", list(FAMILIES))
def test_an_assumed_price_is_told_until_one_is_entered(
    key: str, languages: Mapping[str, Language]
) -> None:
    study = next(one for one in examples(key) if PATH not in without_effect(one))
    entered = msgspec.structs.replace(study, assumed=())
    assert assumed_price(entered) == ()
    (told,) = assumed_price(msgspec.structs.replace(study, assumed=(PATH,)))
    for language in languages.values():
        price = language.quantity(study.economics.price_per_kw, Kind.CAPACITY_PRICE)
        assert price in language.about(subjects_of(FAMILIES[key])).finding(told)
