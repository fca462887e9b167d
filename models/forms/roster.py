"""A list of people, households or records of any register: which field each column asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from models.forms.about import About
from models.forms.beside import beside
from models.forms.body import block_of, body_of, constants, is_blank_row, is_example
from models.forms.counting import count_of, share_of
from models.forms.doubts import doubted, is_titled
from models.forms.face import Face
from models.forms.form import RUNNING, SAME, SITE, SURE, FormSheet, Kind, Place, meant_by
from models.forms.outline import whole_heads
from models.forms.people import about_people, names_heads, telling_columns
from models.forms.places import Area
from models.forms.rivals import settled
from models.record import RecordType
from models.sheets import whose
from models.sheets.grid import is_empty
from models.sheets.headers import ROW_NUMBER, Match, match
from models.sheets.others import speaks_of_somebody
from models.sheets.understanding import Understood
from models.sheets.vocabulary import Target, Vocabulary, bare, core, vocabulary
from models.writing import narrow

_HEADS = "表里没有别人的姓名"
_DAY = re.compile(r"(填报|填表)(日期|时间)")
_UNIT = re.compile(
    r"(填报|统计|上报)?单位(名称)?|(所[在属])?(行政)?村(名|名称|\(社区\)|\(居\)|委会)?|地区|"
    r"村社区|村居|属地|(行政)?区划|"
    r"(乡镇|镇)?\(?街道\)?|村别|村屯"
)
_GROUP = re.compile(r"(所[在属])?(村民)?小?组(别|名|名称)?|村组")
_PARENT = re.compile(
    r".*(所在地|户籍地?|住址|地址|行政区划|所属地区|区划|地区|地点|位置)(信息|情况)?"
)
_SOMEBODY = re.compile(
    whose.any_of(
        ("监护", "房东", "联系人", "责任人", "负责人", "帮扶人", "代理人", "委托人", "姓名$"),
        whose.PARENTS, (whose.CLERK, "(培养|包保|联络|领取|代领|签收|见证)(人|人员|员)"),
    )
)  # fmt: skip
_ACTS_FOR = re.compile(
    whose.any_of(("监护", "房东", "领取", "签收", "姓名$"), whose.PARENTS, whose.AGENTS)
)
_NAMES_OTHER = re.compile(r"名称|姓名|负责人|法人|法定代表|经营者|业主|人$")
_OWN_KINDS = {
    "phone": "电话|手机|联系方式", "bank_account": "账号|卡号|账户", "id_number": "身份证",
}  # fmt: skip
_OWN = re.compile(r"本人|户主|个人|村民|儿童|学生|老人|党员")
_FEWEST_COUNTS = 2
_OWN_FIELDS = 3
_PAPER = re.compile(r"(?<!身份)证书?(编?号码?)?$")  #: 独生子女父母光荣证号 is nobody's name
_MARKS = 2  #: more of them say that a row is something else
#: heads that say that a row is about something smaller than a village
_THING = re.compile(
    r"名称|组$|组[别名]|自然村|网格|[责负][任责]人|地点|位置|编号|编码|类型|类别|电话|职务|"
    r"姓名|地址|书记"
)
_WRITER = re.compile(f"(?:{whose.CLERK}|联系人)(?:姓名)?")
_PHONE = re.compile("电话|手机|联系方式")
_FILLER = re.compile(r"填报人|填表人|制表人|村填报人(姓名)?")
_VILLAGE = re.compile(
    r"所?[在属]?(行政)?村(名|别|屯|名称|组名|委会|民委员会)?|(行政)?村[(（]?(社区|居|"
    r"居委会)[)）]?|村社区|村居|所在村居"
)
_TOWNSHIP = re.compile(r"所?[在属]?(乡镇|乡|镇|镇街|镇乡|乡镇街道|街道|镇街道)(名称?)?")
_COUNTY = re.compile(r"所?[在属]?(县|区县|县区|县市区|市县区|区市县|县市|区)(名称?)?")
_PROVINCE = re.compile(r"所?[在属]?(省|省份|省市|省区市|省市区)(名称?)?")
_SITE = re.compile(
    r"(所[在属])?(地区|行政区划|区划|属地|辖区)(名称)?|所在地|省?、?市?、?县(区)?、?[乡镇]+、?村"
)
_PLACE_SURE = 0.9
IsKnown = Callable[[str], bool]


def list_of(
    found: Understood,
    face: Face,
    types: Mapping[str, RecordType],
    about: About,
    is_known: IsKnown = lambda _: False,
) -> FormSheet:
    """Return a list with its rows and the meaning of its columns."""
    layout = found.layout
    assert layout is not None  # noqa: S101 - only sheets with a head come here
    body = body_of(found.sheet, layout, face, is_known=is_known)
    places = tuple(_after_others(list(_places(found, face, types, about)),
                                 layout.title))
    kind = found.record_type
    words = vocabulary(kind, types) if kind else None
    places = tuple(settled(places, kind, words, layout.title))
    places = tuple(doubted(places, kind, layout.title))
    form = FormSheet(found.sheet, face, "roster", layout.title, layout.header, body,
                     record_type=found.record_type, about=about, places=places,
                     unit=layout.unit)  # fmt: skip
    form = _of_somebody(form)
    telling = telling_columns(form)
    while body.top < body.bottom and is_example(found.sheet, body.top, telling):
        body = Area(body.top + 1, body.left, body.bottom, body.right)
    block = block_of(face, body)
    shape: Kind = "roster"
    register = form.record_type.name if form.record_type else ""
    if register and (register == "household" or _is_of_heads(found) or names_heads(form) or (
        register == "resident" and block > 1
    )):  # fmt: skip
        shape = "household"
    rows, given = _rows(found, face, body, telling)
    return replace(form, kind=shape, body=body, rows=rows, given=given,
                   block=block if shape == "household" else 1)  # fmt: skip


def _may_be_of(other: Place, one: Place) -> bool:
    """Say whether what is asked for may be somebody else's: of who only helps only a phone."""
    if one.target is None:
        return False
    kind, name = one.target.field.kind, one.target.field.name
    if kind == "phone":
        return True
    theirs = kind in _OWN_KINDS or name in {"away_to", "away_for"}
    return theirs and bool(_ACTS_FOR.search(narrow(other.head[-1])))


def _after_others(places: Sequence[Place], title: str) -> Iterator[Place]:
    """Leave open a phone, an account or a number that follows the name of somebody else.

    监护人姓名, 开户行, 银行账号: once the other's phone was asked for, the next is one's own.
    """
    other: Place | None = None
    told: set[str] = set()
    for one in places:
        leaf = narrow(one.head[-1])
        kind = one.target.field.kind if one.target else ""
        asked = {name for name, words in _OWN_KINDS.items() if re.search(words, leaf)}
        if other is not None and one.head[:-1] != other.head[:-1]:
            other = None
        if one.target and one.target.field.kind == "person_name":
            other = None
        elif any(is_titled(word, title) for word in one.head[:-1]):
            other = None  # the form is about them
        elif not one.meant and _SOMEBODY.search(leaf) and not _PAPER.search(leaf):
            if other is None:
                told = set()
            other = one
            told |= asked
        elif other is not None and not one.meant and speaks_of_somebody([leaf]):
            told |= asked  # 配偶姓名, 配偶身份证号
        elif other is not None and _may_be_of(other, one) and not (
            kind in told or _OWN.search(leaf)
        ):  # fmt: skip
            yield one.opened(f"在“{other.head[-1]}”后面，可能是别人的")
            continue
        elif kind == "id_number" and kind in told:
            other = None  # the other's number was asked for before: from here on it is one's own
        yield one


def _rows(
    found: Understood, face: Face, body: Area, telling: Sequence[int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the rows to fill, and those to complete; others are nobody's."""
    running = {one.column for one in found.matches if one.derivation == ROW_NUMBER}
    rows = [row for row in range(body.top, body.bottom + 1) if row not in face.hidden_rows]
    same = constants(found.sheet, rows, range(body.left, body.right + 1)) - set(telling)
    same |= {column for column in range(found.sheet.width)
             if _is_beside(face.merge(body.top, column), body)}  # fmt: skip
    blank = [row for row in rows if is_blank_row(found.sheet, face, row, running | same)]
    known = {one.column for one in found.matches if one.target} | set(telling)
    blank += [row for row in rows if _is_marked(found, face, row, running, known)]
    blank = sorted(set(blank))
    free = set(blank)
    others = [row for row in rows if row not in free]
    named = [row for row in others if not telling or any(
        row < len(found.sheet.rows) and found.sheet.cell(row, column) not in {None, ""}
        for column in telling)]  # fmt: skip
    return tuple(blank), tuple(row for row in named
                               if not is_example(found.sheet, row, telling))  # fmt: skip


def _is_beside(area: Area, body: Area) -> bool:
    """Say whether a cell is merged beside the whole list: a remark on it, in no row of its own."""
    return area.top < area.bottom and area.top <= body.top and area.bottom >= body.bottom


def _is_marked(
    found: Understood, face: Face, row: int, running: set[int], known: set[int]
) -> bool:
    """Say whether a row has nothing but a mark or two where nothing is known to belong."""
    cells = found.sheet.rows[row] if row < len(found.sheet.rows) else ()
    filled = {column for column, cell in enumerate(cells) if not is_empty(cell)
              and column not in running and not face.look(row, column).formula}  # fmt: skip
    return bool(known) and len(filled) <= _MARKS and filled.isdisjoint(known)


def _of_somebody(form: FormSheet) -> FormSheet:
    """Leave open a list about people that has no column for who they are.

    A number alone says it only where no other column names whose it may be: 合作社名称, 负责人.
    """
    kind = form.record_type
    if kind is None or not about_people(kind):
        return form
    telling = telling_columns(form)
    named = any(one.target and one.target.field.name in {"name", "head", kind.title}
                for one in form.places if one.column in telling)  # fmt: skip
    others = any(not one.meant and one.head and _NAMES_OTHER.search(narrow(one.head[-1]))
                 for one in form.places)  # fmt: skip
    if named or (telling and not others):
        return form
    opened = tuple(
        one if one.derivation in {RUNNING, SAME, SITE, "填报日期"} or not one.meant
        else one.opened("表里没有姓名，看不出一行是谁") for one in form.places
    )  # fmt: skip
    return replace(form, record_type=None, places=opened)


def villages_of(form: FormSheet, types: Mapping[str, RecordType]) -> FormSheet | None:
    """Return a list that has a line for each village, with what its columns count; else None."""
    named = next((one for one in form.places if one.derivation != RUNNING), None)
    if form.record_type is types["village_group"]:
        return replace(form, places=tuple(
            _counted(one, form.about, whole) for one, whole in with_wholes(form.places)
        ))  # fmt: skip
    if form.record_type or named is None:
        return None
    if _GROUP.fullmatch(narrow("".join(named.head))):
        return _groups_of(form, types, named)
    if not _UNIT.fullmatch(narrow("".join(named.head))):
        return None
    village = types["village"]
    target = Target("village", village.by_name["name"])
    places = [
        replace(one, target=target, derivation=SAME, confidence=_PLACE_SURE,
                reason="一行是一个村") if one is named else _counted(one, form.about, whole)
        for one, whole in with_wholes(form.places)
    ]  # fmt: skip
    if _too_few(places):
        return None
    return replace(form, record_type=village, places=tuple(places))


def _groups_of(
    form: FormSheet, types: Mapping[str, RecordType], named: Place
) -> FormSheet | None:
    """Return a list that has a line for each villagers' group, with what is counted in each."""
    kind = types["village_group"]
    target = Target(kind.name, kind.by_name[kind.title])
    known = match([one.head for one in form.places], vocabulary(kind, types), explain=False)
    places = []
    for (one, whole), found in zip(with_wholes(form.places), known, strict=True):
        if one is named:
            made = replace(one, target=target, confidence=_PLACE_SURE, reason="一行是一个组")
        elif not one.meant and found.target and not found.target.linked and found.score >= SURE:
            made = meant_by(replace(one, confidence=found.score, reason=found.reason), found)
        else:
            made = _counted(one, form.about, whole)
        places.append(made)
    own = sum(bool(one.target) for one in places)
    if own < _OWN_FIELDS and _too_few(places):
        return None
    return replace(form, record_type=kind, places=tuple(places))


def single_of(form: FormSheet, types: Mapping[str, RecordType]) -> FormSheet | None:
    """Return a list of counts alone, which has one line for this village; else None."""
    if form.record_type or form.given or not form.rows:
        return None
    places = tuple(_counted(one, form.about, whole) for one, whole in with_wholes(form.places))
    if _too_few(places):
        return None
    return replace(form, kind="matrix", record_type=types["village"], places=places)


def _too_few(places: Sequence[Place]) -> bool:
    """Say whether too little is counted, or what a row is about has a name of its own."""
    counted = sum(one.count is not None for one in places)
    named = any(
        not one.meant and _THING.search(narrow(one.head[-1]))
        and not (before and _PHONE.search(narrow(one.head[-1]))
                 and _WRITER.fullmatch(narrow(before.head[-1])))
        for before, one in zip((None, *places), places, strict=False)
    )  # fmt: skip
    return counted < _FEWEST_COUNTS or named


def with_wholes(places: Sequence[Place]) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Yield each column with the words of that of which it is a part: 低保人数, 其中：女."""
    wholes = whole_heads([one.head for one in places])
    yield from zip(places, wholes, strict=True)


def _counted(one: Place, about: About, whole: tuple[str, ...]) -> Place:
    words = (*whole, *one.head)
    around = about.around(words)
    count = None if one.meant else count_of(words, around) or share_of(words, around)
    if count is None or (about.unknown and not count.said) or (
        about.either and about.leaves_open(count.said)
    ):
        return one
    return replace(one, count=count, derivation=count.told, confidence=_PLACE_SURE,
                   reason="数账里符合的")  # fmt: skip


def _is_of_heads(found: Understood) -> bool:
    return any(one.reason.startswith(_HEADS) for one in found.matches)


@dataclass(frozen=True)
class _Around:
    """What is known beside a column."""

    types: Mapping[str, RecordType]
    record_type: RecordType | None
    about: About
    village: Vocabulary
    taken: frozenset[str]
    by_household: bool


def _places(
    found: Understood, face: Face, types: Mapping[str, RecordType], about: About
) -> Iterator[Place]:
    layout = found.layout
    assert layout is not None  # noqa: S101 - as above
    kind = found.record_type
    around = _Around(
        types, kind, about, vocabulary(types["village"], types),
        frozenset(one.target.path for one in found.matches if one.target),
        kind is not None and kind.name == "household",
    )  # fmt: skip
    for one in found.matches:
        head = layout.heads[one.column] if one.column < len(layout.heads) else ()
        if not head or one.column in face.hidden_columns:
            continue
        place = _of_match(one, head)
        if not place.meant and one.derivation != ROW_NUMBER:
            place = beside(place, kind, about, types, by_household=around.by_household)
            place = _of_village(place, around)
        yield place


def _of_match(one: Match, head: tuple[str, ...]) -> Place:
    place = Place(head, column=one.column, confidence=one.score, reason=one.reason)
    if one.derivation == ROW_NUMBER:
        return replace(place, derivation=RUNNING, confidence=0.97, reason="从 1 起编号")
    if one.target is None or one.score < SURE:
        return place
    return meant_by(place, one)


def _of_village(place: Place, around: _Around) -> Place:
    """Say what a column means that is the same in every row: place, day, who filled it in."""
    leaf = narrow(place.head[-1])
    if place.meant or not all(_PARENT.fullmatch(narrow(one)) for one in place.head[:-1]):
        return place
    if _DAY.fullmatch(leaf):
        return replace(place, derivation="填报日期", confidence=_PLACE_SURE, reason="填报的日期")
    people = around.record_type is not None and about_people(around.record_type)
    if people and _SITE.fullmatch(leaf):
        target = Target("village", around.types["village"].by_name["name"])
        return replace(place, target=target, derivation=SITE, confidence=_PLACE_SURE,
                       reason="县、乡镇、村连着写，每行一样")  # fmt: skip
    name = name_of_place(leaf, around.village)
    if not name or f"village.{name}" in around.taken:
        return place
    target = next(one for one in around.village.targets if one.field.name == name)
    return replace(place, target=target, derivation=SAME, confidence=_PLACE_SURE,
                   reason=f"“{target.field.label}”，每行一样")  # fmt: skip


def name_of_place(leaf: str, village: Vocabulary) -> str:
    """Return the field of the village that a head of a column asks for, "" for none."""
    if _FILLER.fullmatch(leaf):
        return "secretary"
    plain = re.sub(r"[()、，,/]", "", leaf)
    for name, words in (("name", _VILLAGE), ("township", _TOWNSHIP), ("county", _COUNTY),
                        ("province", _PROVINCE)):  # fmt: skip
        if words.fullmatch(leaf) or words.fullmatch(plain):
            return name
    word = bare(leaf)
    same = village.labels.get(word) or village.aliases.get(word) or village.cores.get(core(word))
    return next((one.field.name for one in same or ()
                 if one.field.name in {"name", "township", "county", "province"}), "")  # fmt: skip
