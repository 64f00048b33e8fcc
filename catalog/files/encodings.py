"""Bytes into text: the one detector of encodings for all files.

In this order, as measured on texts of engineers: a byte-order mark; zero bytes (UTF-16 without
a mark); UTF-8; GB 18030 where most of what is not ASCII is of GB 2312, the everyday
characters; Windows-1252 where all that is not ASCII is what Western text has; else
charset-normalizer among the encodings below. A wrong guess would turn °F into °C without a word:
"°F" of Windows-1252 is a rare character of GB 18030.
"""

import re

from core.vocabulary.file_formats import refuse_other_format
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

_BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_CHINESE = "gb18030"  # holds GBK and GB 2312
_WESTERN_FIRST = ("cp1252", "cp850", "mac_roman")  # Windows, its command line, older Macs
_OTHERS = (
    _CHINESE, "big5", "cp932", "cp949", "cp1250", "cp1251", *_WESTERN_FIRST,
)  # fmt: skip
_COMMON_SHARE = 0.85  # of what is not ASCII: rare names lower it; Big5 and Western text reach 0.4
_TECHNICAL = frozenset("㎡㎥㎜㎝㎞㎏㎎℃℉〇–•²³¹µ€®©−‑▲△")  # not of GB 2312, and in everyday tables
_SAMPLE = 65_536  # bytes of lines that are not ASCII: what is judged
# What Western text has beside ASCII: signs of units, punctuation, letters beside plain letters.
_WESTERN = re.compile(
    r"[°º](?=\s*[CFKcfk]\b|[^A-Za-z0-9]|$)|[²³¹±·×÷µ½¼§€£©®–—‘’“”…\u00a0]"
    r"|(?<=[A-Za-z])[À-ÖØ-öø-ÿŠšŽžŒœ]{1,2}(?=[A-Za-z]|\W|_|$)"
    r"|(?<![^\W_])[À-ÖØ-öø-ÿ](?=[a-z]|[A-Z]{2})"
)


def decode(content: bytes, place: str, encoding: str | None = None) -> tuple[str, str]:
    """The text and the encoding it was found in; `encoding` is one the user asked for.

    Raises Problem `encoding_wrong`, `encoding_unclear`, `file_not_text`, `file_other_format`.
    """
    refuse_other_format(content, place)
    candidate = encoding or _certain(content)
    if candidate:
        try:
            return content.decode(candidate), candidate
        except (UnicodeDecodeError, LookupError) as error:
            if not encoding and not content.startswith(tuple(_BYTE_ORDER_MARKS)):
                # Zero bytes of no UTF-16: to save it in another encoding would help nobody.
                raise Problem("file_not_text", place) from error
            raise Problem("encoding_wrong", place, figure("encoding", candidate)) from error
    text = _decoded(content, "utf-8")
    if text is not None:
        return text, "utf-8"
    found = _chinese_or_western(content) or _by_statistics(content)
    text = _decoded(content, found) if found else None
    if found is None or text is None:
        raise Problem("encoding_unclear", place)
    return text, found


def _certain(content: bytes) -> str | None:
    """What a byte-order mark or the zero bytes of UTF-16 say."""
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return encoding
    start = content[:4000]
    if b"\0" in start:
        odd = start[1::2].count(0) > start[::2].count(0)
        return "utf-16-le" if odd else "utf-16-be"
    return None


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _chinese_or_western(content: bytes) -> str | None:
    text = _decoded(content, _CHINESE)
    if text is not None:
        beyond = [character for character in text if character > "\x7f"]
        if sum(map(_is_common, beyond)) >= _COMMON_SHARE * len(beyond):
            return _CHINESE
    return next((name for name in _WESTERN_FIRST if _is_western(content, name)), None)


def _is_western(content: bytes, encoding: str) -> bool:
    """Whether all that is not ASCII is what Western text has, where it is read so."""
    text = _decoded(content, encoding)
    if text is None:
        return False
    lines = (line for line in text.splitlines() if not line.isascii())
    return _WESTERN.sub("", "\n".join(lines)).isascii()


def _is_common(character: str) -> bool:
    """Whether a character is of GB 2312, or a sign of units that GBK added."""
    if character in _TECHNICAL:
        return True
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _by_statistics(content: bytes) -> str | None:
    """By the frequencies of letters, on the lines that are not ASCII; slow to import."""
    from charset_normalizer import from_bytes

    lines = [line for line in content[: 64 * _SAMPLE].splitlines() if not line.isascii()]
    best = from_bytes(b"\n".join(lines)[:_SAMPLE], cp_isolation=list(_OTHERS)).best()
    return str(best.encoding) if best else None
