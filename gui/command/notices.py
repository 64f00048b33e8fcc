"""`loadfit notices [--whole]`: what the program is made of, and under which licences."""

import argparse

from core.vocabulary.language import Language
from gui.command.arguments import Commands
from gui.program.notices import notices


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser = commands.add_parser("notices", parents=[common], help="cli.notices.help")
    parser.add_argument("--whole", action="store_true", help="cli.notices.whole.help")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace, language: Language) -> int:
    """Print them."""
    print(notices(language, whole=given.whole))
    return 0
