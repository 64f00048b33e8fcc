"""Names of months as stamps write them, in the languages files come in."""

import re

_NAMES = (
    "jan january januar janv janvier ene enero gen gennaio jänner",
    "feb february februar févr février fevrier febrero febbraio fev fevereiro",
    "mar march mär märz maerz mars marzo março mrz maart",
    "apr april avr avril abr abril aprile",
    "may mai mayo mag maggio maio mei",
    "jun june juni juin junio giu giugno junho",
    "jul july juli juil juillet julio lug luglio julho",
    "aug august août aout ago agosto augustus",
    "sep sept september septembre septiembre set settembre setembro",
    "oct october okt oktober octobre octubre ott ottobre out outubro",
    "nov november novembre noviembre novembro",
    "dec december dez dezember déc décembre decembre dic diciembre dicembre dezembro",
)
_CHINESE = (
    "一月",
    "二月",
    "三月",
    "四月",
    "五月",
    "六月",
    "七月",
    "八月",
    "九月",
    "十月",
    "十一月",
    "十二月",
)
MONTHS: dict[str, int] = {
    name: number for number, names in enumerate(_NAMES, 1) for name in names.split()
} | {name: number for number, name in enumerate(_CHINESE, 1)}
_BESIDE = frozenset(
    [
        "am",
        "pm",
        "a",
        "p",
        "m",
        "st",
        "nd",
        "rd",
        "th",
        "of",
        "at",
        "um",
        "uhr",
        "de",
        "le",
        "t",
        "z",
        "utc",
        "gmt",
        "上午",
        "下午",
        "mon",
        "monday",
        "tue",
        "tues",
        "tuesday",
        "wed",
        "wednesday",
        "thu",
        "thur",
        "thurs",
        "thursday",
        "fri",
        "friday",
        "sat",
        "saturday",
        "sun",
        "sunday",
        "mo",
        "di",
        "mi",
        "do",
        "fr",
        "sa",
        "so",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
        "lun",
        "lundi",
        "mardi",
        "mer",
        "mercredi",
        "jeu",
        "jeudi",
        "ven",
        "vendredi",
        "sam",
        "samedi",
        "dim",
        "dimanche",
    ]
)
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 48


def is_worded(text: str) -> bool:
    """Whether a text is a date with the name of a month, and nothing else."""
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return False
    words = _WORD.findall(text.casefold())
    return any(word in MONTHS for word in words) and all(
        word in MONTHS or word in _BESIDE for word in words
    )


def with_numbers(text: str) -> tuple[str, int | None]:
    """The text with the name of its month cut out, and the month's number, 1 … 12."""
    found: list[int] = []

    def cut(match: re.Match[str]) -> str:
        word = match[0].casefold()
        if word not in MONTHS:
            return match[0]
        found.append(MONTHS[word])
        return " "

    rest = _WORD.sub(cut, text)
    return rest, found[0] if len(found) == 1 else None
