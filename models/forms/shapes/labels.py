"""Labels of a form about one, each with an empty cell or a blank behind, and the form's title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import NamedTuple

from models.field import cell_text
from models.forms.face.blanks import Gap, gaps
from models.forms.face.places import Area
from models.forms.face.sheet_face import Face
from models.forms.shapes.asked import asked, blank_in, captions_in, stated
from models.forms.shapes.ours import is_line_of_places
from models.sheets.grid import Row, Sheet, is_empty
from models.writing import narrow, tidy

_LONGEST = 20
_FEWEST_STACKED, _FEWEST_WIDE = 3, 2
_MARK = re.compile(r"[附样]?[件表样图][\d一二三四五六七八九十\-.()]*")  #: 附件3-2 is no title
_CALLED = re.compile("(?![(]?[一二三四五六七八九十][、)]).*(表|册|名单|台[账帐]|卡|书)([(].*[)])?")
#: the number of the document with which a form came: 妇联〔2026〕8号附件3
_DOCUMENT = re.compile(r".{0,14}[(\[{〔]20\d\d[)\]}〕]第?\d+号.{0,8}")
_QUESTION = re.compile(r"^[A-Z]\d{1,2}[.、．:：\s]*(?:您(?:本人)?的?)?(?=[\u4e00-\u9fff]{2})")
_TITLE = re.compile(r"[\u4e00-\u9fff]{1,3}(?:书|证明|表|卡|册|单)")  #: 委托书, 承诺书
_TITLE_ROWS, _SHORTEST_TITLE = 8, 4
_BOX = re.compile("[□☐▢◻■☑☒]")  #: words to choose from are no caption
_NOTE = re.compile(r"\s*(注意?|说明|备注|填[表写]说明)\s*[:：]")
_NUMBERS_ROWS = frozenset({"序号", "序", "行次"})
_DRAWN = re.compile("[_＿]{2}")
_NAMING = re.compile(".{0,6}(?:姓名|户主|身份证(?:件?号码?)?):?")
#: behind a caption: 一、妇女情况（单位：人）
_IN_UNITS = re.compile(r"\s*[(（]?\s*单位\s*[:：]\s*[人户名口个、,，]+\s*[)）]?$")
_LONGEST_TEXT = 300  #: a longer one explains


@dataclass(frozen=True)
class Label:
    """Words and the empty area that belongs to them, or the blank behind them in their cell."""

    path: tuple[str, ...]
    place: tuple[int, int]
    row: int
    gap: Gap | None = None
    said: str = ""  #: the words of a sentence, where the path has what they mean: 现已年满


class _Found(NamedTuple):
    """A label of one row: its own area, where its value stands, its words, and what it offers."""

    area: Area
    place: tuple[int, int]
    text: str
    offer: Gap | None = None


def labels_of(sheet: Sheet, face: Face) -> tuple[Label, ...]:
    """Return the labels that have an empty cell to their right, in reading order."""
    found = []
    section = ""
    listed = ended = False  # below the caption stands a table, and its rows have passed
    title = narrow(title_of(sheet))
    stacked = _stacked(sheet, face)
    for row, cells in enumerate(sheet.rows):
        here = stacked.get(row) or [one for one in _of_row(sheet, face, row, cells)
                                    if narrow(one.text) != title]  # fmt: skip
        if not here and (words := caption_in(cells)) and narrow(words) != title:
            section, listed, ended = words, False, False
        filled = sum(isinstance(cell, str) and not is_empty(cell) for cell in cells)
        listed = listed or (not here and filled >= _FEWEST_STACKED)
        ended = ended or (listed and not filled)
        if here and ended:
            section = ""
        beside = row_head(sheet, face, row, here[0].area) if here else ""
        for one in here:
            parents = tuple(parents_of(sheet, face, one.area)) or tuple(
                word for word in (section, beside) if word
            )
            found.append(Label((*parents, one.text), one.place, row, one.offer))
    return tuple(found)


def labels_in_text(sheet: Sheet, face: Face) -> tuple[Label, ...]:
    """Return the labels that have a blank behind them in one text: 姓名：____  性别：__.

    What stands in the cell before the text says whose they are: 紧急联系人.
    """
    return tuple(_in_text(sheet, face))


def _in_text(sheet: Sheet, face: Face) -> Iterator[Label]:
    going_on: dict[int, tuple[int, str]] = {}  # the numbered caption of a column, and its row
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if not isinstance(cell, str) or len(cell) > _LONGEST_TEXT:
                continue
            captions = list(captions_in(cell))
            last, before = going_on.get(column, (-1, ""))
            before = before if last == row - 1 else ""
            blanks = tuple(asked(cell))
            beside = row_head(sheet, face, row, face.merge(row, column)) if blanks else ""
            for gap in blanks:
                ends = (said for end, said, _ in captions if end <= gap.blanks[0].start)
                caption = next(iter(reversed([before, *ends])))
                outer = caption or beside if gap.sort == "asked" else ""
                path = (outer, gap.label) if outer else (gap.label,)
                yield Label(path, (row, column), row, gap)
            numbered = [said for _, said, is_numbered in captions if is_numbered]
            going_on[column] = (row, numbered[-1] if numbered else before)


def stated_in(sheet: Sheet) -> Iterator[tuple[Label, ...]]:
    """Yield the labels of each sentence that says first whose they are, as it says them."""
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and len(cell) <= _LONGEST_TEXT:
                for blanks in stated(cell):
                    yield tuple(Label((gap.label,), (row, column), row, gap, words)
                                for words, gap in blanks)  # fmt: skip


def _of_row(
    sheet: Sheet, face: Face, row: int, cells: Row, *, shortest: int = 2
) -> Iterator[_Found]:
    shortest = 1 if is_line_of_places(cells) else shortest
    for column, cell in enumerate(cells):
        if not isinstance(cell, str) or is_empty(cell) or not is_label(cell, shortest):
            continue
        area = face.merge(row, column)
        right = face.merge(row, area.right + 1)
        place, text = (right.top, right.left), unnumbered(tidy(cell))
        beside = sheet.cell(*place)
        if _is_free(sheet, face, area, right):
            yield _Found(area, place, text)
        elif isinstance(beside, str) and right.top == row and (offer := blank_in(beside, text)):
            drawn = offer.blanks[-1].end > offer.blanks[0].start
            if drawn or not is_empty(sheet.cell(row, right.right + 1)):
                yield _Found(area, place, text, offer)  # 岁 alone, and no cell for it behind


def pairs_in(sheet: Sheet, face: Face, row: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the words of a row that have an empty cell to their right, and that cell."""
    cells = sheet.rows[row] if row < len(sheet.rows) else ()
    for one in _of_row(sheet, face, row, cells, shortest=1):
        if one.offer is None:
            yield one.text, one.place


def unnumbered(text: str) -> str:
    """Return a question of a questionnaire without its number: A1 姓名."""
    return _QUESTION.sub("", text) or text


def _stacked(sheet: Sheet, face: Face) -> dict[int, list[_Found]]:
    """Return the labels of a card on which each row of labels has one empty row below it.

    One such row may be the head of a list; several, among them one with a name, are a card, and
    so is one beside a caption that is merged down past its blanks.
    """
    found: dict[int, list[_Found]] = {}
    framed = False
    for row in range(1, len(sheet.rows)):
        if labels := above_blanks(sheet, face, row):
            found[row] = [
                _Found(area, (area.bottom + 1, area.left), text) for area, text in labels
            ]
            first = labels[0][0]
            beside = face.merge(row, first.left - 1) if first.left else first
            framed = framed or (beside.bottom > first.bottom and beside.right < first.left)
    named = any(re.search("姓名", narrow(one.text)) for here in found.values() for one in here)
    full = sum(len(here) >= _FEWEST_STACKED for here in found.values())
    return found if (len(found) > 1 or framed) and full and named else {}


def above_blanks(
    sheet: Sheet, face: Face, row: int, shortest: int = 2
) -> list[tuple[Area, str]]:
    """Return the labels of a row that has nothing else, above a single empty row with lines.

    They may be merged down over several rows, all of them over as many; a caption at their left
    that is merged down past the blanks is none of them, nor is room for a photo at their right.
    """
    areas = [face.merge(row, column) for column, cell in enumerate(sheet.rows[row])
             if not is_empty(cell)]  # fmt: skip
    if areas and areas[0].bottom > min(one.bottom for one in areas):
        areas = areas[1:]
    if areas and areas[-1].bottom > min(one.bottom for one in areas):
        areas = areas[:-1]
    bottom = areas[0].bottom if areas else row
    if len(areas) < _FEWEST_WIDE or any(one.bottom != bottom or one.top != row for one in areas):
        return []
    below = sheet.rows[bottom + 1] if bottom + 1 < len(sheet.rows) else ()
    ends = bottom + 2 >= len(sheet.rows)
    lined = face.look(bottom + 2, areas[0].left).lined
    if not all(map(is_empty, below)) or (
        (ends or all(map(is_empty, sheet.rows[bottom + 2]))) and (lined or not face.has_lines)
    ):  # fmt: skip
        return []  # several empty rows are those of a table
    if areas and narrow(cell_text(sheet.cell(row, areas[0].left))) in _NUMBERS_ROWS:
        return []  # so are those which are numbered, be there but one
    labels = []
    for area in areas:
        text = sheet.cell(row, area.left)
        if not isinstance(text, str) or not is_label(text, shortest) or not (
            face.look(bottom + 1, area.left).lined
        ):  # fmt: skip
            return []
        labels.append((area, tidy(text)))
    return labels


def row_head(sheet: Sheet, face: Face, row: int, first: Area) -> str:
    """Return the words right before a row's first label: they say whose labels these are."""
    if first.left == 0:
        return ""
    before = face.merge(row, first.left - 1)
    text = sheet.cell(before.top, before.left)
    if not isinstance(text, str) or is_empty(text) or blank_in(text, "") or _BOX.search(text):
        return ""
    if before.left and _NAMING.fullmatch(narrow(cell_text(sheet.cell(row, before.left - 1)))):
        return ""  # 姓名｜张三｜性别: a name that stands there already
    if any(gaps(text)) or _NOTE.match(text):
        return ""  # to be written into, ____镇____村, or how to: 注意：仅供家庭承包方式填写
    return tidy(text)


def caption_in(cells: Row) -> str:
    """Return the words of a row that has no others: they stand over what follows."""
    words = [cell for cell in cells if not is_empty(cell)]
    text = words[0] if len(words) == 1 else None
    text = _IN_UNITS.sub("", text) if isinstance(text, str) else ""
    if not is_label(text):
        return ""
    mark = narrow(text)
    drawn = any(gaps(text)) or _DRAWN.search(text)
    if mark.endswith(":") or _MARK.fullmatch(mark) or drawn:
        return ""  # __县 __乡 __村 is to be filled, it stands over nothing
    return tidy(text)


def is_label(text: str, shortest: int = 2) -> bool:
    """Say whether words may be a label: short, without a blank, no line to sign on."""
    bare_ = re.sub("^其中:", "", narrow(text)).rstrip(":")
    no_label = re.search(r"[:。]|\d{3}|年月日|签字|盖章|签章", bare_)
    return shortest <= len(bare_) <= _LONGEST and not no_label


def _is_free(sheet: Sheet, face: Face, area: Area, right: Area) -> bool:
    """Say whether the area beside a label is empty, begins on its row and is one to write in."""
    if right.top != area.top or not is_empty(sheet.cell(right.top, right.left)):
        return False
    lined = face.look(right.top, right.left).lined
    return (lined or right.right > right.left or not face.has_lines
            or _only_words_are_boxed(sheet, face, area))  # fmt: skip


def _only_words_are_boxed(sheet: Sheet, face: Face, label: Area) -> bool:
    """Say whether whoever drew a card drew lines around its words alone: 姓名 | | 性别 | |.

    Behind the last head of a list lies no blank: between its heads there is none either.
    """
    cells = sheet.rows[label.top]
    empty = [is_empty(cell) for cell in cells]
    boxed = [face.look(label.top, at).lined for at in range(len(cells))]
    words = [at for at, none in enumerate(empty) if not none]
    return (
        boxed[label.left] and any(after - before > 1 for before, after in pairwise(words))
        and all(boxed[at] != empty[at] for at in range(words[0], len(cells)))
    )  # fmt: skip


def parents_of(sheet: Sheet, face: Face, area: Area) -> Iterator[str]:
    """Yield the words of cells that are merged down beside several rows of labels."""
    words: list[str] = []
    height = area.bottom - area.top
    for left in range(area.left - 1, -1, -1):
        beside = face.merge(area.top, left)
        text = sheet.cell(beside.top, beside.left)
        taller = beside.bottom - beside.top > height
        if taller and isinstance(text, str) and not is_empty(text) and beside.right < area.left:
            height = beside.bottom - beside.top
            words.insert(0, tidy(cell_text(text)))
    yield from words


def caption_above(sheet: Sheet, row: int) -> str:
    """Return the words that stand alone right above a table, below the title: 村委会成员名单."""
    above = next((at for at in range(row - 1, -1, -1)
                  if any(not is_empty(cell) for cell in sheet.rows[at])), None)  # fmt: skip
    words = caption_in(sheet.rows[above]) if above is not None else ""
    return "" if narrow(words) == narrow(title_of(sheet)) else words


def title_of(sheet: Sheet) -> str:
    """Return the first words of a form that are no mark such as 附件1.

    What is called a list or a form is its title, where another line stands right above it.
    """
    lines = list(islice(_titles(sheet), 2))
    called = [one for one in lines if _CALLED.fullmatch(narrow(one))]
    return next(iter(called or lines), "")


def _titles(sheet: Sheet) -> Iterator[str]:
    """Yield the lines above all others that may be a title."""
    for row in sheet.rows[:_TITLE_ROWS]:
        texts = [cell_text(cell).strip() for cell in row if not is_empty(cell)]
        alone = texts[0] if len(texts) == 1 else ""
        words = narrow(alone)
        long = len(alone) > _SHORTEST_TITLE or _TITLE.fullmatch(words)
        if long and not re.search("[:：]", alone) and not (
            _MARK.fullmatch(words) or _DOCUMENT.fullmatch(words)
        ):
            yield alone
        elif len(texts) > 1:
            return
