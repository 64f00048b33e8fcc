"""Mains and age of the figures: said on a candidate, never a reason to leave out."""

import msgspec
import pytest

from core.families.chillers.supply import age_findings, frequency_hz, supply_findings
from core.vocabulary.finding import Severity
from tests.families.chillers.machines import machine


def codes(**changes: object) -> dict[str, Severity]:
    record = msgspec.structs.replace(machine(), **changes)
    return {
        found.code: found.severity for found in (*supply_findings(record), *age_findings(record))
    }


@pytest.mark.parametrize(
    ("supply", "model", "hertz"),
    [
        ("460V-3PH-60HZ", "YT 2233 kW VSD", 60.0),
        ("480V-3PH-60Hz", "23XL", 60.0),
        ("230V-3PH-60Hz, 460V-3PH-60HZ", "23XL", 60.0),
        ("380V-3PH-50 Hz", "X", 50.0),
        ("", "RTHD 60Hz", 60.0),
        ("380-460V, 50Hz, 60Hz", "X", None),  # built for both
        ("460V-3PH", "YT 160 60 HP", None),
        ("", "HZ60", None),
        ("", "", None),
    ],
)
def test_the_mains_is_read_only_where_it_is_explicit(
    supply: str, model: str, hertz: float | None
) -> None:
    assert frequency_hz(msgspec.structs.replace(machine(), supply=supply, model=model)) == hertz


def test_60_hz_turns_at_five_sixths_on_50() -> None:
    record = msgspec.structs.replace(
        machine(), supply="460V-3PH-60HZ", refrigerant="", source_year="2024"
    )
    (found,) = supply_findings(record)
    assert (found.code, found.severity) == ("rated_for_other_mains", Severity.WARNING)
    assert {f.name: f.value for f in found.figures}["speed"] == pytest.approx(5 / 6)
    assert found.source.startswith("GB/T 15945-2008")


@pytest.mark.parametrize(
    ("year", "old"),
    [("1991–2001", True), ("2004", True), ("2005", False), ("1999–2011", False), ("", False)],
)
def test_the_youngest_figure_says_how_old_they_are(year: str, old: bool) -> None:
    assert ("figures_old" in codes(source_year=year)) is old
