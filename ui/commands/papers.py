"""Commands for papers: reports, report; what makes papers is loaded when one is made."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import Invalid, UserError
from models.periods import Period
from ui.commands.command import Command, opened, say_json, takes_ledger
from ui.commands.folders import make_folder

if TYPE_CHECKING:
    from exporters.document import Document
    from exporters.report import Params, Report
    from models.view import View

_PERIOD_WORDS = {"": "不分期", "month": "月", "quarter": "季", "year": "年"}


def _reports(parsed: argparse.Namespace) -> int:
    from exporters.report import reports

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
    from exporters.bundles.period import period_bundle
    from exporters.report import parse_params, report
    from exporters.sending import Paper, send

    if parsed.all == bool(parsed.id):
        raise UserError("请写要出哪份材料，或写 --all 全出。", "有哪些材料看 reports。")
    output = Path(parsed.output)
    with opened(parsed, write=bool(parsed.sent_to)) as ledger:
        if parsed.all:
            wanted = period_of(parsed.period) or Period.containing("quarter", ledger.today)
            return make_folder(ledger, period_bundle(ledger.as_of(), wanted), parsed)
        one = report(parsed.id)
        _check_suffix(one, output)
        params = parse_params(one, ledger, _settings(parsed.set))
        period = period_of(parsed.period) or one.usual_period(ledger.today)
        view = ledger.as_of(period)
        _say_lacks(view, one, params)
        document = one.build(view, params)
        if output.is_dir():
            output = output / f"{document.name}.{one.formats[0]}"
        made = _write(document, output)
        if parsed.sent_to:
            paper = Paper(one, period if one.period else None, params)
            send(ledger, paper, document, parsed.sent_to, ledger.today)
    if parsed.json:
        say_json([str(made)])
    else:
        print(made)
    return 0


def _say_lacks(view: View, one: Report, params: Params) -> None:
    """Say what a paper still lacks before it is made, as the window does above it."""
    from exporters.bundles.lacks import lacks_of

    lacks = one.folder(view, params).lacks if one.folder else lacks_of(view, one)
    for lack in lacks:
        todo = f"（{lack.todo}）" if lack.todo else ""
        print(f"还缺的：{lack.sentence}{todo}", file=sys.stderr)


def _check_suffix(one: Report, output: Path) -> None:
    """Refuse a kind of file in which this paper makes no sense, before it is built.

    Raises:
        UserError: with the kinds that it can be made in.
    """
    from exporters import renderer

    if output.is_dir():
        return
    suffix = renderer.renderer_for(output).suffix
    if suffix not in one.formats:
        formats = "、".join(f".{each}" for each in one.formats)
        raise UserError(
            f"“{one.label}”不出 .{suffix} 文件。", f"请把文件名的结尾改成：{formats}。"
        )


def period_of(text: str | None) -> Period | None:
    """Read a period from the command line.

    Raises:
        UserError: it is none.
    """
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


def _write(document: Document, path: Path) -> Path:
    from exporters import renderer

    missing = renderer.renderer_for(path).missing(document)
    wanted, path = path, renderer.write(document, path, beside=True)
    if path != wanted:
        print(f"“{wanted.name}”还在别的程序里开着，这一份存成了“{path.name}”。", file=sys.stderr)
    if missing:
        print(f"“{path.name}”里这些字没有字形，印成了 〓：{''.join(missing)}", file=sys.stderr)
    return path


def _report_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", metavar="材料", help="名称或中文名，见 reports")
    takes_ledger(parser)
    parser.add_argument("--all", action="store_true",
                        help="一期要出的全出到文件夹：目录在前，缺什么写在最上面")  # fmt: skip
    parser.add_argument("--period", metavar="期间", help="2026、2026Q3 或 2026-03；不写就是本期")
    parser.add_argument("--set", action="append", default=[], metavar="参数=值",
                        help="材料要的参数，可以写几个")  # fmt: skip
    parser.add_argument("--sent-to", metavar="单位", default="",
                        help="报给这个单位：出的这一份留下原样，记进报送登记")  # fmt: skip
    parser.add_argument(
        "--output", required=True, metavar="文件", help="结尾决定样式：pdf、xlsx、docx、txt"
    )


COMMANDS = (
    Command("reports", "列出能出的所有材料", 80, lambda _: None, _reports),
    Command("report", "出一份材料", 90, _report_arguments, _report),
)
