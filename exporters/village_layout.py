"""What a village prints otherwise: title, columns and their order, who signs, notes, the sheet.

Kept as records of the register `paper_layout`, so a change is undone like any other and can be
handed on as a file. A column that is added holds what its register has under that head, as far as
`may_show` lets it through, else it is empty. What was posted or issued stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from exporters.blocks import WANTED
from exporters.document import (
    EMPTY,
    Block,
    Column,
    Datum,
    Document,
    KeyValues,
    Layout,
    Note,
    RowBehind,
    Signatures,
    Table,
)
from models.query import Query, Where
from models.view import View

REGISTER = "paper_layout"
NAME, PERIOD = "{村名}", "{期间}"
NOBODY = "无"
#: code of a sheet -> its name, and how much larger everything is
SHEETS = {"a4": ("A4", 1.0), "a4_large": ("A4", 1.25), "a3": ("A3", 1.0), "a3_large": ("A3", 1.5)}
_PHONES = "监督电话"
_WIDTH = 6  #: of an empty column
Entry = Mapping[str, Any]


def layout_of(view: View, paper: str) -> Entry | None:
    """Return what the village changed in a paper, None where it changed nothing."""
    if REGISTER not in view.ledger.types:
        return None
    where = (Where("paper", "=", paper),)
    found = view.ledger.find(REGISTER, Query(where=where, limit=1))
    return found[0] if found else None


def as_the_village_does(view: View, entry: Entry | None, document: Document) -> Document:
    """Return a paper as the village wants it; one that went out comes back untouched."""
    if entry is None or document.went_out:
        return document
    return laid_out(document, entry, view.village["name"])


@contextmanager
def wanted(view: View, register: str, entry: Entry) -> Iterator[None]:
    """Let tables that are made meanwhile hold the fields of a register that an entry adds.

    They pass through `may_show` like any other; a head that is no field stays an empty column.
    """
    kind = view.type(register) if register in view.ledger.types else None
    heads = {row.get("label") for row in entry.get("columns") or () if not row.get("column")}
    fields = tuple(one for one in kind.active if one.label in heads) if kind else ()
    mark = WANTED.set((kind, fields)) if kind and fields else None
    try:
        yield
    finally:
        if mark is not None:
            WANTED.reset(mark)


def laid_out(document: Document, entry: Entry, village: str) -> Document:
    """Return a paper with the changes of an entry of the register."""
    blocks = tuple(_blocks(document.blocks, entry))
    title = document.title
    was = entry.get("was_title")
    if entry.get("title") and (not was or _bare(was) == _bare(general(document, village))):
        title = entry["title"].replace("\n", "").replace(NAME, village)
        title = title.replace(PERIOD, document.period)
    layout = _sheet(document.layout, entry)
    return replace(document, title=title, blocks=blocks, layout=layout)


def general(document: Document, village: str) -> str:
    """Return a paper's title as it fits any village and period: {村名}{期间}村务公开."""
    title = document.title.replace(village, NAME)
    return title.replace(document.period, PERIOD) if document.period else title


def _bare(title: str) -> str:
    """Return a general title without its period: a paper that has none now is still that one."""
    return title.replace(PERIOD, "")


def columns_in(document: Document) -> list[str]:
    """Return the columns and labels that stand on a paper, once each, in their order."""
    found: dict[str, None] = {}
    for block in document.blocks:
        if isinstance(block, Table):
            found.update(dict.fromkeys(_keys(block.columns)))
        elif isinstance(block, KeyValues):
            found.update(dict.fromkeys(label for label, _ in block.pairs))
    return list(found)


def roles_in(document: Document) -> tuple[str, ...]:
    """Return who signs a paper."""
    return next((one.roles for one in document.blocks if isinstance(one, Signatures)), ())


def as_it_is(document: Document, village: str) -> dict[str, Any]:
    """Return what an entry would hold that changes nothing in a paper: to begin from."""
    title = general(document, village)
    rows = tuple({"column": one} for one in columns_in(document))
    return {
        "title": title, "was_title": title, "columns": rows or None,
        "roles": "、".join(roles_in(document)) or None,
    }  # fmt: skip


def differences(entry: Entry, document: Document, village: str) -> dict[str, Any]:
    """Return an entry without what is as it was; {} where nothing is different."""
    usual = as_it_is(document, village)
    result = dict(entry)
    for name in ("title", "roles"):
        if result.get(name) == usual[name]:
            result[name] = None
    plain = [
        row["column"] for row in result.get("columns") or ()
        if row.get("column") and not row.get("label") and not row.get("left_out")
    ]  # fmt: skip
    rows = result.get("columns") or ()
    if plain == columns_in(document) and len(rows) == len(plain):
        result["columns"] = None
    if not result.get("title"):
        result["was_title"] = None
    told = ("title", "columns", "roles", "more_notes", "without_notes", "sheet", "lies")
    return result if any(result.get(name) for name in told) else {}


def _sheet(layout: Layout, entry: Entry) -> Layout:
    if sheet := entry.get("sheet"):
        page, zoom = SHEETS[sheet]
        layout = replace(layout, page=page, zoom=zoom)
    if lies := entry.get("lies"):
        across = lies == "lies"
        layout = replace(layout, landscape=across, official=layout.official and not across)
    return layout


def _blocks(blocks: Sequence[Block], entry: Entry) -> Iterator[Block]:
    more = [Note(line.strip()) for line in (entry.get("more_notes") or "").split("\n")
            if line.strip()]  # fmt: skip
    roles = _roles(entry)
    end = next((place for place in range(len(blocks) - 1, -1, -1)
                if isinstance(blocks[place], Signatures)), len(blocks))  # fmt: skip
    rows = entry.get("columns") or ()
    for place, block in enumerate(blocks):
        if place == end:
            yield from more
        if isinstance(block, Signatures):
            yield block if roles is None else replace(block, roles=roles)
        elif isinstance(block, Table):
            yield _table(block, rows)
        elif isinstance(block, KeyValues):
            yield _pairs(block, rows)
        elif not _is_dropped(block, entry):
            yield block
    if end == len(blocks):
        yield from more
        if roles:
            yield Signatures(roles)


def _is_dropped(block: Block, entry: Entry) -> bool:
    """Say whether a note goes; whom to call stays in any case."""
    if not isinstance(block, Note) or not entry.get("without_notes"):
        return False
    return not block.text.startswith(_PHONES)


def _roles(entry: Entry) -> tuple[str, ...] | None:
    """Return who signs; None: as before."""
    said = (entry.get("roles") or "").strip().replace("\n", "、")
    if not said:
        return None
    return () if said == NOBODY else tuple(one.strip() for one in said.split("、") if one.strip())


def _keys(columns: Sequence[Column]) -> list[str]:
    """Return by what columns are known: their heads, with the shared one where two are alike."""
    labels = [one.label for one in columns]
    return [
        one.label if labels.count(one.label) == 1 else one.over + one.label for one in columns
    ]


def _order(keys: Sequence[str], rows: Sequence[Entry]) -> list[tuple[int | None, str]]:
    """Return the places of the columns that remain and their heads; None is an empty column.

    A column that no entry names stays behind the one it stood behind.
    """
    places = {key: at for at, key in enumerate(keys)}
    named = {row.get("column") or row.get("label") for row in rows}
    if not named & set(keys):
        return [(at, "") for at in range(len(keys))]
    found: list[tuple[int | None, str]] = []
    for row in rows:
        key, label = row.get("column"), row.get("label") or ""
        if not key and label:
            found.append((places.get(label), label))
        elif key in places and not row.get("left_out"):
            found.append((places[key], label))
    for at, key in enumerate(keys):
        if key not in named:
            behind = [number for number, (place, _) in enumerate(found) if place == at - 1]
            found.insert(behind[0] + 1 if behind else (0 if at == 0 else len(found)), (at, ""))
    return found


def _table(table: Table, rows: Sequence[Entry]) -> Table:
    order = _order(_keys(table.columns), rows)
    columns = tuple(
        Column(label, _WIDTH) if at is None else _renamed(table.columns[at], label)
        for at, label in order
    )

    def cells(row: tuple[Datum, ...]) -> tuple[Datum, ...]:
        return tuple(EMPTY if at is None else row[at] for at, _ in order)

    def led(row: RowBehind) -> RowBehind:
        if not isinstance(row, tuple):
            return row
        return tuple(None if at is None else row[at] for at, _ in order)

    totals = _totals(table, order) if table.totals else ()
    return replace(
        table, columns=columns, rows=tuple(map(cells, table.rows)), totals=totals,
        behind=tuple(map(led, table.behind)), behind_all=led(table.behind_all),
    )  # fmt: skip


def _renamed(column: Column, label: str) -> Column:
    return replace(column, label=label) if label else column


def _totals(table: Table, order: Sequence[tuple[int | None, str]]) -> tuple[Datum, ...]:
    """Return the totals; the word 合计 moves on where its column is left out."""
    kept = [EMPTY if at is None else table.totals[at] for at, _ in order]
    gone = [one for at, one in enumerate(table.totals)
            if isinstance(one.cell, str) and one.cell and at not in {place for place, _ in order}]
    if gone and kept and not kept[0].text:
        kept[0] = gone[0]
    return tuple(kept)


def _pairs(block: KeyValues, rows: Sequence[Entry]) -> KeyValues:
    order = _order([label for label, _ in block.pairs], rows)
    pairs = tuple(
        (label or block.pairs[at][0], block.pairs[at][1]) for at, label in order if at is not None
    )
    return replace(block, pairs=pairs)
