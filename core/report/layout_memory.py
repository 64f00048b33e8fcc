"""What typst keeps of the reports it has laid out, and how it is made to forget them.

It keeps every part of a page until ten documents in a row had no use for it, and asking a document
where it ends is not counted as one. A report takes 30 to 200 MB of that, and the next report shares
next to nothing with it.
"""

import ctypes
import sys
from threading import Lock

from core.keeping.keeping import when_forgetting

_MOST = 2  # reports that may be kept: one in both languages
_DOCUMENTS = 12  # without a use for what is kept, after which typst has forgotten all of it
_laid_out: set[int] = set()  # contents since it last forgot, each by its hash
_lock = Lock()


def make_room(content: str) -> None:
    """To be called before a report is laid out: where it is one too many, the others go."""
    with _lock:
        is_one_too_many = len(_laid_out | {hash(content)}) > _MOST
    if is_one_too_many:
        forget_layouts()
    with _lock:
        _laid_out.add(hash(content))


def forget_layouts() -> None:
    """Have typst forget all reports, and the freed memory returned to the system."""
    with _lock:
        if not _laid_out:
            return
        _laid_out.clear()
    import typst

    no_fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
    for _ in range(_DOCUMENTS):
        typst.compile(b"", font_paths=no_fonts)
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # of the GNU C library
        if trim is not None:
            trim(0)


when_forgetting(forget_layouts)
