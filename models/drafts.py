"""What was typed but not stored: unfinished fields and unfinished new records, beside the ledger.

They lie in `<name>.草稿.json`, never in the ledger: a draft may be wrong or incomplete, a record
may not. Every draft is the text that stood in the field, so that a person finds it as it was left.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from models.errors import CannotWrite
from models.frozen import frozen

Texts = Mapping[str, str]


@frozen()
class NewDraft:
    """A new record that was left before it was finished; `texts` by field name."""

    key: str
    type: str
    at: dt.datetime
    texts: Texts


def path_of(ledger: Path) -> Path:
    """Return where the drafts of a ledger lie."""
    return ledger.with_name(f"{ledger.stem}.草稿.json")


class Drafts:
    """The drafts of one ledger; read at each question, so that several pages agree."""

    def __init__(self, ledger: Path) -> None:
        self._path = path_of(ledger)

    def texts(self, type_: str, id_: int) -> dict[str, str]:
        """Return the unfinished fields of a record."""
        return dict(self._read()["texts"].get(f"{type_}/{id_}", {}))

    def unstored(self) -> dict[tuple[str, int], dict[str, str]]:
        """Return the unfinished fields of all records: (register, id) -> field -> text."""
        found = {}
        for key, fields in self._read()["texts"].items():
            type_, _, id_ = key.rpartition("/")
            if type_ and id_.isdecimal() and fields:
                found[type_, int(id_)] = dict(fields)
        return found

    def keep_text(self, type_: str, id_: int, field: str, text: str) -> None:
        """Keep the text of a field that could not be stored.

        Raises:
            CannotWrite: the folder is read-only or full.
        """
        content = self._read()
        content["texts"].setdefault(f"{type_}/{id_}", {})[field] = text
        self._write(content)

    def drop_text(self, type_: str, id_: int, field: str = "") -> None:
        """Forget the text of one field, or of the whole record without `field`."""
        content = self._read()
        fields = content["texts"].get(f"{type_}/{id_}")
        if not fields or (field and field not in fields):
            return
        if field:
            del fields[field]
        if not field or not fields:
            del content["texts"][f"{type_}/{id_}"]
        self._write(content)

    def unfinished(self, type_: str = "") -> list[NewDraft]:
        """Return the unfinished new records of one register or of all, newest first."""
        found = [
            NewDraft(key, one["type"], dt.datetime.fromisoformat(one["at"]), one["texts"])
            for key, one in self._read()["new"].items()
            if not type_ or one["type"] == type_
        ]
        return sorted(found, key=lambda one: (one.at, int(one.key)), reverse=True)

    def keep_new(self, type_: str, texts: Texts, at: dt.datetime, key: str = "") -> str:
        """Keep an unfinished new record and return its key; with `key` that draft is replaced.

        Raises:
            CannotWrite: the folder is read-only or full.
        """
        content = self._read()
        key = key or str(max(map(int, content["new"]), default=0) + 1)
        content["new"][key] = {
            "type": type_,
            "at": at.isoformat(timespec="seconds"),
            "texts": dict(texts),
        }
        self._write(content)
        return key

    def drop_new(self, key: str) -> None:
        """Forget an unfinished new record; nothing happens when it is not there."""
        content = self._read()
        if content["new"].pop(key, None) is not None:
            self._write(content)

    def _read(self) -> dict[str, dict[str, Any]]:
        """Read the file; one that is no drafts file is set aside, never overwritten."""
        empty: dict[str, dict[str, Any]] = {"texts": {}, "new": {}}
        try:
            content = json.loads(self._path.read_text(encoding="utf-8"))
        except OSError:
            return empty  # none yet, or unreadable: then writing tells
        except ValueError:
            content = None
        parts = content if isinstance(content, dict) else {}
        if all(isinstance(parts.get(part), dict) for part in empty):
            good = {
                "texts": {key: one for key, one in parts["texts"].items() if _is_texts(one)},
                "new": {key: one for key, one in parts["new"].items() if _is_new(key, one)},
            }
            if all(len(good[part]) == len(parts[part]) for part in empty):
                return good
            self._set_aside()
            self._write(good)
            return good
        self._set_aside()
        return empty

    def _set_aside(self) -> None:
        try:
            self._path.replace(self._path.with_suffix(".读不了.json"))
        except OSError:
            return  # the next write tells that nothing can be written here

    def _write(self, content: Mapping[str, Any]) -> None:
        """Replace the file whole: a power cut leaves the old one or the new one."""
        try:
            handle, name = tempfile.mkstemp(dir=self._path.parent, prefix=".草稿")
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    json.dump(content, file, ensure_ascii=False, indent=1)
                    file.flush()
                    os.fsync(file.fileno())
                Path(name).replace(self._path)
            finally:
                Path(name).unlink(missing_ok=True)
        except OSError:
            raise CannotWrite(
                "没写完的内容存不下来，文件夹写不进去或磁盘满了。账里已存的没有动。",
                "请先别关窗口，清出空间再接着写。",
            ) from None


def _is_texts(one: object) -> bool:
    return isinstance(one, dict) and all(isinstance(text, str) for text in one.values())


def _is_new(key: str, one: object) -> bool:
    """Say whether this is an unfinished record as it was written, and not what a bad disk made."""
    if not (isinstance(one, dict) and key.isdecimal() and isinstance(one.get("type"), str)):
        return False
    try:
        dt.datetime.fromisoformat(one["at"])
    except (KeyError, TypeError, ValueError):
        return False
    return _is_texts(one.get("texts"))
