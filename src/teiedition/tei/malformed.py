"""What is not well-formed in a file, in plain words: what libxml2 says is for those who know how parsers work."""

from __future__ import annotations

import re
from collections.abc import Callable

Words = Callable[[re.Match[str]], tuple[str, str]]
"""Makes what is wrong, and what to do, from what libxml2 says."""

MEND = "Mend the file at this place; everything after it is unread."

_CHARACTER = "Write &amp; for a bare &, &lt; for a bare <."
_ENCODING = (
    'Say which encoding it is at the beginning, <?xml version="1.0" encoding="ISO-8859-1"?>, or convert it to UTF-8.'
)

_SAID: tuple[tuple[re.Pattern[str], Words], ...] = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"xmlParseEntityRef: no name|EntityRef: expecting ';'", lambda _: ("a bare & stands in the text", _CHARACTER)),
        (
            r"StartTag: invalid element name",
            lambda _: ("a bare < stands in the text, or a tag without name", _CHARACTER),
        ),
        (
            r"Entity '(.+?)' not defined",
            lambda said: (
                f"the entity &{said[1]}; is not defined",
                "Write the character itself; only &amp; &lt; &gt; &quot; &apos; are known everywhere.",
            ),
        ),
        (
            r"Opening and ending tag mismatch: (\S+) line (\d+) and (\S+)",
            lambda said: (
                f"</{said[3]}> stands where the {said[1]} that begins on line {said[2]} is still open",
                f"Write </{said[1]}> where it ends.",
            ),
        ),
        (
            r"(?:Premature end of data in tag|EndTag: '</' not found|expected '>').*?(?: (\S+) line (\d+))?$",
            lambda said: (
                f"the file ends within the {said[1]} that begins on line {said[2]}"
                if said[1]
                else "a tag is not closed",
                "See whether the end of the file was lost.",
            ),
        ),
        (
            r"AttValue: .* expected",
            lambda _: ("the value of an attribute lacks its quotation marks", 'Write them like type="chapter".'),
        ),
        (
            r"attributes construct error",
            lambda _: ("two attributes are not parted by a space", "Put one between them."),
        ),
        (
            r"Unescaped '<' not allowed in attributes values",
            lambda _: (
                "a < stands in the value of an attribute",
                "Write &lt;, or close the quotation marks before it.",
            ),
        ),
        (
            r"Attribute (\S+) redefined",
            lambda said: (f"the attribute {said[1]} stands twice in one tag", "Take one of the two out."),
        ),
        (
            r"Namespace prefix (\S+)(?: for \S+)? on (\S+) is not defined",
            lambda said: (
                f"the prefix {said[1]} of {said[2]} is not declared",
                f'Declare it with xmlns:{said[1]}="…", or take it away.',
            ),
        ),
        (
            r"Char value (\d+)|Char 0x([0-9A-Fa-f]+) out of",
            lambda said: (
                f"there is the character U+{int(said[1] or said[2], 10 if said[1] else 16):04X}, which XML cannot hold",
                "Take it out.",
            ),
        ),
        (
            r"Invalid bytes in character encoding|Input is not proper UTF-8|encoder error|invalid character in",
            lambda _: ("there are bytes that are none in the encoding of the file", _ENCODING),
        ),
        (
            r"XML declaration allowed only at the start|XML or text declaration not at start",
            lambda _: (
                "something stands before the XML declaration, if only an empty line",
                "Begin the file with <?xml …?>.",
            ),
        ),
        (
            r"Extra content at the end",
            lambda _: ("something follows the end of the document", "A file holds one document, with one root."),
        ),
        (
            r"Blank needed here|Malformed declaration|unsupported encoding|Unsupported encoding",
            lambda _: ("the encoding that the XML declaration names is none, or not that of the file", _ENCODING),
        ),
        (r"Document is empty", lambda _: ("the file is empty", "Name the file that was meant.")),
        (
            r"Start tag expected",
            lambda _: (
                "the file does not begin with a tag",
                "Name a TEI document; a raw text is turned into one by convert.",
            ),
        ),
        (
            r"Excessive depth in document: (\d+)",
            lambda said: (f"more than {said[1]} elements lie one within the other", "See which one is not closed."),
        ),
        (
            r"Double hyphen within comment|Comment not terminated|Comment must not contain",
            lambda _: (
                "a comment has -- in it, or no end",
                "It begins with <!--, ends with -->, and has no -- between.",
            ),
        ),
    )
)


def in_plain_words(said: str) -> tuple[str, str]:
    """Return what is wrong and what to do, for a message of libxml2's; the message itself where it is not known."""
    message = re.sub(r", line \d+, column \d+$", "", said)
    for pattern, words in _SAID:
        match = pattern.search(message)
        if match is not None:
            return words(match)
    return message, MEND
