"""An operation under way: it gathers what is touched and finds its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from models.journal import Change, Changes, Journal


class Act:
    """An operation under way."""

    def __init__(
        self, journal: Journal, op: int, label: str, written: Callable[[Change], None]
    ) -> None:
        self._journal = journal
        self._written = written
        self.op = op
        self.label = label
        self.touched: set[tuple[str, int]] = set()
        self._depth = 0

    def write(self, change: Change) -> None:
        """Journal a change."""
        self._journal.write(self.op, change)
        self.touched.add((change.type, change.id))
        self._written(change)

    def write_new(self, type_: str, columns: Sequence[str], ids: Sequence[int]) -> None:
        """Journal many records that were just made, as they stand in the file."""
        self._journal.write_new(self.op, type_, columns, ids)
        self.touched.update((type_, id_) for id_ in ids)

    @contextmanager
    def nested(self) -> Iterator[None]:
        """Mark a save inside another one, which has nothing to say in the act's name."""
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1

    def offer(self, label: str) -> None:
        """Name an act that has no name yet; the outermost save decides."""
        if self._depth <= 1:
            self.label = self.label or label

    @property
    def changes(self) -> Changes:
        """What was touched so far."""
        return Changes(self.op, self.label, frozenset(self.touched))
