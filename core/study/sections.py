"""Sections that say who asks, and where it stands."""

from typing import Annotated

import msgspec

from core.vocabulary.field import declare


class Project(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who asks, and for what."""

    name: Annotated[str, declare()] = ""
    number: Annotated[str, declare()] = ""
    customer: Annotated[str, declare()] = ""
    engineer: Annotated[str, declare()] = ""
    note: Annotated[str, declare()] = ""


class Site(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where it stands: a station of GB 50736-2012, an EPW file, or both.

    Without a station the file gives the design conditions too.
    """

    station: Annotated[str, declare()] = ""
    epw: Annotated[str, declare()] | None = None  # path, relative to the study file


class TitleBlock(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a design institute's sheets carry beside the project, and who signs them.

    The designer is the project's engineer; empty names leave room for a signature alone.
    """

    subproject: Annotated[str, declare()] = ""
    discipline: Annotated[str, declare()] = ""
    design_stage: Annotated[str, declare()] = ""
    revision: Annotated[str, declare()] = ""
    drawing_number: Annotated[str, declare()] = ""
    checker: Annotated[str, declare()] = ""
    reviewer: Annotated[str, declare()] = ""
    approver: Annotated[str, declare()] = ""
