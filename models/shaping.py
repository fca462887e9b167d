"""Bring a ledger's file to today's shape: tables, steps, the village's own fields, the index.

An ordinary start finds its mark in the file and does nothing.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models import schema, steps
from models.errors import CannotWrite, Refused, UserError
from models.field import Field
from models.query import Query
from models.shelf import Shelf
from models.storage import Store, damaged

if TYPE_CHECKING:
    from models.ledger import Ledger


def bring_up_to_date(ledger: Ledger) -> None:
    """Bring shape and rules up to date.

    Raises:
        UserError: the file is older, and it was opened only to read.
        CannotWrite: no room for the copies, or another program holds the file.
        DamagedLedger: it has not even the tables of every ledger.
    """
    _bring_shape(ledger)
    if not ledger.read_only:
        from models import rule_packs

        rule_packs.bring(ledger)


def _bring_shape(ledger: Ledger) -> None:
    """Add what the file lacks and run pending steps; all or nothing.

    An older file is copied first, and it is not touched itself: all is done to a second copy,
    which takes its place in one step when it has passed every check. Whatever happens on the way,
    the old file is there, and the program that wrote it still opens it.
    """
    mark = schema.fingerprint(ledger.declared.shape, steps.names())
    if ledger.store.fresh:
        _shape(ledger, mark)
        return
    if _is_current(ledger, mark):
        ledger.types = _with_own_fields(ledger)
        return
    from models import backup
    from models.backup.files import beside, put_in_place

    backup.make(ledger.path, ledger.now, "升级前")
    before = ledger.store
    kept = backup.counted(before.connection)
    half = beside(ledger.path)
    try:
        ledger.stand_on(_copied(before, half))
        _shape(ledger, mark)
        _compare(ledger, kept)
        ledger.store.close()
        before.close()
        put_in_place(half, ledger.path)
        ledger.stand_on(Store(ledger.path))
    finally:
        before.close()
        half.unlink(missing_ok=True)


def follow_own_fields(ledger: Ledger) -> None:
    """Follow a change of the village's own fields, within the act that makes it.

    Raises:
        Refused: a label is there already.
    """
    from models.own_fields import doubled

    before = ledger.types
    reshape(ledger)
    if said := doubled(ledger.types):
        ledger.types = before
        raise Refused({"label": [said]})


def _shape(ledger: Ledger, mark: str) -> None:
    """Bring the file on which the ledger stands to today's shape, in one transaction."""
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


def _copied(store: Store, half: Path) -> Store:
    """Write the file's bytes of this moment beside it, and open them."""
    try:
        content = store.connection.serialize()
        with half.open("wb") as file:
            file.write(content)
        import shutil

        shutil.copymode(store.path, half)
        return Store(half)
    except OSError:
        raise CannotWrite(
            "账本要先升级，地方不够，没有升级。原来的账没有动。", "请清出一些空间，再打开一次。"
        ) from None


def _compare(ledger: Ledger, kept: tuple[dict[str, int], int]) -> None:
    """Hold the new shape against the old: no page broken, no record and no act lost.

    A step may add records; a register that was renamed is counted under its new name.
    """
    if ledger.store.value("PRAGMA integrity_check") != "ok":
        raise damaged(ledger.path)
    from models import backup

    counts, op = backup.counted(ledger.store.connection)
    old, last = kept
    fewer = sorted(name for name, count in old.items() if name in counts and counts[name] < count)
    if fewer or sum(counts.values()) < sum(old.values()) or op < last:
        raise RuntimeError(f"a step lost records of {fewer}")


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
    from models import search

    kept = json.loads(ledger.store.value("SELECT value FROM _meta WHERE key = 'searched'") or "{}")
    wanted = {name: list(one.searched) for name, one in ledger.types.items()}
    for name, searched in wanted.items():
        if not ledger.store.fresh and kept.get(name) != searched:
            for record in ledger.find(name, Query(fields=tuple(searched))):
                search.index(ledger.store, ledger.types[name], record.id, record)
    ledger.store.execute(
        "INSERT OR REPLACE INTO _meta VALUES ('searched', ?)", (json.dumps(wanted),)
    )


def _with_own_fields(ledger: Ledger) -> Shelf:
    """Return the declared registers with the village's own fields."""
    if "own_field" not in ledger.declared or not ledger.count("own_field"):
        return ledger.declared.with_own({})
    from models.own_fields import field_of  # with all kinds that a village may choose

    own: dict[str, list[Field[Any]]] = {}
    for row in ledger.find("own_field", Query(order=("position",))):
        own.setdefault(row["register"], []).append(field_of(row.id, row))
    return ledger.declared.with_own({name: tuple(fields) for name, fields in own.items()})
