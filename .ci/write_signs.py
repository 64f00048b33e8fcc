"""Writes resources/fonts/LoadFitSigns-Regular.ttf: the signs and letters that Noto Sans SC lacks.

    .venv/bin/python .ci/write_signs.py

Without it a machine that has no fonts of its own shows boxes in their place. Letters are put
together of Noto's own outlines (base and accent), so they look like their neighbours; signs are
drawn here. Under the same licence as Noto Sans SC, OFL-1.1.
"""

import math
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.reverseContourPen import ReverseContourPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[1] / "resources" / "fonts"
NAME, EM, GAP = "LoadFit Signs", 1000, 55
BAR = {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T"}
SMALL = {"⁵": "5", "⁻": "-", "ⁿ": "n", "₀": "0", "₁": "1", "₂": "2"}
ABOVE = {
    "\u0300": "`", "\u0301": "´", "\u0304": "¯", "\u0307": "\u0307", "\u030c": "\u030c",
    "\u0302": "\u030c", "\u030a": "°", "\u030b": "´", "\u0303": "~", "\u0308": "¨",
}  # fmt: skip
Points = Sequence[tuple[float, float]]


class Noto:
    """The outlines of the font that has nearly everything."""

    def __init__(self) -> None:
        self.font = TTFont(FONTS / "NotoSansSC-Regular.ttf")
        self.names, self.glyphs = self.font.getBestCmap(), self.font.getGlyphSet()

    def has(self, letter: str) -> bool:
        """Whether it has an outline for a letter."""
        return ord(letter) in self.names

    def draw(self, letter: str, pen: TTGlyphPen, move: Transform, turned: bool = False) -> None:
        """Draw a letter elsewhere; turned: mirrored, so that its outlines run the other way."""
        recorded = DecomposingRecordingPen(self.glyphs)
        self.glyphs[self.names[ord(letter)]].draw(recorded)
        recorded.replay(TransformPen(ReverseContourPen(pen) if turned else pen, move))

    def box(self, letter: str) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of a letter."""
        pen = BoundsPen(self.glyphs)
        self.glyphs[self.names[ord(letter)]].draw(pen)
        left, bottom, right, top = pen.bounds
        return float(left), float(bottom), float(right), float(top)

    def width(self, letter: str) -> float:
        """How far the next letter stands."""
        return float(self.glyphs[self.names[ord(letter)]].width)


def polygon(pen: TTGlyphPen, points: Points) -> None:
    """A closed outline."""
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()


def stroke(pen: TTGlyphPen, points: Points, half: float) -> None:
    """A line as thick as twice `half` through points."""
    left: list[tuple[float, float]] = []
    right: list[tuple[float, float]] = []
    for at, (x, y) in enumerate(points):
        (x0, y0), (x1, y1) = points[max(at - 1, 0)], points[min(at + 1, len(points) - 1)]
        length = math.hypot(x1 - x0, y1 - y0)
        dx, dy = -(y1 - y0) / length * half, (x1 - x0) / length * half
        left.append((x + dx, y + dy))
        right.append((x - dx, y - dy))
    polygon(pen, left + right[::-1])


def arc(middle: tuple[float, float], radius: float, begin: float, end: float) -> Points:
    """Points on a circle, by degrees."""
    angles = [math.radians(begin + (end - begin) * step / 24) for step in range(25)]
    return [(middle[0] + radius * math.cos(a), middle[1] + radius * math.sin(a)) for a in angles]


def draw_sign(sign: str, pen: TTGlyphPen) -> float:
    """One of the signs; returns its width."""
    if sign in "↶↷":
        way = 1 if sign == "↷" else -1
        stroke(pen, [(500 + way * (x - 500), y) for x, y in arc((500, 300), 270, 180, 20)], 36)
        tip = [(500 + way * x, y) for x, y in ((285, 230), (140, 455), (400, 445))]
        polygon(pen, tip if way > 0 else tip[::-1])
        return 1000
    if sign in "▸▾":
        right = [(120, 130), (120, 630), (480, 380)]
        polygon(pen, right if sign == "▸" else [(50, 560), (550, 560), (300, 200)])
        return 600
    if sign in "☑☒":
        polygon(pen, [(100, 0), (100, 760), (860, 760), (860, 0)])
        polygon(pen, [(160, 60), (800, 60), (800, 700), (160, 700)])
    if sign in "☑✔":
        stroke(pen, [(260, 390), (430, 210), (730, 590)], 44 if sign == "☑" else 60)
    if sign in "☒✕":
        stroke(pen, [(270, 170), (710, 610)], 40)
        stroke(pen, [(270, 610), (710, 170)], 40)
    return 960


def draw_letter(noto: Noto, letter: str, pen: TTGlyphPen) -> float:
    """A letter of a base and its accent; returns its width."""
    if letter in BAR:
        base = BAR[letter]
        left, _, right, top = noto.box(base)
        noto.draw(base, pen, Transform())
        middle, high = (left + right) / 2, top * (0.8 if base in "dht" else 0.52)
        lean = 70 if base in "lL" else 0
        across = left + 40 if base == "L" else middle
        reach = 130 if base in "lL" else (right - left) * 0.32
        stroke(pen, [(across - reach, high - lean), (across + reach, high + lean)], 30)
        return noto.width(base)
    if letter in SMALL:
        high = 0 if letter in "₀₁₂" else 330
        low = -140 if letter in "₀₁₂" else 0
        noto.draw(SMALL[letter], pen, Transform(0.62, 0, 0, 0.62, 20, high + low))
        return noto.width(SMALL[letter]) * 0.62 + 40
    base, accent = tuple(unicodedata.normalize("NFD", letter))
    left, bottom, right, top = noto.box(base)
    noto.draw(base, pen, Transform())
    middle = (left + right) / 2
    if accent in "\u0327\u0328":
        x0, _, x1, y1 = noto.box("¸")
        if accent == "\u0327":
            noto.draw("¸", pen, Transform(1, 0, 0, 1, middle - (x0 + x1) / 2, bottom - y1 + 20))
        else:
            at = right - 90 + (x0 + x1) / 2
            noto.draw("¸", pen, Transform(-1, 0, 0, 1, at, bottom - y1 + 20), turned=True)
    elif accent == "\u0306":
        stroke(pen, arc((middle, top + GAP + 130), 120, 200, 340), 30)
    else:
        mark = ABOVE[accent]
        x0, y0, x1, y1 = noto.box(mark)
        scale = 0.62 if mark == "°" else 1.0
        up = top + GAP - y0 * scale
        shift = middle - (x0 + x1) / 2 * scale
        for beside in (-75, 75) if accent == "\u030b" else (0,):
            if accent == "\u0302":  # a caron upside down
                turned = Transform(-1, 0, 0, -1, middle + (x0 + x1) / 2, top + GAP + y1)
                noto.draw(mark, pen, turned)
            else:
                noto.draw(mark, pen, Transform(scale, 0, 0, scale, shift + beside, up))
    return noto.width(base)


def main() -> int:
    """Write the font; returns the exit status."""
    noto = Noto()
    letters = [chr(code) for code in range(0x100, 0x180)]
    wanted = [
        one for one in letters
        if not noto.has(one)
        and (one in BAR or (
            len(parts := unicodedata.normalize("NFD", one)) == 2
            and noto.has(parts[0]) and parts[1] in (*ABOVE, "\u0327", "\u0328", "\u0306")
            and (parts[1] not in ABOVE or noto.has(ABOVE[parts[1]]))
        ))
    ]  # fmt: skip
    builder = FontBuilder(EM, isTTF=True)
    drawn: dict[str, tuple[TTGlyphPen, float]] = {}
    for letter in wanted + list(SMALL):
        pen = TTGlyphPen(None)
        drawn[letter] = pen, draw_letter(noto, letter, pen)
    for sign in "↶↷▸▾☑☒✔✕":
        pen = TTGlyphPen(None)
        drawn[sign] = pen, draw_sign(sign, pen)
    names = {letter: f"uni{ord(letter):04X}" for letter in drawn}
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap({ord(letter): name for letter, name in names.items()})
    empty = TTGlyphPen(None).glyph()
    builder.setupGlyf(
        {".notdef": empty, **{names[key]: pen.glyph() for key, (pen, _) in drawn.items()}}
    )
    glyphs = builder.font["glyf"]
    widths = {names[key]: round(width) for key, (_, width) in drawn.items()}
    builder.setupHorizontalMetrics(
        {".notdef": (500, 0), **{n: (w, glyphs[n].xMin) for n, w in widths.items()}}
    )
    of = noto.font["hhea"]
    builder.setupHorizontalHeader(ascent=of.ascent, descent=of.descent)
    # Without a PostScript name the typesetter of reports passes the font over.
    builder.setupNameTable({"familyName": NAME, "styleName": "Regular", "version": "1.0",
                            "psName": "LoadFitSigns-Regular",
                            "licenseDescription": "SIL Open Font License 1.1"})  # fmt: skip
    # Without the height of its capitals the typesetter makes lines with one of these signs higher.
    os_2 = noto.font["OS/2"]
    builder.setupOS2(version=4, sCapHeight=os_2.sCapHeight, sxHeight=os_2.sxHeight,
                     sTypoAscender=of.ascent, sTypoDescender=of.descent,
                     usWinAscent=of.ascent, usWinDescent=-of.descent)  # fmt: skip
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.save(FONTS / "LoadFitSigns-Regular.ttf")
    print(f"{len(drawn)} signs and letters: {''.join(drawn)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
