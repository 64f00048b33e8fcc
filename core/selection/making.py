"""Candidates put together from what the steps have brought, each when it is looked at."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.machines.device import Device, device_name
from core.plant.plant_year import PlantYear
from core.selection.admission import Standing, weakness
from core.selection.at_need import ListAtNeed, Reasons
from core.selection.availability import HeldBack, OnSale
from core.selection.baseline import Minima, Priced
from core.selection.family import Evaluation, Family, Screening, Situation
from core.selection.grader import Believed
from core.selection.new_refrigerants import NewMachines
from core.selection.outcome import Outcome
from core.selection.prices import Prices, within_life
from core.selection.ranking import SEARCH_SHARE, Ranked
from core.selection.selection import Alternative, Candidate, Group, LeftOut
from core.selection.worth import money_findings
from core.standards import evidence
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.finding_subjects import by_cause
from core.vocabulary.quantity import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """What the steps have brought.

    refused: numbers of units that were not admitted, by machine.
    """

    family: Family
    situation: Situation
    devices: Sequence[Device]
    series: NDArray[np.int64]
    screening: Screening
    evaluation: Evaluation
    prices: Prices
    standings: Sequence[Standing]
    reference: int | None
    minima: Minima | None
    new: NewMachines
    on_sale: OnSale
    held: HeldBack
    refused: Mapping[int, Sequence[int]]  # numbers of units that were not admitted, by machine

    @property
    def _priced(self) -> Priced:
        return Priced(family=self.family, evaluation=self.evaluation, prices=self.prices)

    def candidate(self, ranked: Ranked) -> Candidate:
        """The candidate of a place, with all that is to be said of it."""
        pair, outcome = ranked.pair, self._outcome(ranked.pair)
        year, groups = self.evaluation.pairs.plant(pair), self.groups(pair)
        beside = None if self.minima is None else self.minima.beside(pair)
        minimum = None if beside is None else beside.minimum
        said = by_cause(
            (
                *self._money(outcome),
                *self._of_groups(groups, outcome),
                *self.held.said(self.evaluation.pairs, pair),
                *self._tie(ranked),
                *(() if minimum is None else minimum.said),
            )
        )
        return Candidate(
            place=ranked.place,
            tied=ranked.tied,
            groups=groups,
            variant=self._variant(pair),
            outcome=outcome,
            monthly_energy_wh=tuple(self.evaluation.monthly_energy_wh[pair].tolist()),
            findings=said,
            minimum=minimum,
            standing=max((group.standing for group in groups), key=weakness),
            alternatives=self._alternatives(groups[0].machine, pair) if year is None else (),
            year=year,
        )

    def groups(self, pair: int) -> tuple[Group, ...]:
        """The groups of the plant of a pair, one where it is of one model."""
        year = self.evaluation.pairs.plant(pair)
        if year is None:
            units = int(self.evaluation.pairs.units[pair])
            machine = int(self.evaluation.pairs.machine[pair])
            standby = 0
            if "redundancy" in self.situation.duty.in_plants:
                standby = units - self.situation.plant.carrying(units)
            unit_w = float(self.evaluation.columns["unit_capacity_w"][pair])
            return (self._group(machine, units, standby, unit_w),)
        return tuple(
            self._group(one.machine, one.units, one.standby, one.unit_w) for one in year.groups
        )

    def _group(self, machine: int, units: int, standby: int, unit_w: float) -> Group:
        return Group(
            record=self.devices[machine],
            machine=machine,
            units=units,
            standby=standby,
            unit_capacity_w=unit_w,
            standing=self.standings[machine],
            ratings=self.evaluation.ratings.get(machine, ()),
        )

    def _of_groups(self, groups: Sequence[Group], outcome: Outcome) -> tuple[Finding, ...]:
        """What is to be said of each machine; of several models with its name, of all once."""
        each = [self._of_group(group, outcome) for group in groups]
        if len(groups) == 1:
            return each[0]
        shared = [one for one in each[0] if all(one in others for others in each)]
        named = (
            msgspec.structs.replace(one, of=device_name(group.record))
            for group, said in zip(groups, each, strict=True)
            for one in said
            if one not in shared
        )
        return (*shared, *named)

    def _of_group(self, group: Group, outcome: Outcome) -> tuple[Finding, ...]:
        # What is to be said of a value stands at its own points.
        said = evidence.own(
            f for rating in group.ratings if rating.value is None for f in rating.findings
        )
        return (
            *self.family.match(group.record, self.situation, outcome),
            *said,
            *group.standing.findings,
            *self.new.cautions(group.record),
            *self.on_sale.cautions(group.record),
        )

    def _money(self, outcome: Outcome) -> tuple[Finding, ...]:
        """What stands before everything: that it loses money, or is never paid back."""
        present = self.evaluation.present
        if self.reference is None and present is not None:
            payback = outcome.figure(present.payback)
            against = figure("against", present.name, word="present")
        else:
            payback = outcome.payback_years
            which = "code_minimum" if self.reference is None else "chosen"
            against = figure("against", f"{which}.short", word="against")
        life = self.situation.study.economics.life_years
        return money_findings(outcome, payback, life, against)

    def _tie(self, ranked: Ranked) -> tuple[Finding, ...]:
        """What makes candidates with different figures share a place."""
        if not ranked.within_tolerance:
            return ()
        if ranked.with_classes:
            return (finding("tied_with_class", Severity.INFO),)
        band = self.evaluation.columns.get("energy_band")
        if band is not None and not np.isnan(band[ranked.pair]):
            share = figure("share", float(band[ranked.pair]), Kind.SHARE)
            return (finding("tied_within_band", Severity.INFO, share),)
        tolerance = self.evaluation.energy_tolerance
        if tolerance is None:
            share = figure("share", SEARCH_SHARE, Kind.SHARE)
            return (finding("tied_within_search", Severity.INFO, share),)
        share = figure("share", float(tolerance[ranked.pair]), Kind.SHARE)
        source = self.evaluation.tolerance_source
        return (finding("tied_within_tolerance", Severity.INFO, share, source=source),)

    def _alternatives(self, machine: int, chosen: int) -> tuple[Alternative, ...]:
        """Other numbers of units and other ways of the same machine, admitted or not.

        Of a class: of its series, each in the size that its number of units asks for.
        """
        pairs = self.evaluation.pairs
        members = np.flatnonzero(self.series == self.series[machine]).tolist()
        alone = pairs.machine[: pairs.alone]
        ends = np.searchsorted(alone, [(one, one + 1) for one in members])
        rows = np.concatenate([np.arange(first, last) for first, last in ends])
        admitted = [
            Alternative(
                units=int(self.evaluation.pairs.units[row]),
                variant=self._variant(int(row)),
                outcome=self._outcome(int(row)),
            )
            for row in rows
            if row != chosen
        ]
        refused = [
            Alternative(units=units, outcome=None, findings=self.screening.refused[one, units])
            for one in members
            for units in self.refused.get(one, ())
        ]
        return tuple(sorted(admitted + refused, key=lambda one: one.units))

    def _variant(self, pair: int) -> int:
        variant = self.evaluation.pairs.variant
        return 0 if variant is None else int(variant[pair])

    def as_priced(self, pair: int) -> Outcome:
        """The outcome of a pair, with nothing beside it that anything could be saved against."""
        outcome: Outcome = msgspec.convert(self._priced.values(pair), self.family.outcome)
        return outcome

    def _outcome(self, pair: int) -> Outcome:
        values = self._priced.values(pair)
        values |= self._against_present(pair)
        values |= self._against_machine(pair)
        return msgspec.convert(values, self.family.outcome)

    def _against_present(self, pair: int) -> Mapping[str, float | None]:
        """What is saved over the life against what is there today, and the payback within it."""
        present, columns = self.evaluation.present, self.evaluation.columns
        if present is None or np.isnan(columns[present.cost][pair]):
            return {}
        life_saving = columns.get("life_saving")
        if life_saving is None:
            life_saving = present.figures["life_cycle_cost"] - self.prices.life_cycle_cost
        years, life = float(columns[present.payback][pair]), self.situation.study.economics
        return {
            "life_saving": float(life_saving[pair]),
            present.payback: within_life(years, life.life_years),
        }

    def _against_machine(self, pair: int) -> Mapping[str, float | None]:
        """What is saved against the machine the study names, or the one that meets the code."""
        life, own = self.situation.study.economics.life_years, self._priced
        if self.reference is not None:
            saved = {} if self.reference == pair else (
                own.saved_against(pair, own, self.reference, life)
            )  # fmt: skip
            return {"life_saving": None, **saved}
        beside = None if self.minima is None else self.minima.beside(pair)
        return {} if beside is None else own.saved_against(pair, beside.priced, beside.at, life)


def by_machine(refused: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """Numbers of units by machine."""
    found: dict[int, list[int]] = {}
    for machine, units in refused:
        found.setdefault(machine, []).append(units)
    return found


def left_out_of(
    believed: Believed,
    screening: Screening,
    before: Screening,
    devices: Sequence[Device],
    standings: Sequence[Standing],
    plants: Sequence[PlantYear],
) -> Sequence[LeftOut]:
    """What is not believed, then what was screened out; before: without tiers and grades.

    What stands beside others in one of the plants is a candidate with them.
    """
    others, reasons = believed.others, Reasons.of(screening.left_out)
    beside = {group.machine for year in plants for group in year.groups}
    machines = [machine for machine in reasons if machine not in beside]

    def made(at: int) -> LeftOut:
        if at < len(others):
            record, findings = others[at]
            return LeftOut(
                record=record, machine=at, reason=findings[0].code, reasons={at: findings}
            )
        machine = machines[at - len(others)]
        return LeftOut(
            record=devices[machine],
            machine=machine,
            reason=reasons.codes[machine],
            reasons=reasons,
            standing=None if machine in before.left_out else standings[machine],
        )

    return ListAtNeed(len(others) + len(machines), made)
