"""What all papers and rules ask for again and again: the village, its accounts, its chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.query import ALL, Query

if TYPE_CHECKING:
    from models.ledger import Ledger
    from models.record import Record


class Standing:
    """Short lists of a ledger, read anew only after a change.

    For a few records that hardly ever change and hold nothing that follows from today.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._as_of: object = None
        self._found: dict[tuple[str, Query], list[Record]] = {}

    def find(self, name: str, query: Query = ALL) -> list[Record]:
        """Read records as `Ledger.find` does."""
        store = self._ledger.store
        if self._as_of != (as_of := (store, store.written)):
            self._as_of, self._found = as_of, {}
        key = (name, query)
        if key not in self._found:
            self._found[key] = self._ledger.find(name, query)
        return list(self._found[key])
