"""Machines that may not be bought new are left out by default, in every family."""

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from core.machines.refrigerant import RefrigerantGroup
from core.selection.new_refrigerants import NewMachines
from core.selection.selection import Selection
from core.selection.way import select
from core.study.study import Study
from core.vocabulary.finding import Severity
from gui.program.program import Program, climate_of, load_of
from gui.program.study_file import example
from tests import kept

EXAMPLES = ("office-shanghai", "hospital-guangzhou", "plant-beijing", "school-beijing",
            "hotel-shanghai", "dairy-shanghai")  # fmt: skip
GONE = {RefrigerantGroup.CFC, RefrigerantGroup.HCFC}


@pytest.fixture(scope="module")
def program() -> Program:
    return kept.program()


def study_of(name: str, **compliance: Any) -> Study:
    study = example(name)
    changed = msgspec.structs.replace(study.compliance, **compliance)
    return msgspec.structs.replace(study, compliance=changed)


def chosen(program: Program, study: Study, refrigerant: str = "", country: str = "") -> Selection:
    """As the program selects, with one refrigerant in all machines, and weather from elsewhere."""
    from pathlib import Path

    from core.climate.stations import station
    from core.families.registry import family_of

    site, family = station(study.site.station), family_of(study)
    climate = climate_of(study, site, Path())
    devices = program.catalog.devices(family.key)
    if refrigerant:
        devices = [msgspec.structs.replace(one, refrigerant=refrigerant) for one in devices]
    return select(
        family_of(study),
        study, site, replace(climate, country=country), load_of(study, site, climate, Path()),
        devices, grader=program.grader, today=program_day(), catalog_version="",
        program_version="", groups=program.catalog.refrigerant_groups(),
        beside={table: program.catalog.devices(table) for table in family.beside},
    )  # fmt: skip


def program_day() -> Any:
    from datetime import date

    return date(2026, 11, 21)


def groups(program: Program, selection: Selection) -> set[RefrigerantGroup | None]:
    rule = NewMachines(
        groups=program.catalog.refrigerant_groups(), country="", admitted=False, spared=None
    )
    return {rule.group(c.record) for c in selection.candidates}


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_candidate_has_what_is_phased_out(program: Program, name: str) -> None:
    assert not GONE & groups(program, chosen(program, study_of(name)))


@pytest.mark.parametrize("name", ["school-beijing", "dairy-shanghai", "plant-beijing"])
def test_the_rule_holds_for_every_family(program: Program, name: str) -> None:
    """The same machines with R-22 in them: none is left, each with the reason and its source."""
    usual = chosen(program, study_of(name))
    found = chosen(program, study_of(name), "R22")
    assert not found.candidates
    said = {one.record.id: one.findings[0] for one in found.left_out}
    for candidate in usual.candidates:
        if "refrigerant" in candidate.record.__struct_fields__:
            assert said[candidate.record.id].code == "refrigerant_not_new"
            assert "环大气〔2018〕5号" in said[candidate.record.id].source


def test_the_study_can_admit_it_and_is_warned(program: Program) -> None:
    found = chosen(program, study_of("office-shanghai", phased_out_admitted=True))
    old = [c for c in found.candidates if c.record.refrigerant in ("R-22", "R-123")]
    assert old
    for candidate in old:
        said = {f.code: f.severity for f in candidate.findings}
        assert said["refrigerant_phased_out"] is Severity.WARNING


def test_elsewhere_than_in_china_the_rule_does_not_hold(program: Program) -> None:
    found = chosen(program, study_of("office-shanghai"), country="SGP")
    assert GONE & groups(program, found)
    assert not GONE & groups(program, chosen(program, study_of("office-shanghai"), country="CHN"))


def test_a_reference_may_have_it_and_is_never_first(program: Program) -> None:
    admitted = chosen(program, study_of("hospital-guangzhou", phased_out_admitted=True))
    old = next(c.record.id for c in admitted.candidates if c.record.refrigerant == "R-123")
    study = study_of("hospital-guangzhou")
    economics = msgspec.structs.replace(study.economics, reference=old)
    found = chosen(program, msgspec.structs.replace(study, economics=economics))
    assert found.reference is not None
    assert found.reference.record.id == old
    assert found.candidates[0].record.id != old
    assert {c.record.id for c in found.candidates if c.record.refrigerant == "R-123"} == {old}


def test_an_hfc_is_a_caution_and_the_last_of_them(program: Program) -> None:
    for name in ("plant-beijing", "school-beijing"):
        found = chosen(program, study_of(name), "R-410A")
        for candidate in found.candidates[:5]:
            warned = [f.code for f in candidate.findings if f.severity is Severity.WARNING]
            assert warned[-1] == "refrigerant_hfc"
    natural = chosen(program, study_of("school-beijing"), "R-290")
    codes = {f.code for c in natural.candidates for f in c.findings}
    assert not {"refrigerant_hfc", "refrigerant_phased_out"} & codes
