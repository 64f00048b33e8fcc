"""How texts call refrigerants: R134a and R-134a are one."""

from collections.abc import Mapping
from types import MappingProxyType

_NAMES = ("R-134a", "R-1233zd(E)", "R-1234ze(E)", "R-513A", "R-410A", "R-32", "R-407C", "R-22",
          "R-123", "R-454B", "R-515B", "R-290", "R-717")  # fmt: skip
REFRIGERANT_WORDS: Mapping[str, str] = MappingProxyType({
    name: r"(?<![a-z])r-?" + name[2:].replace("(E)", r"(\(?e\)?)?") + r"(?![0-9a-z])"
    for name in _NAMES
})  # fmt: skip
