"""What a command takes, and what is wrong with what it was given, in the reader's language."""

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, NoReturn, Protocol

from core.standards.naming import bare, plain
from core.vocabulary.finding import figure
from core.vocabulary.language import LANGUAGES
from core.vocabulary.problem import Problem
from gui.program.reader import every_language, open_language


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


# What argparse says in English by itself, and titles of its groups, by the messages in their place.
_OWN_WORDS = {
    "show this help message and exit": "cli.help",
    "show program's version number and exit": "cli.version",
    "positional arguments": "cli.positional",
    "options": "cli.options",
}


class Help(argparse.HelpFormatter):
    """The help in the reader's language: what parsers hold of texts are keys of messages."""

    def __init__(self, language: str, prog: str) -> None:
        super().__init__(prog)
        self._words = open_language(language)

    def _said(self, text: str | None) -> str | None:
        key = _OWN_WORDS.get(text or "", text or "")
        return self._words.text(key) if key.startswith("cli.") else text

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return self._said(action.help)

    def add_text(self, text: str | None) -> None:
        """A description."""
        super().add_text(self._said(text))

    def start_section(self, heading: str | None) -> None:
        """A group of arguments."""
        super().start_section(self._said(heading))

    def add_usage(self, usage, actions, groups, prefix=None) -> None:  # type: ignore[no-untyped-def]
        """How it is called."""
        said = self._words.text("cli.usage") if prefix is None else prefix
        super().add_usage(usage, actions, groups, said)


class Arguments(argparse.ArgumentParser):
    """A parser that raises Problem where argparse would print English and end the program.

    language: of its help.
    """

    def __init__(self, *, language: str = LANGUAGES[0], **named: Any) -> None:
        super().__init__(**named)
        self.formatter_class = partial(Help, language)
        self._language = language

    def add_subparsers(self, **named: Any) -> Any:
        """Those of its commands, in the same language."""
        named["parser_class"] = partial(type(self), language=self._language)
        return super().add_subparsers(**named)

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
