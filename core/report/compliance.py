"""Grades and tiers in the report: a few words for the ranking, and the compliance annex."""

from collections.abc import Sequence

from core.climate.year import ClimateOrigin
from core.content.blocks import (
    Block,
    Cell,
    Column,
    Findings,
    Heading,
    Message,
    Paragraph,
    Properties,
    Property,
    Quantity,
    Section,
    Stacked,
    Table,
    TableCell,
    Words,
    say,
)
from core.report.edition_names import named
from core.report.nearest import nearest_paragraphs
from core.report.to_prove import Judged, ask_blocks, is_unproved
from core.report.yardstick import machine_name
from core.selection.selection import Candidate, Group, Selection
from core.standards import evidence
from core.standards.edition import Better, Scale
from core.standards.library import Standards
from core.standards.project import RULES, Proof
from core.standards.verdict import Check, Outcome, Verdict
from core.standards.wording import alike, least_decimals, number
from core.vocabulary.finding import Severity
from core.vocabulary.finding_subjects import by_cause
from core.vocabulary.quantity import Kind, with_unit

_NO_TIERS = (Scale.MINIMUM, Scale.CLASS)  # of other countries: a minimum, no access tier
# What a figure is called where there is room for a word; the same in every language.
_SHORT = {
    "iplv": "IPLV", "cop_c": "COP", "cspf": "CSPF", "accop": "ACCOP", "iplv_h": "IPLV(H)",
    "hspf": "HSPF", "apf": "APF", "acop": "ACOP", "cop": "COP", "eer": "EER", "seer": "SEER",
}  # fmt: skip
_CHINA = "CN"
_MET = {True: "met", False: "missed", None: "open"}


def outcome_of(standards: Standards, verdict: Verdict) -> Cell:
    """Grade or tier, or why there is none, in a few words."""
    if verdict.outcome is Outcome.BELOW_ACCESS and verdict.scale in _NO_TIERS:
        return say("verdict.below_minimum")
    if verdict.outcome is not Outcome.LEVEL:
        return say(f"verdict.{verdict.outcome}")
    return say("verdict.level", level=named(standards, f"level.{verdict.scale}", verdict.level))


def short_outcome(verdict: Verdict) -> Cell:
    """The outcome as a badge has room for it: 节能, 2级; with an asterisk where it is not firm.

    Not firm: on condition of a limit whose figure was not given, or the best tier on the
    strength of a claim or an estimate (evidence D).
    """
    reached = verdict.outcome is Outcome.LEVEL
    plain = say(f"badge.{verdict.scale}.{verdict.level}" if reached else f"badge.{verdict.outcome}")
    return say("badge.not_firm", badge=plain) if not_firm(verdict) else plain


def not_firm(verdict: Verdict) -> bool:
    """Whether the outcome needs a word of explanation beside it."""
    claimed = any(one.code == "verdict_evidence_d" for one in verdict.findings)
    return verdict.conditional or claimed


def has_not_firm(candidate: Judged) -> bool:
    """Whether its tier or its grade carries the asterisk."""
    seen = (candidate.standing.tier, candidate.standing.grade)
    return any(not_firm(one) for one in seen if one is not None)


NO_STANDING = Words(text="–")  # of what no list and no standard is for


def standing_of(candidate: Judged) -> Cell:
    """Tier and grade of a candidate, side by side: 节能 · 2级.

    What the project asks for and figures do not show is 待证明, beside what they do show.
    """
    standing = candidate.standing
    said = [one for one in (standing.tier, standing.grade) if one is not None]
    if is_unproved(candidate):
        firm = [one for one in said if one.judged and not one.conditional]
        shown = [say("badge.to_be_proved"), *map(short_outcome, firm[:1])]
    elif said:
        shown = [short_outcome(one) for one in said]
        if _by_other_figures(standing.tier, standing.grade):
            shown = [
                say("report.compliance.by", outcome=outcome, metric=Words(text=_SHORT[one.metric]))
                for outcome, one in zip(shown, said, strict=True)
            ]
    elif standing.admission.proof is Proof.NOT_LISTED:
        shown = [say("badge.not_listed")]
    else:
        return NO_STANDING
    first, *second = shown
    if second == [first]:  # neither tier nor grade determined: said once
        return first
    return say("report.compliance.both", tier=first, grade=second[0]) if second else first


def _by_other_figures(tier: Verdict | None, grade: Verdict | None) -> bool:
    """Whether tier and grade stand apart because each goes by another figure: 准入 · 1级."""
    if tier is None or grade is None or tier.stage is None or grade.stage is None:
        return False
    named_both = tier.metric in _SHORT and grade.metric in _SHORT
    return named_both and tier.stage != grade.stage and tier.metric != grade.metric


def mark_of(verdict: Verdict) -> Message | None:
    """超1级 with its margin, beside the grade of what is better than grade 1."""
    if not verdict.above_grade_1:
        return None
    *_, margin = alike((verdict.required, verdict.actual, verdict.margin), verdict.unit)
    return say("verdict.above_grade_1", margin=_figure(margin, verdict.unit))


def compliance_section(selection: Selection, *, others: bool = False) -> Section:
    """What the project asks for, then what the report is about against the editions in force.

    others: also against those of other countries.
    """
    shown = _shown(selection)
    blocks: list[Block] = [_asked(selection), *ask_blocks(selection)]
    if any(has_not_firm(one) for one in shown):
        blocks.append(Paragraph(text=say("report.compliance.not_firm"), small=True))
    for candidate in shown:
        blocks += [
            block
            for group in candidate.groups
            for block in _machine(selection, candidate.place, group, others=others)
        ]
    editions = _of_editions(selection, others=others)
    if editions is not None:
        blocks.append(editions)
    blocks += evidence_note(selection, others=others)
    if not selection.candidates:
        blocks.append(Paragraph(text=say("report.compliance.none")))
        blocks += nearest_paragraphs(selection)
    return Section(title=say("report.section.compliance"), blocks=tuple(blocks))


def _shown(selection: Selection) -> tuple[Candidate, ...]:
    """What the report is about, and what the user put beside it; not the rest of the field."""
    leading, compared = selection.leading, selection.study.choice.compared
    if leading is None:
        return ()
    return (leading, *(c for c in selection.candidates if c.id in compared and c is not leading))


def _asked(selection: Selection) -> Properties:
    asked = selection.study.compliance
    rule = RULES[asked.project_class]
    items = [
        Property(title=say("field.project_class"), value=say(f"choice.{asked.project_class}"),
                 note=Words(text=rule.source)),
        Property(title=say("verdict.as_of"), value=Words(text=selection.judged_on.isoformat()),
                 note=say(_day_of(selection))),
        Property(title=say("field.least_tier"), value=say(f"choice.{asked.least_tier}")),
    ]  # fmt: skip
    if asked.least_grade is not None:
        least = Quantity(value=asked.least_grade, kind=Kind.COUNT)
        items.append(Property(title=say("field.least_grade"), value=least))
    if asked.tiers_move_up:
        note = say("report.compliance.moved_up")
        items.append(Property(title=say("field.tiers_move_up"), value=say("choice.yes"), note=note))
    reason = asked.override_reason.strip()
    if reason:
        items.append(Property(title=say("field.override_reason"), value=Words(text=reason)))
    return Properties(items=tuple(items), halved=True)


def _day_of(selection: Selection) -> str:
    """The key of what is said of the day: asked for, or that of the selection."""
    chosen = selection.study.compliance.judged_on is not None
    return "report.compliance.day.asked" if chosen else "report.compliance.day.selection"


def judged_note(selection: Selection) -> Message:
    """For the calculation annex: on which day's editions the machines are judged, and how."""
    day = selection.judged_on.isoformat()
    return say("report.annex.judged.text", day=day, note=say(_day_of(selection)))


def _machine(selection: Selection, place: int, group: Group, *, others: bool) -> list[Block]:
    standing = group.standing
    heading = Heading(
        text=say("report.annex.candidate", place=str(place), machine=machine_name(group.record)),
        figure=standing_of(group),
    )
    shown = _listed(standing.verdicts, others=others)
    if not shown:
        return [heading, Paragraph(text=say("report.compliance.no_edition"))]
    table = Table(
        columns=(
            Column(title=say("report.compliance.item"), share=1.2),
            Column(title=say("verdict.standard"), share=1.6),
            Column(title=say("verdict.required")),
            Column(title=say("verdict.actual")),
            Column(title=say("verdict.result"), share=0.9),
            Column(title=say("report.compliance.evidence")),
        ),
        rows=tuple(_row(selection, group, one) for one in shown),
        caption=_caption(selection, group),
    )
    return [heading, table]


def _listed(verdicts: Sequence[Verdict], *, others: bool) -> list[Verdict]:
    """Chinese editions; those of other countries where asked for, or where no other judges."""
    listed = [one for one in verdicts if one.outcome is not Outcome.OUT_OF_SCOPE]
    if others:
        return listed
    return [one for one in listed if one.jurisdiction == _CHINA] or listed


def _row(selection: Selection, group: Group, verdict: Verdict) -> tuple[TableCell, ...]:
    standards = selection.standards
    return (
        _item(standards, verdict),
        Stacked(
            first=Words(text=evidence.marked(verdict)),
            second=say(
                "report.compliance.clause",
                clause=_clause(verdict),
                since=standards.by_code[verdict.edition].in_force.isoformat(),
            ),
        ),
        *limit_and_figure(verdict),
        _result(standards, verdict),
        Words(text=group.record.evidence.value),
    )


def _result(standards: Standards, verdict: Verdict) -> TableCell:
    """The outcome, and under it 超1级, or that another path of the edition is better."""
    outcome = outcome_of(standards, verdict)
    if verdict.conditional:
        outcome = say("report.compliance.conditional", outcome=outcome)
    if verdict.decided_by in ("", verdict.row):
        mark = mark_of(verdict)
        return outcome if mark is None else Stacked(first=outcome, second=mark)
    return Stacked(
        first=outcome, second=say("report.compliance.other_path", row=verdict.decided_by)
    )


def _item(standards: Standards, verdict: Verdict) -> TableCell:
    """The metric, and under it the gates that decide as well."""
    if not verdict.metric:
        return Words(text="–")
    metric = named(standards, "metric", verdict.metric)
    gates = gates_of(standards, verdict)
    if not gates or verdict.better is Better.BUNDLE:  # whose figures stand as what is asked
        return metric
    said = gates[0]
    for gate in gates[1:]:
        said = say("report.compliance.joined", first=said, second=gate)
    return Stacked(first=metric, second=said)


def gates_of(standards: Standards, verdict: Verdict) -> list[Message]:
    """Every gate that tells of the outcome: what it asks, what the device has, whether it is met.

    A gate of a better level, which it bars, names that level.
    """
    return [_gate(standards, verdict, gate) for gate in verdict.telling_gates]


def _gate(standards: Standards, verdict: Verdict, gate: Check) -> Message:
    unit = "" if gate.unit == verdict.unit else gate.unit
    required, actual = alike((gate.required, gate.actual), gate.unit)
    said = say(
        f"report.compliance.gate.{_MET[gate.met]}",
        metric=named(standards, "metric", gate.metric),
        required=_figure(required, unit),
        actual=_figure(actual, unit),
    )
    if gate.level == verdict.checks[-1].level:
        return said
    level = named(standards, f"level.{verdict.scale}", gate.level)
    return say("report.compliance.gate.of_level", level=level, gate=said)


def limit_and_figure(verdict: Verdict) -> tuple[Words, Words]:
    """What is asked and what the device has; of figures that decide together, all of them."""
    last = verdict.checks[-1].level if verdict.checks else ""
    parts = [one for one in verdict.gates if one.level == last]
    if verdict.better is not Better.BUNDLE or not parts:
        parts = [Check("", "", verdict.required, verdict.actual, False, verdict.unit)]
    said = [alike((one.required, one.actual), one.unit) for one in parts]
    units = [one.unit for one in parts]
    limits, figures = (
        Words(text=" / ".join(map(with_unit, several, units)))
        for several in zip(*said, strict=True)
    )
    return limits, figures


def _clause(verdict: Verdict) -> Words:
    return Words(text=" · ".join(part for part in (verdict.place, verdict.row) if part) or "–")


def judged_levels(group: Group) -> list[Verdict]:
    """What it was judged by: its grade, its tier."""
    found = (group.standing.grade, group.standing.tier)
    return [one for one in found if one is not None and one.judged]


def judged_limits(group: Group) -> dict[str, float]:
    """The highest limit of each figure, of those that are better higher, by which it was judged.

    With the gates of the level it reaches; limits as the edition prints them.
    """
    found: dict[str, float] = {}
    for verdict in judged_levels(group):
        if verdict.outcome is not Outcome.LEVEL or verdict.better is not Better.HIGHER:
            continue
        gates = ((one.metric, one.required) for one in verdict.gates if one.level == verdict.level)
        for metric, limit in ((verdict.metric, verdict.required), *gates):
            if limit is not None:
                found[metric] = max(limit, found.get(metric, limit))
    return found


def limit_of(verdict: Verdict) -> Words:
    """The limit of the level it reaches, with its sign: ≥ 9.5."""
    sign = "≥" if verdict.better is Better.HIGHER else "≤"
    if verdict.required is None or verdict.better is Better.BUNDLE:
        return Words(text=f"{sign} {limit_and_figure(verdict)[0].text}")
    limit = number(verdict.required, least_decimals(verdict.unit))  # as exact as it is
    return Words(text=f"{sign} {with_unit(limit, verdict.unit)}")


def _figure(shown: str, unit: str) -> Words:
    """A limit, or what is compared with it, with its unit; a dash for none."""
    return Words(text=shown if shown == "–" else with_unit(shown, unit))


def _caption(selection: Selection, group: Group) -> Message:
    """The day whose editions hold, then what governs."""
    day = say("report.compliance.judged_on", day=selection.judged_on.isoformat())
    governs = _governs(selection, group)
    return day if governs is None else say("report.sentences", first=day, second=governs)


def _governs(selection: Selection, group: Group) -> Message | None:
    """Which verdict governs, or that those of different metrics stand side by side."""
    said: Message | None = None
    for ruling in group.standing.rulings:
        key = "report.compliance.beside" if ruling.side_by_side else "report.compliance.governs"
        outcome = outcome_of(selection.standards, ruling.governs)
        one = say(key, edition=ruling.governs.edition, outcome=outcome)
        said = one if said is None else say("report.sentences", first=said, second=one)
    return said


def evidence_note(selection: Selection, *, others: bool = False) -> list[Block]:
    """How sure the limits and the rating methods are, once for all that was shown."""
    shown = _shown(selection)
    editions = evidence.concerned(
        one for c in shown for one in _listed(c.standing.verdicts, others=others)
    )
    methods = dict.fromkeys(
        str(one.figures[0].value)
        for c in shown
        for rating in c.ratings
        for one in rating.findings
        if one.code == "method_secondary"
    )
    said: list[Block] = []
    for key, concerned in (("limits", editions), ("methods", tuple(methods))):
        if concerned:
            listed = Words(text=", ".join(concerned))
            said.append(Paragraph(text=say(f"report.evidence.{key}", concerned=listed), small=True))
    if selection.climate.origin is ClimateOrigin.SYNTHESISED:
        said.append(Paragraph(text=say("report.evidence.climate"), small=True))
    return said


def _of_editions(selection: Selection, *, others: bool) -> Findings | None:
    """What else holds of the editions themselves."""
    said = dict.fromkeys(
        finding
        for candidate in _shown(selection)
        for verdict in _listed(candidate.standing.verdicts, others=others)
        for finding in verdict.findings
        if finding.severity is not Severity.EXCLUDES
        and finding not in candidate.standing.findings
        and finding.code not in evidence.CODES
    )
    if not said:
        return None
    return Findings(title=say("report.compliance.editions"), findings=by_cause(said))
