"""Commands for whole ledgers: demo, new."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import Any

from models.declared import record_types
from models.errors import CannotWrite, Invalid, UserError
from models.field import Field
from models.ledger import Ledger
from models.storage import is_there
from ui.commands.command import Command, clock_of, say_json, whole

#: the sample ends on this day, so that the same seed gives the same village for ever
SAMPLE_DAY = dt.datetime(2026, 11, 20, 9, 0)


def _fresh(text: str) -> Path:
    path = Path(text)
    if is_there(path):
        raise UserError(f"已经有“{text}”了，没有动它。", "请换个名字，或先把它挪走。")
    if not path.parent.is_dir():
        raise CannotWrite(f"没有“{path.parent}”这个文件夹。", "请先建好文件夹。")
    return path


def _demo(parsed: argparse.Namespace) -> int:
    from exporters.sample_papers import build_village

    path = _fresh(parsed.file)
    if not (1 <= parsed.residents <= 100_000 and 0 <= parsed.years <= 50):  # noqa: PLR2004
        raise UserError("--residents 写 1 到 100000，--years 写 0 到 50。")
    clock = clock_of(parsed) if parsed.today else lambda: SAMPLE_DAY
    if not 2000 <= clock().year <= 2100:  # noqa: PLR2004 - calendars end somewhere
        raise UserError("示例村只能做在 2000 年到 2100 年之间。")
    build_village(path, clock, residents=parsed.residents, years=parsed.years, seed=parsed.seed)
    _told(parsed, path, f"示例村做好了：{path}（人和事都是编的）")
    return 0


def _demo_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="账本", help="要新建的账本文件（.cwz）")
    parser.add_argument("--residents", type=whole, default=300, metavar="N", help="多少人")
    parser.add_argument("--years", type=whole, default=1, metavar="Y", help="几年的证明和用印")
    parser.add_argument("--seed", type=whole, default=1, metavar="S", help="同一个数做出同一个村")


def _new(parsed: argparse.Namespace) -> int:
    if not parsed.village.strip():
        raise UserError("村名不能空着。", "请写 --village 白杨村。")
    path = _fresh(parsed.file)
    ledger = Ledger(path, record_types(), clock=clock_of(parsed))
    try:
        names = ("village", "township", "county")
        values = dict(zip(("name", "township", "county"),
                          (getattr(parsed, one) for one in names), strict=True))  # fmt: skip
        fields = ledger.type("village").by_name
        ledger.save("village", {
            name: _parsed(fields[name], value or "") for name, value in values.items()
        }, label="新建账本")  # fmt: skip
    except BaseException:
        ledger.close()
        path.unlink(missing_ok=True)
        raise
    ledger.close()
    _told(parsed, path, f"新账本建好了：{path}")
    return 0


def _parsed(field: Field[Any], text: str) -> Any:  # noqa: ANN401 - any kind
    try:
        return field.parse(text)
    except Invalid as error:
        raise UserError(f"{field.label}：{error}。") from None


def _new_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="账本", help="要新建的账本文件（.cwz）")
    parser.add_argument("--village", required=True, metavar="名称", help="村名，比如 白杨村")
    parser.add_argument("--township", metavar="乡镇", help="比如 柳河镇")
    parser.add_argument("--county", metavar="县区", help="比如 平安县")


def _told(parsed: argparse.Namespace, path: Path, sentence: str) -> None:
    if parsed.json:
        say_json({"ledger": str(path)})
    else:
        print(sentence)


COMMANDS = (
    Command("demo", "做一个示例村", 10, _demo_arguments, _demo),
    Command("new", "新建一本账", 20, _new_arguments, _new),
)
