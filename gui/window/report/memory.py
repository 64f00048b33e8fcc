"""Memory that setting pages took, given back: a report is set anew at every edit."""

import ctypes
import sys

# The typesetter keeps what it laid out until so many compilations have had no use for it; kept over
# edits of one afternoon that is half a gigabyte, and saves little, for an edit changes most pages.
_AGES = 12


def give_back() -> None:
    """Have the typesetter forget, and the freed memory returned to the system."""
    import typst

    for _ in range(_AGES):
        typst.compile(b"x", ignore_system_fonts=True)
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # of the GNU C library
        if trim is not None:
            trim(0)
