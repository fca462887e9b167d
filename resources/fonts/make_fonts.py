"""Cut the shipped fonts from their public originals (README.md says where those come from).

Build-only: needs fonttools and pypinyin, runs in about four minutes:

    python make_fonts.py FOLDER_WITH_THE_ORIGINALS

Same originals and same library versions give the same bytes. It also writes coverage.txt, from
which the program knows what every face can show without opening a font.
"""
# ruff: noqa: INP001

from __future__ import annotations

import sys
import unicodedata
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.scaleUpem import scale_upem
from pypinyin.constants import PINYIN_DICT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fontTools.pens.basePen import AbstractPen

HERE = Path(__file__).resolve().parent

# Letters, punctuation, numbers in circles, arrows, boxes, ticks, units, full-width forms; what
# GB 2312 has (Greek, kana, 注音 …) comes on top. Only 宋体, the fallback, has more.
SIGNS = (
    (0x20, 0x17F), (0x1CD, 0x1DC), (0x251, 0x251), (0x261, 0x261), (0x2000, 0x206F),
    (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2150, 0x2199), (0x2200, 0x22BF), (0x2460, 0x249B),
    (0x2500, 0x25FF), (0x2605, 0x2606), (0x260E, 0x260E), (0x2610, 0x2612), (0x2640, 0x2642),
    (0x2713, 0x2717), (0x3000, 0x3029), (0x3220, 0x3229), (0x3231, 0x3231), (0x338E, 0x33D5),
    (0xFE30, 0xFE4F), (0xFF01, 0xFF5E), (0xFFE0, 0xFFE6),
)  # fmt: skip
MORE_SIGNS = (
    (0x180, 0x2FF), (0x370, 0x451), (0x1E00, 0x1EFF), (0x2190, 0x23FF), (0x249C, 0x27BF),
    (0x2E80, 0x2FDF), (0x3000, 0x33FF), (0xF900, 0xFAFF),
)  # fmt: skip
# 楷体 and 仿宋 lend only running text. FandolFang draws ￥ as $ and ￣ as -, and boxes, circles
# and ticks must match each other, so these come from 宋体.
TEXT_SIGNS = ((0x20, 0xFF), (0x2010, 0x203A), (0x3000, 0x3017), (0xFF01, 0xFF5E))
HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x323AF))
BEYOND_BMP = range(0x20000, 0x2FA20)
EXTENSIONS_B_TO_E = range(0x20000, 0x2CEB0)

RARE_UNITS = 500
BORDER = 4.0
"""How far, in thousandths of the size, an outline point may lie off and be left out."""

SMOOTH_AT_ALL_SIZES = {0xFFFF: 0x000F}


def spread(ranges: Iterable[tuple[int, int]]) -> set[int]:
    """Return all code points of the inclusive ranges."""
    return {code for first, last in ranges for code in range(first, last + 1)}


def legal_characters() -> set[int]:
    """Return the 8105 characters of 通用规范汉字表."""
    return set(map(ord, (HERE / "8105.txt").read_text(encoding="utf-8"))) - {0x0A}


def gb2312() -> set[int]:
    """Return every character of GB 2312."""
    cells = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return {ord(text) for cell in cells if (text := cell.decode("gb2312", errors="ignore"))}


def cut(source: Path, wanted: set[int], *, hinting: bool) -> TTFont:
    """Return the font reduced to the wanted characters, without layout tables."""
    options = subset.Options(
        hinting=hinting,
        layout_features=[],
        notdef_outline=True,
        recommended_glyphs=True,
        name_IDs=["*"],
        name_languages=["*"],
        glyph_names=False,
    )
    options.drop_tables += ["BASE", "FFTM", "GDEF", "GPOS", "GSUB", "STAT", "VORG", "vhea", "vmtx"]
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    if "gasp" not in font:
        font["gasp"] = newTable("gasp")
        font["gasp"].gaspRange = SMOOTH_AT_ALL_SIZES
    return font


def copy_of(font: TTFont, *parts: tuple[int, tuple[float, ...]]) -> tuple[object, int]:
    """Return a glyph laid together from characters, each transformed, and the first's advance."""
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    pen = TTGlyphPen(None)
    for code, transform in parts:
        recording = DecomposingRecordingPen(glyphs)
        glyphs[names[code]].draw(recording)
        recording.replay(TransformPen(pen, transform))
    return pen.glyph(), font["hmtx"][names[parts[0][0]]][0]


def fitted(font: TTFont, code: int, share: float) -> tuple[int, tuple[float, ...]]:
    """Return the character scaled and moved so that it fills a share of the box □."""
    boxes = font["glyf"]
    box, sign = (boxes[font.getBestCmap()[c]] for c in (ord("□"), code))
    scale = share * (box.xMax - box.xMin) / max(sign.xMax - sign.xMin, sign.yMax - sign.yMin)
    move_x = (box.xMin + box.xMax) / 2 - scale * (sign.xMin + sign.xMax) / 2
    move_y = (box.yMin + box.yMax) / 2 - scale * (sign.yMin + sign.yMax) / 2
    return code, (scale, 0, 0, scale, move_x, move_y)


def add_tick_boxes(font: TTFont) -> None:
    """Add ☐ ☑ ☒ and ✔ ✕ ✗, which Noto lacks, laid together from its own □ ✓ ×."""
    plain = (1, 0, 0, 1, 0, 0)
    box = (ord("□"), plain)
    tick, cross = fitted(font, ord("✓"), 0.8), fitted(font, ord("×"), 0.6)
    made = {
        "☐": [box], "☑": [box, tick], "☒": [box, cross],
        "✔": [(ord("✓"), plain)], "✕": [(ord("×"), plain)], "✗": [(ord("×"), plain)],
    }  # fmt: skip
    for character, parts in made.items():
        glyph, advance = copy_of(font, *parts)
        name = f"uni{ord(character):04X}"
        font.setGlyphOrder([*font.getGlyphOrder(), name])
        font["glyf"][name] = glyph
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (advance, glyph.xMin)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[ord(character)] = name


def rename(font: TTFont, family: str) -> None:
    """Give a cut font another name, because its licence reserves the old one for the original."""
    names = font["name"]
    style = names.getDebugName(2) or "Regular"
    full = f"{family} {style}"
    compact = f"{family.replace(' ', '')}-{style}"
    names.names = [n for n in names.names if n.nameID not in {1, 3, 4, 6, 16, 17, 18, 21, 22, 25}]
    names.names = [n for n in names.names if n.platformID == 3 and n.langID == 0x409]  # noqa: PLR2004
    for number, text in ((1, family), (3, compact), (4, full), (6, compact)):
        names.setName(text, number, 3, 1, 0x409)


def draw_reversed(pen: AbstractPen) -> Cu2QuPen:
    """Return a pen that turns cubic outlines into quadratic ones running the TrueType way."""
    return Cu2QuPen(pen, max_err=2.0, reverse_direction=True)


def from_postscript(source: Path, wanted: set[int]) -> TTFont:
    """Return a TrueType font with the outlines of a PostScript (CFF) one."""
    old = cut(source, wanted, hinting=False)
    glyphs = old.getGlyphSet()
    outlines = {}
    for name in old.getGlyphOrder():
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(draw_reversed(pen))
        outlines[name] = pen.glyph()
    builder = FontBuilder(old["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(old.getGlyphOrder())
    builder.setupCharacterMap(old.getBestCmap())
    builder.setupGlyf(outlines)
    table = builder.font["glyf"]
    builder.setupHorizontalMetrics(
        {name: (old["hmtx"][name][0], getattr(table[name], "xMin", 0)) for name in outlines}
    )
    head = old["hhea"]
    builder.setupHorizontalHeader(ascent=head.ascent, descent=head.descent)
    builder.setupPost(keepGlyphNames=False)
    for tag in ("name", "OS/2", "gasp"):
        builder.font[tag] = old[tag]
    for field in ("created", "modified", "fontRevision", "macStyle"):
        setattr(builder.font["head"], field, getattr(old["head"], field))
    builder.font.recalcTimestamp = False
    return builder.font


def thinned(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a closed polygon without the points that lie on the line anyway.

    Ramer, Douglas and Peucker, from the first point and the point farthest from it.
    """
    first = points[0]
    ring = [*points, first]
    far = max(
        range(len(points)),
        key=lambda i: (points[i][0] - first[0]) ** 2 + (points[i][1] - first[1]) ** 2,
    )
    kept, open_spans = {0, far}, [(0, far), (far, len(points))]
    while open_spans:
        start, end = open_spans.pop()
        (x, y), (to_x, to_y) = ring[start], ring[end]
        along, up = to_x - x, to_y - y
        length = (along**2 + up**2) ** 0.5 or 1.0
        distance, where = max(
            (
                (abs(along * (ring[i][1] - y) - up * (ring[i][0] - x)) / length, i)
                for i in range(start + 1, end)
            ),
            default=(0.0, 0),
        )
        if distance > BORDER:
            kept.add(where)
            open_spans += [(start, where), (where, end)]
    return [points[i] for i in sorted(kept)]


def thin_out(font: TTFont) -> None:
    """Make the polygons of HanaMin smaller: its curves are drawn as very many short lines."""
    table = font["glyf"]
    for name in font.getGlyphOrder():
        glyph = table[name]
        if glyph.numberOfContours < 1 or not all(flag & 1 for flag in glyph.flags):
            continue
        pen = TTGlyphPen(None)
        ends = [-1, *glyph.endPtsOfContours]
        for before, last in pairwise(ends):
            points = thinned([tuple(point) for point in glyph.coordinates[before + 1 : last + 1]])
            if len(points) > 2:  # noqa: PLR2004
                pen.moveTo(points[0])
                for point in points[1:]:
                    pen.lineTo(point)
                pen.closePath()
        table[name] = pen.glyph()
        table[name].recalcBounds(table)
        font["hmtx"][name] = (font["hmtx"][name][0], table[name].xMin)


def rare_characters(*curated: Path) -> set[int]:
    """Return what to keep beyond U+FFFF, where most is known from old dictionaries only.

    Extensions B to E: what has a reading in Chinese, or was thought worth drawing by the makers
    of the curated fonts. F (sutras, Korean and Zhuang books): only what has a reading.
    """
    drawn = set().union(*(TTFont(path).getBestCmap() for path in curated))
    kept = {code for code in drawn if code in EXTENSIONS_B_TO_E}
    return kept | {code for code in PINYIN_DICT if code in BEYOND_BMP} | {0x20, 0x3000}


def drop_blanks(font: TTFont) -> None:
    """Take characters out of the map whose glyph is empty, so that no name prints as nothing."""
    glyphs = font["glyf"]
    for table in font["cmap"].tables:
        if hasattr(table, "cmap"):
            for code, name in list(table.cmap.items()):
                spacing = unicodedata.category(chr(code)) in {"Zs", "Cf", "Cc", "Zl", "Zp"}
                if glyphs[name].numberOfContours == 0 and not spacing:
                    del table.cmap[code]


def as_ranges(codes: Iterable[int]) -> str:
    """Write code points as hexadecimal ranges, as 20-7E A0."""
    spans: list[list[int]] = []
    for code in sorted(codes):
        if spans and spans[-1][1] == code - 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return " ".join(f"{a:X}" if a == b else f"{a:X}-{b:X}" for a, b in spans)


def main(originals: Path) -> None:
    """Write all fonts and coverage.txt beside this file."""
    found = {path.name: path for path in sorted(originals.rglob("*")) if path.is_file()}
    plain = legal_characters() | gb2312() | spread(SIGNS)
    wide = plain | spread(MORE_SIGNS) | spread(HAN)
    fonts = {
        f"{family}-{style}": cut(found[f"{family}_{number}{style}.ttf"], wanted, hinting=True)
        for family, number, style, wanted in (
            ("NotoSansSC", 400, "Regular", plain),
            ("NotoSansSC", 700, "Bold", plain),
            ("NotoSerifSC", 400, "Regular", wide),
            ("NotoSerifSC", 900, "Black", plain),
        )
    }
    for font in fonts.values():
        add_tick_boxes(font)
    han = {code for code in plain if "CJK UNIFIED" in unicodedata.name(chr(code), "")}
    text = han | spread(TEXT_SIGNS)
    fonts["CunwuKai-Regular"] = cut(found["LXGWWenKai-Regular.ttf"], text, hinting=False)
    rename(fonts["CunwuKai-Regular"], "Cunwu Kai")
    fonts["FandolFang-Regular"] = from_postscript(found["FandolFang-Regular.otf"], text)
    covered = set(fonts["NotoSerifSC-Regular"].getBestCmap()) - {0x20, 0x3000}
    rare = rare_characters(found["BabelStoneHan.ttf"], found["LXGWWenKai-Regular.ttf"])
    rest = cut(found["HanaMinB.ttf"], rare - covered, hinting=False)
    thin_out(rest)
    scale_upem(rest, RARE_UNITS)
    rename(rest, "Cunwu Rare")
    fonts["CunwuRare-Regular"] = rest
    lines = []
    for name, font in fonts.items():
        drop_blanks(font)
        path = HERE / f"{name}.ttf"
        font.save(path, reorderTables=True)
        covered = TTFont(path).getBestCmap()
        lines.append(f"{name} {as_ranges(covered)}\n")
        sys.stdout.write(f"{name} {len(covered)} characters, {path.stat().st_size:,} bytes\n")
    (HERE / "coverage.txt").write_text("".join(lines), encoding="ascii", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
