"""A list of people, households or records of any register: which field each column asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from models.forms.face.places import Area
from models.forms.face.sheet_face import Face
from models.forms.form import RUNNING, SAME, SITE, SURE, FormSheet, Kind, Place, meant_by
from models.forms.shapes.beside import beside
from models.forms.shapes.body import block_of, body_of, constants, is_blank_row, is_example
from models.forms.shapes.doubts import doubted
from models.forms.shapes.ours import ELSEWHERE, place_in
from models.forms.shapes.parents import is_titled
from models.forms.shapes.parted import with_parts
from models.forms.shapes.people import about_people, names_heads, telling_columns
from models.forms.shapes.rivals import settled
from models.forms.shapes.topics import is_plain, names_a_sort
from models.forms.whose.about import About
from models.record import RecordType
from models.sheets import whose
from models.sheets.grid import is_empty
from models.sheets.matched import ROW_NUMBER, Match
from models.sheets.others import speaks_of_somebody
from models.sheets.understanding import Understood
from models.sheets.vocabulary import Target, Vocabulary, bare, vocabulary
from models.writing import narrow

_HEADS = "表里没有别人的姓名"
_DAY = re.compile(r"(填报|填表)(日期|时间)")
_YEAR = re.compile(r"(填报|统计|所属|报告)?年度")
_PARENT = re.compile(
    r".*(所在地|户籍地?|住址|地址|居住地|属地|行政区划|所属地区|区划|地区|地点|位置)(信息|情况)?"
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
#: whose an account is; the telephone behind is one's own
_HOLDER = re.compile("开户|户名|持卡|账户名")
_LIVES = frozenset({"address", "registered_address", "group"})
_SPOUSE = re.compile("配偶|丈夫|妻子|爱人")
_NAMES_OTHER = re.compile(r"名称|姓名|负责人|法人|法定代表|经营者|业主|人$")
_OWN_KINDS = {
    "phone": "电话|手机|联系方式", "bank_account": "账号|卡号|账户", "id_number": "身份证",
}  # fmt: skip
_OWN = re.compile(r"本人|户主|个人|村民|儿童|学生|老人|党员")
_PAPER = re.compile(r"(?<!身份)证书?(编?号码?)?$")  #: 独生子女父母光荣证号 is nobody's name
_MARKS = 2  #: more of them say that a row is something else
_SITE = re.compile(
    r"(所[在属])?(地区|行政区划|区划|属地|辖区)(名称)?|所在地|省?、?市?、?县(区)?、?[乡镇]+、?村"
)
_OF_HOME = frozenset({"address", "note"})
_FIRST = 1  #: the last column where ID is no more than the number of the row
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
    if kind is not None and kind.name == "household":
        places = tuple(with_parts(places))
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
    if block > 1 and words:
        places = tuple(_told_once(form.places, face, body, words))
        form = replace(form, places=places)
    rows, given = _rows(found, face, body, telling)
    return replace(form, kind=shape, body=body, rows=rows, given=given,
                   block=block if shape == "household" else 1)  # fmt: skip


def _told_once(
    places: Sequence[Place], face: Face, body: Area, words: Vocabulary
) -> Iterator[Place]:
    """Yield the places, of what is said once for a household its own: 家庭住址, merged down."""
    ours = {one.field.name: one for one in words.targets
            if one.linked and one.register == "household"}  # fmt: skip
    for one in places:
        mine = one.target.field.name if one.target and not one.target.linked else ""
        area = face.merge(body.top, one.column or 0)
        if mine in _OF_HOME and mine in ours and area.bottom > area.top:
            label = ours[mine].field.label
            yield replace(one, target=ours[mine], derivation=f"从所指的记录里取：{label}")
        else:
            yield one


def _may_be_of(other: Place, one: Place) -> bool:
    """Say whether what is asked for may be somebody else's: of who only helps only a phone."""
    if one.target is None:
        return False
    kind, name = one.target.field.kind, one.target.field.name
    if _HOLDER.match(narrow(other.head[-1])):
        return kind == "bank_account"
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
        elif _is_own_again(one, other, told):
            other = None
        yield one


def _is_own_again(one: Place, other: Place | None, told: set[str]) -> bool:
    """Say whether from here on it is the row's own person of whom is asked.

    The other's number was asked for before, or where one lives behind 配偶姓名.
    """
    if other is None or one.target is None:
        return False
    lives = one.target.field.name in _LIVES and bool(_SPOUSE.match(narrow(other.head[-1])))
    return lives or (one.target.field.kind == "id_number" and "id_number" in told)


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
        one if one.derivation in {RUNNING, SAME, SITE, "填报日期", "年度"} or not one.meant
        else one.opened("表里没有姓名，看不出一行是谁") for one in form.places
    )  # fmt: skip
    return replace(form, record_type=None, places=opened)


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
    own = _own_parents(found)
    for one in found.matches:
        head = layout.heads[one.column] if one.column < len(layout.heads) else ()
        if not head or one.column in face.hidden_columns:
            continue
        place = _of_match(one, head)
        if not place.meant and one.derivation != ROW_NUMBER:
            above = (word for word in head[:-1] if word not in own)
            made = beside(replace(place, head=(*above, head[-1])), kind, about, types,
                          by_household=around.by_household)  # fmt: skip
            place = replace(made, head=head)
            place = _of_village(place, around)
        yield place


def _own_parents(found: Understood) -> frozenset[str]:
    """Return words over the name of whom a row is that elsewhere are somebody else's: 家庭成员."""
    kind, heads = found.record_type, found.layout.heads if found.layout else ()
    named = (heads[one.column] for one in found.matches
             if kind and one.column < len(heads) and one.target and one.target.own
             and one.target.field.name == kind.title)  # fmt: skip
    return frozenset(word for head in named for word in head[:-1] if speaks_of_somebody([word]))


def _of_match(one: Match, head: tuple[str, ...]) -> Place:
    place = Place(head, column=one.column, confidence=one.score, reason=one.reason)
    others = bare(head[-1]) == "id" or (len(head) > 1 and bare(head[-1]) == "编号")
    if one.derivation == ROW_NUMBER and others and one.column > _FIRST:
        return place  # of something else: 光荣牌/编号
    if one.derivation == ROW_NUMBER:
        return replace(place, derivation=RUNNING, confidence=0.97, reason="从 1 起编号")
    if one.target is None or one.score < SURE:
        return place
    return meant_by(place, one)


def _is_about_place(parent: str) -> bool:
    """Say whether a word above a head says where, or only whom the list is about."""
    text = narrow(parent)
    if ELSEWHERE.search(text):
        return False
    return bool(_PARENT.fullmatch(text)) or is_plain(text) or names_a_sort(text)


def _of_village(place: Place, around: _Around) -> Place:
    """Say what a column means that is the same in every row: place, day, who filled it in."""
    leaf = narrow(place.head[-1])
    if place.meant or not all(map(_is_about_place, place.head[:-1])):
        return place
    if _DAY.fullmatch(leaf):
        return replace(place, derivation="填报日期", confidence=_PLACE_SURE, reason="填报的日期")
    if _YEAR.fullmatch(leaf):
        return replace(place, derivation="年度", confidence=_PLACE_SURE, reason="填报的年度")
    people = around.record_type is not None and about_people(around.record_type)
    if people and _SITE.fullmatch(leaf):
        target = Target("village", around.types["village"].by_name["name"])
        return replace(place, target=target, derivation=SITE, confidence=_PLACE_SURE,
                       reason="县、乡镇、村连着写，每行一样")  # fmt: skip
    ours = place_in(leaf, around.village)
    if ours is None or ours.path in around.taken:
        return place
    return replace(place, target=ours, derivation=SAME, confidence=_PLACE_SURE,
                   reason=f"“{ours.field.label}”，每行一样")  # fmt: skip
