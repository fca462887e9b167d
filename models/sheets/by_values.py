"""What stands below a head decides: it overrules the head, or says what the head does not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from models.kinds import Choice
from models.kinds_links import Copied, Link
from models.kinds_people import PersonName
from models.sheets import values
from models.sheets.matched import (
    ALIAS,
    FURTHER,
    LABEL,
    ROW_NUMBER,
    THEME,
    Match,
    find,
    match_to,
)
from models.sheets.others import CLERKS, is_the_head, speaks_of_somebody
from models.sheets.vocabulary import Target, Vocabulary, bare, core, is_subject

Samples = Mapping[int, values.Sample]

_SURE, _PARENT = 0.9, 0.03
#: beside 户主 only what says whom the list is about: 签约居民姓名; 困难成员 are some of several
_SAYS_WHO = re.compile(r"(?!困难).*(?<!成员)(居民|村民|人员|儿童|老人|残疾人|学生|对象)姓名")
#: people of whom only their name can be meant, where names stand below: 客户名称, 户名
_NAMES_THEM = re.compile(
    r"(客户|用户|住户|农户|商户|会员|员工|职工|业主|人员|对象|农民)(姓名|名称|名)|户名"
)
#: heads below which stands one of a few words
_SORTS = re.compile(
    r".*(归?类别?|类型|种类|分类|性质|属性|身份|情况|状况|状态|进度|结果|方式|形式|来源|渠道|等级|级别|标志|意见)"
)
#: such a row is a dog or a car and no person
_OWNERS = re.compile(r"[犬狗猫牛羊猪马禽车机船店铺]主")
_LANDLORD, _LET = "房主", re.compile("出租|承租|租住")
_UNSAID = "表头没说清"
_CALLED = re.compile(r"(?<=..)(姓名|名字|名称|全称)?")


def judged(one: Match, path: tuple[str, ...], words: Vocabulary, samples: Samples) -> Match:
    """Let the values overrule a head: a column of valid ID numbers is one, whatever it says."""
    sample = samples.get(one.column)
    if sample and one.either:
        if meant := values.told_apart(one.either, sample):
            said = f"“{path[-1]}”可以是它，别的和里面写的对不上"
            return match_to(one.column, meant, one.score * 2 - THEME, said)
        return one
    if sample is None or one.target is None or one.was_said:
        return one
    kind = sample.kind
    if kind and kind != values.result_kind(one.target.field) and not speaks_of_somebody(path):
        better = [each for each in words.targets if each.own and each.field.kind == kind]
        if len(better) == 1:
            said = f"表头写“{path[-1]}”，里面却都是{better[0].field.kind_label}"
            return match_to(one.column, better[0], _SURE, said)
    if (sums := _sum_beside(one.target, words)) and values.are_sums(one.target.field, sample):
        return match_to(one.column, sums, _SURE, f"“{path[-1]}”下面都是金额")
    if said := values.contradicts(one.target.field, sample):
        return second_meaning(one.opened(said), path, words, sample)
    weak = one.score < ALIAS - _PARENT and one.target.field.required
    if weak and is_of_sorts(path) and values.is_none_of(one.target.field, sample):
        return one.opened(f"“{path[-1]}”像“{one.target.field.label}”，里面没有一个是它的选项")
    return one


def second_meaning(
    one: Match,
    path: tuple[str, ...],
    words: Vocabulary,
    sample: values.Sample | None,
    taken: Collection[Target] = (),
) -> Match:
    """Match a head whose first meaning it cannot have to what else it is a word for here.

    证件号 above numbers that are no ID numbers, 完成时间 beside 要求完成时限.
    """
    word = core(bare(path[-1])) if path else ""
    others = [
        each for each in words.second.get(word, ())
        if each not in taken
        and not (sample and (values.contradicts(each.field, sample)
                             or values.is_none_of(each.field, sample)))
    ]  # fmt: skip
    if len(others) != 1:
        return one
    said = f"这里的“{path[-1]}”是“{others[0].field.label}”"
    return match_to(one.column, others[0], LABEL - FURTHER, said)


def instead(
    found: Sequence[Match], paths: Sequence[tuple[str, ...]], words: Vocabulary, samples: Samples
) -> Iterator[Match]:
    """Yield the matches; of columns that sought the same field the others' second meaning."""
    taken = {one.target for one in found if one.target}
    for one in found:
        lost = one.target is None and one.score and not (one.either or one.was_said)
        again = second_meaning(one, paths[one.column], words, samples.get(one.column),
                               taken) if lost else one  # fmt: skip
        taken |= {again.target} if again.target else set()
        yield again


def _sum_beside(target: Target, words: Vocabulary) -> Target | None:
    """Return the one amount that a record must have, beside a choice that says its direction."""
    if target.linked or not isinstance(target.field, Choice):
        return None
    sums = [one for one in words.targets
            if one.own and one.field.required and one.field.kind == "money"]  # fmt: skip
    return sums[0] if len(sums) == 1 else None


def by_elimination(
    found: Sequence[Match],
    paths: Sequence[tuple[str, ...]],
    sought: Collection[Target],
) -> Iterator[Match]:
    """Give a head of two meanings the one that no other column seeks, else what must be there.

    活动内容 is what was done where 活动名称 stands beside it, and alone it is what it was.
    """
    taken = set(sought)
    for one in found:
        if not one.either:
            yield one
            continue
        left = [each for each in one.either if each not in taken]
        left = left if len(left) == 1 else [each for each in left if each.field.required]
        if len(left) == 1:
            taken.add(left[0])
            said = f"“{paths[one.column][-1]}”可以是它，别的列没有"
            yield match_to(one.column, left[0], one.score * 2 - THEME, said)
        else:
            yield one


def by_values(
    found: list[Match], paths: Sequence[tuple[str, ...]], words: Vocabulary, samples: Samples
) -> Iterator[Match]:
    """Find by their values the columns whose heads say nothing, where only one field is left."""
    taken = {one.target for one in found if one.target}
    for one in found:
        sample = samples.get(one.column)
        if name := _named_so(one, paths, words, samples, taken):
            taken.add(name)
            said = f"“{paths[one.column][-1]}”下面都是姓名"
            yield match_to(one.column, name, _SURE - 0.05, said)
            continue
        asked = one.was_said or speaks_of_somebody(paths[one.column])
        if one.target or sample is None or asked or one.derivation == ROW_NUMBER or one.score:
            yield one
            continue
        better = values.told_by(sample, words, taken, is_blank_head=not paths[one.column],
                                is_of_sorts=is_of_sorts(paths[one.column]))  # fmt: skip
        if better is None and not any(paths):
            better = _first_names(sample, words, taken)
        if better is None:
            yield one
            continue
        taken.add(better)
        unsaid = _UNSAID if paths[one.column] else "没有表头"
        said = f"{unsaid}，里面都是{better.field.kind_label}"
        yield replace(match_to(one.column, better, _SURE - 0.05, said), guessed=True)


def own_group(found: Sequence[Match], words: Vocabulary) -> Iterator[Match]:
    """Yield the matches; the one group of a list is the row's own where it has one.

    所在组 in a list of representatives is the group they stand for, unless another column says it.
    """
    own = [one for one in words.targets
           if one.own and not one.linked and one.field.kind == "group_name"]  # fmt: skip
    groups = [one for one in found if one.target and values.result_kind(one.target.field)
              == "group_name"]  # fmt: skip
    alone = len(own) == 1 and len(groups) == 1 and groups[0].target and groups[0].target.linked
    for one in found:
        if alone and one is groups[0] and not one.was_said:
            yield match_to(one.column, own[0], one.score, f"这一列是“{own[0].field.label}”")
        else:
            yield one


def is_of_sorts(path: tuple[str, ...]) -> bool:
    """Say whether a head says that below it stands one of a few words."""
    return bool(path) and bool(_SORTS.fullmatch(bare(path[-1])))


def _first_names(
    sample: values.Sample, words: Vocabulary, taken: Collection[Target]
) -> Target | None:
    """Return 姓名 for the first names in a list without heads; 汉族 stands in every second row."""
    names = find("姓名", words)[0]
    differ = len(set(sample.texts)) * 2 > len(sample.texts)
    is_left = len(names) == 1 and names[0].own and names[0] not in taken
    return names[0] if is_left and differ and values.are_names(sample) else None


def of_the_same(
    found: list[Match], paths: Sequence[tuple[str, ...]], words: Vocabulary, samples: Samples
) -> Iterator[Match]:
    """Find what heads say of whom another names: 收款人手机号 beside 收款人全称."""
    people = [_CALLED.sub("", bare(paths[one.column][-1]))
              for one in found if paths[one.column] and _is_person(one)]  # fmt: skip
    taken = {one.target for one in found if one.target}
    for one in found:
        word = bare(paths[one.column][-1]) if len(paths[one.column]) == 1 else ""
        who = next((each for each in people if word.startswith(each) and word != each), "")
        if one.target or one.score or not who or one.was_said:
            yield one
            continue
        left = [each for each in find(word.removeprefix(who), words)[0] if each not in taken]
        sample = samples.get(one.column)
        if len(left) != 1 or (sample and values.contradicts(left[0].field, sample)):
            yield one
            continue
        taken.add(left[0])
        yield match_to(one.column, left[0], _SURE, f"是“{who}”的{left[0].field.label}")


def _is_person(one: Match) -> bool:
    """Say whether a column names whom the row is about, by a word that can stand before others."""
    target = one.target
    if target is None or target.linked:
        return False
    field = target.field
    return (
        (isinstance(field, Link) and field.required)
        or (isinstance(field, Copied) and field.of == "name")
        or (isinstance(field, PersonName) and "姓名" in target.words)
    )


def _named_so(
    one: Match,
    paths: Sequence[tuple[str, ...]],
    words: Vocabulary,
    samples: Samples,
    taken: Collection[Target],
) -> Target | None:
    """Return 姓名 for a column that only says who they are, 家庭成员, and holds their names.

    In a list of households 困难成员姓名 is one of several; elsewhere it is who the row is about.
    """
    path, sample = paths[one.column], samples.get(one.column)
    if one.target or one.score or sample is None or one.was_said or not path:
        return None
    word = bare(path[-1])
    named = any("姓名" in each.words or "户主姓名" in each.words for each in taken)
    says_who = is_subject(word) or (_NAMES_THEM.fullmatch(word) and not named) or (
        word.endswith("姓名") and not speaks_of_somebody(path) and not CLERKS.search(word)
        and not _OWNERS.search(word) and not _is_landlord(word, paths)
        and (_SAYS_WHO.fullmatch(word) if _lists_households(paths, taken) else True)
    )  # fmt: skip
    if not says_who or not values.are_names(sample):
        return None
    names = [each for each in find("姓名", words)[0] if each not in taken and not each.linked]
    return names[0] if len(names) == 1 else None


def _is_landlord(word: str, paths: Sequence[tuple[str, ...]]) -> bool:
    """Say whether 房主 only owns what each row is: a list of houses that are let."""
    return _LANDLORD in word and any(_LET.search(head) for path in paths for head in path)


def _lists_households(paths: Sequence[tuple[str, ...]], taken: Collection[Target]) -> bool:
    """Say whether heads of households are named and nobody's relation to them."""
    is_of_members = any("与户主关系" in one.words for one in taken if one.own)
    return not is_of_members and any(is_the_head(path[-1]) for path in paths if path)
