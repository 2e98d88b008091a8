"""English words that tell what a quotation is: verbs of saying, and what announces a label, a word or a title."""

from __future__ import annotations

import re

from teiedition.annotation.lists import word_set
from teiedition.annotation.quotation_saying import verbs_of_saying
from teiedition.annotation.titleforms import SMALL

_VERBS = verbs_of_saying()
SAYING = f"(?:{_VERBS['aloud']}|{_VERBS['written']})"
"""Verbs of saying, as a regular expression."""
ALOUD = re.compile(rf"\b{_VERBS['aloud']}\b")
"""Verbs of saying that are mostly used of spoken words."""

_TITLES = r"(?:(?:the|his|her|my|our|an?|old|young|Mrs?\.?|Dr\.?|Miss|Sir) )*"
_WHO = (
    rf"(?:he|she|they|it|I|we|you|one|who|{_TITLES}(?!(?:and|but|so|is|are|was|were|be|been|has|had) )"
    r"(?:[\w’'-]+|[A-Z][\w.]*)(?: [A-Z]\w+)?)"
)
_ADVERB = r"(?:\w+ly |had |then |has |would |also )?"
SAID_BEFORE = re.compile(rf"\b{SAYING}\b(?:[ ,]+[\w’'-]+){{0,5}}?(?:,|:|—|–| that| how| of how)?\s*$")
"""Someone says, right before the opening mark."""
SAID_AFTER = re.compile(
    rf"^[\s,—–-]*(?:(?:and|as|so|but|for|then) )?"
    rf"(?:{SAYING}\b (?=\w)|{_WHO} {_ADVERB}{SAYING}\b|{_WHO} (?:goes|went) on\b)"
)
"""Someone says, right after the closing mark."""
SAID_BETWEEN = re.compile(
    rf"[,?!….—–-][”’\"']\s*((?:{SAYING}\b (?=\w)|{_WHO} {_ADVERB}{SAYING}\b)[^“”\"]*)[,;:.!?—–-]\s*$"
)
"""Someone says, between a part of the speech and the next one."""
CALLED_AFTER = re.compile(
    rf"[\s,—–-]*(?:as {_WHO} (?:called|calls|termed|terms|named|put|puts)\b"
    rf"|{_WHO} (?:call|calls|called|termed|dubbed|named|nicknamed) (?:it|them|him|her|this|that)\b)"
)
"""Someone calls it so, right after the closing mark."""

_THAT_IS = r"(?: of| is| was| like| such as| as)?,?\s*$"
WORD_AS_WORD = re.compile(
    r"\b(?:word|terms?|adjectives?|nouns?|verbs?|epithets?|names?|letters?|labels?|syllables?|prefix|suffix)\b"
    + _THAT_IS,
    re.IGNORECASE,
)
"""What announces a word as a word."""
WORDS = re.compile(
    r"\b(?:words|expressions?|phrases?|slogans?|mottos?|mottoes|concepts?|notions?)\b" + _THAT_IS, re.IGNORECASE
)
"""What announces words as words, if they are few."""
OWN_WORDS = re.compile(r"(?:[’']s?|\b(?:his|her|their|own)) (?:\w+ )?(?:phrase|words|expression|slogan|motto),?\s*$")
"""What announces the words of somebody."""
DESCRIBED = re.compile(
    r"\b(?:describe[sd]?|describing|refer(?:s|red|ring)?|characteri[sz](?:e[sd]?|ing)|dismiss(?:es|ed|ing)|"
    r"condemn(?:s|ed|ing)?|regard(?:s|ed|ing)?|portray(?:s|ed|ing)?|hail(?:s|ed|ing)?)\b(?! to as)[^.;:“”\"]{1,60} as"
    r"(?: an?| the| being(?: \w+){0,3}| the \w+ of an?)?\s*$"
)
"""Somebody is described by somebody, in his words."""

_IT = r"(?: it| them| him| her| this)?(?: an?| the)?"
LABEL = re.compile(
    rf"\b(?:so[- ]called|self[- ](?:styled|proclaimed|appointed)|known as(?: an?| the)?|"
    rf"(?:call|called|calls|calling|dubs|dubbed){_IT}|"
    r"(?:labelled|labeled|termed|styled|named|nicknamed|branded|denounced)(?: as)?(?: an?| the)?|under the heading|"
    r"(?:named|painted to look) like|terms like|in the name of the|the idea of(?: the)?|talks? (?:about|of)(?: the)?)"
    r"\s*$",
    re.IGNORECASE,
)
"""What announces a label from which the author keeps away."""

WORK = re.compile(
    r"\b(?:articles?|essays?|chapters?|pamphlets?|papers?|poems?|stor(?:y|ies)|tales?|songs?|hymns?|ballads?|sonnets?|"
    r"novels?|plays?|books?|reviews?|letters?|lectures?|prefaces?|entitled|titled|title|headed|sections?|editorial|"
    r"speech|film|series|reports?|operas?|oratorios?|traged(?:y|ies)|comed(?:y|ies)|melodramas?|symphon(?:y|ies)|"
    r"cantatas?|overtures?|ballets?|works?|newspapers?|journals?|magazines?|periodicals?)"
    r"(?: is| was| on| called| of| as|,? such as|,? like)?[,:]?\s*$",
    re.IGNORECASE,
)
"""What announces the title of a work."""
WORK_WITH_TITLE = re.compile(
    r"\b(?:score|libretto|music|overture|performances?|production|arias?|chorus|edition|author|composer|heroine|plot|"
    r"preface|translation|issues?|cop(?:y|ies)|editors?|readers?|pages|(?:first|second|third|last) (?:part|half)|"
    r"instal?ments?)(?: of| to| from| for)(?: the| his| her)?\s*$"
)
"""What belongs to a work whose title follows."""
ISSUED = re.compile(
    r"[,.;”\"’']{0,2}\s*(?:\((?:[A-Z][a-z]+\.?,? )?1[4-9]\d\d\)|(?:[Vv]ol|[Nn]o)s?\.? ?\d|[Ii]ssue (?:[Nn]o\.? ?)?\d"
    r"|(?:which )?(?:was|were|is|had been) (?:first |then )?(?:given|performed|produced|published|printed|staged|sung|"
    r"played|reviewed|translated|dedicated|brought out)\b)"
)
"""Year, volume or number right behind a title, or how the work came before the public."""

SMALL_WORDS = SMALL | word_set("between upon over about is s vs this what who how when")
"""Words that stay small in a title."""
FOREIGN_WORDS = word_set(
    "la le les des du l d une avec dans sans chez der das dem den und als nach mit über zur zum vom et il lo della "
    "delle dei degli el los las"
)
"""Words that show a title in a language in which only the first word, or all nouns, have capitals."""

FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|shall|should|can|could|may|might|must|do|does|did|"
    r"I|we|he|they|you|it|there)\b"
)
"""Words that only a clause has."""
