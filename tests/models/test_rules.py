"""Rules are data with their origin, and old papers keep the old rule."""

from __future__ import annotations

import datetime as dt
import tomllib

import pytest

from models import rules
from models.rules import AGED, FOLDER, OF_OLD, options_of, rule_on

KINDS = [
    path.stem
    for path in sorted(FOLDER.glob("*.toml"))
    if "[[rule]]" in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("kind", KINDS)
def test_every_rule_says_where_it_comes_from(kind):
    for one in rules.rules(kind):
        assert one.code
        assert one.text
        assert one.basis
        assert one.source
        assert one.place
        assert isinstance(one.in_force_from, dt.date)
        said = {"verified": "规定要求：", AGED: f"{OF_OLD}："}
        assert one.said_as.startswith(said.get(one.certainty, "提示（没有核对过原文）："))
    codes = [one.code for one in options_of(kind)]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("kind", KINDS)
def test_versions_of_a_code_do_not_overlap(kind):
    for one in rules.rules(kind):
        for other in rules.rules(kind):
            if one is not other and one.code == other.code:
                first, second = sorted((one, other), key=lambda rule: rule.in_force_from)
                assert first.in_force_until
                assert first.in_force_until < second.in_force_from


#: laws that were changed, words in the names of local rules under them, and from when they hold
CHANGED = (
    (("村民委员会组织法", "村务公开", "村务监督", "村民自治"), dt.date(2026, 1, 1)),
    (("集体资产", "农村财务", "集体财务"), dt.date(2025, 5, 1)),
)


@pytest.mark.parametrize("path", sorted(rules.FOLDER.glob("*.toml")), ids=lambda one: one.stem)
def test_a_local_rule_older_than_its_law_is_only_a_hint(path):
    for entries in tomllib.loads(path.read_text(encoding="utf-8")).values():
        for one in entries:
            sure = one.get("certainty", one.get("confidence")) == "verified"
            everywhere = one.get("place", "") in {"", "全国", "各地", "本村"}
            for words, since in CHANGED:
                under = any(word in one.get("basis", "") for word in words)
                if sure and under and not everywhere:
                    assert one["in_force_from"] >= since, one["code"]


def test_the_rule_of_that_day(tmp_path, monkeypatch):
    entry = """
    [[rule]]
    code = "notice"
    text = "{text}"
    basis = "某条例"
    article = "第八条"
    source = "原文"
    in_force_from = {start}
    {end}
    place = "各地"
    confidence = "verified"
    days = {days}
    """
    (tmp_path / "made_up.toml").write_text(
        entry.format(text="五日", start="2020-01-01", end="in_force_until = 2025-12-31", days=5)
        + entry.format(text="七日", start="2026-01-01", end="", days=7),
        encoding="utf-8",
    )
    monkeypatch.setattr(rules, "FOLDER", tmp_path)
    assert rule_on("made_up", "notice", dt.date(2025, 12, 31)).more["days"] == 5
    assert rule_on("made_up", "notice", dt.date(2026, 1, 1)).more["days"] == 7
    assert rule_on("made_up", "notice", dt.date(2019, 12, 31)) is None
    assert rule_on("made_up", "other", dt.date(2026, 1, 1)) is None
    assert rule_on("made_up", "notice", dt.date(2026, 1, 1)).said_as == "规定要求：某条例第八条"
    assert [one.word for one in options_of("made_up")] == ["七日"]
