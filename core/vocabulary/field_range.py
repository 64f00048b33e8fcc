"""What a field may hold and what it holds, as its reader writes numbers."""

from core.vocabulary.field import Field
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind, to_shown, with_unit

_DIGITS_MORE = 3  # decimals beyond the usual that are shown where they were given


def range_of(field: Field, words: Language) -> str:
    """The allowed range in the reader's unit; empty where there is none."""
    low, high = field.minimum, field.maximum
    if low is not None and high is not None:
        lowest = shown_number(low, field, words)
        return words.text("study.range", low=lowest, high=figure_of(high, field, words))
    if low is not None:
        return words.text("study.range.from", low=figure_of(low, field, words))
    if high is not None:
        return words.text("study.range.to", high=figure_of(high, field, words))
    return ""


def figure_of(value: float, field: Field, words: Language) -> str:
    """A figure with its unit."""
    symbol = words.unit(field.kind) if field.kind else ""
    return with_unit(shown_number(value, field, words), symbol)


def shown_number(value: float, field: Field, words: Language) -> str:
    """The figure as a field shows it: with the usual decimals, and more where it has more."""
    kind = field.kind
    if kind is None:
        return f"{value:g}"
    if kind is Kind.YEAR:
        return str(int(value))
    shown = to_shown(value, kind, words.system)
    usual = 0 if field.type is int else words.decimals(kind)
    for decimals in range(usual, usual + _DIGITS_MORE + 1):
        if abs(round(shown, decimals) - shown) <= 1e-9 * max(abs(shown), 1e-3):
            return words.number(shown, decimals)
    return words.number(shown, usual)
