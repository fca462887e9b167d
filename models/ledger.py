"""The ledger: the only way to read and the only writer of the file.

Every change is a named operation: it checks again, it is written with its journal entry in one
transaction, it returns what it touched, and it can be undone, also after a restart.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models import shaping
from models.act import Act
from models.errors import NotFound
from models.frozen import changed, frozen
from models.journal import Change, Changes, Journal, Operation
from models.lock import Lock
from models.periods import Period
from models.query import ALL, Query, Where, compile_query
from models.record import Record, RecordType
from models.rows import complete
from models.shelf import shelf_of
from models.standing import Standing
from models.storage import Store, is_there, readable
from models.view import View

if TYPE_CHECKING:
    from models.search import Finder
    from models.undoing import Entry

Clock = Callable[[], dt.datetime]
Listener = Callable[[Changes], None]


@frozen()
class Saved:
    """What a save gave: the record's id and what the act touched so far."""

    id: int
    _act: Act

    @property
    def changes(self) -> Changes:
        """What the act touched; made only when asked, since an import saves 20,000 times."""
        return self._act.changes


class Ledger:
    """A village's ledger file; one thread, one writer."""

    def __init__(
        self,
        path: Path,
        record_types: Mapping[str, RecordType],
        *,
        clock: Clock,
        who: str = "",
        read_only: bool = False,
    ) -> None:
        """Open the file, making it if it is not there, and bring its shape up to date.

        Args:
            path: the file.
            record_types: all registers, see `models.declared`.
            clock: gives the time of an act and, by its date, `today`.
            who: the operator's name for the journal.
            read_only: for commands that only read; they take no lock.

        Raises:
            LedgerUnreadable: not ours, newer, damaged or held; the file is untouched.
            CannotWrite: read-only place or full disk.
        """
        if read_only and not is_there(path):
            raise NotFound(f"没有找到账本“{path}”。", "请看看路径，或先用 new 新建一本。")
        self.path = path
        self.who = who
        self.read_only = read_only
        self._clock = clock
        self.declared = shelf_of(record_types)
        self.standing = Standing(self)
        self._listeners: list[Listener] = []
        self._act: Act | None = None
        self._lock = None if read_only else Lock(path)
        try:
            self.stand_on(Store(path, read_only=read_only))
            self.types = self.declared
            shaping.bring_up_to_date(self)
        except BaseException:
            self.close()
            raise

    def stand_on(self, store: Store) -> None:
        """Read and write this file from now on: a copy that is brought to today's shape."""
        self.store = store
        self.journal = Journal(store)
        self.__dict__.pop("_finder", None)  # it reads the file it was made with

    # -- reading -------------------------------------------------------------------------------

    @property
    def today(self) -> dt.date:
        """The day on which things happen now."""
        return self._clock().date()

    @property
    def now(self) -> dt.datetime:
        """The moment at which things happen now."""
        return self._clock()

    @property
    def village(self) -> Record:
        """The one record of the village.

        Raises:
            NotFound: the ledger has none yet.
        """
        found = self.standing.find("village", Query(limit=1))
        if not found:
            raise NotFound("账本里还没有写村名。", "请先在“本村”里填上村名。")
        return found[0]

    def type(self, name: str) -> RecordType:
        """Return a register by name, with the village's own fields."""
        return self.types[name]

    def as_of(self, period: Period | None = None) -> View:
        """Return the reading side under a period."""
        return View(self, period)

    def get(self, name: str, id_: int) -> Record:
        """Read one record.

        Raises:
            NotFound: it is not there.
        """
        found = self.find(name, Query(ids=(id_,)))
        if not found:
            raise NotFound(f"“{self.type(name).label}”里没有第 {id_} 条，可能已经删了。")
        return found[0]

    def find(self, name: str, query: Query = ALL) -> list[Record]:
        """Read records, with titles of links, child rows and computed values."""
        record_type, query = self.type(name), self._searched(name, query)
        source = compile_query(self.types, record_type, query, ordered=True)
        wanted = None if query.fields is None else record_type.with_needs(query.fields)
        columns = [one for one in record_type.columns if wanted is None or one.name in wanted]
        names = ", ".join(["t.id", "t.revision", *(f"t.[{one.name}]" for one in columns)])
        window = "" if query.limit is None else f" LIMIT {query.limit:d} OFFSET {query.offset:d}"
        rows = self.store.rows(f"SELECT {names} {source.text}{window}", source.values)
        with readable(self.path):
            records = [
                Record(
                    name, id_, revision,
                    {one.name: one.load(cell) for one, cell in zip(columns, cells, strict=True)},
                )
                for id_, revision, *cells in rows
            ]  # fmt: skip
        complete(self.store, self.types, record_type, records, self.as_of(), wanted=wanted)
        return records

    def ids(self, name: str, query: Query = ALL, *, ordered: bool = True) -> list[int]:
        """Return only the ids: a list reads the rest as it scrolls. Ordering takes most of it."""
        record_type, query = self.type(name), self._searched(name, query)
        source = compile_query(self.types, record_type, query, ordered=ordered)
        return [id_ for (id_,) in self.store.rows(f"SELECT t.id {source.text}", source.values)]

    def count(self, name: str, query: Query = ALL) -> int:
        """Count records."""
        if query is ALL and name in self.types:  # without loading what is declared of them
            return int(self.store.value(f"SELECT count(*) FROM [{name}]"))
        source = compile_query(self.types, self.type(name), self._searched(name, query))
        return int(self.store.value(f"SELECT count(*) {source.text}", source.values))

    def search(self, text: str, limit: int = 50) -> list[Record]:
        """Find records of every register, best first, with their title and list columns."""
        keys = self._finder.find(text, self.types, enough=4 * limit)[:limit]
        by_type: dict[str, list[int]] = {}
        for type_, id_ in keys:
            by_type.setdefault(type_, []).append(id_)
        found = {
            (name, record.id): record
            for name, ids in by_type.items()
            for record in self.find(name, Query(ids=tuple(ids), fields=self._facts(name)))
        }
        return [found[key] for key in keys if key in found]

    def _searched(self, name: str, query: Query) -> Query:
        """Return the query with its words turned into the ids of the records that have them."""
        if not query.text.strip():
            return query
        ids = [id_ for _, id_ in self._finder.find(query.text, (name,))]
        if query.ids is not None:
            ids = sorted(set(ids) & set(query.ids))
        return changed(query, text="", ids=tuple(ids))

    @cached_property
    def _finder(self) -> Finder:
        from models.search import Finder

        return Finder(self.store)

    def _facts(self, name: str) -> tuple[str, ...]:
        record_type = self.type(name)
        untold = {one.name for one in record_type.computed if not one.told}
        return (
            record_type.title,
            *(one.name for one in record_type.list_columns if one.name not in untold),
        )

    # -- changing ------------------------------------------------------------------------------

    def blank(self, name: str, given: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return the values of a new record: what is given, then the defaults."""
        from models import saving

        return saving.with_defaults(self.type(name), given or {}, self.as_of())

    def save(
        self,
        name: str,
        values: Mapping[str, Any],
        *,
        id: int | None = None,  # noqa: A002 - the word of the table
        revision: int | None = None,
        label: str = "",
        entail: bool = True,
    ) -> Saved:
        """Write a new record, or change the given fields of one.

        Raises:
            Refused: the record breaks a rule; nothing was written.
            Conflict: `revision` is not the one in the file.
        """
        from models import saving

        whole = nullcontext() if self._act is None else self.store.savepoint()
        with self.operation(label) as act, act.nested(), whole:
            id_, words = saving.save(
                self, act, name, values, id_=id, revision=revision, entail=entail
            )
            act.offer(words)
        return Saved(id_, act)

    def save_many(
        self,
        name: str,
        many: Sequence[Mapping[str, Any]],
        *,
        entail: bool = True,
        progress: Callable[[int], object] = lambda _: None,
    ) -> list[int]:
        """Write many new records, all or none; returns their ids in order.

        Raises:
            RefusedAt: one of them breaks a rule; nothing was written.
        """
        whole = nullcontext() if self._act is None else self.store.savepoint()
        with self.operation(f"{len(many)} {self.type(name).unit}") as act, whole:
            from models.saving_many import save_new

            return save_new(self, act, name, many, entail=entail, progress=progress)

    def remove(self, name: str, id_: int, *, label: str = "") -> Changes:
        """Remove a record; undo brings it back with the same id.

        Raises:
            Refused: others point to it, or it keeps a number that was given out.
        """
        from models import saving

        with self.operation(label) as act:
            act.offer(saving.remove(self, act, name, id_))
        return act.changes

    @contextmanager
    def operation(self, label: str = "") -> Iterator[Act]:
        """Bind many saves into one act: one transaction, one name, one undo."""
        if self._act:
            yield self._act
            return
        with self._recorded(label, "do") as act:
            yield act

    @contextmanager
    def _recorded(self, label: str, kind: str, undoes: int | None = None) -> Iterator[Act]:
        types = self.types
        try:
            with self.store.atomic():
                op = self.journal.begin(self._clock(), self.who, label, kind, undoes)
                self._act = act = Act(self.journal, op, label, self._noted)
                yield act
                if kind == "do" and ("village" in {type_ for type_, _ in act.touched}):
                    from models import rule_packs

                    rule_packs.bring(self)
                if kind in {"do", "bring"} and not self.journal.holds(op):
                    self.store.execute("DELETE FROM _operation WHERE op = ?", (op,))
                elif not label:
                    self.journal.relabel(op, act.label)
        except BaseException:
            self.types = types
            raise
        finally:
            self._act = None
        if act.touched:
            if "_finder" in self.__dict__:  # somebody has searched
                self._finder.heard(act.touched)
            for listener in list(self._listeners):
                listener(act.changes)

    def _noted(self, change: Change) -> None:
        # At once, not at the end: an act may add a field and fill it in.
        if change.type == "own_field":
            shaping.follow_own_fields(self)

    @contextmanager
    def bringing(self, label: str) -> Iterator[Act]:
        """Bind what the program brings along; nobody did it, so 撤销 passes over it."""
        if self._act:
            yield self._act
            return
        with self._recorded(label, "bring") as act:
            yield act

    def look(self, name: str, id_: int, label: str) -> None:
        """Write to the history that something hidden was shown."""
        with self.store.atomic():
            op = self.journal.begin(self._clock(), self.who, label, "look")
            self.journal.write(op, Change(name, id_, {}, {}))

    # -- undo and history ----------------------------------------------------------------------

    def undo_label(self) -> str | None:
        """Return the name of the act that `undo` would take back."""
        operation = self.journal.to_undo()
        return operation.label if operation else None

    def redo_label(self) -> str | None:
        """Return the name of the act that `redo` would bring back."""
        operation = self.journal.to_redo()
        return operation.label.removeprefix("撤销：") if operation else None

    def undo(self) -> Changes | None:
        """Take back the last act that stands; None when there is none.

        Raises:
            UserError: later records depend on it.
        """
        return self._reverse(self.journal.to_undo(), "undo", "撤销：")

    def redo(self) -> Changes | None:
        """Bring back what was undone last; None when something new was done since."""
        return self._reverse(self.journal.to_redo(), "redo", "重做：")

    def _reverse(self, operation: Operation | None, kind: str, prefix: str) -> Changes | None:
        if operation is None:
            return None
        from models import undoing

        label = prefix + operation.label.removeprefix("撤销：")
        with self._recorded(label, kind, operation.op) as act:
            undoing.reverse(self, act, operation)
        return act.changes

    def history(self, name: str, id_: int) -> list[Entry]:
        """Return what happened to a record, newest first."""
        from models import undoing

        return undoing.history(self, name, id_)

    def done_since(self, moment: dt.datetime) -> Sequence[Operation]:
        """Return the acts since a moment, newest first."""
        return self.journal.since(moment)

    # -- the rest ------------------------------------------------------------------------------

    def find_one(self, name: str, /, **equal: Any) -> Record | None:  # noqa: ANN401 - values
        """Return the first record with these values, or None."""
        where = tuple(Where(field, "=", value) for field, value in equal.items())
        found = self.find(name, Query(where=where, limit=1))
        return found[0] if found else None

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every act; returns the way to stop it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def close(self) -> None:
        """Close the file and let others write it."""
        if store := getattr(self, "store", None):
            store.close()
        if self._lock:
            self._lock.release()
