"""What a form asks of the village itself: its name, where it lies, its office, its director."""

from __future__ import annotations

import re

from models.sheets.headers import match
from models.sheets.vocabulary import Target, Vocabulary, bare, core
from models.writing import narrow

#: how a form heads or labels the village
VILLAGE = re.compile(
    r"所?[在属]?(行政)?村(名|别|屯|名称|组名|民?委会|民委员会|民?委员?会全称)?|(所[在属])?(行政)?村[(（]?(社区|居|"
    r"居委会)[)）]?(名称?)?|村社区(名称)?|村居|所在村居|社区[(（]?(行政)?村[)）]?(名称)?|村民?委(员?会)名称"
)
_TOWNSHIP = re.compile(r"所?[在属]?(乡镇|乡|镇|镇街|街镇|镇乡|乡镇街道|街道|镇街道)(名称?)?")
_COUNTY = re.compile(r"所?[在属]?(县|区县|县区|县市区|市县区|区市县|县市|区)(名称?)?")
_PROVINCE = re.compile(r"所?[在属]?(省|省份|省市|省区市|省市区)(名称?)?")
_PLACES = frozenset({"name", "township", "county", "province"})
#: what is chosen for the program's own papers; who filled in a form signs for it
_OWN_BUSINESS = frozenset({"secretary", "seal_keeper", "paper_face"})
_COMMITTEE = re.compile("(?<=村)村?(?:民?委会|民委员会)$")
#: to what a member belongs; 流入地党组织 is elsewhere
_PARTY = re.compile(
    r"(?:现|流出前)?(?:所[在属]|隶属)?(?:农村)?党(?:支部|组织)(?:名称|全称)?|所[在属]支部(?:名称)?|"
    r"(?:党员)?(?:党?组织关系|党籍)所在(?:党?支部|党组织)(?:名称)?"
)
#: words of a place that need not be the village: where somebody works, or came from
ELSEWHERE = re.compile(
    "出生|籍贯|外出|务工|就业|工作|单位|就读|学校|流[入出]|迁|来自|娘家|原|监护"
)
_SURE = 0.8


def plain_name(text: str) -> str:
    """Return the name of a village without its committee: 白杨村 for 白杨村委会."""
    return _COMMITTEE.sub("", narrow(text))


def place_in(label: str, village: Vocabulary) -> Target | None:
    """Return where the village lies, where a label asks for it: the same in every row."""
    name = _named(narrow(label), village)
    return next((one for one in village.targets if one.field.name == name), None)


def is_party_body(leaf: str) -> bool:
    """Say whether a narrow head of a list of members asks for their body: 所在党支部."""
    return bool(_PARTY.fullmatch(leaf.strip("*★☆※")))


def asked_of_village(label: str, village: Vocabulary) -> Target | None:
    """Return what a label asks where a form is about the village: also its office and director."""
    if found := place_in(label, village):
        return found
    one = match([label], village, explain=False)[0]
    if one.target is None or one.score < _SURE or one.target.linked:
        return None
    return None if one.target.field.name in _OWN_BUSINESS else one.target


def _named(leaf: str, village: Vocabulary) -> str:
    plain = re.sub(r"[()、，,/]", "", leaf)
    for name, words in (("name", VILLAGE), ("township", _TOWNSHIP), ("county", _COUNTY),
                        ("province", _PROVINCE)):  # fmt: skip
        if words.fullmatch(leaf) or words.fullmatch(plain):
            return name
    word = bare(leaf)
    same = village.labels.get(word) or village.aliases.get(word) or village.cores.get(core(word))
    return next((one.field.name for one in same or () if one.field.name in _PLACES), "")
