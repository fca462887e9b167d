"""Whom a row is about: the head of the household, where no name of anybody else stands there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from models.field import Field
from models.kinds_links import Copied, Link
from models.record import RecordType
from models.sheets.matched import Match
from models.sheets.others import is_the_head
from models.sheets.vocabulary import Target, Vocabulary, bare


def heads_as_people(
    record_type: RecordType, matches: tuple[Match, ...], words: Vocabulary
) -> tuple[Match, ...]:
    """Take 户主姓名 for 姓名 in a list of households, where nobody else is named.

    Of what people are listed as the head is the one: 低保花名册 by households.
    """
    title = record_type.by_name[record_type.title]
    if isinstance(title, Copied):
        title = record_type.by_name[title.link]
    listed = isinstance(title, Link) and title.required
    if (title.kind != "person_name" and not listed) or any(
        one.target and not one.target.linked and _names_it(one.target.field, title)
        for one in matches
    ):
        return matches
    heads = [one for one in matches if one.target and one.target.linked
             and one.target.far == listed and one.target.field.kind == "computed"
             and getattr(one.target.field, "result").kind == "person_name"]  # noqa: B009  # fmt: skip
    if len(heads) != 1 or (listed and _names_people(matches)):
        return matches
    own = next(one for one in words.targets if one.field is title)
    way = heads[0].derivation
    made = replace(heads[0], field=title, target=own, score=0.9, derivation=way,
                   reason="表里没有别人的姓名，一行是一户，按户主记")  # fmt: skip
    return tuple(made if one is heads[0] else one for one in matches)


def _names_it(field: Field[Any], title: Field[Any]) -> bool:
    """Say whether a field is the title, or copies the name of whom it points to."""
    return field is title or (
        isinstance(field, Copied) and (field.link, field.of) == (title.name, "name")
    )


def _names_people(matches: Sequence[Match]) -> bool:
    """Say whether a column names somebody who is no head of a household."""
    return any(one.target is not None and one.target.field.kind == "person_name"
               and one.target.linked for one in matches)  # fmt: skip


def not_the_head(
    one: Match, heads: Sequence[Sequence[str]], matches: Sequence[Match], titles: Mapping[str, str]
) -> Match:
    """Leave 户主姓名 open where it would name a row in which 姓名 names another."""
    link = one.target.field if one.target and not one.target.linked else None
    if not isinstance(link, Link) or not is_the_head(heads[one.column][-1]):
        return one
    own = [each.target.field for each in matches if each.target and not each.target.linked]
    named = any(isinstance(name, Copied) and (name.link, name.of) == (link.name, titles[link.to])
                for name in own)  # fmt: skip
    return one.opened("是户主的，这一行另有姓名") if named else one


def by_title(
    record_type: RecordType, one: Match, matches: Sequence[Match], titles: Mapping[str, str]
) -> Match:
    """Let a copied name find its person, and 印章名称 the seal, where no column is the link."""
    if one.target and one.target.linked:
        return _by_linked_title(record_type, one, matches, titles)
    copied = one.target.field if one.target else None
    if not isinstance(copied, Copied):
        return one
    link = record_type.by_name[copied.link]
    there = any(each.field is link for each in matches)
    if there or not link.required or copied.of != titles.get(getattr(link, "to", "")):
        return one
    return replace(one, field=link, reason=f"{one.reason}，按它从“{link.label}”里找")


def _by_linked_title(
    record_type: RecordType, one: Match, matches: Sequence[Match], titles: Mapping[str, str]
) -> Match:
    """Let the name of the one thing to which a record points be that link; people are asked for.

    A record may point to several people, of whom a name does not say which.
    """
    target = one.target
    links = [link for link in record_type.links
             if target and target.path == f"{link.to}.{titles[link.to]}"]  # fmt: skip
    if target is None or len(links) != 1 or target.field.kind == "person_name":
        return one
    link = links[0]
    if not (link.required or link.makes) or any(each.field is link for each in matches):
        return one
    return replace(one, field=link, target=Target(record_type.name, link), derivation=None,
                   reason=f"{one.reason}，按它从“{link.label}”里找")  # fmt: skip


def told_of_others(one: Match, types: Mapping[str, RecordType]) -> Match:
    """Leave open what a column says of another thing than people: 应到 of the meeting.

    It is written with that thing, and does not tell which it is.
    """
    target = one.target
    there = types.get(target.register) if target and target.linked else None
    if target is None or there is None or there.gathers or there.name == "household":
        return one
    telling = {there.title, *(name for names in there.same_when for name in names)}
    is_of_people = there.by_name[there.title].kind == "person_name"
    if is_of_people or target.field.name in telling:
        return one
    return one.opened(f"是“{there.label}”里的“{target.field.label}”，不随这一行写")


def by_name(
    record_type: RecordType,
    heads: Sequence[Sequence[str]],
    matches: tuple[Match, ...],
    titles: Mapping[str, str],
) -> tuple[Match, ...]:
    """Let the linked name of whom a row is about find that person: 成员姓名 beside 申请人姓名.

    Whoever asked for all of a family is one of them, and not each of them.
    """
    link = record_type.by_name[record_type.title]
    if not isinstance(link, Link) or not link.required:
        return matches
    names = [one for one in matches if one.target and one.target.linked and not one.target.far
             and one.target.path == f"{link.to}.{titles[link.to]}"]  # fmt: skip
    whose = [one for one in matches if one.field is link]
    asked = [one for one in whose if bare(heads[one.column][-1]).startswith("申请人")]
    others = [one for one in whose if one not in asked]
    if len(names) != 1 or others or len(asked) != 1:
        return matches
    (name,), (who,) = names, asked
    found = replace(name, field=link, target=who.target, derivation=None,
                    reason=f"{name.reason}，按它从“{link.label}”里找")  # fmt: skip
    opened = who.opened("是申请人，这一行另有姓名")
    return tuple(found if one is name else opened if one is who else one for one in matches)
