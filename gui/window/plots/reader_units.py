"""Figures as the reader of a plot sees them: his units, and their names in his words."""

from dataclasses import dataclass

import numpy as np

from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind, to_shown
from gui.window.plots.scale import FloatArray


@dataclass(frozen=True, slots=True)
class ReaderUnits:
    """Turns SI figures into those of one reader."""

    words: Language

    def shown(self, values: FloatArray, kind: Kind) -> FloatArray:
        """SI figures in the reader's units."""
        return np.asarray(to_shown(values, kind, self.words.system), dtype=np.float64)  # type: ignore[arg-type]

    def one(self, value: float, kind: Kind) -> float:
        """One SI figure in the reader's unit."""
        return to_shown(value, kind, self.words.system)

    def with_unit(self, key: str, kind: Kind) -> str:
        """The header of a column: its title with the unit."""
        title, unit = self.words.text(key), self.words.unit(kind)
        return self.words.text("plots.header", title=title, unit=unit) if unit else title

    def between(self, low: float, high: float, kind: Kind) -> str:
        """A range of SI figures with its unit."""
        words = self.words
        return words.text(
            "plots.range", low=words.value(low, kind), high=words.quantity(high, kind)
        )

    def per_cent(self, low: float, high: float) -> str:
        """A range of per cent, without the sign."""
        words = self.words
        return words.text("plots.range", low=words.number(low), high=words.number(high))
