"""Every rule of the check-up, on both sides of its edge; none without an example, none unnamed."""

from __future__ import annotations

import re

import pytest

from models import checking
from models.declared import record_types
from models.record_parts import HINT, REQUIRED
from tests.models import rule_examples
from tests.models.villages import new_village

RULES = list(checking.rules(record_types()))


def found(path, rule, *, wrong):
    ledger = new_village(path)
    try:
        rule_examples.of(rule)(ledger, wrong)
        return [
            one
            for one in checking.found_in(ledger, ledger.type(rule.register.name))
            if one.rule == rule.id
        ]
    finally:
        ledger.close()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_it_finds_what_is_wrong_and_nothing_beside(tmp_path, rule):
    assert rule_examples.of(rule), f"write an example of {rule.id} in rule_examples"
    assert found(tmp_path / "对.cwz", rule, wrong=False) == []
    wrong = found(tmp_path / "错.cwz", rule, wrong=True)
    assert wrong
    for one in wrong:
        assert one.title
        assert one.sentence
        assert one.todo == rule.doubt.todo
        assert one.certainty == (REQUIRED if one.basis.startswith(REQUIRED) else HINT)


def test_every_rule_has_a_name_of_its_own():
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
    for rule in RULES:
        assert re.fullmatch(r"[a-z_]+\.[a-z_]+", rule.id)
        assert rule.doubt.label
        assert rule.doubt.todo


def test_a_rule_looks_at_fields_that_are_there():
    for rule in RULES:
        assert not set(rule.doubt.needs) - set(rule.register.by_name)


def test_no_example_is_left_over():
    known = {rule.id for rule in RULES} | {f"*.{rule.doubt.name}" for rule in RULES}
    assert not set(rule_examples.EXAMPLES) - known
