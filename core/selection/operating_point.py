"""The operating point that a calculation writes out, and what is said of it."""

import numpy as np
from numpy.typing import NDArray

from core.content.blocks import Block, Message, Paragraph, Quantity, say
from core.content.calculation import Step, steps_table
from core.selection.selection import Selection
from core.vocabulary.quantity import Kind

ASKED = "calculation.from.study"  # its part `fields`: of the duty
FloatArray = NDArray[np.float64]


def busiest(
    selection: Selection, power_w: FloatArray, followed: NDArray[np.bool_] | bool = True
) -> int | None:
    """The point of the year that takes the most energy, of those that can be followed by hand.

    power_w: (points,); None where there is no such point.
    """
    hours = selection.profile.hours.sum(axis=1)
    energy = np.where(followed, np.nan_to_num(power_w) * hours, 0.0)
    return int(energy.argmax()) if energy.max(initial=0.0) > 0.0 else None


def written_out(
    selection: Selection, point: int, kind: Kind, name: str, steps: tuple[Step, ...],
    said: str = "point",
) -> tuple[Block, ...]:  # fmt: skip
    """Which point it is, then its steps; kind: of the load; name: of the calculation's messages.

    said: the message `calculation.<said>` that tells which point it is.
    """
    hours = float(selection.profile.hours[point].sum())
    load = float(selection.profile.columns["load_w"][point])
    which = say(
        f"calculation.{said}",
        load=Quantity(value=load, kind=kind),
        hours=Quantity(value=hours, kind=Kind.HOURS),
    )
    title, caption = say(f"calculation.{name}.title"), say(f"calculation.{name}.caption")
    return (Paragraph(text=which), steps_table(title, steps, caption))


def not_followed(name: str) -> tuple[Block, ...]:
    """Why there is none."""
    return (Paragraph(text=say(f"calculation.{name}.none")),)


class Steps:
    """Makes the steps of one calculation, whose names are messages `calculation.<name>.<key>`."""

    def __init__(self, name: str) -> None:
        self._name = name

    def given(self, key: str, symbol: str, value: float, unit: str = "", **said: str) -> Step:
        """What is read off the study or the catalog."""
        return Step(name=self._said(key, said), symbol=symbol, value=value, unit=unit)

    def taken(
        self, key: str, symbol: str, value: float, unit: str, source: str, **said: str
    ) -> Step:
        """What is given, with where it is read off: a message `calculation.from.<source>`."""
        return Step(
            name=self._said(key, said), symbol=symbol, value=value, unit=unit,
            source=say(f"calculation.from.{source}"),
        )  # fmt: skip

    def asked(self, key: str, symbol: str, value: float, unit: str, fields: str) -> Step:
        """What the duty says in these fields, one or more; whether it is assumed the report tells.

        See `calculation_section`, which knows the study.
        """
        return Step(
            name=self._said(key, {}), symbol=symbol, value=value, unit=unit,
            source=say(ASKED, fields=fields),
        )  # fmt: skip

    def worked(
        self, key: str, symbol: str, value: float, unit: str, formula: str, inserted: str,
        **said: str,
    ) -> Step:  # fmt: skip
        """What follows from the steps before."""
        return Step(
            name=self._said(key, said), symbol=symbol, value=value, unit=unit,
            formula=formula, inserted=inserted,
        )  # fmt: skip

    def _said(self, key: str, said: dict[str, str]) -> Message:
        return say(f"calculation.{self._name}.{key}", **said)
