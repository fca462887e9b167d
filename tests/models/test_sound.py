"""The check-up of the file: each kind of harm is told, and mended where it can be."""

from __future__ import annotations

import pytest

from models import attachments, backup, sound
from models.backup import keeping, listing
from models.kinds_links import Ref
from tests.models.villages import NOW, dump, new_village, open_ledger


@pytest.fixture
def ledger(tmp_path):
    ledger = new_village(tmp_path / "白杨村.cwz")
    for name in ("王秀兰", "李梅"):
        ledger.save("resident", {"name": name, "household": Ref(None, "03-027")})
    for _ in range(3):
        ledger.save("certificate", {"resident": Ref(1), "purpose": "办户头"})
    yield ledger
    ledger.close()


def harm(ledger, *statements):
    """Change the file as no act of the program could."""
    ledger.store.execute("PRAGMA foreign_keys = OFF")
    for one in statements:
        ledger.store.execute(one)
    ledger.store.execute("PRAGMA foreign_keys = ON")


def told(ledger):
    return [one.sentence for one in sound.examine(ledger)]


def test_a_sound_file_has_no_faults_and_nothing_is_done(ledger):
    before = ledger.path.read_bytes()
    assert sound.examine(ledger) == []
    assert sound.mend(ledger) == []
    assert ledger.path.read_bytes() == before
    assert listing.listed(ledger.path) == []


HARMS = {
    "link": (
        ["UPDATE certificate SET resident = 99 WHERE id = 2"],
        "“证明开具登记”有 1 份的“申请人”连到的记录没有了",
        "里空出了 1 处连不上的",
    ),
    "line": (
        ["INSERT INTO village__supervision_phones (parent, position) VALUES (77, 0)"],
        "1 行不属于任何一条",
        "清掉了 1 行没有主的",
    ),
    "series": (
        ["UPDATE _series SET last = 1 WHERE type = 'certificate'"],
        "编到了 3，下一个却会编成 2",
        "从 4 接着编",
    ),
    "missed": (
        ["DELETE FROM _search WHERE type = 'resident' AND record_id = 1"],
        "查找时有 1 条找不到",
        "查找用的索引重做了",
    ),
    "stray": (
        ["INSERT INTO _search VALUES ('resident', 77, '甲', 'j', '')"],
        "1 条找到了也没有",
        "查找用的索引重做了",
    ),
}


@pytest.mark.parametrize("name", HARMS)
def test_what_can_be_mended_is_told_and_mended(ledger, name):
    statements, said, mended = HARMS[name]
    harm(ledger, *statements)
    assert [said in one for one in told(ledger)] == [True], told(ledger)
    (line,) = sound.mend(ledger)
    assert mended in line
    assert told(ledger) == []
    assert [one.reason for one in listing.listed(ledger.path)] == ["修理前"]
    assert ledger.search("王秀兰")


def test_a_mended_link_is_in_the_history_and_can_be_undone(ledger):
    harm(ledger, "UPDATE certificate SET verifier = 99 WHERE id = 2")
    sound.mend(ledger)
    assert ledger.get("certificate", 2)["verifier"] is None
    assert ledger.history("certificate", 2)[0].label == "修理账本"


def test_numbers_twice_and_lost_are_only_told(ledger):
    harm(
        ledger,
        "UPDATE certificate SET number = (SELECT number FROM certificate WHERE id = 3) "
        "WHERE id = 2",
    )
    twice, lost = sound.examine(ledger)
    assert "有 1 个号重了" in twice.sentence
    assert "中间缺 1 个号：2026 年第 2 号" in lost.sentence
    before = dump(ledger, leave=())
    assert sound.mend(ledger) == []
    assert dump(ledger, leave=()) == before


def test_a_cell_that_its_kind_cannot_read_is_told(ledger):
    harm(ledger, "UPDATE resident SET born_on = '1958-99-99' WHERE id = 2")
    assert told(ledger) == ["“村民”有 1 处读不出来，先是第 2 条的“出生日期”"]


def test_a_wrong_index_is_made_anew(ledger):
    root = ledger.store.value(
        "SELECT rootpage FROM sqlite_master WHERE type = 'index' AND tbl_name = 'resident'"
    )
    other = next(
        page
        for page, table in ledger.store.rows(
            "SELECT rootpage, tbl_name FROM sqlite_master WHERE type = 'index'"
        )
        if not ledger.store.value(f"SELECT count(*) FROM [{table}]")
    )
    ledger.close()
    content = bytearray(ledger.path.read_bytes())
    # an empty page of an index in place of one with entries
    content[(root - 1) * 4096 : root * 4096] = content[(other - 1) * 4096 : other * 4096]
    ledger.path.write_bytes(content)
    again = open_ledger(ledger.path)
    try:
        assert any("目录" in one for one in told(again)), told(again)
        assert "目录重做了一遍" in sound.mend(again)
        assert told(again) == []
    finally:
        again.close()


def test_attachments_missing_and_changed_come_back_from_a_copy(ledger, tmp_path):
    kept = []
    for name in ("收据.jpg", "照片.png", "合同.pdf"):
        (tmp_path / name).write_bytes(name.encode() * 50)
        kept.append(attachments.put(ledger.path, tmp_path / name))
    ledger.save("seal_use", {"document": "面积确认表", "kept": tuple(kept[:2])})
    assert [one for one in told(ledger) if "哪条记录都没有用" in one]
    keeping.keep(ledger.path, NOW)
    missing, changed = (attachments.path_of(ledger.path, one) for one in kept[:2])
    missing.unlink()
    changed.write_bytes(b"x")
    said = "\n".join(told(ledger))
    assert "1 个附件不见了：收据.jpg" in said
    assert "1 个附件被改过或坏了：照片.png" in said
    assert sound.mend(ledger) == ["从备份里补回了 1 个附件"] * 2
    assert missing.read_bytes() == "收据.jpg".encode() * 50
    assert changed.read_bytes() == "照片.png".encode() * 50
    missing.unlink()
    for one in backup.folder_of(ledger.path).rglob("*.jpg"):
        one.unlink()
    fault = next(one for one in sound.examine(ledger) if "不见了" in one.sentence)
    assert fault.mend is None
    assert "再添加一次" in fault.action


def test_an_attachment_of_a_removed_record_is_somebodys(ledger, tmp_path):
    (tmp_path / "收据.jpg").write_bytes(b"jpg")
    one = attachments.put(ledger.path, tmp_path / "收据.jpg")
    id_ = ledger.save("seal_use", {"document": "面积确认表", "kept": (one,)}).id
    ledger.remove("seal_use", id_)
    assert told(ledger) == []


def test_damaged_tables_lead_to_the_copies(ledger):
    root = ledger.store.value("SELECT rootpage FROM sqlite_master WHERE name = '_change'")
    ledger.close()
    content = bytearray(ledger.path.read_bytes())
    content[(root - 1) * 4096 + 8 : (root - 1) * 4096 + 60] = b"\xff" * 52
    ledger.path.write_bytes(content)
    again = open_ledger(ledger.path, read_only=True)
    try:
        (fault,) = sound.examine(again)
        assert "坏了" in fault.sentence
        assert fault.mend is None
        assert "备份" in fault.action
    finally:
        again.close()


def test_somebody_written_down_twice_and_a_closed_month_that_moved_are_told(ledger):
    number = "11010519491231002X"
    ledger.save("resident", {"id_number": number}, id=1)
    harm(ledger, f"UPDATE resident SET id_number = '{number}' WHERE id = 2")
    assert any("证件号和别人一样" in one for one in told(ledger))
