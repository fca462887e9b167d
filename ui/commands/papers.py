"""Commands for papers: reports, report."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from exporters import renderer
from exporters.document import Document
from exporters.report import Report, parse_params, report, reports
from models.errors import Invalid, UserError
from models.kinds_links import Link, Ref
from models.ledger import Ledger
from models.periods import Period
from models.query import Query
from ui.commands.command import Command, opened, say_json, takes_ledger

_PERIOD_WORDS = {"": "不分期", "month": "月", "quarter": "季", "year": "年"}


def _reports(parsed: argparse.Namespace) -> int:
    if parsed.json:
        say_json([
            {"id": one.id, "title": one.label, "group": one.group.label, "period": one.period,
             "formats": list(one.formats), "parameters": [
                 {"name": field.name, "label": field.label, "kind": field.kind,
                  "required": field.required}
                 for field in one.params]}
            for one in reports()
        ])  # fmt: skip
        return 0
    for one in reports():
        asked = "、".join(f"{field.label}={'必填' if field.required else '可不填'}"
                         for field in one.params)  # fmt: skip
        print(f"{one.id}\t{one.label}\t{one.group.label}\t{_PERIOD_WORDS[one.period]}"
              f"\t{' '.join(one.formats)}\t{asked}")  # fmt: skip
    return 0


def _report(parsed: argparse.Namespace) -> int:
    if parsed.all == bool(parsed.id):
        raise UserError("请写要出哪份材料，或写 --all 全出。", "有哪些材料看 reports。")
    output = Path(parsed.output)
    with opened(parsed) as ledger:
        if parsed.all:
            made = list(_make_all(ledger, output, _period(parsed.period)))
        else:
            one = report(parsed.id)
            _check_suffix(one, output)
            params = parse_params(one, ledger, _settings(parsed.set))
            period = _period(parsed.period) or one.usual_period(ledger.today)
            document = one.build(ledger.as_of(period), params)
            if output.is_dir():
                output = output / f"{document.name}.{one.formats[0]}"
            made = [_write(document, output)]
    if parsed.json:
        say_json([str(path) for path in made])
    else:
        print("\n".join(map(str, made)))
    return 0


def _check_suffix(one: Report, output: Path) -> None:
    """Refuse a kind of file in which this paper makes no sense, before it is built.

    Raises:
        UserError: with the kinds that it can be made in.
    """
    if output.is_dir():
        return
    suffix = renderer.renderer_for(output).suffix
    if suffix not in one.formats:
        formats = "、".join(f".{each}" for each in one.formats)
        raise UserError(
            f"“{one.label}”不出 .{suffix} 文件。", f"请把文件名的结尾改成：{formats}。"
        )


def _period(text: str | None) -> Period | None:
    if not text:
        return None
    try:
        return Period.parse(text)
    except Invalid as error:
        raise UserError(f"{error}。") from None


def _settings(texts: list[str]) -> dict[str, str]:
    settings = {}
    for text in texts:
        name, mark, value = text.partition("=")
        if not mark:
            raise UserError(f"看不懂“--set {text}”。", "请写成 --set 参数=值。")
        settings[name.strip()] = value.strip()
    return settings


def _make_all(ledger: Ledger, folder: Path, period: Period | None) -> Iterator[Path]:
    """Make every paper in its first two formats; one that needs a record takes the newest."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise UserError(f"“{folder}”这个文件夹建不了。", "请换一个能写的地方。") from None
    for one in reports():
        params = _newest(one, ledger)
        if params is None:
            print(f"{one.label}：账里还没有可出的，跳过。", file=sys.stderr)
            continue
        view = ledger.as_of(period or one.usual_period(ledger.today))
        document = one.build(view, params)
        for suffix in one.formats[:2]:
            yield _write(document, folder / f"{document.name}.{suffix}")


def _newest(one: Report, ledger: Ledger) -> Mapping[str, Any] | None:
    params = {}
    for field in one.params:
        value = field.default(ledger.as_of()) if field.default else None
        if value is None and field.required and isinstance(field, Link):
            found = ledger.find(field.to, Query(limit=1))
            if not found:
                return None
            value = Ref(found[0].id)
        params[field.name] = value
    return params


def _write(document: Document, path: Path) -> Path:
    missing = renderer.renderer_for(path).missing(document)
    renderer.write(document, path)
    if missing:
        print(f"“{path.name}”里这些字没有字形，印成了 〓：{''.join(missing)}", file=sys.stderr)
    return path


def _report_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", metavar="材料", help="名称或中文名，见 reports")
    takes_ledger(parser)
    parser.add_argument("--all", action="store_true", help="能出的全出，--output 写文件夹")
    parser.add_argument("--period", metavar="期间", help="2026、2026Q3 或 2026-03；不写就是本期")
    parser.add_argument("--set", action="append", default=[], metavar="参数=值",
                        help="材料要的参数，可以写几个")  # fmt: skip
    parser.add_argument(
        "--output", required=True, metavar="文件", help="结尾决定样式：pdf、xlsx、txt"
    )


COMMANDS = (
    Command("reports", "列出能出的所有材料", 80, lambda _: None, _reports),
    Command("report", "出一份材料", 90, _report_arguments, _report),
)
