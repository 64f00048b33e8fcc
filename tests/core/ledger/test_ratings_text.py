"""Ratings as nameplates are copied into one cell: by label, else by a unit of one meaning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ledger.ratings_text import read_ratings


@pytest.mark.parametrize(
    ("text", "kind", "says", "guessed"),
    [
        ("制冷量440kW 输入95kW", "chiller", {"cooling_kw": 440, "power_kw": 95}, ()),
        ("制冷量：440千瓦；输入功率：95KW", "chiller", {"cooling_kw": 440, "power_kw": 95}, ()),
        # the larger of two is the cooling: no chiller takes more than it gives
        ("1200kW/230kW", "chiller", {"cooling_kw": 1200, "power_kw": 230},
         ("cooling_kw", "power_kw")),
        ("180kW", "chiller", {}, ()),  # may be that of its motor
        ("Q=200m3/h H=32m", "pump", {"flow_m3h": 200, "head_m": 32}, ()),
        ("Q:500m³/h;H:28m;N:45kW;n:1480r/min", "pump",
         {"flow_m3h": 500, "head_m": 28, "power_kw": 45, "speed_rpm": 1480}, ()),
        ("流量（m3/h）：200，扬程（m）：32", "pump", {"flow_m3h": 200, "head_m": 32}, ()),
        ("32m3/h 110m 15kW", "pump", {"flow_m3h": 32, "head_m": 110, "power_kw": 15},
         ("flow_m3h", "head_m", "power_kw")),
        ("风量 12000 m³/h 全压 1200Pa", "fan", {"flow_m3h": 12000, "pressure_kpa": 1.2}, ()),
        ("风量20000CMH，余压450Pa", "fan", {"flow_m3h": 20000}, ()),  # static, no total pressure
        ("11/9kW", "fan", {}, ()),  # two speeds
        ("蒸发量4t/h 1.25MPa", "boiler", {"steam_t_h": 4}, ()),
        ("1.4MW 热效率92%", "boiler", {"heating_kw": 1400, "efficiency_pct": 92}, ("heating_kw",)),
        ("22m³/min 0.8MPa", "compressor", {"flow_m3h": 1320, "pressure_mpa": 0.8},
         ("flow_m3h", "pressure_mpa")),
        ("1250KVA P0=2.09kW Pk=9.69kW 10/0.4kV", "transformer",
         {"size": 1250, "p0_kw": 2.09, "pk_kw": 9.69, "voltage_kv": 10}, ("size", "voltage_kv")),
        ("名义制冷量:1,163kW COP:5.6 IPLV=6.2", "chiller",
         {"cooling_kw": 1163, "cop_c": 5.6, "iplv": 6.2}, ()),
        ("20-30kW", "motor", {}, ()),
        ("Y2-315M-4", "motor", {}, ()),
    ],
)  # fmt: skip
def test_a_rating_in_words(
    text: str, kind: str, says: dict[str, float], guessed: tuple[str, ...]
) -> None:
    found = read_ratings(text, kind)
    assert found.figures == pytest.approx(says)
    assert found.guessed == guessed


PUMP = {"flow_m3h": ("Q=", "流量", "流量：", "流量: "), "head_m": ("H=", "扬程", "扬程 ")}
UNITS = {"flow_m3h": ("m3/h", "m³/h", " m3/h", "立方米/时"), "head_m": ("m", " m", "米")}


@given(
    values=st.fixed_dictionaries(
        {name: st.decimals("0.1", "9999", places=1).map(str) for name in PUMP}
    ),
    label=st.integers(0, 1), unit=st.integers(0, 2), apart=st.sampled_from([" ", "，", "; ", ","]),
    turned=st.booleans(),
)  # fmt: skip
def test_labels_units_separators_and_order_do_not_matter(
    values: dict[str, str], label: int, unit: int, apart: str, turned: bool
) -> None:
    parts = [f"{PUMP[name][label]}{value}{UNITS[name][unit]}" for name, value in values.items()]
    found = read_ratings(apart.join(parts[::-1] if turned else parts), "pump")
    assert found.figures == {name: float(value) for name, value in values.items()}
    assert not found.guessed


LETTERS = "Qq=HN:：0123456789.,/-~ mM3³hHkKwWaAPpRtT流量扬程功率制冷台×()（）；;"
KINDS = ["pump", "fan", "chiller", "boiler", "transformer", "motor", ""]


@given(st.text(alphabet=LETTERS, max_size=40), st.sampled_from(KINDS))
def test_no_text_breaks_it_and_every_figure_is_one(text: str, kind: str) -> None:
    assert all(value >= 0.0 for value in read_ratings(text, kind).figures.values())
