"""What a book shows of the names of persons.

First the whole book is read for evidence: full forms ("Ada Lovelace", "A. Lovelace"), titles ("Mrs. Lovelace"),
bylines, the printed index ("Lovelace, Ada"), and the company a lone capitalised word keeps (it says and writes things,
authors stand like it at the head of notes, it is never written small, no article stands before it). Then every passage
is read again with the surnames that came out.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from teiedition.annotation.book import Book, Run, Token, word_after, word_before
from teiedition.annotation.bookindex import index_person
from teiedition.annotation.imprints import imprints
from teiedition.annotation.lists import generic_nouns, honorifics, not_names, renowned, speech_verbs, word_set
from teiedition.annotation.personforms import Form, forms_of, is_derived, is_given, may_be_surname
from teiedition.model import Entity, EntityKind
from teiedition.tei.passage import Passage

_TEXT_NOUNS = frozenset({"Anthology", "Reader", "Papers", "Letters", "Diaries", "Memoirs", "Archive", "Works"})
_ARTICLES = word_set("the a an this these those our their every all some any no each many few most")
_LOCATIVE = word_set("in at near into throughout around outside towards inside across")
LOCATIVE = word_set("in at near from to into throughout around outside towards inside of via leaving left")
"""Words before the name of a place, or of a building."""
_SAINT = re.compile(r"\b(?:St\.?|Saint) $")
_PERSONAL = word_set("himself herself who whose whom")
_AUXILIARY = word_set("was had has did could would")
_DEED = re.compile(
    r"^[a-z]{2,}ed$|^(?:came|went|took|gave|got|made|left|put|found|held|kept|lay|led|let|ran|drew|threw|fell|shook|"
    r"slept|woke|rode|drove|brought|bought|caught|sang|drank|ate|grew|blew|flew|knelt|leant|leaned|lit|hid|bent|bowed)$"
)
_FAMILY = re.compile(
    r"^[AaEe]l-[^\W\d_]|^.{2,}(?:[^aeiou\W]ov|[^aeiou\W]ev|off|eff|sky|skii?|enko|[oe]vi?t?ch|shvili|adze|stein|mann|sohn|opoulos|escu)$"
)
_ENUMERATED = re.compile(r"(?:,|,? (?:and|or|&)) ")
_AUTHOR = re.compile(r"(?:^|[.;(] |\bSee (?:also )?|\bsee (?:also )?)$")
_CALLED = re.compile(r"[,!?.](?P<closed> ?[”’\"'])?")
_OPENING = frozenset("“‘\"'")
_WORK = re.compile(r",? (?:and )?[“‘\"]?(?!Vol|No)[A-Z]\w*[ :]")


def _vocative(text: str, token: Token) -> float:
    """Weigh a word set off as that by which somebody is called: ``“Orm,” said she``, ``not for us, Orm!``."""
    called = _CALLED.match(text, token.end)
    if called is None:
        return 0.0
    if text[token.start - 1 : token.start] in _OPENING:
        return 1.0
    return 2.0 * (text[token.start - 2 : token.start] == ", " and called["closed"] is not None)


@dataclass
class Evidence:
    """What speaks for and against one word as a surname."""

    forenames: Counter[str] = field(default_factory=Counter)
    """Given names and initials with which it stands."""
    titled: int = 0
    company: float = 0.0
    """Sum of what the words beside it say, for or against a person."""
    occurrences: int = 0
    """How often it stands alone."""
    located: int = 0
    """How often it stands after in, at, near …"""
    index: bool = False
    byline: bool = False
    cast: bool = False
    """Whether it stands in a list of characters, or as the speaker of a line."""


def named(run: Run) -> tuple[Token, ...]:
    """Return the words of a byline or signature that are the name: those after "By", "Of" and titles."""
    tokens: list[Token] = []
    for token in run.tokens:
        if token.plain in not_names() or token.plain in honorifics()[0]:
            tokens.clear()
        else:
            tokens.append(token)
    return tuple(tokens)


def is_located(text: str, start: int) -> bool:
    """Whether a name that both a place and a person of the book bear is the place's here: the Thames, in Kent."""
    return word_before(text, start) in ("the", "in", "at", "near", "from", "towards")


class PersonNames:
    """The surnames of a book."""

    def __init__(
        self,
        book: Book,
        places: frozenset[str] = frozenset(),
        possible_places: frozenset[str] = frozenset(),
        known: Iterable[Entity] = (),
    ) -> None:
        """Read the whole book for evidence.

        :param places: names of places of which the book speaks; they need more to be persons.
        :param possible_places: names that some place bears; their form alone does not make them persons.
        :param known: persons of authority lists.
        """
        self.book = book
        self.places = places
        self.possible_places = possible_places
        self._lists: list[tuple[str, ...]] = []
        self._forms = {id(run): tuple(forms_of(run, book)) for runs in book.runs for run in runs}
        self.evidence: dict[str, Evidence] = defaultdict(Evidence)
        for entity in known:
            if entity.kind == EntityKind.PERSON and entity.surname:
                self.evidence[entity.surname].forenames[entity.forename or ""] += 1
        for passage, runs in zip(book.passages, book.runs, strict=True):
            if passage.division == "index":
                self._read_index(passage)
            elif passage.kind in ("byline", "docAuthor", "signed"):
                self._read_byline(runs)
            else:
                self._read(passage, runs)
        self.rather_persons = frozenset(name for name in self.places if self._acts(name))
        self.places -= self.rather_persons
        self.surnames = self._decide()
        self._spread_over_lists()
        self.surnames = self._decide()

    def forms(self, run: Run) -> tuple[Form, ...]:
        """Return the personal names that a run of the book shows by their form."""
        return self._forms[id(run)]

    def _acts(self, name: str) -> bool:
        """Whether the bearer of a place's name says and does so much in this book that it is a person's."""
        evidence = self.evidence.get(name)
        return evidence is not None and evidence.company >= max(8.0, 0.25 * evidence.occurrences + 2 * evidence.located)

    def is_of_saint(self, text: str, name: Token) -> bool:
        """Whether a place or church is named after a saint here: ``St. Petersburg``, ``at St. Orm``."""
        saint = _SAINT.search(text, max(0, name.start - 7), name.start)
        if saint is None:
            return False
        return name.plain in self.places or word_before(text, saint.start()) in LOCATIVE

    def _decide(self) -> dict[str, str]:
        return {name: rule for name, evidence in self.evidence.items() if (rule := self._rule(name, evidence))}

    def rather_person(self, name: str) -> bool:
        """Whether a name that also is one of a place is a person's in this book: often in full, never located."""
        evidence = self.evidence[name]
        full = evidence.index or evidence.byline or evidence.forenames.total() + evidence.titled > 0
        return full and evidence.located == 0

    def _spread_over_lists(self) -> None:
        """Let the company of a known surname in an enumeration speak for the other words in it."""
        for names in self._lists:
            if any(name in self.surnames and name not in self.places for name in names):
                for name in names:
                    if name not in self.surnames:
                        self.evidence[name].company += 2.0

    def _read(self, passage: Passage, runs: tuple[Run, ...]) -> None:
        heading = passage.kind in ("head", "titlePart", "trailer", "label")
        if runs and passage.kind not in ("p", "head"):
            self._read_cast(passage, runs)
        self._read_pairs(passage, runs)
        if next(imprints(passage.text), None) is None:  # in a reference, words after an author are a title
            self._read_lists(passage, runs)
        if "note" in passage.within or passage.division in ("notes", "bibliography"):
            self._read_authors(passage, runs)
        for run in runs:
            for form in self.forms(run):
                if form.surname:
                    evidence = self.evidence[form.surname[-1].plain]
                    evidence.titled += form.titled and not self.is_of_saint(passage.text, form.surname[-1])
                    if form.forename and not heading:
                        evidence.forenames[form.given] += 1
            if not heading:
                self._read_company(passage, run)

    def _read_pairs(self, passage: Passage, runs: tuple[Run, ...]) -> None:
        """Take two unknown words for a name where "and" or "to" joins them to a full form: ``Ulu Orm and Ada Bell``."""
        for one, other in pairwise(runs):
            if passage.text[one.end : other.start] in (" and ", " to ", " or "):
                for unknown, known in ((one, other), (other, one)):
                    full = any(form.surname for form in self.forms(known))
                    if full and len(unknown.tokens) == 2 and all(map(self._is_unknown, unknown.tokens)):
                        self.evidence[unknown.tokens[1].plain].forenames[unknown.tokens[0].plain] += 1

    def _read_authors(self, passage: Passage, runs: tuple[Run, ...]) -> None:
        """Take two unknown words for a name where a note begins with them, then names a work and its imprint."""
        cited = [imprint.start for imprint in imprints(passage.text)]
        for run in runs:
            tokens = run.tokens[1:] if run.tokens[0].plain == "See" else run.tokens
            if len(tokens) != 2 or not all(map(self._is_unknown, tokens)) or not any(at > run.end for at in cited):
                continue
            heads = _AUTHOR.search(passage.text, max(0, tokens[0].start - 12), tokens[0].start)
            if heads is not None and _WORK.match(passage.text, run.end):
                self.evidence[tokens[1].plain].forenames[tokens[0].plain] += 1

    def _read_lists(self, passage: Passage, runs: tuple[Run, ...]) -> None:
        """Remember enumerations of names: ``Orm, Ada Bell and Tilney``."""
        listed: list[str] = []
        end = -1
        for run in runs:
            if not (end >= 0 and _ENUMERATED.fullmatch(passage.text, end, run.start)):
                self._remember(listed)
                listed = []
            full = next((form for form in self.forms(run) if form.surname and form.end == run.end), None)
            if full is not None or len(run.tokens) == 1:
                called = run.opens and passage.text[run.start - 1 : run.start] in _OPENING
                listed.append(run.tokens[-1].plain)
                end = -1 if called else run.end
            else:
                end = -1
        self._remember(listed)

    def _remember(self, listed: list[str]) -> None:
        if len(listed) > 1:
            self._lists.append(tuple(listed))

    def _is_unknown(self, token: Token) -> bool:
        word = token.plain
        return (
            may_be_surname(token)
            and not self.book.common(token.text)
            and not is_derived(word)
            and not is_given(word)
            and word not in self.places
            and word not in honorifics()[1]
        )

    def _read_company(self, passage: Passage, run: Run) -> None:
        """Weigh what stands beside a capitalised word that stands alone, or alone after an opening word."""
        tokens = run.tokens
        while len(tokens) > 1 and (tokens[0].plain in not_names() or (run.opens and self.book.common(tokens[0].text))):
            tokens = tokens[1:]
        if len(tokens) != 1 or len(tokens[0].text) < 3 or tokens[0].numeral or tokens[0].initial:
            return
        token = tokens[0]
        evidence = self.evidence[token.plain]
        evidence.occurrences += 1
        before, after = word_before(passage.text, token.start), word_after(passage.text, token.end)
        verbs = speech_verbs()
        weight = 3.0 * (after in verbs) + 2.0 * (before in verbs and not after) + 3.0 * (after in _PERSONAL)
        weight += 1.0 * (after not in verbs and _DEED.search(after) is not None)
        weight += 2.0 * passage.text.endswith("ccording to ", 0, token.start)
        weight += _vocative(passage.text, token)
        weight += 0.5 * (after in _AUXILIARY) + 1.0 * (after == "’s") + 0.5 * (before == "by")
        weight -= 4.0 * (before in _ARTICLES) + 1.5 * before.endswith(("’s", "'s"))
        if before in _LOCATIVE and after != "’s":
            evidence.located += 1
            weight -= 1.5
        if "note" in passage.within or passage.division == "notes":
            author = _AUTHOR.search(passage.text, max(0, token.start - 12), token.start)
            weight += 2.0 * (author is not None and _WORK.match(passage.text, token.end) is not None)
        evidence.company += weight

    def _read_byline(self, runs: tuple[Run, ...]) -> None:
        for run in runs:
            tokens = named(run)
            if 2 <= len(tokens) <= 4 and may_be_surname(tokens[-1]):
                evidence = self.evidence[tokens[-1].plain]
                evidence.byline = True
                evidence.forenames[" ".join(token.plain for token in tokens[:-1])] += 1

    def _read_cast(self, passage: Passage, runs: tuple[Run, ...]) -> None:
        """Take the capitals at the head of a line for a character, if the name of its player ends the line."""
        first = runs[0]
        if first.tokens[0].numeral:
            return
        speaks = passage.kind in ("speaker", "role")
        plays = passage.kind != "p" and first is not runs[-1] and any(form.titled for form in self.forms(runs[-1]))
        if (speaks or (plays and passage.text[:1] == first.tokens[0].text[:1])) and first.tokens[0].text.isupper():
            self.evidence[first.tokens[-1].plain].cast = True

    def _read_index(self, passage: Passage) -> None:
        entry = index_person(passage.text, self.book)
        if entry is not None:
            evidence = self.evidence[entry.surname]
            evidence.index = True
            if entry.forename:
                evidence.forenames[entry.forename] += 1

    def _rule(self, name: str, evidence: Evidence) -> str | None:
        """Return the rule by which a word is a surname, or nothing."""
        if name in not_names() or (is_derived(name) and not evidence.index):
            return None
        known_as_person = evidence.index or evidence.byline
        located = evidence.located * 5 > evidence.occurrences
        if name in self.places and not known_as_person and (located or not evidence.forenames):
            return None
        if evidence.index:
            return "person-index"
        if evidence.forenames or evidence.titled:
            return "person-surname"
        if "-" in name and name.rpartition("-")[2].islower() and not evidence.cast:
            return None
        if self.book.common(name) or name in generic_nouns() or name in self.places or is_given(name):
            return None
        if name in honorifics()[1]:
            return None
        if evidence.cast:
            return "person-cast"
        if self.book.inside[name.removesuffix("s")] and name.endswith("s"):
            return None
        if name not in self.book.cased:
            return None
        seen = self.book.inside[name] > 0 or evidence.company >= 3
        company = evidence.company
        if company >= 2 and company >= 0.25 * evidence.occurrences and seen:
            return "person-company"
        if name in renowned() and evidence.occurrences:
            return "person-renowned"
        if company >= 0 and not evidence.located and evidence.occurrences and _FAMILY.search(name) and seen:
            return None if name in self.possible_places else "person-family-ending"
        return None
