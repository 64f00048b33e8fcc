"""Many devices at once, and whatever is entered of them."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from core.standards.inputs import Input, InputKind, inputs_of
from core.standards.judge import Device, judge, judge_batch
from core.standards.library import shipped_standards
from core.standards.paths import decided
from core.standards.project import Project, admit
from core.standards.verdict import Outcome
from core.vocabulary.finding import Severity
from tests.core.standards.devices import random_devices

TODAY = date(2026, 6, 1)
UNDECIDED = ("between_rows", "not_carried", "recalled", "not_yet_in_force")


def test_10_000_random_devices_of_all_products_have_verdicts_with_a_trace() -> None:
    devices = random_devices(10_000)
    assert {one.product for one in devices} == set(shipped_standards().products)
    verdicts = judge_batch(shipped_standards(), devices, TODAY)
    assert len(verdicts) == 10_000
    assert all(verdicts)
    for of_device in verdicts:
        for one in of_device:
            assert len(one.trace) >= 2
            assert one.trace[-1].code.startswith("outcome_")
    found = {one.outcome for of_device in verdicts for one in of_device}
    assert found == set(Outcome)


def test_a_batch_says_what_each_device_alone_is_told() -> None:
    devices = random_devices(200, seed=7)
    together = judge_batch(shipped_standards(), devices, TODAY)
    alone = [judge(shipped_standards(), one.product, one.figures, TODAY) for one in devices]
    assert together == alone


def values(one: Input) -> st.SearchStrategy[float | str]:
    if one.words:
        return st.sampled_from(one.words)
    if one.name in ("poles", "grade", "stages"):
        return st.sampled_from((1.0, 2.0, 3.0, 4.0, 8.0))
    likely = st.floats(1.0, 90.0) | st.sampled_from((3.5, 4.2, 5.6, 35.0, 41.0, 50.0, 528.0))
    return likely | st.floats(0, 1e6) | st.just(0.0)


@st.composite
def anything(draw: st.DrawFn) -> Device:
    """Any product with any of its inputs."""
    product = draw(st.sampled_from(shipped_standards().products))
    inputs = inputs_of(shipped_standards(), product)
    chosen = draw(st.lists(st.sampled_from(inputs), unique_by=lambda one: one.name))
    return Device(product, {one.name: draw(values(one)) for one in chosen})


@given(anything(), st.dates(date(2010, 1, 1), date(2040, 1, 1)))
def test_whatever_is_entered_there_is_an_answer_with_its_reason(device: Device, day: date) -> None:
    for one in judge(shipped_standards(), device.product, device.figures, day):
        assert one.trace
        if one.outcome is Outcome.LEVEL:
            assert one.level
            assert one.margin is None or one.margin >= 0
        elif one.outcome is Outcome.CANNOT_BE_JUDGED:
            assert one.missing or one.trace[-2].code in UNDECIDED
        else:
            assert not one.level


@given(anything(), st.floats(1.0, 2.0))
def test_a_better_figure_never_has_a_worse_verdict(device: Device, factor: float) -> None:
    standards = shipped_standards()
    better = dict(device.figures)
    for one in inputs_of(standards, device.product):
        value = better.get(one.name)
        if one.kind is InputKind.METRIC and isinstance(value, float):
            better[one.name] = value * factor if one.better == "higher" else value / factor
    before = judge(standards, device.product, device.figures, TODAY)
    after = judge(standards, device.product, better, TODAY)
    rank = {Outcome.LEVEL: 0, Outcome.NO_LEVEL: 1, Outcome.BELOW_ACCESS: 1}
    # A path that only spoke because the others failed may have nothing to say any more.
    now = {(one.edition, one.part, one.path): one for one in after}
    for old in before:
        if any(one.outcome is Outcome.NOT_BELIEVABLE for one in (old, *after)):
            continue  # nothing is that good
        new = now.get((old.edition, old.part, old.path))
        if new is None:
            assert old.outcome is Outcome.CANNOT_BE_JUDGED
        elif old.judged and new.judged and old.row == new.row:
            levels = (*standards.by_code[old.edition].levels, "")
            assert rank[new.outcome] <= rank[old.outcome]
            assert levels.index(new.level) <= levels.index(old.level)


@given(anything())
def test_of_several_paths_the_best_counts_and_no_open_one_is_passed_over(device: Device) -> None:
    verdicts = judge(shipped_standards(), device.product, device.figures, TODAY)
    counting = {(one.edition, one.part): one for one in decided(verdicts)}
    for one in verdicts:
        chosen = counting.get((one.edition, one.part))
        if one.outcome is Outcome.LEVEL:
            assert chosen is not None
            assert (chosen.stage or 0) <= (one.stage or 0)
        elif one.outcome is Outcome.CANNOT_BE_JUDGED:
            assert chosen is None or chosen.outcome is Outcome.LEVEL
        elif one.outcome is Outcome.NOT_BELIEVABLE:
            assert chosen is None


@given(anything(), st.sampled_from(tuple(Project)), st.booleans())
def test_what_is_left_out_always_says_why(device: Device, project: Project, up: bool) -> None:
    verdicts = judge(shipped_standards(), device.product, device.figures, TODAY)
    admission = admit(verdicts, project, stage_up=up)
    excluding = [one for one in admission.findings if one.severity is Severity.EXCLUDES]
    assert bool(excluding) is not admission.admitted
    for one in excluding:
        assert one.figures[0].name == "row"
        short = next((f.value for f in one.figures if f.name == "short"), "–")
        assert short == "–" or (isinstance(short, float) and short > 0.0)
