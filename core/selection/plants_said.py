"""What is said of plants of several models: how the best of them stands beside the best of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.plant.plant_year import PlantYear
from core.plant.starts import Clock, not_counted
from core.selection.carried import shortfall_of
from core.selection.making import Making
from core.selection.plants import LEAST_UNITS, MixedPlants
from core.selection.ranking import SEARCH_SHARE, Ranked
from core.selection.selection import name_of
from core.study.plant import Staging
from core.vocabulary.field import criteria_of
from core.vocabulary.finding import Figure, Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """The best plant of several models beside the best of one, as they stand in the ranking.

    saving: of the first against the second, a share of the criterion, negative where it is
    worse; None where no plant of one model carries the whole load; investment, energy_cost: the
    first less the second; uneven: the first does its duty less evenly, and so stands behind.
    """

    name: str
    alone: str
    saving: float | None
    investment: float
    energy_cost: float
    uneven: bool = False


def said_of_plants(
    mixed: MixedPlants | None, ranked: Sequence[Ranked], way: Making
) -> tuple[Finding, ...]:
    """Whether a plant of several models is better than the best of one, where it was asked."""
    plant, best = way.situation.plant, _best_of_both(mixed, ranked, way)
    if mixed is None:
        duty = plant.carrying(plant.units_max)
        if duty < LEAST_UNITS:
            few = figure("units", duty, Kind.COUNT)
            return (finding("mixed_units_too_few", Severity.WARNING, few),)
        asked = figure("models", plant.models_max, Kind.COUNT)
        return (finding("mixed_not_sought", Severity.WARNING, asked),)
    said = (
        figure("considered", mixed.proof.considered, Kind.COUNT),
        figure("units", mixed.units_max, Kind.COUNT),
        figure("criterion", mixed.sought_by, word="choice"),
    )
    if best is None:
        return (finding("mixed_none", Severity.INFO, *said),)
    name, saving = figure("plant", best.name), best.saving
    if saving is None:
        better = finding("mixed_only", Severity.INFO, name, *said)
    else:
        beside: tuple[Figure, ...] = (
            figure("alone", best.alone),
            figure("share", abs(saving), Kind.SHARE),
            figure("investment", best.investment, Kind.MONEY),
            figure("energy_cost", best.energy_cost, Kind.MONEY),
        )
        code = "mixed_better" if saving > SEARCH_SHARE else "mixed_no_better"
        if abs(saving) <= SEARCH_SHARE:
            code, beside = "mixed_alike", (beside[0], figure("share", SEARCH_SHARE, Kind.SHARE))
        elif saving > 0.0 and best.uneven:
            code = "mixed_better_uneven"
        better = finding(code, Severity.INFO, name, *beside, *said)
    coarse = _coarse(mixed.years[0])
    if mixed.on_power:  # ramps and starts are part of its year
        return (better,)
    return (better, *_by_rule(mixed), *coarse, _starts(mixed.years[0].mixing.clock))


def _by_rule(mixed: MixedPlants) -> tuple[Finding, ...]:
    """That candidates of one model follow a rule by which the others are not held."""
    if mixed.alone_by is Staging.OPTIMUM:
        return ()
    rule = figure("staging", mixed.alone_by.value, word="choice")
    return (finding("mixed_by_least_power", Severity.WARNING, rule),)


def _starts(clock: Clock | None) -> Finding:
    """Whether starts are counted; the search itself never weighs them."""
    if clock is None:
        return not_counted()
    return finding(
        "starts_counted", Severity.INFO,
        figure("least", clock.least_run_h * 3600.0, Kind.SECONDS),
        figure("loss", clock.start_h * 3600.0, Kind.SECONDS),
    )  # fmt: skip


def _coarse(year: PlantYear) -> tuple[Finding, ...]:
    """That the search knows a plant's machines less well than it is exact to."""
    if year.mixing.error is None:
        return ()
    worst = float(year.mixing.error(np.array([group.row for group in year.groups])).max())
    if worst <= SEARCH_SHARE:
        return ()
    return (finding("mixed_classes_coarse", Severity.INFO, figure("share", worst, Kind.SHARE)),)


def _best_of_both(mixed: MixedPlants | None, ranked: Sequence[Ranked], way: Making) -> Best | None:
    """The best plant of several models beside the best of one, as far as they cost and carry.

    What stands beside a candidate is left for who looks at it.
    """
    if mixed is None or not mixed.years:
        return None
    alone = way.evaluation.pairs.alone
    key = criteria_of(way.family.outcome)[mixed.sought_by].key
    plant = _least_of_place([one for one in ranked if one.pair >= alone], key, way)
    other = next((one.pair for one in ranked if one.pair < alone), None)
    if plant is None:
        return None
    name, own, unsteady = name_of(way.groups(plant)), way.as_priced(plant), way.evaluation.unsteady
    its = None if other is None else way.as_priced(other)
    if other is None or its is None or shortfall_of(its) is not None:
        return Best(name=name, alone="", saving=None, investment=0.0, energy_cost=0.0)
    return Best(
        name=name,
        alone=name_of(way.groups(other)),
        saving=1.0 - (own.figure(key) or 0.0) / (its.figure(key) or 1.0),
        investment=own.investment - its.investment,
        energy_cost=own.energy_cost - its.energy_cost,
        uneven=unsteady is not None and bool(unsteady[plant] > unsteady[other]),
    )


def _least_of_place(those: Sequence[Ranked], key: str, way: Making) -> int | None:
    """The pair with the least figure of those that share the first one's place.

    They are known as well, carry as much and run as evenly: only how they are shown, as those of
    fewer units before others, sets them behind it.
    """
    pairs, unsteady = way.evaluation.pairs, way.evaluation.unsteady

    def alike(pair: int) -> tuple[Any, ...]:
        evidence = max(way.devices[one].evidence for one in pairs.machines(pair))
        uneven = unsteady is not None and bool(unsteady[pair] > 0.0)
        return evidence, uneven, shortfall_of(way.as_priced(pair)) is None

    if not those:
        return None
    first = those[0]
    like_first = alike(first.pair)
    same = [one.pair for one in those if one.place == first.place and alike(one.pair) == like_first]
    return min(same, key=lambda pair: way.as_priced(pair).figure(key) or 0.0)
