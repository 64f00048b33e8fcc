"""What a candidate's savings are measured against, and what they are, the same for every reader.

One of three, none of which moves while a study is edited: the machine the study names, what is
there today (a boiler, the motor to be replaced), or the machine of the candidate's kind and size
that just meets the code (baseline). Where there is none of them, no saving is told. A reader
always says which.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

from core.money.present_value import annuity
from core.selection.outcome import Outcome
from core.selection.selection import Candidate, Selection
from core.study.economics import Economics

AGAINST_A_MACHINE = ("saving_wh", "payback_years")  # outcomes that are measured against a machine


class Yardstick(StrEnum):
    """Why savings are measured against just this; messages `against.<value>`."""

    CHOSEN = "chosen"
    PRESENT = "present"
    CODE_MINIMUM = "code_minimum"


def yardstick(selection: Selection) -> Yardstick | None:
    """What savings are measured against; None where there is nothing to measure them against."""
    if selection.present is not None:
        return Yardstick.PRESENT
    if selection.reference is not None:
        return Yardstick.CHOSEN
    return None if edition_against(selection) is None else Yardstick.CODE_MINIMUM


def edition_against(selection: Selection) -> str | None:
    """The edition whose limits the machines beside the candidates just meet."""
    return None if selection.minima is None else selection.minima.edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """Against the yardstick, a year; below 0 where it costs more, None where it cannot be said."""

    money: float | None
    energy_wh: float | None
    payback_years: float | None
    extra_investment: float
    life_cycle_money: float | None  # present value over the life
    # Where both are priced alike by their size, so that the better one costs no more by assumption:
    # up to how much more it may cost to buy and still pay over the life.
    break_even_extra: float | None = None


def saved(selection: Selection, candidate: Candidate) -> Saved | None:
    """What a candidate saves; None for the reference itself and where there is no yardstick."""
    own, present = candidate.outcome, selection.present
    if present is not None:
        return Saved(
            money=own.figure(present.cost),
            energy_wh=None if present.energy is None else own.figure(present.energy),
            payback_years=own.figure(present.payback),
            extra_investment=own.investment,
            life_cycle_money=own.life_saving,
        )
    other = _machine_against(selection, candidate)
    if other is None or is_reference(selection, candidate):
        return None
    running = other.energy_cost + other.maintenance_cost
    extra = own.investment - other.investment
    comparable = own.life_saving is not None
    return Saved(
        money=running - own.energy_cost - own.maintenance_cost if comparable else None,
        energy_wh=own.saving_wh,
        payback_years=own.payback_years,
        extra_investment=extra,
        life_cycle_money=own.life_saving,
        break_even_extra=_break_even(own.life_saving, selection.study.economics)
        if math.isclose(own.investment, other.investment)
        else None,
    )


def _break_even(life_saving: float | None, economics: Economics) -> float | None:
    """The price E more that a present value saved bears: E · (1 + maintenance share · a(r))."""
    if life_saving is None or life_saving <= 0.0:
        return None
    kept = economics.maintenance_share * annuity(economics.discount_rate, economics.life_years)
    return life_saving / (1.0 + kept)


def is_reference(selection: Selection, candidate: Candidate) -> bool:
    """Whether it is the machine that the others are measured against."""
    reference = selection.reference
    return reference is not None and reference.id == candidate.id


def _machine_against(selection: Selection, candidate: Candidate) -> Outcome | None:
    """The outcome of the machine beside it: the one named, or that which meets the code."""
    if selection.reference is not None:
        return selection.reference.outcome
    return None if candidate.minimum is None else candidate.minimum.outcome


def figure_against(selection: Selection, candidate: Candidate, key: str) -> float | None:
    """The yardstick's own value of an outcome beside a candidate, where it has one."""
    if selection.present is not None:
        return selection.present.figures.get(key)
    other = _machine_against(selection, candidate)
    if other is None:
        return None
    return other.figure(key)


def monthly_against(selection: Selection, candidate: Candidate | None) -> tuple[float, ...] | None:
    """The yardstick's energy by month, Wh, January first; none beside itself.

    Without a candidate: the one that is the same beside all of them.
    """
    if selection.present is not None:
        return selection.present.monthly_energy_wh
    reference = selection.reference
    if reference is not None:
        itself = candidate is not None and is_reference(selection, candidate)
        return None if itself else reference.monthly_energy_wh
    if candidate is None or candidate.minimum is None:
        return None
    return candidate.minimum.monthly_energy_wh
