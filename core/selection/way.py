"""The common way of a selection, one for every family.

    screen -> evaluate -> price -> rank -> Selection

On columns all the way; every step adds findings, and a device that leaves the way carries
the finding that made it leave.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.load.profile import leading_w
from core.load.scale import load_doubts
from core.load.series import LoadYear
from core.load.typical import typical_course
from core.machines.device import Device
from core.machines.market import Market, market_of
from core.machines.refrigerant import Groups
from core.selection.admission import admitted, classes
from core.selection.approved import ApprovedList
from core.selection.assumed_price import assumed_price
from core.selection.at_need import ListAtNeed, MadeAtNeed
from core.selection.availability import HeldBack, OnSale, most_of_one, said_of_ranking
from core.selection.baseline import AtTheLimit, Minima
from core.selection.demand_charge import demand_findings
from core.selection.family import Evaluation, Family, Screening, Situation
from core.selection.financing import (
    by_tier,
    financing_findings,
    tier_stages,
    with_carbon_price,
)
from core.selection.grader import Grader
from core.selection.grid_factor import with_grid_factor
from core.selection.making import Making, by_machine, left_out_of
from core.selection.new_refrigerants import NewMachines
from core.selection.outcome import capacity_kind
from core.selection.present_grade import grade_of_present
from core.selection.preview import previewed
from core.selection.prices import price
from core.selection.ranking import Ranked, rank
from core.selection.selection import Selection
from core.selection.unusual_price import unusual_price
from core.study.study import Study
from core.vocabulary.finding import Finding
from core.vocabulary.problem import Problem

if TYPE_CHECKING:
    from core.selection.plants import MixedPlants


def select(
    family: Family,
    study: Study,
    station: Station,
    climate: ClimateYear,
    load: LoadYear,
    devices: Sequence[Device],
    *,
    grader: Grader,
    today: date,
    catalog_version: str,
    program_version: str,
    groups: Groups | None = None,
    approved: ApprovedList | None = None,
    beside: Mapping[str, Sequence[Device]] | None = None,
    markets: Mapping[str, Market | None] | None = None,
    preview: bool = False,
) -> Selection:
    """Fit a family's devices to the load of a study of its own; `today`: whose editions hold.

    groups: of refrigerants, by plain name; approved: the devices it is limited to; beside: records
    of other tables that the family computes with, by table; markets: where machines are sold, by
    source; preview: a first look only (core.selection.preview).
    """
    believed = grader.believed(family, family.key, devices)
    devices = believed.devices
    study, situation = _situated(family, study, station, climate, load)
    if preview:
        situation = previewed(situation)
    made = family.made_to_size(grader.classes(family, devices), situation)
    field = grader.field(family, devices, made)
    columns = family.columns(
        field.devices,
        {
            table: grader.believed(family, table, rows).devices
            for table, rows in (beside or {}).items()
        },
    )
    situation = _asked_about(family, columns, situation)
    if not (leading_w(situation.profile) > 0.0).any():
        raise Problem("load_empty", "load")
    standings = grader.together(family, devices, made, study.compliance, today)
    devices = field.devices
    new = NewMachines(
        groups=groups or {},
        country=climate.country,
        admitted=study.compliance.phased_out_admitted,
        spared=study.economics.reference,
    )
    on_sale = OnSale(
        markets=markets or {},
        here=market_of(climate.country),
        rule=study.criteria.availability,
        spared=study.economics.reference,
    )
    screening = new.screened(_asked_for(family.screen(columns, situation), situation), devices)
    screening = on_sale.screened(screening, devices)
    if approved is not None:
        screening = approved.screened(screening, devices)
    screening = field.screened(screening)
    standings.prepare(screening.going_on)
    may_be_new, screening = screening, field.screened(admitted(screening, standings))
    classed = new.behind(classes(standings, screening.going_on, study.compliance), devices)
    held = HeldBack(
        elsewhere=on_sale.elsewhere(screening.going_on, devices),
        most=most_of_one(study.plant, study.duty.in_plants),
        carrying=study.plant.carrying,
    )
    leading = 2 * classed + held.elsewhere
    evaluation, mixed = _evaluated(family, columns, situation, screening, devices, leading)
    evaluation = with_carbon_price(field.banded(evaluation), study)
    stage = tier_stages(standings, evaluation.pairs) if by_tier(study.financing) else None
    prices = price(evaluation, study, stage)
    ranked = rank(
        evaluation, prices, study.criteria, family.outcome, devices, classed, field.series, held
    )
    day = study.compliance.judged_on or today
    compared = _reference(ranked, evaluation, devices, study.economics.reference)
    minima = None
    if compared is None and evaluation.present is None and not preview:
        minima = _minima(family, columns, situation, evaluation, ranked, grader, day)
    way = Making(
        family=family,
        situation=situation,
        devices=devices,
        series=field.series,
        screening=screening,
        evaluation=evaluation,
        prices=prices,
        standings=standings,
        reference=compared,
        minima=minima,
        new=new,
        on_sale=on_sale,
        held=held,
        refused=by_machine(screening.refused),
    )
    candidates = ListAtNeed(len(ranked), lambda at: way.candidate(ranked[at]))
    return Selection(
        family=family,
        situation=situation,
        columns=columns,
        candidates=candidates,
        left_out=left_out_of(
            believed, screening, may_be_new, devices, standings, evaluation.pairs.plants
        ),
        reference=next(
            (candidates[at] for at, one in enumerate(ranked) if one.pair == way.reference), None
        ),
        present=evaluation.present if compared is None else None,
        today=MadeAtNeed(
            lambda: (
                *evaluation.today[:1],
                *grade_of_present(family, grader.standards, evaluation.present_record, day),
                *evaluation.today[1:],
            )
        ),
        field_findings=_of_the_field(study, evaluation, ranked, held, mixed, way),
        mixed=mixed,
        minima=minima,
        standards=grader.standards,
        judged_on=day,
        catalog_version=catalog_version,
        program_version=program_version,
    )


def _situated(
    family: Family, study: Study, station: Station, climate: ClimateYear, load: LoadYear
) -> tuple[Study, Situation]:
    """The study with the grid of its site, and what is asked, with what is to be said of both."""
    study, said = with_grid_factor(study, station, climate)
    situation = family.situate(study, station, climate, load)
    said = (*typical_course(study.load), *unusual_price(study), *assumed_price(study), *said)
    return study, replace(situation, findings=(*situation.findings, *said))


def _asked_about(family: Family, columns: Any, situation: Situation) -> Situation:
    """The situation with the question about its load's unit, where there is one."""
    highest = float(leading_w(situation.profile).max(initial=0.0))
    doubts = load_doubts(
        max(highest, situation.design.peak_w),
        family.largest_w(columns, situation),
        situation.plant.units_max if "units_max" in situation.duty.in_plants else 1,
        capacity_kind(family.outcome),
    )
    return replace(situation, findings=(*doubts, *situation.findings))


def _asked_for(screening: Screening, situation: Situation) -> Screening:
    """The screening; no machine stands beside others where plants of one model are asked for."""
    alone = situation.plant.models_max < 2
    return replace(screening, mixing=frozenset()) if alone else screening


def _evaluated(
    family: Family,
    columns: Any,
    situation: Situation,
    screening: Screening,
    devices: Sequence[Device],
    classed: NDArray[np.int64],
) -> tuple[Evaluation, "MixedPlants | None"]:
    """The year of every pair of one model, then of plants of several, where they are asked for.

    Who asks for one model waits for no search to be imported.
    """
    evaluation = family.evaluate(columns, situation, screening.pairs)
    if situation.plant.models_max < 2:
        return evaluation, None
    from core.selection.plants import mixed_plants

    mixed = mixed_plants(family, columns, situation, screening, devices, classed)
    if mixed is None or not mixed.years:
        return evaluation, mixed
    plants = family.evaluate_plants(columns, situation, mixed.years)
    return evaluation.followed_by(plants), mixed


def _minima(
    family: Family,
    columns: Any,
    situation: Situation,
    evaluation: Evaluation,
    ranked: Sequence[Ranked],
    grader: Grader,
    day: date,
) -> Minima:
    """What just meets the code on a day beside every candidate, made for those looked at."""
    limit = AtTheLimit(
        family=family,
        columns=columns,
        situation=situation,
        evaluation=evaluation,
        standards=grader.standards,
        as_of=day,
    )
    return Minima([one.pair for one in ranked], limit)


def _of_the_field(
    study: Study,
    evaluation: Evaluation,
    ranked: Sequence[Ranked],
    held: HeldBack,
    mixed: "MixedPlants | None",
    way: Making,
) -> tuple[Finding, ...]:
    """What is said of all candidates together."""
    of_plants: tuple[Finding, ...] = ()
    if study.plant.models_max > 1:
        from core.selection.plants_said import said_of_plants

        of_plants = said_of_plants(mixed, ranked, way)
    return (
        *evaluation.findings,
        *said_of_ranking(held, evaluation.pairs, [one.pair for one in ranked]),
        *financing_findings(study.financing),
        *demand_findings(
            study.economics,
            counted=evaluation.monthly_peak_w is not None,
            own=evaluation.charged_va is not None,
        ),
        *of_plants,
    )


def _reference(
    ranked: Sequence[Ranked], evaluation: Evaluation, devices: Sequence[Device], wanted: str | None
) -> int | None:
    """The pair of the machine that the study names; None where it names none that is left."""
    pairs = evaluation.pairs
    for one in ranked:
        if one.pair < pairs.alone and devices[pairs.machine[one.pair]].id == wanted:
            return one.pair
    return None
