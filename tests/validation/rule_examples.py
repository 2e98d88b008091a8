"""Wrong and right examples of the rules that are programs, by the validator that knows them; docs/rules.md shows them.

Those of a validator stand in the place of the second paragraph of ``made.QUAY``.
"""

from __future__ import annotations

from typing import NamedTuple


class Example(NamedTuple):
    """What a rule complains of, and what it does not."""

    wrong: str
    right: str
    validator: str = ""
    """The validator that tells the two apart; for the others there are tests of their own."""


GRAMMAR = {
    "element-known": Example("<para>The sea.</para>", "<p>The sea.</p>", "relaxng"),
    "element-in-its-place": Example(
        "<p><list><item>a</item><p>b</p></list></p>", "<list><item>a</item></list>", "relaxng"
    ),
    "content-complete": Example("<list/>", "<list><item>ropes</item></list>", "relaxng"),
    "no-stray-text": Example("<list>ropes<item>sails</item></list>", "<list><item>ropes</item></list>", "relaxng"),
    "attribute-allowed": Example('<p colour="red">The sea.</p>', '<p rend="centre">The sea.</p>', "relaxng"),
    "attribute-present": Example("<p><gap/></p>", '<p><gap reason="lost"/></p>', "relaxng"),
    "attribute-value-allowed": Example(
        '<p><persName cert="sure" resp="#editor">Ada</persName></p>',
        '<p><persName cert="high" resp="#editor">Ada</persName></p>',
        "relaxng",
    ),
    "grammar-holds": Example("(a document that a grammar without element names refuses)", "(one that it accepts)"),
    "schema-holds": Example("<list/>", "<list><item>ropes</item></list>", "xsd"),
}

POINTERS = {
    "pointer-resolves": Example(
        '<p><ref target="#quay-p9999">there</ref></p>', '<p><ref target="#quay-p0001">there</ref></p>', "pointers"
    ),
    "file-is-there": Example(
        '<figure><graphic url="scan-12.png"/></figure>   <!-- the file is called scan-0012.png -->',
        '<figure><graphic url="scan-0012.png"/></figure>',
    ),
    "identifier-unique-in-edition": Example(
        '<p xml:id="p0001">…   <!-- in harbour.xml, and in quay.xml -->',
        '<p xml:id="harbour-p0001">…   <!-- in harbour.xml, and quay-p0001 in quay.xml -->',
    ),
    "identifier-unique": Example(
        '<p xml:id="quay-p0001">Second.</p>', '<p xml:id="quay-p0002">Second.</p>', "pointers"
    ),
}

FIDELITY = {
    "text-kept": Example("<p>The sea near.</p>", "<p>The sea is near.</p>", "fidelity"),
    "text-not-added": Example(
        "<p>The sea is very near.</p>", "<p>The sea is <supplied>very</supplied> near.</p>", "fidelity"
    ),
    "text-unchanged": Example(
        "<p>The sea is far.</p>", "<p>The sea is <choice><sic>near</sic><corr>far</corr></choice>.</p>", "fidelity"
    ),
    "text-is-source": Example("(the TEI of another book)", "(the TEI made from the raw text that was named)"),
}
"""The raw text is: The sea is near."""

FILES = {
    "document-is-read": Example("<TEI><text>…", '<TEI xmlns="http://www.tei-c.org/ns/1.0">…</TEI>'),
    "validation-runs": Example(
        "validate book.xml --schema gone.rng", "validate book.xml --schema schema/teiedition.rng"
    ),
    "schema-instruction-resolves": Example(
        '<?xml-model href="gone.rng"?>', '<?xml-model href="../schema/teiedition.rng"?>'
    ),
    "include-resolves": Example('<xi:include href="../../elsewhere.xml"/>', '<xi:include href="preface.xml"/>'),
    "grammar-is-current": Example(
        "(schema/teiedition.odd was changed)", "teiedition schema compile schema/teiedition.odd"
    ),
    "ignore-matches": Example(
        '[[validation.ignore]]\nrule = "pages-ascend"\nreason = "printed so"     # but no page descends',
        '[[validation.ignore]]\nrule = "pages-ascend"\nreason = "the printer numbered page 112 as 121"',
    ),
}

STAGES = {
    "mention-crosses-markup": Example("<hi>Captain Ada</hi> Lovelace", "<hi>Captain</hi> Ada Lovelace"),
    "mention-crosses-mention": Example(
        "(two recognisers, two names that overlap)", "(one name, or one within the other)"
    ),
    "override-matches": Example(
        "(an override for a line that the text does not have)", "(one that names a line as it stands)"
    ),
    "authority-name-long-enough": Example("<persName>A.</persName>", "<persName>Ada Lovelace</persName>"),
    "authority-entry-in-its-list": Example("(a place in listPerson.xml)", "(the place in listPlace.xml)"),
}

CERTIFICATE = {
    "certificate-is-current": Example(
        "(the TEI was changed after it was certified)", "teiedition certify book.xml --source book.txt"
    ),
    "certificate-holds": Example("(a certificate that says of the text what is not so)", "(one as certify wrote it)"),
    "certificate-of-this-source": Example(
        "(another raw text than the one certified)", "(the raw text whose digest it has)"
    ),
}

GROUPS = {
    "Files and configuration": FILES,
    "The grammar": GRAMMAR,
    "Pointers": POINTERS,
    "Fidelity to the raw text": FIDELITY,
    "The certificate of fidelity": CERTIFICATE,
    "Conversion and authority lists": STAGES,
}
