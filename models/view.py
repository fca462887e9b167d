"""The ledger as a report or a rule sees it: reading only, under a period, on a given day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from models.frozen import changed, frozen
from models.periods import Period
from models.query import ALL, Query
from models.record import Record, RecordType

if TYPE_CHECKING:
    from models.field import Field
    from models.ledger import Ledger


T = TypeVar("T")
_AT_ONCE = 1000  #: records


@frozen()
class View:
    """Reading methods of a ledger; with a period, dated registers show that period only."""

    ledger: Ledger
    period: Period | None = None

    @property
    def today(self) -> dt.date:
        """The ledger's day."""
        return self.ledger.today

    @property
    def village(self) -> Record:
        """The one record of the village."""
        return self.ledger.village

    def type(self, name: str) -> RecordType:
        """Return a register's declaration with the village's own fields."""
        return self.ledger.type(name)

    def fields(self, name: str) -> tuple[Field[Any], ...]:
        """Return the shown fields of a register."""
        return self.ledger.type(name).active

    def find(self, name: str, query: Query = ALL) -> list[Record]:
        """Read records."""
        return self.ledger.find(name, self._within(query))

    def each(self, name: str, ids: Sequence[int]) -> Iterator[Record]:
        """Yield records in the order of their ids; of a long register only a thousand are held."""
        for first in range(0, len(ids), _AT_ONCE):
            some = tuple(ids[first : first + _AT_ONCE])
            found = {one.id: one for one in self.ledger.find(name, Query(ids=some))}
            yield from (found.pop(one) for one in some if one in found)

    def ids(self, name: str, query: Query = ALL) -> list[int]:
        """Return only the ids, in the order of the query."""
        return self.ledger.ids(name, self._within(query))

    def count(self, name: str, query: Query = ALL) -> int:
        """Count records."""
        return self.ledger.count(name, self._within(query))

    def get(self, name: str, id_: int) -> Record:
        """Read one record."""
        return self.ledger.get(name, id_)

    def once(self, function: Callable[..., T], *arguments: Hashable) -> T:
        """Return what `function(view, *arguments)` finds; looked up anew only after a change.

        Several computed values of a record ask the same.
        """
        kept: dict[Any, Any] = self.__dict__.setdefault("once_", {})
        key = (self.ledger.store.written, function, arguments)
        if key not in kept:
            kept[key] = function(self, *arguments)
        found: T = kept[key]
        return found

    def _within(self, query: Query) -> Query:
        return query if query.period or not self.period else changed(query, period=self.period)
