"""Commands for folders of papers: inspection-folder, and what report --all writes.

What makes papers is loaded when one is made: every command would wait for it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import CannotWrite, Invalid, UserError
from models.ledger import Ledger
from models.periods import Period
from ui.commands.command import Command, opened, say_json, takes_ledger, whole

if TYPE_CHECKING:
    from exporters.bundles.bundle import Bundle


def make_folder(ledger: Ledger, bundle: Bundle, parsed: argparse.Namespace) -> int:
    """Write a bundle into the folder named on the command line, and say what it lacks.

    Raises:
        CannotWrite: the folder cannot be made or written.
    """
    from exporters.bundles.making import make

    folder = Path(parsed.output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise CannotWrite(f"“{folder}”这个文件夹建不了。", "请换一个能写的地方。") from None
    made = make(ledger.as_of(), bundle, folder, lambda *_: None)
    for path in made.second:
        print(f"原来那份还在别的程序里开着，这一份存成了“{path.name}”。", file=sys.stderr)
    for label, lost in made.lost.items():
        print(f"“{label}”里这些字没有字形，印成了 〓：{lost}", file=sys.stderr)
    if parsed.json:
        say_json({
            "folder": str(folder), "files": [str(path) for path in made.paths],
            "missing": [{"sentence": one.sentence, "todo": one.todo, "type": one.type,
                         "id": one.id} for one in made.lacks],
        })  # fmt: skip
        return 0
    for one in made.lacks:
        print(f"{bundle.lacking}：{one.sentence}", file=sys.stderr)
    print("\n".join(map(str, made.paths)))
    return 0


def _inspection(parsed: argparse.Namespace) -> int:
    from exporters.bundles.inspection import activity_folder, matter_folder, year_folder

    with opened(parsed) as ledger:
        view = ledger.as_of()
        if parsed.affair:
            bundle = matter_folder(view, ledger.get("affair", parsed.affair))
        elif parsed.activity:
            bundle = activity_folder(view, ledger.get("activity", parsed.activity))
        else:
            bundle = year_folder(view, _year(parsed.year))
        return make_folder(ledger, bundle, parsed)


def _year(text: str) -> Period:
    try:
        return Period("year", Period.parse(text).year)
    except Invalid as error:
        raise UserError(f"{error}。") from None


def _arguments(parser: argparse.ArgumentParser) -> None:
    takes_ledger(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--affair", type=whole, metavar="编号", help="一件工作事务")
    what.add_argument("--activity", type=whole, metavar="编号", help="一次活动")
    what.add_argument("--year", metavar="年份", help="一年，例如 2026")
    parser.add_argument("--output", required=True, metavar="文件夹", help="材料放到哪个文件夹")


COMMANDS = (
    Command(
        "inspection-folder", "出迎检夹：一件事、一次活动或一年的全部材料", 95,
        _arguments, _inspection,
    ),
)  # fmt: skip
