"""The whole content of a ledger's file as one number: two files with it say the same."""

from __future__ import annotations

from models.storage import Store


def digest(store: Store) -> str:
    """Return the sha256 over every table's rows and the shape of all tables.

    How the pages lie in the file does not matter, nor does the order of the rows.
    """
    import hashlib  # not needed for a start

    whole = hashlib.sha256()
    shapes = store.rows("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name")
    for name, sql in shapes:
        whole.update(repr((name, sql)).encode())
        for row in sorted(map(repr, store.rows(f"SELECT * FROM [{name}]"))):
            whole.update(row.encode())
    return whole.hexdigest()
