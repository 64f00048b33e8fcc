"""Finding products, inputs and words by the names a person gives them, in either language."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from core.standards import synonyms
from core.standards.inputs import Input, InputKind, inputs_of
from core.standards.library import Standards
from core.standards.wording import Wording
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

_SHOWN = 8  # products named where a name fits several
_MARKS = re.compile(r"[-_‐–·./()]")
_ENDINGS = re.compile(r"(?<=.)(式|型|机型|机组|机|类)+$")


def plain(text: str) -> str:
    """Letters of one width and case, without blanks: （热泵） is (热泵)."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def bare(text: str) -> str:
    """Plain, without marks and without the endings that mean a kind: 风冷式 and 风冷 are one."""
    return _ENDINGS.sub("", _MARKS.sub("", plain(text)))


class Names:
    """Keys by what they are called: the key itself, or its name in one of the languages."""

    def __init__(self, standards: Standards, wordings: Sequence[Wording]) -> None:
        self._standards = standards
        self._wordings = wordings
        self._products = {
            plain(name): product
            for product in standards.products
            for label in (product, *(one.name("product", product) for one in wordings))
            for name in (label, f"{label} ({product})")
        }
        self._also = {
            bare(name): product
            for product, names in synonyms.PRODUCTS.items()
            if product in standards.products
            for name in names
        }
        self._several = {bare(name): keys for name, keys in synonyms.SEVERAL_PRODUCTS.items()}
        self._inputs: dict[str, dict[str, Input]] = {}
        self._words: dict[tuple[str, tuple[str, ...]], dict[str, set[str]]] = {}

    def product(self, text: str, place: str = "") -> str:
        """The key of a product; the beginning or a part of its name will do if only one has it.

        Raises Problem `product_unknown`, `product_unclear`.
        """
        wanted, short = plain(text), bare(text)
        if wanted in self._products:
            return self._products[wanted]
        if short in self._also:
            return self._also[short]
        near = set(self._several.get(short, ()))
        near = near or {key for name, key in self._products.items() if wanted and wanted in name}
        if len(near) == 1:
            return near.pop()
        if near:
            listed = [key for key in self._standards.products if key in near][:_SHOWN]
            raise Problem("product_unclear", place or text, figure("known", ", ".join(listed)))
        raise Problem("product_unknown", place or text)

    def input(self, product: str, text: str) -> Input | None:
        """The input of a product by its name."""
        if product not in self._inputs:
            self._inputs[product] = self._named(inputs_of(self._standards, product))
        return self._inputs[product].get(plain(text))

    def _named(self, inputs: Iterable[Input]) -> dict[str, Input]:
        """Labels and keys, then what else they are called where no label says it."""
        labels: dict[str, Input] = {}
        others: dict[str, Input | None] = {}
        for one in inputs:
            labels[plain(one.name)] = one
            for wording in self._wordings:
                label = wording.input(one.name)
                labels[plain(label)] = one
                labels[plain(f"{label} ({one.unit})")] = one
                last = label.split()[-1]
                if last != label and last.isascii() and one.kind is InputKind.METRIC:
                    # An abbreviation that two labels end in is none of theirs alone.
                    others[plain(last)] = one if others.get(plain(last), one) is one else None
            for name in synonyms.INPUTS.get(one.name, ()):
                others.setdefault(plain(name), one)
        return {name: one for name, one in others.items() if one is not None} | labels

    def word(self, one: Input, text: object) -> object:
        """The word of an input by its name, or by a beginning that only one has.

        What is no word of the input is returned as it is.
        """
        named = self._named_words(one)
        for wanted in (plain(str(text)), bare(str(text))):
            fitting = named.get(wanted, set())
            if len(fitting) == 1:
                return next(iter(fitting))
        wanted = plain(str(text))
        near = {
            word for name, words in named.items() if wanted and name.startswith(wanted)
            for word in words
        }  # fmt: skip
        return near.pop() if len(near) == 1 else text

    def _named_words(self, one: Input) -> dict[str, set[str]]:
        """Every name of an input's words, plain and bare, with the words it may mean."""
        key = (one.name, one.words)
        if key not in self._words:
            found: dict[str, set[str]] = {}
            bares: dict[str, set[str]] = {}
            for word in one.words:
                for name in self._names_of(one, word):
                    found.setdefault(plain(name), set()).add(word)
                    bares.setdefault(bare(name), set()).add(word)
            self._words[key] = bares | found
        return self._words[key]

    def _names_of(self, one: Input, word: str) -> Iterator[str]:
        yield word
        space = "method" if one.kind is InputKind.METHOD else "class_word"
        for wording in self._wordings:
            name = wording.name(space, word)
            yield name
            yield f"{word} ({name})"  # as the list of inputs shows it
        if space == "class_word":
            yield from synonyms.WORDS.get(word, ())
