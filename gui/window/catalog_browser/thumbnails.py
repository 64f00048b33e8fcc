"""Small pictures of devices' curves in the list: worked out for the rows that are seen, and kept.

A device's characteristic curve is the last of its charts: over part load where there is one. It is
drawn from nought to its own greatest value, so that its height says nothing and its form all.
"""

from collections import OrderedDict
from time import perf_counter

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core.content.browsing import FamilyBrowsing
from core.keeping.keeping import Latest
from core.machines.device import Device

# From 0 to 1: of every point how far to the right, and how far up.
Curve = tuple[tuple[float, ...], tuple[float, ...]]
_POINTS = 24
_KEPT = 2000  # curves
_WAITING = 128  # rows: more than are seen at once have been scrolled past
_AT_ONCE_S = 0.0015  # of work between two paintings: a frame has 16 ms for everything
NO_CURVE: Curve = ((), ())


class Thumbnails(QObject):
    """The curves of devices; what is not known yet is worked out when there is time."""

    ready = Signal(list)  # ids of the devices whose curves are known now

    def __init__(self, browsing: FamilyBrowsing, parent: QObject) -> None:
        super().__init__(parent)
        self._browsing = browsing
        self._kept = Latest[str, tuple[Device, Curve]](_KEPT)
        self._waiting: OrderedDict[str, Device] = OrderedDict()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._work)

    def of(self, device: Device) -> Curve:
        """The curve of a device; an empty one as long as it is not known."""
        kept = self._kept.known(device.id)
        if kept is not None and (kept[0] is device or kept[0] == device):
            return kept[1]
        self._waiting[device.id] = device
        self._waiting.move_to_end(device.id)
        if len(self._waiting) > _WAITING:
            self._waiting.popitem(last=False)
        self._timer.start()
        return NO_CURVE

    @Slot()
    def _work(self) -> None:
        begun, known = perf_counter(), []
        while self._waiting and perf_counter() - begun < _AT_ONCE_S:
            name, device = self._waiting.popitem()  # seen last
            self._kept.put(name, (device, curve_of(self._browsing, device)))
            known.append(name)
        if not self._waiting:
            self._timer.stop()
        self.ready.emit(known)


def curve_of(browsing: FamilyBrowsing, device: Device) -> Curve:
    """The main line of a device's last chart, within its limits and within a square of one."""
    charts = [chart for chart in browsing.charts(device) if chart.lines]
    if not charts:
        return NO_CURVE
    chart = charts[-1]
    line = next((one for one in chart.lines if one.main), chart.lines[0])
    said = np.isfinite(line.x) & np.isfinite(line.y)
    x, y = line.x[said], line.y[said]
    if len(x) < 2 or not y.max() > 0.0 or not np.ptp(x) > 0.0:
        return NO_CURVE
    at = np.linspace(x[0], x[-1], _POINTS)
    heights = np.interp(at, x, y) if x[0] < x[-1] else np.interp(at[::-1], x[::-1], y[::-1])[::-1]
    across, up = (at - at.min()) / np.ptp(at), np.clip(heights / y.max(), 0.0, 1.0)
    return tuple(across.tolist()), tuple(up.tolist())
