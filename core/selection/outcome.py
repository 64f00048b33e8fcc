"""What a selection works out and says of one candidate, common to every family.

Each field is declared once: tables, comparison, report and export are made from it. A
family adds its own by inheriting. Candidates can be ranked by what has a `criterion`; a family
to which one says nothing declares the field anew without it. None means: cannot be said, and a
finding says why. A payback is inf where it does not come within the life.
"""

from typing import Annotated, ClassVar

import msgspec

from core.vocabulary.field import declare, fields_of
from core.vocabulary.quantity import Kind

BEYOND_MARK = "†"  # behind a figure that is read beyond the limits of the machine


class Design(msgspec.Struct, frozen=True, kw_only=True, tag_field="family"):
    """The design figures of a family's duty; it names the kind of its own capacity, and its tag.

    Whatever a family delivers is called `…_w` in code that all families share, in the unit of the
    kind declared: of pumps, fans and compressors it is a flow, m³/s, of electrolysers one of
    hydrogen, of servers work, ssj_ops. where_asked: figures that are not shown where they are None.
    """

    where_asked: ClassVar[tuple[str, ...]] = ()

    peak_w: Annotated[float, declare(Kind.ELECTRIC_POWER)]
    required_w: Annotated[float, declare(Kind.ELECTRIC_POWER)]  # peak · (1 + margin)


class Outcome(msgspec.Struct, frozen=True, kw_only=True, tag_field="family"):
    """Outcomes over one year, of all units together.

    A family whose capacity is no cooling declares `unit_capacity_w` and `installed_w` anew,
    with the kind of its own. of_the_year: figures that are off by `energy_band`.
    """

    of_the_year: ClassVar[tuple[str, ...]] = ("annual_energy_wh", "energy_cost", "carbon_kg")

    # at design conditions; None where units differ: each group of the candidate has its own
    unit_capacity_w: Annotated[float | None, declare(Kind.COOLING_POWER)]
    installed_w: Annotated[float, declare(Kind.COOLING_POWER)]
    # the units that carry the load, a standby unit left out, over the peak
    oversizing: Annotated[float, declare(Kind.RATIO, lower_is_better=True)]
    annual_energy_wh: Annotated[
        float,
        declare(
            Kind.ENERGY,
            lower_is_better=True,
            criterion="annual_energy",
            energy_part="annual_energy_wh",
        ),
    ]
    # None where no auxiliaries were entered: they are not counted, which is not zero
    auxiliary_energy_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=True)] = None
    coverage_hours: Annotated[
        float, declare(Kind.SHARE, lower_is_better=False, criterion="coverage")
    ]
    coverage_energy: Annotated[float, declare(Kind.SHARE, lower_is_better=False)]
    unmet_hours: Annotated[float, declare(Kind.HOURS, lower_is_better=True)]
    unmet_energy_wh: Annotated[float, declare(Kind.ENERGY, lower_is_better=True)]
    investment: Annotated[float, declare(Kind.MONEY, lower_is_better=True)]
    energy_cost: Annotated[float, declare(Kind.MONEY, lower_is_better=True)]  # a year
    # of it the demand charge of a two-part tariff; None where none is asked
    demand_cost: Annotated[float | None, declare(Kind.MONEY, lower_is_better=True)] = None
    # what a kWh of electricity costs on average, by the hours in which it is used
    mean_price_per_kwh: Annotated[float | None, declare(Kind.ENERGY_PRICE)] = None
    maintenance_cost: Annotated[float, declare(Kind.MONEY, lower_is_better=True)]  # a year
    # present value of parts renewed within the life; None where none are
    renewals_cost: Annotated[float | None, declare(Kind.MONEY, lower_is_better=True)] = None
    life_cycle_cost: Annotated[
        float,
        declare(
            Kind.MONEY,
            lower_is_better=True,
            criterion="life_cycle_cost",
            energy_part="life_cycle_energy_cost",
        ),
    ]
    carbon_kg: Annotated[  # a year
        float,
        declare(Kind.CARBON, lower_is_better=True, criterion="carbon", energy_part="carbon_kg"),
    ]
    # of a study's financing; None where it is off. The loan is no part of the life-cycle cost
    carbon_cost: Annotated[float | None, declare(Kind.MONEY, lower_is_better=True)] = None
    subsidy: Annotated[float | None, declare(Kind.MONEY, lower_is_better=False)] = None
    tax_credit: Annotated[float | None, declare(Kind.MONEY, lower_is_better=False)] = None
    residual_value: Annotated[float | None, declare(Kind.MONEY, lower_is_better=False)] = None
    loan_payment: Annotated[float | None, declare(Kind.MONEY, lower_is_better=True)] = None
    # How far the figures of the year may be off, either way: of a class of machines, else None.
    energy_band: Annotated[float | None, declare(Kind.SHARE)] = None
    # Present value over the life against what savings are measured against, investment taken off.
    life_saving: Annotated[float | None, declare(Kind.MONEY, lower_is_better=False)] = None
    saving_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=False)] = None
    payback_years: Annotated[float | None, declare(Kind.PAYBACK, lower_is_better=True)] = None

    def figure(self, key: str) -> float | None:
        """The figure of a declared field; None: it cannot be said."""
        value: float | None = getattr(self, key)
        return value

    @property
    def beyond_k(self) -> float:
        """How far beyond the machine's limits the capacity is read, K; 0: it is stated."""
        return 0.0

    def band_of(self, key: str) -> float | None:
        """How far a figure of the year may be off, as a share; None: it is no such figure.

        A cost over the life is off by as much of its energy alone.
        """
        return self.energy_band if key in self.of_the_year else None

    def is_beyond(self, key: str) -> bool:  # noqa: ARG002
        """Whether the figure of a field rests on a value beyond the machine's limits."""
        return False

    @property
    def capacity_kind(self) -> Kind:
        """The kind of power that the capacity is."""
        return capacity_kind(type(self))


class ReserveOutcome(Outcome, frozen=True, kw_only=True):
    """Outcomes of a family that keeps a standby unit: the load that is not met, both ways.

    None without a standby unit. `unmet_hours` and `unmet_energy_wh` are those of the way the
    duty allows.
    """

    unmet_alone_hours: Annotated[float | None, declare(Kind.HOURS, lower_is_better=True)] = None
    unmet_alone_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=True)] = None
    unmet_helped_hours: Annotated[float | None, declare(Kind.HOURS, lower_is_better=True)] = None
    unmet_helped_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=True)] = None


class CurveOutcome(ReserveOutcome, frozen=True, kw_only=True):
    """Outcomes of a family whose capacity at design is read off curves or points.

    Beyond their limits it is the worse of the value held there and of the curve carried on.
    """

    at_design: ClassVar[tuple[str, ...]] = ("unit_capacity_w", "installed_w", "oversizing")

    # how far the design conditions lie beyond the limits of the machine's figures; 0: inside
    design_beyond_k: Annotated[
        float, declare(Kind.TEMPERATURE_DIFFERENCE, lower_is_better=True)
    ] = 0.0

    @property
    def beyond_k(self) -> float:
        """How far beyond the machine's limits the capacity is read, K."""
        return self.design_beyond_k

    def is_beyond(self, key: str) -> bool:
        """Whether the figure of a field rests on a value beyond the machine's limits."""
        return self.design_beyond_k > 0.0 and key in self.at_design


def in_per_cent(band: float) -> str:
    """A band in whole per cent, in every language: it is known no finer."""
    return f"±{band * 100.0:.0f}%"


def capacity_kind(outcome: type[Outcome]) -> Kind:
    """The kind of power that a family's load and capacity are."""
    kind = next(field.kind for field in fields_of(outcome) if field.key == "unit_capacity_w")
    assert kind is not None  # noqa: S101  declared with one
    return kind


_S_PER_H = 3600.0
_J_PER_KWH = 3.6e6
_FLOWS = (Kind.WATER_FLOW, Kind.FREE_AIR_FLOW, Kind.AIR_FLOW, Kind.HYDROGEN_FLOW)


def sum_of_load(load: float, kind: Kind) -> tuple[float, Kind]:
    """A load summed over hours, and its kind: energy of a power, volume of a flow, or work."""
    if kind in _FLOWS:
        return load * _S_PER_H, Kind.VOLUME_A_YEAR
    if kind is Kind.WORK_RATE:
        return load * _S_PER_H, Kind.WORK_A_YEAR
    return load, Kind.ENERGY


def load_over_input(kind: Kind) -> tuple[float, Kind]:
    """What a load over the power it takes is multiplied by to be told, and its kind.

    A COP of a power; of a flow the volume for each kWh; of work what a watt does.
    """
    if kind in _FLOWS:
        return _J_PER_KWH, Kind.VOLUME_PER_ENERGY
    if kind is Kind.WORK_RATE:
        return 1.0, Kind.WORK_PER_POWER
    return 1.0, Kind.COP
