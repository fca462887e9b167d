"""Item lists and tables of counts: what each empty cell beside and below words asks to count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from models.field import cell_text
from models.forms.counts.conditions import is_sort, part_of_group
from models.forms.counts.counting import Count, Ratio, count_of, share_of, understood
from models.forms.counts.figures import Figure, Figures, flow_of
from models.forms.counts.sums import sums_of_sorts
from models.forms.face.sheet_face import Face
from models.forms.form import SAME, FormSheet, Kind, Place
from models.forms.shapes.across import parts_across
from models.forms.shapes.body import LONGEST, body_of
from models.forms.shapes.captions import gathering, is_caption, speaks_of_all, without_captions
from models.forms.shapes.columns import (
    AGES,
    NO_VALUE,
    YEARS,
    Grid,
    grids_of,
    labelled,
    noted_at,
    share_noted,
)
from models.forms.shapes.number_heads import REMARK, due_of, is_number, lone_of
from models.forms.shapes.ours import asked_of_village, place_in, plain_name
from models.forms.shapes.outline import Behind, Outline, of_sort, whole_heads
from models.forms.shapes.title import (
    SEVERAL_AGES,
    based_on,
    defined,
    explained,
    in_sum,
    in_years,
    is_sum,
    of_base,
    of_everybody,
    of_sum,
    without_workers,
    words_of_sum,
)
from models.forms.whose.about import About
from models.sheets.grid import is_empty
from models.sheets.understanding import Understood
from models.sheets.vocabulary import Vocabulary, bare
from models.writing import narrow, tidy

_VALUE = re.compile(
    r"(本期|本年|本月|本季|填报|统计|账面)?(数量|(?:指标)?数?值|数|人数|户数|数据|合计|实有数|填报数|"
    r"次数|件数|金额|余额|(?:填报|填写|调查)?内容|(?:填报|填写|调查)(?:情况|结果))"
)
_PERIOD_HEAD = re.compile(
    r"(本期|本年|本月|本季|填报|统计|账面)?(数量|(?:指标)?数?值|数|数据|合计|实有数|填报数)|"
    r"本[年月季期]度?末?|[年期]末数?"
)
_PEOPLE = re.compile("[人名口]")
_ITEM = re.compile(r".*(项目|指标|内容|事项)(名称)?")
_CODE = re.compile(r"[A-Za-z][-.]?\d{1,2}")  #: of an item, with the letter of its part
_SECTION = re.compile("[一二三四五六七八九十]{1,3}")
#: of those whom a title names as given something, the head that counts them all
_HOMES, _HEADCOUNT = re.compile("户数$"), re.compile("(?:[总合]计?)?人[口数]数?")
_ALL_OF_THEM = re.compile("(现有|实有|应参保|应保|符合条件的?)(总?人数|对象数?)")
_TRIED = 60  #: lines; where none of them is understood the others are not either
_SURE = 0.9


@dataclass(frozen=True)
class Asked:
    """What a table may ask for beside people.

    Attributes:
        names: those of the village and of what it lies in; they say nothing of people.
        figures: what may be summed up from the books.
        village: the words for what is asked of the village itself.
    """

    names: tuple[str, ...] = ()
    figures: Figures | None = None
    village: Vocabulary | None = None


NOTHING = Asked()


def counts_of(
    found: Understood,
    face: Face,
    about: About,
    asked: Asked = NOTHING,
    *,
    whatever: bool = False,
) -> FormSheet | None:
    """Return a table of counts; None when the sheet is none, or nothing in it is understood.

    The row of the village, by its names, counts everybody. `whatever` asks for it though none of
    its numbers is known.
    """
    layout = found.layout
    if layout is None or len(found.sheet.rows) > LONGEST:
        return None
    body = body_of(found.sheet, layout, face, with_totals=True)
    grids = tuple(grids_of(found, face, range(body.top, body.bottom + 1)))
    if not grids:
        return None
    items = [word for grid in grids for row in grid.rows
             for word in _words(found, face, row, grid.words)]  # fmt: skip
    about = of_everybody(about, items, [layout.heads[at] for one in grids for at in one.values])
    grid = grids[0]
    whatever = whatever or _is_item_list(found, grid) or (
        found.record_type is None and _is_full(found, face, grid)
    )
    tried = [replace(one, rows=one.rows[:_TRIED]) for one in grids]
    if not whatever and all(len(one.rows) > _TRIED for one in grids) and not _is_known(
        _all_places(found, face, tried, about, asked)
    ):  # fmt: skip
        return None  # a list: what its rows are called counts nothing
    places = _all_places(found, face, grids, about, asked)
    if not (whatever or _is_known(places)):
        return None
    leaves = [bare(layout.heads[at][-1]) for at in grid.values]
    numbers = [one for one in leaves if is_number(one)]
    kind: Kind = "items" if len(numbers) <= 1 else "matrix"
    return FormSheet(found.sheet, face, kind, layout.title, layout.header, body, grid.rows,
                     about=about, places=places)  # fmt: skip


def _all_places(
    found: Understood, face: Face, grids: Sequence[Grid], about: About, asked: Asked
) -> tuple[Place, ...]:
    parts = parts_across([
        {row: _raw(found, face, row, grid.words) for row in grid.rows} for grid in grids
    ], _numbered(found, grids))  # fmt: skip
    grids = [replace(one, parts={row: whole for (of, row), whole in parts.items() if of == at})
             for at, one in enumerate(grids)]  # fmt: skip
    return tuple(one for grid in grids for one in _places(found, face, grid, about, asked))


def _numbered(found: Understood, grids: Sequence[Grid]) -> str:
    """Return how the numbers before the items of tables side by side run, "" for none."""
    firsts = [narrow(cell_text(found.sheet.cell(one.rows[0], one.words[0] - 1)))
              for one in grids[:2] if one.words[0]]  # fmt: skip
    if len({one[:1] for one in firsts if _CODE.fullmatch(one)}) > 1:
        return "down"  # A1, A2 ... and B1, B2 ... beside them
    if len(firsts) < len(grids[:2]) or not all(map(str.isdigit, firsts)):
        return ""
    return "across" if int(firsts[-1]) - int(firsts[0]) == 1 else "down"


def _is_known(places: Sequence[Place]) -> bool:
    return any(one.meant for one in places)


def _is_item_list(found: Understood, grid: Grid) -> bool:
    """Say whether the heads are those of a list of items, though none of them is understood."""
    heads = found.layout.heads if found.layout else ()
    item, value = (bare(heads[at][-1]) for at in (grid.words[-1], grid.values[0]))
    return bool(_ITEM.fullmatch(item) and _VALUE.fullmatch(value))


def _is_full(found: Understood, face: Face, grid: Grid) -> bool:
    """Say whether every row has words, and one cell at least to be filled in behind them."""
    return all(
        any(_words(found, face, row, grid.words))
        and any(is_empty(found.sheet.cell(row, column)) for column in grid.values)
        for row in grid.rows
    )


def _places(
    found: Understood,
    face: Face,
    grid: Grid,
    about: About,
    asked_of: Asked,
) -> Iterator[Place]:
    layout = found.layout
    assert layout is not None  # noqa: S101 - asked before
    titled, about = about, explained(about, found.sheet)
    items = [tuple(_words(found, face, row, grid.words)) for row in grid.rows]
    about = defined(about, [*layout.heads, *items])
    split = in_years(about, items)
    whole = of_sum(split, items)
    bases, summed = based_on(found.sheet), words_of_sum(split, whole, items)
    wholes = dict(zip(grid.values, whole_heads([layout.heads[at] for at in grid.values]),
                      strict=True))  # fmt: skip
    aged = any(AGES.search(word) for at in grid.words for word in layout.heads[at])
    outline = Outline(titled=frozenset(one.told for one in about.said))
    flow, lone, gathered = "", lone_of(found, grid), gathering([*layout.heads, *items])
    sums, behind = _sums(found, face, grid, about), Behind(speaks_of_all(
        [one[-1] for one in items if one]))  # fmt: skip
    for row in grid.rows:
        if row in face.hidden_rows:
            continue
        path = tuple(_words(found, face, row, grid.words))
        unit = cell_text(found.sheet.cell(row, grid.unit)) if grid.unit is not None else ""
        unit = unit or (layout.unit if _PEOPLE.fullmatch(layout.unit) else "")
        flow = flow_of(path[-1]) or flow if path else ""
        outline.item(_raw(found, face, row, grid.words), path[:-1])
        outline.is_of(grid.parts.get(row))
        behind.item(path, about, is_part=bool(outline.whole))
        of = behind.whom(about if _names_a_sort(path) else whole if is_sum(path) else split)
        caption = (bool(path) and is_caption(path[-1])) or of.unknown == SEVERAL_AGES
        spelled = [_aged(outline.spelled(word), aged=aged) for word in path
                   if word not in gathered]  # fmt: skip
        spelled += noted_at(found, grid, row)
        for column in grid.values:
            if not _is_free(found, face, row, column) or labelled(found, face, grid, row, column):
                continue
            heads = () if column == lone else _of_item(layout.heads[column], path)
            outer = (outline.whole,) if outline.whole else ()
            words = (*in_sum(path, heads, summed), *outer, *spelled, *wholes[column],
                     *(one for one in heads if one not in gathered))  # fmt: skip
            asked = _of_those(_telling(words, asked_of.names), titled)
            plain = [one for one in heads if _VALUE.fullmatch(bare(one))]
            told = (*path, *(one for one in heads if one not in plain))
            around = (*of.around(asked), *outline.said, *of_base(bases, asked))
            count = count_of(asked, around, unit) or share_of(
                asked, around, share_noted(found, grid, row))
            if (row, -1) in sums or (-1, column) in sums or caption or behind.unclear:
                count = None
            figure = None
            if count is None and path and len(plain) == len(heads):
                if place := _of_village(path, (row, column), asked_of, unit):
                    yield place
                    continue
                if asked_of.figures:
                    figure = asked_of.figures.figure_of(
                        path[-1], layout.title, flow, outline.unknown
                    )
            under = replace(about, unknown=outline.unknown) if outline.unknown else of
            under = without_workers(under, count.said if count else ())
            if about.is_given and heads and _ALL_OF_THEM.fullmatch(bare(heads[-1])):
                under = replace(under, unknown="")
            yield place_of(told, (row, column), count, figure, under)


def _of_item(heads: Sequence[str], path: Sequence[str]) -> Sequence[str]:
    """Return the heads of a number without 人数 where the item says that it counts 户数."""
    homes = bool(path) and _HOMES.search(bare(path[-1]))
    return [one for one in heads if not (homes and _HEADCOUNT.fullmatch(bare(one)))]


def _of_village(
    path: tuple[str, ...], cell: tuple[int, int], asked: Asked, unit: str
) -> Place | None:
    """Return the place of an item that is the village's name, where it lies, or its office."""
    if asked.village is None or (unit and not NO_VALUE.fullmatch(narrow(unit))):
        return None
    target = asked_of_village(path[-1], asked.village)
    if target is None or not ("村" in path[-1] or place_in(path[-1], asked.village)):
        return None  # 办公电话 may be that of a 卫生室
    return Place(path, cell, target=target, derivation=SAME, confidence=_SURE, reason="是本村")


def _aged(word: str, *, aged: bool) -> str:
    """Return 60-64 beneath a head that speaks of ages as what it means: 60-64岁."""
    return f"{word}岁" if aged and YEARS.fullmatch(narrow(word)) else word


def _is_free(found: Understood, face: Face, row: int, column: int) -> bool:
    """Say whether a cell is empty, reckons nothing and is no later part of a merged one."""
    area = face.merge(row, column)
    return (
        (area.top, area.left) == (row, column) and not face.look(row, column).formula
        and is_empty(found.sheet.cell(row, column))
    )  # fmt: skip


def _telling(words: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """Return the words without those that say only which village or period it is."""
    return without_captions([one for one in words if plain_name(one) not in names
                             and (understood(one) or not _PERIOD_HEAD.fullmatch(bare(one)))])


def _names_a_sort(path: Sequence[str]) -> bool:
    return any(is_sort(one) for word in path for one in understood(word) or ())


def _of_those(words: tuple[str, ...], about: About) -> tuple[str, ...]:
    """Return 留守 as those of the title who are left behind: 留守老人 in a table of 老年人."""
    left = bool(words) and bare(words[-1]) == "留守"
    words = (*words[:-1], about.left_behind or words[-1]) if left else words
    return of_sort(words, about.word)


def _sums(
    found: Understood, face: Face, grid: Grid, about: About
) -> frozenset[tuple[int, int]]:
    """Return the rows and the columns, -1 for the other, that sum up what nobody counts.

    They are sums of sorts of people, where the title does not say of whom all are, and columns of
    those who should be insured.
    """
    due = frozenset((-1, at) for at in due_of(found, grid))
    if any(is_sort(one) or one.sort == "age" for one in about.said):
        return due
    heads = found.layout.heads if found.layout else ()
    rows = sums_of_sorts([tuple(_words(found, face, row, grid.words)) for row in grid.rows])
    columns = sums_of_sorts([heads[at] for at in grid.values])
    return due.union(((grid.rows[at], -1) for at in rows),
                     ((-1, grid.values[at]) for at in columns))  # fmt: skip


def place_of(
    head: tuple[str, ...],
    cell: tuple[int, int],
    count: Count | Ratio | None,
    figure: Figure | None,
    about: About,
) -> Place:
    """Return the place of a number: what is counted or summed up, or why it is open."""
    if figure is not None:
        return Place(head, cell, derivation=figure.told, confidence=_SURE, figure=figure,
                     reason="从账里加起来的")  # fmt: skip
    if count is None:
        remark = head and REMARK.fullmatch(bare(head[-1]))
        unknown = part_of_group("".join(head)) or "账里数不出来，请您写"
        why = "备注请您写" if remark else unknown
        return Place(head, cell, confidence=0.2, reason=why)
    if about.leaves_open(count.said):
        whom = about.unknown or about.word
        return Place(head, cell, confidence=0.4, reason=f"不清楚“{whom}”是哪些人")
    return Place(head, cell, derivation=count.told, confidence=_SURE, count=count,
                 reason="数账里符合的，点开看得到是谁")  # fmt: skip


def _raw(found: Understood, face: Face, row: int, columns: tuple[int, ...]) -> str:
    """Return the words of an item as they stand, with the blanks, or 二 as its number, before."""
    area = face.merge(row, columns[-1])
    text = cell_text(found.sheet.cell(area.top, area.left))
    number = cell_text(found.sheet.cell(row, columns[0] - 1)).strip() if columns[0] else ""
    return f"{number}、{text}" if _SECTION.fullmatch(number) else text


def _words(found: Understood, face: Face, row: int, columns: tuple[int, ...]) -> Iterator[str]:
    """Yield the words of a row from the outside inwards, merged ones for every row they span."""
    seen = ""
    for column in columns:
        area = face.merge(row, column)
        text = tidy(cell_text(found.sheet.cell(area.top, area.left)))
        if text and text != seen:
            yield text
            seen = text
