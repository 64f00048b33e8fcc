"""Prices of energy that nobody pays in yuan: most often they were entered in fen.

Told, not refused: the price may be meant, and only the one who entered it knows.
"""

from collections.abc import Iterator

from core.study.economics import FlatTariff
from core.study.study import Study, without_effect
from core.vocabulary.field import fields_of
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

# Yuan a kWh, an assumption: a price in fen is a hundred times one in yuan, and this lies between.
_UNUSUAL = 5.0
_CURRENCY = "CNY"  # in others a figure above it may be usual


def unusual_price(study: Study) -> tuple[Finding, ...]:
    """A warning for each price of a kWh in yuan that is above what is paid."""
    if study.economics.currency != _CURRENCY:
        return ()
    found = (unusual(key, price) for key, price in _prices(study))
    return tuple(one for one in found if one is not None)


def unusual(key: str, price: float) -> Finding | None:
    """A warning where the price of a field, yuan a kWh, is above what is paid."""
    if price <= _UNUSUAL:
        return None
    return finding(
        "price_unusual", Severity.WARNING, figure("field", key, word="field"),
        figure("price", price, Kind.ENERGY_PRICE), figure("limit", _UNUSUAL, Kind.ENERGY_PRICE),
    )  # fmt: skip


def _prices(study: Study) -> Iterator[tuple[str, float]]:
    """By field: of a tariff by the hour its highest, of the duty those that count."""
    tariff = study.economics.tariff
    if isinstance(tariff, FlatTariff):
        yield "price_per_kwh", tariff.price_per_kwh
    else:
        yield "price_per_kwh", max((*tariff.prices_per_kwh, *(tariff.summer_prices_per_kwh or ())))
    idle = without_effect(study)
    for field in fields_of(type(study.duty)):
        if field.kind is Kind.ENERGY_PRICE and f"duty.{field.key}" not in idle:
            yield field.key, field.of(study.duty) or 0.0
