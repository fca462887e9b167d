"""The step that made the paper which asked for an activity a record of its own register."""

from __future__ import annotations

from typing import Any


def link_papers(database: Any) -> None:  # noqa: ANN401 - sqlite-utils, loaded only for steps
    """Link each activity to the one paper that its words meant; else keep the words as a note."""
    wanted = "SELECT id, asked_in, note FROM activity WHERE asked_in IS NOT NULL"
    for one in list(database.query(wanted)):
        words = one["asked_in"]
        found = list(
            database.query(
                "SELECT id FROM incoming WHERE ? IN (doc_number, subject, number)", (words,)
            )
        )
        if len(found) == 1:
            sets, value = "incoming = ?", found[0]["id"]
        else:
            note = f"要办的来文：{words}"
            sets, value = "note = ?", f"{one['note']}\n{note}" if one["note"] else note
        database.execute(f"UPDATE activity SET {sets} WHERE id = ?", (value, one["id"]))
