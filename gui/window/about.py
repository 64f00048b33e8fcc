"""What this program is: versions, where the figures come from, licences."""

from PySide6.QtWidgets import QWidget

from core.vocabulary.language import Language
from gui.program.release import VERSION
from gui.window.document.session import Session
from gui.window.parts.question import Question


class About(Question):
    """Versions of program and catalog, and the licences."""

    def __init__(self, session: Session, words: Language, parent: QWidget) -> None:
        program = words.text("about.program", version=VERSION)
        catalog = words.text("about.catalog", version=session.program.catalog.version)
        super().__init__(
            parent,
            words,
            "LoadFit 荷配",
            [
                (words.text("about.what"), "plain"),
                (f"{program}\n{catalog}", "plain"),
                (words.text("about.licences"), "muted"),
            ],
            ("close",),
        )
