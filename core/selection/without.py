"""Steps of the common way that a family does without."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from core.selection.family import Evaluation, Minima, Situation
from core.standards.library import Standards

if TYPE_CHECKING:
    from core.plant.mixing import Mixing
    from core.plant.plant_year import PlantYear


class WithoutMixedPlants:
    """For families whose plants are of one model."""

    def mixing(
        self,
        columns: Any,  # noqa: ARG002
        situation: Situation,  # noqa: ARG002
        machines: Sequence[int],  # noqa: ARG002
    ) -> "Mixing | None":
        """None."""
        return None

    def evaluate_plants(
        self,
        columns: Any,
        situation: Situation,
        years: "Sequence[PlantYear]",
    ) -> Evaluation:
        """Never asked for."""
        raise NotImplementedError


class WithoutCodeMinimum:
    """For families whose savings are not measured against the least a code allows."""

    def code_minima(
        self,
        columns: Any,  # noqa: ARG002
        situation: Situation,  # noqa: ARG002
        evaluation: Evaluation,  # noqa: ARG002
        pairs: Sequence[int],  # noqa: ARG002
        standards: Standards,  # noqa: ARG002
        as_of: date,  # noqa: ARG002
    ) -> Minima | None:
        """None."""
        return None
