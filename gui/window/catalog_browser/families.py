"""The families that can be browsed; a new one is one line here."""

from gui.window.catalog_browser.chillers import ChillerBrowsing
from gui.window.catalog_browser.family import FamilyBrowsing

BROWSING: dict[str, FamilyBrowsing] = {"chillers": ChillerBrowsing()}
