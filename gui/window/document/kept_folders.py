"""Folders of what is not saved, one a kind of document; light, for every start looks into them."""

STUDIES_KEPT, LEDGERS_KEPT = "recovery", "recovery-ledgers"
