"""Names that editions of standards give: of products, keys, words, metrics, levels."""

from core.content.blocks import Cell, InLanguages, say
from core.standards.edition import Words
from core.standards.library import Standards


def named(standards: Standards, space: str, key: str) -> Cell:
    """The name of a product, level, metric …; the editions' own names come first."""
    own = standards.names.get(f"{space}.{key}")
    return say(f"{space}.{key}") if own is None else in_languages(own)


def in_languages(words: Words) -> InLanguages:
    """A text that an edition gives in both languages."""
    return InLanguages(texts={"zh": words.zh, "en": words.en})
