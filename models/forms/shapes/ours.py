"""What a form asks of the village itself: its name, where it lies, its office, its director."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from models.field import cell_text
from models.forms.form import SAME, Place
from models.sheets.grid import Row, Sheet, is_empty
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
#: what may stand in a line of places on a card
_WITH_PLACES = re.compile("(?:所[在属])?(?:村民)?小?组(?:别|名称?)?|户?编号|户号|自然村|屯")
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
_PLAIN = re.compile("[()、，,/]")
_SURE, _SURE_OF_LINE = 0.8, 0.9
_CAME = re.compile("流[入动]|外来|迁[入移]|暂住|寄住|来访|引进")


def is_line_of_places(cells: Row) -> bool:
    """Say whether a row asks where the form is from: 县（区）｜____｜乡镇｜____｜村｜____."""
    words = [narrow(cell_text(cell)).rstrip(":") for cell in cells if not is_empty(cell)]
    places = [any(one.fullmatch(word) or one.fullmatch(_PLAIN.sub("", word))
                  for one in (VILLAGE, _TOWNSHIP, _COUNTY, _PROVINCE)) for word in words]
    return len(words) > 1 and places[0] and all(
        is_place or _WITH_PLACES.fullmatch(word)
        for is_place, word in zip(places, words, strict=True)
    )  # fmt: skip


def from_here(
    places: Iterable[Place], sheet: Sheet, village: Vocabulary, first: int, title: str
) -> Iterator[Place]:
    """Yield the places of a card, those of the line above its person's name with what is ours.

    `first` is the row of that name. Where those stay who came from elsewhere, the line may be of
    where they came from.
    """
    for one in places:
        asked = one.cell is not None and one.cell[0] < first and len(one.head) == 1 and (
            not one.meant and is_line_of_places(sheet.rows[one.cell[0]])
        )  # fmt: skip
        target = place_in(one.head[-1], village) if asked else None
        if target is None or _CAME.search(narrow(title)):
            yield one
            continue
        yield replace(one, target=target, derivation=SAME, confidence=_SURE_OF_LINE,
                      reason=f"本村的“{target.field.label}”")  # fmt: skip


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
    plain = _PLAIN.sub("", leaf)
    for name, words in (("name", VILLAGE), ("township", _TOWNSHIP), ("county", _COUNTY),
                        ("province", _PROVINCE)):  # fmt: skip
        if words.fullmatch(leaf) or words.fullmatch(plain):
            return name
    word = bare(leaf)
    same = village.labels.get(word) or village.aliases.get(word) or village.cores.get(core(word))
    return next((one.field.name for one in same or () if one.field.name in _PLACES), "")
