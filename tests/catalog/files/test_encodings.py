"""One detector of encodings for all files, on texts of engineers."""

import pytest

from catalog.files.encodings import decode
from core.vocabulary.problem import Problem

TEXTS = [
    ("Outdoor Air Temp (°F),Cooling load (kW)\n50,3", "cp1252"),
    ("Temp °C", "cp1252"),
    ("Zeit;Kälteleistung (kW);Außentemperatur (°C)", "cp1252"),
    ("Température extérieure (°C);Puissance", "cp1252"),
    ("São Paulo, Belém, México, Köln", "cp1252"),
    ("SÃO PAULO", "cp1252"),
    ("Außentemp (°F)", "cp850"),
    ("Outdoor Air Temp (°F),Cooling load (kW)", "mac_roman"),
    ("时间,冷负荷(kW),室外干球温度(℃)", "gbk"),
    ("时间,冷负荷(W/㎡)", "gbk"),
    ("项目负责人：陶喆，冷负荷", "gbk"),
    ("時間,冷負荷(kW),室外溫度", "big5"),
    ("時間,冷房負荷(kW)", "cp932"),
    ("Время;Холодильная нагрузка (кВт)", "cp1251"),
]


@pytest.mark.parametrize(("text", "encoding"), TEXTS)
@pytest.mark.parametrize("written", ["", "utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_text_is_read_as_it_was_written(text: str, encoding: str, written: str) -> None:
    if written == "gb18030" and encoding != "gbk":
        pytest.skip("nobody writes these in GB 18030")
    assert decode(text.encode(written or encoding), "a")[0] == text


def test_an_encoding_asked_for_comes_first_and_one_that_cannot_be_is_refused() -> None:
    assert decode("é".encode("mac_roman"), "a", "mac_roman") == ("é", "mac_roman")
    with pytest.raises(Problem) as refused:
        decode(b"\x81\xff", "a", "utf-8")
    assert refused.value.code == "encoding_wrong"
