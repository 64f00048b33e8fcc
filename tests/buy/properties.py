"""Would one buy it? What must hold of every selection, and how answers must move with questions.

Each property takes a study as plain data and yields what is wrong in words; nothing where it
holds. Energies and costs are compared for the same machine, number of units and way.
"""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from core.families.motors.classes import class_above_label
from core.families.motors.record import Motor
from core.families.registry import FAMILIES
from core.machines.device import Evidence, is_class, is_made_to_size
from core.machines.refrigerant import PHASED_OUT, plain_name
from core.selection.carried import shortfall_of
from core.selection.selection import Candidate, Selection
from core.study.plant import Redundancy
from core.vocabulary.field import criteria_of
from core.vocabulary.finding import Severity
from tests.buy.compared import Raw, by_way, close_below, moved
from tests.buy.energies import ENERGIES
from tests.buy.laws import LAWS
from tests.buy.studies import changed, devices_of, selected
from tests.buy.twins import better
from tests.core.selection.examples import program


def _order(selection: Selection) -> list[tuple[str, int]]:
    return [(one.record.id, one.place) for one in selection.candidates]


# What stands first


def the_first_carries_the_load_if_any_does(raw: Raw) -> Iterator[str]:
    selection = selected(raw)
    if selection is None or not selection.candidates:
        return
    short = [shortfall_of(one.outcome) is not None for one in selection.candidates]
    if short[0] and not all(short):
        yield f"{selection.candidates[0].record.id} is first and does not carry the load"
    if short != sorted(short):
        yield "what does not carry the load stands before what does"


def the_first_may_be_bought_new(raw: Raw) -> Iterator[str]:
    selection = selected(raw)
    if selection is None or selection.climate.country not in ("", "CHN"):
        return
    groups = program().catalog.refrigerant_groups()
    for one in selection.candidates:
        name = getattr(one.record, "refrigerant", "")
        if groups.get(plain_name(name)) in PHASED_OUT:
            yield f"{one.record.id} with {name} is a candidate"


def what_loses_money_says_so(raw: Raw) -> Iterator[str]:
    """Beside what is there today, a first choice whose life costs more is named so."""
    selection = selected(raw)
    if selection is None or not selection.candidates or selection.present is None:
        return
    kept = selection.present.figures.get("life_cycle_cost")
    first = selection.candidates[0]
    if kept is None or close_below(first.outcome.life_cycle_cost, kept):
        return
    said = {found.code for found in (*selection.findings, *first.findings)}
    if not any("econom" in code or "loses" in code or "no_saving" in code for code in said):
        yield f"{first.record.id} costs more than what is there: {sorted(said)}"


def one_unit_too_large_is_not_first_where_several_are_tied(raw: Raw) -> Iterator[str]:
    """Warned of low load or of switching, alone, before two of the same place and evidence."""
    selection = selected(raw)
    if selection is None or not selection.candidates:
        return
    first, *others = selection.candidates
    if selection.study.plant.carrying(first.units) > 1 or not _warned(first) & {
        "low_load",
        "cycling",
        *_PUMPS_CYCLING,
    }:
        return
    plant = selection.study.plant
    several = [one for one in others if plant.carrying(one.units) > 1]
    like = [one.record.evidence for one in several if one.place == first.place]
    if first.record.evidence in like:
        yield f"one {first.record.id} is first, several of its place are not"


_PUMPS_CYCLING = ("pumps_cycling", "pumps_cycling_both")


def _warned(candidate: Candidate) -> set[str]:
    return {one.code for one in candidate.findings if one.severity is Severity.WARNING}


def what_contradicts_its_label_is_not_first(raw: Raw) -> Iterator[str]:
    selection = selected(raw)
    if selection is None or not selection.candidates:
        return

    def bearing(one: Candidate) -> tuple[Any, ...]:
        codes = {found.code for found in one.findings if found.code.startswith(("rule_", "proj"))}
        return one.record.evidence, shortfall_of(one.outcome) is None, codes

    first, *others = selection.candidates
    if "class_understated" not in _warned(first):
        return
    if any(bearing(one) == bearing(first) and "class_understated" not in _warned(one)
           for one in others):  # fmt: skip
        yield f"{first.record.id} is first, though its label says less than its figure"


def nothing_is_better_in_everything_than_the_first(raw: Raw) -> Iterator[str]:
    """Smaller, cheaper to buy and to run, as well documented, warned of no more: that goes first.

    By a hundredth at least, as what differs by less is not told apart.
    """
    selection = selected(raw)
    if selection is None or not selection.candidates or _measure(raw) is None:
        return
    first, *others = selection.candidates
    codes = {found.code for found in first.findings}
    for one in others:
        if shortfall_of(one.outcome) is not None and shortfall_of(first.outcome) is None:
            continue
        if one.record.evidence is not first.record.evidence or one.standing != first.standing:
            continue
        if not {found.code for found in one.findings} <= codes:
            continue
        keys = ("oversizing", "investment", "annual_energy_wh", "life_cycle_cost", "carbon_kg")
        if all(getattr(one.outcome, k) < 0.99 * getattr(first.outcome, k) for k in keys):
            yield f"{one.id} × {one.units} is better in everything than {first.id} × {first.units}"


# How answers move


def a_higher_price_never_lowers_the_cost(raw: Raw) -> Iterator[str]:
    low = changed(raw, economics__tariff={"kind": "flat", "price_per_kwh": 0.6})
    high = {"economics__tariff": {"kind": "flat", "price_per_kwh": 0.9}}
    for key, before, after in moved(low, high):
        if not close_below(before.energy_cost, after.energy_cost):
            yield f"{key}: energy {before.energy_cost} -> {after.energy_cost}"
        if not close_below(before.life_cycle_cost, after.life_cycle_cost):
            yield f"{key}: life cycle {before.life_cycle_cost} -> {after.life_cycle_cost}"


def n_plus_1_never_costs_less(raw: Raw) -> Iterator[str]:
    duty = FAMILIES[raw["duty"]["family"]].duty
    if "redundancy" not in duty.in_plants or Redundancy.N_PLUS_1 not in duty.redundancies:
        return
    before = selected(changed(raw, plant__redundancy="none"))
    after = selected(changed(raw, plant__redundancy="n_plus_1"))
    if before is None or after is None:
        return
    with_reserve = by_way(after)
    for (name, units, way), alone in by_way(before).items():
        one_more = with_reserve.get((name, units + 1, way))
        if one_more is not None and not close_below(alone.investment, one_more.investment):
            yield f"{name}: {units} cost {alone.investment}, {units} + 1 {one_more.investment}"


def hours_and_bins_agree_on_the_first(raw: Raw) -> Iterator[str]:
    """The first by bins costs, by hours, at most 2 % more than the first by hours.

    Or it shares the first place with it: within the band of a class nothing is told apart.
    """
    binned = selected(changed(raw, criteria__resolution="binned"))
    hourly = selected(changed(raw, criteria__resolution="hourly"))
    if binned is None or hourly is None or not binned.candidates or not hourly.candidates:
        return
    first = binned.candidates[0]
    tied = {one.id for one in hourly.candidates if one.place == hourly.candidates[0].place}
    if first.id in tied:
        return
    again = by_way(hourly).get((first.id, first.units, first.variant))
    if again is None and first.is_mixed:
        # Of thousands of mixed plants a search keeps a few, by hours maybe others as good.
        again = first.outcome
    best = hourly.candidates[0].outcome
    if again is None:
        yield f"{first.record.id} is first by bins and no candidate by hours"
    elif (shortfall_of(again) is None) == (shortfall_of(best) is None):
        key = _measure(raw)
        if key and getattr(again, key) > 1.02 * getattr(best, key):
            yield f"{first.record.id}: {getattr(again, key):.6g} against {getattr(best, key):.6g}"


def _measure(raw: Raw) -> str | None:
    """The outcome that is ranked by, where less of it is better."""
    outcome = FAMILIES[raw["duty"]["family"]].outcome
    field = criteria_of(outcome)[raw["criteria"]["rank_by"]]
    return field.key if field.lower_is_better else None


# Other catalogs


def _first_burden(raw: Raw, selection: Selection) -> tuple[bool, float] | None:
    """Whether the first falls short, and by what it was ranked.

    The best of those that share its place and are as well documented: a smaller motor goes first.
    """
    key = _measure(raw)
    if key is None or not selection.candidates:
        return None
    first = selection.candidates[0]
    tied = [
        float(getattr(one.outcome, key))
        for one in selection.candidates
        if one.place == first.place and one.record.evidence is first.record.evidence
    ]
    return shortfall_of(first.outcome) is not None, min(tied)


def a_wider_catalog_never_has_a_worse_best(raw: Raw) -> Iterator[str]:
    whole = devices_of(raw)
    some = set(Random(len(whole)).sample(range(len(whole)), len(whole) // 2))  # noqa: S311
    half = tuple(
        one
        for number, one in enumerate(whole)
        # One estimate may give way to another, as the second law's to a survey's: all are kept.
        if number in some or is_made_to_size(one) or is_class(one)
    )
    narrow, wide = selected(raw, half), selected(raw)
    if narrow is None or wide is None:
        return
    few, many = _first_burden(raw, narrow), _first_burden(raw, wide)
    if few is None:
        return
    if many is None:
        yield "the whole catalog has no candidate, half of it has"
    elif _better_documented(wide, narrow):
        return  # an estimate may not keep a documented machine from standing first
    elif not few[0] and (many[0] or not close_below(many[1], few[1])):
        yield f"best of half {few}, of the whole {many}"


def _better_documented(one: Selection, other: Selection) -> bool:
    """Whether the first of one is documented and the first of the other a claim."""
    first, second = (_is_claim(each.candidates[0].record) for each in (one, other))
    return second and not first


def _is_claim(record: Any) -> bool:
    """An estimate, or printed with more than its own label says."""
    above = isinstance(record, Motor) and class_above_label(record) is not None
    return record.evidence is Evidence.D or above


def a_better_machine_never_has_a_worse_place(raw: Raw) -> Iterator[str]:
    # Of what the sun gives the better one makes more hydrogen: only the cost of a kg compares it.
    if raw["load"]["kind"] == "renewable_power" and raw["criteria"]["rank_by"] != "hydrogen_cost":
        return
    before = selected(raw)
    if before is None or not before.candidates or _measure(raw) is None:
        return
    twin_of: Candidate = before.candidates[min(3, len(before.candidates) - 1)]
    twin = better(twin_of.record)
    if twin is None:
        return
    after = selected(raw, (*devices_of(raw), twin))
    if after is None:
        return
    places: dict[str, int] = {}  # the best, where several plants have a machine
    for one in after.candidates:
        places.setdefault(one.record.id, one.place)
    if twin.id in places and twin_of.record.id in places:
        if places[twin.id] > places[twin_of.record.id]:
            yield f"{twin.id} has place {places[twin.id]}, {places[twin_of.record.id]} without"
    elif twin_of.record.id in places:
        left = {one.record.id: one.findings[0].code for one in after.left_out}
        if left.get(twin.id) != "not_believable":
            yield f"{twin.id} is no candidate: {left.get(twin.id)}"


PROPERTIES: tuple[Callable[[Raw], Iterator[str]], ...] = (
    the_first_carries_the_load_if_any_does,
    the_first_may_be_bought_new,
    what_loses_money_says_so,
    one_unit_too_large_is_not_first_where_several_are_tied,
    what_contradicts_its_label_is_not_first,
    nothing_is_better_in_everything_than_the_first,
    a_higher_price_never_lowers_the_cost,
    n_plus_1_never_costs_less,
    hours_and_bins_agree_on_the_first,
    a_wider_catalog_never_has_a_worse_best,
    a_better_machine_never_has_a_worse_place,
    *ENERGIES,
    *LAWS,
)
