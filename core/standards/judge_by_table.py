"""Judging a device by one table of an edition: the row that applies, its limits and gates.

A figure is held against a limit only where it was rated by a method the edition rests on.
Figures are compared as they are, without rounding to the table's decimals (全数值比较法,
GB/T 8170-2008 4.3.2).
"""

from collections.abc import Mapping
from datetime import date

import msgspec

from core.standards.edition import Better, Confidence, Edition, Formula, Gate, GradeOf, Scale
from core.standards.formulas import Figures
from core.standards.library import Standards
from core.standards.limit_table import Asked, Found, LimitTable, Line, class_steps
from core.standards.limits import asked, meets, rounded
from core.standards.plausibility import absurd_limit, beyond_best
from core.standards.verdict import BELOW_ACCESS_STAGE, Check, Fact, Outcome, Step, Verdict, stage_of
from core.standards.watched import as_number
from core.vocabulary.finding import Finding, Severity, figure, finding

_ROWS_TOLD = 24  # rows in question that a verdict names; of more it is the whole table


def not_believed(verdict: Verdict, reasons: tuple[Step, ...]) -> Verdict:
    """The verdict on a device whose figures cannot be true: nothing is reached or missed."""
    kept = tuple(one for one in verdict.trace[:-1] if one not in reasons)
    begun = kept[:1] if verdict.outcome is not Outcome.NOT_BELIEVABLE else kept
    return msgspec.structs.replace(
        verdict, outcome=Outcome.NOT_BELIEVABLE, level="", stage=None, above_grade_1=False,
        required=None, margin=None, conditional=False, gates=(), checks=(), decided_by="",
        missing=(), method_needed="", method_given="", findings=(),
        trace=(*begun, *reasons, Step("outcome_not_believable")),
    )  # fmt: skip


def judge_by_table(
    standards: Standards,
    table: LimitTable,
    found: Found,
    figures: Figures,
    as_of: date,
    begun: Step,
) -> Verdict:
    """The verdict by the rows that were found; `begun` is the first step of the trace."""
    judge_one = TableJudge(standards, table, figures, as_of, begun)
    if not found.lines:
        return judge_one.without_row(found)
    verdicts = [judge_one.by_line(line) for line in found.lines]
    if len(verdicts) == 1:
        return verdicts[0]
    # Either of two keys puts the device into another class: the stricter row governs.
    strictest = max(verdicts, key=lambda v: (v.stage or 0, -(v.margin or 0.0)))
    rows = figure("rows", ", ".join(verdict.row for verdict in verdicts))
    note = finding("verdict_class_ambiguous", Severity.WARNING, rows)
    return msgspec.structs.replace(strictest, findings=(*strictest.findings, note))


class TableJudge:
    """One device before one table."""

    def __init__(
        self, standards: Standards, table: LimitTable, figures: Figures, as_of: date, begun: Step
    ) -> None:
        self.standards = standards
        self.table = table
        self.edition = table.edition
        self.figures = figures
        self.as_of = as_of
        self.steps = [begun]

    def unjudged(self) -> Verdict:
        """A verdict before anything was looked up."""
        return self._plain(Outcome.CANNOT_BE_JUDGED, [*self.steps])

    def without_row(self, found: Found) -> Verdict:
        """No row applies: keys are missing, or the device is outside the table."""
        if found.missing:
            steps = [*self.steps, *_missing_steps(found.missing)]
            return self._plain(
                Outcome.CANNOT_BE_JUDGED, steps, missing=found.missing,
                in_question=found.in_question,
            )  # fmt: skip
        code, outcome = "outside", Outcome.OUT_OF_SCOPE
        if self.table.lacks(self.figures):
            code, outcome = "not_carried", Outcome.CANNOT_BE_JUDGED
        elif found.between:
            code, outcome = "between_rows", Outcome.CANNOT_BE_JUDGED
        return self._plain(outcome, [*self.steps, self._outside(code, found.outside)])

    def _outside(self, code: str, key: str) -> Step:
        value = self.figures.get(key, "–")
        word = "class_word" if self.standards.keys[key].words else ""
        unit = self.standards.keys[key].unit or ""
        facts = (Fact("name", key, "", "class_key"), Fact("value", value, unit, word))
        return Step(code, facts)

    def _plain(
        self,
        outcome: Outcome,
        steps: list[Step],
        *,
        line: Line | None = None,
        missing: tuple[str, ...] = (),
        in_question: tuple[Line, ...] = (),
        method: tuple[str, str] = ("", ""),
    ) -> Verdict:
        """A verdict without a limit reached or missed."""
        edition, table = self.edition, self.table
        metric = line.row.metric if line else table.metrics[0] if len(table.metrics) == 1 else ""
        spec = edition.metrics.get(metric)
        lines = (line,) if line is not None and missing else in_question
        told = lines if len(lines) <= _ROWS_TOLD else ()
        return Verdict(
            product=table.product, edition=edition.code, scale=edition.scale,
            jurisdiction=edition.jurisdiction, as_of=self.as_of, outcome=outcome,
            row=line.row.id if line else "", place=line.row.place if line else "",
            part=table.part, path=table.path, metric=metric,
            unit=spec.unit if spec else "", better=spec.better if spec else Better.HIGHER,
            missing=missing, in_question=tuple(one.row.id for one in told),
            lacking=self._lacking(lines), method_needed=method[0], method_given=method[1],
            confidence=(line.row.confidence if line else None) or edition.confidence,
            doubts=line.row.doubts if line else (),
            bins=line.bins if line else (), findings=line.findings if line else (),
            trace=(*steps, Step(f"outcome_{outcome}")),
        )  # fmt: skip

    def _lacking(self, lines: tuple[Line, ...]) -> tuple[str, ...]:
        """Figures of these rows, gates among them, that are not given by the method they need."""
        asked = {
            name: line.edition
            for line in lines
            for name in (line.row.metric, *(gate.metric for gate in line.row.gates))
        }
        return tuple(
            name for name, edition in asked.items()
            if name not in self.figures or self._method(name, edition) is not None
        )  # fmt: skip

    def by_line(self, line: Line) -> Verdict:
        """The verdict by one row."""
        steps = [*self.steps, *self._assumed(line)]
        steps.append(line.step)
        steps += class_steps(line, self.figures)
        undecided = self._undecided(line)
        if undecided is not None:
            return self._plain(Outcome.CANNOT_BE_JUDGED, [*steps, undecided], line=line)
        refused = self._method(line.row.metric, line.edition)
        if refused is not None:
            needed, given = refused
            facts = (
                line.metric, Fact("needed", needed),
                Fact("given", given or "–", "", "method" if given else ""),
            )  # fmt: skip
            steps.append(Step("method_differs", facts))
            missing = (line.row.metric if given else f"{line.row.metric}_method",)
            return self._plain(
                Outcome.CANNOT_BE_JUDGED, steps, line=line, missing=missing, method=refused
            )
        return self._by_limits(line, steps)

    def _undecided(self, line: Line) -> Step | None:
        """Why a row decides nothing: its table was only recalled, or refers to what is to come.

        Classes of other jurisdictions decide no project; they are given and marked.
        """
        recalled = (line.row.confidence or line.edition.confidence) is Confidence.UNVERIFIED
        if recalled and line.edition.scale in (Scale.GRADE, Scale.TIER):
            return Step("recalled", (Fact("edition", line.edition.code),))
        for limit in line.row.limits.values():
            if isinstance(limit, GradeOf):
                begins = self._begins(limit.edition)
                if begins is not None and self.as_of < begins:
                    facts = Fact("edition", limit.edition), Fact("from", begins.isoformat())
                    return Step("not_yet_in_force", facts)
        return None

    def _begins(self, code: str) -> date | None:
        known = self.standards.by_code.get(code)
        return self.edition.begins.get(code) if known is None else known.in_force

    def _assumed(self, line: Line) -> list[Step]:
        names = self.standards.assumed.get(self.table.product, ())
        if not names:
            return []
        steps = []
        for test in line.tests:
            if test.key not in names:
                continue
            value = self.figures[test.key]
            if value == self.standards.keys[test.key].assumed:
                word = "class_word" if test.words else ""
                steps.append(Step("assumed", (test.name, Fact("value", value, test.unit, word))))
        return steps

    def _method(self, metric: str, edition: Edition) -> tuple[str, str] | None:
        """Method needed and given, where a figure was rated by another or by none that is named."""
        spec = edition.metrics[metric]
        if not spec.methods or metric not in self.figures:
            return None
        given = str(self.figures.get(f"{metric}_method", ""))
        return None if given in spec.methods else (spec.method_text, given)

    def _by_limits(self, line: Line, steps: list[Step]) -> Verdict:
        row = line.row
        spec = line.edition.metrics[row.metric]
        actual = self._actual(row.metric)
        told = Fact("actual", "–" if actual is None else actual, spec.unit)
        checks: list[Check] = []
        gates: list[Check] = []
        reached, of = "", None
        for level in line.levels:
            one = line.plain.get(level) or asked(
                self.standards, line, row.limits[level], self.figures
            )
            of = one.line or of
            if one.steps:
                steps += [step for step in one.steps if step not in steps]
            if one.outside or one.missing:
                return self._stuck(line, steps, one)
            absurd = self._absurd(line, level, one, actual)
            if absurd is not None:
                return self._plain(Outcome.NOT_BELIEVABLE, [*steps, absurd], line=line)
            met = one.met
            if met is None:
                if actual is None or one.required is None:
                    return self._stuck(line, steps, Asked(missing=(row.metric,)))
                met = meets(actual, one.required, spec.better)
            checks.append(Check(level, row.metric, one.required, actual, met, spec.unit))
            steps.append(_check_step(line, one, level, met, told))
            own = self._gates(line, level) if row.gates else ()
            gates += own
            gates += [msgspec.structs.replace(part, level=level) for part in one.together]
            # Where the level is missed anyway, only what is missed besides is worth a step.
            steps += [_gate_step(line, gate) for gate in own if met or gate.met is False]
            if met and all(gate.met is not False for gate in own):
                reached = level
                break
        return self._verdict(line, steps, reached, checks, tuple(gates), of)

    def _absurd(self, line: Line, level: str, one: Asked, actual: float | None) -> Step | None:
        """What cannot be true of a limit that was computed, or of a figure beside its best one."""
        if one.required is None:
            return None
        metric, better = line.row.metric, line.edition.metrics[line.row.metric].better
        if isinstance(line.row.limits[level], Formula):
            absurd = absurd_limit(metric, one.required)
            if absurd is not None:
                return absurd
        best = level == line.edition.levels[0]
        if not best or actual is None or line.edition.scale not in (Scale.GRADE, Scale.TIER):
            return None
        return beyond_best(self.table.product, metric, actual, one.required, better)

    def _actual(self, metric: str) -> float | None:
        value = self.figures.get(metric)
        return None if value is None else rounded(as_number(value))

    def _stuck(self, line: Line, steps: list[Step], one: Asked) -> Verdict:
        """A limit could not be worked out."""
        if one.outside:
            code = "between_rows" if one.missing else "outside"
            outcome = Outcome.CANNOT_BE_JUDGED if one.missing else Outcome.OUT_OF_SCOPE
            steps.append(self._outside(code, one.outside))
            return self._plain(outcome, steps, line=line)
        missing = one.missing
        if line.row.metric not in self.figures and missing != ("grade",):
            missing = tuple(dict.fromkeys((*missing, line.row.metric)))
        steps += _missing_steps(missing)
        return self._plain(Outcome.CANNOT_BE_JUDGED, steps, line=line, missing=missing)

    def _gates(self, line: Line, level: str) -> tuple[Check, ...]:
        return tuple(
            self._gate(line.edition, gate, level) for gate in line.row.gates if level in gate.limits
        )

    def _gate(self, edition: Edition, gate: Gate, level: str) -> Check:
        spec, required = edition.metrics[gate.metric], gate.limits[level]
        actual = self._actual(gate.metric)
        if actual is None or self._method(gate.metric, edition) is not None:
            return Check(level, gate.metric, required, None, None, spec.unit)
        met = meets(actual, required, spec.better)
        return Check(level, gate.metric, required, actual, met, spec.unit)

    def _verdict(
        self,
        line: Line,
        steps: list[Step],
        reached: str,
        checks: list[Check],
        gates: tuple[Check, ...],
        of: Line | None,
    ) -> Verdict:
        row, edition = line.row, line.edition
        spec = edition.metrics[row.metric]
        last = checks[-1]
        margin = _margin(last, spec.better)
        if reached:
            outcome, stage = Outcome.LEVEL, stage_of(edition.scale, reached)
            facts: tuple[Fact, ...] = (line.names[reached],)
        else:
            barred = edition.access in line.levels
            outcome = Outcome.BELOW_ACCESS if barred else Outcome.NO_LEVEL
            stage, facts = (BELOW_ACCESS_STAGE if barred else None), ()
        above = (
            edition.scale is Scale.GRADE
            and reached == edition.levels[0]
            and margin is not None
            and margin > 0
        )
        return Verdict(
            product=row.product, edition=edition.code, scale=edition.scale,
            jurisdiction=edition.jurisdiction, as_of=self.as_of, outcome=outcome,
            row=row.id, place=row.place, part=row.part, path=row.path,
            metric=row.metric, unit=spec.unit, better=spec.better,
            level=reached, stage=stage, above_grade_1=above,
            required=last.required, actual=last.actual, margin=margin,
            conditional=bool(reached) and _is_open(gates, reached),
            gates=gates, checks=tuple(checks),
            confidence=_least(line, of), doubts=row.doubts,
            bins=of.bins if of else line.bins,
            findings=self._findings(line, reached, gates, of),
            trace=(*steps, Step("outcome_above_grade_1" if above else f"outcome_{outcome}", facts)),
        )  # fmt: skip

    def _findings(
        self, line: Line, reached: str, gates: tuple[Check, ...], of: Line | None
    ) -> tuple[Finding, ...]:
        findings = line.findings + (of.findings if of else ())
        if not line.row.gates:
            return findings
        edition = figure("edition", line.edition.code)
        if reached and _is_open(gates, reached):
            findings += (finding("verdict_gate_open", Severity.WARNING, edition),)
        below = line.levels[line.levels.index(reached) + 1 :] if reached else ()
        if any(gate.met is False for level in below for gate in self._gates(line, level)):
            findings += (finding("verdict_lower_gate", Severity.WARNING, edition),)
        return findings


def _is_open(gates: tuple[Check, ...], level: str) -> bool:
    """Whether a gate of the level waits for its figure."""
    return any(gate.met is None for gate in gates if gate.level == level)


def _least(line: Line, of: Line | None) -> Confidence:
    """A verdict is as sure as the least sure of the tables it rests on."""
    own = [one.row.confidence or one.edition.confidence for one in (line, of) if one is not None]
    return max(own, key=tuple(Confidence).index)


def _margin(check: Check, better: Better) -> float | None:
    if check.required is None or check.actual is None:
        return None
    ahead = check.actual - check.required
    return rounded(ahead if better is Better.HIGHER else -ahead)


def _check_step(line: Line, one: Asked, level: str, met: bool, actual: Fact) -> Step:
    name = line.names[level]
    if one.met is not None or one.required is None:
        return Step("level_met_by_grade" if met else "level_missed_by_grade", (name,))
    required = one.told or Fact("required", one.required, actual.unit)
    return Step("level_met" if met else "level_missed", (name, line.metric, required, actual))


def _gate_step(line: Line, gate: Check) -> Step:
    facts = (
        line.names[gate.level],
        Fact("metric", gate.metric, "", "metric"),
        Fact("required", gate.required or 0.0, gate.unit),
        Fact("actual", "–" if gate.actual is None else gate.actual, gate.unit),
    )
    codes: Mapping[bool | None, str] = {True: "gate_met", False: "gate_missed", None: "gate_open"}
    return Step(codes[gate.met], facts)


def _missing_steps(missing: tuple[str, ...]) -> list[Step]:
    return [Step("missing", (Fact("keys", key, "", "input"),)) for key in missing]
