"""What a limit asks of one device: a number, a grade of another edition, or a formula."""

from core.standards.edition import Better, Formula, GradeOf, Limit
from core.standards.formulas import LIMIT_FORMULAS, Figures
from core.standards.library import Standards
from core.standards.limit_table import Asked, LimitTable, Line
from core.standards.verdict import Check, Fact, Step
from core.standards.watched import as_number, computed

_DECIMALS = 9  # 95.0 × 1.01 is 95.95, not the binary number a trifle below it


def rounded(value: float) -> float:
    """Free of the last binary digits, so that equal decimal numbers compare as equal."""
    return round(value, _DECIMALS)


def asked(standards: Standards, line: Line, limit: Limit, figures: Figures) -> Asked:
    """What the limit of a row asks of a device."""
    if isinstance(limit, float):
        return _adjusted(line, limit, figures) if line.row.adjustments else Asked(required=limit)
    if isinstance(limit, GradeOf):
        return _of_grade(standards, line, limit, figures)
    method = LIMIT_FORMULAS[limit.method]
    missing = tuple(key for key in method.needs if key not in figures)
    if missing:
        return Asked(missing=missing)
    required = rounded(_by_formula(limit, figures))
    step = Step("limit_formula", (Fact("method", limit.method, "", "limit_method"),))
    return Asked(required=required, steps=(step,))


def _by_formula(limit: Formula, figures: Figures) -> float:
    method = LIMIT_FORMULAS[limit.method]
    return computed(lambda given: method.limit(given, limit.coefficients), figures)


def _adjusted(line: Line, limit: float, figures: Figures) -> Asked:
    steps: list[Step] = []
    for one in line.row.adjustments:
        value = figures.get(one.key)
        if isinstance(value, str):
            continue
        facts = (
            Fact("name", one.key, "", "class_key"), Fact("from", one.from_), Fact("add", one.add)
        )  # fmt: skip
        if value is None:
            steps.append(Step("adjustment_not_taken", facts))
        elif value >= one.from_:
            limit += one.add
            steps.append(Step("adjusted", facts))
    return Asked(required=rounded(limit), steps=tuple(steps))


def _of_grade(standards: Standards, line: Line, limit: GradeOf, figures: Figures) -> Asked:
    table = _limit_table(standards, line, limit)
    if table is None:
        whole = _of_whole_row(standards, line, limit, figures)
        return _of_book(limit, figures) if whole is None else whole
    found = table.find(figures)
    if found.missing:
        return Asked(missing=found.missing)
    if not found.lines:
        return Asked(outside=found.outside, missing=(found.outside,) if found.between else ())
    of = found.lines[0]
    if limit.grade not in of.row.limits:
        return _of_book(limit, figures)
    further = of.row.limits[limit.grade]
    inner = asked(standards, of, further, figures)
    number = inner.required
    if number is None:
        by_grade = inner.met is not None or inner.missing == ("grade",)
        if limit.times == 1.0 or not by_grade or not isinstance(further, GradeOf):
            return inner
        # A grade that is given as such says nothing of a multiple of its limit.
        return inner._replace(met=None, missing=(f"limit_{further.grade}",))
    return Asked(
        required=rounded(number * limit.times),
        line=of,
        steps=(*inner.steps, _reference(limit, of.row.id, number)),
    )


def _of_whole_row(
    standards: Standards, line: Line, limit: GradeOf, figures: Figures
) -> Asked | None:
    """A grade that several figures decide together: all limits of its row are held, or not.

    None: the grade itself was given, or the edition's rows do not have such a device.
    """
    if line.edition.metrics[line.row.metric].better is not Better.BUNDLE or "grade" in figures:
        return None
    tables = standards.limit_tables(line.row.product).get(limit.edition, ())
    if len(tables) != 1:
        return None
    found = tables[0].find(figures)
    if found.missing:
        return Asked(missing=found.missing)
    if not found.lines:
        return None
    of = found.lines[0]
    limits = {of.row.metric: of.row.limits.get(limit.grade)}
    limits |= {gate.metric: gate.limits.get(limit.grade) for gate in of.row.gates}
    missing = tuple(metric for metric in limits if metric not in figures)
    if missing:
        return Asked(missing=missing)
    each = []
    for metric, required in limits.items():
        if not isinstance(required, float):
            return None
        actual, spec = rounded(as_number(figures[metric])), of.edition.metrics[metric]
        met = meets(actual, required, spec.better)
        each.append(Check("", metric, required, actual, met, spec.unit))
    held = all(one.met for one in each)
    facts = Fact("edition", limit.edition), Fact("row", of.row.id), Fact("grade", limit.grade)
    step = Step("grade_of_row_held" if held else "grade_of_row_missed", facts)
    return Asked(met=held, line=of, steps=(step,), together=tuple(each))


def meets(actual: float, required: float, better: Better) -> bool:
    """Whether a figure is at its limit or on the better side of it."""
    return actual >= required if better is Better.HIGHER else actual <= required


def _of_book(limit: GradeOf, figures: Figures) -> Asked:
    """The edition is not in the library: the user reads its limit, or its grade, in the book."""
    own = figures.get(f"limit_{limit.grade}")
    if own is not None and not isinstance(own, str):
        step = _reference(limit, "", own)
        return Asked(required=rounded(own * limit.times), steps=(step,))
    grade = figures.get("grade")
    if grade is not None and not isinstance(grade, str):
        reached = grade <= int(limit.grade)
        step = Step(
            "grade_given",
            (Fact("grade", grade), Fact("edition", limit.edition), Fact("needed", limit.grade)),
        )
        if not reached or limit.times == 1.0:
            return Asked(met=reached, steps=(step,))
    return Asked(missing=(f"limit_{limit.grade}",) if limit.times != 1.0 else ("grade",))


def _reference(limit: GradeOf, row: str, number: float) -> Step:
    facts = (
        Fact("edition", limit.edition), Fact("row", row or "–"), Fact("grade", limit.grade),
        Fact("limit", number), Fact("times", limit.times),
    )  # fmt: skip
    return Step("limit_of_grade", facts)


def _limit_table(standards: Standards, line: Line, limit: GradeOf) -> LimitTable | None:
    for table in standards.limit_tables(line.row.product).get(limit.edition, ()):
        if line.row.metric in table.metrics:
            return table
    return None
