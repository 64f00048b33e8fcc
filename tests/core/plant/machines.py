"""Machines for plants, plain enough to be counted by hand, and random ones of every bend."""

import numpy as np

from core.plant.unit import Units, place


def table(rng, steps, bend):
    """A part-load table that rises and bends: up, down, down then up, or anyhow."""
    if bend == "any":
        return np.cumsum(rng.uniform(0.0, 1.0, steps + 1)) / steps
    slopes = np.sort(rng.uniform(0.1, 2.0, steps))
    if bend == "down":
        slopes = slopes[::-1]
    if bend == "down_up":
        turn = int(rng.integers(1, steps))
        slopes = np.concatenate([np.sort(rng.uniform(0.3, 2.0, turn))[::-1], slopes[turn:]])
    start = rng.choice([0.0, float(rng.uniform(0.0, 0.3))])
    return start + np.concatenate([[0.0], np.cumsum(slopes)]) / steps


BENDS = ("up", "down", "down_up", "any")


def random_units(rng, machines, points, *, steps=4, classes=1, auxiliary=True):
    """Machines of 0.5–2 W at points; some have no figure at some points."""
    capacity = rng.uniform(0.5, 2.0, (machines, 1)) * rng.uniform(0.8, 1.1, (machines, points))
    if rng.random() < 0.3:
        capacity[rng.random(capacity.shape) < 0.1] = 0.0
    shape = (machines, points) if rng.random() < 0.5 else (machines, 1)
    scale = rng.choice([0.0, 0.05])
    return Units(
        capacity_w=capacity,
        scale_w=capacity * rng.uniform(0.15, 0.3, (machines, 1)) + 0.01,
        auxiliary_w=rng.uniform(0.3 * scale, scale, shape)
        if auxiliary
        else np.zeros((machines, 1)),
        off_w=rng.uniform(0.0, 0.2 * scale, (machines, 1))
        if auxiliary
        else np.zeros((machines, 1)),
        table=np.stack(
            [
                np.stack([table(rng, steps, rng.choice(BENDS)) for _ in range(machines)])
                for _ in range(classes)
            ]
        ),
        kind=rng.integers(0, classes, points),
    )


def discretisation(curve, table, between=8):
    """Largest difference of a table to its curve, as a share of the input at full load.

    Looked for at so many part loads between every two of the table, (machines,).
    """
    steps = table.shape[1] - 1
    plr = np.linspace(0.0, 1.0, steps * between + 1)[1:]
    cell, along = place(steps, 1, plr)
    straight = table[:, cell] + along * (table[:, cell + 1] - table[:, cell])
    return np.abs(straight - curve(plr)).max(axis=1) / table[:, -1]
