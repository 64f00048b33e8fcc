"""The JSON of a selection: read back whole, and as its published schema says."""

from pathlib import Path

import msgspec
import pytest

from core.families.any_family import AnyStudy
from core.families.selection_document import FORMAT, SelectionDocument
from core.families.selection_json import schema_json, selection_json
from core.selection.selection import Selection
from core.study.study import Study


def read(content: bytes) -> SelectionDocument:
    return msgspec.json.decode(content, type=SelectionDocument)


def plain(study: Study) -> AnyStudy:
    """The study as a document about any family holds it."""
    return msgspec.convert(msgspec.to_builtins(study), AnyStudy)


def test_what_is_written_can_be_read_back(selection: Selection) -> None:
    document = read(selection_json(selection))
    assert document.format == FORMAT
    assert document.schema == 2
    assert document.study == plain(selection.study)
    assert document.catalog_version == "2026.11"
    for entry, candidate in zip(document.candidates, selection.candidates, strict=True):
        assert entry.device == candidate.record
        assert entry.outcome == candidate.outcome
        assert entry.units == candidate.units
        assert entry.monthly_energy_wh == candidate.monthly_energy_wh
        assert [r.value for r in entry.ratings] == [r.value for r in candidate.ratings]
    assert (document.reference, document.against) == (None, "code_minimum")
    for entry, candidate in zip(document.candidates, selection.candidates, strict=True):
        assert entry.code_minimum is not None
        assert candidate.minimum is not None
        assert entry.code_minimum.outcome == candidate.minimum.outcome


def test_a_machine_left_out_keeps_its_figures(selection: Selection) -> None:
    left = {entry.id: entry for entry in read(selection_json(selection)).left_out}
    assert left["T007"].reason == "capacity_below"
    figures = {f.name: f for f in left["T007"].findings[0].figures}
    assert figures["required"].value == pytest.approx(selection.design.required_w)
    assert figures["required"].kind == "cooling_power"


def test_the_points_make_up_the_year(selection: Selection) -> None:
    profile = read(selection_json(selection)).profile
    assert profile.resolution == "binned"
    assert set(profile.columns) == {"load_w", "condenser_c"}
    energy = sum(w * h for w, h in zip(profile.columns["load_w"], profile.hours_h, strict=True))
    assert energy == pytest.approx(selection.load.load_w.sum() * selection.load.step_h)


def test_the_text_is_utf_8_and_the_same_for_the_same_selection(selection: Selection) -> None:
    content = selection_json(selection)
    assert "上海某办公楼" in content.decode("utf-8")
    assert content == selection_json(selection)


def test_a_selection_without_candidates_can_be_written(without_candidates: Selection) -> None:
    document = read(selection_json(without_candidates))
    assert document.candidates == ()
    assert document.reference is None


def test_the_published_schema_is_that_of_the_document(resources: Path) -> None:
    """After a change of the Structs: write schema_json() there."""
    published = (resources / "documentation" / "selection_schema.json").read_bytes()
    assert published == schema_json()


def test_a_stranger_is_refused(selection: Selection) -> None:
    raw = msgspec.json.decode(selection_json(selection))
    for change in ({"format": "other"}, {"schema": 3}, {"candidates": 3}):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert({**raw, **change}, SelectionDocument)
