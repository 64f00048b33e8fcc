"""A calculation that a checker follows by hand: symbols, formulas, figures, results.

Formulas are the same in every language and in SI; `_x` after a letter is set below the line.
"""

from dataclasses import dataclass

from core.content.blocks import Column, Lines, Message, Table, Words, say
from core.vocabulary.quantity import with_unit

_DIGITS = 5  # significant: what is worked out from them agrees in the digits of a report


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line. formula: empty for what is given; inserted: the same with figures.

    source: of what is given, where it is read off.
    """

    name: Message
    symbol: str
    value: float
    unit: str = ""
    formula: str = ""
    inserted: str = ""
    source: Message | None = None


def digits(value: float) -> str:
    """A figure as it is put into a formula."""
    text = f"{value:.{_DIGITS}g}"
    if "e+" in text:
        text = f"{value:,.0f}"
    elif "e" in text:
        mantissa, power = text.split("e")
        text = f"{mantissa}×10^{int(power)}"
    return text.replace("-", "−")


def polynomial(coefficients: tuple[float, ...], names: tuple[str, ...]) -> str:
    """A sum of terms with their signs, of coefficients that are not 0: 0.96 + 0.03·x − …"""
    terms = [
        (value, f"{digits(abs(value))}·{name}" if name else digits(abs(value)))
        for value, name in zip(coefficients, names, strict=True)
        if value
    ]
    if not terms:
        return "0"
    first, *others = terms
    said = f"−{first[1]}" if first[0] < 0 else first[1]
    return said + "".join(f" {'−' if value < 0 else '+'} {text}" for value, text in others)


def steps_table(title: Message, steps: tuple[Step, ...], caption: Message | None = None) -> Table:
    """The steps in their order, numbered."""
    return Table(
        title=title,
        columns=(
            Column(title=say("calculation.number")),
            Column(title=say("calculation.quantity"), share=1.1),
            Column(title=say("calculation.symbol")),
            Column(title=say("calculation.formula"), share=2.4),
            Column(title=say("calculation.result"), right=True),
        ),
        rows=tuple(
            (
                Words(text=str(number)),
                step.name,
                Words(text=step.symbol),
                Lines(cells=tuple(Words(text=one) for one in (step.formula, step.inserted) if one))
                if step.formula
                else step.source or say("calculation.given"),
                Words(text=with_unit(digits(step.value), step.unit).replace(" ", "\u00a0")),
            )
            for number, step in enumerate(steps, 1)
        ),
        caption=caption,
        whole=False,
        formulas=True,
    )
