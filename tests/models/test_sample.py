"""The sample village: the same for the same seed, of any size, with nothing wrong in it."""

from __future__ import annotations

import pytest

from models import checking, sample
from models.declared import record_types
from models.sample_books.marked import MARKED
from tests.models.villages import clock, open_ledger


def built(path, **options):
    sample.build(path, record_types(), clock=clock, **options)
    return open_ledger(path, read_only=True)


@pytest.mark.parametrize(
    ("residents", "seed"), [(1, 0), (1, 1), (2, 2), (3, 0), (5, 1), (30, 2)]
)
def test_any_size(tmp_path, residents, seed):
    ledger = built(tmp_path / "a.cwz", residents=residents, seed=seed)
    assert ledger.count("resident") == residents + 1  # and the child born last month
    assert ledger.count("certificate") == 12
    ledger.close()


@pytest.mark.parametrize(("years", "seed"), [(2, 2), (1, 3)])
def test_a_check_up_finds_what_is_marked_and_nothing_else(tmp_path, years, seed):
    ledger = built(tmp_path / "a.cwz", residents=300, years=years, seed=seed)
    found = [(one.rule, one.title, one.sentence) for one in checking.findings(ledger)]
    assert sorted(rule for rule, _, _ in found) == sorted(rule for rule, _ in MARKED), found
    ledger.close()


def test_everything_in_it_is_in_order(tmp_path):
    ledger = built(tmp_path / "a.cwz", residents=300, years=2)
    doubtful = [one for one in checking.findings(ledger) if one.field == "id_number"]
    assert [one.sentence for one in doubtful if "还没有证件号" not in one.sentence] == []
    names = "".join(one["name"] for one in ledger.find("resident"))
    assert all(character in names for character in "䶮㛃𬱖𫖯𬭎𠅤𡋾𣲗㙓𬇙龘堃")
    sealed = {one["certificate"].id for one in ledger.find("seal_use") if one["certificate"]}
    promised = {one.id for one in ledger.find("certificate") if one["form"] == "告知承诺书"}
    assert ledger.count("certificate") == 24
    assert sealed == set(ledger.ids("certificate")) - promised
    assert ledger.count("refusal") > 5
    assert ledger.count("correction") == 1
    numbers = [one["number"] for one in ledger.find("certificate")]
    assert len(set(numbers)) == 24
    assert ledger.store.value("PRAGMA integrity_check") == "ok"
    assert ledger.store.rows("PRAGMA foreign_key_check") == []
    ledger.close()
