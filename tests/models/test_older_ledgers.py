"""Ledgers that earlier versions wrote open today, and nothing in them is lost."""

from __future__ import annotations

import gzip
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
    "v2": {
        "village": 1,
        "resident": 11,
        "certificate": 12,
        "seal_use": 18,
        "cash_entry": 87,
        "month_close": 22,
        "disclosure": 47,
        "affair": 22,
        "sign": 18,
        "meeting": 17,
    },
}


def sql_of(version):
    plain = FOLDER / f"{version}.sql"
    if plain.is_file():
        return plain.read_text(encoding="utf-8")
    return gzip.decompress((FOLDER / f"{version}.sql.gz").read_bytes()).decode()


def made(version, folder):
    path = folder / f"{version}.cwz"
    connection = sqlite3.connect(path)
    connection.executescript(sql_of(version))
    connection.close()
    return version, path


@pytest.fixture(params=sorted({path.name.partition(".")[0] for path in FOLDER.glob("*.sql*")}))
def older(request, tmp_path):
    return made(request.param, tmp_path)


@pytest.fixture
def first(tmp_path):
    return made("v1", tmp_path)


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


def test_old_papers_reprint_as_they_were(first):
    """As the program printed them that wrote the ledger."""
    version, path = first
    ledger = open_ledger(path)
    slip = report("certificate_slip")
    printed = (FOLDER / f"{version}_certificates.txt").read_text(encoding="utf-8")
    for id_, before in enumerate(printed.split("\n=====\n"), 1):
        assert text_of(slip.build(ledger.as_of(), {"certificate": Ref(id_)})) == before
    assert {one["used_seal"].title for one in ledger.find("seal_use")} == {"村民委员会印章"}
    ledger.close()


def test_it_is_worked_on(first):
    _, path = first
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


def test_every_one_is_written_to_and_taken_back(older):
    _, path = older
    ledger = open_ledger(path)
    before = ledger.undo_label()
    made_ = ledger.save("seal_use", {"document": "接着记"}).id
    assert ledger.get("seal_use", made_)["document"] == "接着记"
    ledger.undo()
    assert ledger.undo_label() == before
    assert (path.parent / "备份").is_dir() == bool(list(path.parent.glob("备份/*升级前*")))
    ledger.close()
