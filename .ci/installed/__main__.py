"""`loadfit`, and `python -m loadfit`."""

import sys

import loadfit  # noqa: F401  the rooms are found from here on


def main() -> int:
    """The command line; returns the exit status."""
    from gui.command.main import main as run

    return run()


if __name__ == "__main__":
    if hasattr(sys, "frozen"):  # a bundle: a portfolio's workers are this program again
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main())
