"""The command import: a roster in, as one act with one undo."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from models.declared import register
from models.importing.plan import ImportPlan
from ui.commands.command import Command, opened, say_json, takes_ledger


def _import(parsed: argparse.Namespace) -> int:
    with opened(parsed, write=not parsed.dry_run) as ledger:
        chosen = register(ledger.types, parsed.register) if parsed.register else None
        plan = ImportPlan.read(Path(parsed.sheet), chosen, ledger, sheet=parsed.tab)
        counts = plan.counts
        writing = counts.get("add", 0) + counts.get("update", 0)
        rejected = counts.get("problem", 0)
        done = bool(writing) and not parsed.dry_run
        if done:
            plan.apply(ledger)
    if parsed.json:
        say_json({**plan.as_json(), "imported": done})
    else:
        print(plan.summary())
        print(_closing(writing, rejected, dry_run=parsed.dry_run))
    if rejected:
        print(f"有 {rejected} 行没有导入，改好再导一次，已导入的不会重复。", file=sys.stderr)
    return 1 if rejected and not writing else 0


def _closing(writing: int, rejected: int, *, dry_run: bool) -> str:
    if dry_run:
        return "只看了一遍，账里没有动。"
    if writing:
        return f"导入了 {writing} 行，撤销用 undo。"
    return "账里没有动。" if rejected else "和账里一样，没有要导入的。"


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sheet", metavar="表格", help="xlsx、xls 或 csv")
    takes_ledger(parser)
    parser.add_argument("--register", metavar="台账", help="导到哪本台账；不写就按表头认")
    parser.add_argument("--tab", metavar="工作表", help="哪一张工作表；不写就自己挑")
    parser.add_argument("--dry-run", action="store_true", help="只看一遍，不导入")


COMMANDS = (Command("import", "从表格导入", 70, _arguments, _import),)
