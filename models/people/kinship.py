"""Who is kin to whom: as somebody wrote it once, as a household says it, and what follows.

近亲属 are 配偶、父母、子女、兄弟姐妹、祖父母、外祖父母、孙子女、外孙子女 (民法典第1045条,
whose text was read); 姻亲 (儿媳, 女婿, 公婆 ...) are none. An adopted child is a child
(第1111条), a stepchild only where the step-parent brought it up (第1072条): a person has to know.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from models.query import Query, Where

if TYPE_CHECKING:
    from models.record import Record
    from models.view import View

NEAR = frozenset({"spouse", "parent", "child", "sibling", "grandparent", "grandchild"})
WORDS = {
    "spouse": "配偶", "parent": "父母", "child": "子女", "sibling": "兄弟姐妹",
    "grandparent": "祖父母（外祖父母）", "grandchild": "孙子女（外孙子女）", "in_law": "姻亲",
    "other": "其他亲属",
}  # fmt: skip
INVERSE = {
    "parent": "child", "child": "parent", "grandparent": "grandchild",
    "grandchild": "grandparent",
}  # fmt: skip
#: how a member of a household is related to its head
_OF_HEAD = {
    **dict.fromkeys(("wife", "husband", "spouse"), "spouse"),
    **dict.fromkeys(("father", "mother"), "parent"),
    **dict.fromkeys(("brother", "sister"), "sibling"),
    **dict.fromkeys(
        ("grandfather", "grandmother", "outer_grandfather", "outer_grandmother"), "grandparent"
    ),
    **dict.fromkeys(
        ("grandson", "granddaughter", "outer_grandson", "outer_granddaughter"), "grandchild"
    ),
    **dict.fromkeys(
        ("son", "son1", "son2", "son3", "son4", "daughter", "daughter1", "daughter2",
         "daughter3", "daughter4", "adopted_son", "adopted_daughter"), "child"
    ),
    **dict.fromkeys(
        ("son_in_law", "daughter_in_law", "father_in_law", "mother_in_law", "wifes_father",
         "wifes_mother", "grandson_wife", "grandson_in_law", "sister_in_law"), "in_law"
    ),
    **dict.fromkeys(("nephew", "niece", "great_grandson", "great_granddaughter"), "other"),
}  # fmt: skip
#: the narrower words for a child
_CHILDREN = {f"{one}{number}": one for one in ("son", "daughter") for number in range(1, 5)}
#: 养子 and 继子 stand under one word there
_OR_STEP = frozenset({"adopted_son", "adopted_daughter"})
#: what my one's one is to me; by marriage it may be a step-parent, which a person has to know
_FOLLOWS = {
    ("parent", "parent"): "grandparent", ("child", "child"): "grandchild",
    ("parent", "child"): "sibling", ("sibling", "sibling"): "sibling",
    ("sibling", "parent"): "parent", ("child", "sibling"): "child",
    ("spouse", "child"): "child", ("parent", "spouse"): "parent",
}  # fmt: skip
_BY_MARRIAGE = frozenset({("spouse", "child"), ("parent", "spouse")})


def wider(relation: str) -> tuple[str, ...]:
    """Return the wider words for a relation to the head, the nearest first: 长子, 儿子, 子女."""
    found = (_CHILDREN.get(relation), _OF_HEAD.get(relation))
    return tuple(one for one in found if one is not None and one != relation)


class Kin(NamedTuple):
    """What somebody is to another; `sure` where nobody has to look whether it is so."""

    relation: str
    sure: bool

    @property
    def near(self) -> bool:
        """Whether these are 近亲属."""
        return self.relation in NEAR


Edges = dict[int, dict[int, Kin]]


def kin_among(view: View, people: Collection[int]) -> Mapping[tuple[int, int], Kin]:
    """Return what residents are to each other: (one, other) -> what the other is to the one.

    Looks two steps far: the mother of the father, the other child of the mother.
    """
    edges = _edges(view, set(people))
    found: dict[tuple[int, int], Kin] = {}
    for one in people:
        known = edges.get(one, {})
        for middle, first in known.items():
            for other, second in edges.get(middle, {}).items():
                step = first.relation, second.relation
                if other != one and other in people and step in _FOLLOWS:
                    sure = first.sure and second.sure and step not in _BY_MARRIAGE
                    kept = found.get((one, other))
                    if kept is None or (sure and not kept.sure):
                        found[one, other] = Kin(_FOLLOWS[step], sure)
        found |= {(one, other): kin for other, kin in known.items() if other in people}
    return found


def _edges(view: View, people: set[int]) -> Edges:
    """Return what was written about the people and about those one step from them."""
    edges: Edges = {}
    asked: set[int] = set()
    wanted = people
    for _ in range(2):
        wanted -= asked
        for one, other, kin in (*_at_home(view, wanted), *_written(view, wanted)):
            edges.setdefault(one, {})[other] = kin
            back = Kin(INVERSE.get(kin.relation, kin.relation), kin.sure)
            edges.setdefault(other, {})[one] = back
        asked |= wanted
        wanted = set(edges)
    return edges


def _written(view: View, people: set[int]) -> Iterator[tuple[int, int, Kin]]:
    ids = tuple(sorted(people))
    today = view.today
    for link in ("person", "relative"):
        where = (Where(link, "in", ids), Where("ended", ">=?", today))
        for one in view.ledger.find("kinship", Query(where=where)) if ids else ():
            yield one["person"].id, one["relative"].id, Kin(one["relation"], sure=True)


def _at_home(view: View, people: set[int]) -> Iterator[tuple[int, int, Kin]]:
    """Yield what the members of a household are to its head."""
    fields = ("household", "relation")
    query = Query(ids=tuple(sorted(people)), fields=fields)
    here = view.ledger.find("resident", query) if people else []
    homes = tuple({one["household"].id for one in here if one["household"]})
    where = (Where("household", "in", homes),)
    members = view.ledger.find("resident", Query(where=where, fields=fields)) if homes else []
    heads = {one["household"].id: one.id for one in members if one["relation"] == "head"}
    for one in members:
        head = heads.get(one["household"].id)
        if head and head != one.id and (relation := _OF_HEAD.get(one["relation"])):
            yield head, one.id, Kin(relation, sure=one["relation"] not in _OR_STEP)


def homes_of(view: View, people: Collection[int]) -> Mapping[int, int]:
    """Return the household of each of some residents who has one."""
    query = Query(ids=tuple(sorted(people)), fields=("household",))
    found: list[Record] = view.ledger.find("resident", query) if people else []
    return {one.id: one["household"].id for one in found if one["household"]}
