"""What cannot be believed is in no ranking, cannot be saved, and says why in both languages."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from catalog.devices.store import open_catalog
from core.families.motors.family import MOTORS
from core.families.registry import family_of
from core.machines.plausibility import disbelief
from core.selection.grader import Grader
from core.selection.selection import Selection
from core.selection.way import select
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from tests import kept
from tests.families.motors.machines import motor

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "examples"
# The record a made-up one is copied from: one that stands high in the example.
CASES = [
    ("office-shanghai", {"cop": 14.9, "leaving_chilled_c": 7.0, "entering_condenser_c": 30.0}),
    ("fan-shenyang", {"efficiency_100": 0.995, "efficiency_75": 0.995, "efficiency_50": 0.995}),
    ("school-beijing", {"cop_35": 9.5}),
]


def with_impossible(example: str, changes: dict[str, Any]) -> tuple[Selection, Any]:
    """The example again, its first machine besides as one that no one can build."""
    program = kept.program()
    before = program.select_file(FOLDER / f"{example}.json")
    family = before.family
    record = before.candidates[0].record
    made = msgspec.structs.replace(record, id="own:better-than-carnot", **changes)
    criteria = msgspec.structs.replace(before.study.criteria, doubtful_admitted=True)
    again = select(
        family_of(before.study), msgspec.structs.replace(before.study, criteria=criteria),
        before.situation.station, before.climate, before.load, (record, made),
        grader=Grader(
            program.grader.standards,
            lambda every: [at for at, one in enumerate(every) if one.id != record.id],
        ),
        today=before.judged_on, catalog_version="", program_version="",
        beside={table: program.catalog.devices(table) for table in family.beside},
    )  # fmt: skip
    return again, made


@pytest.mark.parametrize(("example", "changes"), CASES)
def test_it_is_in_no_ranking_and_no_switch_admits_it(
    example: str, changes: dict[str, Any], languages: dict[str, Language]
) -> None:
    found, made = with_impossible(example, changes)
    assert made.id not in [one.record.id for one in found.candidates]
    (left,) = [one for one in found.left_out if one.record.id == made.id]
    assert {one.code for one in left.findings} == {"not_believable"}
    for code, word in (("zh", "不可信"), ("en", "not plausible")):
        assert word in languages[code].finding(left.findings[0]).casefold()


def test_it_is_not_taken_among_the_own_records(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("LOADFIT_DATA", str(tmp_path))
    with open_catalog() as catalog:
        sound = catalog.own_copy("W107")
        catalog.add(sound)
        with pytest.raises(Problem, match="own_not_believable"):
            catalog.add(msgspec.structs.replace(sound, id="own:x", cop=14.0))
        with pytest.raises(Problem, match="own_not_believable"):
            catalog.replace(msgspec.structs.replace(sound, cop=14.0))
        assert catalog.device(sound.id) == sound


def test_an_absurd_number_is_said_in_a_short_sentence(languages: dict[str, Language]) -> None:
    faults = tuple(MOTORS.faults(motor(power_w=1e308)))
    for code in ("zh", "en"):
        (said, *_) = [languages[code].finding(one) for one in disbelief(faults)]
        assert "1e+305 kW" in said
        assert len(said) < 120
