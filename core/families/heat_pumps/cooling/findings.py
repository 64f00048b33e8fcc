"""How well heat pumps fit the cooling that is asked of them, as findings."""

from collections.abc import Iterator

from core.families.heat_pumps.cooling.columns import SEER_AGREES, cooling_of
from core.families.heat_pumps.outcome import HeatPumpOutcome
from core.families.heat_pumps.record import HeatPump
from core.selection.family import Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind


def of_cooling(
    record: HeatPump, situation: Situation, outcome: HeatPumpOutcome
) -> Iterator[Finding]:
    """What binds, what the figures rest on, and where they end; nothing where none is asked."""
    design = situation.design
    if design.chilled_c is None or outcome.cooling_share is None:
        return
    yield from _bound(situation, outcome, outcome.cooling_share)
    if outcome.cooling_beyond_k:
        yield finding(
            "summer_beyond_points", Severity.WARNING,
            figure("outdoor", design.summer_outdoor_c, Kind.TEMPERATURE),
            figure("beyond", outcome.cooling_beyond_k, Kind.TEMPERATURE_DIFFERENCE),
        )  # fmt: skip
    figures = cooling_of([record], design.chilled_c)
    if outcome.cooling_outside_hours:
        reach_k = situation.study.criteria.beyond_limits_k
        yield finding(
            "too_hot_for_figures", Severity.WARNING,
            figure("hours", outcome.cooling_outside_hours, Kind.HOURS),
            figure("limit", float(figures.hottest_c[0]) + reach_k, Kind.TEMPERATURE),
        )  # fmt: skip
    band = figure("band", float(figures.band[0]), Kind.SHARE)
    rated_c = float(figures.below.flow_c[0, 0])
    if figures.full_load_only[0]:
        yield finding("cooling_full_load_only", Severity.WARNING, band)
    elif figures.by_seer[0]:
        yield finding(
            "cooling_by_seer", Severity.WARNING,
            figure("seer", float(figures.seer[0]), Kind.COP), band,
        )  # fmt: skip
    elif not figures.share[0] and design.chilled_c - rated_c > _SAME_K:
        yield finding(
            "cooling_at_rated_water", Severity.INFO,
            figure("rated", rated_c, Kind.TEMPERATURE),
            figure("chilled", design.chilled_c, Kind.TEMPERATURE),
        )  # fmt: skip
    if outcome.seer_declared is not None and outcome.seer_recalculated is not None:
        apart = abs(outcome.seer_recalculated / outcome.seer_declared - 1.0)
        yield finding(
            "seer_beside", Severity.WARNING if apart > SEER_AGREES else Severity.INFO,
            figure("declared", outcome.seer_declared, Kind.COP),
            figure("again", outcome.seer_recalculated, Kind.COP),
            source="EN 14825",
        )  # fmt: skip


_SAME_K = 0.05


def _bound(
    situation: Situation, outcome: HeatPumpOutcome, cooling_share: float
) -> Iterator[Finding]:
    """Which demand the number of units follows from: that with the least in hand.

    Of heat the back-up may give a part: what counts is the share the heat pumps must give.
    """
    if outcome.design_share is None:
        return
    least = situation.duty.share_min
    heat = outcome.design_share / least
    yield finding(
        "bound_by_cooling" if cooling_share <= heat else "bound_by_heat", Severity.INFO,
        figure("cooling", cooling_share, Kind.SHARE),
        figure("heat", outcome.design_share, Kind.SHARE),
        figure("summer", situation.design.summer_outdoor_c, Kind.TEMPERATURE),
        figure("least", least, Kind.SHARE),
        figure("winter", situation.design.outdoor_c, Kind.TEMPERATURE),
    )  # fmt: skip
