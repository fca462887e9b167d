"""Ledgers that earlier versions wrote open today, and nothing in them is lost."""

from __future__ import annotations

import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest

from exporters.plain import text_of
from exporters.report import report
from models.kinds_links import Ref
from models.query import Query
from tests.models.villages import open_ledger

FOLDER = Path(__file__).parent.parent / "ledgers"
#: what each version's ledger holds, for ever
COUNTS = {
    "v1": {
        "village": 1,
        "resident": 25,
        "household": 8,
        "official": 11,
        "special_group": 1,
        "arrival": 1,
        "departure": 1,
        "certificate": 13,
        "seal_use": 12,
        "own_field": 2,
    },
}


@pytest.fixture(params=sorted(path.stem for path in FOLDER.glob("*.sql")))
def older(request, tmp_path):
    path = tmp_path / f"{request.param}.cwz"
    connection = sqlite3.connect(path)
    connection.executescript((FOLDER / f"{request.param}.sql").read_text(encoding="utf-8"))
    connection.close()
    return request.param, path


def test_nothing_is_lost(older):
    version, path = older
    ledger = open_ledger(path)
    assert {name: ledger.count(name) for name in COUNTS[version]} == COUNTS[version]
    for name in ledger.types:
        for one in ledger.find(name):
            assert ledger.history(name, one.id)
    assert ledger.store.value("PRAGMA integrity_check") == "ok"
    assert ledger.store.rows("PRAGMA foreign_key_check") == []
    ledger.close()


def test_old_papers_reprint_as_they_were(older):
    """As the program printed them that wrote the ledger."""
    version, path = older
    ledger = open_ledger(path)
    slip = report("certificate_slip")
    printed = (FOLDER / f"{version}_certificates.txt").read_text(encoding="utf-8")
    for id_, before in enumerate(printed.split("\n=====\n"), 1):
        assert text_of(slip.build(ledger.as_of(), {"certificate": Ref(id_)})) == before
    assert {one["used_seal"].title for one in ledger.find("seal_use")} == {"村民委员会印章"}
    ledger.close()


def test_it_is_worked_on(older):
    _, path = older
    ledger = open_ledger(path)
    certificates = ledger.find("certificate", Query(order=("number",)))
    numbers = [one["number"] for one in certificates]
    assert len(set(numbers)) == len(numbers)
    assert [one["status"] for one in certificates].count("void") == 1
    pension = ledger.type("resident").field("养老保险")
    area = ledger.type("household").field("承包面积")
    assert [ledger.get("resident", id_)[pension.name] for id_ in (1, 2)] == ["参加", "没参加"]
    assert ledger.get("household", 1)[area.name] == Decimal("3.25")
    made = ledger.save("certificate", {"resident": Ref(5), "purpose": "办户头"}).id
    assert ledger.get("certificate", made)["number"] not in numbers
    assert ledger.search(ledger.get("resident", 5)["name"])
    for _ in range(4):
        assert ledger.undo()
    assert ledger.get("household", 1)[area.name] is None
    ledger.close()
