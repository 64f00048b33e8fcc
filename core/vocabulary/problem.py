"""Problems: known errors that the user can mend, kept apart from bugs.

A problem names the place (file, row and column, or key), and by its code the reason and
the way out: messages `problem.<code>` and `problem.<code>.remedy`.
"""

from core.vocabulary.finding import Figure, figure


class Problem(Exception):
    """A known error; anything else that is raised is a bug."""

    def __init__(self, code: str, place: str, *figures: Figure) -> None:
        # What it is made of are its arguments: so a copy can be made in another process.
        super().__init__(code, place, *figures)
        self.code = code
        self.place = place
        self.figures = figures

    def __str__(self) -> str:
        """For whoever looks for a bug; a reader is addressed in words of their language."""
        return f"{self.place}: {self.code} {[(f.name, f.value) for f in self.figures]}"


def reason_of(error: OSError) -> Figure:
    """What the system says of a file, as the figure `reason`: a word of the reader's language."""
    return figure("reason", error.strerror or str(error), word="system_says")
