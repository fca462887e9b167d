"""The command line, as a script and as a person without a window use it."""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import pkgutil
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from models.declared import record_types
from models.errors import UserError
from tests.models.villages import dump, open_ledger
from ui import commands

ROOT = Path(__file__).parent.parent
TODAY = ("--today", "2026-11-23")


@pytest.fixture
def call(capsys, monkeypatch):
    """call("list", ..., given="lines on stdin") -> (exit code, stdout, stderr)."""

    def run(*arguments, given=""):
        monkeypatch.setattr("sys.stdin", io.StringIO(given))
        try:
            code = commands.run([str(one) for one in arguments])
        except SystemExit as leaving:
            code = leaving.code
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        if code:
            assert any("\u4e00" <= character <= "\u9fff" for character in err)
        return code, out, err

    return run


@pytest.fixture
def told(call):
    """told(...) -> what a command that must succeed printed as JSON."""

    def run(*arguments, **more):
        code, out, err = call(*arguments, "--json", **more)
        assert (code, err) == (0, "")
        return json.loads(out)

    return run


@pytest.fixture
def refused(call):
    """refused(..., says=...) -> the complaint of a command that must fail and print nothing."""

    def run(*arguments, says, code=1, **more):
        left, out, err = call(*arguments, **more)
        assert left == code
        assert out == ""
        assert says in err
        return err

    return run


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """What the command new makes, made once: every register of rules is filled by it."""
    path = tmp_path_factory.mktemp("新账本") / "白杨村.cwz"
    place = ("--village", "白杨村", "--township", "柳河镇", "--county", "平安县")
    assert commands.run(["new", str(path), *place, *TODAY]) == 0
    return path


@pytest.fixture
def ledger(tmp_path, template):
    return Path(shutil.copy(template, tmp_path))


def lines(*records):
    return "\n".join(json.dumps(one, ensure_ascii=False) for one in records)


def state(path):
    ledger = open_ledger(path, read_only=True)
    try:
        return dump(ledger, leave=())
    finally:
        ledger.close()


def test_a_month_is_looked_at_and_closed(ledger, told, refused):
    def month(*more, day="2026-11-03"):
        return ("month", "--ledger", ledger, "--book", "村委会", "--today", day, *more)

    refused(*month(), says="这本账还没有资金账户")
    account = {"name": "基本户", "book": "村委会", "opening": "100", "opening_day": "2026-10-01"}
    told("add", "cash_account", "--ledger", ledger, *TODAY, given=lines(account))
    entry = {"happened_on": "2026-10-09", "direction": "支出", "amount": "54", "summary": "灯款",
             "account": "基本户"}  # fmt: skip
    told("add", "cash_entry", "--ledger", ledger, *TODAY, given=lines(entry))
    seen = told(*month("--bank", "55"))
    (one,) = seen["differences"]
    assert (seen["month"], one["sentence"]) == ("2026年10月", "银行对账单比账上多 9.00 元")
    assert one["perhaps"][0]["sentence"] == "可能两个数字写颠倒了，可能该是 45.00 元"
    assert seen["first"] == ["10月9日“灯款”：支出没写审批人"]
    refused(*month("--bank", "55", "--close"), says="要在“差在哪里”写一句")
    assert told(*month("--bank", "46", "--close"))["closed"]
    assert told(*month())["month"] == "2026年11月"
    refused(*month("--close"), says="还没过完")
    refused("month", "--ledger", ledger, "--book", "谁", says="没有“谁”这本账")


# -- new, demo -----------------------------------------------------------------------------------


def test_no_two_commands_share_a_name():
    found = [
        one.name
        for module in pkgutil.iter_modules(commands.__path__)
        for one in getattr(
            importlib.import_module(f"{commands.__name__}.{module.name}"), "COMMANDS", ()
        )
    ]
    assert len(set(found)) == len(found)


def test_new(tmp_path, call, told):
    path = tmp_path / "白杨村.cwz"
    code, out, _ = call("new", path, "--village", "白杨村")
    assert code == 0
    assert str(path) in out
    (village,) = told("list", "village", "--ledger", path)
    assert village["name"] == "白杨村"
    assert village["township"] is None
    assert [one.name for one in tmp_path.iterdir()] == ["白杨村.cwz"]


def test_new_never_overwrites(ledger, refused):
    before = ledger.read_bytes()
    refused("new", ledger, "--village", "另一村", says="已经有")
    refused("demo", ledger, says="没有动它")
    assert ledger.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("没有这里/a.cwz", "--village", "白杨村"), "没有“没有这里”这个文件夹"),
        (("a.cwz", "--village", " "), "村名不能空着"),
        (("a.cwz", "--village", "长" * 201), "村名：最多 200 个字"),
        (("a.cwz", "--village", "白杨村", "--county", "长" * 201), "县区：最多 200 个字"),
        (("长" * 300 + ".cwz", "--village", "白杨村"), "打不开"),
    ],
)
def test_new_refused_leaves_nothing(tmp_path, monkeypatch, refused, arguments, says):
    monkeypatch.chdir(tmp_path)
    refused("new", *arguments, says=says)
    assert list(tmp_path.iterdir()) == []


def test_demo_is_the_same_for_the_same_seed(tmp_path, told):
    paths = [tmp_path / f"{number}.cwz" for number in range(3)]
    for path, seed in zip(paths, (4, 4, 5), strict=True):
        assert told("demo", path, "--residents", 40, "--years", 1, "--seed", seed) == {
            "ledger": str(path)
        }
    assert state(paths[0]) == state(paths[1])
    assert state(paths[0]) != state(paths[2])
    assert len(told("list", "村民", "--ledger", paths[0])) == 41
    assert len(told("list", "证明开具登记", "--ledger", paths[0])) == 12


@pytest.mark.parametrize(
    "options",
    [("--residents", "0"), ("--residents", "-3"), ("--years", "-1"), ("--years", "3000"),
     ("--residents", "9999999999"), ("--today", "0001-01-01"), ("--today", "明天")],
)  # fmt: skip
def test_demo_refused_leaves_nothing(tmp_path, call, options):
    code, out, _ = call("demo", tmp_path / "a.cwz", *options)
    assert (code, out) == (1, "")
    assert list(tmp_path.iterdir()) == []


# -- registers -----------------------------------------------------------------------------------


def test_registers(call, told):
    listed = told("registers")
    assert [one["name"] for one in listed] == list(record_types())
    assert all(set(one) == {"name", "label", "fields"} for one in listed)
    keys = {"name", "label", "kind", "privacy", "aliases"}
    assert all(set(field) == keys for one in listed for field in one["fields"])
    resident = next(one for one in listed if one["label"] == "村民")
    number = next(one for one in resident["fields"] if one["name"] == "id_number")
    assert number["kind"] == "id_number"
    assert number["privacy"] == "PERSONAL"
    assert "身份证号" in number["aliases"]
    _, out, _ = call("registers")
    assert "村民（resident）" in out
    assert "姓名（name）  姓名　必填" in out


# -- add, list, find, history, undo, check -------------------------------------------------------


def test_a_day_s_work(ledger, call, told, refused):
    given = lines(
        {
            "姓名": "王秀兰",
            "公民身份号码": "110105188706120013",
            "户号": "03-027",
            "与户主关系": "户主",
        },
        {"name": "李梅", "phone": "138 0000 0426", "出生日期": "1990.1.5", "集体成员": "是"},
    )
    assert told("add", "村民", "--ledger", ledger, *TODAY, given=given) == {"ids": [1, 2]}
    _, out, _ = call("add", "resident", "--ledger", ledger, given='\ufeff{"姓名": "张伟"}\n\n')
    assert out == "3\n"

    listed = told("list", "resident", "--ledger", ledger, *TODAY)
    one, two, _ = sorted(listed, key=lambda each: each["id"])
    assert (one["id"], one["revision"], one["name"], one["sex"]) == (1, 1, "王秀兰", "男")
    assert (one["born_on"], one["household"], one["age"]) == ("1887-06-12", "03-027", 139)
    assert (two["phone"], two["member"], two["registered"]) == ("13800000426", True, True)
    assert two["id_number"] is None

    assert [
        each["id"]
        for each in told("list", "村民", "--ledger", ledger, "--where", "出生日期>1980-1-1")
    ] == [2]
    assert [
        each["id"] for each in told("list", "村民", "--ledger", ledger, "--search", "wxl")
    ] == [1]
    assert len(told("list", "村民", "--ledger", ledger, "--limit", 2)) == 2
    assert [each["number"] for each in told("list", "户", "--ledger", ledger)] == ["03-027"]

    (hit,) = told("find", "0426", "--ledger", ledger)
    assert set(hit) == {"type", "label", "id", "title", "facts"}
    assert (hit["type"], hit["label"], hit["id"], hit["title"]) == ("resident", "村民", 2, "李梅")
    _, out, _ = call("find", "王秀兰", "--ledger", ledger)
    assert out.startswith("村民\t1\t王秀兰\t")
    assert "110105188706120013" not in out

    told(
        "add",
        "证明开具登记",
        "--ledger",
        ledger,
        *TODAY,
        given=lines({"申请人": "王秀兰", "用途": "办户头"}),
    )
    (paper,) = told("list", "certificate", "--ledger", ledger)
    assert (paper["number"], paper["resident"], paper["matter"]) == (
        "证字〔2026〕第1号",
        "王秀兰",
        "居住证明",
    )
    assert len(told("list", "seal_use", "--ledger", ledger)) == 1

    told("add", "村民", "--ledger", ledger, given=lines({"id": 2, "姓名": "李小梅"}))
    history = told("history", "村民", 2, "--ledger", ledger)
    assert set(history[0]) == {"at", "who", "label", "kind", "changes"}
    assert history[0]["changes"] == [{"field": "姓名", "before": "李梅", "after": "李小梅"}]
    _, out, _ = call("history", "resident", 2, "--ledger", ledger)
    assert "姓名：李梅 → 李小梅" in out

    assert told("undo", "--ledger", ledger) == {"undone": "改了李小梅的姓名"}
    assert told("redo", "--ledger", ledger) == {"redone": "改了李小梅的姓名"}
    refused("redo", "--ledger", ledger, says="没有可以重做的了")
    assert told("undo", "--ledger", ledger) == {"undone": "改了李小梅的姓名"}
    _, out, _ = call("undo", "--ledger", ledger)
    assert out == "已撤销：开证明：证字〔2026〕第1号\n"
    (paper,) = told("list", "certificate", "--ledger", ledger)
    assert paper["status"] == "作废"

    found = told("check", "--ledger", ledger, *TODAY)
    assert all(
        set(each) == {
            "register", "id", "title", "field", "rule", "rule_name", "certainty", "sentence",
            "basis", "todo", "place",
        }
        for each in found
    )  # fmt: skip
    rules = {each["rule"] for each in told("check", "--rules")}
    assert {each["rule"] for each in found} <= rules
    refused("check", says="没有说查哪本账")
    assert ("resident", "李梅") in {(each["register"], each["title"]) for each in found}
    code, out, _ = call("check", "--ledger", ledger)
    assert code == 0
    assert "处要看看" in out


def test_a_record_is_removed_and_put_back(ledger, told, refused):
    told("add", "村民", "--ledger", ledger, given=lines({"姓名": "王秀兰"}))
    said = told("remove", "村民", 1, "--ledger", ledger)
    assert said == {"removed": 1, "label": "删了村民：王秀兰"}
    refused("remove", "村民", 1, "--ledger", ledger, says="没有第 1 条")
    told("undo", "--ledger", ledger)
    (back,) = told("list", "村民", "--ledger", ledger)
    assert (back["id"], back["name"]) == (1, "王秀兰")


def test_undo_to_the_very_beginning(ledger, told, refused):
    assert told("undo", "--ledger", ledger) == {"undone": "新建账本"}
    refused("undo", "--ledger", ledger, says="没有可以撤销的了")


def test_several_lines_are_one_act(ledger, told):
    before = state(ledger)
    told("add", "村民", "--ledger", ledger, given=lines({"姓名": "甲"}, {"姓名": "乙"}))
    assert told("undo", "--ledger", ledger) == {"undone": "加了 2 条村民"}
    for table in ("resident", "household", "_search"):
        assert state(ledger)[table] == before[table]


def test_child_rows_and_attachments(ledger, told, tmp_path):
    told("add", "village", "--ledger", ledger, given=lines(
        {"id": 1, "监督电话": [{"单位": "镇纪委", "number": "0394-5550456"}]}
    ))  # fmt: skip
    (village,) = told("list", "village", "--ledger", ledger)
    assert village["supervision_phones"] == [{"office": "镇纪委", "number": "0394-5550456"}]


def test_own_fields(ledger, told):
    told("add", "own_field", "--ledger", ledger, given=lines(
        {"加到哪本台账": "村民", "栏的名称": "承包面积", "填什么": "小数"}
    ))  # fmt: skip
    told(
        "add",
        "村民",
        "--ledger",
        ledger,
        given=lines({"姓名": "甲", "承包面积": 9.5}, {"姓名": "乙", "承包面积": "10"}),
    )
    found = told("list", "村民", "--ledger", ledger, "--where", "承包面积>9.6")
    assert [each["own_1"] for each in found] == ["10.00"]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("", "没有收到记录"),
        ("\n\n", "没有收到记录"),
        ('{"姓名": "甲"}\n{坏了', "第 2 行不是 JSON：{坏了。一行写一条记录。"),
        ("[1]", "第 1 行要写成"),
        ('"甲"', "第 1 行要写成"),
        ("[" * 100000, "第 1 行不是 JSON"),
        ('{"姓名": "甲"}\n{"姓名": null}', "第 2 行：姓名：要填"),
        ('{"姓名": "甲"}\n{"nmae": "乙"}', "第 2 行：“村民”里没有“nmae”这一栏"),
        ('{"姓名": "甲", "出生日期": "2月30日"}', "没写是哪一年"),
        ('{"姓名": "甲", "出生日期": NaN}', "不像日期"),
        ('{"姓名": "甲", "出生日期": 1e999}', "不像日期"),
        ('{"姓名": "甲", "出生日期": "2026-13-01", "联系电话": "12"}', "出生日期：没有 13 月"),
        ('{"姓名": "甲", "民族": "火星"}', "民族：没有“火星”这一项"),
        ('{"姓名": "甲", "年龄": 5}', "年龄：是程序写的，不能填"),
        ('{"姓名": ["甲"]}', "姓名：这里要写一个值"),
        ('{"姓名": {"x": 1}}', "姓名：这里要写一个值"),
        ('{"姓名": "甲", "id": "x"}', "id 要写数字"),
        ('{"姓名": "甲", "id": true}', "id 要写数字"),
        ('{"姓名": "甲", "id": 99}', "没有第 99 条"),
        ('{"姓名": "甲", "id": 99999999999999999999999}', "没有第 99999999999999999999999 条"),
        (f'{{"姓名": "{"长" * 60}"}}', "最多 50 个字"),
    ],
)
def test_bad_lines_save_nothing(ledger, refused, given, says):
    before = ledger.read_bytes()
    refused("add", "村民", "--ledger", ledger, given=given, says=says)
    assert ledger.read_bytes() == before


def test_a_line_separator_inside_a_text_is_no_end_of_line(ledger, told):
    given = '{"姓名": "甲", "备注": "一\u2028二\u0085三"}'
    told("add", "村民", "--ledger", ledger, given=given)
    (one,) = told("list", "村民", "--ledger", ledger)
    assert one["note"].startswith("一")


# -- wrong words ---------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [("list",), ("add",), ("history", "1")])
def test_an_unknown_register(ledger, refused, command):
    name, *rest = command
    refused(
        name,
        "花名册",
        *rest,
        "--ledger",
        ledger,
        given='{"a": 1}',
        says="没有“花名册”这本台账。有这些：",
    )


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ("姓名", "请写成 栏=值"),
        ("颜色=红", "没有“颜色”这一栏"),
        ("=红", "请写成 栏=值"),
        ("民族=火星", "没有“火星”这一项"),
        ("出生日期>昨天", "不像日期"),
        ("年龄>60", "不能拿来筛选"),
        ("户号=99", "没有“99”"),
        ("户号~9", "不能用 ~"),
        ("民族~汉", "不能用 ~"),
        ("id=1", "没有“id”这一栏"),
    ],
)
def test_wrong_conditions(ledger, refused, where, says):
    refused("list", "村民", "--ledger", ledger, "--where", where, says=says)


@pytest.mark.parametrize(
    ("where", "names"),
    [
        ("姓名=甲", "甲"),
        ("姓名!=甲", "乙丙"),
        ("姓名~乙", "乙"),
        ("出生日期>=1990-1-5", "甲"),
        ("出生日期<1990年1月5日", "乙"),
        ("出生日期=", "丙"),
        ("出生日期!=", "甲乙"),
        ("集体成员=是", "甲"),
        ("name=甲", "甲"),
        ("户号=01-001", "甲"),
        ("户籍状态=外出", "乙"),
        ("村民小组=第三组", "丙"),
    ],
)
def test_conditions(ledger, told, where, names):
    told("add", "村民", "--ledger", ledger, given=lines(
        {"姓名": "甲", "出生日期": "1990-1-5", "集体成员": "是", "户号": "01-001"},
        {"姓名": "乙", "出生日期": "1980-1-5", "户籍状态": "外出"},
        {"姓名": "丙", "小组": "3"},
    ))  # fmt: skip
    found = told("list", "村民", "--ledger", ledger, "--where", where)
    assert {one["name"] for one in found} == set(names)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("没有这个命令",), "没有“没有这个命令”，可以用"),
        (("list",), "还缺：台账, --ledger"),
        (("list", "村民"), "还缺：--ledger"),
        (("find", "--ledger", "x"), "还缺：文字"),
        (("list", "村民", "--ledger"), "--ledger 后面要写一个值"),
        (("list", "村民", "--ledger", "x", "--limit", "多"), "--limit 要写整数，看不懂“多”"),
        (("list", "村民", "--ledger", "x", "--limit", "9" * 30), "--limit 要写整数"),
        (("history", "村民", "一", "--ledger", "x"), "号 要写整数，看不懂“一”"),
        (("history", "村民", "9" * 30, "--ledger", "x"), "号 要写整数"),
        (("undo", "--ledger", "x", "--force"), "看不懂这些：--force"),
        (("demo", "a.cwz", "--seed", "abc"), "--seed 要写整数"),
        (("report", "x", "--ledger", "y"), "还缺：--output"),
    ],
)
def test_arguments_that_are_not_understood(tmp_path, monkeypatch, call, arguments, says):
    monkeypatch.chdir(tmp_path)
    code, out, err = call(*arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert "用法：" in err
    assert "argument" not in err


def test_without_a_command_the_help_is_shown(capsys):
    assert commands.run([]) == 2
    assert "用法" in capsys.readouterr().out


def test_help_is_chinese(call):
    for name in commands.names():
        code, out, _ = call(name, "--help")
        assert code == 0
        assert out.startswith("用法：main.py " + name)
        assert not {"optional", "positional", "show this"} & set(out.split())


NEEDS_LEDGER = [
    ("list", "村民"),
    ("find", "王"),
    ("history", "村民", "1"),
    ("remove", "村民", "1"),
    ("undo",),
    ("redo",),
    ("check",),
    ("add", "村民"),
    ("import", "花名册.xlsx"),
    ("report", "x", "--output", "a.pdf"),
]


@pytest.mark.parametrize("command", NEEDS_LEDGER, ids=lambda command: command[0])
def test_a_ledger_that_cannot_be_opened(tmp_path, monkeypatch, refused, command):
    monkeypatch.chdir(tmp_path)
    text, empty, folder = tmp_path / "花名册.csv", tmp_path / "空.cwz", tmp_path / "夹"
    text.write_text("姓名\n王秀兰\n")
    empty.touch()
    folder.mkdir()
    for path, says in (
        (tmp_path / "没有.cwz", "没有找到账本"),
        (text, "不是村务一本账的账本"),
        (empty, "是空的"),
        (folder, "是文件夹"),
        ("长" * 300, "打不开"),
        (text / "里.cwz", "没有找到账本"),
    ):
        refused(*command, "--ledger", path, given='{"姓名": "甲"}', says=says)
    assert {one.name for one in tmp_path.iterdir()} == {"花名册.csv", "空.cwz", "夹"}
    assert empty.stat().st_size == 0


def test_history_of_nothing(ledger, refused):
    refused("history", "村民", 99, "--ledger", ledger, says="“村民”里没有第 99 条")


@pytest.mark.parametrize("text", ["", " ", "没有这人", "'", "%", "\udcff"])
def test_nothing_found_is_said(ledger, call, text):
    code, out, err = call("find", text, "--ledger", ledger)
    assert (code, out) == (0, "")
    assert "没有找到" in err


def test_reading_commands_change_nothing(ledger, call):
    before = ledger.read_bytes()
    for command in (("list", "村民"), ("find", "王"), ("check",)):
        assert call(*command, "--ledger", ledger)[0] == 0
    assert ledger.read_bytes() == before
    assert [one.name for one in ledger.parent.iterdir()] == [ledger.name]


# -- as processes --------------------------------------------------------------------------------


def process(*arguments, given=None, **more):
    return subprocess.run(
        [sys.executable, ROOT / "main.py", *map(str, arguments)],
        input=given, capture_output=True, check=False, **more,
    )  # fmt: skip


def test_a_process_speaks_utf_8_whatever_the_system_says(tmp_path):
    path = tmp_path / "白杨 #1?%.cwz"
    environment = {"PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = process("new", path, "--village", "白杨村", env=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "新账本建好了" in done.stdout.decode()
    given = '{"姓名": "王䶮𬱖"}\n'.encode()
    assert process("add", "村民", "--ledger", path, given=given, env=environment).stdout == b"1\n"
    done = process("list", "村民", "--ledger", path, "--json", env=environment)
    assert json.loads(done.stdout)[0]["name"] == "王䶮𬱖"
    done = process("list", "花名册", "--ledger", path, env=environment)
    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.decode().startswith("没有“花名册”这本台账。")
    done = process(
        "add", "村民", "--ledger", path, given="姓名：王".encode("gbk"), env=environment
    )
    assert done.returncode == 1
    assert "第 1 行不是 JSON" in done.stderr.decode()


def test_nothing_heavy_is_loaded_for_nothing(ledger):
    code = (
        "import sys, main; code = main.main(sys.argv[1:]); "
        "heavy = {'PySide6', 'shiboken6', 'pypdfium2', 'exporters.forms.filling'}; "
        "heavy &= set(sys.modules); "
        "print(heavy, file=sys.stderr); "
        "sys.exit(code)"
    )
    for command in (
        ["registers"],
        ["reports"],
        ["list", "村民", "--ledger", ledger],
        ["check", "--ledger", ledger],
    ):
        done = subprocess.run(
            [sys.executable, "-c", code, *command],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0
        assert done.stderr.strip() == "set()"


def test_a_reader_that_has_seen_enough_is_no_error(ledger):
    with contextlib.closing(open_ledger(ledger)) as opened:  # more than a pipe holds
        opened.save_many("resident", [{"name": f"王{number}"} for number in range(1, 401)])
    with subprocess.Popen(
        [sys.executable, ROOT / "main.py", "list", "村民", "--ledger", ledger, "--json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as done:  # fmt: skip
        done.stdout.read(10)
        done.stdout.close()
        assert done.stderr.read() == b""


def test_main_opens_files_and_runs_commands(monkeypatch):
    import main

    ran = []
    monkeypatch.setattr(commands, "run", lambda arguments: ran.append(arguments) or 0)
    for arguments in (["registers"], ["list", "村民"], ["长" * 300]):
        assert main.main(arguments) == 0
    assert len(ran) == 3


def test_an_error_of_ours_is_no_success(monkeypatch, call):
    def fail(parsed):
        raise UserError("不行。", "再试。")

    one = commands.commands()["registers"]
    monkeypatch.setitem(
        commands.commands(), "registers", type(one)(one.name, one.help, 1, one.arguments, fail)
    )
    assert call("registers") == (1, "", "不行。再试。\n")


def test_report_refuses_a_kind_of_file_that_makes_no_sense(ledger, call, tmp_path):
    path = tmp_path / "证明.xlsx"
    code, out, err = call("report", "certificate_slip", "--ledger", ledger, "--output", path)
    assert (code, out) == (1, "")
    assert "“证明（带存根）”不出 .xlsx 文件。请把文件名的结尾改成：.pdf、.docx、.txt。" in err
    assert not path.exists()


def test_report_says_what_is_missing_before_it_makes(ledger, call, tmp_path):
    path = tmp_path / "公开.txt"
    asked = ("report", "village_disclosure", "--ledger", ledger, "--period", "2026Q4")
    code, out, err = call(*asked, "--output", path, *TODAY)
    assert (code, out) == (0, f"{path}\n")
    assert err.startswith("还缺的：还没写监督电话")
    assert "2026年第四季度还有" not in err
    code, out, err = call(*asked, "--output", path, "--today", "2027-02-10")
    assert (code, out) == (0, f"{path}\n")
    assert "还缺的：2026年第四季度还有" in err
    assert "去公开" not in err, "words of a button"


def test_a_sheet_is_looked_at_without_a_ledger(call, tmp_path):
    path = tmp_path / "花名册.csv"
    path.write_text(
        "3组花名册\n姓名,身份证号,电话\n王秀兰,,13800012345\n合计,1人\n", encoding="utf-8"
    )
    code, out, _ = call("inspect", path, "--json")
    assert code == 0
    (sheet,) = json.loads(out)["sheets"]
    assert (sheet["role"], sheet["register"], sheet["header_rows"]) == ("data", "resident", [2])
    assert (sheet["first_row"], sheet["last_row"], sheet["rows"]) == (3, 3, 1)
    assert sheet["columns"][2] == {
        "column": "C", "head": ["电话"], "field": "resident.phone", "label": "联系电话",
        "derivation": None, "confidence": 0.97, "reason": "“电话”就是“联系电话”",
    }  # fmt: skip
    assert "像“村民”" in call("inspect", path)[1]


def test_an_import_tells_of_all_sheets_what_inspect_tells(call, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["填表说明：身份证号按文本写"])
    for words in (["姓名", "身份证号"], ["王秀兰", None]):
        (book["名单"] if "名单" in book.sheetnames else book.create_sheet("名单")).append(words)
    book.save(tmp_path / "名单.xlsx")
    ledger = tmp_path / "村.cwz"
    call("new", ledger, "--village", "白杨村")
    told = json.loads(call("inspect", tmp_path / "名单.xlsx", "--json")[1])["sheets"]
    done = json.loads(call("import", tmp_path / "名单.xlsx", "--ledger", ledger, "--json")[1])
    assert done["sheets"] == told[::-1]  # first the one that came in
    assert done["counts"]["new"] == 1


def test_an_import_is_steered_by_policy_mapping_and_sheet(call, tmp_path):
    ledger = tmp_path / "白杨村.cwz"
    call("new", ledger, "--village", "白杨村")
    call("add", "村民", "--ledger", ledger, given=json.dumps(
        {"姓名": "王秀兰", "公民身份号码": "110105188706120013", "联系电话": "13800012345"}
    ))  # fmt: skip
    path = tmp_path / "花名册.csv"
    line = "王秀兰,110105188706120013,13900012345,A"
    path.write_text(f"谁,证件号,电话,血型\n{line}\n", encoding="utf-8")
    mapping = tmp_path / "对列.json"
    mapping.write_text('{"A": "姓名", "血型": "resident.note"}', encoding="utf-8")
    more = ("--ledger", ledger, "--mapping", mapping, "--policy", "empty-only", "--json")
    marked = tmp_path / "批注.xlsx"
    code, out, err = call("import", path, *more, "--marked", marked)
    assert code == 0, err
    assert json.loads(out)["counts"]["changed"] == 1
    assert marked.exists()
    (one,) = json.loads(call("list", "村民", "--ledger", ledger, "--json")[1])
    assert (one["phone"], one["note"]) == ("13800012345", "A")
    assert call("import", path, *more, "--sheet", "没有")[0] == 1


def test_an_import_for_which_no_register_is_clear_says_how_to_name_it(refused, ledger, tmp_path):
    path = tmp_path / "养殖.csv"
    path.write_text("序号,种类,头数\n1,猪,3\n2,羊,4\n", encoding="utf-8")
    said = refused("import", path, "--ledger", ledger, says="请用 --register 写明台账")
    assert "B 列“种类”" in said
