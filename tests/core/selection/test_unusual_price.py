"""A price of energy in fen where yuan are asked for."""

import msgspec
import pytest

from core.selection.unusual_price import unusual_price
from core.study.economics import FlatTariff, TimeOfUseTariff
from gui.program.program import read_study
from tests.core.selection.examples import FOLDER


@pytest.mark.parametrize(
    ("tariff", "currency", "told"),
    [
        (FlatTariff(price_per_kwh=75.0), "CNY", [75.0]),
        (FlatTariff(price_per_kwh=0.75), "CNY", []),
        (FlatTariff(price_per_kwh=27.0), "JPY", []),  # what a Japanese office pays
        (TimeOfUseTariff(prices_per_kwh=(0.4,) * 23 + (120.0,)), "CNY", [120.0]),
    ],
)
def test_only_a_price_that_nobody_pays_in_yuan_is_told(tariff, currency, told):
    study = read_study(FOLDER / "office-shanghai.json")
    economics = msgspec.structs.replace(study.economics, tariff=tariff, currency=currency)
    found = unusual_price(msgspec.structs.replace(study, economics=economics))
    assert [one.figures[1].value for one in found] == told
