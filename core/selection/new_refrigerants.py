"""What a refrigerant decides, the same for every family: whether a machine may be bought new,
and the study's limit of its warming potential.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

from core.machines.device import Device
from core.machines.refrigerant import PHASED_OUT, Groups, RefrigerantGroup, plain_name
from core.selection.at_need import Reasons
from core.selection.family import Screening
from core.study.criteria import Criteria
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

# Read: notice 环大气〔2018〕5号, item 1, forbids to build or enlarge projects that use controlled
# ozone-depleting substances as refrigerants; the national plan of April 2025 leaves 2.5 % of
# HCFCs from 2030, for servicing. The notice binds projects; a machine bought ready charged may
# be read otherwise, so the study can admit it.
PHASED_OUT_SOURCE = "环大气〔2018〕5号 一；《蒙特利尔议定书》国家方案（2025—2030年）"
_HFC_SOURCE = "Montreal Protocol, Kigali Amendment"
_NOT_NEW = "refrigerant_not_new"
_CHINA = "CHN"  # as weather files name it


class Charged(Protocol):
    """A record of a machine with a refrigerant in it."""

    @property
    def refrigerant(self) -> str:
        """Its name, empty where not stated."""
        ...

    @property
    def gwp(self) -> float | None:
        """GWP over 100 years, None where not known."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMachines:
    """Which machines may be bought new at a site.

    groups: by `plain_name`; country: of the weather file, empty for a station of the Chinese
    table; admitted: the study admits what is being phased out; spared: the id of a machine
    that is only a yardstick.
    """

    groups: Groups
    country: str
    admitted: bool
    spared: str | None

    def group(self, record: Device) -> RefrigerantGroup | None:
        """The group of a machine's refrigerant, None where there is none or it is not known."""
        return self.groups.get(plain_name(_refrigerant(record)))

    def screened(self, screening: Screening, records: Sequence[Device]) -> Screening:
        """The screening without machines that may not be bought new, each with the reason."""
        if not self._rules_here:
            return screening
        going_on = screening.going_on
        charges = [_refrigerant(records[machine]) for machine in going_on]
        not_new = {one for one in set(charges) if self.groups.get(plain_name(one)) in PHASED_OUT}
        barred = {
            machine: _NOT_NEW
            for machine, charge in zip(going_on, charges, strict=True)
            if charge in not_new and records[machine].id != self.spared
        }
        return screening.without(Reasons(barred, lambda one: (self._barred(records[one]),)))

    def behind(self, classes: NDArray[np.int64], records: Sequence[Device]) -> NDArray[np.int64]:
        """The classes of machines, (machines,); a mere yardstick stands behind them all."""
        if self.spared is None:
            return classes
        last = classes.max(initial=0) + 1
        spared = [one.id == self.spared and self._bars(one) for one in records]
        return np.where(np.array(spared, dtype=bool), last, classes)

    def _bars(self, record: Device) -> bool:
        """Whether a machine may not be bought new here."""
        return self._rules_here and self.group(record) in PHASED_OUT

    @property
    def _rules_here(self) -> bool:
        """Whether anything that is being phased out may not be bought new."""
        return not self.admitted and self.country in ("", _CHINA)

    def _barred(self, record: Device) -> Finding:
        return finding(
            _NOT_NEW, Severity.EXCLUDES,
            figure("refrigerant", _refrigerant(record)),
            figure("group", str(self.group(record)), word="choice"),
            source=PHASED_OUT_SOURCE,
        )  # fmt: skip

    def cautions(self, record: Device) -> Iterator[Finding]:
        """What is to be known of a candidate's refrigerant."""
        group = self.group(record)
        name = figure("refrigerant", _refrigerant(record)) if group else None
        if name and group in PHASED_OUT:
            said = figure("group", str(group), word="choice")
            source = "Montreal Protocol, Decision XIX/6"
            yield finding("refrigerant_phased_out", Severity.WARNING, name, said, source=source)
        elif name and group is RefrigerantGroup.HFC:
            yield finding("refrigerant_hfc", Severity.WARNING, name, source=_HFC_SOURCE)


def _refrigerant(record: Device) -> str:
    """Its refrigerant as it is written; empty for a machine that has none (a motor)."""
    charged = "refrigerant" in record.__struct_fields__
    return cast("Charged", record).refrigerant if charged else ""


def above_gwp(record: Charged, criteria: Criteria) -> Iterator[Finding]:
    """Why a machine is left out by the limit of its GWP; nothing where there is none."""
    gwp_max = criteria.gwp_max
    if gwp_max is None:
        return
    if record.gwp is None:
        yield finding("gwp_unknown", Severity.EXCLUDES, figure("limit", gwp_max, Kind.GWP))
    elif record.gwp > gwp_max:
        yield finding(
            "gwp_above", Severity.EXCLUDES,
            figure("refrigerant", record.refrigerant),
            figure("gwp", record.gwp, Kind.GWP),
            figure("report", criteria.gwp_report.value, word="choice"),
            figure("limit", gwp_max, Kind.GWP),
        )  # fmt: skip
