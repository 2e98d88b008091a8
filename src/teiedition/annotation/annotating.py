"""One pass over a document: recognise, resolve, write.

What an earlier run wrote is taken out first, so that annotating twice changes nothing the second time, and so that a
second run after work on the authority lists brings everything up to date. An element that an editor has made or
confirmed carries no ``@resp`` of a rule and is never touched.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from teiedition.annotation.annotator import Annotator
from teiedition.annotation.bibliography import with_references
from teiedition.annotation.book import Book
from teiedition.annotation.bookindex import index_person
from teiedition.annotation.dates import Dates
from teiedition.annotation.gazetteer import Gazetteer
from teiedition.annotation.imprints import imprints
from teiedition.annotation.insertion import insert, remove
from teiedition.annotation.options import AnnotationOptions
from teiedition.annotation.organisations import OrganisationResolver, Organisations
from teiedition.annotation.personnames import PersonNames
from teiedition.annotation.persons import Persons
from teiedition.annotation.placenames import PlaceNames
from teiedition.annotation.placeresolution import PlaceResolver
from teiedition.annotation.places import ImprintPlaces, Places
from teiedition.annotation.plugins import PREFIX, recognisers
from teiedition.annotation.quotation_sources import clear_sources, link_sources
from teiedition.annotation.quotations import QuotationAnnotator, mend_chains
from teiedition.annotation.reach import within_reach
from teiedition.annotation.resolution import Found, PersonResolver
from teiedition.annotation.rules import RULES
from teiedition.annotation.ships import Ships
from teiedition.annotation.standoff import clear_standoff, write_standoff
from teiedition.annotation.titles import GUESSED, Titles
from teiedition.model import Entity, Finding, Mention
from teiedition.names import local, tei
from teiedition.tei.document import TeiDocument
from teiedition.tei.passage import passages

_NAMES = tuple(tei(name) for name in ("persName", "placeName", "orgName", "title", "rs", "name"))


def annotate(
    document: TeiDocument, authority: tuple[Entity, ...] = (), options: AnnotationOptions | None = None
) -> tuple[Finding, ...]:
    """Mark what is named and quoted in a document, in place, and list persons and places in its ``standOff``.

    :param authority: entries of the edition's authority lists; their names are found first.
    :returns: a finding for each mention that could not be tagged because it crosses other markup.
    """
    options = options or AnnotationOptions()
    listed = {entity.id for entity in authority}
    clear_sources(document)
    _take_out(document)
    clear_standoff(document, listed)
    book = Book(tuple(passages(document)))
    authority = within_reach(authority, book, _referred(document))
    places = PlaceNames.of(book)
    organisations = Organisations(book, places)
    found = _recognise(book, places, organisations, authority, options)
    taken = listed | document.by_id().keys()
    resolved, entities = _resolve(found, book, places, authority, taken)
    bodies = OrganisationResolver(authority, organisations.sigla, taken | entities.keys())
    resolved = bodies.resolve(resolved)
    entities |= bodies.entities
    if options.references:
        resolved = with_references(resolved, document.by_id().keys())
    findings = [finding for passage, mentions in resolved for finding in insert(passage, mentions)]
    if options.quotations:
        mend_chains(document)
        link_sources(document)
    used = {element.get("ref", "").removeprefix("#") for text in document.texts for element in text.iter(*_NAMES)}
    write_standoff(document, (entities[name] for name in used if name in entities))
    return tuple(findings)


def _referred(document: TeiDocument) -> frozenset[str]:
    """Return the identifiers that elements of the text refer to."""
    return frozenset(
        name.removeprefix("#")
        for text in document.texts
        for element in text.iter(*_NAMES)
        for name in element.get("ref", "").split()
    )


def _take_out(document: TeiDocument) -> None:
    """Remove what a rule of annotation has put into the text."""
    for text in document.texts:
        for element in list(text.iter(etree.Element)):
            rule = element.get("resp", "").removeprefix("rule:")
            if rule and (rule in RULES or rule.startswith(PREFIX)):
                parent = element.getparent()
                if local(element.tag) == "corr" and parent is not None:
                    remove(parent)
                else:
                    remove(element)


def _recognise(
    book: Book,
    places: PlaceNames,
    organisations: Organisations,
    authority: tuple[Entity, ...],
    options: AnnotationOptions,
) -> Found:
    """Return the mentions of each passage; where two cross or exclude each other, the first one is kept."""
    persons = PersonNames(book, places.certain(), frozenset(places.known), authority, places.estates)
    ships = Ships(book)
    titles = Titles(book, persons, ships)
    annotators: list[Annotator] = [
        *([Gazetteer(authority, book)] if authority else []),
        *([Dates(book.passages)] if options.dates else []),
        *([ImprintPlaces(places)] if options.places else []),
        *((ships, organisations) if options.organisations else ()),
        *([Persons(persons)] if options.persons else []),
        *([titles] if options.titles else []),
        *([Places(book, places, titles, persons.rather_persons)] if options.places else []),
        *recognisers(options.recognisers),
    ]
    quotations: Iterable[tuple[Mention, ...]] = ((),) * len(book.passages)
    if options.quotations:
        quotations = QuotationAnnotator().annotate_all(book.passages)
    found: Found = []
    for passage, quoted in zip(book.passages, quotations, strict=True):
        named = [mention for annotator in annotators for mention in annotator.mentions(passage)]
        shut = [(work.start, work.end) for work in (*quoted, *named) if work.element == "title"]
        shut += [imprint.publisher for imprint in imprints(passage.text) if imprint.publisher is not None]
        named = [one for one in named if one.element != "placeName" or not _inside(one, shut)]
        named = [one for one in named if not (one.evidence in GUESSED and _crosses(one, named))]
        marked = {one.start for one in quoted if one.element == "title"}
        named = [one for one in named if one.evidence != "title-in-quotes" or one.start not in marked]
        works = {mention.start: mention.end for mention in named if mention.element == "title"}
        named = [one for one in named if one.element != "persName" or works.get(one.start) != one.end]
        found.append((passage, [*(one for one in quoted if not _is_work(one, works)), *named]))
    return found


def _inside(one: Mention, spans: list[tuple[int, int]]) -> bool:
    return any(start <= one.start < end for start, end in spans)


def _crosses(one: Mention, others: list[Mention]) -> bool:
    return any(
        one.start < other.start < one.end < other.end or other.start < one.start < other.end < one.end
        for other in others
    )


def _is_work(quoted: Mention, works: dict[int, int]) -> bool:
    """Whether what stands in quotation marks is nothing but the title of a known work."""
    end = works.get(quoted.start, -1)
    return quoted.element != "choice" and end <= quoted.end <= end + 1


def _resolve(
    found: Found, book: Book, places: PlaceNames, authority: tuple[Entity, ...], taken: set[str]
) -> tuple[Found, dict[str, Entity]]:
    """Return the mentions with their references, and the entities by identifier."""
    index = [index_person(passage.text, book) for passage in book.passages if passage.division == "index"]
    persons = PersonResolver(
        authority, [(entry.forename, entry.surname) for entry in index if entry is not None], taken
    )
    persons.gather(found)
    by_identifier = {entity.id: entity for entity in authority} | persons.entities()
    located = PlaceResolver(authority, places, {*taken, *by_identifier})
    resolved = located.resolve(persons.resolve(found))
    return resolved, by_identifier | located.entities
