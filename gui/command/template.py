"""`loadfit template KIND FILE`: a table to fill in, with an example and explanations."""

import argparse
from pathlib import Path

from catalog.devices.store import open_catalog
from catalog.files.standards_files import open_standards
from core.families.registry import DEVICE_TABLES
from core.standards.naming import Names
from core.standards.wording import Wording
from core.vocabulary.language import LANGUAGES, Language
from core.vocabulary.problem import Problem
from gui.command.arguments import Commands, add_word
from gui.program.reader import open_language
from gui.program.saving import write
from gui.program.templates.devices import device_template
from gui.program.templates.loads import LOADS, load_template
from gui.program.templates.nameplates import nameplate_template
from gui.program.templates.verdicts import verdict_template
from gui.program.templates.workbook import Template, template_workbook

_DEVICES, _NAMEPLATES, _VERDICT = "devices", "nameplates", "verdict"


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser = commands.add_parser("template", parents=[common], help="cli.template.help")
    parser.add_argument("kind", choices=[*LOADS, _DEVICES, _NAMEPLATES, _VERDICT])
    parser.add_argument("file", type=Path, help="cli.template.file.help")
    usual = next(iter(DEVICE_TABLES))
    add_word(
        parser,
        "--family",
        DEVICE_TABLES,
        space="family",
        default=usual,
        help="cli.template.family.help",
    )
    parser.add_argument("--product", default="chiller", help="cli.template.product.help")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace, language: Language) -> int:
    """Write the table that was asked for."""
    if given.file.exists():
        raise Problem("file_exists", str(given.file))
    write(given.file, template_workbook(_template(given, language), language), endings=(".xlsx",))
    print(language.text("cli.written", file=str(given.file)))
    return 0


def _template(given: argparse.Namespace, language: Language) -> Template:
    if given.kind in LOADS:
        return load_template(given.kind, language)
    if given.kind == _DEVICES:
        with open_catalog() as catalog:
            return device_template(given.family, catalog, language)
    if given.kind == _NAMEPLATES:
        return nameplate_template(given.family, language)
    standards = open_standards().standards
    names = Names(standards, [Wording(open_language(code), standards) for code in LANGUAGES])
    product = names.product(given.product)
    return verdict_template(product, standards, names, Wording(language, standards))
