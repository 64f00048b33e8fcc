"""A loan: what is paid each year, and the interest in all.

Interest is no part of a present value at the discount rate: what stands here is the cash of the
years, told apart.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.money.financing import Financing, LoanBy

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loan:
    """payments: at the end of each year, (years,)."""

    principal: float
    payments: FloatArray

    @property
    def interest(self) -> float:
        """In all."""
        return float(self.payments.sum()) - self.principal


def loan(price: float, financing: Financing) -> Loan | None:
    """Of what is to be paid; None where none is taken.

    Equal instalments: P·i / (1 − (1+i)^−n); equal principal: P/n and the interest of what is left.
    """
    if financing.loan_by is LoanBy.NONE:
        return None
    rate, years = financing.loan_rate, financing.loan_years
    principal = price * financing.loan_share
    if financing.loan_by is LoanBy.PRINCIPAL:
        left = principal * (1.0 - np.arange(years) / years)
        return Loan(principal=principal, payments=principal / years + left * rate)
    each = principal / years if rate == 0.0 else principal * rate / (1.0 - (1.0 + rate) ** -years)
    return Loan(principal=principal, payments=np.full(years, each))
