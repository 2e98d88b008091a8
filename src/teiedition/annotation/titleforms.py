"""The form of titles in running text: where one begins and ends without marks, and what sort of work it names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teiedition.annotation.lists import word_set

SMALL = word_set(
    "a an the of and or in on at by for from to with without into under over after before against between towards "
    "toward as is be its it et la le les l de des du en der die das und von im zum zur e il lo della dei del di y el "
    "los las al o da do na v i s its their his her not but concerning upon ma mon mes sa ses par pour dans sur aux "
    "sans ou nel nella about"
)
"""Words that stay small inside a title, in several languages."""

_UPPER = "A-ZÀ-ÖØ-Þ"
WORD = rf"(?:[dl]’)?[{_UPPER}][\w’'-]*"
_SMALL = "|".join(sorted(SMALL, key=len, reverse=True))
RUN = rf"{WORD}(?:(?: (?:{_SMALL})){{0,3}} (?:[dl][’'])?{WORD})+"
"""Words with capitals and small words between them."""
_RUN_NOT_BY = rf"{WORD}(?:(?: (?!by )(?:{_SMALL})){{0,3}} (?:[dl][’'])?{WORD})+"
"""The same, but for an author behind the title."""

WORK_NOUNS = (
    "articles?|essays?|pamphlets?|poems?|stor(?:y|ies)|tales?|songs?|hymns?|ballads?|novels?|plays?|comed(?:y|ies)|"
    "traged(?:y|ies)|operas?|operettas?|oratorios?|cantatas?|symphon(?:y|ies)|ballets?|books?|lectures?|newspapers?|journals?|"
    "magazines?|treatises?|tracts?|memoirs?|diary|periodical|weekly|romances?|autobiography|biography|films?|dramas?|works"
)
"""Words for works of all sorts."""

_ANNOUNCED = re.compile(rf"\b(?:entitled|(?:{WORK_NOUNS}) (?:called|named|titled)|authors? of),? ({RUN})")
_UNMARKED = re.compile(
    rf"\b(?:book|pamphlet|novel|opera|treatise|monograph|brochure|biography|autobiography),? "
    rf"(?!In\b|By\b)({RUN})(?! ?:)"
)
_APPEARED_IN = re.compile(
    rf"\b(?:appears?|appeared|published|republished|reprinted|printed|serialised|serialized|included|wrote) in "
    rf"(?:{WORD} in )?(?:(?:{WORD} )?{WORD}[’']s? )?({_RUN_NOT_BY}(?:: {_RUN_NOT_BY})?)"
)
_EDITION_OF = re.compile(rf"\b(?:[Ee]dition|[Rr]eprint|[Cc]op(?:y|ies)) of (?:(?:his|her|their) )?({RUN})")
_WITH_TRANSLATION = re.compile(
    rf"\b((?:Der|Die|Das|Les?|La|El|Il|Los|Las) {WORD}(?: {WORD})*) \((?=(?:The|An?) {WORD}(?: {WORD})*\))"
)
_COLLECTED = (
    "Writings|Works|Letters|Memoirs|Diary|Diaries|Essays|Speeches|Poems|Papers|Correspondence|Autobiography|Dictionary|"
    "Encyclopaedia|Catechism|Manifesto|Reader"
)
_WRITINGS_OF = re.compile(rf"(?:\w[’']s|s[’']) ((?:{WORD} (?:(?:and|of|on|the) )*)+(?:{_COLLECTED}))\b")
_BY_SOMEBODY = re.compile(rf"\b(?:[Ss]ee|[Rr]ead|reading) ({RUN}) by (?={WORD})")
_OF_SOMEBODY = re.compile(rf"(?<=[’']s )((?:The|A|An|On|Of|In|An?|Le|La|Les|Der|Die|Das) {RUN})")
_ARTICLE = re.compile(rf"(?<=[a-zß-ÿ,;] )((?:The|An?|On|Upon) (?!Vol\b){RUN})(?! ?:)")
"""An article with a capital within a sentence."""
_IN_YEAR = re.compile(rf"\b[Ii]n (?:his|her|their) ([{_UPPER}][^.,;:()“”\"]{{4,80}}?) \(1[4-9]\d\d\)")
BODY = re.compile(
    r"\b(?:Congress|Conference|Convention|Session|Meeting|Report|Speech|Letter|Committee|Party|Council|Soviets?|Plenum|"
    r"Assembly|Revolution|Uprising|Rebellion|Commune|Treaty|Battle|War|Street|Hall|University|College|Society|Church|"
    r"Declaration|Decree|Resolution|Act|Order|Memorandum|Telegram|Minutes|Proclamation|Manifesto|Constitution|Trial|"
    r"Election|Day|Government|Parliament|Court|Union|Association|Federation|International|Army|School|Club|Chapter|Part|"
    r"Pamphlet|Leaflet)\b"
)
"""What makes of capitals the name of a body, an event or a deed."""
LANGUAGES = re.compile(
    r"(?:(?:English|French|German|Russian|Italian|Spanish|Latin|Greek|Yiddish|Hebrew|Dutch|Polish|Swedish|Danish|Chinese|"
    r"Ukrainian|Esperanto|Portuguese|Arabic|Japanese|Scotch|Scottish|Irish|Welsh|Hungarian|"
    r"Scandinavian|American|European|Old|Middle|High|Low)(?:, | and | or | )?)+"
)
JOURNAL = (
    "Review|Studies|Journal|Zeitung|Gazette|Bulletin|Quarterly|Times|Monthly|Temps|Transactions|Herald|Tribune|Chronicle|"
    "Magazine|Mercury|Advertiser|Observer|Proceedings|Annals|Revue|Cahiers|Examiner|Spectator|Telegraph|Courier|Standard|"
    "Weekly|Daily|Trumpet|Messenger|Intelligencer|Register|Almanac|Almanack|Almanach|Nachrichten|Blatt|Blätter|News"
)
_LEVEL_J = re.compile(rf"\b(?:{JOURNAL})\b|^(?:Journal|Revue|Annals|Proceedings|Transactions|Cahiers|Bulletin) of\b")
_LEVEL_S = re.compile(r"\bSeries$|^(?:Studies|Monographs|Texts|Sources) (?:in|on|of) ")
_LEVEL_U = re.compile(
    r"[”\"’]? ?\(?(?:unpublished|Ph\.? ?D\.?|M\.?A\.? |doctoral|dissertation|thesis|manuscript|typescript)"
)
_NOT_JOURNAL = re.compile(r"\b(?:Journal|Chronicle|Register) (?:of|d[’'u])|\bHistory\b|: ")


_PATTERNS = (
    (_ANNOUNCED, "title-announced-by-noun", re.compile("entitled|titled|called|named|author")),
    (_UNMARKED, "title-announced-by-noun", re.compile("book|pamphlet|novel|opera|treatise|graph|brochure")),
    (_APPEARED_IN, "title-published-in", re.compile("ed in |ears in |wrote in ")),
    (_WRITINGS_OF, "title-of-somebody", re.compile(_COLLECTED)),
    (_BY_SOMEBODY, "title-published-in", re.compile("[Ss]ee |ead |reading ")),
    (_EDITION_OF, "title-published-in", re.compile("(?:dition|eprint|opy|opies) of ")),
    (_WITH_TRANSLATION, "title-with-article", re.compile(r" \((?:The|A)")),
    (_OF_SOMEBODY, "title-of-somebody", re.compile("[’']s ")),
    (_ARTICLE, "title-with-article", re.compile(" (?:The|An?|On|Upon) ")),
    (_IN_YEAR, "title-with-year", re.compile(r"\(1")),
)
"""Each pattern with its rule, and what must stand in the text in any case: to ask that first is much quicker."""


def in_running_text(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and rule of each title that the words around it make certain."""
    for pattern, rule, hint in _PATTERNS:
        if hint.search(text):
            for match in pattern.finditer(text):
                yield match.start(1), match.end(1), rule


def has_title_case(title: str) -> bool:
    """Whether two words or more have capitals, all but the small ones, the first in any case."""
    words = re.findall(r"[^\W\d_][\w’'-]*", title)
    large = [word for word in words if word.lower() not in SMALL]
    return len(words) > 1 and bool(large) and words[0][0].isupper() and all(word[0].isupper() for word in large)


def level(title: str, after: str) -> str:
    """Return the value of ``@level``: ``j`` for a periodical, ``s`` a series, ``u`` something unpublished, else ``m``.

    :param after: the words behind the title.
    """
    if _LEVEL_U.match(after.lstrip(' ,.”"’')):
        return "u"
    if _LEVEL_S.search(title):
        return "s"
    if _LEVEL_J.search(title) and not _NOT_JOURNAL.search(title):
        return "j"
    return "j" if re.match(r",? (?:vol\.? ?)?\d{1,3},? ?(?:no\.|\(|/)", after) and ":" not in title else "m"
