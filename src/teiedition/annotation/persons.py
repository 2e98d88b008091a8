"""Persons: where they are named, once the whole book has told which words are surnames."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from teiedition.annotation.book import Run, Token, word_after, word_before
from teiedition.annotation.bookindex import index_person
from teiedition.annotation.imprints import imprints
from teiedition.annotation.lists import BUILDINGS, generic_nouns, honorifics, not_names, word_set
from teiedition.annotation.personcontext import STRONG, names_speaker_or_author, strong_sign
from teiedition.annotation.personedges import (
    bracketed,
    inverted,
    is_family,
    is_firm,
    is_quoted,
    past_epithet,
    set_apart,
)
from teiedition.annotation.personevidence import LOCATIVE, is_located, named
from teiedition.annotation.personforms import (
    PARTICLES,
    Form,
    is_derived,
    is_given,
    is_honorific,
    is_strange,
    may_be_surname,
)
from teiedition.annotation.personnames import PersonNames
from teiedition.annotation.placeforms import AFTER, HOUSES, SURNAMES
from teiedition.annotation.placenames import is_at_or_told
from teiedition.model import Certainty, Mention
from teiedition.tei.passage import Passage

RULES = {
    "person-full-name": "Given name or initials and a surname.",
    "person-titled": "A name after a title or rank: Mr, Comrade, General.",
    "person-byline": "The name in a byline or signature.",
    "person-index": "A surname that the book's own index lists, or a name inverted there.",
    "person-surname": "A surname that the book introduces elsewhere with a given name, initials or a title.",
    "person-cast": "A name in capitals in a list of characters, or of the speaker of a line.",
    "person-company": "A word, never written small, that throughout the book keeps the company of persons' names.",
    "person-family-ending": "A word, never written small, with an ending of family names: -sky, -enko, -stein.",
    "person-unheard": "A word that the language does not have, spoken of as a person is.",
    "person-context": "A word where only the name of a person stands: said Orm, the pupil of Orm, Orm's “Tides”.",
    "person-inverted": "Surname and given name at the head of a reference: Orm, Ada.",
    "person-misspelt": "A word that differs in one letter from a surname of the book.",
    "person-renowned": "A person whom books name by this one word: Homer, Voltaire.",
    "person-given-name": "A given name alone.",
    "person-beside-surname": "An unknown word with a capital before a known surname: an unusual or spoilt given name.",
}

_DOUBTFUL = frozenset({None, "person-company", "person-renowned", "person-unheard"})
"""Rules by which a word before a known surname is rather its given name than a second surname."""
_GUESSED = frozenset({"person-unheard"})
"""Rules that the whole book speaks for, but not this very place."""
_STATE = re.compile(r", ([A-ZÀ-Þ][\w’-]+(?: [A-ZÀ-Þ][\w’-]+)?)")
_TEXT_NOUNS = word_set("Anthology Reader Papers Letters Diaries Memoirs Archive Works")


class Persons:
    """Recogniser of persons."""

    name = "persons"

    def __init__(self, names: PersonNames) -> None:
        self.names = names
        self.book = names.book
        self._possible: dict[str, bool] = {}
        self._runs = {id(passage): runs for passage, runs in zip(self.book.passages, self.book.runs, strict=True)}

    def mentions(self, passage: Passage) -> Iterator[Mention]:
        """Yield the persons named in a passage."""
        byline = passage.kind in ("byline", "docAuthor", "signed")
        apart = [imprint.publisher for imprint in imprints(passage.text) if imprint.publisher is not None]
        if passage.division == "index" and (entry := index_person(passage.text, self.book)) is not None:
            apart.append((entry.start, entry.end))
            yield Mention(entry.start, entry.end, "persName", "person-index")
        for mention in self._in_reference(passage):
            apart.append((mention.start, mention.end))
            yield mention
        starts = sorted(apart)
        for run in self._runs[id(passage)]:
            before = bisect_right(starts, (run.start, len(passage.text))) - 1
            if before < 0 or run.start >= starts[before][1]:
                yield from (
                    self._byline(passage, run) if byline and len(run.tokens) > 1 else self._in_run(passage, run)
                )

    def _in_reference(self, passage: Passage) -> Iterator[Mention]:
        """Yield names in forms that only editors use: completed in brackets, or with the surname first."""
        for start, end, given, surname in bracketed(passage.text):
            if is_given(given) and (surname in self.names.surnames or passage.text[start] != "["):
                yield Mention(start, end, "persName", "person-full-name")
        if "note" not in passage.within and passage.division not in ("notes", "bibliography"):
            return
        for start, end, given, surname in inverted(passage.text):
            known = surname in self.names.surnames if len(given.rstrip(".")) == 1 else is_given(given)
            if known and surname not in self.names.places and not self.book.common(surname):
                yield Mention(start, end, "persName", "person-inverted")

    def _byline(self, passage: Passage, run: Run) -> Iterator[Mention]:
        tokens = named(run)
        if tokens and word_before(passage.text, tokens[0].start) in ("of", "the", "a"):
            return  # the author of some other work
        if len(tokens) == 1:
            yield from self._in_run(passage, run)
        elif 2 <= len(tokens) <= 4 and tokens[-1].plain in self.names.surnames and self._may_sign(tokens):
            yield Mention(tokens[0].start, tokens[-1].end, "persName", "person-byline")

    def _may_sign(self, tokens: tuple[Token, ...]) -> bool:
        """Whether the words of a signature can be a name: not all of them are words of the language."""
        return any(
            token.initial or is_given(token.plain) or (self.book.unheard(token.plain) and not is_derived(token.plain))
            for token in tokens
        )

    def _in_run(self, passage: Passage, run: Run) -> Iterator[Mention]:
        found: list[tuple[int, int]] = []
        for form in self.names.forms(run):
            mention = self._by_form(passage, run, form)
            if mention is not None:
                found.append((mention.start, mention.end))
                if not self._is_other(passage, mention):
                    yield past_epithet(passage.text, mention)
        for at, token in enumerate(run.tokens):
            if _covered(token, found):
                continue
            for mention in self._surname(passage, run, at, found):
                if not self._is_other(passage, mention):
                    yield past_epithet(passage.text, mention)

    @staticmethod
    def _is_other(passage: Passage, mention: Mention) -> bool:
        """Whether the name is a firm’s, or the whole of what stands in quotation marks without being called out."""
        return is_firm(passage.text, mention.end) or is_quoted(passage.text, mention.start, mention.end)

    def _by_form(self, passage: Passage, run: Run, form: Form) -> Mention | None:
        surname = form.surname[-1] if form.surname else None
        after = self._next(run, form.end)
        if surname is None:
            return self._given_alone(passage, run, form, "" if after == "I" else after)
        if after in generic_nouns() and after not in _TEXT_NOUNS and not self._is_surname(surname):
            return None
        if is_strange(form) and set_apart(passage, form.start, form.end):
            return None
        if is_strange(form) and self.names.surnames.get(form.given) not in _DOUBTFUL:
            return None  # "for Orm Bell had"
        if form.titled and self.names.is_of_saint(passage.text, surname):
            return None
        if not form.titled and surname.plain in (HOUSES | AFTER if is_strange(form) else AFTER - SURNAMES):
            return None
        if self.names.is_family(surname.plain):
            return None
        if surname.plain in BUILDINGS and self._is_building(passage.text, form):
            return None
        if surname.text.isupper() and not form.titled and self.book.common(surname.text):
            return None  # words of a heading: "Hope Ends"
        if form.forename:
            if self.book.common(surname.text) and run.opens and form.forename[0] is run.tokens[0] and not form.titled:
                weak = self.names.evidence[surname.plain].forenames[form.given] < 2
                if weak and self.book.common(form.forename[0].text):
                    return None
            start, end = self._before_initials(run, form), self._past_middle_name(run, form)
            return Mention(start, end, "persName", "person-full-name")
        return Mention(form.start, form.end, "persName", "person-titled", None, Certainty.MEDIUM)

    def _is_building(self, text: str, form: Form) -> bool:
        """Whether a house is meant, and not somebody of that surname: at Orm Lodge, the Orms of Orm Lodge."""
        return word_before(text, form.start) in LOCATIVE or self._is_surname((form.forename or form.surname)[0])

    def _before_initials(self, run: Run, form: Form) -> int:
        """Return where the name begins: an unusual given name may stand before the initials, ``Ulu D. Orm``."""
        at = run.tokens.index(form.forename[0])
        if at and form.forename[0].initial and not form.titled and self._unknown_forename(run.tokens[at - 1], run):
            return run.tokens[at - 1].start
        return form.start

    def _past_middle_name(self, run: Run, form: Form) -> int:
        """Return where the name ends: what looks like the surname may stand before it, ``Ada Ledbury Orm``."""
        last = run.tokens[-1]
        if len(form.surname) == 1 and run.tokens[-2] == form.surname[0] and self._is_surname(last):
            middle, family = self.names.evidence[form.surname[0].plain], self.names.evidence[last.plain]
            known = family.index or family.forenames.total() > middle.forenames.total()
            return last.end if may_be_surname(last) and known and not middle.index else form.end
        return form.end

    def _given_alone(self, passage: Passage, run: Run, form: Form, after: str) -> Mention | None:
        token = form.forename[-1]
        word = token.plain
        if form.regnal:
            ruler = after not in generic_nouns()
            return Mention(form.start, form.end, "persName", "person-full-name") if ruler else None
        if word in self.names.places or self.book.common(word) or word in not_names() or after in generic_nouns():
            return None
        if self._within_place(run, form):
            return None
        if after and not form.titled and not self._is_surname(token):
            return None
        if not self.book.inside[token.plain] and self.names.evidence[word].company < 2:
            return None
        rule = self.names.surnames.get(word, "person-given-name")
        return Mention(form.start, form.end, "persName", rule, None, Certainty.MEDIUM)

    def _within_place(self, run: Run, form: Form) -> bool:
        """Whether a given name is the end of a place’s name: South Carolina."""
        at = next(at for at, token in enumerate(run.tokens) if token.start == form.start)
        return at > 0 and f"{run.tokens[at - 1].plain} {form.forename[0].plain}" in self.names.possible_places

    def _surname(self, passage: Passage, run: Run, at: int, found: list[tuple[int, int]]) -> Iterator[Mention]:
        token = run.tokens[at]
        if token.initial or (token.plain in self.names.rather_persons and is_located(passage.text, token.start)):
            return
        if token.plain in self.names.possible_places and self._is_in_state(passage.text, token.end):
            return
        if token.plain in self.names.estates and len(run.tokens) == 1 and self._is_estate(passage.text, token):
            return
        for part in self._parts(token):
            rule = self.names.surnames.get(part.plain)
            if rule in _GUESSED and set_apart(passage, part.start, part.end):
                continue
            if rule is None or not self._stands_for_person(run, at, part):
                rule = "person-context" if part is token and self._by_context(passage, run, at) else None
            if rule is None or self._is_forename(run, at) or is_family(passage.text, part):
                continue
            start = part.start
            before = run.tokens[at - 1] if at and part is token else None
            if before is not None and (before.plain in PARTICLES or (before.particle and before.text != "v.")):
                start = before.start
            elif part.plain in HOUSES | AFTER and before is not None:
                continue
            elif before is not None and not _covered(before, found) and self._goes_before(before, part, run):
                start, rule = before.start, "person-beside-surname"
            certainty = Certainty.HIGH if rule in ("person-index", "person-surname") else Certainty.MEDIUM
            found.append((start, part.end))
            yield Mention(start, part.end, "persName", rule, None, certainty)

    def _by_context(self, passage: Passage, run: Run, at: int) -> bool:
        """Whether a word stands where only a person is named, although the rest of the book does not tell it."""
        token = run.tokens[at]
        if len(run.tokens) > at + 1 or (at and run.tokens[at - 1].plain not in not_names()):
            return False
        if not self._may_name(token) or set_apart(passage, token.start, token.end):
            return False
        if self.names.is_listed(passage, token):
            return token.plain not in self.names.possible_places
        if self.book.unheard(token.plain):
            return strong_sign(passage, token) >= STRONG and not self.names.evidence[token.plain].located
        return not (run.opens and at == 0) and names_speaker_or_author(passage, token)

    def _may_name(self, token: Token) -> bool:
        """Whether a word can be a surname at all, wherever it stands."""
        word = token.text
        known = self._possible.get(word)
        if known is None:
            plain = token.plain
            known = self._possible[word] = not (
                len(plain) < 3
                or not may_be_surname(token)
                or word.isupper()
                or plain in honorifics()[1]
                or plain in BUILDINGS
                or plain in self.names.places
                or is_derived(plain)
            )
        return known

    def _is_in_state(self, text: str, end: int) -> bool:
        """Whether a state or country stands behind a name, so that it is that of a town: Orm, Alabama."""
        state = _STATE.match(text, end)
        return state is not None and (state[1] in self.names.places or state[1].partition(" ")[0] in self.names.places)

    @staticmethod
    def _is_estate(text: str, token: Token) -> bool:
        """Whether a family's house is meant here and not somebody of the family: at Orm, a place called Orm."""
        return word_after(text, token.end) != "’s" and is_at_or_told(text, token.start)

    def _parts(self, token: Token) -> list[Token]:
        """Return the word, or the surnames that a hyphen joins: Marx-Engels."""
        if "-" not in token.text:
            return [token]
        parts, start = [], token.start
        for part in token.text.split("-"):
            parts.append(Token.of(part, start))
            start += len(part) + 1
        known = all(part.text[:1].isupper() and self.names.surnames.get(part.plain) for part in parts)
        return parts if known else [token]

    def _is_surname(self, token: Token) -> bool:
        return self.names.surnames.get(token.plain) in ("person-index", "person-surname")

    def _stands_for_person(self, run: Run, at: int, token: Token) -> bool:
        """Whether a known surname, alone, is the person here: not a word of the language, not part of a firm's name."""
        evidence = self.names.evidence[token.plain]
        named = evidence.titled or evidence.index or evidence.byline or evidence.cast
        share = 2 if named or evidence.forenames else 8
        if self.names.surnames.get(token.plain) == "person-company":
            share = 1
        if self.book.common(token.text, share) and not (token.text.isupper() and named):
            return False
        after = self._next(run, token.end)
        if after in BUILDINGS or (after in generic_nouns() and after not in _TEXT_NOUNS):
            return False
        if token.plain in self.names.places and not self.names.rather_person(token.plain):
            return False
        if self.names.is_family(token.plain) or (after and self.names.is_family(after)):
            return False
        return not (at + 1 < len(run.tokens) and is_honorific(run.tokens, at) and is_given(run.tokens[at + 1].plain))

    def _is_forename(self, run: Run, at: int) -> bool:
        """Whether the word is the unusual given name of the person whose surname follows."""
        if at + 1 == len(run.tokens) or self.names.surnames.get(run.tokens[at].plain) not in _DOUBTFUL:
            return False
        after = run.tokens[at + 1]
        known = self.names.surnames.get(after.plain) is not None and self._stands_for_person(run, at + 1, after)
        return known and self._unknown_forename(run.tokens[at], run)

    def _goes_before(self, token: Token, surname: Token, run: Run) -> bool:
        """Whether the word before a surname is the bearer's given name."""
        if (token.plain, surname.plain) in self.names.pairs and token.plain not in self.names.places:
            return may_be_surname(token) and token.plain not in honorifics()[1]
        return self._unknown_forename(token, run)

    def _unknown_forename(self, token: Token, run: Run) -> bool:
        word = token.plain
        return (
            may_be_surname(token)
            and not (run.opens and token is run.tokens[0] and token.plain in not_names())
            and not self.book.common(token.text)
            and not is_derived(word)
            and self.names.surnames.get(word) in _DOUBTFUL
            and word not in self.names.places
            and word not in honorifics()[1]
            and "-" not in word
            and len(word) > 2
        )

    @staticmethod
    def _next(run: Run, end: int) -> str:
        """Return the capitalised word that follows in the same run."""
        return next((token.plain for token in run.tokens if token.start >= end), "")


def _covered(token: Token, found: list[tuple[int, int]]) -> bool:
    return any(start <= token.start < end for start, end in found)
