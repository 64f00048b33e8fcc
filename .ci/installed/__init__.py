"""LoadFit as it is installed: one folder, whose rooms are imported by the names they have at home.

In the repository the rooms core, catalog, gui and resources lie at the top, and call each other
by these names. Installed at the top as well, they would lie in everybody's way: another package may
have a `core` or `resources` of its own. So a wheel lays them into this folder, and whoever imports
`loadfit` finds them from then on; a Python that never does knows nothing of them.
"""

import sys
from pathlib import Path

ROOMS = ("core", "catalog", "gui", "resources")


def find_rooms(home: Path) -> None:
    """Have the rooms in this folder found by their names, before those of anybody else.

    Raises ImportError where a package of one of these names, but from elsewhere, is in use: the
    program would run with parts that are not its own.
    """
    for name in ROOMS:
        taken = getattr(sys.modules.get(name), "__file__", None)
        if name in sys.modules and (taken is None or home not in Path(taken).parents):
            raise ImportError(
                f"LoadFit needs the name {name!r}, which {taken or 'another package'} has taken in "
                "this Python; import loadfit first, or run LoadFit in a process of its own"
            )
    if str(home) not in sys.path:
        sys.path.insert(0, str(home))


_HOME = Path(__file__).resolve().parent
if (_HOME / "core").is_dir():  # else installed in place: the rooms are found in the repository
    find_rooms(_HOME)
