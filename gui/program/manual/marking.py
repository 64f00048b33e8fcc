"""Markdown as the pages of the manual have it: headings with a code, their addresses, plain text.

GitHub and the window find a heading by the same address, made from its text.
"""

import re

_ADDRESS_DROPS = re.compile(r"[^\w\- ]")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_COMMENT = re.compile(r"<!--.*?-->")
_OPEN_FIGURE = re.compile(r"\{[a-z_0-9]+\}")


def heading(text: str, code: str = "", level: int = 3) -> str:
    """A heading; the code it is found by stands behind its text."""
    return f"{'#' * level} {text} `{code}`" if code else f"{'#' * level} {text}"


def address(heading_text: str) -> str:
    """What stands behind # in a link to a heading, as GitHub makes it."""
    return _ADDRESS_DROPS.sub("", heading_text.strip().lower()).replace(" ", "-")


def figures_open(text: str) -> str:
    """A message with … where its figures stand."""
    return _OPEN_FIGURE.sub("…", " ".join(text.split()))


def plain(text: str) -> str:
    """A text of the program that Markdown is to leave as it is; figures that are open as …."""
    return re.sub(r"([\\*_<|])", r"\\\1", figures_open(text))


def unmarked(line: str) -> str:
    """A line of a page as it is read, for its search."""
    bare = _LINK.sub(r"\1", _COMMENT.sub("", line))
    return re.sub(r"\\([\\*_<|])", r"\1", re.sub(r"(?<!\\)[*`]+", "", bare)).strip("#>|- ")
