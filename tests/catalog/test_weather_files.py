"""Opening weather files; their content is tested in tests/core/climate/test_epw.py."""

from pathlib import Path

import pytest

from catalog.files import weather_files
from catalog.files.encodings import decode
from catalog.files.weather_files import read_epw
from core.vocabulary.problem import Problem

LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


def write_epw(path: Path, city: str, encoding: str) -> Path:
    header = [f"LOCATION,{city},-,CHN,CSWD,545110,39.80,116.47,8.0,31.3", *["X,0"] * 6]
    header.append("DATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31")
    body = [
        f"2005,{month},{day},{hour},60,?9,20.0,10.0,53,100000,0"
        for month, length in enumerate(LENGTHS, 1)
        for day in range(1, length + 1)
        for hour in range(1, 25)
    ]
    path.write_bytes("\n".join([*header, *body]).encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_weather_file_is_read_in_the_encodings_it_comes_in(tmp_path: Path, encoding: str) -> None:
    year = read_epw(write_epw(tmp_path / "北京.epw", "北京", encoding))
    assert year.label == "北京 (北京.epw)"
    assert year.dry_bulb_c.tolist() == [20.0] * 8760


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problem) as refused:
        read_epw(tmp_path / "none.epw")
    assert (refused.value.code, refused.value.place) == ("file_missing", str(tmp_path / "none.epw"))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(Problem) as refused:
        read_epw(tmp_path)
    assert refused.value.code == "cannot_read"


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_epw(tmp_path / "a.epw", "A", "utf-8")
    monkeypatch.setattr(weather_files, "LIMIT_MB", 0)
    with pytest.raises(Problem) as refused:
        read_epw(path)
    assert refused.value.code == "file_too_large"


@pytest.mark.parametrize(
    ("content", "text", "encoding"),
    [
        ("冷负荷".encode(), "冷负荷", "utf-8"),
        ("冷负荷".encode("gbk"), "冷负荷", "gb18030"),
        ("冷负荷,1234567".encode("utf-16-le"), "冷负荷,1234567", "utf-16-le"),
        ("冷负荷,1234567".encode("utf-16-be"), "冷负荷,1234567", "utf-16-be"),
        (b"25 \xb0", "25 °", "cp1252"),
    ],
)
def test_the_encoding_is_found_from_the_bytes(content: bytes, text: str, encoding: str) -> None:
    assert decode(content, "a") == (text, encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "no-such"])
def test_a_wrong_encoding_asked_for_is_refused(encoding: str) -> None:
    with pytest.raises(Problem) as refused:
        decode("冷".encode("gbk"), "a", encoding)
    assert refused.value.code == "encoding_wrong"
