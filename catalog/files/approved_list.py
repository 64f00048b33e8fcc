"""The file of a company's approved list: JSON, small, to be laid on a shared folder or sent.

    {"name": "Approved chillers 2026", "devices": ["W001", "own:LSBLG-1055"]}

It names devices by their ids; an id that this catalog does not have is kept: a colleague's has it.
"""

from collections.abc import Collection
from pathlib import Path

import msgspec

from catalog.files.opening import read_bytes
from core.selection.approved import ApprovedList
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

_LIMIT_MB = 16  # some hundred thousand ids


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: str = ""
    devices: tuple[str, ...]


def read_approved(path: Path) -> ApprovedList:
    """The list in a file; one without a name has that of its file.

    Raises Problem `approved_missing`, `approved_damaged`, `cannot_read`, `file_too_large`.
    """
    try:
        content = read_bytes(path, _LIMIT_MB)
    except Problem as problem:
        if problem.code == "file_missing":
            raise Problem("approved_missing", str(path)) from problem
        raise
    try:
        found = msgspec.json.decode(content, type=_File)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        reason = figure("reason", str(error))
        raise Problem("approved_damaged", str(path), reason) from error
    return ApprovedList(name=found.name or path.stem, devices=frozenset(found.devices))


def approved_bytes(name: str, devices: Collection[str]) -> bytes:
    """The content of a file with these devices, one a line, so that changes can be compared."""
    file = _File(name=name, devices=tuple(sorted(set(devices))))
    return msgspec.json.format(msgspec.json.encode(file), indent=2) + b"\n"
