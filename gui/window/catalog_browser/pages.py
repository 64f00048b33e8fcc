"""Devices in their order, read page by page when somebody looks at them."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import overload

import numpy as np

from catalog.devices.laid_out import Places
from catalog.devices.listing import Listing
from core.machines.device import Device

PAGE = 32  # rows: about what a window shows; of more the reading is seen in a frame
_KEPT = 64  # pages


class Pages(Sequence[Device | None]):
    """The devices at places of a listing; None where one is gone since it was listed."""

    def __init__(self, listing: Listing, places: Places) -> None:
        self.listing, self.places = listing, places
        self._pages: OrderedDict[int, list[Device | None]] = OrderedDict()

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
        return self._page(page)[within]

    def _page(self, number: int) -> list[Device | None]:
        found = self._pages.get(number)
        if found is None:
            found = self.listing.page(self.places[number * PAGE : (number + 1) * PAGE])
            self._pages[number] = found
            if len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return found

    def row_of(self, device_id: str) -> int:
        """In which row a device stands, −1 where in none."""
        found = np.flatnonzero(self.places == self.listing.place_of(device_id))
        return int(found[0]) if len(found) else -1
