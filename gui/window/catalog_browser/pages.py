"""Devices in their order, read page by page when somebody looks at them."""

from collections.abc import Sequence
from typing import overload

import numpy as np

from catalog.devices.laid_out import Places
from catalog.devices.listing import Listing
from core.keeping.keeping import Latest
from core.machines.device import Device

PAGE = 32  # rows: about what a window shows; of more the reading is seen in a frame
_KEPT = 64  # pages


class Pages(Sequence[Device | None]):
    """The devices at places of a listing; None where one is gone since it was listed."""

    def __init__(self, listing: Listing, places: Places) -> None:
        self.listing, self.places = listing, places
        self._pages = Latest[int, list[Device | None]](_KEPT)

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, row: int) -> Device | None: ...

    @overload
    def __getitem__(self, row: slice) -> list[Device | None]: ...

    def __getitem__(self, row: int | slice) -> Device | list[Device | None] | None:
        if isinstance(row, slice):
            return [self[one] for one in range(len(self))[row]]
        page, within = divmod(range(len(self))[row], PAGE)
        return self._pages.of(page, lambda: self._read(page))[within]

    def _read(self, page: int) -> list[Device | None]:
        return self.listing.page(self.places[page * PAGE : (page + 1) * PAGE])

    def row_of(self, device_id: str) -> int:
        """In which row a device stands, −1 where in none."""
        found = np.flatnonzero(self.places == self.listing.place_of(device_id))
        return int(found[0]) if len(found) else -1
