"""What stands beside the price: residual value, carbon price, tax credit, subsidy, loan.

All are off until somebody asks for them. A study has them as a section, a ledger in its settings;
what they come to is in core.money.relief and core.money.loan. No rate, limit or price is taken for
granted where the source is not a law that was read: what nobody entered is marked as assumed.
"""

from enum import StrEnum
from typing import Annotated

import msgspec

from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class SubsidyBy(StrEnum):
    """A subsidy for machines of a tier: none, a share of their price, or by rated kW."""

    NONE = "no_subsidy"
    PRICE = "by_price"
    POWER = "by_power"


class LoanBy(StrEnum):
    """How a loan is paid back: none is taken, as much each year, or as much principal each year."""

    NONE = "no_loan"
    INSTALMENTS = "equal_instalments"
    PRINCIPAL = "equal_principal"


class Financing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Each row is off by default: 0, no, none."""

    residual_share: Annotated[float, declare(Kind.SHARE, ge=0, lt=1)] = 0.0  # of the price
    carbon_price_per_t: Annotated[float, declare(Kind.CARBON_PRICE, ge=0, le=1e4)] = 0.0
    tax_credit: Annotated[bool, declare()] = False
    tax_credit_share: Annotated[float, declare(Kind.SHARE, gt=0, le=1, assumed=True)] = 0.10
    vat_share: Annotated[float, declare(Kind.SHARE, ge=0, le=0.5, assumed=True)] = 0.13
    # a year, from which it is taken; None: enough in the first
    tax_payable: Annotated[float, declare(Kind.MONEY, ge=0, le=1e12)] | None = None
    subsidy_by: Annotated[SubsidyBy, declare()] = SubsidyBy.NONE
    subsidy_saving_share: Annotated[float, declare(Kind.SHARE, ge=0, le=1)] = 0.0
    subsidy_advanced_share: Annotated[float, declare(Kind.SHARE, ge=0, le=1)] = 0.0
    subsidy_saving_per_kw: Annotated[float, declare(Kind.CAPACITY_PRICE, ge=0, le=1e5)] = 0.0
    subsidy_advanced_per_kw: Annotated[float, declare(Kind.CAPACITY_PRICE, ge=0, le=1e5)] = 0.0
    subsidy_most: Annotated[float, declare(Kind.MONEY, ge=0, le=1e12)] | None = None
    loan_by: Annotated[LoanBy, declare()] = LoanBy.NONE
    loan_share: Annotated[float, declare(Kind.SHARE, gt=0, le=1, assumed=True)] = 0.7
    loan_rate: Annotated[float, declare(Kind.SHARE, ge=0, le=0.5, assumed=True)] = 0.04
    loan_years: Annotated[int, declare(Kind.YEARS, ge=1, le=50, assumed=True)] = 5

    def without_effect(self) -> frozenset[str]:
        """Keys that say nothing, because what they belong to is off."""
        idle: set[str] = set()
        if not self.tax_credit:
            idle |= {"tax_credit_share", "vat_share", "tax_payable"}
        shares = {"subsidy_saving_share", "subsidy_advanced_share"}
        by_kw = {"subsidy_saving_per_kw", "subsidy_advanced_per_kw"}
        if self.subsidy_by is not SubsidyBy.PRICE:
            idle |= shares
        if self.subsidy_by is not SubsidyBy.POWER:
            idle |= by_kw
        if self.subsidy_by is SubsidyBy.NONE:
            idle |= {"subsidy_most"}
        if self.loan_by is LoanBy.NONE:
            idle |= {"loan_share", "loan_rate", "loan_years"}
        return frozenset(idle)

    @property
    def is_off(self) -> bool:
        """Whether nothing of it counts."""
        return (
            self.residual_share == 0.0
            and self.carbon_price_per_t == 0.0
            and not self.tax_credit
            and self.subsidy_by is SubsidyBy.NONE
            and self.loan_by is LoanBy.NONE
        )
