"""The pages of the findings: what each means, and what to do."""

import re
from collections.abc import Iterator

from core.families.registry import FAMILIES
from core.selection.family import subjects_of
from core.vocabulary.finding_advice import advice_key
from core.vocabulary.finding_subjects import SUBJECTS, Subject
from core.vocabulary.language import Language, opened
from gui.program.manual.marking import figures_open, heading, plain

_CLAUSE_ENDS = re.compile(r"[，：；。（）]|[,:;.()](?:\s|$)")
_SUBJECT_OPEN = re.compile(r"^\{[a-z_]+\}[：:]\s?")  # `{edition}: …`
_TELLING = {"zh": 4, "en": 8}  # letters beside the figures
_LONGEST_TITLE = {"zh": 26, "en": 64}


def finding_pages(words: Language) -> dict[str, str]:
    """The pages by name, one a subject."""
    return {f"findings_{subject.value}": _page(subject, words) for subject in Subject}


def _page(subject: Subject, words: Language) -> str:
    name = words.text(f"subject.{subject.value}")
    parts = [
        heading(words.text("manual.findings.title", subject=name), level=1),
        words.text("manual.findings.intro", subject=name),
    ]
    for code in SUBJECTS[subject].split():
        parts += _entry(code, words)
    return "\n\n".join(parts)


def _entry(code: str, words: Language) -> Iterator[str]:
    key, reason = f"finding.{code}", f"reason.{code}"
    said = list(dict.fromkeys(_spoken(key, words)))
    yield heading(_title(code, said[0][1], words), code)
    yield "\n\n".join(f"{of}{plain(text)}" for of, text in said)
    advice = list(dict.fromkeys(text for _, text in _spoken(advice_key(code), words)))
    yield words.text("manual.finding.to_do", advice=plain(" ".join(advice)))
    if words.has(reason):
        yield words.text("manual.finding.reason", reason=plain(words.text(reason)))


def _spoken(key: str, words: Language) -> Iterator[tuple[str, str]]:
    """A message, and what it is where another equipment is spoken of, behind the name of that."""
    if words.has(key):
        yield "", words.text(key)
    for name, family in FAMILIES.items():
        for subject in subjects_of(family):
            own = f"{key}.{subject}"
            if words.has(own):
                said = words.text(f"family.{name}")
                yield words.text("manual.finding.of", family=said), words.text(own)


def _title(code: str, text: str, words: Language) -> str:
    """The reason as a table has it, or the first clause that says something, as a heading."""
    if words.has(f"reason.{code}"):
        title = words.text(f"reason.{code}")
    else:
        clauses = _CLAUSE_ENDS.split(figures_open(_SUBJECT_OPEN.sub("", text)))
        named = [one.strip() for one in clauses]
        telling = [one for one in named if len(one.replace("…", "")) >= _TELLING[words.code]]
        title = telling[0] if telling else named[0]
    longest = _LONGEST_TITLE[words.code]
    shown = title if len(title) <= longest else f"{title[:longest].rstrip(' …')}…"
    return plain(opened(shown))
