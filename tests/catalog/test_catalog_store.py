"""Finding devices."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.devices.store import Catalog, open_catalog
from catalog.folders import cache_folder, data_folder
from core.families.chillers.record import Chiller, Compressor
from core.machines.condenser import Condenser
from core.machines.device import UNNAMED
from core.vocabulary.problem import Problem
from tests.catalog.shipped import SHIPPED_CHILLERS


@pytest.fixture(scope="module")
def shipped() -> Iterator[Catalog]:
    with open_catalog() as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "number"),
    [  # counts of the source's maker, line and refrigerant columns
        ("", SHIPPED_CHILLERS),
        ("York", 58 + 33),
        ("multistack", 1),
        ("R-134a", 85 + 19 + 1),
        ("R134a", 85 + 19 + 1),
        ("134a york", None),
        ("23xl", 9),
        ("CVHF", 13),
        ("ylaa0080se", 1),
        ("YLAA 80", 2),
        ("0080se", 0),
        ("R-123", 45),
        ("no such machine", 0),
    ],
)
def test_words_and_their_beginnings_find_maker_model_and_refrigerant(
    shipped: Catalog, text: str, number: int | None
) -> None:
    found = shipped.find(text, family="chillers")
    if number is None:
        assert found
        assert {(d.maker, d.refrigerant) for d in found} == {("York", "R-134a")}
    else:
        assert len(found) == number


@pytest.mark.parametrize(
    "text",
    ['"', '"York"', "York OR Trane", "NOT York", "York*", "maker:York", "NEAR(York Trane)",
     "' OR 1=1 --", "-York", "^York", "(York", "_", "*", "York AND", "\x00"],
)  # fmt: skip
def test_a_query_is_data_whatever_it_looks_like(shipped: Catalog, text: str) -> None:
    found = shipped.find(text, family="chillers")
    words = [word for word in ("OR", "NOT", "NEAR", "AND", "maker") if word in text]
    if words or "York" not in text:
        assert found == ()  # words that stand in no record, or none at all
    else:
        assert {d.maker for d in found} == {"York"}


@given(st.text(max_size=30))
def test_any_text_may_be_searched(shipped: Catalog, text: str) -> None:
    assert {d.id for d in shipped.find(text, family="chillers")} <= {
        d.id for d in shipped.devices("chillers")
    }


def test_filters_are_met_together(shipped: Catalog) -> None:
    found = shipped.find(
        "carrier",
        maker="CARRIER",
        type="screw",
        condenser="air",
        capacity_min_w=500e3,
        capacity_max_w=1e6,
        family="chillers",
    )
    assert found
    for device in found:
        assert device.maker == "Carrier"
        assert device.compressor is Compressor.SCREW
        assert device.condenser is Condenser.AIR
        assert device.capacity_w is not None
        assert 500e3 <= device.capacity_w <= 1e6


def test_a_machine_without_a_size_is_outside_every_range_of_sizes(shipped: Catalog) -> None:
    assert len(shipped.find(capacity_min_w=0.0, family="chillers")) == SHIPPED_CHILLERS - 2


def test_a_filter_that_is_no_column_is_a_bug(shipped: Catalog) -> None:
    with pytest.raises(KeyError, match="colour"):
        shipped.find(colour="red", family="chillers")


def test_a_filter_value_is_data(shipped: Catalog) -> None:
    assert shipped.find(maker="' OR ''='", family="chillers") == ()


def test_a_device_is_had_by_its_id(shipped: Catalog) -> None:
    device = shipped.device("A001")
    assert type(device) is Chiller
    assert (device.maker, device.model) == ("McQuay", "AGZ010BS")
    with pytest.raises(Problem) as caught:
        shipped.device("A999")
    assert (caught.value.code, caught.value.place) == ("device_unknown_near", "A999")


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("LA-FC-G1", "CL-LA-FC-G1"),  # a class without its first letters
        ("w001", "W001"),
        ("W0010", "W001"),
        ("no such machine", None),
    ],
)
def test_ids_like_the_one_asked_for_are_named(
    shipped: Catalog, asked: str, near: str | None
) -> None:
    with pytest.raises(Problem) as caught:
        shipped.device(asked)
    told = {one.name: one.value for one in caught.value.figures}
    assert near is None or near in str(told["near"]).split(", ")
    assert caught.value.code == ("device_unknown" if near is None else "device_unknown_near")


def test_makers_are_named_in_order(shipped: Catalog) -> None:
    assert shipped.makers("chillers") == (
        "(undisclosed)",
        "Carrier",
        "DOE-2",
        "McQuay",
        "Multistack",
        "Trane",
        "York",
        UNNAMED,  # of classes
    )


def test_a_source_or_a_refrigerant_that_is_not_there(shipped: Catalog) -> None:
    assert shipped.refrigerant("R-000") is None
    with pytest.raises(KeyError, match="nowhere"):
        shipped.source("nowhere")


def test_threads_may_ask_at_once(shipped: Catalog) -> None:
    answers: list[int] = []
    threads = [
        threading.Thread(
            target=lambda: answers.append(len(shipped.find("york", family="chillers")))
        )
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [91] * 8


def test_a_catalog_that_breaks_while_it_is_open_is_a_problem(catalog: Catalog) -> None:
    catalog._reading.databases.append("gone")
    with pytest.raises(Problem) as caught:
        catalog.find("york", family="chillers")
    assert caught.value.code == "catalog_unreadable"


def test_the_folders_are_those_of_the_system_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOADFIT_CACHE", "/somewhere/cache")
    monkeypatch.setenv("LOADFIT_DATA", "/somewhere/data")
    assert (cache_folder(), data_folder()) == (Path("/somewhere/cache"), Path("/somewhere/data"))
    monkeypatch.delenv("LOADFIT_CACHE")
    monkeypatch.delenv("LOADFIT_DATA")
    assert cache_folder().name.lower() in ("loadfit", "cache")
    assert data_folder().name.lower() == "loadfit"
    assert cache_folder() != data_folder()


def test_what_is_found_is_the_same_whether_the_records_are_at_hand_or_not():
    """Searching reads only ids once a family's records are loaded."""
    fresh, loaded = open_catalog(), open_catalog()
    loaded.devices("heat_pumps")
    for text in ("vaillant", "R-290", "nothing of the kind", ""):
        for chosen in ({}, {"type": "brine"}):
            found = fresh.find(text, family="heat_pumps", **chosen)
            again = loaded.find(text, family="heat_pumps", **chosen)
            assert [one.id for one in again] == [one.id for one in found]
    at_hand = {one.id: one for one in loaded.devices("heat_pumps")}
    assert all(one is at_hand[one.id] for one in loaded.find("vaillant", family="heat_pumps"))
