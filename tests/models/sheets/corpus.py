"""Some two hundred and fifty awkward sheets with their right answers, in five parts.

`tuned` and `fresh` may be looked at while the understanding is worked on. `held` was written to be
kept, but three of its answers were looked at. `unseen` has never been looked at: it was written
together with `fresh`, before either was read, and only its figures are known. `met` are the
files beside this one, by other people (tests/models/met.py).
`python -m tests.models.sheets.corpus DIR` writes all files, each with NAME.json beside it, for
`main.py bench --sheets DIR`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from models.sheets.grid import letters
from tests.models.met import copy_met
from tests.models.sheets.corpus_people import Person, value
from tests.models.sheets.sheet_writer import Page, save


class Case:
    """A file to write and what is right about it."""

    def __init__(self, name, pages, answer):
        self.name, self.pages, self.answer = name, pages, answer
        if name.endswith((".csv", ".txt")):  # such a sheet has no name but the file's
            self.answer["sheet"] = Path(name).stem
        elif name.endswith(".html.xls"):
            self.answer["sheet"] = "表1"

    def write(self, folder):
        path = folder / self.name
        save(path, self.pages)
        beside = folder / f"{self.name}.json"
        beside.write_text(json.dumps(self.answer, ensure_ascii=False, indent=1), encoding="utf-8")
        return path


def sheet(
    name,
    columns,
    n=12,
    *,
    register="resident",
    above=(),
    title=None,
    style=0,
    seed=0,
    merged=True,
    below_head=(),
    between=None,
    tail=(),
    down=(),
    first_only=(),
    page="名单",
    before=(),
    after=(),
    styled=0,
    numbered=0,
    change=None,
    left=0,
):
    """Make a case.

    Args:
        name: file name; its suffixes say the format.
        columns: (head, kind of value, field or None); levels of a head are parted by ">".
        n: people.
        above: rows above the head, after the title.
        below_head: rows between head and data that are no data.
        between: person -> rows put before that person.
        tail: rows at the end.
        down: columns whose value is merged over a household.
        first_only: columns written only in the first row of a household.
        numbered: rows at the end with a running number only.
        change: (rows, person number) -> None, to spoil single cells.
        left: empty columns left of the table.
    """
    made = Page(page)
    width = len(columns) + left
    if title:
        made.across(title, width)
    made.add(*above)
    paths = [(None,)] * left + [
        tuple(head.split(">")) if head else (None,) for head, _, _ in columns
    ]
    header = made.head(paths, merged)
    made.add(*below_head)
    data = []
    for k in range(n):
        made.add(*(between or {}).get(k, ()))
        one = Person(k, seed)
        row = [None] * left + [value(kind, one, style) for _, kind, _ in columns]
        for column in (*down, *first_only):
            if one.place:
                row[column] = None
        data.append(made.add(row))
        if change:
            change(made.rows[-1], k)
    for column in down:
        for at in range(0, n, 3):
            made.merges.append((data[at], column, data[min(at + 2, n - 1)], column))
    for k in range(numbered):
        made.add([n + 1 + k])
    made.add(*tail)
    made.styled = styled
    fields = {
        letters(column + left): field
        for column, (head, kind, field) in enumerate(columns)
        if head or field
    }
    answer = {
        "sheet": page, "header_rows": [row + 1 for row in header],
        "first_row": data[0] + 1 if data else None, "last_row": data[-1] + 1 if data else None,
        "rows": n, "register": register, "columns": fields,
    }  # fmt: skip
    return Case(name, [*before, made, *after], answer)


def page(name, *rows, hidden=False):
    """A page as it is."""
    made = Page(name, hidden)
    made.add(*rows)
    return made


def cases():
    """Return all cases by half."""
    from tests.models.sheets import corpus_fresh, corpus_held, corpus_tuned, corpus_unseen

    found = {
        "tuned": corpus_tuned.CASES, "held": corpus_held.CASES,
        "fresh": corpus_fresh.CASES, "unseen": corpus_unseen.CASES,
    }  # fmt: skip
    for half, some in found.items():
        for one in some:
            one.answer = {"half": half, **one.answer}
    return found


def write_all(folder, every=1):
    """Write every case; of those by other people only each so many-th."""
    folder.mkdir(parents=True, exist_ok=True)
    copy_met(Path(__file__).with_name("met"), folder, every)
    for some in cases().values():
        for one in some:
            one.write(folder)


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
