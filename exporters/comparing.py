"""与今天相比: what has changed since a paper went out, line by line, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from exporters.document import (
    Block,
    Column,
    Datum,
    Document,
    KeyValues,
    Layout,
    Note,
    Paragraph,
    Table,
    file_stem,
)

#: what differs on every other day and says nothing
_DAYS = re.compile(r"^(制表日期|整理日期)：.*|截至\d{4}年\d{1,2}月\d{1,2}日")
_GAPS, _WIDE = re.compile(r"\s+"), re.compile(r"\s{2,}|\t")
_COLUMNS = (Column("当时写的", 20), Column("今天账里的", 20))
_GONE, _NEW = "（现在没有这一行）", "（当时没有这一行）"

Change = tuple[str, str]


def changes(before: str, now: str) -> list[Change]:
    """Return the lines that differ, as they stood and as they stand; "" where there is none."""
    old, new = list(_lines(before)), list(_lines(now))
    first, second = ([_GAPS.sub(" ", line) for line in lines] for lines in (old, new))
    found: list[Change] = []
    for what, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        for at in range(max(b - a, d - c)):
            was = old[a + at] if a + at < b else ""
            stands = new[c + at] if c + at < d else ""
            found.append((was, stands))
    return found


def compared(title: str, facts: tuple[tuple[str, str], ...], found: list[Change]) -> Document:
    """Return the comparison as a paper for the office.

    Args:
        title: of the paper that went out.
        facts: when it went, to whom, its fingerprint.
        found: what differs.
    """
    pairs = tuple((label, Datum(text, text)) for label, text in facts if text)
    body: tuple[Block, ...] = (Paragraph("和今天账里的一样，没有变化。", indent=False),)
    if found:
        rows = tuple(
            (Datum(was or _NEW, was or None), Datum(now or _GONE, now or None))
            for was, now in found
        )
        said = f"有 {len(found)} 处和今天不一样；送出去的那份没有动。"
        body = (Table(_COLUMNS, rows), Note(said))
    return Document(
        title="与今天相比",
        blocks=(KeyValues((("材料", Datum(title, title)), *pairs), across=1), *body),
        name=file_stem("与今天相比", title),
        layout=Layout(),
    )


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        said = _WIDE.sub("\u3000", _DAYS.sub("", line).strip())
        if said:
            yield said
