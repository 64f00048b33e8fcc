"""Tries many random studies of every family: `python -m tests.buy.run N [FAMILY …]`."""

import sys
import time
from collections import Counter

from tests.buy.properties import PROPERTIES
from tests.buy.studies import EXAMPLES, made, selected

_TOLD_MOST = 4  # of one property and family


def main(arguments: list[str]) -> int:
    """Every property on so many studies of each family; exit status 1 where one is broken."""
    count = int(arguments[0]) if arguments else 200
    families = arguments[1:] or list(EXAMPLES)
    broken = Counter[tuple[str, str]]()
    for family in families:
        begun, asked, with_candidates = time.monotonic(), 0, 0
        for seed in range(count):
            raw = made(family, seed)
            selection = selected(raw)
            asked += selection is not None
            with_candidates += bool(selection and selection.candidates)
            for holds in PROPERTIES:
                said = list(holds(raw))
                key = family, holds.__name__
                if said and broken[key] < _TOLD_MOST:
                    print(f"{family} {seed} {holds.__name__}: {len(said)}, {said[0]}", flush=True)
                broken[key] += bool(said)
        seconds = time.monotonic() - begun
        print(
            f"{family}: {count} studies, {asked} make sense, {with_candidates} with candidates, "
            f"{seconds:.0f} s"
        )
    for (family, name), times in broken.items():
        if times:
            print(f"BROKEN {family} {name}: {times} of {count}")
    return int(any(broken.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
