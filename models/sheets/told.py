"""What was understood of a sheet, in words and for scripts."""

from __future__ import annotations

from typing import Any

from models.sheets.headers import ROW_NUMBER, Match, letters
from models.sheets.understanding import Understood

_ROLES = {"data": "数据", "dictionary": "可选的词", "notes": "说明", "empty": "空表"}


def as_json(one: Understood) -> dict[str, Any]:
    """Return a sheet for scripts; rows are 1-based, columns are letters."""
    layout = one.layout
    data = layout.data if layout else ()
    return {
        "sheet": one.sheet.name,
        "role": one.role,
        "title": layout.title if layout else "",
        "header_rows": [row + 1 for row in layout.header] if layout else [],
        "first_row": data[0] + 1 if data else None,
        "last_row": data[-1] + 1 if data else None,
        "rows": len(data),
        "register": one.record_type.name if one.record_type else None,
        "columns": [column_json(each, _head(one, each)) for each in told_matches(one)],
    }


def told_matches(one: Understood) -> list[Match]:
    """Return the columns worth telling: those with a head or something in them."""
    filled: set[int] = set()
    if one.layout:
        for number in one.layout.data:
            filled.update(n for n, cell in enumerate(one.rows[number]) if cell is not None)
    return [each for each in one.matches if _head(one, each) or each.column in filled]


def _head(one: Understood, each: Match) -> tuple[str, ...]:
    return one.layout.heads[each.column] if one.layout else ()


def column_json(each: Match, head: tuple[str, ...]) -> dict[str, Any]:
    """Return a column for scripts."""
    target = each.target
    return {
        "column": letters(each.column),
        "head": list(head),
        "field": target.path if target else None,
        "label": target.field.label if target else None,
        "derivation": each.derivation,
        "confidence": each.score,
        "reason": each.reason,
    }


def summary(one: Understood) -> str:
    """Return a sheet in lines of Chinese."""
    layout = one.layout
    lines = [f"“{one.sheet.name}”：{_ROLES[one.role]}"]
    if layout is None or one.role == "empty":
        return lines[0]
    into = f"，像“{one.record_type.label}”" if one.record_type else ""
    heads = "、".join(str(row + 1) for row in layout.header)
    lines[0] += f"{into}，表头在第 {heads} 行，数据 {len(layout.data)} 行"
    for each in told_matches(one):
        words = "/".join(_head(one, each)) or "（没有表头）"
        what = f"→ {each.target.field.label}（{each.score:.0%}）" if each.target else "→ 不认"
        if each.derivation == ROW_NUMBER:
            what = "→ 行号"
        lines.append(f"  {letters(each.column)} 列 {words} {what}：{each.reason}")
    return "\n".join(lines)
