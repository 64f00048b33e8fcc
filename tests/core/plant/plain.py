"""Plants run and searched with if and else: one point, one unit, one plant at a time."""

from functools import cache
from itertools import combinations, permutations, product
from math import inf

from core.study.plant import Staging

SHARES = 20  # the even shares of the load that are tried


class Plain:
    """The same machines and load as plain numbers."""

    def __init__(self, units, load_w):
        self.capacity = units.capacity_w.tolist()
        self.scale = units.scale_w.tolist()
        points = range(len(load_w))
        running = (units.auxiliary_w - units.off_w).tolist()
        self.running = [[row[p if len(row) > 1 else 0] for p in points] for row in running]
        self.off = [[row[p if len(row) > 1 else 0] for p in points] for row in units.off_w.tolist()]
        self.table = units.table.tolist()
        self.kind = units.kind.tolist()
        self.load = load_w.tolist()
        self.trimmed = units.trimmed
        self.group = cache(self._group)

    def one(self, machine, point, part):
        """Input of a running unit beyond what it needs when off."""
        table = self.table[self.kind[point]][machine]
        steps = len(table) - 1
        cell = min(int(part * steps), steps - 1)
        ratio = table[cell] + (part * steps - cell) * (table[cell + 1] - table[cell])
        return self.scale[machine][point] * ratio + self.running[machine][point]

    def _group(self, machine, units, point, output):
        """Least input of a group for an output, and how many of it run."""
        if output <= 0.0:
            return 0.0
        able = self.capacity[machine][point]
        best = inf
        for k in range(1, units + 1):
            if output > k * able * (1 + 1e-9):
                continue
            best = min(best, k * self.one(machine, point, min(output / able / k, 1.0)))
            last = output / able - (k - 1)
            if self.trimmed and last > 0.0:  # all but one full
                drawn = (k - 1) * self.one(machine, point, 1.0)
                best = min(best, drawn + self.one(machine, point, min(last, 1.0)))
        return best

    def optimum(self, plant, point):
        """Least input over even shares, and over some groups full and one more on the rest."""
        load = self.load[point]
        able = [n * self.capacity[m][point] for m, n in plant]
        full = [
            n * self.one(m, point, 1.0) if self.capacity[m][point] > 0 else 0.0 for m, n in plant
        ]
        if load >= sum(able):
            return sum(full)
        best = inf
        for parts in product(range(SHARES + 1), repeat=len(plant)):
            if sum(parts) == SHARES:
                given = [part / SHARES * load for part in parts]
                best = min(best, self._total(plant, point, given))
        groups = range(len(plant))
        if self.trimmed:
            return min(best, self._trimming(plant, point))
        for size in groups:
            for filled in combinations(groups, size):
                rest = load - sum(able[g] for g in filled)
                for last in groups:
                    if last not in filled and 0 < rest <= able[last] * (1 + 1e-9):
                        m, n = plant[last]
                        drawn = self.group(m, n, point, min(rest, able[last]))
                        best = min(best, sum(full[g] for g in filled) + drawn)
        return best

    def _trimming(self, plant, point):
        """Least input where any units are full and one group takes the rest."""
        best = inf
        for last, (m, n) in enumerate(plant):
            others = [one for group, one in enumerate(plant) if group != last]
            for full in product(*(range(count + 1) for _, count in others)):
                rest, drawn = self.load[point], 0.0
                for (machine, _), count in zip(others, full, strict=True):
                    rest -= count * self.capacity[machine][point]
                    drawn += count * self.one(machine, point, 1.0) if count else 0.0
                if 0 < rest <= n * self.capacity[m][point] * (1 + 1e-9):
                    output = min(rest, n * self.capacity[m][point])
                    best = min(best, drawn + self.group(m, n, point, output))
        return best

    def _total(self, plant, point, given):
        return sum(self.group(m, n, point, w) for (m, n), w in zip(plant, given, strict=True))

    def by_rule(self, plant, point, staging):
        """Input of a plant whose units follow a rule, unit by unit in the order of the groups."""
        load = self.load[point]
        units = [(m, self.capacity[m][point]) for m, n in plant for _ in range(n)]
        units = [(m, able) for m, able in units if able > 0]
        if load <= 0 or not units:
            return 0.0
        if staging is Staging.IN_ORDER:
            drawn = 0.0
            for m, able in units:
                given = min(load, able)
                if given > able * 1e-9:
                    drawn += self.one(m, point, given / able)
                load -= given
            return drawn
        on = units
        if staging is Staging.SEQUENTIAL:
            on, total = [], 0.0
            for m, able in units:
                if load - total > able * 1e-9:
                    on.append((m, able))
                    total += able
        part = min(load / sum(able for _, able in on), 1.0)
        return sum(self.one(m, point, part) for m, _ in on)

    def cost(self, plant, asked, staging):
        """A year of a plant, groups in their order."""
        total = 0.0
        for point, weight in enumerate(asked.weight.tolist()):
            how = self.optimum(plant, point) if staging is Staging.OPTIMUM else None
            drawn = self.by_rule(plant, point, staging) if how is None else how
            off = sum(n * self.off[m][point] for m, n in plant)
            total += weight * (drawn + off) + self.left(plant, point, asked)
        return total + sum(n * asked.fixed[m] for m, n in plant)

    def left(self, plant, point, asked):
        """What the rest of a load costs that stands above the capacity of all units."""
        if asked.rest is None:
            return 0.0
        able = sum(n * self.capacity[m][point] for m, n in plant)
        return max(self.load[point] - able, 0.0) * float(asked.rest[point])

    def carries(self, plant, asked):
        """Whether a plant carries what nothing beside it can, but for a millionth."""
        beside = 0.0 if asked.rest is None else asked.rest_max_w
        return all(
            sum(n * self.capacity[m][p] for m, n in plant) >= (load - beside) * (1 - 1e-6)
            for p, load in enumerate(self.load)
        )

    def standing(self, machine, asked):
        """What one unit costs that never runs."""
        off = zip(asked.weight.tolist(), self.off[machine], strict=True)
        return asked.fixed[machine] + sum(w * drawn for w, drawn in off)


def best_sets(units, asked, rules, staging):
    """Every admitted plant that carries the load: cost and plant, the best of each set."""
    plain = Plain(units, asked.load_w)
    found = {}
    for groups in range(1, rules.groups + 1):
        for which in combinations(range(len(rules.design_w)), groups):
            largest = max(which, key=lambda m: rules.design_w[m])
            for many in product(range(1, rules.units_max + 1), repeat=groups):
                if not rules.units_min <= sum(many) + rules.spare <= rules.units_max:
                    continue
                have = sum(n * rules.design_w[m] for m, n in zip(which, many, strict=True))
                plant = list(zip(which, many, strict=True))
                if not rules.least_w <= have <= rules.most_w or not plain.carries(plant, asked):
                    continue
                if rules.burden is not None and sum(n * rules.burden[m] for m, n in plant) > 1.0:
                    continue
                for order in permutations(plant) if staging.ordered else [plant]:
                    cost = plain.cost(list(order), asked, staging)
                    cost += rules.spare * plain.standing(largest, asked)
                    if cost < found.get(which, (inf,))[0]:
                        found[which] = (cost, order)
    return sorted(found.values())
