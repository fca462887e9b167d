"""Bring a ledger's file to today's shape: tables, steps, the village's own fields, the index.

An ordinary start finds its mark in the file and does nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from models import backup, schema, search, steps
from models.errors import UserError
from models.own_fields import field_of
from models.query import Query
from models.record import RecordType
from models.storage import damaged

if TYPE_CHECKING:
    from models.ledger import Ledger


def bring_up_to_date(ledger: Ledger, declared: Mapping[str, RecordType]) -> None:
    """Add what the file lacks and run pending steps, after a copy; all or nothing.

    Raises:
        UserError: the file is older, and it was opened only to read.
        DamagedLedger: it has not even the tables of every ledger.
    """
    mark = schema.fingerprint(declared, steps.names())
    if not ledger.store.fresh:
        if _is_current(ledger, mark):
            ledger.types = _with_own_fields(ledger)
            return
        backup.make(ledger.path, ledger.now, "升级前")
    with ledger.store.atomic():
        if ledger.store.fresh:
            ledger.store.sign()
        for statement in schema.SYSTEM.split(";"):
            if statement.strip():
                ledger.store.execute(statement)
        for statement in schema.plan(ledger.store, ledger.types):
            ledger.store.execute(statement)
        reshape(ledger)  # only now has the register of own fields all its columns
        (steps.mark_all if ledger.store.fresh else steps.apply)(ledger.store)
        if broken := ledger.store.rows("PRAGMA foreign_key_check"):
            raise RuntimeError(f"a step left links that point nowhere: {broken[:3]}")
        _reindex(ledger)
        ledger.store.execute("INSERT OR REPLACE INTO _meta VALUES ('shape', ?)", (mark,))


def _is_current(ledger: Ledger, mark: str) -> bool:
    """Say whether there is nothing to do, or nothing that somebody who only reads would miss."""
    if not ledger.store.value("SELECT 1 FROM sqlite_master WHERE name = '_meta'"):
        raise damaged(ledger.path)
    if ledger.store.value("SELECT value FROM _meta WHERE key = 'shape'") == mark:
        return True
    if not ledger.read_only:
        return False
    if schema.lacking(ledger.store, ledger.types) or steps.pending(ledger.store):
        raise UserError(
            f"账本“{ledger.path.name}”是旧版程序写的，要先升级。",
            "请用程序正常打开一次（会先自动备份）。",
        )
    return True


def reshape(ledger: Ledger) -> None:
    """Follow the village's own fields: types, and columns for new ones."""
    ledger.types = _with_own_fields(ledger)
    for statement in schema.plan(ledger.store, ledger.types):
        ledger.store.execute(statement)


def _reindex(ledger: Ledger) -> None:
    """Index anew the registers of which other fields are searched than before."""
    kept = json.loads(ledger.store.value("SELECT value FROM _meta WHERE key = 'searched'") or "{}")
    wanted = {name: list(one.searched) for name, one in ledger.types.items()}
    for name, searched in wanted.items():
        if not ledger.store.fresh and kept.get(name) != searched:
            for record in ledger.find(name, Query(fields=tuple(searched))):
                search.index(ledger.store, ledger.types[name], record.id, record)
    ledger.store.execute(
        "INSERT OR REPLACE INTO _meta VALUES ('searched', ?)", (json.dumps(wanted),)
    )


def _with_own_fields(ledger: Ledger) -> dict[str, RecordType]:
    """Return the declared registers with the village's own fields."""
    declared = ledger.declared
    if "own_field" not in declared:
        return dict(declared)
    own: dict[str, list[Any]] = {}
    for row in ledger.find("own_field", Query(order=("position",))):
        own.setdefault(row["register"], []).append(field_of(row.id, row))
    return {
        name: one.with_own(tuple(own[name])) if name in own else one
        for name, one in declared.items()
    }
