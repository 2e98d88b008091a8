"""What is not well-formed is said in words that an editor understands, with what to do."""

from __future__ import annotations

import pytest

from teiedition.errors import SourceError
from teiedition.tei import TeiDocument
from teiedition.tei.malformed import MEND, in_plain_words

SPOILT = [
    ("<p>Rough & Ready</p>", "a bare & stands in the text", "Write &amp;"),
    ("<p>5 < 6</p>", "a bare < stands in the text", "&lt;"),
    ("<p>&nbsp;</p>", "the entity &nbsp; is not defined", "Write the character itself"),
    ("<div>\n<p>x</div>", "</div> stands where the p that begins on line 2 is still open", "Write </p> where it ends"),
    ("<div>\n<p>x", "the file ends within the p that begins on line 2", "end of the file"),
    ("<p n=1/>", "lacks its quotation marks", "Write them like"),
    ('<p n="1"rend="x"/>', "not parted by a space", "Put one"),
    ('<p n="<"/>', "a < stands in the value", "Write &lt;"),
    ('<p n="1" n="2"/>', "the attribute n stands twice", "Take one"),
    ("<tei:p/>", "the prefix tei of p is not declared", "xmlns:tei"),
    ('<p a:n="x"/>', "the prefix a of p is not declared", "xmlns:a"),
    ("<p>\x01</p>", "the character U+0001, which XML cannot hold", "Take it out"),
    ("<p>&#1;</p>", "the character U+0001, which XML cannot hold", "Take it out"),
    (b"<p>Gr\xfc\xdfe</p>", "bytes that are none in the encoding", "convert it to UTF-8"),
    ('<?xml version="1.0" encoding="UTF-9"?><p/>', "the encoding that the XML declaration names", "UTF-8"),
    ('\n<?xml version="1.0"?><p/>', "something stands before the XML declaration", "Begin the file"),
    ("<p/><p/>", "something follows the end of the document", "one root"),
    ("", "the file is empty", "Name the file"),
    ("Dear Sir,", "does not begin with a tag", "Name a TEI document"),
    ("<p><!-- a -- b --></p>", "a comment has -- in it", "no -- between"),
    ("<p>" * 3000, "elements lie one within the other", "not closed"),
]


@pytest.mark.parametrize(("content", "wrong", "mend"), SPOILT, ids=[wrong for _, wrong, _ in SPOILT])
def test_words_for_an_editor(content: str | bytes, wrong: str, mend: str) -> None:
    with pytest.raises(SourceError) as caught:
        TeiDocument.parse(content.encode() if isinstance(content, str) else content)
    assert "not well-formed XML: " in caught.value.message
    assert wrong in caught.value.message
    assert mend in str(caught.value)
    assert caught.value.message.count("line 1") + caught.value.message.count("line 2") >= 1


def test_what_is_not_known_is_said_as_it_is() -> None:
    assert in_plain_words("A strange thing, line 3, column 4") == ("A strange thing", MEND)
