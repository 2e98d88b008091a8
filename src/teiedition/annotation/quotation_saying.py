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
from collections.abc import Iterable, Iterator
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
_BEHIND = rf"[{CALL}{_MARKS}]*"
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


class _Words:
    """The words of a language as pieces of patterns."""

    def __init__(self, language: str) -> None:
        words = words_of_saying(language)
        listed = {key: words[key].split() for key in words if isinstance(words[key], str)}
        verbs = listed["aloud"] + listed["written"]
        self.verb = rf"\b{_any([verb for verb in verbs if verb not in listed['not_speaking']])}\b"
        self.inverted = rf"\b(?i:{_any([verb for verb in verbs if verb not in listed['addressing']])})\b"
        self.between = rf"(?:(?:{_any(listed['between'])}|[^\W\d_]+{words['adverb']}) )*"
        self.title = rf"(?:(?:{_any([*listed['before_name'], *honorifics()[1]])}|[A-ZÀ-Þ]\.),? )*"
        self.lead = rf"(?:{_any(listed['lead'])} )?"
        self.and_ = _any(listed["and"])
        self.words_of = _any(listed["words_of"])
        self.according = _any(words["according"])
        phrase = rf"(?: {_any(listed['prepositions'])}(?: [\w’'-]+){{1,5}}?)?"
        self.says = rf"{_NOT_GENITIVE}{_ASIDE}{phrase} {self.between}{self.verb}"
        """Behind the subject: ``, who had come late, replied``."""


@cache
def saying(language: str) -> Saying:
    """Return how a language names speakers."""
    words = _Words(language)
    return Saying(
        tuple(_before(words)),
        tuple(_after(words)),
        re.compile(rf"{words.verb}{_FREE}{_END}"),
        re.compile(rf"{_BEHIND}{words.lead}(?:[\w’.]+ ){{0,4}}?{words.verb}"),
    )


def _before(words: _Words) -> Iterator[Place]:
    """Yield the ways to name the speaker before a quotation."""
    opens = rf"(?:^|[.!?…:;—–“”‘’\"»]\s*|{QUOTED}\W*)(?i:{words.lead}){words.title}$"
    later = rf"[^.!?;:{QUOTED}]{{0,80}} {words.and_} {words.between}{words.verb}{_FREE}{_END}"
    genitive = rf"[’']s? (?:\w+ ){{0,2}}{words.words_of}\b{_FREE}{_END}"
    yield _place("speaker-before", "", f"{words.says}{_FREE}{_END}")
    yield _place("speaker-before", f"{words.inverted} {words.between}{words.title}$", _END)
    yield _place("speaker-according-to", rf"\b(?i:{words.according}) {words.title}$", f"{_NOT_GENITIVE}{_FREE}{_END}")
    yield _place("speaker-of-words", "", genitive)
    yield _place("speaker-as-subject", opens, f"{_NOT_GENITIVE}{later}")


def _after(words: _Words) -> Iterator[Place]:
    """Yield the ways to name the speaker behind a quotation; a sentence that is over has nothing but “said Ling”."""
    said = f"{words.between}{words.verb} {words.between}"
    yield _place("speaker-after", f"{_BEHIND}{words.lead}{said}{words.title}$", _NOT_GENITIVE)
    yield _place("speaker-after", rf"(?<![.…])[{_MARKS}]*{words.title}$", words.says)
    yield _place("speaker-according-to", f"{_BEHIND}{words.according} {words.title}$", _NOT_GENITIVE)


def _place(rule: str, head: str, tail: str) -> Place:
    return Place(rule, re.compile(head), re.compile(tail))


def _any(words: list[str]) -> str:
    """Return a regular expression for any of some words; one that nothing matches for none."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")" if words else "(?!)"
