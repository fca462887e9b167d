"""Steps that change the meaning of stored data, in order; each runs once for a ledger.

Adding a column or renaming one needs no step: `models.schema` derives it. A step is a function
that gets the sqlite-utils Database inside the transaction of the whole change.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from models.asked_papers import link_papers
from models.kept_papers import keep_papers
from models.storage import Store

#: (name, function) in the order of their making; names are for ever
STEPS: tuple[tuple[str, Callable[[Any], None]], ...] = (
    ("certificate_papers", keep_papers),
    ("activity_papers", link_papers),
)

_SET = "ledger"  #: name of all steps together
#: the table as sqlite-utils makes it, which to load takes longer than to make a ledger
_TABLE = (
    """\
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
)""",
    """\
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name")""",
)


def names() -> list[str]:
    """Return the names of all steps."""
    return [name for name, _ in STEPS]


def pending(store: Store) -> list[str]:
    """Return the names of the steps that this file has not seen."""
    if not store.value("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'"):
        return names()
    done = {name for (name,) in store.rows("SELECT name FROM _sqlite_migrations")}
    return [name for name in names() if name not in done]


def apply(store: Store) -> None:
    """Run the steps that this file has not seen; a failing one undoes the whole change."""
    if not STEPS:
        return
    migrations, database = _migrations(store)
    migrations.apply(database)


def mark_all(store: Store) -> None:
    """Record all steps as done: a fresh file is made in today's shape."""
    if not STEPS:
        return
    for statement in _TABLE:
        store.execute(statement)
    store.many(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, '')",
        [(_SET, name) for name in names()],
    )


def _migrations(store: Store) -> tuple[Any, Any]:
    # Most openings of a ledger have no step to run, and this costs a third of a start.
    from sqlite_utils import Database, Migrations

    migrations = Migrations(_SET)
    for name, function in STEPS:
        migrations(name=name)(function)
    return migrations, Database(store.connection)
