"""What was understood of a sheet, in words and for scripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from models.sheets.grid import letters
from models.sheets.matched import ROW_NUMBER, Match
from models.sheets.questions import Question, not_worked_out, questions
from models.sheets.understanding import Understood
from models.sheets.value_lists import lists_of

_ROLES = {"data": "名单", "dictionary": "可选的词", "notes": "说明", "empty": "空表"}


def as_json(one: Understood) -> dict[str, Any]:
    """Return a sheet for scripts; rows are 1-based, columns are letters."""
    layout = one.layout
    data = layout.data if layout else ()
    places = [one.sheet.place(row, 0)[0] for row in data]
    return {
        "sheet": one.sheet.name,
        "role": one.role,
        "title": layout.title if layout else "",
        "header_rows": [row + 1 for row in layout.header] if layout else [],
        "first_row": min(places) + 1 if places else None,
        "last_row": max(places) + 1 if places else None,
        "rows": len(data),
        "register": one.record_type.name if one.record_type else None,
        "columns": list(_columns(one)),
        "questions": [_question(one, each) for each in questions(one)],
        "unsolved": len(one.sheet.unsolved),
        "lists": [each.as_json() for each in lists_of(one.sheet)] * (one.role == "dictionary"),
    }


def _question(one: Understood, asked: Question) -> dict[str, Any]:
    top, column = one.sheet.place(asked.first, asked.column)
    bottom = one.sheet.place(asked.last, 0)[0]
    return {"column": letters(column), "rows": [top + 1, bottom + 1], "question": asked.sentence}


def _columns(one: Understood) -> Iterator[dict[str, Any]]:
    """Yield the columns, those of blocks side by side each by its own letters."""
    blocks = one.sheet.blocks or (0,)
    for number in range(len(blocks)):
        top = number * (len(one.sheet.rows) // len(blocks))
        for each in told_matches(one):
            there = replace(each, column=one.sheet.place(top, each.column)[1])
            yield column_json(there, _head(one, each))


def told_matches(one: Understood) -> list[Match]:
    """Return the columns worth telling: those of the file with a head or something in them."""
    filled: set[int] = set()
    if one.layout:
        for number in one.layout.data:
            filled.update(n for n, cell in enumerate(one.rows[number]) if cell is not None)
    return [each for each in one.matches if one.sheet.own(each.column) == each.column
            and (_head(one, each) or each.column in filled)]  # fmt: skip


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
    if one.role == "dictionary":
        return "\n".join([*lines, *(f"  {each.told}" for each in lists_of(one.sheet))])
    if layout is None or one.role == "empty":
        return lines[0]
    into = f"，像“{one.record_type.label}”" if one.record_type else ""
    heads = "、".join(str(row + 1) for row in layout.header)
    where = f"表头在第 {heads} 行，下面" if heads else "没有表头，共"
    lines[0] += f"{into}，{where} {len(layout.data)} 行"
    for each in told_matches(one):
        words = "/".join(_head(one, each)) or "（没有表头）"
        what = f"→ {each.target.field.label}（{each.score:.0%}）" if each.target else "→ 不认"
        if each.derivation == ROW_NUMBER:
            what = "→ 行号"
        lines.append(f"  {letters(each.column)} 列 {words} {what}：{each.reason}")
    said = [each.sentence for each in questions(one)] + [not_worked_out(one)]
    lines += [f"  请看看：{each}" for each in said if each]
    return "\n".join(lines)
