"""How well sheets are understood: files with the right answers beside them, counted by halves."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from models.declared import record_types
from models.errors import UserError
from models.sheets.reading import read
from models.sheets.told import as_json
from models.sheets.understanding import Reader


def measure(folder: Path) -> dict[str, Any]:
    """Return for each half the shares of sheets, heads, columns and rows that are right.

    A column is right when its field is, or when it is left open and should be; wrong when it got
    a field that it should not have; else it was missed. An answer that is a list names several of
    which each is right. `misses` names what was not right.
    """
    answers = sorted(folder.glob("*.json"))
    if not answers:
        raise UserError(f"“{folder}”里没有带答案的表（表名.xlsx 和 表名.xlsx.json）。")
    reader = Reader(record_types(), joins=True)
    counts: dict[str, Counter[str]] = {}
    misses = []
    for beside in answers:
        right = json.loads(beside.read_text(encoding="utf-8"))
        half = str(right.get("half", "all"))
        count = counts.setdefault(half, Counter())
        count["files"] += 1
        misses += [
            {"half": half, "file": beside.stem, "what": word}
            for word in _judge(beside.with_suffix(""), right, reader, count)
        ]
    return {"halves": {half: _shares(count) for half, count in sorted(counts.items())},
            "misses": misses}  # fmt: skip


def _judge(
    path: Path, right: dict[str, Any], reader: Reader, count: Counter[str]
) -> Iterator[str]:
    """Count one file; yields what is not right."""
    count["columns"] += len(right["columns"])
    told = [as_json(one) for one in reader.read(read(path))]
    data = [one for one in told if one["role"] == "data" and one["rows"]]
    found = max(data, key=lambda one: (one["register"] is not None, one["rows"]), default=None)
    if found is None or found["sheet"] != right["sheet"]:
        yield f"sheet: {found and found['sheet']}"
        return
    count["sheet"] += 1
    for name in ("header_rows", "register", "rows"):
        wanted = right[name] if name == "register" else [right[name]]
        if found[name] in _each(wanted):
            count[name] += 1
        else:
            yield f"{name}: {found[name]}, not {right[name]}"
    fields = {one["column"]: one["field"] for one in found["columns"]}
    for column, field in right["columns"].items():
        got = fields.get(column)
        if got in _each(field):
            count["right"] += 1
        elif got is not None:
            count["wrong"] += 1
            yield f"column {column}: {got}, not {field}"
        else:
            yield f"column {column}: missed {field}"


def _each(right: Any) -> Sequence[Any]:  # noqa: ANN401 - any JSON value
    return right if isinstance(right, list) else (right,)


def _shares(count: Counter[str]) -> dict[str, Any]:
    files, columns = max(count["files"], 1), max(count["columns"], 1)
    return {
        "files": count["files"],
        "columns": count["columns"],
        "right_sheet": round(count["sheet"] / files, 4),
        "right_header": round(count["header_rows"] / files, 4),
        "right_register": round(count["register"] / files, 4),
        "right_rows": round(count["rows"] / files, 4),
        "columns_right": round(count["right"] / columns, 4),
        "columns_wrong": round(count["wrong"] / columns, 4),
    }
