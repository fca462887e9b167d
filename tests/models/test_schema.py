"""The shape of the file: what it lacks is added, renames keep the data, nothing is dropped."""

from __future__ import annotations

import dataclasses
import sqlite3
import subprocess
import sys

import pytest
import sqlite_utils

from models import backup, schema, steps
from models.declared import record_types
from models.errors import DamagedLedger, UserError
from models.groups import Group
from models.kinds import Integer, Text
from models.kinds_dates import Date
from models.kinds_links import Lines, Link, Ref
from models.own_fields import KINDS
from models.record import Numbering, RecordType
from models.storage import FORMAT
from tests.models.villages import EVERYTHING, dump, open_ledger


def test_golden_schema(golden):
    assert KINDS
    golden("schema.sql", schema.ddl(record_types()))


def test_a_fresh_file_has_exactly_this_shape(tmp_path):
    ledger = open_ledger(tmp_path / "a.cwz")
    assert schema.plan(ledger.store, ledger.types) == [
        statement
        for statement in schema.plan(ledger.store, ledger.types)
        if "IF NOT EXISTS" in statement
    ]
    tables = {
        row[0] for row in ledger.store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    }
    assert tables - {"sqlite_sequence"} == {
        "_meta",
        "_operation",
        "_change",
        "_series",
        "_search",
        "_sqlite_migrations",  # sqlite-utils keeps here which steps were taken
        *record_types(),
        *(f"{name}__{line.name}" for name, one in record_types().items() for line in one.lines),
    }
    assert ledger.store.value("PRAGMA user_version") == FORMAT
    assert ledger.store.value("PRAGMA foreign_keys") == 1
    assert ledger.store.value("PRAGMA synchronous") == 2
    assert ledger.store.value("PRAGMA journal_mode") == "delete"
    strict = ledger.store.rows(
        "SELECT name FROM pragma_table_list WHERE strict AND schema = 'main'"
    )
    others = {"sqlite_sequence", "_sqlite_migrations"}
    assert {name for (name,) in strict} == tables - others
    ledger.close()


def person(*fields, name="person", **more):
    return {
        name: RecordType(
            name, "人", group=Group.PEOPLE, title="name", searched=("name",), known_by=("name",),
            fields=(Text("name", "姓名", required=True), *fields), **more,
        )
    }  # fmt: skip


def test_new_columns_and_registers(tmp_path):
    path = tmp_path / "白杨村.cwz"
    old = open_ledger(path, person())
    old.save("person", {"name": "甲"})
    old.close()
    types = {
        **person(Integer("age", "年龄"), Link("home", "家", to="home")),
        **person(name="home"),
    }
    new = open_ledger(path, types)
    home = new.save("home", {"name": "一号"}).id
    new.save("person", {"age": 5, "home": Ref(home)}, id=1)
    assert new.find_one("person", name="甲")["home"].title == "一号"
    with pytest.raises(sqlite3.IntegrityError):
        new.store.execute("DELETE FROM home")
    for _ in range(3):
        new.undo()
    assert new.count("person") == 0
    new.redo()
    assert new.find("person")[0]["age"] is None
    new.close()


def test_before_every_upgrade_the_file_is_backed_up(tmp_path):
    path = tmp_path / "白杨村.cwz"
    old = open_ledger(path, person())
    old.save("person", {"name": "甲"})
    old.close()
    assert not backup.folder_of(path).exists()
    open_ledger(path, person(Integer("age", "年龄"))).close()
    (copy,) = backup.folder_of(path).glob("*.cwz")
    assert copy.name == "白杨村 2026-11-23 093000 升级前.cwz"
    restored = open_ledger(copy, person())
    assert restored.find("person")[0]["name"] == "甲"
    restored.close()
    open_ledger(path, person(Integer("age", "年龄"))).close()
    assert len(list(backup.folder_of(path).glob("*.cwz"))) == 1


def test_renames_take_everything_along(tmp_path):
    path = tmp_path / "白杨村.cwz"
    number = {
        "numbering": Numbering(field="no", pattern="{year}-{n}", of="on", void={"gone": "是"})
    }
    lines = Lines("things", "东西", fields=(Text("what", "什么"),))
    fields = (Text("no", "号"), Date("on", "日"), Text("gone", "作废"), Text("tel", "电话"), lines)
    old = open_ledger(path, person(*fields, **number))
    old.save("person", {"name": "甲", "tel": "123", "things": ({"what": "桌子"},)})
    old.save("person", {"tel": "456"}, id=1)
    old.close()

    lines = Lines(
        "items", "东西", formerly=("things",), fields=(Text("word", "什么", formerly=("what",)),)
    )
    fields = (*fields[:3], Text("phone", "电话", formerly=("tel",)), lines)
    new = open_ledger(path, person(*fields, name="human", formerly=("person",), **number))
    one = new.get("human", 1)
    assert (one["name"], one["no"], one["phone"]) == ("甲", "2026-1", "456")
    assert one["items"] == ({"word": "桌子"},)
    assert [hit.id for hit in new.search("甲")] == [1]
    assert new.history("human", 1)[0].changes == (("电话", "123", "456"),)
    new.undo()
    assert new.get("human", 1)["phone"] == "123"
    assert new.get("human", new.save("human", {"name": "乙"}).id)["no"] == "2026-2"
    new.close()


def test_what_is_unknown_or_retired_is_kept(tmp_path):
    path = tmp_path / "白杨村.cwz"
    types = {**person(Text("hobby", "爱好"), Text("tel", "电话")), **person(name="home")}
    old = open_ledger(path, types)
    old.save("person", {"name": "甲", "hobby": "下棋", "tel": "123"})
    old.save("home", {"name": "一号"})
    before = dump(old)
    old.close()
    new = open_ledger(path, person(Text("tel", "电话", retired=True, required=True)))
    assert dump(new) == before
    new.save("person", {"name": "甲二"}, id=1)
    new.remove("person", 1)
    new.undo()
    new.close()
    again = open_ledger(path, types)
    assert again.get("person", 1)["hobby"] == "下棋"
    assert again.get("person", 1)["tel"] == "123"
    assert again.get("home", 1)["name"] == "一号"
    again.close()


def test_an_older_register_of_own_fields_still_opens(tmp_path):
    path = tmp_path / "白杨村.cwz"
    types = dict(record_types())
    own = types["own_field"]
    kept = tuple(one for one in own.fields if one.name not in {"help", "retired"})
    older = dataclasses.replace(own, fields=kept, sections=(), sorted_by=())
    old = open_ledger(path, types | {"own_field": older})
    old.store.execute("INSERT INTO own_field (revision, register, label, kind, privacy) "
                      "VALUES (1, 'resident', '养老保险', 'text', 'INTERNAL')")  # fmt: skip
    old.close()
    new = open_ledger(path)
    field = new.type("resident").field("养老保险")
    new.save("resident", {"name": "甲", field.name: "有"})
    assert new.find("resident")[0][field.name] == "有"
    new.close()


def test_steps_run_once_and_a_fresh_file_has_them_all(tmp_path, monkeypatch):
    path = tmp_path / "白杨村.cwz"
    old = open_ledger(path, person())
    old.save("person", {"name": "甲"})
    old.close()

    def shout(database):
        database.execute("UPDATE person SET name = name || '！'")

    monkeypatch.setattr(steps, "STEPS", (("shout", shout),))
    for _ in range(2):
        new = open_ledger(path, person())
        assert new.find("person")[0]["name"] == "甲！"
        new.close()
    fresh = open_ledger(tmp_path / "b.cwz", person())
    assert fresh.store.rows("SELECT migration_set, name FROM _sqlite_migrations") == [
        ("ledger", "shout")
    ]
    made = sqlite_utils.Database(memory=True)
    sqlite_utils.Migrations("ledger").ensure_migrations_table(made)
    sql = "SELECT name, sql FROM sqlite_master WHERE tbl_name = '_sqlite_migrations'"
    assert fresh.store.rows(sql) == made.execute(sql).fetchall()
    fresh.save("person", {"name": "乙"})
    fresh.close()
    fresh = open_ledger(tmp_path / "b.cwz", person())
    assert fresh.find("person")[0]["name"] == "乙"
    fresh.close()


def test_a_failing_step_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "白杨村.cwz"
    old = open_ledger(path, person())
    old.save("person", {"name": "甲"})
    old.close()
    before = path.read_bytes()

    def half(database):
        database.execute("UPDATE person SET name = '坏'")
        raise RuntimeError

    monkeypatch.setattr(steps, "STEPS", (("half", half),))
    with pytest.raises(RuntimeError):
        open_ledger(path, person(Integer("age", "年龄"), formerly=(), name="person"))
    assert path.read_bytes() == before
    monkeypatch.undo()
    again = open_ledger(path, person())
    assert again.find("person")[0]["name"] == "甲"
    again.close()


def test_reading_only_never_upgrades(tmp_path):
    path = tmp_path / "白杨村.cwz"
    open_ledger(path, person()).close()
    before = path.read_bytes()
    with pytest.raises(UserError, match="旧版程序写的，要先升级"):
        open_ledger(path, person(Integer("age", "年龄")), read_only=True)
    assert path.read_bytes() == before
    assert not backup.folder_of(path).exists()


def test_no_backup_no_upgrade(tmp_path):
    path = tmp_path / "白杨村.cwz"
    open_ledger(path, person()).close()
    before = path.read_bytes()
    (tmp_path / "备份").write_text("一个同名的文件")
    with pytest.raises(UserError, match="备份没有做成"):
        open_ledger(path, person(Integer("age", "年龄")))
    assert path.read_bytes() == before


def test_a_file_of_ours_without_our_tables_is_damaged(tmp_path):
    path = tmp_path / "白杨村.cwz"
    ledger = open_ledger(path, person())
    ledger.store.execute("DROP TABLE _meta")
    ledger.close()
    with pytest.raises(DamagedLedger):
        open_ledger(path, person())


def test_opening_today_s_file_loads_no_sqlite_utils(tmp_path):
    path = tmp_path / "白杨村.cwz"
    open_ledger(path).close()
    code = (
        "import sys, datetime as dt; from pathlib import Path; from models.ledger import Ledger; "
        "from models.declared import record_types; "
        "clock = lambda: dt.datetime(2026, 11, 23); "
        "Ledger(Path(sys.argv[1]), record_types(), clock=clock).close(); "
        "heavy = {'sqlite_utils', 'pypinyin', 'openpyxl', 'reportlab', 'PySide6', 'pypdfium2'}; "
        "print(heavy & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, path], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize(
    "types", [record_types(), {"everything": EVERYTHING}], ids=["ours", "everything"]
)
def test_the_fingerprint_sees_every_change_of_shape(types):
    mark = schema.fingerprint(schema.shape(types), [])
    for name, one in types.items():
        more = dataclasses.replace(one, fields=(*one.fields, Text("added_later", "新")))
        assert schema.fingerprint(schema.shape({**types, name: more}), []) != mark
    assert schema.fingerprint(schema.shape(types), ["a step"]) != mark
