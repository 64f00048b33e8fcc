"""A selection written as JSON: its figures put into the document (selection_document)."""

import math
from typing import Any, TypeVar, cast

import msgspec

from core.families.any_family import AnyStudy
from core.families.selection_document import (
    FORMAT,
    SCHEMA,
    AlternativeEntry,
    AskEntry,
    CandidateEntry,
    ClimateEntry,
    EconomyEntry,
    FindingEntry,
    GroupEntry,
    LeftOutEntry,
    LoadEntry,
    MinimumEntry,
    MixedPlantsEntry,
    ProfileEntry,
    RatingEntry,
    SelectionDocument,
    ShortfallEntry,
    StageEntry,
    VerdictEntry,
)
from core.report.economy import carbon_against
from core.report.left_out import reason_of
from core.report.to_prove import asks_of
from core.selection.plants import MixedPlants
from core.selection.savings import saved, yardstick
from core.selection.selection import Candidate, LeftOut, Selection
from core.selection.worth import loses_money
from core.vocabulary.finding import Finding
from core.vocabulary.schema import published_schema

T = TypeVar("T")


def selection_json(selection: Selection) -> bytes:
    """The selection as UTF-8 JSON, ready to be written."""
    return msgspec.json.format(msgspec.json.encode(_document(selection)), indent=2) + b"\n"


def schema_json() -> bytes:
    """The JSON schema of that document, as it is published."""
    return published_schema(SelectionDocument)


def _document(selection: Selection) -> SelectionDocument:
    climate, load, profile = selection.climate, selection.load, selection.profile
    reference, which = selection.reference, yardstick(selection)
    return SelectionDocument(
        format=FORMAT,
        schema=SCHEMA,
        program_version=selection.program_version,
        catalog_version=selection.catalog_version,
        judged_on=selection.judged_on,
        family=selection.family.key,
        economy=_economy(selection),
        study=cast("AnyStudy", selection.study),
        design=selection.design,
        climate=ClimateEntry(
            origin=climate.origin.value,
            label=climate.label,
            pressure_pa=climate.pressure_pa,
            findings=_findings(climate.findings),
        ),
        load=LoadEntry(
            origin=str(load.origin),
            label=load.label,
            step_h=load.step_h,
            findings=_findings(load.findings),
        ),
        profile=ProfileEntry(
            resolution="binned" if profile.binned else "hourly",
            columns={name: tuple(values.tolist()) for name, values in profile.columns.items()},
            hours_h=tuple(profile.hours.sum(axis=1).tolist()),
            findings=_findings(profile.findings),
        ),
        findings=_findings(selection.findings),
        candidates=tuple(_candidate(selection, candidate) for candidate in selection.candidates),
        against=None if which is None else which.value,
        reference=None if reference is None else reference.record.id,
        present=None if selection.present is None else selection.present.name,
        mixed_plants=_mixed(selection.mixed),
        left_out=tuple(_left_out(left) for left in selection.left_out),
    )


def _against(selection: Selection) -> str:
    """What savings are measured against: `present`, or the kind of reference."""
    return "" if (which := yardstick(selection)) is None else which.value


def _mixed(mixed: MixedPlants | None) -> MixedPlantsEntry | None:
    if mixed is None:
        return None
    proof = mixed.proof
    return MixedPlantsEntry(
        units_max=mixed.units_max,
        sought_by=mixed.sought_by,
        saving=mixed.saving if math.isfinite(mixed.saving) else None,
        considered=proof.considered,
        computed=proof.computed,
        next_bound=proof.next_bound if math.isfinite(proof.next_bound) else None,
        gap=proof.gap,
    )


def _groups(candidate: Candidate) -> tuple[GroupEntry, ...]:
    year = candidate.year
    if year is None:
        return ()
    return tuple(
        GroupEntry(
            device=one.record, units=one.units, standby=one.standby,
            unit_capacity_w=one.unit_capacity_w,
            unit_hours=unit_hours, output_wh=output_wh, input_wh=input_wh, starts=starts,
            start_wh=start_wh,
        )
        for one, unit_hours, output_wh, input_wh, starts, start_wh in zip(
            candidate.groups,
            year.unit_hours.tolist(),
            year.output_wh.tolist(),
            year.input_wh.tolist(),
            year.starts_or_none,
            year.start_wh_or_none,
            strict=True,
        )
    )  # fmt: skip


def _staging(candidate: Candidate) -> tuple[StageEntry, ...]:
    if candidate.year is None:
        return ()
    return tuple(
        StageEntry(from_w=one.from_w, to_w=one.to_w, running=one.running)
        for one in candidate.year.staging.stages
    )


def _economy(selection: Selection) -> EconomyEntry | None:
    first = selection.leading
    said = None if first is None else saved(selection, first)
    if first is None or said is None or said.life_cycle_money is None:
        return None
    outcome, years = first.outcome, said.payback_years
    return EconomyEntry(
        verdict="not_economical" if loses_money(outcome) else "economical",
        candidate=first.id,
        against=_against(selection),
        life_years=selection.study.economics.life_years,
        life_saving=said.life_cycle_money,
        life_cycle_cost=outcome.life_cycle_cost,
        life_cycle_cost_against=outcome.life_cycle_cost + said.life_cycle_money,
        carbon_kg=outcome.carbon_kg,
        carbon_kg_against=carbon_against(selection, first),
        payback_years=None if years is None or math.isinf(years) else years,
        within_life=None if years is None else not math.isinf(years),
    )


def _candidate(selection: Selection, candidate: Candidate) -> CandidateEntry:
    return CandidateEntry(
        id=candidate.id,
        place=candidate.place,
        tied=candidate.tied,
        shortfall=_as(ShortfallEntry, short) if (short := candidate.shortfall) else None,
        units=candidate.units,
        device=candidate.record,
        groups=_groups(candidate),
        staging=_staging(candidate),
        outcome=candidate.outcome,
        monthly_energy_wh=candidate.monthly_energy_wh,
        ratings=_as(tuple[RatingEntry, ...], candidate.ratings),
        findings=_findings(candidate.findings),
        verdicts=_as(tuple[VerdictEntry, ...], candidate.standing.verdicts),
        preferred=candidate.standing.admission.preferred,
        proof=candidate.standing.admission.proof.value,
        to_ask=_as(tuple[AskEntry, ...], asks_of(selection, candidate)),
        alternatives=_as(tuple[AlternativeEntry, ...], candidate.alternatives),
        code_minimum=None
        if candidate.minimum is None
        else MinimumEntry(
            edition=candidate.minimum.edition,
            units=candidate.minimum.units,
            outcome=candidate.minimum.outcome,
            monthly_energy_wh=candidate.minimum.monthly_energy_wh,
        ),
    )


def _left_out(left: LeftOut) -> LeftOutEntry:
    return LeftOutEntry(
        id=left.record.id,
        maker=left.record.maker,
        model=left.record.model,
        reason=reason_of(left),
        findings=_findings(left.findings),
    )


def _findings(findings: tuple[Finding, ...]) -> tuple[FindingEntry, ...]:
    return _as(tuple[FindingEntry, ...], findings)


def _as(shape: type[T], values: Any) -> T:
    """Values of the selection as Structs of the document, attribute by attribute."""
    return msgspec.convert(values, shape, from_attributes=True)
