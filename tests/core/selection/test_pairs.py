"""Pairs in blocks: every pair once, and machines beside each other that have the same numbers."""

import numpy as np

from core.selection.family import Pairs

# Two machines in two and three units, made-to-size ones in one number each.
PAIRS = Pairs(
    machine=np.array([1, 1, 2, 4, 4, 5, 9]),
    units=np.array([2, 3, 2, 2, 3, 2, 4]),
)


def test_blocks_hold_machines_of_the_same_numbers_of_units() -> None:
    found = [(block.tolist(), rows.tolist()) for block, rows in PAIRS.blocks_alike(9)]
    assert found == [([1, 4], [0, 1, 3, 4]), ([2, 5], [2, 5]), ([9], [6])]


def test_no_block_is_larger_than_asked_and_no_pair_is_lost() -> None:
    found = [*PAIRS.blocks_alike(1)]
    assert all(len(block) == 1 for block, _ in found)
    assert sorted(np.concatenate([rows for _, rows in found])) == [*range(7)]


def test_nobody_is_in_no_block() -> None:
    nobody = np.zeros(0, dtype=np.int64)
    assert not [*Pairs(machine=nobody, units=nobody).blocks_alike(3)]
