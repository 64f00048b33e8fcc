"""That prices which nobody entered decide: told in every family alike, before its candidates."""

from core.study.study import Study, without_effect
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

PATH = "economics.price_per_kw"


def assumed_price(study: Study) -> tuple[Finding, ...]:
    """What is said of the price per size where it is assumed; its message says per size of what."""
    if PATH not in study.assumed or PATH in without_effect(study):
        return ()
    price = figure("price", study.economics.price_per_kw, Kind.CAPACITY_PRICE)
    return (finding("price_assumed", Severity.ASSUMED, price),)
