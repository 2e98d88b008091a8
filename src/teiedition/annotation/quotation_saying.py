"""Who is named beside a quotation as the one whose words it is: ``said Mrs Ling``, ``Goldman writes:``.

The words of each language stand in ``data/saying``, one file each; a language is added by a file:

- ``aloud``, ``written``: verbs of saying, the first mostly used of spoken words
- ``not_speaking``: those among them whose subject need not be the speaker (``Ling quoted``)
- ``addressing``: those among them whose object may be the person behind them (``told Ling``)
- ``between``, ``adverb``, ``prepositions``: what may stand between name and verb; the ending of adverbs; what opens a
  phrase that may stand there
- ``and``, ``lead``: what joins two verbs of one subject; what may stand before a verb or name that opens
- ``before_name``: what may stand between a verb and a name, besides words with a capital
- ``according``: what leads to the name of a source; ``words_of``: nouns after a name in the genitive
- ``narrated``: as a regular expression, what opens a phrase of the narrator behind ``he said,`` between dashes
- ``common``: a few of the most frequent words, by which the language is known
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from teiedition.annotation.lists import honorifics

NAME, REST, QUOTED, CALL = "\ue000", "\ue001", "\ue002", "\ue003"
"""What stands in the text that the patterns read for names (a first character and the others), for quotations, and for
the mark at which a note is called."""

_SAMPLE = 400
"""So many passages are enough to know a language by."""
_FEWEST = 10
_LETTERS = re.compile(r"[^\W\d_]+")
_OTHER = "en"
"""The language whose words are read where there is no file."""
_MARKS = r"\s”’\"'»“‘«›‹,;!?—–-"
_END = r"\s*[,:;—–-]*\s*[“‘„‚«‹»›\"'—–-]*\s*$"
_ASIDE = rf"(?:, ?[^,.;:!?{QUOTED}]{{1,60}},)?"
_FREE = rf"(?:[ ,]+(?:[\w’'()-]+|{NAME}{REST}*)){{0,10}}?"
_NOT_GENITIVE = r"(?![’'])"


@dataclass(frozen=True, slots=True)
class Place:
    """A way to name the speaker; the patterns read the text between the quotation and the name, and beyond it."""

    rule: str
    head: re.Pattern[str]
    """What stands before the name."""
    tail: re.Pattern[str]
    """What stands behind it."""


@dataclass(frozen=True, slots=True)
class Saying:
    """How a language names speakers."""

    before: tuple[Place, ...]
    """Names before a quotation; ``tail`` reads up to the opening mark."""
    after: tuple[Place, ...]
    """Names after one; ``head`` reads from its end."""
    somebody_before: re.Pattern[str]
    """Some verb of saying before a quotation, whoever its subject is."""
    somebody_after: re.Pattern[str]


@cache
def words_of_saying(language: str = _OTHER) -> dict[str, Any]:
    """Return the words of a language (``de``, ``de-AT``), English ones where there are none."""
    folder = files(__package__).joinpath("data", "saying")
    path = folder.joinpath(f"{language.partition('-')[0].lower()}.toml")
    if not path.is_file():
        path = folder.joinpath(f"{_OTHER}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def language_of(texts: Iterable[str], stated: str) -> str:
    """Return the language whose commonest words a text has; the one that the document states unless another is clear.

    A text is often converted before anybody has said in which language it is.
    """
    sample = "".join(text + " " for text, _ in zip(texts, range(_SAMPLE), strict=False))
    found = Counter(_LETTERS.findall(sample.lower()))
    counts = {name: sum(found[word] for word in words_of_saying(name)["common"].split()) for name in _languages()}
    known = counts.get((stated or _OTHER).partition("-")[0].lower())
    best = max(counts, key=lambda name: counts[name])
    return best if known is not None and counts[best] > 3 * known + _FEWEST else stated


@cache
def _languages() -> tuple[str, ...]:
    folder = files(__package__).joinpath("data", "saying")
    return tuple(sorted(path.name.removesuffix(".toml") for path in folder.iterdir() if path.name.endswith(".toml")))


def verbs_of_saying(language: str = _OTHER) -> dict[str, str]:
    """Return the verbs of saying, ``aloud`` and ``written``, as regular expressions."""
    words = words_of_saying(language)
    return {key: _any(words[key].split()) for key in ("aloud", "written")}


@cache
def saying(language: str) -> Saying:
    """Return how a language names speakers."""
    words = words_of_saying(language)
    verbs = [verb for key in ("aloud", "written") for verb in words[key].split()]
    own = [verb for verb in verbs if verb not in words["not_speaking"].split()]
    verb = rf"\b{_any(own)}\b"
    inverted = rf"\b{_any([each for each in verbs if each not in words['addressing'].split()])}\b"
    between = rf"(?:(?:{_any(words['between'].split())}|[^\W\d_]+{words['adverb']}) )*"
    titles = [*words["before_name"].split(), *honorifics()[1]]
    title = rf"(?:(?:{_any(titles)}|[A-ZÀ-Þ]\.),? )*"
    behind = rf"[{CALL}{_MARKS}]*"
    lead = rf"(?:{_any(words['lead'].split())} )?"
    according = _any(words["according"])
    phrase = rf"(?: {_any(words['prepositions'].split())}(?: [\w’'-]+){{1,5}}?)?"
    subject = rf"{_ASIDE}{phrase} {between}{verb}"
    opens = rf"(?:^|[.!?…:;—–“”‘’\"»]\s*|{QUOTED}\W*)(?i:{lead}){title}$"
    later = rf"[^.!?;:{QUOTED}]{{0,80}} {_any(words['and'].split())} {between}{verb}{_FREE}{_END}"
    genitive = rf"[’']s? (?:\w+ ){{0,2}}{_any(words['words_of'].split())}\b{_FREE}{_END}"
    anything, colon = re.compile(""), re.compile(_END)
    before = [
        Place("speaker-before", anything, re.compile(rf"{_NOT_GENITIVE}{subject}{_FREE}{_END}")),
        Place("speaker-before", re.compile(rf"(?i:{inverted}) {between}{title}$"), colon),
        Place(
            "speaker-according-to",
            re.compile(rf"\b(?i:{according}) {title}$"),
            re.compile(rf"{_NOT_GENITIVE}{_FREE}{_END}"),
        ),
        Place("speaker-of-words", anything, re.compile(genitive)),
        Place("speaker-as-subject", re.compile(opens), re.compile(_NOT_GENITIVE + later)),
    ]
    after = [
        Place(
            "speaker-after", re.compile(rf"{behind}{lead}{between}{verb} {between}{title}$"), re.compile(_NOT_GENITIVE)
        ),
        Place("speaker-after", re.compile(rf"(?<![.…])[{_MARKS}]*{title}$"), re.compile(_NOT_GENITIVE + subject)),
        Place("speaker-according-to", re.compile(rf"{behind}{according} {title}$"), re.compile(_NOT_GENITIVE)),
    ]
    return Saying(
        tuple(before),
        tuple(after),
        re.compile(rf"{verb}{_FREE}{_END}"),
        re.compile(rf"{behind}{lead}(?:[\w’.]+ ){{0,4}}?{verb}"),
    )


def _any(words: list[str]) -> str:
    """Return a regular expression for any of some words; one that nothing matches for none."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")" if words else "(?!)"
