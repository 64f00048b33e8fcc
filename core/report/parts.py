"""The forms of a report, and the parts each consists of, in their order."""

from collections.abc import Mapping
from enum import StrEnum

SHORT = ("result", "performance", "comparison", "compliance", "inputs")
_DESIGN = ("cover", *SHORT, "other_countries", "candidates", "left_out", "calculation", "annex")


class Form(StrEnum):
    """What a report is handed in as; its title is the message `report.title.<form>`."""

    DESIGN = "design"
    TENDER = "tender"  # no maker is named
    SUBMITTAL = "submittal"
    ENERGY_REVIEW = "energy-review"
    PROPOSAL = "proposal"
    ONE_PAGE = "one-page"  # what stays with a customer after the talk


# What each form may have: no part of a tender's names a maker.
PARTS: Mapping[Form, tuple[str, ...]] = {
    Form.DESIGN: _DESIGN,
    Form.TENDER: ("cover", "conditions", "requirements", "papers"),
    Form.SUBMITTAL: ("cover", "equipment", "data_sheets", "compliance", "calculation", "inputs"),
    Form.ENERGY_REVIEW: (
        "cover", "main_equipment", "consumption", "compliance", "other_countries", "inputs",
        "calculation", "annex",
    ),
    Form.PROPOSAL: ("cover", "offer", "comparison", "inputs"),
    Form.ONE_PAGE: ("one_page",),
}  # fmt: skip
USUAL: Mapping[Form, tuple[str, ...]] = {
    Form.DESIGN: SHORT,
    Form.TENDER: PARTS[Form.TENDER],
    Form.SUBMITTAL: ("cover", "equipment", "data_sheets", "compliance"),
    Form.ENERGY_REVIEW: ("cover", "main_equipment", "consumption", "compliance", "inputs"),
    Form.PROPOSAL: ("offer",),
    Form.ONE_PAGE: PARTS[Form.ONE_PAGE],
}
# Those two are for a customer, whom nobody's signature concerns.
SIGNED = frozenset(Form) - {Form.PROPOSAL, Form.ONE_PAGE}
