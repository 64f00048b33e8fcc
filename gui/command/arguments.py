"""What a command takes, and what is wrong with what it was given, in the reader's language."""

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NoReturn, Protocol

from core.standards.naming import bare, plain
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem
from gui.program.reader import every_language


class Commands(Protocol):
    """Where a module declares its command; what argparse gives for it has no public name."""

    def add_parser(
        self,
        name: str,
        *,
        parents: Sequence[argparse.ArgumentParser] = ...,
        help: str | None = ...,
        description: str | None = ...,
    ) -> argparse.ArgumentParser:
        """A parser for the command `name`."""
        ...


class Arguments(argparse.ArgumentParser):
    """A parser that raises Problem where argparse would print English and end the program."""

    def error(self, message: str) -> NoReturn:
        """Raise Problem `argument_…`, with the argument as its place."""
        for form, code in _FORMS.items():
            if found := re.fullmatch(form, message):
                named = found.groupdict()
                place = named.pop("place", None) or self.prog
                if place.startswith("{"):  # a position that is named by what can stand there
                    place = self.prog
                figures = (figure(name, value.replace("'", "")) for name, value in named.items())
                raise Problem(code, place, *figures, figure("command", self.prog))
        raise Problem(
            "argument_other", self.prog, figure("reason", message), figure("command", self.prog)
        )


def parsed(
    parser: argparse.ArgumentParser, arguments: Sequence[str], command: str
) -> argparse.Namespace:
    """The arguments of `command`, all of which must be known. Raises Problem `argument_…`."""
    given, rest = parser.parse_known_args(arguments)
    if rest:
        raise Problem("argument_unknown", rest[0], figure("command", command))
    return given


# What argparse says, by the form of its sentences (Python 3.11 to 3.13).
_FORMS = {
    r"the following arguments are required: (?P<names>.+)": "argument_missing",
    r"argument (?P<place>.+?): invalid choice: (?P<given>.+?) \(choose from (?P<known>.+)\)": (
        "argument_choice"
    ),
    r"argument (?P<place>.+?): expected .+": "argument_bare",
    r"argument (?P<place>.+?): invalid \S+ value: (?P<given>.+)": "argument_value",
    r"ambiguous option: (?P<place>.+?) could match (?P<known>.+)": "argument_unclear",
}


def add_word(
    parser: argparse.ArgumentParser,
    option: str,
    known: Iterable[str],
    *,
    space: str = "choice",
    default: str | None = None,
    help: str | None = None,
) -> None:
    """Declare an option that takes one of the declared words, or its name in any language."""
    words = tuple(dict.fromkeys(known))
    parser.add_argument(
        option,
        type=word_of(option, words, space),
        default=default,
        metavar="{" + ",".join(words) + "}",
        help=help,
    )


def word_of(option: str, words: tuple[str, ...], space: str) -> Callable[[str], str]:
    """What reads one of the declared words, or its name in any of the languages.

    space: the messages `<space>.<word>` name them. What it returns raises Problem
    `argument_choice` for any other word; the beginning of a name will do if only one begins so.
    """

    def read(text: str) -> str:
        if text in words:
            return text
        names = {word: _names(f"{space}.{word}", word) for word in words}
        for fits in (_is_called, _begins_with):
            hits = [word for word in words if any(fits(name, text) for name in names[word])]
            if len(hits) == 1:
                return hits[0]
        listed = ", ".join(_listed(word, names[word]) for word in words)
        command = figure("command", "loadfit")
        raise Problem(
            "argument_choice", option, figure("given", text), figure("known", listed), command
        )

    return read


def _names(key: str, word: str) -> tuple[str, ...]:
    return (word, *(one.text(key) for one in every_language() if one.has(key)))


def _is_called(name: str, text: str) -> bool:
    return bool(plain(text)) and plain(text) in (plain(name), bare(name))


def _begins_with(name: str, text: str) -> bool:
    return bool(bare(text)) and bare(name).startswith(bare(text))


def _listed(word: str, names: tuple[str, ...]) -> str:
    """A word with its names, where these say more than the word."""
    others = [name for name in dict.fromkeys(names) if bare(name) != bare(word)]
    return f"{word} ({', '.join(others)})" if others else word
