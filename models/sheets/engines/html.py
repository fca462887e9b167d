"""HTML tables, which many government systems send out as .xls; also the saved web page (mht)."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import IO, Any

from models.sheets.engines import MOST_COLUMNS, MOST_ROWS, Part, TooLarge

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_NAME = re.compile(r"<x:Name>([^<]+)</x:Name>", re.IGNORECASE)
_SILENT = frozenset({"style", "script", "title", "xml", "head"})
_MOST_SPANS, _MOST_TABLES = 100_000, 2_000


class _Table:
    """A table while it is read: cells land where rows above leave room."""

    def __init__(self) -> None:
        self.rows: list[list[Any]] = []
        self.merges: list[list[int]] = []
        self._taken: dict[int, int] = {}  # column -> first row in which it is free again

    def add_row(self) -> None:
        self.rows.append([])
        if len(self.rows) > MOST_ROWS:
            raise TooLarge

    def add_cell(self, value: Any, down: int, across: int) -> None:  # noqa: ANN401
        if not self.rows:
            self.add_row()
        row, top = self.rows[-1], len(self.rows) - 1
        while self._taken.get(len(row), 0) > top:
            row.append(None)
        left = len(row)
        across, down = min(across, MOST_COLUMNS), min(down, MOST_ROWS)
        row.append(value)
        row += [None] * (across - 1)
        if down > 1:
            for column in range(left, left + across):
                self._taken[column] = top + down
        if down > 1 or across > 1:
            self.merges.append([top, left, top + down - 1, left + across - 1])
        if len(row) > MOST_COLUMNS or len(self.merges) > _MOST_SPANS:
            raise TooLarge


class _Page(HTMLParser):
    """All tables of a page; a table inside a cell is a table of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._words: list[list[str]] = []
        self._spans: list[tuple[int, int, str | None]] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._open.append(_Table())
            self.tables.append(self._open[-1])
            if len(self.tables) > _MOST_TABLES:
                raise TooLarge
        elif tag == "tr" and self._open:
            self._end_cell()
            self._open[-1].add_row()
        elif tag in {"td", "th"} and self._open:
            self._end_cell()
            said = dict(attrs)
            self._spans.append((_span(said, "rowspan"), _span(said, "colspan"), said.get("x:num")))
            self._words.append([])
        elif tag in {"br", "p", "div"} and self._words and self._words[-1]:
            self._words[-1].append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag in {"td", "th", "tr"}:
            self._end_cell()
        elif tag == "table" and self._open:
            self._end_cell()
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._words and not self._silent:
            self._words[-1].append(re.sub(r"[ \t\r\n]+", " ", data))

    def _end_cell(self) -> None:
        if len(self._words) < len(self._open) or not self._words:
            return
        down, across, number = self._spans.pop()
        text = "".join(self._words.pop()).replace("\xa0", " ").strip()
        value: str | float = text
        if number:
            try:
                value = float(number)
            except ValueError:
                value = text
        self._open[-1].add_cell(value or None, down, across)

    def end_all(self) -> None:
        """End the cells that the page left open, as one that was cut short does."""
        while self._open and self._words:
            self._end_cell()
            self._open.pop()


def _span(said: dict[str, str | None], name: str) -> int:
    text = (said.get(name) or "").strip()
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 8 else 1  # noqa: PLR2004


def _read(source: IO[bytes]) -> Iterator[Part]:
    data = source.read()
    pages = _pages(data) if data[:200].lstrip().lower().startswith(b"mime-version") else [data]
    number = 0
    for page in pages:
        text = _text(page)
        names = _NAME.findall(text)
        parser = _Page()
        parser.feed(text)
        parser.close()
        parser.end_all()
        for table in parser.tables:
            number += 1
            name = names[number - 1] if number <= len(names) else f"表{number}"
            yield Part(name, hidden=False, merges=table.merges, rows=table.rows)
    if not number:
        raise ValueError


def _pages(data: bytes) -> list[bytes]:
    message = email.message_from_bytes(data, policy=email.policy.default)
    return [
        part.get_payload(decode=True)  # type: ignore[misc]
        for part in message.walk()
        if part.get_content_type() == "text/html"
    ]


def _text(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    said = _CHARSET.search(data[:4000])
    named = said[1].decode("ascii").lower() if said else ""
    if named in {"gb2312", "gbk"}:
        named = "gb18030"
    for encoding in (named, "utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding) if encoding else data.decode("utf-8-sig")
        except (UnicodeDecodeError, LookupError):
            continue
    raise ValueError


READ = _read
