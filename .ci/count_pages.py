"""Counts the pages of every example's report, and how full its last page is.

    .venv/bin/python .ci/count_pages.py [--forms] [NAME …]

One line a report: example, language, form, pages, share of the last page, how it was set. Exit
status 1 where a last page is less than a quarter full. With --forms every form, else the report.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    """Print the lines."""
    sys.path.insert(0, str(ROOT))
    from core.report.parts import Form
    from core.report.typesetting import fit_of
    from gui.command.example import examples
    from gui.program.documents import Order, report_content
    from gui.program.program import Program
    from gui.program.reader import open_language, resources_folder
    from gui.program.study_file import example

    program, short = Program(), 0
    languages = {code: open_language(code) for code in ("zh", "en")}
    forms = tuple(Form) if "--forms" in arguments else (Form.DESIGN,)
    names = [one for one in arguments if not one.startswith("--")] or examples()
    for name in names:
        selection = program.select(example(name), ROOT / "resources" / "examples")
        for form in forms:
            content = report_content(selection, program, Order(form=form))
            for code, words in languages.items():
                fit, end = fit_of(content, words, resources_folder())
                short += not end.is_full_enough
                set_so = f"closeness {fit.closeness} apart {fit.apart}"
                mark = "" if end.is_full_enough else " SHORT"
                print(f"{name:30} {code} {form.value:13} {end.page} {end.share:5.2f}  "
                      f"{set_so}{mark}", flush=True)  # fmt: skip
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
