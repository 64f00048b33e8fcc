"""An asset with what was found of it, as studies for its replacement are made from it."""

from dataclasses import dataclass
from typing import Any

from core.ledger.asset import Asset
from core.ledger.diagnosis import Diagnosis
from core.ledger.document import LedgerSettings
from core.ledger.energy import HOURS
from core.vocabulary.language import Language

Sections = dict[str, Any]


class Lacking(Exception):
    """What a study cannot be made without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An asset with what was found of it, and the notes of what was inferred."""

    one: Diagnosis
    settings: LedgerSettings
    language: Language
    notes: list[str]

    @property
    def asset(self) -> Asset:
        """The row of the ledger."""
        return self.one.asset

    def need(self, **figures: object) -> None:
        """All of these, or none of it."""
        missing = tuple(name for name, value in figures.items() if value in (None, ""))
        if missing:
            raise Lacking(*missing)

    def note(self, key: str, **figures: str) -> None:
        """Say what was inferred."""
        self.notes.append(self.language.text(f"ledger_study.{key}", **figures))

    def hours(self, input_kw: float) -> float:
        """Hours at the rated point: stated, or as the measured energy makes them."""
        if self.asset.hours_per_year is not None:
            return max(self.asset.hours_per_year, 1.0)
        self.need(hours_per_year=self.asset.measured_kwh)
        hours = (self.asset.measured_kwh or 0.0) / self.asset.count / input_kw
        if not 1.0 <= hours <= HOURS:
            raise Lacking("hours_per_year")
        self.note("hours", hours=f"{hours:,.0f}")
        return hours
