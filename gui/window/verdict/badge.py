"""Badges: the few words a verdict comes to, in a colour that says how good that is.

Nothing is told by the colour alone: the words are always there.
"""

from core.standards.verdict import Outcome, Verdict
from gui.window.parts import look


def ground_of(verdict: Verdict) -> str:
    """The role of a badge's ground: good, fair, plain, open or bad."""
    if verdict.outcome is Outcome.BELOW_ACCESS:
        return "bad"
    if verdict.outcome is Outcome.CANNOT_BE_JUDGED or any(
        one.code == "verdict_evidence_d" for one in verdict.findings
    ):
        return "open"
    if verdict.outcome is not Outcome.LEVEL or verdict.stage is None:
        return "plain"
    return {1: "good", 2: "fair", 3: "plain"}.get(verdict.stage, "bad")


def colours_of(role: str) -> tuple[str, str]:
    """Ground and words of a role."""
    colours = look.colours()
    return {
        "good": (colours.good_soft, colours.good),
        "fair": (colours.accent_soft, colours.accent),
        "open": (colours.assumed_soft, colours.assumed_text),
        "bad": (colours.bad_soft, colours.bad),
    }.get(role, (colours.field, colours.text))
