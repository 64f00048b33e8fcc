"""The words of a report that no reader knows: those the program uses for itself."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from core.content.blocks import ReportContent
from core.report.wording import worded
from core.study.study import Study
from core.vocabulary.language import Language

# `heat_pump_classes`, `circulation_ratio`: what the program calls things.
_KEY = re.compile(r"(?<![\w.])[a-z]{2,}\d*(?:_[a-z0-9]+)+")
_UNIT = {"ssj_ops"}  # SPEC writes it so
_CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_PROGRAM = "LoadFit 荷配"


def keys_in(whole: ReportContent, language: Language) -> set[str]:
    """Words that are written as keys are."""
    words = worded(whole, language.about(whole.subjects))
    return {one for text in _texts(words) for one in _KEY.findall(text)} - _UNIT


def chinese_in(whole: ReportContent, language: Language, study: Study) -> set[str]:
    """Texts with Chinese words or marks that are neither the program's name nor the user's own."""
    words = worded(whole, language.about(whole.subjects))
    own = tuple(value for value in msgspec.structs.astuple(study.project) if value)
    texts = (text.replace(_PROGRAM, "") for text in _texts(words))
    shown = {text for text in texts if _CHINESE.search(text)}
    return {text for text in shown if not any(one.startswith(text.rstrip("…")) for one in own)}


def _texts(words: Any) -> Iterator[str]:
    if isinstance(words, str):
        yield words.replace("\u200b", "")
    elif isinstance(words, Mapping):
        for value in words.values():
            yield from _texts(value)
    elif isinstance(words, list | tuple):
        for value in words:
            yield from _texts(value)
