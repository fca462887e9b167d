"""A form about one person or household: labels with an empty cell to their right.

Once somebody else is named (father, guardian, contact), what follows may be theirs and stays open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from models.field import cell_text
from models.forms.face import Face
from models.forms.form import SURE, FormSheet, Place
from models.forms.places import Area
from models.forms.roster import meant_by
from models.record import RecordType
from models.sheets.grid import Sheet, is_empty
from models.sheets.headers import Match, is_running, match
from models.sheets.understanding import heads_as_people
from models.sheets.vocabulary import Vocabulary, bare, vocabulary
from models.writing import narrow, tidy

_OTHER = re.compile(
    r"父|母|监护|配偶|祖|紧急|帮扶|委托|代理|抚养|赡养|联系人|介绍人|子女|逝世|结婚人|当事人|死者"
)
_PERSONAL = frozenset({"id_number", "phone", "bank_account", "date", "person_name", "choice",
                       "text", "computed"})  # fmt: skip
_NAMED = re.compile(r"(户主|本人|申请人)?姓名:?")
_PHOTO = re.compile(r".*(照片|相片|贴照|免冠).*")
_LONGEST = 20
_FEWEST, _ROWS, _SHARE = 4, 3, 0.4


@dataclass(frozen=True)
class Label:
    """Words and the empty area that belongs to them."""

    path: tuple[str, ...]
    place: tuple[int, int]
    row: int


def labels_of(sheet: Sheet, face: Face) -> tuple[Label, ...]:
    """Return the labels that have an empty cell to their right, in reading order."""
    found = []
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if not isinstance(cell, str) or is_empty(cell) or not _is_label(cell):
                continue
            area = face.merge(row, column)
            right = face.merge(row, area.right + 1)
            if not _is_free(sheet, face, area, right):
                continue
            words = (*_parents(sheet, face, area), tidy(cell))
            found.append(Label(words, (right.top, right.left), row))
    return tuple(found)


def _is_label(text: str) -> bool:
    bare_ = narrow(text).rstrip(":")
    return 1 < len(bare_) <= _LONGEST and not re.search(r"[:]|\d{3}|年月日|签字|盖章|签章", bare_)


def _is_free(sheet: Sheet, face: Face, area: Area, right: Area) -> bool:
    """Say whether the area beside a label is empty, begins on its row and is one to write in."""
    if right.top != area.top or not is_empty(sheet.cell(right.top, right.left)):
        return False
    lined = face.look(right.top, right.left).lined
    return lined or right.right > right.left or not face.cells


def _parents(sheet: Sheet, face: Face, area: Area) -> Iterator[str]:
    """Yield the words of a cell that is merged down beside several rows of labels."""
    for left in range(area.left - 1, -1, -1):
        beside = face.merge(area.top, left)
        text = sheet.cell(beside.top, beside.left)
        taller = beside.bottom - beside.top > area.bottom - area.top
        if taller and isinstance(text, str) and not is_empty(text) and beside.right < area.left:
            yield tidy(cell_text(text))
            return


def is_person_form(
    sheet: Sheet, labels: Sequence[Label], is_known: Callable[[str], bool]
) -> bool:
    """Say whether a sheet is a form about one, not a list."""
    known = [one for one in labels if is_known(one.path[-1])]
    columns = {one.place[1] for one in known}
    if len(columns) == 1 and not any(_NAMED.fullmatch(narrow(one.path[-1])) for one in known):
        return False  # a list of items: 户籍人口, 常住人口 ...
    rows = {one.row for one in labels}
    all_known = sum(
        isinstance(cell, str) and _is_label(cell) and is_known(cell) and not is_running(bare(cell))
        for row in sheet.rows for cell in row
    )  # fmt: skip
    return (
        len(known) >= _FEWEST and len(rows) >= _ROWS and len(known) >= all_known * _SHARE
    )  # fmt: skip


def person_form(
    blank: FormSheet, labels: Sequence[Label], types: Mapping[str, RecordType]
) -> FormSheet:
    """Return the form with the meaning of every empty cell beside a label."""
    paths = [one.path for one in labels]
    chosen, matches = _chosen(paths, types, blank.title)
    places = tuple(_places(labels, matches, chosen))
    return replace(blank, kind="person", record_type=chosen, places=places)


def _chosen(
    paths: Sequence[tuple[str, ...]], types: Mapping[str, RecordType], title: str
) -> tuple[RecordType | None, tuple[Match, ...]]:
    """Return the register that knows most of the labels; people before others."""
    best: tuple[float, RecordType | None, tuple[Match, ...]] = (0.0, None, ())
    for name in ("resident", *(one for one in types if one != "resident")):
        one = types[name]
        if one.single or one.hidden or one.name in {"special_group", "own_field"}:
            continue
        words = vocabulary(one, types)
        matches = tuple(_first_only(paths, match(paths, words, explain=False), words))
        matches = heads_as_people(one, matches, words)
        own = sum(each.target is not None and not each.target.linked for each in matches)
        score = own + sum(each.target is not None for each in matches) / 2
        titled = len(one.label) > 1 and narrow(one.label) in narrow(title)
        score += 2 * titled + 0.5 * (name == "resident")
        if own > 1 and score > best[0]:
            best = (score, one, matches)
    if best[1] is None:
        return None, match(paths, vocabulary(types["resident"], types), explain=False)
    return best[1], best[2]


def _first_only(
    paths: Sequence[tuple[str, ...]], matches: Iterable[Match], words: Vocabulary
) -> Iterator[Match]:
    """Give a field that several labels name to the first: the others are of other people."""
    alone: dict[str, Match] = {}
    for one in matches:
        path = paths[one.column]
        if one.target is None and one.reason.startswith(("和 ", "“")):
            again = match([path], words, explain=False)[0]
            if again.target and again.target.path not in alone:
                one = replace(again, column=one.column)  # noqa: PLW2901 - judged alone
        if one.target and one.target.path in alone:
            yield one.opened("上面已经有同样的一格，这一格可能是别人的")
            continue
        if one.target is None and one.reason.startswith(("和 ", "“")):
            yield one.opened("上面已经有同样的一格，这一格可能是别人的")
            continue
        if one.target:
            alone[one.target.path] = one
        yield one


def _places(
    labels: Sequence[Label], matches: Sequence[Match], chosen: RecordType | None
) -> Iterator[Place]:
    other = ""
    section: tuple[str, ...] = ()
    for label, one in zip(labels, matches, strict=True):
        if label.path[:-1] != section:
            section, other = label.path[:-1], ""
        place = Place(label.path, label.place, confidence=one.score, reason=one.reason)
        names_other = _OTHER.search("".join(label.path))
        if names_other and not (one.target and one.score >= SURE):
            other = label.path[-1]
        if _PHOTO.fullmatch(narrow(label.path[-1])):
            yield replace(place, confidence=0.3, reason="照片要自己贴")
        elif other and one.target is not None and one.target.field.kind in _PERSONAL:
            yield place.opened(f"在“{other}”后面，可能是别人的")
        elif chosen is None or one.target is None or one.score < SURE:
            yield place
        else:
            yield meant_by(place, one)
