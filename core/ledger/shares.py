"""Shares of energy-saving equipment, by power and by count, against the national goals of 2028.

An asset that cannot be judged is not qualified, and told apart. Goals are national: a plant's share
stands against the goal, it never fulfils it. Unrounded figures are compared.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from core.ledger.diagnosis import Diagnosis

_DRIVEN = frozenset(["motor", "fan", "pump", "compressor"])
_ALONE = frozenset(["transformer", "server"])
_USED_FROM_YEARS = 2  # between make and service: a choice, one year may be erection
_THERMAL = frozenset(["chiller", "heat_pump", "boiler"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A share in % that is to be reached, or to be passed where it is `open`."""

    pct: float
    open: bool

    def reached(self, pct: float) -> bool:
        """Whether an unrounded share is there."""
        return pct > self.pct if self.open else pct >= self.pct


GOALS = {  # (kind, new)
    ("driven", True): Goal(pct=35.0, open=False),
    ("driven", False): Goal(pct=15.0, open=True),
    ("transformer", True): Goal(pct=75.0, open=True),
    ("transformer", False): Goal(pct=15.0, open=False),
    ("thermal", True): Goal(pct=45.0, open=False),
    ("thermal", False): Goal(pct=25.0, open=False),
    ("server", True): Goal(pct=80.0, open=True),
    ("server", False): Goal(pct=80.0, open=True),  # the state sets it for new ones alone
}


def kind_of(family: str) -> str:
    """Which goal a family goes by; "" where none is set."""
    if family in _DRIVEN:
        return "driven"
    return "thermal" if family in _THERMAL else family if family in _ALONE else ""


COUNTED = frozenset(["server"])  # whose shares are by number, not by power


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Sizes in kW or kVA, of all machines, of the qualified and of those nothing is known of."""

    size: float
    units: int
    qualified_size: float
    qualified_units: int
    unknown_size: float

    @property
    def by_power_pct(self) -> float:
        """Of the rated power."""
        return 100.0 * self.qualified_size / self.size if self.size else 0.0

    @property
    def by_count_pct(self) -> float:
        """Of the machines."""
        return 100.0 * self.qualified_units / self.units if self.units else 0.0

    @property
    def unknown_pct(self) -> float:
        """Of the rated power that could not be judged."""
        return 100.0 * self.unknown_size / self.size if self.size else 0.0

    @property
    def without_unknown_pct(self) -> float:
        """Of the rated power that could be judged."""
        rest = self.size - self.unknown_size
        return 100.0 * self.qualified_size / rest if rest else 0.0


def _new_year(one: Diagnosis) -> int | None:
    """The year from which a machine is new: of its service, of its make where it came used."""
    served, made = one.age.span and one.age.span[0].year, one.asset.made_year
    if served is None or made is None or served - made < _USED_FROM_YEARS:
        return served
    return made


def share(
    found: Sequence[Diagnosis],
    families: Collection[str],
    *,
    new_since: int | None = None,
    replaced: Callable[[str], bool] = lambda _: False,
) -> Share:
    """Of the machines in use of these families; one without a size counts by number.

    new_since: only those put in service, or made where they came used, from that year on;
    replaced: ids of assets in whose place a qualified machine stands.
    """
    sizes = [0.0, 0.0, 0.0]
    units = [0, 0]
    for one in found:
        asset = one.asset
        size = 1.0 if asset.family in COUNTED else asset.size or 0.0
        if asset.status != "in_use" or asset.family not in families:
            continue
        if new_since is not None and (_new_year(one) or 0) < new_since:
            continue
        whole = size * asset.count
        good = one.grade.qualified or replaced(asset.id)
        sizes[0] += whole
        units[0] += asset.count
        if good:
            sizes[1] += whole
            units[1] += asset.count
        elif one.grade.unknown:
            sizes[2] += whole
    return Share(
        size=sizes[0], units=units[0], qualified_size=sizes[1], qualified_units=units[1],
        unknown_size=sizes[2],
    )  # fmt: skip
