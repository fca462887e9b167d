"""A card of numbers about the village: 总户数 | ____ | 户籍人口 | ____, many in a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from models.field import Cell, cell_text
from models.forms.counts.conditions import said_in
from models.forms.counts.counting import Count, count_of
from models.forms.counts.figures import Figures
from models.forms.face.blanks import gaps
from models.forms.face.sheet_face import Face
from models.forms.form import SAME, SURE, Place
from models.forms.shapes.labels import above_blanks, caption_in, pairs_in
from models.forms.shapes.matrix import place_of
from models.forms.shapes.ours import asked_of_village, plain_name
from models.forms.shapes.outline import UNCLEAR, Outline, is_part
from models.forms.shapes.reach import is_named
from models.forms.whose.about import About
from models.sheets.grid import Row, Sheet, is_empty
from models.sheets.vocabulary import Vocabulary
from models.writing import narrow

_FEWEST_OF_OFFICE = 2
_OURS = re.compile("村|党组织|党支部")
_PLACES = frozenset({"name", "township", "county", "province"})
#: a body of which a card asks, beside the village where it is
_BODY = re.compile(
    "(?:合作社|企业|公司|学校|站点?|机构|商户|店铺?|基地|厂|单位|协会|卫生[室所院]|幼儿园|网点|工程|项目|网格|"
    "小区|景区|[户场园]).{0,3}(?:名称|全称)|法人代表|法定代表人|理事长|校长|园长|经营者|店主"
)
_BOX = re.compile("[□☐▢◻]")
_NUMERAL = re.compile(r"[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．]?")
_OF_BODY = "可能是表里那个单位的，请您写"
#: what names a part of the village, whose numbers a card then asks
_PART_OF_VILLAGE = re.compile(
    "(?:所[在属])?(?:(?:村民)?小?组|网格|自然村|片区|台区|小区|屯|院落)(?:名称?|别|编号)|"
    "(?:村民小?)?组长(?:姓名)?|网格长(?:姓名)?|楼栋长|[屯寨]长"
)
_OF_PART = "表里问的可能只是一个组、一个网格的数，请您写"
_OF_ONE = re.compile("身份证|性别|出生年月")
#: what has households and people of its own, and is no village
_SMALLER = re.compile(
    "小组|组[名长别]|网格|自然村|片区|台区|小区|工程|水源|安置点|聚居点|名称|楼[栋号]|屯|寨"
)
Pair = tuple[str, tuple[int, int] | None]
_FEWEST, _SIDE_BY_SIDE = 3, 2
_NUMBERED = re.compile("[(（]?[一二三四五六七八九十]{1,3}[)）、.．]")
_CODE = re.compile(r"[A-Z]{1,2}\d{1,3}")
_HOMES = re.compile("户数?([(]户[)])?$")
_ANYBODY = frozenset({"sex", "age"})  #: there are such among any people
_DIRECTOR = "director"
_SHARE = 0.5  #: of the labels, for which a number is known
#: a title that says itself that the village is asked about
_OF_VILLAGE = re.compile(
    "村民?委员?会|行政村|村级组织|村([(](社区|居)[)])?级?(工作)?(基础|基本)?(情况|概况|信息)"
)


@dataclass(frozen=True)
class Card:
    """What the numbers of a card are.

    Attributes:
        about: of whom they are, as the title says.
        names: those of the village, which say nothing.
        figures: what may be summed up from the books.
        title: the words above.
        village: what may be asked of the village itself, beside its numbers.
    """

    about: About
    names: tuple[str, ...]
    figures: Figures
    title: str = ""
    village: Vocabulary | None = None

    def places(self, sheet: Sheet, face: Face, rows: Iterable[int]) -> tuple[Place, ...]:
        """Return the places of a card in some rows of a sheet; none when there is no card."""
        lines = list(_lines(sheet, face, rows))
        asked = [one for here in lines for one in here if plain_name(one[0]) not in self.names]
        found = tuple(self._places(asked, self.about))
        if len({one.derivation for one in found if one.meant}) >= _FEWEST:
            # many sorts of people: it is about the village, whatever its title may add
            found = tuple(self._places(asked, replace(self.about, unknown="")))
        known = sum(one.meant for one in found)
        wide = sum(len(here) >= _SIDE_BY_SIDE for here in lines) > 1 or _is_coded(sheet, found)
        named = any(is_named(one.head[-1]) or _OF_ONE.search(narrow(one.head[-1]))
                    for one in found)  # fmt: skip
        titled = bool(_OF_VILLAGE.search(narrow(self.title)))
        office = {one.target.path for one in found if one.target and _is_of_office(one)}
        of_village = titled or len(office) >= _FEWEST_OF_OFFICE
        if any(_BODY.search(narrow(text)) for text, _ in asked):
            found = tuple(one if _says_ours(one, titled=titled) else one.opened(_OF_BODY)
                          for one in found)  # fmt: skip
        elif of_village and not titled:
            found = tuple(self._places(asked, replace(self.about, unknown="")))
        if any(_PART_OF_VILLAGE.fullmatch(narrow(text).rstrip(":")) for text, _ in asked):
            found = tuple(one.opened(_OF_PART) if one.count or one.figure else one
                          for one in found)  # fmt: skip
        many = known >= max(_FEWEST, len(found) * (0 if of_village else _SHARE))
        of_all = any(map(_is_of_all, found)) or (
            of_village and sum(one.derivation == SAME for one in found) >= _FEWEST
        )
        return found if many and wide and not named and of_all else ()

    def line_of_counts(
        self, sheet: Sheet, face: Face, rows: Iterable[int]
    ) -> Iterator[Place]:
        """Yield what is counted in rows of labels that each have one blank: 孤儿 over ____.

        Such a line stands above or below a list without being a card of the village. Two are
        enough where only a village has so many, 总户数 and 常住人口, and nothing smaller is named.
        """
        rows = tuple(rows)
        texts = (cell_text(cell) for row in rows if row < len(sheet.rows)
                 for cell in sheet.rows[row] if not is_empty(cell))  # fmt: skip
        of_all = not any(_SMALLER.search(narrow(one)) for one in (self.title, *texts))
        for row in rows:
            below = above_blanks(sheet, face, row, 1) if row else []
            asked: list[Pair] = [(text, (area.bottom + 1, area.left)) for area, text in below]
            asked = asked or _beside(sheet, face, row)
            found = tuple(self._places(asked, replace(self.about, unknown="")))
            known = {one.derivation for one in found if isinstance(one.count, Count)}
            named = any(is_named(one.head[-1]) for one in found)
            whole = {one.derivation for one in found if _is_of_all(one) and _is_whole(one)}
            fewest = _SIDE_BY_SIDE if len(whole) >= _SIDE_BY_SIDE and of_all else _FEWEST
            if len(known) >= max(fewest, len(found) * _SHARE) and not named:
                yield from found

    def _places(self, asked: Iterable[Pair], about: About) -> Iterator[Place]:
        asked, outline = list(asked), _Columns()
        about = about.beside(text for text, _ in asked)
        for text, cell in asked:
            if cell and (ours := self._of_village(text, cell)):
                # no number, so that nothing is part of it; 村主任 in a card signs nothing
                yield ours if _is_of_village(ours) else _of_form(text, cell) or ours
                continue
            outline.item(text, cell)
            if cell is None or (narrow(text).endswith(":") and any(gaps(text))):
                continue  # a caption, or a label of running text
            yield _of_form(text, cell) or self._counted(text, cell, outline, about)

    def _of_village(self, text: str, cell: tuple[int, int]) -> Place | None:
        """Return the place of what is asked of the village itself, None for another label."""
        label = text.rstrip("：: ")
        target = asked_of_village(label, self.village) if self.village else None
        if target is None:
            return None
        return Place((text,), cell, target=target, derivation=SAME, confidence=SURE,
                     reason=f"本村的“{target.field.label}”")  # fmt: skip

    def _counted(
        self, text: str, cell: tuple[int, int], outline: _Columns, about: About
    ) -> Place:
        whole = outline.whole(cell)
        words = (whole, text) if whole else (text,)
        count = count_of(words, (*about.around(words), *outline.here(cell).said))
        figure = self.figures.figure_of(text, self.title, "") if count is None else None
        unknown = outline.here(cell).unknown
        under = replace(about, unknown=unknown) if unknown else about
        return place_of((text,), cell, count, figure, under)


class _Columns:
    """Follows the labels of a card down each of its columns, and in reading order."""

    def __init__(self) -> None:
        self._below: dict[int, Outline] = {}
        self._captions: list[str] = []
        self._text = self._before = ""  #: the label last met, and the last whole before it
        self._goes_on = False  #: it is 女 after 其中：男, both part of one whole
        self._last_whole = ""

    def item(self, text: str, cell: tuple[int, int] | None) -> None:
        """Go on to the next label; without a cell it is a caption over all columns."""
        before, self._goes_on = self._text, False
        if cell and _is_sex(text) and is_part(before) and _is_sex(before):
            self._goes_on = not is_part(text)
        self._before = self._before if is_part(before) or self._goes_on else before
        self._text = text if cell else ""
        if cell is not None:
            self.here(cell).item(text)
            return
        self._captions.append(text)
        for one in self._below.values():
            one.item(text)

    def here(self, cell: tuple[int, int]) -> Outline:
        """Return what stands above in the column of a cell."""
        if cell[1] not in self._below:
            self._below[cell[1]] = Outline()
            for caption in self._captions:
                self._below[cell[1]].item(caption)
        return self._below[cell[1]]

    def whole(self, cell: tuple[int, int]) -> str:
        """Return of what 其中 above or before it is a part; words no count knows if unclear."""
        if not self._goes_on:
            self._last_whole = self._whole(cell)
        return self._last_whole

    def _whole(self, cell: tuple[int, int]) -> str:
        above = self.here(cell).whole
        if not is_part(self._text):
            return above
        if _HOMES.search(narrow(above)) and "户" not in self._text:
            above = ""  # women are no part of households
        found = {one for one in (above, self._before) if one}
        same = {one for one in found if _sorts(one) & _sorts(self._text) - _ANYBODY}
        found = same if len(same) == 1 else found  # 其中女党员 are of 党员
        return found.pop() if len(found) == 1 else UNCLEAR if found else ""


def _is_coded(sheet: Sheet, found: Iterable[Place]) -> bool:
    """Say whether a code of its own stands behind each blank of a questionnaire: B1, B2."""
    cells = [one.cell for one in found if one.cell]
    codes = [narrow(cell_text(sheet.cell(row, column + 1))) for row, column in cells]
    return len(codes) >= _FEWEST and all(map(_CODE.fullmatch, codes))


def _sorts(text: str) -> set[str]:
    return {one.sort for one in said_in(text)}


def _is_sex(text: str) -> bool:
    return _sorts(text) == {"sex"}


def _is_of_village(place: Place) -> bool:
    return place.target is not None and place.target.field.name == _DIRECTOR


def _of_form(text: str, cell: tuple[int, int]) -> Place | None:
    """Return the place of the form's own day, or where somebody signs; None for another label."""
    gap = next(gaps(f"{text.rstrip('：:')}:"), None)
    if gap is None or gap.sort not in {"date", "signed"}:
        return None
    if gap.sort == "signed":
        return Place((text,), cell, confidence=0.3, reason="要本人签字，程序不写")
    return Place((text,), cell, derivation=gap.name, confidence=SURE, reason="填表的日期")


def _is_of_office(place: Place) -> bool:
    """Say whether a label asks what only a village has: 村部地址, 村委会主任, 党组织全称."""
    ours = place.target is not None and place.target.field.name not in _PLACES
    return ours and bool(_OURS.search(narrow(place.head[-1])))


def _says_ours(place: Place, *, titled: bool) -> bool:
    """Say whether a label beside the name of another body is of the village all the same."""
    if place.target is None:
        return titled or place.count is None
    return place.target.field.name in _PLACES or bool(_OURS.search(narrow(place.head[-1])))


def _lines(sheet: Sheet, face: Face, rows: Iterable[int]) -> Iterator[list[Pair]]:
    """Yield what each row asks: beside its labels, below them, or nothing but what follows it.

    A numbered caption, 二、留守儿童, says of whom the numbers below it are; it has no cell.
    """
    for row in rows:
        cells = sheet.rows[row] if row < len(sheet.rows) else ()
        if (caption := caption_in(cells)) and _NUMBERED.match(caption):
            yield [(caption, None)]
        elif row and len(below := above_blanks(sheet, face, row, 1)) >= _FEWEST:
            yield [(text, (area.bottom + 1, area.left)) for area, text in below]
        else:
            yield [*pairs_in(sheet, face, row)]


def _beside(sheet: Sheet, face: Face, row: int) -> list[Pair]:
    """Return the pairs of a row that is nothing else: 总户数 | ____ | 总人口 | ____."""
    pairs: list[Pair] = [*pairs_in(sheet, face, row)]
    filled = sum(not is_empty(cell) for cell in (sheet.rows[row] if row < len(sheet.rows) else ()))
    colons = any(narrow(text).endswith(":") for text, _ in pairs)
    return [] if colons or len(pairs) < filled else pairs


def _is_of_all(one: Place) -> bool:
    """Say whether a number is one that only a village has: of households, of all there."""
    count = one.count
    return isinstance(count, Count) and (
        count.households or any(each.sort == "base" for each in count.said)
    )


def _is_whole(one: Place) -> bool:
    """Say whether a number is of all households, or of all who live there or are registered."""
    return isinstance(one.count, Count) and all(each.sort == "base" for each in one.count.said)


def fills(places: Iterable[Place], sheet: Sheet) -> bool:
    """Say whether a card is all there is in a sheet, but for its title and words around it."""
    cards = {one.cell[0] for one in places if one.cell}
    wide = {row for row, cells in enumerate(sheet.rows)
            if sum(map(_is_word, cells)) > _SIDE_BY_SIDE
            and not _asks_with_colons(cells)}  # fmt: skip
    heads = {row - 1 for row in cards if row >= len(sheet.rows)
             or all(map(is_empty, sheet.rows[row]))}  # fmt: skip
    return bool(cards) and wide <= cards | heads


def _is_word(cell: Cell) -> bool:
    """Say whether a cell has words, and not only a number before them or boxes to tick."""
    text = narrow(cell_text(cell))
    return bool(text) and not _BOX.search(text) and not _NUMERAL.fullmatch(text)


def _asks_with_colons(cells: Row) -> bool:
    """Say whether all words of a row are labels of running text: 治保主任：  填表人：."""
    words = [narrow(cell_text(cell)) for cell in cells if not is_empty(cell)]
    return all(word.endswith(":") for word in words)
