"""Forms of our own in the manner of real ones, each with its right answer, in two halves.

The half `tuned` may be looked at while the recognition is worked on; the half `held` may not: only
its figures are read. `python -m tests.models.forms.corpus DIR` writes all of them, each with
NAME.json beside it, for `main.py bench --forms DIR`.

An answer names for each place what belongs there: a field, a derivation, or null for what must
stay empty. A place is a column (C), a cell (D8), or words in a cell (A2/填报单位（盖章）).
"""

import json
import sys
from pathlib import Path

from openpyxl.utils import get_column_letter

from tests.models.forms.form_writer import FormWriter

CASES = []
ROW = "序号"
AGE = "resident.age"


class Case:
    """A form to write and what is right about it."""

    def __init__(self, half, name, build):
        self.half, self.name, self.build = half, name, build

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
           more=None):  # fmt: skip
    """Write a list: columns are (head, what belongs there); above is {words of A2: answers}."""
    writer = FormWriter(len(columns), sheet)
    writer.line(title, size=16)
    places = {}
    for text, answers in (above or {}).items():
        row = writer.line(text)
        places |= {f"A{row}/{label}": right for label, right in answers.items()}
    header = writer.heads([head for head, _ in columns])
    first, last = writer.rows(rows, numbered=numbered)
    for column, words in lists:
        writer.list(f"{column}{first}:{column}{last}", words)
    if total:
        writer.total(first, last, total)
    for text in below:
        writer.line(text, merged=False)
    places |= {get_column_letter(at): right for at, (_, right) in enumerate(columns, 1)}
    return writer, {"kind": kind, "register": register, "filter": whom,
                    "header_rows": list(header), "first_row": first, "last_row": last,
                    "places": {**places, **(more or {})}}  # fmt: skip


UNIT = {"填报单位（盖章）": "village.name", "填报时间": "填报日期"}


def write_all(folder):
    """Write every form of both halves."""
    from tests.models.forms import corpus_held, corpus_tuned  # noqa: F401 - they fill CASES

    folder.mkdir(parents=True, exist_ok=True)
    for one in CASES:
        one.write(folder)
    return len(CASES)


if __name__ == "__main__":
    sys.modules["tests.models.forms.corpus"] = sys.modules["__main__"]
    write_all(Path(sys.argv[1]))
