"""What a kW of each loss is worth over the life, and what a better one may cost more."""

from collections.abc import Iterator

from core.content.blocks import Cell, Column, Quantity, Table, Words, say
from core.families.transformers.performance import loss_factors
from core.families.transformers.record import Transformer
from core.load.profile import Profile
from core.machines.device import device_name
from core.money.present_value import annuity
from core.selection.selection import Candidate, Selection
from core.study.economics import Economics
from core.vocabulary.quantity import Kind


def worth_of_losses(economics: Economics, profile: Profile, peak_va: float) -> tuple[float, float]:
    """A and B, currency for a kW of P0 and for one of Pk of a unit that the peak loads in full.

    Load loss comes mostly in dear hours: B counts the hours at the peak that would cost as much.
    """
    price = float(profile.price_hours.sum() / profile.hours.sum())
    if price <= 0.0 or peak_va <= 0.0:
        return 0.0, 0.0
    dear = float(profile.price_hours @ (profile.columns["load_w"] / peak_va) ** 2)
    worth = annuity(economics.discount_rate, economics.life_years, economics.energy_price_rise)
    return loss_factors(worth, price, dear / price, 1.0)


def alike(selection: Selection, candidate: Candidate) -> tuple[Candidate, ...]:
    """Candidates of the same rating, insulation and number, the one that loses most first."""
    own: Transformer = candidate.record
    found = [
        one
        for one in selection.candidates
        if one.units == candidate.units
        and (one.record.rated_va, one.record.insulation, one.record.thermal_class)
        == (own.rated_va, own.insulation, own.thermal_class)
    ]
    return tuple(sorted(found, key=lambda one: -(one.outcome.figure("loss_cost") or 0.0)))


def price_table(selection: Selection, candidate: Candidate) -> Table | None:
    """By how much each may be dearer than the one that loses most; None where it stands alone."""
    found = alike(selection, candidate)
    if len(found) < 2:
        return None
    return Table(
        title=say("report.transformers.may_cost"),
        columns=(
            Column(title=say("field.model"), share=1.0),
            Column(title=say("field.no_load_power_w"), kind=Kind.LOSS_POWER),
            Column(title=say("field.load_loss_w"), kind=Kind.LOSS_POWER),
            Column(title=say("field.annual_energy_wh.apparent_power"), kind=Kind.ENERGY),
            Column(title=say("field.loss_cost"), kind=Kind.MONEY),
            Column(title=say("report.transformers.may_cost.more"), kind=Kind.MONEY),
        ),
        rows=tuple(_rows(found)),
    )


def _rows(found: tuple[Candidate, ...]) -> Iterator[tuple[Cell, ...]]:
    most = found[0].outcome.figure("loss_cost") or 0.0
    for one in found:
        lost = one.outcome.figure("loss_cost") or 0.0
        record: Transformer = one.record
        yield (
            Words(text=device_name(record)),
            Quantity(value=record.no_load_power_w, kind=Kind.LOSS_POWER),
            Quantity(value=record.load_loss_w, kind=Kind.LOSS_POWER),
            Quantity(value=one.outcome.annual_energy_wh, kind=Kind.ENERGY),
            Quantity(value=lost, kind=Kind.MONEY),
            Quantity(value=(most - lost) / one.units, kind=Kind.MONEY),
        )
