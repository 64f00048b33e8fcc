"""The refrigerants of the catalog and their groups by the Montreal Protocol."""

import pytest

from catalog.devices.figures_file import read_figures, shipped_figures
from catalog.devices.store import Catalog, open_catalog
from catalog.devices.tables import REFRIGERANTS
from core.machines.refrigerant import Refrigerant, RefrigerantGroup, plain_name

CFC, HCFC, HFC, HFO, NATURAL = RefrigerantGroup
KNOWN: dict[str, Refrigerant] = {
    each.name: each for each in read_figures(shipped_figures(), REFRIGERANTS)
}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return open_catalog()


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("R-12", CFC), ("R-22", HCFC), ("R-123", HCFC), ("R-142b", HCFC),  # Annexes A and C
        ("R-32", HFC), ("R-134a", HFC), ("R-245fa", HFC),  # Annex F
        ("R-1233zd(E)", HFO), ("R-1234ze(E)", HFO),
        ("R-290", NATURAL), ("R-717", NATURAL), ("R-718", NATURAL), ("R-744", NATURAL),
        ("R-410A", HFC), ("R-513A", HFC), ("R-402A", HCFC), ("R-408A", HCFC),
    ],
)  # fmt: skip
def test_the_group_is_that_of_the_protocols_annexes(name: str, group: RefrigerantGroup) -> None:
    assert KNOWN[name].group is group


def test_a_mixture_has_the_group_of_its_strictest_part() -> None:
    order = list(RefrigerantGroup)
    mixtures = [one for one in KNOWN.values() if one.mixture_of]
    assert len(mixtures) == 16
    for one in mixtures:
        parts = [KNOWN[name].group for name in one.mixture_of.split()]
        assert one.group is min(parts, key=order.index), one.name


@pytest.mark.parametrize("name", ["R-22", "R22", "r 22", "HCFC-22", "HCFC 22"])
def test_a_name_is_known_however_it_is_written(catalog: Catalog, name: str) -> None:
    known = catalog.refrigerant(name)
    assert known is not None
    assert (known.name, known.gwp_ar4) == ("R-22", 1810)
    assert catalog.refrigerant_groups()[plain_name(name)] is HCFC


def test_every_machine_with_a_refrigerant_has_a_group(catalog: Catalog) -> None:
    groups = catalog.refrigerant_groups()
    for family in ("chillers", "heat_pumps", "industrial_heat"):
        named = {d.refrigerant for d in catalog.devices(family) if d.refrigerant}
        assert {plain_name(name) for name in named} <= set(groups), family
