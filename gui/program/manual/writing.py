"""Writing the pages that follow from the program: findings, fields, choices, inputs of examples.

The words stand in the messages and the limits in the declarations; a page repeats them and is
never edited. `make manual` writes, and a test holds that what lies there is what is written.
"""

from core.vocabulary.language import LANGUAGES
from gui.program.manual.book import manual_folder
from gui.program.manual.field_pages import choices_page, field_pages
from gui.program.manual.finding_pages import finding_pages
from gui.program.manual.study_inputs import with_inputs
from gui.program.reader import open_language


def written_pages(code: str) -> dict[str, str]:
    """Every page that is written, by name; of the others those whose tables are."""
    words = open_language(code).of_fields()
    pages = finding_pages(words) | field_pages(words) | {"choices": choices_page(words)}
    mark = f"<!-- {words.text('manual.generated')} -->"
    written = {name: f"{mark}\n\n{text}\n" for name, text in pages.items()}
    for path in sorted(manual_folder(code).glob("*.md")):
        if path.stem not in written:
            written[path.stem] = with_inputs(path.read_text("utf-8"), words)
    return written


def write() -> int:
    """Write them; returns how many have changed."""
    changed = 0
    for code in LANGUAGES:
        for name, text in written_pages(code).items():
            path = manual_folder(code) / f"{name}.md"
            if not path.is_file() or path.read_text("utf-8") != text:
                path.write_text(text, "utf-8")
                changed += 1
    return changed
