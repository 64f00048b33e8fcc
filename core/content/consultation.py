"""What a family of equipment puts before a customer: few inputs, few figures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyConsultation:
    """The choice a family makes of its declared fields.

    inputs: five paths in the study (`duty.peak_w`), the one that the keys + and − change
    first; figures: four fields of the outcome for the cards.
    """

    inputs: tuple[str, ...]
    figures: tuple[str, ...]
