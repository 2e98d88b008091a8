"""Figures for the structure: headings, page turns and false breaks, and blocks of every kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lxml import etree

from teiedition.evaluation.figures import Figures, agreement, share
from teiedition.evaluation.gold import GoldHead, GoldTurn
from teiedition.evaluation.reading import as_read, inline, innermost_block, plain
from teiedition.evaluation.words import AlignedText, Span
from teiedition.names import tei

_SHOWN = 12
_HEAD_OVERLAP = 0.6
_DIVISIONS = frozenset(tei(name) for name in ("div", "div1", "div2", "div3", "div4"))
HEADED = frozenset(tei(name) for name in "div div1 div2 div3 front body back text group".split())  # noqa: SIM905
_BYLINES = tuple(tei(name) for name in ("byline", "docAuthor", "author", "signed"))


# Headings


def heads(aligned: AlignedText, gold: Sequence[GoldHead], ignored: Sequence[Span]) -> Figures:
    """Return the figures of division headings; one is found where it shares most of its words with the gold's.

    Of the found ones, ``level``, ``text`` and (of all that have one) ``byline`` give the share that agrees.
    """
    candidates = headings(aligned, ignored)
    free = set(range(len(candidates)))
    missed = []
    levels = texts = bylines = signed = 0
    for head in gold:
        words = set(aligned.raw_in(head.span))
        best = max(((_jaccard(words, candidates[at][1]), at) for at in free), default=(0.0, -1))
        if best[0] < _HEAD_OVERLAP:
            missed.append(head.text[:50])
            continue
        free.discard(best[1])
        element = candidates[best[1]][0]
        levels += depth(element) == head.level
        texts += plain(as_read(element)) == plain(head.text)
        if head.byline is not None:
            signed += 1
            bylines += _has_byline(element, head.byline)
    found = len(gold) - len(missed)
    return Figures(
        (
            *agreement(found, len(candidates), len(gold)),
            ("level", share(levels, found)),
            ("text", share(texts, found)),
            *((("byline", share(bylines, signed)),) if signed else ()),
        ),
        tuple(missed[:_SHOWN]),
        tuple(plain("".join(candidates[at][0].itertext()))[:50] for at in sorted(free))[:_SHOWN],
    )


def headings(aligned: AlignedText, ignored: Sequence[Span] = ()) -> list[tuple[etree._Element, set[int]]]:
    """Return the headings of divisions with the raw words they hold."""
    found = []
    for element in aligned.elements("head"):
        parent = element.getparent()
        held = aligned.cover(element)
        if parent is None or parent.tag not in HEADED or not held:
            continue
        at = aligned.raw_offset(held[0])
        if not any(start <= at < end for start, end in ignored):
            found.append((element, set(held)))
    return found


def depth(head: etree._Element) -> int:
    """Return the level of a heading: 1 for a division that is in no other."""
    return sum(ancestor.tag in _DIVISIONS for ancestor in head.iterancestors())


def _has_byline(head: etree._Element, byline: str) -> bool:
    """Whether the first author line of the division reads as it ought to."""
    first = byline_of(head)
    return first is not None and plain(as_read(first)) in (plain(byline), plain(f"by {byline}"))


def byline_of(head: etree._Element) -> etree._Element | None:
    """Return the first author line of a heading's division."""
    division = head.getparent()
    return next(division.iter(*_BYLINES), None) if division is not None else None


# Page turns and false breaks


def turns(aligned: AlignedText, gold: Sequence[GoldTurn]) -> Figures:
    """Return the figures of page turns or false breaks: does one paragraph run across, as it ought to?

    ``accuracy`` is the share that is right, ``marked`` the share at which a ``pb`` stands; ``lost`` counts those
    whose words are not in the TEI, ``torn`` and ``run_together`` the two ways to be wrong.
    """
    outcomes: Counter[str] = Counter()
    marked = 0
    breaks = [aligned.first[element] for element in aligned.elements("pb")]
    end = len(aligned.raw_words) - 1
    for turn in gold:
        before, after = min(aligned.raw_at(turn.before), end), min(aligned.raw_at(turn.after), end)
        here, there = aligned.tei_word(before), aligned.tei_word(after)
        if here is None or there is None:
            outcomes["lost"] += 1
            continue
        block = innermost_block(aligned.holders(before))
        joined = block is not None and block is innermost_block(aligned.holders(after))
        outcomes["right" if joined == turn.joins else "torn" if turn.joins else "run_together"] += 1
        marked += any(here < at <= there for at in breaks)
    return Figures(
        (
            ("accuracy", share(outcomes["right"], len(gold))),
            ("expected", len(gold)),
            ("marked", share(marked, len(gold))),
            *((name, outcomes[name]) for name in ("torn", "run_together", "lost")),
        )
    )


# Blocks


def blocks(aligned: AlignedText, gold: Sequence[Span], elements: Sequence[etree._Element], overlap: float) -> Figures:
    """Return the figures of blocks: one is found where its words and the gold's overlap (Jaccard) so far.

    ``words`` is F1 over the words in such blocks.
    """
    expected = [words for span in gold if (words := set(aligned.raw_in(span)))]
    predicted = [words for element in elements if (words := set(aligned.cover(element)))]
    pairs = sorted(
        (
            (_jaccard(mine, theirs), at, other)
            for at, mine in enumerate(expected)
            for other, theirs in enumerate(predicted)
            if mine & theirs
        ),
        reverse=True,
    )
    found: dict[int, int] = {}
    used: set[int] = set()
    for likeness, at, other in pairs:
        if likeness >= overlap and at not in found and other not in used:
            found[at] = other
            used.add(other)
    mine, theirs = set().union(*expected), set().union(*predicted)
    by_word = dict(agreement(len(mine & theirs), len(theirs), len(mine)))["f1"]
    return Figures(
        (*agreement(len(found), len(predicted), len(expected)), ("words", by_word)),
        _beginnings(aligned, [words for at, words in enumerate(expected) if at not in found]),
        _beginnings(aligned, [words for at, words in enumerate(predicted) if at not in used]),
    )


def _beginnings(aligned: AlignedText, blocks_of_words: Sequence[set[int]]) -> tuple[str, ...]:
    return tuple(aligned.raw_text(min(words), min(words) + 7) for words in blocks_of_words[:_SHOWN])


def displayed_quotations(aligned: AlignedText, optional: Sequence[Span]) -> list[etree._Element]:
    """Return the displayed quotations outside mottoes, but for those that the gold lets be read either way."""
    either = [set(aligned.raw_in(span)) for span in optional]
    mottoes = {quote for motto in aligned.elements("epigraph") for quote in motto.iter(tei("quote"))}
    found = []
    for quote in _quotations(aligned):
        words = set(aligned.cover(quote))
        free = words and any(len(words & span) >= 0.8 * len(words) for span in either)
        if quote not in mottoes and not free:
            found.append(quote)
    return found


def _quotations(aligned: AlignedText) -> list[etree._Element]:
    bare = [cit for cit in aligned.elements("cit") if cit.find(f".//{tei('quote')}") is None]
    return [quote for quote in aligned.elements("quote") if not inline(quote)] + bare


def outermost(aligned: AlignedText, *names: str) -> list[etree._Element]:
    """Return the elements of these names that are in none of them: a closer with its signature inside is one."""
    tags = {tei(name) for name in names}
    return [
        element
        for element in aligned.elements(*names)
        if not any(ancestor.tag in tags for ancestor in element.iterancestors())
    ]


def _jaccard(one: set[int], other: set[int]) -> float:
    """Return how far two sets of words overlap: 1 where they are the same."""
    return len(one & other) / len(one | other)
