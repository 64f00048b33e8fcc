"""A dialog that stands beside the window, which goes on; of each kind there is one."""

from gui.window.parts.fitting_dialog import FittingDialog


class BesideDialog(FittingDialog):
    """Opened again, the one that is open already comes forward."""

    def open(self) -> None:
        """Show it, or the one that is shown already instead."""
        parent = self.parentWidget()
        others = parent.findChildren(type(self)) if parent else []
        shown = next((one for one in others if one is not self and one.isVisible()), None)
        if shown is None:
            self.show()
            return
        shown.raise_()
        shown.activateWindow()
        self.deleteLater()
