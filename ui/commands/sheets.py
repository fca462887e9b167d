"""The command import: a roster in, as one act with one undo."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.declared import register
from models.errors import UserError
from models.importing.policies import POLICIES
from ui.commands.command import Command, opened, say_json, takes_ledger

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from models.importing.likely import UnclearRegister
    from models.ledger import Ledger
    from models.record import RecordType


def _import(parsed: argparse.Namespace) -> int:
    with opened(parsed, write=not parsed.dry_run) as ledger:
        counts, done = _imported(parsed, ledger)
    rejected = counts.get("problem", 0)
    if rejected:
        print(f"有 {rejected} 行没有导入，改好再导一次，已导入的不会重复。", file=sys.stderr)
    return 1 if (rejected or not _looked(counts)) and not done else 0


def _imported(parsed: argparse.Namespace, ledger: Ledger) -> tuple[Mapping[str, int], bool]:
    """Import and say so; returns how many rows of each sort, and whether there were any to write.

    The plan ends here: the copy that is made when the ledger is closed needs its room.
    """
    from exporters.marked_sheet import save_marked
    from models.importing.learnt import read_mapping
    from models.importing.likely import UnclearRegister
    from models.importing.plan import ImportPlan
    from models.sheets.reading import read
    from ui.commands.inspect import sheets_of

    chosen = register(ledger.types, parsed.register) if parsed.register else None
    mapping = read_mapping(Path(parsed.mapping), ledger.types) if parsed.mapping else None
    book = read(Path(parsed.file))
    try:
        plan = ImportPlan.read(
            Path(parsed.file), chosen, ledger,
            sheet=parsed.tab, book=book, mapping=mapping, policy=parsed.policy,
        )  # fmt: skip
    except UnclearRegister as unclear:
        raise _by_command(unclear) from None
    beside = sheets_of(book, ledger.types, but=plan.sheet) if parsed.json else []
    del book  # it is large, and the plan has the sheet it needs
    if parsed.set:
        plan = plan.with_shared(_shared(ledger, plan.record_type, parsed.set))
    counts = plan.counts
    writing = counts.get("add", 0) + counts.get("update", 0)
    if parsed.marked:
        save_marked(plan, Path(parsed.marked))
    done = bool(writing) and not parsed.dry_run
    if done:
        plan.apply(ledger)
    if parsed.json:
        told = plan.as_json()
        say_json({**told, "sheets": [*told["sheets"], *beside], "imported": done})
    else:
        print(plan.summary())
        rejected = counts.get("problem", 0)
        print(_closing(writing, rejected, dry_run=parsed.dry_run, looked=_looked(counts)))
    return counts, bool(writing)


def _looked(counts: Mapping[str, int]) -> int:
    """Return how many rows hold somebody or something."""
    return sum(counts.values()) - counts.get("note", 0)


def _shared(ledger: Ledger, record_type: RecordType, said: Sequence[str]) -> dict[str, Any]:
    """Read what is the same in every row: 组织=村委会.

    Raises:
        UserError: it is a condition and no value, or nothing that is written down.
    """
    from ui.commands.records import condition

    found = {}
    for text in said:
        one = condition(ledger, record_type, text)
        field = record_type.by_name[one.field]
        if one.operator != "=":
            raise UserError(f"--set 看不懂“{text}”。", f"请写成 {field.label}=值。")
        if field not in record_type.entered:
            raise UserError(f"“{field.label}”不是手填的，不能用 --set。", "请换成要填的栏。")
        found[one.field] = one.value
    return found


def _by_command(unclear: UnclearRegister) -> UserError:
    """Say how the register is named here, with what each likely one would read."""
    looked = f"看的是工作表“{unclear.sheet}”，要导别的工作表请写 --sheet。"
    if not unclear.likely:
        action = f"请用 --register 写明台账，或把表头改成台账里的栏名。{looked}"
        return UserError(unclear.sentence, action)
    lines = [f"  --register {one.record_type.label}　{one.sentence}" for one in unclear.likely]
    return UserError(unclear.sentence, "\n".join(["请写明是哪一本：", *lines, looked]))


def _closing(writing: int, rejected: int, *, dry_run: bool, looked: int) -> str:
    if not looked:
        return "表里没有要导的行，账里没有动。"
    if dry_run:
        return "只看了一遍，账里没有动。"
    if writing:
        return f"导入了 {writing} 行，撤销用 undo。"
    return "账里没有动。" if rejected else "和账里一样，没有要导入的。"


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="表格", help="xlsx、xls、et、csv、网页存的 xls 都行")
    takes_ledger(parser)
    parser.add_argument("--register", metavar="台账", help="导到哪本台账；不写就按表头认")
    parser.add_argument(
        "--sheet", "--tab", dest="tab", metavar="工作表", help="哪一张工作表；不写就自己挑"
    )
    parser.add_argument(
        "--policy", choices=POLICIES, default="take", metavar="办法",
        help="账里有又不一样的：take 照表改，empty-only 只补空的，skip-changed 不动",
    )  # fmt: skip
    parser.add_argument("--set", action="append", default=[], metavar="栏=值",
                        help="表里没有、每一行都一样的，比如 组织=村委会")  # fmt: skip
    parser.add_argument("--mapping", metavar="文件", help='列怎么对，写成 {"C": "联系电话"}')
    parser.add_argument("--marked", metavar="文件", help="另存一份原表，有问题的格带批注")
    parser.add_argument("--dry-run", action="store_true", help="只看一遍，不导入")


COMMANDS = (Command("import", "从表格导入", 70, _arguments, _import),)
