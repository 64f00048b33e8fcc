"""Cases that families lay as studies: each is read whole, and all it gives is marked as assumed."""

from pathlib import Path

import msgspec
import pytest

from core.families.registry import decode, study_templates
from core.families.transformers.record import TransformerUse
from core.selection.selection import Selection
from core.study.study import Study, encode
from core.vocabulary.language import Language
from tests.families.registered import program

STATION = "54511"
LAID = (
    "auxiliary-pump-peaking", "crusher-mine", "draught-fan-peaking", "hydrogen-compression",
    "offshore-platform", "photovoltaic-station", "rectifier-hydrogen",
)  # fmt: skip


def case(key: str) -> Study:
    return study_templates()[key].make(STATION, decode)


@pytest.mark.parametrize("key", LAID)
def test_it_is_read_whole_and_marked(key: str, language: Language) -> None:
    study = case(key)
    assert decode(encode(study), key) == study
    assert study.site.station == STATION
    duty = msgspec.json.decode(encode(study))["duty"]
    given = {f"duty.{name}" for name in duty if name != "family"} & set(study.assumed)
    assert len(given) >= 1
    assert any(path.startswith("load.") for path in study.assumed)
    assert language.has(f"example.{key}")


def test_no_air_compressor_is_offered_for_hydrogen() -> None:
    found = program().select(case("hydrogen-compression"), Path())
    assert found.candidates == ()
    assert {one.findings[0].code for one in found.left_out} == {"compressor_gas_differs"}


@pytest.fixture(scope="module")
def rectifier() -> Selection:
    return program().select(case("rectifier-hydrogen"), Path())


def test_a_transformer_that_is_not_built_for_the_use_says_what_to_ask(
    rectifier: Selection,
) -> None:
    first = rectifier.candidates[0]
    assert "transformer_for_use_rectifier" in {one.code for one in first.findings}
    built = msgspec.structs.replace(first.record, built_for=TransformerUse.RECTIFIER)
    said = rectifier.family.match(built, rectifier.situation, first.outcome)
    assert not any(one.code.startswith("transformer_for_use") for one in said)
