"""Forms of our own in the manner of real ones, each with its right answer, in two halves.

The half `tuned` may be looked at while the recognition is worked on; the half `held` may not: only
its figures are read. A third part, `later`, was written with its answers before the engine saw it,
and then worked on; `met` are the files beside this one, by other people (tests/models/met.py).
`python -m tests.models.forms.corpus DIR` writes all of them, each with
NAME.json beside it, for `main.py bench --forms DIR`.

An answer names for each place what belongs there: a field, a derivation, or null for what must
stay empty. A place is a column (C), a cell (D8), or words in a cell (A2/填报单位（盖章）).
"""

import json
import sys
import tomllib
from functools import partial
from pathlib import Path

from openpyxl.utils import get_column_letter

from tests.models.forms.form_writer import FormWriter
from tests.models.met import copy_met

#: of a table of counts, whose rows have no records, it may be said whom they count
COUNTED = [None, "resident", "party_member"]
CASES = []
ROW = "序号"
AGE = "resident.age"


class Case:
    """A form to write and what is right about it; `told` are those told in few words."""

    def __init__(self, half, name, build, *, told=False):
        self.half, self.name, self.build, self.told = half, name, build, told

    def write(self, folder):
        """Write the form and its answer; returns the form's path."""
        writer, answer = self.build()
        path = folder / f"{self.half}_{self.name}.xlsx"
        writer.book.save(path)
        told = {"half": self.half, "sheet": writer.page.title, **answer}
        beside = folder / f"{path.name}.json"
        beside.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
        return path


def case(half, name):
    """Keep a function that returns a written form and its answer."""

    def keep(build):
        CASES.append(Case(half, name, build))
        return build

    return keep


def roster(title, columns, *, rows=12, above=None, below=(), total=(), kind="roster",
           register="resident", whom=None, numbered=False, lists=(), sheet="Sheet1",
           more=None, block=1, common=()):  # fmt: skip
    """Write a list: columns are (head, what belongs there); above is {words of A2: answers}."""
    writer = FormWriter(len(columns), sheet)
    writer.line(title, size=16)
    places = {}
    places |= _above(writer, above)
    header = writer.heads([head for head, _ in columns])
    first, last = writer.rows(rows, numbered=numbered, block=block, common=common)
    for column, words in lists:
        writer.list(f"{column}{first}:{column}{last}", words)
    if total:
        writer.total(first, last, total)
    for text in below:
        writer.line(text, merged=False)
    places |= {get_column_letter(at): right for at, (_, right) in enumerate(columns, 1)}
    return writer, {"kind": kind, "register": register, "filter": _named(whom),
                    "header_rows": list(header), "first_row": first, "last_row": last,
                    "places": {**places, **(more or {})}}  # fmt: skip


#: short for what belongs under a head
SHORT = {
    "#": ROW, "N": "resident.name", "S": "resident.sex", "A": AGE,
    "B": ["resident.born_on", "party_member.born_on"],
    "I": "resident.id_number", "P": "resident.phone", "T": "resident.nation",
    "E": "resident.education", "M": "resident.marital", "L": "resident.political",
    "D": ["resident.address", "household.address", "party_member.address"],
    "R": "resident.registered_address",
    "G": ["resident.group", "household.group"], "H": ["household.head", "resident.name"],
    "HI": ["household.head_number", "resident.id_number"],
    "HP": ["household.phone", "resident.phone"], "Z": "household.size",
    "X": "resident.relation", "HH": ["resident.household", "household.number"],
    "V": "village.name", "W": "village.township", "C": "village.county",
    "AW": "resident.away_to", "AF": "resident.away_for", "K": "resident.card",
    "O": ["resident.note", "household.note", "party_member.note"], "J": "party_member.joined_on",
    "FN": "resident.former_name", "TG": "resident.tags", "Y": "填报日期",
    "PN": ["party_member.name", "party_member.resident"], "PS": "party_member.sex",
    "PT": ["party_member.phone", "resident.phone"],
    "PF": "party_member.confirmed_on", "PP": "party_member.post", "NO": "special_group.number",
    "LV": "special_group.level", "ST": "special_group.started", "-": None,
}  # fmt: skip


def spec(text):
    """Return columns from "序号 # | 父>姓名 N": a path of heads and what belongs there.

    What is no short word is meant as it stands, with ~ for spaces in a head.
    """
    columns = []
    for piece in text.split("|"):
        head, _, right = piece.strip().rpartition(" ")
        path = tuple(word.replace("~", " ") for word in head.strip().split(">"))
        columns.append((path if len(path) > 1 else path[0], _meant(right)))
    return columns


def _meant(right):
    """Return what a short word means; with ? behind it the place may also stay empty."""
    if isinstance(right, list):
        return right
    meant = SHORT.get(right.removesuffix("?"), right.removesuffix("?"))
    return [*(meant if isinstance(meant, list) else [meant]), None] if right[-1:] == "?" else meant


def _read(half):
    """Keep the cases that are told in few words: tuned.toml, held.toml."""
    told = tomllib.loads((Path(__file__).with_name(f"{half}.toml")).read_text(encoding="utf-8"))
    for kind, build in (("list", _list), ("items", _items), ("person", _person)):
        for one in told.get(kind, ()):
            name = one.pop("name")
            CASES.append(Case(half, name, partial(build, **one), told=True))


def _named(said):
    """Return names as an answer has them: "" is none."""
    return [one or None for one in said] if isinstance(said, list) else said or None


def _list(title, columns, register="resident", more=None, **how):
    """Write a list."""
    beside = {place: SHORT.get(right, right) for place, right in (more or {}).items()}
    return roster(title, spec(columns), register=_named(register), more=beside, **how)


def _items(title, heads, rows, *, kind="items", whom=None, above=None):
    """Write a table of items: a row is its words and what belongs behind them, "-" for nothing.

    `heads` are those of the words first; the rest are places, as many as answers in a row; "/" is
    a cell of which nothing is asked.
    """
    words = len(rows[0][0])
    writer = FormWriter(len(heads))
    writer.line(title, size=16)
    places = _above(writer, above)
    header = writer.heads([tuple(head) if isinstance(head, list) else head for head in heads])
    given = [{get_column_letter(at): word for at, word in enumerate(said, 1) if word}
             for said, *_ in rows]  # fmt: skip
    first, last = writer.rows(len(rows), values=given)
    for at, (_, *answers) in enumerate(rows):
        for step, right in enumerate(answers, words + 1):
            if right != "/":
                place = f"{get_column_letter(step)}{first + at}"
                places[place] = _meant(right)
    register = ["resident", "household"] if kind == "person" else COUNTED
    return writer, {"kind": kind, "register": register,
                    "filter": _named(whom), "header_rows": list(header),
                    "first_row": first if kind != "person" else None,
                    "last_row": last if kind != "person" else None, "places": places}  # fmt: skip


def _person(title, lines, *, whom=None, members="", rows=4, after=(), above=None,
            register="resident", width=6, sections=False):  # fmt: skip
    """Write a form about one: lines are "姓名 N | 性别 S"; "=" begins a section at the left."""
    left = 2 if sections else 1
    writer = FormWriter(width + left - 1)
    writer.line(title, size=16)
    places = _above(writer, above)
    parent, first = "", writer.row + 1
    for line in (*lines, "="):
        if line.startswith("="):
            if parent:
                writer.beside(parent, first)
            parent, first = line[1:], writer.row + 1
        else:
            _pairs(writer, spec(line), left, places)
    answer = {"header_rows": [], "first_row": None, "last_row": None}
    if members:
        answer = _members(writer, spec(members), rows, places)
    for line in after:
        _pairs(writer, spec(line), 1, places)
    return writer, {"kind": "person", "register": register, "filter": _named(whom), **answer,
                    "places": places}  # fmt: skip


def _above(writer, above):
    places = {}
    for line, answers in (above or {}).items():
        at = writer.line(line)
        places |= {f"A{at}/{label}": SHORT.get(right, right) for label, right in answers.items()}
    return places


def _pairs(writer, columns, left, places):
    row = writer.pairs(*(head for head, _ in columns), left=left)
    for at, (_, right) in enumerate(columns):
        places[f"{get_column_letter(left + 2 * at + 1)}{row}"] = right


def _members(writer, columns, rows, places):
    writer.line("家庭成员情况")
    (header,) = writer.heads([head for head, _ in columns])
    first, last = writer.rows(rows)
    for at, (_, right) in enumerate(columns, 1):
        places[get_column_letter(at)] = right
    return {"header_rows": [header], "first_row": first, "last_row": last}


UNIT = {"填报单位（盖章）": "village.name", "填报时间": "填报日期"}


def write_all(folder, every=1):
    """Write every form of both halves; of those told in few words only each so many-th.

    Of those by other people, which are larger, a quarter as many.
    """
    from tests.models.forms import corpus_held, corpus_later, corpus_tuned  # noqa: F401

    if not any(one.told for one in CASES):
        for half in ("tuned", "held", "later"):
            _read(half)

    folder.mkdir(parents=True, exist_ok=True)
    copy_met(Path(__file__).with_name("met"), folder, every if every == 1 else every * 4)
    wanted = [one for at, one in enumerate(CASES)
              if at % every == 0 or not (one.told or one.half == "later")]  # fmt: skip
    for one in wanted:
        one.write(folder)
    return len(wanted)


if __name__ == "__main__":
    sys.modules["tests.models.forms.corpus"] = sys.modules["__main__"]
    write_all(Path(sys.argv[1]))
