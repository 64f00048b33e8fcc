"""Listed machines that a plan leaves where they stand, and what keeps each of them out of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.ledger.diagnosis import HIT, Diagnosis
from core.ledger.plan import Plan

NO_MONEY, LOSES, SAVES_NOTHING = "no_money", "loses", "saves_nothing"
_RATED_IN = {  # what a replacement is rated in, by family; all others by their efficiency
    "compressor": ("new_specific_power",),
    "chiller": ("new_iplv",),
    "transformer": ("new_p0_kw", "new_pk_kw"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """Rows of one reason: fields that are missing, by the keys of `ledger.ask`; or why else."""

    ids: tuple[str, ...]
    missing: tuple[str, ...] = ()
    reason: str = ""  # of those above, where nothing is missing


def unplaced_hits(found: Iterable[Diagnosis], plan: Plan) -> tuple[Unplaced, ...]:
    """By reason, what the lists name and no year of the plan replaces; machines in use only."""
    placed = {id_ for year in plan.years for id_ in year.ids}
    by_reason: dict[tuple[tuple[str, ...], str], list[str]] = {}
    for one in found:
        asset = one.asset
        if one.plan_class != HIT or asset.status != "in_use" or asset.id in placed:
            continue
        missing = _missing(one)
        reason = "" if missing else _reason(one, plan)
        by_reason.setdefault((missing, reason), []).append(asset.id)
    return tuple(
        Unplaced(ids=tuple(ids), missing=missing, reason=reason)
        for (missing, reason), ids in by_reason.items()
    )


def _reason(one: Diagnosis, plan: Plan) -> str:
    if (one.energy.saving_kwh or 0.0) <= 0.0:
        return SAVES_NOTHING
    return LOSES if one.asset.id in plan.loses else NO_MONEY


def _missing(one: Diagnosis) -> tuple[str, ...]:
    """Fields without which what the replacement costs or saves cannot be said."""
    better = one.asset.replacement
    if better is not None and one.energy.saving_kwh is not None:
        return ()
    rated_in = _RATED_IN.get(one.asset.family, ("new_efficiency_pct",))
    if better is None:
        return ("new_cost", *rated_in)
    given = {name: getattr(better, name.removeprefix("new_")) for name in rated_in}
    lacking = [name for name, value in given.items() if value is None]
    # Both are rated in the same figure: where none of these lacks, today's own does.
    return (*lacking, *one.energy.missing) or ("today_figure",)
