"""Published schemas: what a JSON file of ours may hold, made from the Structs that read it."""

from inspect import cleandoc
from typing import Any

import msgspec


def published_schema(struct: type[msgspec.Struct]) -> bytes:
    """The JSON schema of a document as UTF-8, the same on every Python."""
    schema = msgspec.json.schema(struct)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    plain = _with_clean_descriptions(schema)
    return msgspec.json.format(msgspec.json.encode(plain, order="sorted"), indent=2) + b"\n"


def _with_clean_descriptions(part: Any) -> Any:
    """Docstrings without their indentation, which Python 3.13 takes off and others keep."""
    if isinstance(part, dict):
        return {
            key: cleandoc(value)
            if key == "description" and isinstance(value, str)
            else _with_clean_descriptions(value)
            for key, value in part.items()
        }
    if isinstance(part, list):
        return [_with_clean_descriptions(item) for item in part]
    return part
