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
