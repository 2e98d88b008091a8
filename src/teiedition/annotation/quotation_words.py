"""English words that tell what a quotation is: verbs of saying, and what announces a label, a word or a title."""

from __future__ import annotations

import re

from teiedition.annotation.quotation_saying import verbs_of_saying

_VERBS = verbs_of_saying()
SAYING = f"(?:{_VERBS['aloud']}|{_VERBS['written']})"
"""Verbs of saying, as a regular expression."""
ALOUD = re.compile(rf"\b{_VERBS['aloud']}\b")
"""Verbs of saying that are mostly used of spoken words."""

_TITLES = r"(?:(?:the|his|her|my|our|an?|old|young|Mrs?\.?|Dr\.?|Miss|Sir) )*"
_WHO = rf"(?:he|she|they|it|I|we|you|one|who|{_TITLES}[\w.]+(?: [A-Z]\w+)?)"
_ADVERB = r"(?:\w+ly |had |then |has |would |also )?"
SAID_BEFORE = re.compile(rf"\b{SAYING}\b(?:[ ,]+[\w’'-]+){{0,5}}?(?:,|:|—|–| that| how| of how)?\s*$")
"""Someone says, right before the opening mark."""
SAID_AFTER = re.compile(
    rf"^[\s,—–-]*(?:(?:and|as|so|but|for|then) )?"
    rf"(?:{SAYING}\b (?=\w)|{_WHO} {_ADVERB}{SAYING}\b|{_WHO} (?:goes|went) on\b)"
)
"""Someone says, right after the closing mark."""
CALLED_AFTER = re.compile(rf"[\s,—–-]*as {_WHO} (?:called|calls|termed|terms|named|put|puts)\b")
"""Someone calls it so, right after the closing mark."""

WORD_AS_WORD = re.compile(
    r"\b(?:words?|terms?|expressions?|phrases?|adjectives?|nouns?|verbs?|epithets?|names?|slogans?|mottos?|mottoes|"
    r"letters?|labels?|concepts?|notions?)\b(?: of| is| was| like| such as| as)?,?\s*$",
    re.IGNORECASE,
)
"""What announces a word as a word."""

_IT = r"(?: it| them| him| her| this)?(?: an?| the)?"
LABEL = re.compile(
    rf"\b(?:so[- ]called|self[- ](?:styled|proclaimed|appointed)|known as(?: an?| the)?|"
    rf"(?:called|calls|dubs|dubbed){_IT}|"
    r"(?:labelled|labeled|termed|styled|named|nicknamed|branded|denounced)(?: as)?(?: an?| the)?|under the heading|"
    r"(?:named|painted to look) like|terms like|in the name of the|the idea of(?: the)?|talks? (?:about|of)(?: the)?)"
    r"\s*$",
    re.IGNORECASE,
)
"""What announces a label from which the author keeps away."""

WORK = re.compile(
    r"\b(?:articles?|essays?|chapters?|pamphlets?|papers?|poems?|stor(?:y|ies)|tales?|songs?|hymns?|ballads?|sonnets?|"
    r"novels?|plays?|books?|reviews?|letters?|lectures?|prefaces?|entitled|titled|title|headed|sections?|editorial|"
    r"speech|film|series|reports?)(?: is| was| on| called| of)?,?\s*$",
    re.IGNORECASE,
)
"""What announces the title of a work."""

SMALL_WORDS = frozenset(
    word
    for line in (
        "a an and as at but by for from in into nor not of on or the to with against between upon over is s vs",
        "de der des die du el la le les und et von van",
    )
    for word in line.split()
)
"""Words that stay small in a title."""

FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|shall|should|can|could|may|might|must|do|does|did|"
    r"I|we|he|they|you|it|there)\b"
)
"""Words that only a clause has."""
