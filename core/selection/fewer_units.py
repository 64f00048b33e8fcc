"""Of plants that are nearly alike by the criterion, the one of fewer units goes first.

Nearly alike: within a hundredth of the best of them. No price of a machine is known to that, and
every further unit asks for room, pipes and controls that no price per kilowatt counts.
"""

from collections.abc import Callable, Sequence

from core.selection.family import Pairs

ALIKE_SHARE = 1e-2  # of a criterion


def units_shown(pairs: Pairs, *, two_before_one: bool) -> Callable[[int], tuple[bool, int]]:
    """The order of a pair by its units, lower is better.

    two_before_one: one unit stands behind several, as half the load is carried without one of two.
    """

    def number(pair: int) -> tuple[bool, int]:
        year = pairs.plant(pair)
        units = int(pairs.units[pair]) if year is None else sum(one.units for one in year.groups)
        return two_before_one and units == 1, units

    return number


def fewer_first(
    pairs: Sequence[int],
    burden: Sequence[float],
    standing: Sequence[tuple[int, ...]],
    number: Callable[[int], tuple[float, ...]],
) -> list[int]:
    """Pairs in order of their burden, those nearly alike in it by their units.

    pairs: best first; burden, standing: of all pairs, (pairs,); number: begins as `units_shown`.
    """
    found: list[int] = []
    start = 0
    while start < len(pairs):
        best = pairs[start]
        reach, end = burden[best] + ALIKE_SHARE * abs(burden[best]), start + 1
        while (
            end < len(pairs)
            and burden[pairs[end]] <= reach
            and standing[pairs[end]] == standing[best]
        ):
            end += 1
        found += sorted(pairs[start:end], key=number)
        start = end
    return found
