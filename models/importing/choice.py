"""Which sheet of the file it is, and which register it belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.errors import UserError
from models.importing.captions import captions_in
from models.importing.likely import Learnt, UnclearRegister, likely
from models.kinds import Choice
from models.kinds_links import Link
from models.record import RecordType
from models.sheets.grid import Row, Sheet, Workbook
from models.sheets.layout import Layout
from models.sheets.matched import Match
from models.sheets.naming import group_of_all, said_of_all
from models.sheets.questions import not_worked_out
from models.sheets.understanding import Reader, Understood
from models.sheets.value_lists import ValueList, lists_of
from models.sheets.vocabulary import importable
from models.writing import narrow


@dataclass(frozen=True)
class Source:
    """A sheet that was understood: its layout, its rows, what its columns are.

    `others` are the names of further sheets of the file that hold data, too, `unclear` of those
    among them that are longer and fit no register; `alike` those that are lists of the same, as
    when every group has its sheet, whatever their heads; `lists` are the words and codes that its
    other sheets list.
    """

    sheet: Sheet
    layout: Layout
    rows: tuple[Row, ...]
    record_type: RecordType
    matches: tuple[Match, ...]
    others: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    lists: tuple[ValueList, ...] = ()
    alike: tuple[str, ...] = ()


def choose(
    path: Path,
    book: Workbook,
    types: Mapping[str, RecordType],
    wanted: RecordType | None,
    sheet_name: str | None,
    *,
    learnt: Learnt | None = None,
) -> Source:
    """Return the sheet and register that fit best.

    Raises:
        UnclearRegister: no register fits, or none clearly.
        UserError: no sheet of that name, or no header.
    """
    reader = Reader(types, wanted, learnt, joins=True)
    named = _named(path, book, sheet_name) if sheet_name is not None else None
    found = [reader.sheet(one) for one in _sheets(book, named)]
    all_laid = [one for one in found if one.layout is not None]
    laid = [one for one in all_laid if named is None or one.sheet.name == named.name]
    if not laid:
        raise UserError(
            f"“{path.name}”里没找到表头（写着姓名、身份证号这些字的那一行）。",
            "请看看是不是选错了表，或给表加上表头再导入。",
        )
    fitting = [one for one in laid if one.record_type is not None]
    if not fitting:
        unclear = max(laid, key=_rows)
        raise UnclearRegister(path, unclear, likely(unclear.sheet, types, learnt, unclear.torn))
    best = max(fitting, key=lambda one: (round(one.score, 1), _rows(one)))
    if not _rows(best) and (said := not_worked_out(best)):
        raise UserError(f"“{path.name}”的“{best.sheet.name}”：{said}。", "账里没有动。")
    read_as = best.record_type
    if wanted is None:
        best = as_imported(best, types, learnt)
    others = [
        one for one in all_laid
        if one.role == "data" and one.sheet.name != best.sheet.name and _rows(one)
    ]  # fmt: skip
    people = {one.sheet.name for one in found if one.role == "data"}
    lists = [one for each in book.sheets if each.name not in people for one in lists_of(each)]
    return _source(best, others, tuple(lists), read_as)


def as_imported(
    one: Understood, types: Mapping[str, RecordType], learnt: Learnt | None = None
) -> Understood:
    """Read a list that lacks what its register cannot be without as one of the people in it.

    A list of households without 户号 brings their heads, who bring the households along; one of
    what people were given, without saying in which batch, brings the people and their accounts;
    one of people in some state, without saying in which, brings the people.
    """
    record_type = one.record_type
    if record_type is None or one.layout is None:
        return one
    there = {match.field.name for match in one.matches if match.field}
    there |= said_above(one).keys()
    there |= captions_in(record_type, one.layout, one.rows, there, {}, ()).names
    links = {link.to: link.name for link in record_type.links if link.required}
    given = there | {one.field for one in record_type.derived}
    lacks = any(one.required and not one.default and one.name not in given
                for one in importable(record_type))  # fmt: skip
    people: list[RecordType] = []
    if record_type.title not in there:
        people += [other for other in types.values() if other.gathers and any(
            link.name == other.gathers.link and link.to == record_type.name
            for link in other.links)]  # fmt: skip
    if lacks and not record_type.event:
        people += [types[to] for to, name in links.items() if name in there and types[to].gathers]
    for other in people:
        found = Reader(types, other, learnt, joins=True).sheet(one.sheet)
        title = other.by_name[other.title]
        if found.layout and any(each.field is title for each in found.matches):
            return found
    return one


def said_above(one: Source | Understood) -> dict[str, str]:
    """Return what the words above a list say of all its rows, by field: a 低保花名册 is of 低保.

    Only what a record about somebody must say and in which group people live, for which there
    is no column.
    """
    record_type, layout = one.record_type, one.layout
    if record_type is None or layout is None:
        return {}
    title = record_type.by_name[record_type.title]
    there = {match.field.name for match in one.matches if match.field}
    words = f"{narrow(layout.title)}\n{narrow(one.sheet.name)}"
    open_ = [field for field in importable(record_type) if field.name not in there]
    said: dict[str, str | None] = {}
    if title.kind == "person_name":
        said = {field.name: group_of_all(field, words) for field in open_
                if field.kind == "group_name"}  # fmt: skip
    elif isinstance(title, Link) and layout.title:
        said = {field.name: said_of_all(field, words) for field in open_
                if isinstance(field, Choice) and field.required and not field.default}  # fmt: skip
    return {name: code for name, code in said.items() if code}


def _rows(one: Understood) -> int:
    return len(one.layout.data) if one.layout else 0


def _lists_the_same(one: Understood, register: RecordType | None) -> bool:
    """Say whether a sheet was understood as a list of a register, and says of whom each row is."""
    if register is None or one.record_type is None or one.record_type.name != register.name:
        return False
    there = {match.field.name for match in one.matches if match.field}
    return any(there.issuperset(names) for names in ((register.title,), *register.same_when))


def _source(
    one: Understood,
    others: Sequence[Understood],
    lists: tuple[ValueList, ...],
    register: RecordType | None,
) -> Source:
    if one.layout is None or one.record_type is None:
        raise TypeError(one.sheet.name)
    unclear = tuple(other.sheet.name for other in others
                    if other.record_type is None and _rows(other) > _rows(one))  # fmt: skip
    alike = tuple(other.sheet.name for other in others
                  if other.layout and (other.layout.heads == one.layout.heads
                                       or _lists_the_same(other, register)))  # fmt: skip
    return Source(
        one.sheet, one.layout, one.rows, one.record_type, one.matches,
        tuple(other.sheet.name for other in others), unclear, lists, alike,
    )  # fmt: skip


def _sheets(book: Workbook, named: Sheet | None) -> Sequence[Sheet]:
    """Return the sheets to be looked at: those in sight, and the one that is named."""
    filled = [one for one in book.sheets if one.rows or one is named]
    return [one for one in filled if not one.hidden or one is named] or filled


def _named(path: Path, book: Workbook, name: str) -> Sheet:
    for one in book.sheets:
        if one.name == name:
            return one
    names = "、".join(f"“{one.name}”" for one in book.sheets if one.rows)
    raise UserError(f"“{path.name}”里没有“{name}”这张表。", f"有这些：{names}。")
