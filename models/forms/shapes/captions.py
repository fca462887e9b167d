"""Words over and beside numbers that gather them, and narrow down nobody: 治理, 留守人员."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from models.forms.counts.conditions import Said, is_sort, said_in
from models.forms.counts.counting import understood
from models.forms.whose.about import About, says_nothing
from models.sheets.vocabulary import bare
from models.writing import narrow

#: parts of a village's life, by which offices sort their items
_TOPIC = re.compile(
    r"[户人村民社家]情|党群|党组织|(基层|农村|社会|乡村|村级)?(治理|党建|组织|产业|经济|民生|民政|治安|稳定|"
    r"资源|环境|队伍)(发展|建设|情况|状况|概况|方面|类)?|"
    r"社会(民生|事业|发展|保障|治理|方面|类)?|人口(与?家庭|与?社会|发展|方面|类|底数)?|人文|"
    r"(党群|民政|社保|帮扶|巩固脱贫|脱贫攻坚|乡村振兴|防返贫)(方面|工作|类)?|社会救助(情况|类)?|(基础)?设施(建设)?"
)
_GATHERED = re.compile("人员|对象|群体|人群|群众|情况|人口|类")
_WHOLE = re.compile(
    "((全村?|全镇|农村|村民|农户|户籍|常住)?总|户籍|常住|全村|农)(农?户数|人[口数])数?|农户总户?数"
)
_HOMES = re.compile("户数|农户|户籍")
_OF_HOMES = re.compile("户(?!籍)")
_CAPTION = re.compile(".*[^的](情况|概况)|.*按.+分组?")
_SPLITS = re.compile("年龄|学历|文化|性别|民族|政治面貌|结构|分布|类型|类别|构成")
_COUNTS = re.compile("[人户口数计]")
_ALL_SORTS = re.compile(
    "(需?(特殊|重点|困难|弱势|脆弱|关爱|关注|社会救助|社会福利|救助|福利|民政)(关注|转移|避险|监测)?"
    "(群体|人群|群众|人员|对象)?)+"
)
#: over the sorts themselves: 重点转移对象 over 独居老人, 残疾人
_CHOSEN = re.compile(
    "(其中:?)?需?(重点|特殊|特别|困难|弱势)(关注|关照|关爱|照顾|照料|转移|避险|监测)?(的)?"
    "(人员|人群|群体|对象|人口)"
)
#: of life or of school, which ages tell as well
_STAGE = re.compile(
    "(?:托育|托幼|早教|早期教育|学前|学龄前?|幼儿|义务教育|小学|初中|高中)(?:教育)?(?:阶段|学段|时期|期|服务)?"
)
_SEVERAL = 2
_PART = re.compile("^其中[:：]?")
_PEOPLE = re.compile("老年?人|儿童|村民|居民")  #: 60周岁以上老人 say that they are people
_BRACKETS = re.compile(r"[(]([^()]+)[)]")  #: 重点群体（户籍）: of whom these are
_ADDS = re.compile("含|包括|其中|[如即]")
_LEFT = re.compile("老年?人|儿童|妇女")
_IN_NEED = re.compile("^(?:其中:?)?(重点|特殊|困难|弱势)(?=老|儿童|妇女|青少?年|残疾)")


def without_captions(words: Sequence[str]) -> tuple[str, ...]:
    """Return the heads of a number without those that gather it with others.

    治理 beside 党员人数, and 留守人员 over 留守儿童, say no more than the words themselves. Beside
    男 or 35岁以下 they are kept: whom these are part of is what they may say.
    """
    words = _left_behind(words)
    return tuple(one for at, word in enumerate(words)
                 if (one := _limit(word) if _gathers(word, words[at + 1 :])
                     else _plain(word, words[at + 1 :])))  # fmt: skip


def _limit(word: str) -> str:
    """Return what stands in brackets behind words that gather, where it narrows them down.

    （低保、特困） there lists the sorts beneath, and （含监测户） adds to them.
    """
    told = [one for one in _BRACKETS.findall(narrow(word))
            if not (_ADDS.match(one) or any(map(is_sort, said_in(one))))]  # fmt: skip
    return "".join(one for one in told if (said := understood(one)) or (
        said is None and not says_nothing(one)))  # fmt: skip


def _left_behind(words: Sequence[str]) -> Sequence[str]:
    """Return 留守老人 as one where the heads say it in two: 重点老年人 over 留守."""
    if len(words) > 1 and bare(words[-1]) == "留守" and (of := _LEFT.search(words[-2])):
        return [*words[:-2], f"留守{of[0].replace('年', '')}"]
    return words


def _plain(word: str, inner: Sequence[str]) -> str:
    """Return 老年人 for 重点老年人 over 低保 or 独居: which of them the words beneath it say."""
    plain = _IN_NEED.sub("", narrow(word))
    if plain == narrow(word) or not understood(plain):
        return word
    sorts = (one.sort for each in inner for one in understood(each) or ())
    return plain if any(sort.startswith("group:") for sort in sorts) else word


def _gathers(word: str, inner: Sequence[str]) -> bool:
    text = bare(_PART.sub("", narrow(word)) or word)
    stem = _GATHERED.sub("", text)
    repeated = len(stem) > 1 and any(bare(one).startswith(stem) for one in inner)
    return (
        (repeated or bool(_TOPIC.fullmatch(text) or _ALL_SORTS.fullmatch(text)))
        and not understood(word)
        and any(_WHOLE.fullmatch(bare(one)) or any(map(_is_whole, understood(one) or ()))
                or (_PEOPLE.search(one) and understood(one)) for one in inner)
    )  # fmt: skip


def _is_whole(said: Said) -> bool:
    return is_sort(said) or said.sort == "base"


def is_caption(text: str) -> bool:
    """Say whether words head the items that follow, and are no number themselves: 按年龄分."""
    word = bare(text)
    return bool(_CAPTION.fullmatch(word)) or (
        understood(word) == () and bool(_SPLITS.search(word)) and not _COUNTS.search(word)
    )


def gathers(about: About, heads: Collection[str]) -> bool:
    """Say whether a title only gathers the sorts of people in a table of the whole village.

    三留守 are those of 留守儿童; that 男 is not of them only 总人口 beside it can say.
    """
    if not about.unknown or not any(_WHOLE.fullmatch(bare(head)) for head in heads):
        return False
    pairs = {about.unknown[at : at + 2] for at in range(len(about.unknown) - 1)}
    return gathers_sorts(about, heads) or any(
        pair in narrow(head) for head in _of_sorts(heads) for pair in pairs
    )


def gathering(heads: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return words over heads that only gather the sorts of people beneath: 重点转移对象."""
    beneath: dict[str, list[str]] = {}
    for head in heads:
        for word in head[:-1]:
            beneath.setdefault(word, []).append(head[-1])
    return frozenset(word for word, under in beneath.items()
                     if not _limit(word) and (
                         (_CHOSEN.fullmatch(bare(word)) and len(_of_sorts(under)) > 1)
                         or _names_stage(word, under) or _lists(word, under)))  # fmt: skip


def _names_stage(word: str, under: Sequence[str]) -> bool:
    """Say whether a word names the stage of life of the ages beneath it: 学前教育 over 3—6岁."""
    said = [understood(one) or () for one in under]
    return bool(_STAGE.fullmatch(bare(word))) and all(
        one and all(each.sort == "age" for each in one) for one in said
    )


def _lists(word: str, under: Sequence[str]) -> bool:
    """Say whether a word is put together of what it heads: 户数人口, 组织代表 over 村民代表.

    Where it names a sort, or none at all, each of the items must, or be a part of one that does.
    """
    text = bare(word)
    if len(under) < _SEVERAL or understood(word):
        return False
    known = {narrow(one): said for one in under if (said := understood(one)) is not None}
    pairs = [text[at : at + 2] for at in range(0, len(text), 2)]
    own = {pair: [said for one, said in known.items() if pair in one] for pair in pairs}
    words = (_TOPIC, _GATHERED, _HOMES)
    plain = all(own[pair] or any(one.fullmatch(pair) for one in words) for pair in pairs)
    topic = bool(_TOPIC.fullmatch(text))
    if not (topic or (plain and any(own.values()))):
        return False
    inner = [one for found in own.values() for said in found for one in said]
    return not (topic or any(map(is_sort, inner))) or all(
        _PART.match(narrow(one)) or any(map(_is_whole, said)) for one, said in known.items()
    )


def speaks_of_all(heads: Collection[str]) -> bool:
    """Say whether heads ask both for all the households and for all the people of a village."""
    wholes = [bare(head) for head in heads if _WHOLE.fullmatch(bare(head))]
    return any(_OF_HOMES.search(one) for one in wholes) and any("人" in one for one in wholes)


def counts_all(heads: Sequence[Sequence[str]]) -> bool:
    """Say whether a table has columns for all the people there are: 户籍人口 over 男 and 女."""
    return any(_WHOLE.fullmatch(bare(word)) and "人" in word for head in heads for word in head)


def gathers_sorts(about: About, heads: Collection[str]) -> bool:
    """Say whether what a title leaves unknown is but a word for several sorts: 特殊群体."""
    return len(_of_sorts(heads)) > 1 and bool(_ALL_SORTS.fullmatch(about.unknown))


def _of_sorts(heads: Collection[str]) -> list[str]:
    return [head for head in heads if any(map(is_sort, understood(head) or ()))]
