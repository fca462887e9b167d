"""The command drill: plays the fears of a village through and counts how often the laws held."""

from __future__ import annotations

import argparse
import importlib
import json
import math
import pkgutil
import tempfile
from pathlib import Path
from typing import Any

from models.errors import UserError
from ui import drills
from ui.commands.command import Command, say_json, whole
from ui.drills import process
from ui.drills.drill import Drill
from ui.drills.stage import MEMORY

_SEED = 20261123


def found() -> dict[str, Drill]:
    """Return all drills by name: every module of the package that binds DRILL."""
    modules = [
        importlib.import_module(f"{drills.__name__}.{one.name}")
        for one in pkgutil.iter_modules(drills.__path__)
    ]
    return {one.DRILL.name: one.DRILL for one in modules if hasattr(one, "DRILL")}


def _drill(parsed: argparse.Namespace) -> int:
    known = found()
    if parsed.name and parsed.name not in known:
        raise UserError(f"没有“{parsed.name}”这个演练。", f"有这些：{'、'.join(known)}。")
    if not process.can_fork():
        raise UserError("演练要在 Linux 上做。")
    chosen = [known[parsed.name]] if parsed.name else list(known.values())
    results: dict[str, dict[str, Any]] = {}
    for one in chosen:
        count = parsed.count or (one.short if parsed.short else one.count)
        memory = MEMORY if one.in_memory and Path(MEMORY).is_dir() else None
        with tempfile.TemporaryDirectory(dir=parsed.folder or memory) as folder:
            results[one.name] = one.carry_out(
                Path(folder), count, parsed.seed, parsed.minutes * 60.0 or math.inf
            ).as_json()
        if not parsed.json:
            _say(one, results[one.name])
    if parsed.json:
        say_json({"seed": parsed.seed, "drills": results})
    return 1 if any(one["broken"] for one in results.values()) else 0


def _say(one: Drill, result: dict[str, Any]) -> None:
    print(f"{one.label}（{one.name}）：{result['count']:,} 次，不守约 {result['broken']} 次，"
          f"{result['seconds']} 秒")  # fmt: skip
    for words in result["told"]:
        print(f"    {words}")
    rest = {key: value for key, value in result.items()
            if key not in {"count", "broken", "told", "seconds"}}  # fmt: skip
    if rest:
        print("    " + json.dumps(rest, ensure_ascii=False))


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="演练", help="哪一个；不写就全做")
    parser.add_argument("--count", type=whole, default=0, metavar="N", help="做多少次")
    parser.add_argument("--seed", type=whole, default=_SEED, metavar="S", help="同一个数做得一样")
    parser.add_argument("--minutes", type=whole, default=0, metavar="M", help="每个最多几分钟")
    parser.add_argument("--short", action="store_true", help="每个只做一小部分")
    parser.add_argument("--folder", metavar="文件夹", help="在哪块盘上做；不写就在临时文件夹")


COMMANDS = (Command("drill", "演练：断电、满盘、坏盘，账丢不丢", 170, _arguments, _drill),)
