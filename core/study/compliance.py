"""What a study asks of the efficiency grades and tiers of its equipment."""

from datetime import date
from enum import StrEnum
from typing import Annotated

import msgspec

from core.standards.project import Project
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class Least(StrEnum):
    """The least tier a device must reach, beyond what the project asks for."""

    NONE = "none"
    ACCESS = "access"
    SAVING = "saving"
    ADVANCED = "advanced"


class Compliance(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, cache_hash=True
):
    """The kind of project, and how far it goes beyond its rule.

    least_grade: the lowest grade of the Chinese standard that is taken, 1 the best; None: any.
    override_reason: why less than the rule's tier is taken; printed in the report.
    tiers_move_up: what if today's advanced becomes saving, today's saving access.
    phased_out_admitted: machines with a CFC or HCFC are taken, though projects may not use them.
    judged_on: the day whose editions hold; None: the day of the selection.
    """

    project_class: Annotated[Project, declare()] = Project.ORDINARY
    least_tier: Annotated[Least, declare()] = Least.NONE
    least_grade: Annotated[int, declare(Kind.COUNT, ge=1, le=5)] | None = None
    override_reason: Annotated[str, declare()] = ""
    tiers_move_up: Annotated[bool, declare()] = False
    phased_out_admitted: Annotated[bool, declare()] = False
    judged_on: Annotated[date, declare()] | None = None
