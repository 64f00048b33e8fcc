"""What the shipped figures say."""

from collections import Counter

import pytest

from catalog.devices.figures_file import read_figures, shipped_figures
from catalog.devices.store import Catalog
from catalog.devices.tables import REFRIGERANTS, SOURCES
from core.families.chillers.plausibility import reference_values
from core.families.chillers.plausible import defects
from core.families.chillers.record import Chiller, Flag, Unloading
from core.machines.condenser import Condenser
from core.machines.device import Evidence, is_made_to_size
from core.machines.refrigerant import GwpReport
from tests.catalog.shipped import AIR_COOLED, SHIPPED_CHILLERS, WATER_COOLED

KW_PER_TON = 3.5168528  # 12,000 Btu(IT)/h


# What its source says of a machine, beside what its figures say.
_TOLD = {
    Flag.CAPACITY_CORRECTED, Flag.MAKER_NOT_DISCLOSED, Flag.SPEED_PART_LOAD_LOW,
    Flag.PART_LOAD_OF_KIND,
}  # fmt: skip


def _flagged(catalog: Catalog, flag: Flag, condenser: Condenser) -> int:
    return sum(flag in d.flags for d in catalog.devices("chillers") if d.condenser is condenser)


def _documented(catalog: Catalog) -> list[Chiller]:
    return [d for d in catalog.devices("chillers") if not is_made_to_size(d)]


def test_every_machine_and_class_has_a_name_of_its_own(catalog: Catalog) -> None:
    devices, documented = catalog.devices("chillers"), _documented(catalog)
    assert Counter(d.condenser for d in documented) == {
        Condenser.WATER: WATER_COOLED,
        Condenser.AIR: AIR_COOLED,
    }
    assert len({d.id for d in devices}) == SHIPPED_CHILLERS
    assert len({(d.maker, d.model) for d in devices}) == SHIPPED_CHILLERS


@pytest.mark.parametrize(
    ("device", "model", "input_kw", "tons", "flow_ls", "range_k"),
    [  # capacity field, printed tons, flow and temperature range of the source
        ("A012", "YLAA0080SE", 87.7, 77.7, 11.8, 5.53),
        ("A024", "YLAA0100SE", 110.7, 95.8, 14.5, 5.55),
        ("A050", "YLAA0175HE", 190.0, 174.2, 26.4, 5.54),
    ],
)
def test_a_corrected_capacity_is_that_of_the_printed_tons_and_of_the_flow(
    catalog: Catalog,
    device: str,
    model: str,
    input_kw: float,
    tons: float,
    flow_ls: float,
    range_k: float,
) -> None:
    machine = catalog.device(device)
    assert machine.model == model
    assert Flag.CAPACITY_CORRECTED in machine.flags
    assert machine.capacity_w is not None
    capacity_kw = machine.capacity_w / 1e3
    assert capacity_kw == pytest.approx(tons * KW_PER_TON, rel=1e-3)
    assert capacity_kw == pytest.approx(flow_ls * 4.19 * range_k, rel=5e-3)
    # The field of the source is the power without fans: its ratio exceeds the COP a little.
    assert 1.0 < capacity_kw / input_kw / machine.cop < 1.2


def test_24_york_ylaa_are_corrected_and_no_name_shows_their_input_power(catalog: Catalog) -> None:
    corrected = [d for d in catalog.devices("chillers") if Flag.CAPACITY_CORRECTED in d.flags]
    assert len(corrected) == 24
    assert {(d.maker, d.model[:4]) for d in corrected} == {("York", "YLAA")}
    assert not any("kW" in d.model for d in corrected)


def test_a_model_is_a_designation_not_a_description(catalog: Catalog) -> None:
    assert catalog.device("W001").model == "WSC 471 kW IGV"
    assert catalog.device("W005").model == "19XR 742 kW VSD"
    assert catalog.device("A111").model == "30XA500"
    for device in _documented(catalog):
        assert "COP" not in device.model
        assert "EIR" not in device.model
        assert device.maker not in device.model


@pytest.mark.parametrize(
    ("flag", "water", "air"),
    [
        (Flag.PART_LOAD_PLACEHOLDER, 0, 99),
        (Flag.REFERENCE_OFF_2, 52 - 12 + 4, 15 + 19),
        (Flag.REFERENCE_OFF_5, 12, 0),
        (Flag.RATING_POINTS_OUTSIDE, 162 - 14 + 1 + 1, 111 - 12),
        (Flag.NO_CAPACITY, 2, 0),
        (Flag.PART_LOAD_NOT_MONOTONE, 5, 0),
        (Flag.POWER_FALLS_WITH_CONDENSER, 6, 0 + 10),
        (Flag.CAPACITY_RISES_WITH_CONDENSER, 65 + 4, 10 + 1),
        (Flag.MAKER_NOT_DISCLOSED, 24, 29),
        (Flag.SPEED_PART_LOAD_LOW, 3, 0),
    ],
)
def test_defects_are_counted(catalog: Catalog, flag: Flag, water: int, air: int) -> None:
    """Counts of the surveys of the sources' figures: of EnergyPlus, and after 2012."""
    assert _flagged(catalog, flag, Condenser.WATER) == water
    assert _flagged(catalog, flag, Condenser.AIR) == air


def test_the_defects_follow_from_the_figures_themselves(catalog: Catalog) -> None:
    for device in catalog.devices("chillers"):
        assert set(device.flags) - _TOLD == set(defects(device)), device.id


def test_the_reference_values_of_a_machine_by_hand(catalog: Catalog) -> None:
    """A012 at 6.67 and 35 °C, the six terms of each curve added up."""
    x, y = 6.67, 35.0
    capacity = (
        1.033917366 + 0.0409064981 * x + 0.0001602803 * x * x
        + 4.36344e-05 * y - 0.0001933568 * y * y - 0.0004600772 * x * y
    )  # fmt: skip
    values = reference_values(catalog.device("A012"))
    assert values["capacity_curve"] == pytest.approx(capacity, rel=1e-9)
    assert values["part_load_curve"] == 1.0


def test_the_generic_sets_claim_neither_maker_nor_size_nor_year(catalog: Catalog) -> None:
    generic = [d for d in catalog.devices("chillers") if d.capacity_w is None]
    assert [(d.maker, d.model) for d in generic] == [
        ("DOE-2", "generic centrifugal"),
        ("DOE-2", "generic reciprocating"),
    ]
    assert {d.evidence for d in generic} == {Evidence.D}
    assert {d.source_year for d in generic} == {"–"}


def test_every_machine_names_a_source_and_every_refrigerant_two(catalog: Catalog) -> None:
    for device in catalog.devices("chillers"):
        source = catalog.source(device.source)
        assert source.evidence is device.evidence
        assert source.note("zh")
        assert source.note("en")
        refrigerant = catalog.refrigerant(device.refrigerant)
        assert (refrigerant is None) == (device.refrigerant == "")
        if refrigerant is not None:
            assert all(catalog.source(refrigerant.gwp_source(one)) for one in GwpReport)
            assert catalog.source(refrigerant.safety_source)


def test_unloading_that_is_not_stated_is_not_guessed(catalog: Catalog) -> None:
    air = [d for d in _documented(catalog) if d.condenser is Condenser.AIR]
    assert Counter(d.unloading for d in air) == {
        Unloading.UNKNOWN: AIR_COOLED - 11, Unloading.SPEED: 11
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "fractions"),
    [  # mass fractions of ASHRAE 34, components' GWP of IPCC AR4 and EU 517/2014
        ("R-410A", ((0.5, 675), (0.5, 3500))),
        ("R-407C", ((0.23, 675), (0.25, 3500), (0.52, 1430))),
        ("R-513A", ((0.56, 4), (0.44, 1430))),
        ("R-454B", ((0.689, 675), (0.311, 4))),
        ("R-515B", ((0.911, 7), (0.089, 3220))),
    ],
)
def test_the_gwp_of_a_blend_is_weighted_by_mass(
    catalog: Catalog, name: str, fractions: tuple[tuple[float, float], ...]
) -> None:
    blend = catalog.refrigerant(name)
    assert blend is not None
    assert blend.gwp_ar4 == pytest.approx(sum(share * gwp for share, gwp in fractions), abs=0.5)


def test_a_machine_has_the_gwp_and_safety_class_of_its_refrigerant(catalog: Catalog) -> None:
    """R-123: 77 and B1; R-134a: 1430 and A1. Where none is stated, neither is known."""
    known = {d.refrigerant: (d.gwp, d.safety_class) for d in catalog.devices("chillers")}
    assert known == {
        "": (None, ""),
        "R-22": (1810, "A1"),
        "R-123": (77, "B1"),
        "R-134a": (1430, "A1"),
        "R-407C": (1774, "A1"),
        "R-410A": (2088, "A1"),
    }


def test_sources_are_read_whole() -> None:
    lines = shipped_figures().joinpath("sources.csv").read_text("utf-8").splitlines()
    assert len(read_figures(shipped_figures(), SOURCES)) == len(lines) - 1
    assert len(read_figures(shipped_figures(), REFRIGERANTS)) == 45


def test_devices_are_chillers(catalog: Catalog) -> None:
    assert all(type(d) is Chiller for d in catalog.devices("chillers"))
