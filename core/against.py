"""What a candidate's savings are told against, and what they are, the same for every reader.

One of three: the machine the study names, what is there today (a boiler, the motor to be
replaced), or the candidate in the middle of the field. A reader always says which.
"""

from dataclasses import dataclass
from enum import StrEnum

from core.selection import Candidate, Selection

AGAINST_A_MACHINE = ("saving_wh", "payback_years")  # outcomes that are told against a machine


class Yardstick(StrEnum):
    """Why savings are told against just this; messages `against.<value>`."""

    CHOSEN = "chosen"
    PRESENT = "present"
    MIDDLE = "middle"


def yardstick(selection: Selection) -> Yardstick | None:
    """What savings are told against; None where there is nothing to tell them against."""
    if selection.present is not None:
        return Yardstick.PRESENT
    if selection.reference is None:
        return None
    if selection.reference.record.id == selection.study.economics.reference:
        return Yardstick.CHOSEN
    return Yardstick.MIDDLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """Against the yardstick, a year; below 0 where it costs more, None where it cannot be said."""

    money: float | None
    energy_wh: float | None
    payback_years: float | None
    extra_investment: float
    life_cycle_money: float | None  # present value over the life


def saved(selection: Selection, candidate: Candidate) -> Saved | None:
    """What a candidate saves; None for the reference itself and where there is no yardstick."""
    own, present, reference = candidate.outcome, selection.present, selection.reference
    if present is not None:
        return Saved(
            money=getattr(own, present.cost),
            energy_wh=None if present.energy is None else getattr(own, present.energy),
            payback_years=getattr(own, present.payback),
            extra_investment=own.investment,
            life_cycle_money=own.life_saving,
        )
    if reference is None or reference.record.id == candidate.record.id:
        return None
    other = reference.outcome
    running = other.energy_cost + other.maintenance_cost
    return Saved(
        money=running - own.energy_cost - own.maintenance_cost,
        energy_wh=own.saving_wh,
        payback_years=own.payback_years,
        extra_investment=own.investment - other.investment,
        life_cycle_money=own.life_saving,
    )


def figure_against(selection: Selection, key: str) -> float | None:
    """The yardstick's own value of an outcome, where it has one."""
    if selection.present is not None:
        return selection.present.figures.get(key)
    if selection.reference is None:
        return None
    value: float | None = getattr(selection.reference.outcome, key)
    return value


def monthly_against(selection: Selection, candidate: Candidate | None) -> tuple[float, ...] | None:
    """The yardstick's energy by month, Wh, January first; none beside itself."""
    if selection.present is not None:
        return selection.present.monthly_energy_wh
    reference = selection.reference
    if reference is None:
        return None
    itself = candidate is not None and reference.record.id == candidate.record.id
    return None if itself else reference.monthly_energy_wh
