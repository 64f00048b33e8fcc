"""Groups of windings as nameplates spell them."""

import re
import unicodedata

WINDINGS = {"yyn0": "connection_yyn0", "dyn11": "connection_dyn11_yzn11"}  # as the limits know them
_SPELLED = re.compile(r"(y)/?y[n0]*(?:0|12)|([dδ]/?y|y/?z)[n0]*11")  # D,yn11; Y/Y0-12 is Yyn0
_TRIANGLES = str.maketrans("△∆", "δδ")


def connection_of(text: str) -> str:
    """The group of windings that the limits know, "yyn0" or "dyn11"; "" where none is told."""
    said = unicodedata.normalize("NFKC", text).casefold().translate(_TRIANGLES)
    found = _SPELLED.fullmatch(re.sub(r"[\s,.，·_-]", "", said))
    return "" if found is None else "yyn0" if found[1] else "dyn11"
