"""Tariffs, prices and the frame of the life-cycle cost."""

from enum import StrEnum
from typing import Annotated

import msgspec

from core.study.grid_factors import YEAR
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class FlatTariff(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="flat",
):
    """One price all year."""

    price_per_kwh: Annotated[float, declare(Kind.ENERGY_PRICE, ge=0, le=100, assumed=True)] = 0.75


class TimeOfUseTariff(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="time_of_use",
):
    """A price for each hour of the day; `summer` replaces it in the months named."""

    prices_per_kwh: Annotated[tuple[float, ...], declare()]  # 24, hour 0 first
    summer_prices_per_kwh: Annotated[tuple[float, ...], declare()] | None = None
    summer_months: Annotated[tuple[int, ...], declare()] = (7, 8, 9)


class DemandBy(StrEnum):
    """The second part of a two-part tariff (两部制电价): none, kW of the month, kVA installed."""

    NONE = "no_demand_charge"
    DEMAND = "by_demand"
    CAPACITY = "by_capacity"


class Economics(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Tariff, prices and the frame of the life-cycle cost."""

    currency: Annotated[str, msgspec.Meta(min_length=1, max_length=8)] = "CNY"
    tariff: FlatTariff | TimeOfUseTariff = FlatTariff()
    demand_by: Annotated[DemandBy, declare()] = DemandBy.NONE
    # a month, of the month's highest power and of the transformer capacity
    demand_price_per_kw: Annotated[float, declare(Kind.POWER_PRICE, ge=0, le=1e3, assumed=True)] = (
        38.0
    )
    demand_price_per_kva: Annotated[
        float, declare(Kind.POWER_PRICE, ge=0, le=1e3, assumed=True)
    ] = 26.0
    demand_power_factor: Annotated[float, declare(Kind.RATIO, gt=0.3, le=1, assumed=True)] = 0.9
    price_per_kw: Annotated[
        float,
        declare(Kind.CAPACITY_PRICE, ge=0, le=1e5, assumed=True),
    ] = 700.0
    maintenance_share: Annotated[float, declare(Kind.SHARE, ge=0, le=0.5, assumed=True)] = 0.02
    life_years: Annotated[int, declare(Kind.YEARS, ge=1, le=50, assumed=True)] = 20
    discount_rate: Annotated[float, declare(Kind.SHARE, ge=0, le=0.5, assumed=True)] = 0.05
    energy_price_rise: Annotated[float, declare(Kind.SHARE, ge=-0.1, le=0.3, assumed=True)] = 0.0
    grid_factor_kg_per_kwh: (
        Annotated[float, declare(Kind.CARBON_FACTOR, ge=0, le=3, assumed=True)] | None
    ) = None  # None: that of the site in the year below, core.selection.grid_factor
    grid_factor_year: Annotated[int, declare(Kind.YEAR, ge=1990, le=2100)] = YEAR
    reference: Annotated[str, declare()] | None = None  # device id; None: core.selection.savings

    def without_effect(self) -> frozenset[str]:
        """Keys that say nothing of the demand charge that is asked."""
        by_kw, by_kva = "demand_price_per_kw", ("demand_price_per_kva", "demand_power_factor")
        if self.demand_by is DemandBy.NONE:
            return frozenset((by_kw, *by_kva))
        return frozenset(by_kva if self.demand_by is DemandBy.DEMAND else (by_kw,))

    @property
    def grid_kg_per_kwh(self) -> float:
        """The grid factor, once it is known: a selection has put that of the site where none was.

        Raises ValueError as long as it is open.
        """
        if self.grid_factor_kg_per_kwh is None:
            raise ValueError("the grid factor is open: no site was asked")
        return self.grid_factor_kg_per_kwh
