"""Heads in somebody's own words: the same things in another order are the same field."""

from __future__ import annotations

import pytest

from models.declared import record_types
from models.sheets.headers import match
from models.sheets.meaning import meaning
from models.sheets.other_words import in_other_words
from models.sheets.vocabulary import bare, vocabulary

TYPES = record_types()
WORDS = {name: vocabulary(one, TYPES) for name, one in TYPES.items()}


def found(register, *heads):
    """Return the fields of columns that have only heads."""
    words, paths = WORDS[register], [(one,) for one in heads]
    matches = in_other_words(paths, match(heads, words), words, {})
    return [one.field.name if one.field else None for one in matches]


@pytest.mark.parametrize(
    ("register", "head", "name"),
    [
        ("appeal", "要求办结日", "due_on"), ("appeal", "实际办结日", "closed_on"),
        ("dispute", "限办日期", "due_on"), ("disclosure", "公示题目", "title"),
        ("disclosure", "下墙日期", "removed_on"), ("disclosure", "存档日期", "archived_on"),
        ("activity", "牵头队伍", "organiser"), ("resident", "同户主是啥关系", "relation"),
        ("party_member", "编入党小组", "cell"), ("official", "任什么职务", "post"),
        ("resolution", "哪天定的", "decided_on"), ("resolution", "过没过", "outcome"),
        ("debt", "什么时候欠下的", "begun_on"), ("debt", "归谁管", "in_charge"),
        ("departure", "哪天走的", "happened_on"), ("arrival", "怎么添的", "kind"),
        ("certificate", "拿走的人", "collected_by"), ("grid", "啥时候开始的", "started"),
        # one word more is something else
        ("resident", "户主关系人", None), ("appeal", "要求办结单位", None),
        ("official", "任什么职务级别", None), ("disclosure", "公示题目数", None),
    ],
)  # fmt: skip
def test_a_head_in_other_words(register, head, name):
    assert found(register, head) == [name]


def test_two_columns_that_say_the_same_stay_open():
    assert found("disclosure", "下墙日期", "下墙的日子") == [None, None]


def test_what_is_said_of_somebody_else_stays_open():
    paths = [("帮扶人", "联系手机号码电话"), ("哪一年出生的",)]
    words = WORDS["resident"]
    matches = in_other_words(paths, match(paths, words), words, {})
    assert [one.field and one.field.name for one in matches] == [None, "born_on"]


def test_no_spelling_of_a_field_speaks_of_another_alone():
    """Whatever is declared for one field is never given to another by what it speaks of."""
    wrong = []
    for name, words in WORDS.items():
        for one in words.targets:
            for word in one.words:
                there = words.meanings.get(meaning(bare(word))) or []
                if not one.linked and len(there) == 1 and there != [one]:
                    wrong.append((name, one.field.name, word))
    assert wrong == []
