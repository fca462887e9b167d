"""The places in running text around a table: unit, place, period, day, who filled it in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from models.field import cell_text
from models.forms.counts.conditions import Said, part_of_group
from models.forms.counts.counting import count_of, is_part_of, of_part
from models.forms.face.blanks import Gap, gaps
from models.forms.face.line_labels import OF_A_HAND, Sort
from models.forms.face.sheet_face import Face
from models.forms.form import FormSheet, Place
from models.forms.shapes.body import stands_at_foot
from models.forms.shapes.captions import without_captions
from models.forms.shapes.labels import is_label, title_of
from models.forms.shapes.outline import unshared
from models.forms.shapes.sentences import UNCLEAR, Counted, counted_in
from models.record import RecordType
from models.sheets.grid import Sheet, is_empty
from models.sheets.vocabulary import Target
from models.writing import narrow

_FIELDS: dict[Sort, str] = {
    "unit": "name", "village": "name", "township": "township", "county": "county",
    "office": "office_phone", "site": "office_address", "party": "party_body",
    "director": "director",
}  # fmt: skip
_SURE: dict[Sort, float] = {
    "unit": 0.95, "date": 0.95, "village": 0.92, "township": 0.92, "county": 0.92,
    "year": 0.9, "quarter": 0.9, "month": 0.9, "words": 0.9, "digits": 0.9,
    "office": 0.9, "site": 0.9, "party": 0.9, "whole_year": 0.9, "director": 0.9,
}  # fmt: skip
_COUNT_SURE = 0.85
#: what only gathers the sorts of people counted behind it
_GROUPING = re.compile(
    "([一二三四五六七八九十]{1,3}[、.])?(户内|家庭|其中)?(特殊|重点|困难|弱势|各类)?"
    "(人员|人群|群体|人口|成员|对象)?(关爱|服务|管理|保障|工作)*(情况|类别|类型|构成|结构|分布)?"
)
#: whose form it is, where it begins the line above a table
_OURS = re.compile("(?:单位|村级组织)(?:名称)?(?:[（(].*[）)])?")
_WHOSE = frozenset({"unit", "village", "township"})
#: what has a day of its own: the line 时间：____ above who was there is no day of the form
_EVENT = re.compile(
    "签到|会议|开会|[大例党]会|议事|表决|投票|活动|地点|主持|主讲|培训|演练|值班|宣[讲传]|学习|记录|"
    "调解|事故|劳动|发放|领取|领用|慰问|体检|疫苗|接种|比赛|竞赛|[出入]库"
)
#: a cell that is a day to be written, or a part of it
_ONLY_DAY = re.compile(
    r"[ \u3000_＿]*(?:(?:20)?[ \u3000_＿]*年)?[ \u3000_＿]+月(?:[ \u3000_＿]*日)?\s*"
)
_NAMES_DAY = re.compile("(?:日期|时间|年月日?):?$")
_MARK = re.compile(r"[:：_＿]")
_LONGEST_LABEL = 10
_LONGEST = 120  #: a longer text explains, it has no blanks; but where several are drawn
_DRAWN = re.compile("[_＿]{3,}")
_FEWEST_DRAWN = 3
_NOTE = re.compile(
    r"[(\[【]?(?:填[表报写]|采集|有关|几点)?(?:说明|要求|须知|注意事项|注)[:】\])][^:]{15,}$"
)


def running_places(
    sheet: Sheet,
    face: Face,
    rows: Iterable[int],
    types: Mapping[str, RecordType],
    above: int,
    *,
    listed: Said | None = None,
) -> Iterator[Place]:
    """Yield what is to be written into the texts of some rows, those outside the table.

    Rows before `above` stand above the table, where a day is that of the form. `listed` is the
    sort of people of whom the table is a list.
    """
    title = _title_row(sheet, above)
    for row in rows:
        cells = sheet.rows[row] if row < len(sheet.rows) else ()
        around = row < above or stands_at_foot(sheet, row)
        dated = row < above and _names_whose(sheet, row)
        for column, cell in enumerate(cells):
            if not isinstance(cell, str) or is_empty(cell) or _explains(cell):
                continue
            if around and _stands_alone(sheet, face, row, column, cell):
                cell = f"{cell}:"  # noqa: PLW2901 - its colon is the line between the cells
            found = tuple(gaps(cell, title=row == title, above=row < above, dated=dated))
            if _ONLY_DAY.fullmatch(cell) and (label := _day_before(sheet, face, (row, column))):
                day = tuple(_day_asked(label, cell)) if around else ()
                found = day or tuple(one._replace(sort="open", label=label) for one in found)
            elif _NAMES_DAY.search(narrow(cell)) and _is_day_behind(sheet, face, (row, column)):
                found = tuple(one for one in found if not one.at_end)
            counted = {one.gap: one for one in counted_in(cell, found, listed)}
            for gap in found:
                if one := counted.get(gap):
                    yield _counted((row, column), one, _before(sheet, face, (row, column)))
                else:
                    yield _place(sheet, face, (row, column), gap, types, is_above=row < above)


def _is_day_behind(sheet: Sheet, face: Face, at: tuple[int, int]) -> bool:
    """Say whether the cell behind one is a day to be written."""
    area = face.merge(*at)
    return bool(_ONLY_DAY.fullmatch(cell_text(sheet.cell(area.top, area.right + 1))))


def _day_before(sheet: Sheet, face: Face, at: tuple[int, int]) -> str:
    """Return the label in the cell before one, where it names a day: 填表日期; "" for none."""
    before = face.merge(at[0], at[1] - 1) if at[1] else None
    label = cell_text(sheet.cell(before.top, before.left)).strip() if before else ""
    return label if len(label) <= _LONGEST_LABEL and _NAMES_DAY.search(narrow(label)) else ""


def _day_asked(label: str, text: str) -> Iterator[Gap]:
    """Yield the day in a cell, 月 日, where the label before it asks for that of the form."""
    words = f"{label.rstrip(':：')}："
    for gap in gaps(words + text):
        if gap.sort == "date" and gap.label:
            blanks = (one._replace(start=one.start - len(words), end=one.end - len(words))
                      for one in gap.blanks)  # fmt: skip
            yield gap._replace(blanks=tuple(blanks))


def _names_whose(sheet: Sheet, row: int) -> bool:
    """Say whether a line above a table says whose form it is, and nothing that took place."""
    words = [cell for cell in sheet.rows[row] if isinstance(cell, str)]
    if any(_EVENT.search(narrow(one)) for one in (*words, title_of(sheet))):
        return False
    found = (gap for one in words for gap in gaps(one))
    return any(gap.sort in _WHOSE or (gap.sort == "open" and _OURS.fullmatch(gap.label))
               for gap in found)  # fmt: skip


def is_report(form: FormSheet, heads: Iterable[Sequence[str]]) -> bool:
    """Say whether what looks like a list is a report: one line of it, or blanks in sentences."""
    first = form.header[0]
    bottom = form.body.bottom if form.body else first
    return len({tuple(head) for head in heads if head}) == 1 or any(
        len(_DRAWN.findall(cell)) >= _FEWEST_DRAWN
        for row in form.sheet.rows[first : bottom + 1] for cell in row if isinstance(cell, str)
    )  # fmt: skip


def _explains(text: str) -> bool:
    """Say whether a text tells how to fill in; ××镇 in it is an example."""
    if _NOTE.match(narrow(text)):
        return True
    drawn = len(_DRAWN.findall(text)) >= _FEWEST_DRAWN
    return len(narrow(text)) > _LONGEST and not drawn


def _stands_alone(sheet: Sheet, face: Face, row: int, column: int, text: str) -> bool:
    """Say whether a label fills its cell and an empty one to write in follows it."""
    beside = face.merge(row, column).right + 1
    if len(text.strip()) > _LONGEST_LABEL or _MARK.search(text):
        return False
    return is_empty(sheet.cell(row, beside)) and (
        _is_own(face, row, beside) or _are_labels(sheet, row)
    )


def _are_labels(sheet: Sheet, row: int) -> bool:
    """Say whether a row is short words, each with an empty cell behind it."""
    filled = [at for at, cell in enumerate(sheet.rows[row]) if not is_empty(cell)]
    return len(filled) > 1 and all(
        len(cell_text(sheet.cell(row, at)).strip()) <= _LONGEST_LABEL
        and is_empty(sheet.cell(row, at + 1)) for at in filled
    )  # fmt: skip


def _has_own(sheet: Sheet, face: Face, row: int) -> bool:
    """Say whether the labels of a row have cells of their own behind them.

    One with a line below says it of all; so do several that fill a row alone, each before a
    cell that is empty.
    """
    cells = sheet.rows[row]
    ends = [face.merge(row, column).right + 1 for column, cell in enumerate(cells)
            if isinstance(cell, str) and cell.rstrip().endswith((":", "："))]  # fmt: skip
    free = [end for end in ends if is_empty(sheet.cell(row, end))]
    filled = sum(not is_empty(cell) for cell in cells)
    return len(ends) > 1 and (
        any(_is_own(face, row, end) for end in free) or len(free) == len(ends) == filled
    )


def _title_row(sheet: Sheet, above: int) -> int:
    """Return the first row with a long text: the title."""
    for row in range(min(above, len(sheet.rows))):
        texts = [cell_text(cell).strip() for cell in sheet.rows[row] if not is_empty(cell)]
        if len(texts) == 1 and len(texts[0]) > 5:  # noqa: PLR2004 - 附件1 is none
            return row
    return -1


def _place(
    sheet: Sheet,
    face: Face,
    at: tuple[int, int],
    gap: Gap,
    types: Mapping[str, RecordType],
    *,
    is_above: bool,
) -> Place:
    cell = at
    kept: Gap | None = gap
    beside = face.merge(*at).right + 1
    alone = gap.blanks[0].start > len(cell_text(sheet.cell(*at)))  # its colon is not written
    if gap.at_end and is_empty(sheet.cell(at[0], beside)) and (
        alone or _is_own(face, at[0], beside) or _has_own(sheet, face, at[0])
    ):  # fmt: skip
        cell, kept = (at[0], beside), None
    if is_above and _is_ours(sheet, at, gap):
        gap = gap._replace(sort="unit")
        kept = kept and gap
    head = (gap.label,) if gap.label else ()
    sure = _SURE.get(gap.sort, 0.3)
    if gap.sort in {"words", "digits"}:
        return Place(head, cell, confidence=sure, reason="合计", gap=kept, total=gap.sort)
    if gap.sort == "signed":
        return Place(head, cell, confidence=sure, reason="要本人签字，程序不写", gap=kept)
    if gap.sort == "open" or (gap.sort == "party" and not is_above):  # at the foot it signs
        return Place(head, cell, confidence=sure, reason="没说是谁的，请您写", gap=kept)
    if gap.sort == "date" and not is_above and OF_A_HAND.match(gap.label):
        return Place(head, cell, confidence=0.5, reason="签字盖章的日期，签的时候写", gap=kept)
    name = _FIELDS.get(gap.sort)
    target = Target("village", types["village"].by_name[name]) if name else None
    reason = f"“{gap.label}”后面空着，写{gap.name}" if gap.label else f"空着的是{gap.name}"
    return Place(head, cell, target=target, derivation=gap.name, confidence=sure, reason=reason,
                 gap=kept)  # fmt: skip


def _is_ours(sheet: Sheet, at: tuple[int, int], gap: Gap) -> bool:
    """Say whether a label asks whose form it is: 单位：____ begins the line above a table.

    单位：元 at the end of a line says in what is counted, 单位 on a card where somebody works.
    """
    if gap.sort != "open" or not _OURS.fullmatch(gap.label):
        return False
    row, column = at
    begins = cell_text(sheet.cell(row, column)).lstrip().startswith(gap.label[:2])
    first = begins and all(is_empty(sheet.cell(row, left)) for left in range(column))
    below = sheet.rows[row + 1] if row + 1 < len(sheet.rows) else ()
    return first and sum(not is_empty(cell) for cell in below) > _FEWEST_DRAWN


def _before(sheet: Sheet, face: Face, at: tuple[int, int]) -> tuple[str, ...]:
    """Return the label in the cell right before one, that says of whom it counts; () for none."""
    if at[1] == 0:
        return ()
    left = face.merge(at[0], at[1] - 1)
    words = sheet.cell(left.top, left.left)
    plain = not isinstance(words, str) or not is_label(words) or _GROUPING.fullmatch(narrow(words))
    return () if plain else (str(words),)


def _counted(at: tuple[int, int], asked: Counted, before: tuple[str, ...]) -> Place:
    """Return the place of a number in a sentence: 党员__名; or 男__人 behind 外出务工."""
    gap = asked.gap
    *words, unit = gap.label.split("/")
    head = (f"{words[-1]}（{unit}）",)
    if asked.unclear:
        return Place(head, at, confidence=0.2, reason=UNCLEAR, gap=gap)
    if asked.of:
        words = [asked.of] if asked.alone else [asked.of, asked.plain or words[-1]]
    elif len(words) > 1:
        words[-1] = unshared(words[-1], words[0])  # of 村民代表 其中妇女代表 are women
        words[0] = of_part(words[0], words[-1])
    if not is_part_of(words[0], words[-1]):
        del words[:-1]
    count = count_of(without_captions((*before, *words)), (), unit)
    if count is None:
        why = part_of_group(gap.label) or "账里数不出来，请您写"
        return Place(head, at, confidence=0.2, reason=why, gap=gap)
    return Place(head, at, derivation=count.told, confidence=_COUNT_SURE, count=count, gap=gap,
                 reason="数账里符合的")  # fmt: skip


def _is_own(face: Face, row: int, column: int) -> bool:
    """Say whether an empty cell is one to write in: merged, or with a line below."""
    area = face.merge(row, column)
    return area.right > area.left or face.look(row, column).under
