"""What a book shows of the names of persons.

First the whole book is read for evidence: full forms ("Ada Lovelace", "A. Lovelace"), titles ("Mrs. Lovelace"),
bylines, the printed index ("Lovelace, Ada"), and the company a lone capitalised word keeps (it says and writes things,
authors stand like it at the head of notes, it is never written small, no article stands before it). Then every passage
is read again with the surnames that came out.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from itertools import pairwise

from teiedition.annotation.book import Book, Run, Token, word_before
from teiedition.annotation.bookindex import index_person
from teiedition.annotation.imprints import imprints
from teiedition.annotation.lists import (
    beside_persons,
    english_words,
    generic_nouns,
    honorifics,
    listed_places,
    not_names,
    renowned,
)
from teiedition.annotation.personcontext import ARTICLES, AUTHOR, OPENING, WORK, stands_in, weigh
from teiedition.annotation.personevidence import LOCATIVE, Evidence, is_number, named
from teiedition.annotation.personforms import Form, forms_of, is_derived, is_given, is_strange, may_be_surname
from teiedition.annotation.spelling import Neighbours
from teiedition.model import Entity, EntityKind
from teiedition.tei.passage import Passage

_SAINT = re.compile(r"\b(?:St\.?|Saint) $")
_FAMILY = re.compile(
    r"^[AaEe]l-[^\W\d_]|^.{2,}(?:[^aeiou\W]ov|[^aeiou\W]ev|off|eff|sky|skii?|enko|[oe]vi?t?ch|shvili|adze|stein|mann|"
    r"sohn|opoulos|escu)$"
)
_ENUMERATED = re.compile(r"(?:,|,? (?:and|or|&)) ")
_ADJECTIVE = re.compile(r"(?:[^v]ic|ical|ean|esque|[ae]n|ites?|ees|ers|ity|ably|ibly|edly|ingly|s’|s')$")


class PersonNames:
    """The surnames of a book."""

    def __init__(
        self,
        book: Book,
        places: frozenset[str] = frozenset(),
        possible_places: frozenset[str] = frozenset(),
        known: Iterable[Entity] = (),
        estates: Container[str] = (),
    ) -> None:
        """Read the whole book for evidence.

        :param places: names of places of which the book speaks; they need more to be persons.
        :param possible_places: names that some place bears; their form alone does not make them persons.
        :param known: persons of authority lists.
        :param estates: names of places that are those of persons as well.
        """
        self.book = book
        self.places = places
        self.possible_places = possible_places
        self.estates = estates
        self._lists: list[tuple[tuple[int, Token], ...]] = []
        self._forms = {
            id(run): tuple(form for form in forms_of(run, book) if self._is_form(passage.text, run, form))
            for passage, runs in zip(book.passages, book.runs, strict=True)
            for run in runs
        }
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
        self._spell()
        self._listed = frozenset(self._among_persons())
        self.pairs = frozenset(self._unusual_pairs())

    def _is_form(self, text: str, run: Run, form: Form) -> bool:
        """Whether the form is not that of something else: the number of an item, a foreign term, a place."""
        if is_number(text, form):
            return False
        if not is_strange(form):
            return True
        words = (form.forename[0].plain, form.surname[-1].plain)
        known = self.possible_places.isdisjoint({*words, " ".join(token.plain for token in run.tokens)})
        return known and not run.opens and word_before(text, form.start) not in ARTICLES

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
        """Whether a name that also is one of a place is a person's in this book: once in full, seldom located."""
        evidence = self.evidence[name]
        full = evidence.index or evidence.byline or evidence.forenames.total() + evidence.titled > 0
        acts = evidence.index or evidence.company > 0 or evidence.forenames.total() + evidence.titled > 2
        seldom = evidence.occurrences // 4 if acts and name not in listed_places() else 0
        return full and evidence.located <= seldom

    def _spell(self) -> None:
        """Let a word that differs in one letter from a long surname of the book be its misprint: ``Ledburv``."""
        neighbours = Neighbours(7)
        for name, rule in self.surnames.items():
            if rule in ("person-index", "person-surname") and self.book.unheard(name):
                neighbours.add(name)
        for name, evidence in self.evidence.items():
            if len(name) < 7 or name in self.surnames or not evidence.occurrences or not self.book.unheard(name):
                continue
            if evidence.company < 0 or name in self.possible_places or name.endswith("s"):
                continue
            if neighbours.near(name):
                self.surnames[name] = "person-misspelt"

    def is_family(self, name: str) -> bool:
        """Whether a name is the plural of one that the book has more often: the Orms, both Misses Lucases."""
        if not name.endswith("s"):
            return False
        times = self.evidence[name].occurrences + self.evidence[name].titled
        for single in (name[:-1], name[:-2] if name.endswith("es") else ""):
            if single in self.surnames and not is_given(single):
                evidence = self.evidence[single]
                return evidence.occurrences + evidence.titled + evidence.forenames.total() > times
        return False

    def _spread_over_lists(self) -> None:
        """Let the company of a known surname in an enumeration speak for the other words in it."""
        for listed in self._lists:
            names = [token.plain for _, token in listed]
            if any(name in self.surnames and name not in self.places for name in names):
                for name in names:
                    if name not in self.surnames:
                        self.evidence[name].company += 2.0

    def _among_persons(self) -> Iterator[tuple[int, int]]:
        """Yield where words stand in enumerations of which at least two members and the half are known persons."""
        for listed in self._lists:
            known = sum(token.plain in self.surnames and token.plain not in self.places for _, token in listed)
            if known >= 2 and 2 * known >= len(listed):
                yield from ((passage, token.start) for passage, token in listed)

    def _unusual_pairs(self) -> Iterator[tuple[str, str]]:
        """Yield words of the language that stand again and again before one surname: ``Cotton Orm``."""
        times: Counter[tuple[str, str]] = Counter()
        for runs in self.book.runs:
            for run in runs:
                for one, other in pairwise(run.tokens[2:] if run.opens else run.tokens):
                    if self.surnames.get(other.plain) in ("person-index", "person-surname"):
                        times[one.plain, other.plain] += 1
        for (word, surname), number in times.items():
            if number >= 2 and word.lower() in english_words() and word.lower() not in beside_persons("epithets"):
                yield word, surname

    def is_listed(self, passage: Passage, token: Token) -> bool:
        """Whether a word stands in an enumeration of persons."""
        return (id(passage), token.start) in self._listed

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
            heads = AUTHOR.search(passage.text, max(0, tokens[0].start - 12), tokens[0].start)
            if heads is not None and WORK.match(passage.text, run.end):
                self.evidence[tokens[1].plain].forenames[tokens[0].plain] += 1

    def _read_lists(self, passage: Passage, runs: tuple[Run, ...]) -> None:
        """Remember enumerations of names: ``Orm, Ada Bell and Tilney``."""
        listed: list[tuple[int, Token]] = []
        end = -1
        for run in runs:
            if not (end >= 0 and _ENUMERATED.fullmatch(passage.text, end, run.start)):
                self._remember(listed)
                listed = []
            full = next((form for form in self.forms(run) if form.surname and form.end == run.end), None)
            if full is not None or len(run.tokens) == 1:
                called = run.opens and passage.text[run.start - 1 : run.start] in OPENING
                listed.append((id(passage), run.tokens[-1]))
                end = -1 if called else run.end
            else:
                end = -1
        self._remember(listed)

    def _remember(self, listed: list[tuple[int, Token]]) -> None:
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
        evidence.located += stands_in(passage.text, token)
        evidence.company += weigh(passage, token)

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
        if first.tokens[0].numeral or first.tokens[-1].numeral:
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
        if (
            name in not_names()
            or (name.endswith("s") and name[:-1] in not_names())
            or (is_derived(name) and not evidence.index)
        ):
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
        if self._is_word(name, evidence) or name in generic_nouns() or name in self.places or is_given(name):
            return None
        if name in honorifics()[1]:
            return None
        if evidence.cast:
            return "person-cast"
        if name.endswith("s") and (self.book.inside[name[:-1]] or name[:-1] in not_names()):
            return None
        if not self._is_seen(name, evidence):
            return None
        if name not in self.book.cased:
            return None
        seen = self.book.inside[name] > 0 or evidence.company >= 3
        company = evidence.company
        if company >= 2 and company >= 0.25 * evidence.occurrences and seen:
            return "person-company"
        if name in renowned() and evidence.occurrences:
            return "person-renowned"
        if company > 0 and company >= 0.05 * evidence.occurrences and self._is_unheard(name, evidence):
            return "person-unheard"
        if company >= 0 and not evidence.located and evidence.occurrences and _FAMILY.search(name) and seen:
            return None if name in self.possible_places else "person-family-ending"
        return None

    def _is_seen(self, name: str, evidence: Evidence) -> bool:
        """Whether a word of the language stands with a capital often enough where no sentence begins."""
        if "-" in name and not any(map(self.book.unheard, name.split("-"))):
            return False
        return self.book.unheard(name) or not self.book.english or self.book.inside[name] > 1 or evidence.company >= 6

    def _is_word(self, name: str, evidence: Evidence) -> bool:
        """Whether a word is one of the language for all it does: what says and does much in this book is somebody."""
        acts = evidence.company >= 6 and evidence.company >= 0.5 * evidence.occurrences
        return self.book.common(name, 1 if acts else 8)

    def _is_unheard(self, name: str, evidence: Evidence) -> bool:
        """Whether a word that English does not have is spoken of as nothing but a person is."""
        return (
            self.book.unheard(name)
            and evidence.located == 0
            and name not in self.possible_places
            and name.isalpha()
            and len(name) > 2
            and _ADJECTIVE.search(name) is None
            and (self.book.inside[name] > 0 or evidence.company > 1)
        )
