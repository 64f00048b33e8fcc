"""Finding products, inputs and words by the names a person gives them, in either language."""

import unicodedata
from collections.abc import Iterable, Sequence

from core.finding import figure
from core.problem import Problem
from core.standards.inputs import Input, InputKind, inputs_of
from core.standards.library import Standards
from core.standards.wording import Wording

_SHOWN = 8  # products named where a name fits several


def plain(text: str) -> str:
    """Letters of one width and case, without blanks: （热泵） is (热泵)."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


class Names:
    """Keys by what they are called: the key itself, or its name in one of the languages."""

    def __init__(self, standards: Standards, wordings: Sequence[Wording]) -> None:
        self._standards = standards
        self._wordings = wordings
        self._products = {
            plain(name): product
            for product in standards.products
            for name in (product, *(one.name("product", product) for one in wordings))
        }
        self._inputs: dict[str, dict[str, Input]] = {}

    def product(self, text: str, place: str = "") -> str:
        """The key of a product; the beginning or a part of its name will do if only one has it.

        Raises Problem `product_unknown`, `product_unclear`.
        """
        wanted = plain(text)
        if wanted in self._products:
            return self._products[wanted]
        near = {key for name, key in self._products.items() if wanted and wanted in name}
        if len(near) == 1:
            return near.pop()
        if near:
            listed = [key for key in self._standards.products if key in near][:_SHOWN]
            raise Problem("product_unclear", place or text, figure("known", ", ".join(listed)))
        raise Problem("product_unknown", place or text)

    def input(self, product: str, text: str) -> Input | None:
        """The input of a product by its name."""
        if product not in self._inputs:
            self._inputs[product] = dict(self._named(inputs_of(self._standards, product)))
        return self._inputs[product].get(plain(text))

    def _named(self, inputs: Iterable[Input]) -> Iterable[tuple[str, Input]]:
        for one in inputs:
            for wording in self._wordings:
                yield plain(wording.input(one.name)), one
            yield plain(one.name), one

    def word(self, one: Input, text: object) -> object:
        """The word of an input by its name, or by a beginning that only one has.

        What is no word of the input is returned as it is.
        """
        space = "method" if one.kind is InputKind.METHOD else "class_word"
        wanted = plain(str(text))
        near = []
        for word in one.words:
            names = [plain(name) for name in (word, *(w.name(space, word) for w in self._wordings))]
            if wanted in names:
                return word
            if wanted and any(name.startswith(wanted) for name in names):
                near.append(word)
        return near[0] if len(near) == 1 else text
