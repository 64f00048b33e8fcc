"""CBOR as JSON and back: documents that exist in both, such as those of ASHRAE 205.

Only what JSON knows is taken: maps by text, arrays, texts, numbers, true, false and nothing. Tags
are refused, those above all by which a few bytes stand for a great deal.
"""

from typing import Any, NoReturn

import cbor2
import msgspec

from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

_DEPTH = 24
# Tags that the library would act on by itself: dates, large numbers, shared values, patterns …
_TAGS = (
    0, 1, 2, 3, 4, 5, 21, 22, 23, 24, 25, 28, 29, 30, 35, 36, 37, 43, 52, 54, 100, 256, 258, 260,
    261, 1004, 43000,
)  # fmt: skip
_PLAIN = (str, int, float, bool, type(None))


class _Refused(ValueError):
    pass


def json_of_cbor(content: bytes, place: str) -> str:
    """A document as JSON text. Raises Problem `cbor_broken`, which says why."""
    try:
        found = cbor2.loads(
            content,
            max_depth=_DEPTH,
            allow_duplicate_keys=False,
            strict_hashable_types=True,
            tag_hook=_refuse,
            semantic_decoders=dict.fromkeys(_TAGS, _refuse),
        )
        _check(found)
        return msgspec.json.encode(found).decode()
    except (cbor2.CBORError, ValueError, TypeError, OverflowError, RecursionError) as error:
        raise Problem("cbor_broken", place, figure("reason", str(error))) from error


def cbor_of_json(text: str) -> bytes:
    """A JSON text as CBOR; numbers with a fraction in 64 bits, as ASHRAE 205 wants them."""
    return cbor2.dumps(msgspec.json.decode(text))


def _refuse(*_: Any) -> NoReturn:
    raise _Refused("a tag, which plain documents do not have")


def _check(value: Any) -> None:
    if isinstance(value, dict):
        for key, member in value.items():
            if not isinstance(key, str):
                raise _Refused(f"a key that is no text: {key!r}")
            _check(member)
    elif isinstance(value, list):
        for member in value:
            _check(member)
    elif not isinstance(value, _PLAIN):
        raise _Refused(f"a value that JSON does not know: {type(value).__name__}")
