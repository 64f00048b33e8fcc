"""What a company prints on its papers: name, logo, colour, address, header and footer."""

import re

import msgspec

from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_LEAST_CONTRAST = 4.5  # of small type on white, WCAG 2.2, 1.4.3


class Letterhead(msgspec.Struct, frozen=True, kw_only=True):
    """Empty: nothing is printed there.

    accent: colour of headings as #RRGGBB; logo: a PNG, JPEG or SVG.
    """

    company: str = ""
    address: str = ""
    header: str = ""
    footer: str = ""
    accent: str = ""
    logo: bytes = b""


def refuse_faint(accent: str, where: str) -> None:
    """Raise Problem `accent_unreadable`, `accent_faint` where headings in it cannot be read."""
    if not accent:
        return
    if not _COLOUR.fullmatch(accent):
        raise Problem("accent_unreadable", where, figure("accent", accent))
    contrast = contrast_on_white(accent)
    if contrast < _LEAST_CONTRAST:
        raise Problem(
            "accent_faint",
            where,
            figure("accent", accent),
            figure("contrast", f"{contrast:.1f}"),
            figure("least", f"{_LEAST_CONTRAST:g}"),
        )


def contrast_on_white(accent: str) -> float:
    """Contrast of a colour #RRGGBB with white, 1 to 21, by WCAG 2.2 (relative luminance)."""
    parts = (int(accent[at : at + 2], 16) / 255.0 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)
