"""A form about one person or household: labels with an empty cell to their right.

Once somebody else is named (father, guardian, contact), what follows may be theirs and stays open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from models.forms.counts.conditions import is_sort
from models.forms.counts.counting import understood
from models.forms.face.sheet_face import Face
from models.forms.form import SURE, FormSheet, Place, meant_by
from models.forms.shapes import labels as read
from models.forms.shapes.applicant import HEAD, with_name
from models.forms.shapes.beside import beside, in_office
from models.forms.shapes.by_village import counted_in_group
from models.forms.shapes.doubts import doubted
from models.forms.shapes.householder import (
    counted_once,
    is_of_households,
    names_contractor,
    names_somebody,
    names_the_head,
    of_nobody,
    of_the_head,
)
from models.forms.shapes.inside import within_cells
from models.forms.shapes.labels import Label, is_label, title_of
from models.forms.shapes.members import lists_members
from models.forms.shapes.ours import from_here
from models.forms.shapes.people import about_people
from models.forms.shapes.reach import (
    AGAIN,
    OTHER,
    PERSONAL,
    Reach,
    is_named,
    is_others,
)
from models.forms.whose.named import named_on
from models.groups import Group
from models.record import RecordType
from models.sheets import whose
from models.sheets.further_words import widened
from models.sheets.grid import Sheet, is_empty
from models.sheets.headers import is_running, match
from models.sheets.matched import Match
from models.sheets.people import heads_as_people
from models.sheets.vocabulary import Vocabulary, bare, vocabulary
from models.writing import narrow

#: people who are not the one whom a form is about, when a section is named after them
_SECTION = re.compile(
    whose.any_of(whose.PARENTS, whose.FAMILY, whose.GUARDIANS, whose.HELPERS, whose.AGENTS,
                 whose.TO_CALL, ("成员", "义务人", "社会关系"))
)  # fmt: skip
_OF_ALL = re.compile("户主|家庭|本户|本人|申请人|总|合计")
#: in whose name an account is: beside it, the number is not surely that of the person
_HOLDER = re.compile("(开户|账户|帐户|银行卡|存折)(户?名称?|姓名|人(姓名)?)|户名|持卡人(姓名)?")
#: who may take the money for the one whom a form is about
_FOR = re.compile(
    whose.any_of(whose.PARENTS, whose.GUARDIANS, whose.AGENTS, ("家属", "配偶", "申领人"))
)
_TO_HEAD = re.compile("户主|^家庭关系$|^关系$")
_PHOTO = re.compile(r".*(照片|相片|贴照|免冠).*")
#: what is done for somebody is nobody else's: 救助帮扶情况/是否低保
_AID = re.compile("(救助)?帮扶(情况|措施|需求)?|(享受)?政策(情况)?")
_SIGNED = re.compile(r"签[字名章]|盖章|手印|指印|捺印")
#: what alone does not tell that a text asks of one person: whoever keeps a list has a phone
_OF_ANYBODY = re.compile(r"电话|手机|地址|住址|单位|职务")
#: 三、生产生活条件: says nothing of whom the labels below it are
_CAPTION = re.compile(r"[(（]?[一二三四五六七八九十]{1,2}[)）、.．].+")
_HOW_MANY = re.compile(r"人口|人数|[(]人[)]")
_CLERK = re.compile(f"{whose.CLERK}(姓名)?:?")
_MEMBER = re.compile("(?:家庭|户内)成员(?=姓名|身份证)")
#: what is asked of land that households have got
_PARCEL = re.compile("发包方编码|承包方[(]?代表|承包方编码|确权")
_APPLIED = re.compile("申请|申报")
#: where somebody lives and under which number, asked in the line above a card
_OF_HOME = re.compile("(所[在属])?(村民)?小?组(别|名称?)?|户(编|门牌)?号")
_SHORTEST = 4  #: a shorter label may mean something else without its caption: 人数, 面积
_FEWEST, _ROWS, _SHARE, _STRUCTURED, _MOSTLY = 4, 3, 0.4, 6, 0.6


def labels_of_one(sheet: Sheet, face: Face, is_known: Callable[[str], bool]) -> tuple[Label, ...]:
    """Return the labels of a form about one, in reading order; none when a sheet is a list."""
    labels = read.labels_of(sheet, face)
    told = read.labels_in_text(sheet, face)
    apart = {(one.place, one.gap) for group in read.stated_in(sheet) for one in group}
    rest = tuple(one for one in told if (one.place, one.gap) not in apart)
    named = any(is_named(one.path[-1]) for one in (*labels, *rest))
    others = {one.path for one in rest}
    # a sentence may name again whom the form is about, or ask what the form asks elsewhere
    told = rest if named else tuple(
        one for one in told if (one.place, one.gap) not in apart or one.path not in others
    )  # fmt: skip
    if _asks_of_one(told, title_of(sheet), is_known):
        return tuple(_merged(labels, told, face))
    if is_person_form(sheet, labels, is_known):
        inside = tuple(within_cells(sheet, face, labels, told, is_known))
        taken = {(one.place, one.gap) for one in inside}
        around = (one for one in told if (one.place, one.gap) not in taken)
        told = (*_of_group(sheet, around), *inside)
        return tuple(sorted((*labels, *told), key=_reading_order))
    return tuple(_merged(labels, told, face)) if lists_members(sheet, face, is_known) else ()


def _asks_of_one(told: Sequence[Label], title: str, is_known: Callable[[str], bool]) -> bool:
    """Say whether running text asks for a name, and for more than how to reach somebody."""
    asked = [one.path for one in told if one.gap and one.gap.sort == "asked"
             and not (len(one.path) > 1 and is_others(one.path))]  # fmt: skip
    words = [path[-1] for path in with_name(asked, title)]
    named = any(is_named(word) for word in words)
    more = (word for word in words if is_known(word) and not is_named(word)
            and not OTHER.search(word) and not _OF_ANYBODY.search(word))  # fmt: skip
    return named and next(more, None) is not None


def _of_group(sheet: Sheet, told: Iterable[Label]) -> Iterator[Label]:
    """Yield 组：__ outside the table, with the cell beside it where that is all there is."""
    for one in told:
        if one.gap is None or not _OF_HOME.fullmatch(narrow(one.gap.label)):
            continue
        blank, beside = one.gap.blanks[0], (one.row, one.place[1] + 1)
        if blank.end == blank.start and is_empty(sheet.cell(*beside)):
            yield Label(one.path, beside, one.row)
        else:
            yield one


def _reading_order(label: Label) -> tuple[int, int]:
    return label.row, label.place[1]


def _merged(labels: Sequence[Label], told: Sequence[Label], face: Face) -> Iterator[Label]:
    """Yield labels with cells of their own and those in texts, each of them once."""
    cells = {(one.row, narrow(one.path[-1]).rstrip(":")): one for one in labels}
    kept = list(labels)
    tight = {one.row for one in told if one.gap and one.gap.sort == "asked"
             and (one.row, one.path[-1]) not in cells}  # fmt: skip
    for one in told:
        assert one.gap is not None  # noqa: S101 - each has its blank
        cell = cells.get((one.row, one.path[-1]))
        if cell is None:
            kept.append(one)
        elif one.row in tight and one.gap.sort == "asked" and _is_beside(cell, one):
            kept[kept.index(cell)] = one  # as its neighbours, which have no cell of their own
        elif one.gap.blanks[0].end > one.gap.blanks[0].start and not (
            face.look(*cell.place).lined
        ):
            kept[kept.index(cell)] = one
    yield from sorted(kept, key=_reading_order)


def _is_beside(cell: Label, told: Label) -> bool:
    return cell.place[1] == told.place[1] + 1 and ":" in narrow(cell.path[-1])


def is_person_form(sheet: Sheet, labels: Sequence[Label], is_known: Callable[[str], bool]) -> bool:
    """Say whether a sheet is a form about one, not a list; who filled it in says nothing of it."""
    labels = [one for one in labels if not _CLERK.fullmatch(narrow(one.path[-1]))]
    counted = [one for one in labels if any(map(is_sort, understood(one.path[-1]) or ()))]
    if len(counted) > len(labels) * _SHARE and not any(is_named(one.path[-1]) for one in labels):
        return False  # 女党员, 预备党员, 村民代表: they are counted
    known = [one for one in labels if is_known(one.path[-1])]
    named = any(is_named(one.path[-1]) for one in labels) or (
        any(names_contractor(one.path[-1]) for one in labels) and is_of_households(sheet)
    )
    if len({one.place[1] for one in known}) <= 1 and not named:
        return False  # a list of items: 户籍人口, 常住人口 ...
    rows = {one.row for one in labels}
    columns = len({one.place[1] for one in labels})
    structured = len(labels) >= _STRUCTURED and columns > 1
    if named and columns > 1 and len(labels) >= _FEWEST and len(rows) > 1 and len(known) > 1:
        return True
    words = [cell for row in sheet.rows for cell in row
             if isinstance(cell, str) and is_label(cell)]  # fmt: skip
    if structured and len(rows) >= _ROWS and len(labels) >= len(words) * _MOSTLY:
        return True
    all_known = sum(is_known(cell) and not is_running(bare(cell)) for cell in words)
    return (
        len(known) >= _FEWEST and len(rows) >= _ROWS and len(known) >= all_known * _SHARE
    )  # fmt: skip


def person_form(
    blank: FormSheet,
    labels: Sequence[Label],
    types: Mapping[str, RecordType],
    *,
    of_family: bool = False,
) -> FormSheet:
    """Return the form with the meaning of every empty cell beside a label.

    `of_family` says that its members are listed, so that it is about a person and nothing else.
    """
    paths = [one.path for one in labels]
    if is_of_households(blank.sheet) and any(names_contractor(path[-1]) for path in paths):
        of_family = True  # they have the land, and no contract with the village is asked for
        paths = [(*path[:-1], HEAD) if names_contractor(path[-1]) else path for path in paths]
    paths = list(with_name(paths, blank.title))
    kinds = {name: one for name, one in types.items() if not of_family or _is_of_one(one)}
    chosen, matches = _chosen(paths, kinds, blank.title, types)
    chosen = chosen or (types["resident"] if of_family else None)
    found = tuple(places_beside(labels, matches, chosen))
    if chosen is types["resident"] and names_the_head(matches):
        found = tuple(of_the_head(found, types))
    plain = (replace(one, head=_plain_head(one.head)) for one in found)
    made = tuple(
        one if _is_others(one) else in_office(
            beside(one, chosen, blank.about, types, by_household=True), blank.about, types,
            blank.title,
        )
        for one in plain
    )  # fmt: skip
    if chosen is types["village_group"]:
        made = counted_in_group(made, blank.about)
    if not names_somebody(made) and not named_on(blank.sheet, blank.face):
        made = tuple(of_nobody(one) for one in made)
    places = tuple(replace(one, head=place.head) for one, place in zip(
        doubted(counted_once(made), chosen, blank.title), found, strict=True))  # fmt: skip
    first = min((one.row for one in labels if is_named(one.path[-1])), default=0)
    places = tuple(from_here(places, blank.sheet, vocabulary(types["village"], types), first,
                             blank.title))  # fmt: skip
    return replace(blank, kind="person", record_type=chosen, places=places)


def _is_of_one(kind: RecordType) -> bool:
    """Say whether a record of a register is a person, or says once for all what one is."""
    return kind.group is Group.PEOPLE or kind.same_when == (("resident",),)


def _plain_head(head: tuple[str, ...]) -> tuple[str, ...]:
    """Return a label without the words above it that say nothing of whom it is."""
    above = (one for one in head[:-1] if not _AID.fullmatch(narrow(one)))
    return _without_caption(head) or (*above, head[-1])


def _is_others(place: Place) -> bool:
    return "可能是别人的" in place.reason or is_others(place.head)


def _chosen(
    paths: Sequence[tuple[str, ...]],
    kinds: Mapping[str, RecordType],
    title: str,
    types: Mapping[str, RecordType],
) -> tuple[RecordType | None, tuple[Match, ...]]:
    """Return the one of some registers that knows most of the labels; people before others."""
    best: tuple[float, RecordType | None, tuple[Match, ...]] = (0.0, None, ())
    for name in ("resident", *(one for one in kinds if one != "resident")):
        one = kinds[name]
        if one.single or one.hidden or one.name in {"special_group", "own_field"}:
            continue
        if _is_no_book(name, paths, title):
            continue
        if one.written and any(link.to == "resident" for link in one.links):
            continue  # a form of what the register itself makes a paper of is about the person
        if _APPLIED.search(title) and not _is_of_one(one) and any(
            link.to == "resident" and link.required for link in one.links
        ):  # fmt: skip
            continue  # what is applied for is in no book yet
        words = vocabulary(one, types)
        matches = tuple(first_only(paths, match(paths, words, explain=False), words))
        named = heads_as_people(one, matches, words)
        own = sum(each.target is not None and not each.target.linked for each in named)
        score = own + sum(each.target is not None for each in named) / 2
        titled = len(one.label) > 1 and narrow(one.label) in narrow(title)
        score += 2 * titled + 0.5 * (name == "resident")
        told = titled or (_is_of_one(one) and one.name != "village_group") or any(
            each.target and each.target.field.name == one.title for each in named
        )  # 负责人 and 联系电话 of a station are no visitor's whom nothing names
        if own > 1 and told and score > best[0]:
            best = (score, one, matches if name == "resident" else named)
    _, chosen, matches = best
    if chosen is None:
        return None, match(paths, vocabulary(types["resident"], types), explain=False)
    if not about_people(chosen):
        return chosen, matches
    wider = widened(vocabulary(chosen, types), types, whether=False)
    matches = tuple(first_only(paths, match(paths, wider, explain=False), wider))
    if chosen.name == "resident":
        return chosen, matches
    return chosen, heads_as_people(chosen, matches, wider)


def _is_no_book(name: str, paths: Sequence[tuple[str, ...]], title: str) -> bool:
    """Say whether a form asks of no record of a register, though it may use its words.

    When somebody joined the party is asked of anybody; land may be a household's, which is no
    resource of the village.
    """
    if name == "party_member":
        return "党" not in title
    return name == "resource" and any(_PARCEL.match(narrow(path[-1])) for path in paths)


def first_only(
    paths: Sequence[tuple[str, ...]], matches: Iterable[Match], words: Vocabulary
) -> Iterator[Match]:
    """Give a field that several labels name to the first: the others are of other people."""
    alone: dict[str, Match] = {}
    for one in matches:
        path = paths[one.column]
        if (one.target is None or one.score < SURE) and (plain := _without_caption(path)):
            path = plain
            again = match([path], words, explain=False)[0]
            if again.target and again.score >= SURE:
                one = replace(again, column=one.column)  # noqa: PLW2901 - as if it stood alone
        if one.target is None and one.reason.startswith(("和 ", "“")):
            again = match([path], words, explain=False)[0]
            if again.target and again.target.path not in alone:
                one = replace(again, column=one.column)  # noqa: PLW2901 - judged alone
        if one.target and one.target.path in alone and one.target.field.name != "size":
            yield one.opened(AGAIN)
            continue
        if one.target is None and one.reason.startswith(("和 ", "“")):
            yield one.opened(AGAIN)
            continue
        if one.target:
            alone[one.target.path] = one
        yield one


def _without_caption(path: tuple[str, ...]) -> tuple[str, ...]:
    """Return a label without the numbered caption above it; () where that says more."""
    above = path[:-1]
    if len(bare(path[-1])) < _SHORTEST or not above or not all(
        _CAPTION.fullmatch(narrow(one)) and not OTHER.search(narrow(one))
        and not _SECTION.search(narrow(one)) for one in above
    ):  # fmt: skip
        return ()
    return path[-1:]


def places_beside(
    labels: Sequence[Label], matches: Sequence[Match], chosen: RecordType | None
) -> Iterator[Place]:
    """Yield the place of each label, open where it may be somebody else's."""
    shared, speaker = _shared_accounts(labels), Reach()
    for label, one in zip(labels, matches, strict=True):
        if one.target and one.target.field.name == "relation" and not _TO_HEAD.search(
            narrow(label.path[-1])
        ):
            one = one.opened("不一定是与户主的关系，请您写")  # noqa: PLW2901 - 家庭成员关系: how good it is
        if one.target and _MEMBER.match(narrow(label.path[-1])):
            one = one.opened("不知道是家里的哪一个人，请您写")  # noqa: PLW2901 - 家庭成员姓名 on a card
        speaker.follow(label, one)
        if label.gap is not None and label.gap.sort != "asked":
            continue  # of the form itself
        place = Place(label.path, label.place, confidence=one.score, reason=one.reason,
                      gap=label.gap)  # fmt: skip
        if why := _by_hand(label, one) or _not_theirs(label, one, shared, speaker):
            yield place.opened(why)
        elif chosen is None or one.target is None or one.score < SURE or _is_number(label, one):
            yield place
        else:
            yield meant_by(place, one)


def _is_number(label: Label, one: Match) -> bool:
    """Say whether a label asks how many, of what the register only says yes or no: 户籍人口数."""
    asked = one.target is not None and one.target.field.kind == "yes_no"
    return asked and bool(_HOW_MANY.search(narrow(label.path[-1])))


def _by_hand(label: Label, one: Match) -> str:
    """Say why no program writes there; "" where one may."""
    if one.target and one.target.field.name == "note":
        return "这一格是给人写的"
    if label.gap is not None and _SIGNED.search(label.path[-1]):
        return "要本人签字，程序不写"
    return "照片要自己贴" if _PHOTO.fullmatch(narrow(label.path[-1])) else ""


def _shared_accounts(labels: Sequence[Label]) -> frozenset[int]:
    """Return the rows where an account has a name of its own, in a form with somebody else."""
    if not any(_FOR.search(narrow("".join(one.path))) for one in labels):
        return frozenset()
    named = [one.row for one in labels if _HOLDER.fullmatch(narrow(one.path[-1]))]
    return frozenset(row for first in named for row in (first, first + 1))


def _not_theirs(label: Label, one: Match, shared: frozenset[int], speaker: Reach) -> str:
    """Say why a label may ask of another: 家庭成员/身份证号, 账户名 beside 账号; "" if not."""
    kind = one.target.field.kind if one.target else ""
    if one.target and speaker.owns(label, kind):
        return f"在“{speaker.other}”后面，可能是别人的"
    if kind == "bank_account" and label.row in shared:
        return "户名空着，不知道是谁的账号"
    section = next((word for word in label.path[:-1] if _SECTION.search(narrow(word))), "")
    if kind in PERSONAL and section and not _OF_ALL.search(narrow(label.path[-1])):
        return f"写在“{section}”下面，可能是别人的"
    return ""
